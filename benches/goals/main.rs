//! The table of goals: `cargo bench --manifest-path benches/Cargo.toml`.
//!
//! Behind `--` come the names of rows, or parts of them, and these words:
//!
//! - `--quick`: fewer rounds; nothing that takes minutes
//! - `--markdown`: the table as Markdown
//! - `--write`: the table into `docs/performance.md` and the short one into `README.md`; rows that
//!   are not measured keep the figures that are there
//! - `--list`: the rows, unmeasured

mod faults;
mod linkage;
mod peers;
mod programs;
mod reading;
mod row;
mod writing;

use std::process::{Command, ExitCode, Stdio};

use jsonapi_benches::clock::{Effort, settle_heap};
use jsonapi_benches::report;
use row::{Measured, Row};

/// Where the table is.
const PAGE: &str = "docs/performance.md";
const PART: &str = "goals";

const HEAD: [&str; 7] = ["row", "what", "baseline", "goal", "measured", "quartiles", "met"];

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
struct Arguments {
    filters: Vec<String>,
    quick: bool,
    markdown: bool,
    write: bool,
    list: bool,
    /// The one row that this process is for, of which another process makes the table.
    row: Option<String>,
}

impl Arguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => parsed.quick = true,
                "--markdown" => parsed.markdown = true,
                "--write" => parsed.write = true,
                "--list" => parsed.list = true,
                "--row" => parsed.row = arguments.next(),
                // What cargo says of its own accord.
                "--bench" => {}
                word if word.starts_with("--") => return Err(format!("`{word}` is no option")),
                _ => parsed.filters.push(argument),
            }
        }
        Ok(parsed)
    }

    fn chooses(&self, row: &Row) -> bool {
        if self.filters.is_empty() {
            return !(self.quick && programs::takes_minutes(&row.key));
        }
        self.filters.iter().any(|filter| row.key.contains(filter.as_str()))
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    settle_heap();
    let effort = if arguments.quick { Effort::QUICK } else { Effort::FULL };
    let rows = [
        reading::rows(),
        faults::rows(),
        peers::rows(),
        writing::rows(),
        linkage::rows(),
        programs::rows(),
    ];
    if let Some(key) = &arguments.row {
        let row = rows.iter().flatten().find(|row| row.key == *key);
        return row.map_or(ExitCode::FAILURE, |row| measure_here(row, effort));
    }
    let mut table = Vec::new();
    let written = if arguments.write { report::written_rows(PAGE, PART) } else { Ok(Vec::new()) };
    let written = written.unwrap_or_default();
    for row in rows.iter().flatten() {
        if !arguments.chooses(row) {
            let name = format!("`{}`", row.key);
            table.extend(written.iter().find(|cells| cells.first() == Some(&name)).cloned());
            continue;
        }
        if arguments.list {
            println!("{:32} {:>9}  {} — {}", row.key, row.goal, row.what, row.baseline);
            continue;
        }
        let measured =
            if row.is_alone { measure_alone(row, arguments.quick) } else { (row.run)(effort) };
        if !arguments.markdown {
            println!("{}", row.line(&measured));
        }
        table.push(row.cells(&measured));
    }
    let text = format!("{}\n\n{}", report::machine(), report::markdown(&HEAD, &table));
    if arguments.markdown {
        println!("{text}");
    }
    if arguments.write
        && let Err(error) = write(&text, &table)
    {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Measures a row in a process of its own.
fn measure_alone(row: &Row, quick: bool) -> Result<Measured, String> {
    let mut child = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    child.args(["--row", &row.key]).args(quick.then_some("--quick"));
    let output = child.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    let measured = Measured::from_line(&String::from_utf8_lossy(&output.stdout));
    measured.filter(|_| output.status.success()).ok_or_else(|| "failed".to_owned())
}

fn measure_here(row: &Row, effort: Effort) -> ExitCode {
    match (row.run)(effort) {
        Ok(measured) => {
            println!("{}", measured.to_line());
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// Puts the table into the documentation. The README has the rows that have a goal.
fn write(text: &str, table: &[Vec<String>]) -> std::io::Result<()> {
    report::write_part(PAGE, PART, text)?;
    let short: Vec<Vec<String>> = table
        .iter()
        .filter_map(|cells| match cells.as_slice() {
            [_, what, baseline, goal, measured, _, _] if !goal.is_empty() => {
                Some([what, baseline, goal, measured].map(String::clone).to_vec())
            }
            _ => None,
        })
        .collect();
    let table = report::markdown(&["what", "baseline", "goal", "measured"], &short);
    report::write_part("README.md", PART, &format!("{}\n\n{table}", report::machine()))
}
