//! `jsonapi query`: what a query asks for.

use std::io::{self, Write};

use clap::error::ErrorKind;
use jsonapi_core::Limits;
use jsonapi_core::query::{self, Endpoint, Malformed, Pages};

use super::arguments::{Format, Paging, Query, misused};
use super::described::Described;
use super::excerpt::visible;
use super::input::Input;
use super::outcome::{Failure, Outcome, counted, note};
use super::report::{self, Source, Style};

/// Says what the query asks for, or what is wrong with it.
pub(super) fn run(arguments: &Query) -> Result<Outcome, Failure> {
    let query = query::of_url(&arguments.url);
    let found = endpoint(arguments)?.parse(query);
    // One write, since standard output is flushed line by line.
    let mut text = Vec::new();
    let outcome = match &found {
        Ok(asked) => {
            match arguments.format {
                Format::Text => {
                    for line in asked.explanation().lines() {
                        writeln!(text, "{}", visible(line))?;
                    }
                }
                Format::Json => {
                    serde_json::to_writer_pretty(&mut text, asked).map_err(io::Error::from)?;
                    text.push(b'\n');
                }
            }
            Outcome::Valid
        }
        Err(violations) => {
            let body = query.as_bytes();
            let source = Source { name: "query", named: false, body, line: 1 };
            match arguments.format {
                Format::Text => Style::Text.write(&source, Some(violations), &mut text)?,
                Format::Json => report::document(report::errors(&source, violations), &mut text)?,
            }
            Outcome::Invalid
        }
    };
    match arguments.format {
        Format::Text => anstream::stdout().write_all(&text)?,
        // JSON has no colours, and stays what it is.
        Format::Json => io::stdout().write_all(&text)?,
    }
    match &found {
        Ok(_) => note("query: valid"),
        Err(violations) => {
            let count = violations.as_slice().len().saturating_add(violations.more());
            note(&format!("query: {}", counted(count, "violation")));
        }
    }
    Ok(outcome)
}

/// The endpoint that the arguments describe.
fn endpoint(arguments: &Query) -> Result<Endpoint<()>, Failure> {
    let mut endpoint = if arguments.schema.is_empty() {
        Endpoint::any()
    } else {
        let mut described = Described::default();
        for file in &arguments.schema {
            let failed = |reason: &dyn std::fmt::Display| {
                Failure::Input(format!("the schema {} {reason}", file.display()))
            };
            let text = Input::open(file)
                .and_then(|input| Limits::default().read(input.content))
                .map_err(|error| failed(&format_args!("cannot be read: {error}")))?;
            described.add(&text).map_err(|reason| failed(&reason))?;
        }
        let url = arguments.url.split(['?', '#']).next().unwrap_or_default();
        let name = arguments.resource_type.as_deref();
        described
            .endpoint(name, url)
            .map_err(|reason| misused("query", ErrorKind::InvalidValue, &reason))?
    };
    if let Some(pages) = arguments.page.map(pages) {
        endpoint = endpoint.pages(match arguments.max_size {
            Some(size) => pages.max_size(size),
            None => pages,
        });
    }
    let refused = |error: Malformed| {
        misused("query", ErrorKind::InvalidValue, &format!("a parameter's name: {error}"))
    };
    for name in &arguments.parameter {
        endpoint = endpoint.parameter(name).map_err(refused)?;
    }
    for name in &arguments.extension_parameter {
        endpoint = endpoint.extension_parameter(name).map_err(refused)?;
    }
    Ok(endpoint)
}

fn pages(paging: Paging) -> Pages {
    match paging {
        Paging::Number => Pages::number(),
        Paging::Offset => Pages::offset(),
        Paging::Cursor => Pages::cursor().ranges(),
        Paging::None => Pages::none(),
    }
}
