//! Starts the program.

use std::fs;
use std::sync::LazyLock;

use crate::process::{Program, place};

/// The program, where the files of its tests are.
pub(super) static JSONAPI: LazyLock<Program> = LazyLock::new(|| {
    // No other feature asks for the program.
    let arguments = ["--package", "jsonapi-core", "--features", "cli", "--bin", "jsonapi"];
    Program::built(&arguments, place("command"))
});

/// A file with this content where the program runs; no other test may have its name.
pub(super) fn file(name: &str, content: impl AsRef<[u8]>) {
    fs::write(place("command").join(name), content).expect("a file can be written");
}
