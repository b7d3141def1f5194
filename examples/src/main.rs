//! `payments`: checks, builds and describes payloads of the documented resources.

mod payments;

use std::process::ExitCode;

fn main() -> ExitCode {
    payments::run()
}
