//! What is said of a document.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Colour};
use jsonapi_core::violation::Fault;
use jsonapi_core::{ErrorDocument, ErrorObject, Meta, Violation, Violations};

use super::excerpt::{Excerpt, visible};
use super::places::Places;

/// How it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// For people.
    Text,
    /// As one error document for all inputs.
    Document,
    /// As one line of JSON, also for a document that is valid.
    Verdict,
}

/// A document, and where it comes from.
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    /// Whether a program needs to be told the name.
    pub(super) named: bool,
    pub(super) body: &'a [u8],
    /// The number of the document's first line.
    pub(super) line: u64,
}

impl Style {
    /// Says what is wrong with a document, if something is.
    pub(super) fn write(
        self,
        source: &Source<'_>,
        violations: Option<&Violations>,
        output: &mut impl Write,
    ) -> io::Result<()> {
        match (self, violations) {
            (Self::Text, Some(violations)) => text(source, violations, output),
            (Self::Verdict, violations) => verdict(source, violations, output),
            // One document says it of all inputs, at the end.
            (Self::Document, _) | (Self::Text, None) => Ok(()),
        }
    }
}

fn text(source: &Source<'_>, violations: &Violations, output: &mut impl Write) -> io::Result<()> {
    let mut places = Places::new(source.body, source.line);
    for violation in violations {
        one(source, violation, &mut places, output)?;
    }
    if violations.more() > 0 {
        writeln!(output, "{}: and {} more", visible(source.name), violations.more())?;
    }
    Ok(())
}

fn one(
    source: &Source<'_>,
    violation: &Violation,
    places: &mut Places<'_>,
    output: &mut impl Write,
) -> io::Result<()> {
    let bold = Colour::new().bold();
    let red = bold.fg_color(Some(AnsiColor::Red.into()));
    let spot = places.at(violation.offset());
    let (name, line, column) = (visible(source.name), spot.line, spot.column);
    let (code, detail) = (violation.code(), detail(violation));
    let detail = visible(&detail);
    writeln!(output, "{bold}{name}:{line}:{column}:{bold:#} {red}{code}{red:#}: {detail}")?;
    match violation.pointer() {
        Some("") => writeln!(output, "  at the document")?,
        Some(pointer) => writeln!(output, "  at {}", visible(pointer))?,
        None => {}
    }
    if let Some(parameter) = violation.parameter() {
        writeln!(output, "  in `{}`", visible(parameter))?;
    }
    write!(output, "{}", Excerpt::of(source.body, spot))
}

/// What is wrong, without the place in the document where that is part of it: the place in the
/// input is said before, and in an input of many documents it is another.
fn detail(violation: &Violation) -> String {
    match violation.fault() {
        Fault::Syntax { expected, .. } => format!("The text is not JSON: expected {expected}."),
        Fault::NotUtf8 { .. } => "The text is not UTF-8.".to_owned(),
        _ => violation.detail(),
    }
}

/// The violations as error objects, with the name of the document in `meta` where there are several.
pub(super) fn errors(source: &Source<'_>, violations: &Violations) -> Vec<ErrorObject> {
    let mut errors = violations.to_document().errors;
    if source.named {
        for error in &mut errors {
            error.meta.get_or_insert_with(Meta::new).insert("file", source.name);
        }
    }
    errors
}

/// Writes an error document.
pub(super) fn document(errors: Vec<ErrorObject>, output: &mut impl Write) -> io::Result<()> {
    let text = ErrorDocument::new(errors).to_string_pretty().map_err(io::Error::other)?;
    writeln!(output, "{text}")
}

/// Writes the verdict and the members of the error document as one object in one line.
fn verdict(
    source: &Source<'_>,
    violations: Option<&Violations>,
    output: &mut impl Write,
) -> io::Result<()> {
    output.write_all(b"{")?;
    if source.named {
        write!(output, r#""file":{},"#, serde_json::to_string(source.name)?)?;
    }
    write!(output, r#""line":{},"valid":{}"#, source.line, violations.is_none())?;
    match violations {
        None => output.write_all(b"}\n"),
        Some(violations) => {
            // As text: what it quotes stays what it is.
            let errors = violations.to_document().to_string()?;
            writeln!(output, ",{}", errors.trim_start_matches('{'))
        }
    }
}
