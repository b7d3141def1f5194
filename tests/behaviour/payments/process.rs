//! Starts the program.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// What a run of the program left behind.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) status: i32,
    pub(super) output: String,
    pub(super) errors: String,
}

impl Run {
    /// The output as one JSON document.
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The output as a JSON document per line.
    pub(super) fn verdicts(&self) -> Vec<Value> {
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

/// Runs the program among the documented requests and responses, without any input.
pub(super) fn run(arguments: &[&str]) -> Run {
    let output = command(arguments).output().expect("the program starts");
    output.into()
}

/// Runs the program with an input.
pub(super) fn run_on(input: &str, arguments: &[&str]) -> Run {
    let mut program = command(arguments);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().expect("the program starts");
    let mut pipe = program.stdin.take().expect("the input is piped");
    let input = input.to_owned();
    // The program may write before it has read all.
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = program.wait_with_output().expect("the program ends");
    match writer.join().expect("the input is written") {
        // It need not read all.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => panic!("{error}"),
        _ => output.into(),
    }
}

/// Runs the program with one more variable in its environment.
pub(super) fn run_with(variable: (&str, &str), arguments: &[&str]) -> Run {
    let output = command(arguments).env(variable.0, variable.1).output();
    output.expect("the program starts").into()
}

/// Runs the program with an output that nobody reads: the status, and what it says of errors.
pub(super) fn closed_pipe(arguments: &[&str]) -> (i32, String) {
    let (reader, writer) = io::pipe().expect("there are pipes");
    drop(reader);
    let mut program = command(arguments);
    program.stdout(writer).stderr(Stdio::piped());
    let program = program.spawn().expect("the program starts");
    let run = Run::from(program.wait_with_output().expect("the program ends"));
    (run.status, run.errors)
}

/// A file with this content, whose name no other test has.
pub(super) fn file(name: &str, content: &str) -> String {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("payments");
    fs::create_dir_all(&directory).expect("there is a place for files");
    let path = directory.join(name);
    fs::write(&path, content).expect("a file can be written");
    path.into_os_string().into_string().expect("the path is text")
}

fn command(arguments: &[&str]) -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let mut command = Command::new(PROGRAM.get_or_init(built));
    command.args(arguments).stdin(Stdio::null());
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/documents"));
    // What the terminal of whoever tests likes is no matter here.
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// Builds the program beside this test and says where it is: Cargo tells only tests of the same
/// package.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let mut directories = test.ancestors().skip(1);
    let profile = directories.find(|it| !it.ends_with("deps")).expect("there is a directory");
    let target = profile.parent().expect("there is a target directory");
    let profile = match profile.file_name().and_then(|name| name.to_str()) {
        None | Some("debug") => "dev",
        Some(other) => other,
    };
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--package", "jsonapi-examples", "--bin", "payments"])
        .args(["--message-format", "json", "--profile", profile, "--target-dir"])
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
