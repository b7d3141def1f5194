//! How a command ends.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use super::excerpt::visible;

/// The exit status where the arguments or the input cannot be used.
pub(super) const UNUSABLE: u8 = 2;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Everything was in order.
    Valid,
    /// A document broke rules.
    Invalid,
    /// An input could not be read.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Valid => Self::SUCCESS,
            Outcome::Invalid => Self::from(1),
            Outcome::Unreadable => Self::from(UNUSABLE),
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments make no sense.
    Arguments(clap::Error),
    /// A file that the arguments name is of no use.
    Input(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(error)
    }
}

/// Says on standard error what went wrong.
pub(super) fn complain(message: &str) {
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    // There is nobody left to tell where this fails.
    let _ = writeln!(anstream::stderr(), "{red}error:{red:#} {}", visible(message));
}

/// Says on standard error what else a person wants to know.
pub(super) fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "{}", visible(message));
}

/// A number with what is counted.
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
