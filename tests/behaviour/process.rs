//! Programs of the workspace: built, started, and what they leave behind.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What a run of a program left behind.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Run {
    /// A run that ended so.
    pub(crate) fn of(status: i32, output: &str, errors: &str) -> Self {
        Self { status, output: output.to_owned(), errors: errors.to_owned() }
    }

    /// The output as one JSON document.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The output as a JSON document per line.
    pub(crate) fn lines(&self) -> Vec<Value> {
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

/// A program and where it runs.
pub(crate) struct Program {
    executable: PathBuf,
    directory: PathBuf,
}

impl Program {
    /// Builds the program that these arguments tell Cargo of.
    pub(crate) fn built(arguments: &[&str], directory: PathBuf) -> Self {
        Self { executable: built(arguments), directory }
    }

    /// Runs the program without any input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(&[], arguments)
    }

    /// Runs the program with an input.
    pub(crate) fn run_on(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
        let mut program = self.command(arguments);
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
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let output = self.command(arguments).envs(variables.iter().copied()).output();
        output.expect("the program starts").into()
    }

    /// Runs the program with an output that nobody reads.
    pub(crate) fn closed_pipe(&self, arguments: &[&str]) -> Run {
        let (reader, writer) = io::pipe().expect("there are pipes");
        drop(reader);
        let mut program = self.command(arguments);
        program.stdout(writer).stderr(Stdio::piped());
        let program = program.spawn().expect("the program starts");
        program.wait_with_output().expect("the program ends").into()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.executable);
        command.args(arguments).stdin(Stdio::null()).current_dir(&self.directory);
        // What the terminal of whoever tests likes is no matter here.
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }
}

/// A directory for the files of tests.
pub(crate) fn place(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).expect("there is a place for files");
    directory
}

/// Builds a program beside this test and says where it is: Cargo tells only tests of the same
/// package.
fn built(arguments: &[&str]) -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let mut directories = test.ancestors().skip(1);
    let profile = directories.find(|it| !it.ends_with("deps")).expect("there is a directory");
    let target = profile.parent().expect("there is a target directory");
    let profile = match profile.file_name().and_then(|name| name.to_str()) {
        None | Some("debug") => "dev",
        Some(other) => other,
    };
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline"])
        .args(arguments)
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
