//! The command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jsonapi_core::Limits;
use jsonapi_core::schema::Operation;

use super::outcome::Failure;
use super::resources::{self, Documented};

/// Checks, builds and describes JSON:API payloads of documented resources, and explains queries.
///
/// Without a command: a short tour on the documented requests and responses.
#[derive(Debug, Parser)]
#[command(
    name = "payments",
    version,
    after_help = "Exit status: 0 if everything is valid, 1 if a document or query broke rules, \
                  2 if the arguments or an input cannot be used."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Build(Build),
    Schema(Schema),
    Query(Query),
}

/// Validates documents; prints one error document for all that break rules.
///
/// Requests are checked strictly: members that the resource does not know are errors. Responses
/// are read as a client reads them, so such members are passed over. A response may hold one
/// resource, `null` or an array of resources; a response that is itself an error document counts
/// as invalid, and its errors are printed.
///
/// Where several files are checked, `meta.file` of an error (with --ndjson, `file` of a verdict)
/// names the file.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// What the documents are.
    pub(super) what: What,
    /// The resource type, in the current edition or in an older one (`type@edition`).
    #[arg(value_name = "TYPE", value_parser = resource_parser())]
    pub(super) resource: &'static Documented,
    /// Files to check; `-` or no file is standard input.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The id in the endpoint's URL, percent-decoded. The payload of an update has to repeat it; in
    /// HAL it may leave it out.
    #[arg(long)]
    pub(super) id: Option<String>,
    /// Pass over members that the resource does not know.
    #[arg(long)]
    pub(super) lenient: bool,
    /// Check one document per line and print one verdict per line. Blank lines are skipped.
    #[arg(long)]
    pub(super) ndjson: bool,
    /// The most bytes that a document, or a line with --ndjson, may have.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    pub(super) max_bytes: usize,
}

/// Prints the payload that creates or updates a resource, or what is wrong with it.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// What the payload does.
    pub(super) what: Write,
    /// The resource type, in the current edition or in an older one (`type@edition`).
    #[arg(value_name = "TYPE", value_parser = resource_parser())]
    pub(super) resource: &'static Documented,
    /// The resource's id; needed for an update.
    #[arg(long, required_if_eq("what", "update"))]
    pub(super) id: Option<String>,
    /// Set an attribute. The value is text where the attribute is a string, otherwise JSON;
    /// NAME:=JSON is JSON in any case. In HAL, NAME may be a path: `buyerInformation.email`.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(super) set: Vec<String>,
    /// Set an attribute or a to-one relationship to null, or empty a to-many relationship. In HAL,
    /// NAME may be a path.
    #[arg(long, value_name = "NAME")]
    pub(super) clear: Vec<String>,
    /// Link a resource: NAME=ID where one type is possible, else NAME=TYPE:ID. For a to-many
    /// relationship several of them, with commas between or in several options.
    #[arg(long, value_name = "NAME=[TYPE:]ID")]
    pub(super) rel: Vec<String>,
}

/// Prints the members of a resource, and in which operations they have to be there.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The resource type, in the current edition or in an older one (`type@edition`).
    #[arg(value_name = "TYPE", value_parser = resource_parser())]
    pub(super) resource: &'static Documented,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub(super) json: bool,
}

/// Says what the query of a request for a collection asks for, or what is wrong with it.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// The resource type, in the current edition or in an older one (`type@edition`).
    #[arg(value_name = "TYPE", value_parser = resource_parser())]
    pub(super) resource: &'static Documented,
    /// The URL of the request, or what is behind its `?`.
    #[arg(value_name = "URL")]
    pub(super) url: String,
    /// Print JSON instead of text.
    #[arg(long)]
    pub(super) json: bool,
}

/// What a document that is checked can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// The payload of a POST.
    Create,
    /// The payload of a PATCH.
    Update,
    /// What a server answers.
    Response,
}

impl From<What> for Operation {
    fn from(what: What) -> Self {
        match what {
            What::Create => Self::Create,
            What::Update => Self::Update,
            What::Response => Self::Read,
        }
    }
}

/// What a payload that is built can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Write {
    /// The payload of a POST.
    Create,
    /// The payload of a PATCH.
    Update,
}

impl From<Write> for Operation {
    fn from(what: Write) -> Self {
        match what {
            Write::Create => Self::Create,
            Write::Update => Self::Update,
        }
    }
}

impl Arguments {
    /// The process's arguments.
    pub(super) fn parsed() -> Result<Self, Failure> {
        let arguments = Self::try_parse()?;
        if let Some(Command::Check(check)) = &arguments.command
            && check.id.is_some()
            && check.what != What::Update
        {
            let message = "only the URL of an update has an id: leave --id out";
            return Err(misused("check", ErrorKind::ArgumentConflict, message));
        }
        Ok(arguments)
    }
}

/// Arguments of a command that are well-formed and still make no sense.
pub(super) fn misused(command: &str, kind: ErrorKind, message: &str) -> Failure {
    let mut program = Arguments::command();
    // Without this, the usage that is printed with the message lacks the program's name.
    program.build();
    match program.find_subcommand_mut(command) {
        Some(command) => command.error(kind, message),
        None => program.error(kind, message),
    }
    .into()
}

fn resource_parser() -> impl TypedValueParser<Value = &'static Documented> {
    PossibleValuesParser::new(resources::ALL.iter().map(|known| known.name)).try_map(|name| {
        resources::ALL.iter().find(|known| known.name == name).ok_or("no such resource type")
    })
}
