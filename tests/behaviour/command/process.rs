//! Starts the program.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// What a run of the program left behind.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    pub(super) status: i32,
    pub(super) output: String,
    pub(super) errors: String,
}

impl Run {
    /// A run that ended so.
    pub(super) fn of(status: i32, output: &str, errors: &str) -> Self {
        Self { status, output: output.to_owned(), errors: errors.to_owned() }
    }

    /// The output as a JSON document per line.
    pub(super) fn lines(&self) -> Vec<Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}: {self:?}"));
        self.output.lines().map(read).collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes text");
        Self {
            status: output.status.code().expect("the program ends by itself"),
            output: text(output.stdout),
            errors: text(output.stderr),
        }
    }
}

/// Runs the program without any input.
pub(super) fn run(arguments: &[&str]) -> Run {
    command(arguments).output().expect("the program starts").into()
}

/// Runs the program with an input.
pub(super) fn run_on(input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
    let mut program = command(arguments);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().expect("the program starts");
    let mut pipe = program.stdin.take().expect("the input is piped");
    let input = input.as_ref().to_owned();
    // The program may write before it has read all.
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = program.wait_with_output().expect("the program ends");
    match writer.join().expect("the input is written") {
        // It need not read all.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => panic!("{error}"),
        _ => output.into(),
    }
}

/// Runs the program with these variables in its environment.
pub(super) fn run_with(variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let output = command(arguments).envs(variables.iter().copied()).output();
    output.expect("the program starts").into()
}

/// Runs the program with an output that nobody reads.
pub(super) fn closed_pipe(arguments: &[&str]) -> Run {
    let (reader, writer) = io::pipe().expect("there are pipes");
    drop(reader);
    let mut program = command(arguments);
    program.stdout(writer).stderr(Stdio::piped());
    let program = program.spawn().expect("the program starts");
    program.wait_with_output().expect("the program ends").into()
}

/// A file with this content where the program runs; no other test may have its name.
pub(super) fn file(name: &str, content: impl AsRef<[u8]>) {
    fs::write(directory().join(name), content).expect("a file can be written");
}

fn directory() -> &'static Path {
    static DIRECTORY: OnceLock<PathBuf> = OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command");
        fs::create_dir_all(&directory).expect("there is a place for files");
        directory
    })
}

fn command(arguments: &[&str]) -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let mut command = Command::new(PROGRAM.get_or_init(built));
    command.args(arguments).stdin(Stdio::null()).current_dir(directory());
    // What the terminal of whoever tests likes is no matter here.
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// Builds the program beside this test and says where it is: Cargo tells only tests of the same
/// package, and no other feature asks for the program.
fn built() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a target directory");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--package", "jsonapi-core", "--features", "cli"])
        .args(["--bin", "jsonapi", "--message-format", "json", "--target-dir"])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo starts");
    let messages = String::from_utf8_lossy(&output.stdout);
    let executable = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from));
    executable.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}
