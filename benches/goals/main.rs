//! The table of goals: `cargo bench --manifest-path benches/Cargo.toml`.
//!
//! Behind `--` come the names of rows, or parts of them, and these words:
//!
//! - `--quick`: fewer rounds; nothing that takes minutes
//! - `--markdown`: the table as Markdown
//! - `--write`: the table into `docs/performance.md` and the short one into `README.md`
//! - `--list`: the rows, unmeasured

mod faults;
mod linkage;
mod peers;
mod programs;
mod reading;
mod row;
mod writing;

use std::process::ExitCode;

use jsonapi_benches::clock::{Effort, settle_heap};
use jsonapi_benches::report;
use row::Row;

const HEAD: [&str; 7] = ["row", "what", "baseline", "goal", "measured", "quartiles", "met"];

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
struct Arguments {
    filters: Vec<String>,
    quick: bool,
    markdown: bool,
    write: bool,
    list: bool,
}

impl Arguments {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self::default();
        for argument in arguments {
            match argument.as_str() {
                "--quick" => parsed.quick = true,
                "--markdown" => parsed.markdown = true,
                "--write" => parsed.write = true,
                "--list" => parsed.list = true,
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
    let mut table = Vec::new();
    for row in rows.iter().flatten().filter(|row| arguments.chooses(row)) {
        if arguments.list {
            println!("{:32} {:>9}  {} — {}", row.key, row.goal, row.what, row.baseline);
            continue;
        }
        let measured = (row.run)(effort);
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

/// Puts the table into the documentation. The README has the rows that have a goal.
fn write(text: &str, table: &[Vec<String>]) -> std::io::Result<()> {
    report::write_part("docs/performance.md", "goals", text)?;
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
    report::write_part("README.md", "goals", &format!("{}\n\n{table}", report::machine()))
}
