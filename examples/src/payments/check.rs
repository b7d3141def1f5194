//! `payments check`: validates documents.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use jsonapi_core::schema::Operation;
use jsonapi_core::{ErrorDocument, ErrorObject, Limits, Lines, Meta, ReadError};
use serde::Serialize;
use serde_json::Value;

use super::arguments::Check;
use super::outcome::{Failure, Outcome, complain, note};
use super::progress::Progress;
use super::resources::{Documented, Rules};

/// Checks each input; the worst outcome counts.
pub(super) fn run(check: &Check) -> Result<Outcome, Failure> {
    let checker = Checker {
        resource: check.resource,
        operation: check.what.into(),
        rules: Rules {
            endpoint_id: check.id.clone(),
            lenient: check.lenient,
            limits: Limits { bytes: check.max_bytes, ..Limits::default() },
        },
        several: check.files.len() > 1,
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut worst = Outcome::Valid;
    let mut all = None;
    let standard_input = [Path::new("-").to_owned()];
    let files = if check.files.is_empty() { &standard_input } else { check.files.as_slice() };
    for file in files {
        let input = match Input::open(file) {
            Ok(input) => input,
            Err(error) => {
                complain(&format!("{} cannot be opened: {error}", file.display()));
                worst = worst.max(Outcome::Unreadable);
                continue;
            }
        };
        let outcome = if check.ndjson {
            checker.lines(input, &mut output)?
        } else {
            checker.document(input, &mut all)
        };
        worst = worst.max(outcome);
    }
    if let Some(errors) = all {
        writeln!(output, "{}", errors.to_string_pretty().map_err(io::Error::from)?)?;
    }
    output.flush()?;
    Ok(worst)
}

/// A file or standard input.
struct Input {
    name: String,
    size: Option<u64>,
    content: Box<dyn Read>,
}

impl Input {
    fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            let (name, content) = ("standard input".to_owned(), Box::new(io::stdin().lock()));
            return Ok(Self { name, size: None, content });
        }
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let size = metadata.is_file().then_some(metadata.len());
        Ok(Self { name: path.display().to_string(), size, content: Box::new(file) })
    }
}

/// Says that an input failed. Nothing more can be said of it.
fn failed(name: &str, error: &io::Error) -> Outcome {
    complain(&format!("{name} cannot be read: {error}"));
    Outcome::Unreadable
}

/// What is checked, and how.
struct Checker {
    resource: &'static Documented,
    operation: Operation,
    rules: Rules,
    /// Whether there is more than one input, so that answers have to name theirs.
    several: bool,
}

/// What is said of one line, besides its errors.
#[derive(Serialize)]
struct Verdict<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
    valid: bool,
}

impl Verdict<'_> {
    /// Writes the verdict and the members of the error document as one object in one line.
    fn write(&self, errors: Option<&ErrorDocument>, output: &mut impl Write) -> io::Result<()> {
        let mut text = serde_json::to_vec(self)?;
        if let Some(errors) = errors {
            // As text: a server's numbers may be longer than serde's.
            text.pop();
            text.push(b',');
            text.extend(errors.to_vec()?.into_iter().skip(1));
        }
        text.push(b'\n');
        output.write_all(&text)
    }
}

impl Checker {
    /// Checks an input that is one document, and adds what is wrong with it to what is said of all.
    fn document(&self, input: Input, all: &mut Option<ErrorDocument>) -> Outcome {
        let body = match self.rules.limits.read(input.content) {
            Ok(body) => body,
            Err(error) => return failed(&input.name, &error),
        };
        let Some(mut errors) = self.errors_of(&body, 1) else {
            note(&format!("{}: valid", input.name));
            return Outcome::Valid;
        };
        note(&format!("{}: {}", input.name, counted(errors.errors.len(), "error")));
        if self.several {
            // What is said of all errors of a document stands at each: there are others beside them.
            let common = errors.meta.take().unwrap_or_else(Meta::new);
            for error in &mut errors.errors {
                let meta = error.meta.get_or_insert_with(Meta::new);
                meta.insert("file", input.name.as_str());
                for (name, value) in common.members() {
                    if let (None, Ok(value)) = (meta.get(&name), value.to::<Value>()) {
                        meta.insert(&name, value);
                    }
                }
            }
        }
        match all {
            Some(all) => all.errors.append(&mut errors.errors),
            None => *all = Some(errors),
        }
        Outcome::Invalid
    }

    /// Checks an input of one document per line, in memory for one line.
    fn lines(&self, input: Input, output: &mut impl Write) -> Result<Outcome, Failure> {
        let mut progress = Progress::new(input.size);
        let mut lines = Lines::new(input.content, self.rules.limits.bytes);
        let (mut valid, mut invalid) = (0, 0);
        loop {
            let line = match lines.next_line() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => return Ok(failed(&input.name, &error)),
            };
            if line.blank {
                continue;
            }
            let errors = self.errors_of(line.text, line.number);
            *if errors.is_none() { &mut valid } else { &mut invalid } += 1;
            let verdict = Verdict {
                file: self.several.then_some(&input.name),
                line: line.number,
                valid: errors.is_none(),
            };
            verdict.write(errors.as_ref(), output)?;
            if !lines.has_more_at_hand() {
                // Whoever reads the verdicts should not wait for a full buffer.
                output.flush()?;
            }
            progress.set(lines.bytes());
        }
        drop(progress);
        output.flush()?;
        let checked = counted(valid + invalid, "document");
        note(&format!("{}: {checked}, {invalid} invalid", input.name));
        Ok(if invalid == 0 { Outcome::Valid } else { Outcome::Invalid })
    }

    /// The error document that a document deserves, if it deserves one. It begins at this line.
    fn errors_of(&self, body: &[u8], line: u64) -> Option<ErrorDocument> {
        match self.resource.check(self.operation, body, &self.rules) {
            Ok(()) => None,
            Err(ReadError::Invalid(violations)) => Some(violations.from_line(line).to_document()),
            Err(ReadError::Errors(errors)) => {
                let mut errors = writable(*errors);
                // These are not about the document: they are what it says.
                errors.meta.get_or_insert_with(Meta::new).insert("reported_by", "server");
                Some(errors)
            }
        }
    }
}

/// What a server reports, without what breaks the rules for error documents: it cannot be written,
/// and what is said counts more.
fn writable(mut document: ErrorDocument) -> ErrorDocument {
    if document.to_vec().is_ok() {
        return document;
    }
    for error in &mut document.errors {
        let ErrorObject { id, status, code, title, detail, .. } = core::mem::take(error);
        let title = title.or_else(|| Some("An error without a title".to_owned()));
        let (status, other) = match status {
            Some(status) if !is_status(&status) => (None, Some(status)),
            status => (status, None),
        };
        let code = code.or(other);
        *error = ErrorObject { id, status, code, title, detail, ..ErrorObject::default() };
    }
    if document.errors.is_empty() {
        let title = Some("An error document without errors".to_owned());
        document.errors.push(ErrorObject { title, ..ErrorObject::default() });
    }
    ErrorDocument::new(document.errors)
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.parse().is_ok_and(|status: u16| (100..600).contains(&status))
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
