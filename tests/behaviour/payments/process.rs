//! Starts the program.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::process::{Program, place};

/// The program, among the documented requests and responses.
pub(super) static PAYMENTS: LazyLock<Program> = LazyLock::new(|| {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/documents");
    Program::built(&["--package", "jsonapi-examples", "--bin", "payments"], documents)
});

/// A file with this content, whose name no other test has.
pub(super) fn file(name: &str, content: &str) -> String {
    let path = place("payments").join(name);
    fs::write(&path, content).expect("a file can be written");
    path.into_os_string().into_string().expect("the path is text")
}
