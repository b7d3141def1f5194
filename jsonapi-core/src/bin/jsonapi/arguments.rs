//! The command line.

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jsonapi_core::Limits;
use jsonapi_core::check::Extension;

use super::outcome::Failure;

/// Checks documents and queries against JSON:API 1.1, and explains what is wrong with them.
#[derive(Debug, Parser)]
#[command(
    name = "jsonapi",
    version,
    after_help = "Exit status: 0 if everything is valid, 1 if a document or query broke rules, \
                  2 if the arguments or an input cannot be used."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Box<Check>),
    Query(Query),
    Explain(Explain),
}

/// Checks documents, and shows where they break rules.
///
/// Without --request or --response a document is a server's response to anything.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files to check; `-` or no file is standard input.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The documents are requests that do this.
    #[arg(long, value_name = "WHAT", conflicts_with = "response")]
    pub(super) request: Option<Request>,
    /// The documents are responses that answer this.
    #[arg(long, value_name = "TARGET")]
    pub(super) response: Option<Response>,
    /// A resource type that the endpoint of the request accepts; several times for several types.
    #[arg(long, value_name = "TYPE", requires = "request", conflicts_with = "response")]
    pub(super) endpoint_type: Vec<String>,
    /// The id in the endpoint's URL, percent-decoded, which an update has to repeat.
    #[arg(long, value_name = "ID", requires = "request", conflicts_with = "response")]
    pub(super) endpoint_id: Option<String>,
    /// Whether clients may give ids to what they create; nothing is said of that by default.
    #[arg(long, value_name = "WHETHER", requires = "request", conflicts_with = "response")]
    pub(super) client_ids: Option<ClientIds>,
    /// Apply an extension, so that its members are legal; several times for several extensions.
    #[arg(long, value_name = "URI=NAMESPACE", value_parser = extension)]
    pub(super) ext: Vec<Extension>,
    /// A resource type for which the request asked for a sparse fieldset; several times for
    /// several types.
    #[arg(long, value_name = "TYPE", conflicts_with = "request")]
    pub(super) fields: Vec<String>,
    /// The request that the responses answer: pointers of errors have to lead to values in it, and
    /// atomic results have to fit its operations.
    #[arg(long, value_name = "FILE", conflicts_with = "request")]
    pub(super) request_document: Option<PathBuf>,
    /// The array at this place is paginated by the Cursor Pagination profile; several times for
    /// several arrays.
    #[arg(long, value_name = "POINTER", value_parser = pointer, conflicts_with = "request")]
    pub(super) paginated: Vec<String>,
    /// Let any names pass in `meta`.
    #[arg(long)]
    pub(super) free_meta_names: bool,
    /// How violations are printed: text by default, JSON verdicts with --ndjson.
    #[arg(long)]
    pub(super) format: Option<Format>,
    /// Check one document per line and print one verdict per line. Blank lines are skipped.
    #[arg(long)]
    pub(super) ndjson: bool,
    /// The most bytes that a document, or a line with --ndjson, may have.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    pub(super) max_bytes: usize,
}

/// Says what a query asks for, or what is wrong with it.
///
/// Without --schema it is held against the rules of the specification alone.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// A URL, a path with a query, or a query alone.
    #[arg(value_name = "URL")]
    pub(super) url: String,
    /// What the endpoint knows: the description of a resource as `payments schema --json` prints it,
    /// several times for several types, or that of a server: its `types` with their `attributes` and
    /// `relationships`, and what it supports.
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Vec<PathBuf>,
    /// The resource type of the endpoint; by default the one whose path or name the URL ends with,
    /// or the first one that is described.
    #[arg(long = "type", value_name = "TYPE", requires = "schema")]
    pub(super) resource_type: Option<String>,
    /// How the endpoint paginates; by default it takes any members of the family `page`.
    #[arg(long, value_name = "HOW")]
    pub(super) page: Option<Paging>,
    /// The largest page.
    #[arg(long, value_name = "SIZE", requires = "page")]
    pub(super) max_size: Option<u64>,
    /// A parameter of the endpoint's own; several times for several parameters.
    #[arg(long, value_name = "NAME", requires = "schema")]
    pub(super) parameter: Vec<String>,
    /// A parameter of an extension that is applied; several times for several parameters.
    #[arg(long, value_name = "NAMESPACE:NAME", requires = "schema")]
    pub(super) extension_parameter: Vec<String>,
    /// How the answer is printed.
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
}

/// How an endpoint paginates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Paging {
    /// By `page[number]` and `page[size]`.
    Number,
    /// By `page[offset]` and `page[limit]`.
    Offset,
    /// By `page[after]`, `page[before]` and `page[size]`, as the Cursor Pagination profile has it.
    Cursor,
    /// Not at all.
    None,
}

/// Says what the code of a violation means and which requirements it stands for.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code, such as `not-linked`; without one, all of them are listed.
    pub(super) code: Option<String>,
}

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Request {
    /// Creates a resource.
    Create,
    /// Updates a resource.
    Update,
    /// Changes the linkage of a relationship: to many if it is an array, to one otherwise.
    Relationship,
    /// Sets the linkage of a to-one relationship.
    RelationshipToOne,
    /// Sets, adds or removes linkage of a to-many relationship.
    RelationshipToMany,
    /// Has atomic operations.
    Atomic,
}

/// What a response answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Response {
    /// One resource, or null.
    Resource,
    /// A collection.
    Collection,
    /// The linkage of a relationship.
    Relationship,
    /// The results of atomic operations.
    Atomic,
}

/// Whether an endpoint takes ids that clients made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ClientIds {
    /// It takes them.
    Allowed,
    /// It does not.
    Forbidden,
}

/// How violations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the place in the text.
    Text,
    /// As JSON: an error document, and of a query what it asks for.
    Json,
}

impl Arguments {
    /// The process's arguments.
    pub(super) fn parsed() -> Result<Self, Failure> {
        let arguments = Self::try_parse()?;
        if let Command::Check(check) = &arguments.command
            && let Some(message) = contradiction(check)
        {
            return Err(misused("check", ErrorKind::ArgumentConflict, message));
        }
        Ok(arguments)
    }
}

/// What makes no sense in arguments that are well-formed.
fn contradiction(check: &Check) -> Option<&'static str> {
    let standard_input = Path::new("-");
    if check.request_document.as_deref() == Some(standard_input)
        && (check.files.is_empty() || check.files.iter().any(|file| file == standard_input))
    {
        return Some("standard input cannot be both the request and its responses");
    }
    // The rest would not be looked at.
    let request = check.request?;
    let is_create_or_update = matches!(request, Request::Create | Request::Update);
    if !check.endpoint_type.is_empty() && !is_create_or_update {
        return Some("--endpoint-type is for the requests `create` and `update`");
    }
    if check.endpoint_id.is_some() && request != Request::Update {
        return Some("only the URL of an update has an id: leave --endpoint-id out");
    }
    if check.client_ids.is_some() && !matches!(request, Request::Create | Request::Atomic) {
        return Some("--client-ids is for the requests `create` and `atomic`");
    }
    None
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

/// A URI may have `=` in it, a namespace may not.
fn extension(text: &str) -> Result<Extension, String> {
    let Some((uri, namespace)) = text.rsplit_once('=') else {
        return Err("the namespace is missing: URI=NAMESPACE".to_owned());
    };
    Extension::new(uri, namespace).map_err(|error| error.to_string())
}

fn pointer(text: &str) -> Result<String, &'static str> {
    if text.starts_with('/') {
        Ok(text.to_owned())
    } else {
        Err("a JSON Pointer begins with `/`, such as `/data`")
    }
}
