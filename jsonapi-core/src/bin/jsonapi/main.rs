//! `jsonapi`: checks documents and queries against JSON:API 1.1 and explains what is wrong with them.
//!
//! - `arguments.rs`: the command line
//! - `check.rs`: the inputs, one by one
//! - `report.rs`: what is said of a document, as text or as JSON
//! - `places.rs`, `excerpt.rs`: where in the text a violation is, and how that looks
//! - `query.rs`, `described.rs`: what a query asks for, and files that say what an endpoint knows
//! - `explain.rs`: what a code means
//! - `input.rs`, `lines.rs`, `outcome.rs`: what comes in, and how a command ends

mod arguments;
mod check;
mod described;
mod excerpt;
mod explain;
mod input;
mod outcome;
mod places;
mod query;
mod report;

use std::io;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use outcome::{Failure, Outcome};

/// The exit status of a check whose reader went away: 128 and the number of SIGPIPE, as shells
/// report it. Neither "valid" nor "invalid" would be true.
const CLOSED_PIPE: u8 = 141;

fn main() -> ExitCode {
    let arguments = match Arguments::parsed() {
        Ok(arguments) => arguments,
        Err(failure) => return report(&failure),
    };
    let checks = matches!(arguments.command, Command::Check(_));
    let outcome = match arguments.command {
        Command::Check(check) => check::run(&check),
        Command::Query(query) => query::run(&query),
        Command::Explain(explain) => explain::run(&explain),
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
        Failure::Input(message) => {
            outcome::complain(message);
            outcome::UNUSABLE.into()
        }
        Failure::Output(error) => {
            outcome::complain(&format!("the output cannot be written: {error}"));
            outcome::UNUSABLE.into()
        }
    }
}
