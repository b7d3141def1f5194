//! What the compiler says to the author of a resource who made a mistake.
//!
//! Each file below `ui/` makes the mistake that it is named after; the `.stderr` beside it is what
//! its author reads. After a change: `TRYBUILD=overwrite cargo test -p jsonapi-tests --test
//! compile_fail`, then read the difference.

use std::process::Command;

/// Another compiler words its own part of the messages differently.
const COMPILER: &str = "1.95.";

#[test]
fn mistakes_are_explained() {
    let compiler = compiler();
    assert!(
        compiler.starts_with(COMPILER),
        "the texts in `tests/ui` are those of Rust {COMPILER}x, this is Rust {compiler}: run this \
         test through `rust-toolchain.toml`, or move it, `COMPILER` and the texts \
         (`TRYBUILD=overwrite`) to another compiler together"
    );
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for topic in [
        "attributes",
        "builder",
        "hal",
        "names",
        "presence",
        "queries",
        "relationships",
        "rules",
        "sets",
        "shape",
    ] {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
}

/// The version of the compiler that runs the cases.
fn compiler() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split(' ').nth(1).unwrap_or_default().to_owned()
}
