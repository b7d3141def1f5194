//! `jsonapi check`: the inputs, one by one.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use jsonapi_core::check::{Cardinality, Check, Fetch};
use jsonapi_core::{ErrorObject, Limits, Lines};

use super::arguments::{self, ClientIds, Format, Request, Response};
use super::input::Input;
use super::outcome::{Failure, Outcome, complain, counted, note};
use super::report::{self, Source, Style};

/// Checks each input; the worst outcome counts.
pub(super) fn run(arguments: &arguments::Check) -> Result<Outcome, Failure> {
    let limits = Limits { bytes: arguments.max_bytes, ..Limits::default() };
    let checker = Checker {
        check: rules(arguments, limits)?,
        limits,
        style: match (arguments.format, arguments.ndjson) {
            (Some(Format::Text), _) | (None, false) => Style::Text,
            (Some(Format::Json), false) => Style::Document,
            (Some(Format::Json) | None, true) => Style::Verdict,
        },
        several: arguments.files.len() > 1,
    };
    let standard_input = [PathBuf::from("-")];
    let files =
        if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut output: BufWriter<Box<dyn Write>> = BufWriter::new(match checker.style {
        Style::Text => Box::new(anstream::stdout().lock()),
        // JSON has no colours, and stays what it is.
        Style::Document | Style::Verdict => Box::new(io::stdout().lock()),
    });
    let mut worst = Outcome::Valid;
    let mut errors = Vec::new();
    for file in files {
        let outcome = match Input::open(file) {
            Ok(input) if arguments.ndjson => checker.lines(input, &mut output)?,
            Ok(input) => checker.document(input, &mut errors, &mut output)?,
            Err(error) => {
                complain(&format!("{} cannot be opened: {error}", file.display()));
                Outcome::Unreadable
            }
        };
        worst = worst.max(outcome);
    }
    if !errors.is_empty() {
        report::document(errors, &mut output)?;
    }
    output.flush()?;
    Ok(worst)
}

/// The rules that the arguments ask for.
fn rules(arguments: &arguments::Check, limits: Limits) -> Result<Check, Failure> {
    let mut check = match (arguments.request, arguments.response) {
        (Some(Request::Create), _) => Check::create(),
        (Some(Request::Update), _) => Check::update(),
        (Some(Request::Relationship), _) => Check::relationship(Cardinality::Any),
        (Some(Request::RelationshipToOne), _) => Check::relationship(Cardinality::ToOne),
        (Some(Request::RelationshipToMany), _) => Check::relationship(Cardinality::ToMany),
        (Some(Request::Atomic), _) => Check::atomic_request(),
        (None, Some(Response::Atomic)) => Check::atomic_response(),
        (None, Some(Response::Resource)) => Check::response_to(Fetch::Resource),
        (None, Some(Response::Collection)) => Check::response_to(Fetch::Collection),
        (None, Some(Response::Relationship)) => Check::response_to(Fetch::Relationship),
        (None, None) => Check::response(),
    };
    check = check.limits(limits);
    if let Some(path) = &arguments.request_document {
        check = with_request(check, path, limits)?;
    }
    for name in &arguments.endpoint_type {
        check = check.endpoint_type(name);
    }
    if let Some(id) = &arguments.endpoint_id {
        check = check.endpoint_id(id);
    }
    if let Some(client_ids) = arguments.client_ids {
        check = check.client_ids(client_ids == ClientIds::Allowed);
    }
    for extension in &arguments.ext {
        check = check.extension(extension.clone());
    }
    for name in &arguments.fields {
        check = check.sparse(name);
    }
    for pointer in &arguments.paginated {
        check = check.paginated(pointer);
    }
    Ok(if arguments.free_meta_names { check.free_meta_names() } else { check })
}

fn with_request(check: Check, path: &Path, limits: Limits) -> Result<Check, Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::Input(format!("the request document {} {reason}", path.display()))
    };
    let body = Input::open(path)
        .and_then(|input| limits.read(input.content))
        .map_err(|error| failed(&format_args!("cannot be read: {error}")))?;
    if body.len() > limits.bytes {
        return Err(failed(&format_args!("has more than {} bytes", limits.bytes)));
    }
    check.request(&body).map_err(|error| failed(&format_args!("is not JSON: {error}")))
}

/// What is checked, and how.
struct Checker {
    check: Check,
    limits: Limits,
    style: Style,
    /// Whether there is more than one input, so that answers have to name theirs.
    several: bool,
}

impl Checker {
    /// Checks an input that is one document. What is printed as one document for all inputs is
    /// added to `errors`.
    fn document(
        &self,
        input: Input,
        errors: &mut Vec<ErrorObject>,
        output: &mut impl Write,
    ) -> Result<Outcome, Failure> {
        let name = input.name;
        let body = match self.limits.read(input.content) {
            Ok(body) => body,
            Err(error) => return Ok(failed(&name, &error)),
        };
        let Err(violations) = self.check.from_slice(&body) else {
            note(&format!("{name}: valid"));
            return Ok(Outcome::Valid);
        };
        let source = Source { name: &name, named: self.several, body: &body, line: 1 };
        match self.style {
            Style::Document => errors.extend(report::errors(&source, &violations)),
            Style::Text | Style::Verdict => self.style.write(&source, Some(&violations), output)?,
        }
        // The note comes behind the violations where both go to one terminal.
        output.flush()?;
        let count = violations.as_slice().len().saturating_add(violations.more());
        note(&format!("{name}: {}", counted(count, "violation")));
        Ok(Outcome::Invalid)
    }

    /// Checks an input of one document per line, in memory for one line.
    fn lines(&self, input: Input, output: &mut impl Write) -> Result<Outcome, Failure> {
        let name = input.name;
        let mut lines = Lines::new(input.content, self.limits.bytes);
        let (mut valid, mut invalid) = (0, 0);
        loop {
            let line = match lines.next_line() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    output.flush()?;
                    return Ok(failed(&name, &error));
                }
            };
            if line.blank {
                continue;
            }
            let violations = self.check.from_slice(line.text).err();
            let violations = violations.map(|violations| violations.from_line(line.number));
            *if violations.is_none() { &mut valid } else { &mut invalid } += 1;
            let source =
                Source { name: &name, named: self.several, body: line.text, line: line.number };
            self.style.write(&source, violations.as_ref(), output)?;
            if !lines.has_more_at_hand() {
                // Whoever reads the verdicts should not wait for a full buffer.
                output.flush()?;
            }
        }
        output.flush()?;
        let checked = counted(valid + invalid, "document");
        note(&format!("{name}: {checked}, {invalid} invalid"));
        Ok(if invalid == 0 { Outcome::Valid } else { Outcome::Invalid })
    }
}

/// Says that an input failed. Nothing more can be said of it.
fn failed(name: &str, error: &io::Error) -> Outcome {
    complain(&format!("{name} cannot be read: {error}"));
    Outcome::Unreadable
}
