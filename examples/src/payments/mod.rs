//! The program: one module per command, and what they share.

mod arguments;
mod build;
mod build_hal;
mod check;
mod outcome;
mod progress;
mod query;
mod resources;
mod rules;
mod schema;
mod schema_json;
mod tour;

use std::io;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use outcome::{Failure, Outcome};

/// The exit status of a check whose reader went away: 128 and the number of SIGPIPE, as shells
/// report it. Neither "valid" nor "invalid" would be true.
const CLOSED_PIPE: u8 = 141;

/// Runs the program on the process's arguments.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::parsed() {
        Ok(arguments) => arguments,
        Err(failure) => return report(&failure),
    };
    let checks = matches!(arguments.command, Some(Command::Check(_)));
    let outcome = match arguments.command {
        None => tour::run(),
        Some(Command::Check(check)) => check::run(&check),
        Some(Command::Build(build)) => build::run(&build),
        Some(Command::Schema(schema)) => schema::run(&schema),
        Some(Command::Query(query)) => query::run(&query),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            if checks {
                CLOSED_PIPE.into()
            } else {
                Outcome::Valid.into()
            }
        }
        Err(failure) => report(&failure),
    }
}

/// Says on standard error what went wrong.
fn report(failure: &Failure) -> ExitCode {
    match failure {
        // Help and version are failures too, as far as the parser is concerned.
        Failure::Arguments(error) => match error.print() {
            Err(output) if output.kind() != io::ErrorKind::BrokenPipe => {
                report(&Failure::Output(output))
            }
            _ => u8::try_from(error.exit_code()).unwrap_or(outcome::UNUSABLE).into(),
        },
        Failure::Output(error) => {
            outcome::complain(&format!("the output cannot be written: {error}"));
            outcome::UNUSABLE.into()
        }
    }
}
