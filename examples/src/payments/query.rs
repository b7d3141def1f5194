//! `payments query`: what a query asks for.

use std::io::{self, Write};

use clap::error::ErrorKind;
use jsonapi_core::query;

use super::arguments::{Query, misused};
use super::outcome::{Failure, Outcome, note};

/// Says what the query asks for, or what is wrong with it.
pub(super) fn run(arguments: &Query) -> Result<Outcome, Failure> {
    let Some(read) = arguments.resource.query else {
        let message = format!("`{}` is not asked for by JSON:API's rules", arguments.resource.name);
        return Err(misused("query", ErrorKind::InvalidValue, &message));
    };
    let asked = match read(query::of_url(&arguments.url)) {
        Ok(asked) => asked,
        Err(violations) => {
            let text = if arguments.json {
                violations.to_document().to_string_pretty().map_err(io::Error::other)?
            } else {
                violations.to_string()
            };
            writeln!(io::stdout(), "{text}")?;
            return Ok(Outcome::Invalid);
        }
    };
    if arguments.json {
        let text = serde_json::to_string_pretty(&asked).map_err(io::Error::from)?;
        writeln!(io::stdout(), "{text}")?;
    } else {
        io::stdout().write_all(asked.explanation().as_bytes())?;
    }
    note("query: valid");
    Ok(Outcome::Valid)
}
