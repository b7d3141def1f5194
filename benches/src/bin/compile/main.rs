//! What generated code costs to compile:
//! `cargo run --release --manifest-path benches/Cargo.toml --bin compile`.
//!
//! Generates the crate C100 for our derive and for serde's, compiles them in turn and prints the
//! medians. Arguments: `check`, `build`, `text`, `llvm` choose what is measured (all of it);
//! `--rounds N` how often (5 for checks, 3 for builds); `--plain` prints a line for each figure;
//! `--write` puts the table into `docs/performance.md`.

mod builds;
mod generate;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use builds::{Cost, Generated};
use generate::{Crate, RESOURCES};
use jsonapi_benches::clock::median;
use jsonapi_benches::report;

/// A figure of the three crates: ours, serde's for one form, serde's for three.
struct Figure {
    name: &'static str,
    what: &'static str,
    unit: &'static str,
    values: [f64; 3],
}

#[derive(Default)]
struct Arguments {
    chosen: Vec<String>,
    rounds: Option<usize>,
    plain: bool,
    write: bool,
}

impl Arguments {
    fn parse() -> Result<Self, String> {
        let mut parsed = Self::default();
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--plain" => parsed.plain = true,
                "--write" => parsed.write = true,
                "--rounds" => {
                    let number = arguments.next().and_then(|number| number.parse().ok());
                    parsed.rounds = Some(number.ok_or("`--rounds` needs a number")?);
                }
                "check" | "build" | "text" | "llvm" => parsed.chosen.push(argument),
                _ => return Err(format!("`{argument}` is no argument")),
            }
        }
        Ok(parsed)
    }

    fn chooses(&self, name: &str) -> bool {
        self.chosen.is_empty() || self.chosen.iter().any(|chosen| chosen == name)
    }
}

fn main() -> ExitCode {
    let done = Arguments::parse().map_err(io::Error::other).and_then(|arguments| run(&arguments));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let directory = directory()?;
    let empty = Generated::new(Crate::Empty, &directory)?;
    let crates = [
        Generated::new(Crate::Ours, &directory)?,
        Generated::new(Crate::SerdeOne, &directory)?,
        Generated::new(Crate::SerdeThree, &directory)?,
    ];
    let mut figures = Vec::new();
    if arguments.chooses("check") {
        let costs = in_turn(&crates, &["check"], arguments.rounds.unwrap_or(5))?;
        figures.extend(times("check", ["`cargo check`", "`cargo check`, on the wall"], &costs));
    }
    if arguments.chooses("build") || arguments.chooses("text") {
        let rounds = if arguments.chooses("build") { arguments.rounds.unwrap_or(3) } else { 1 };
        let costs = in_turn(&crates, &["build", "--release"], rounds)?;
        if arguments.chooses("build") {
            let whats = ["release build", "release build, on the wall"];
            figures.extend(times("build", whats, &costs));
        }
        empty.cargo(&["build", "--release"])?;
        let nothing = empty.text_size()?;
        let values = each(&crates, |one| Ok(kilobytes(one.text_size()? - nothing)))?;
        let what = "text, without that of an empty program";
        figures.push(Figure { name: "text", what, unit: "kB", values });
    }
    if arguments.chooses("llvm") {
        let values = each(&crates, |one| Ok(per_resource(one.llvm_lines()?)))?;
        let what = "lines of LLVM text for each resource";
        figures.push(Figure { name: "llvm", what, unit: "", values });
    }
    print(arguments, &figures)
}

/// Where the crates are: beside this program's own build.
fn directory() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.ok_or_else(|| io::Error::other("no target directory"))?.join("c100"))
}

/// Compiles the crates in turn, when their dependencies are built.
fn in_turn(
    crates: &[Generated; 3],
    arguments: &[&str],
    rounds: usize,
) -> io::Result<[Vec<Cost>; 3]> {
    for one in crates {
        one.build_dependencies(arguments)?;
    }
    let mut costs = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (one, costs) in crates.iter().zip(&mut costs) {
            let cost = one.cargo(arguments)?;
            let (name, arguments) = (one.kind.name(), arguments.join(" "));
            let Cost { processor, wall } = cost;
            eprintln!("{name}: cargo {arguments}: {processor:.2} s ({wall:.2} s on the wall)");
            costs.push(cost);
        }
    }
    Ok(costs)
}

fn each(
    crates: &[Generated; 3],
    figure: impl Fn(&Generated) -> io::Result<f64>,
) -> io::Result<[f64; 3]> {
    let [ours, one, three] = crates;
    Ok([figure(ours)?, figure(one)?, figure(three)?])
}

fn times(name: &'static str, whats: [&'static str; 2], costs: &[Vec<Cost>; 3]) -> [Figure; 2] {
    let medians = |part: fn(&Cost) -> f64| {
        let median_of = |costs: &Vec<Cost>| median(costs.iter().map(part).collect());
        let [ours, one, three] = costs;
        [median_of(ours), median_of(one), median_of(three)]
    };
    let [processor, wall] = whats;
    [
        Figure { name, what: processor, unit: "s", values: medians(|cost| cost.processor) },
        Figure { name: "wall", what: wall, unit: "s", values: medians(|cost| cost.wall) },
    ]
}

#[expect(clippy::cast_precision_loss, reason = "no program has so much text")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "no program has so many lines")]
fn per_resource(lines: usize) -> f64 {
    lines as f64 / RESOURCES as f64
}

fn print(arguments: &Arguments, figures: &[Figure]) -> io::Result<()> {
    if arguments.plain {
        for Figure { name, values: [ours, one, three], .. } in figures {
            println!("{name} {ours} {one} {three}");
        }
        return Ok(());
    }
    let rows: Vec<Vec<String>> = figures.iter().map(cells).collect();
    let head = ["C100", "ours", "serde, one form", "serde, three forms", "ratios"];
    let text = format!("{}\n\n{}", report::machine(), report::markdown(&head, &rows));
    println!("{text}");
    if arguments.write {
        report::write_part("docs/performance.md", "compile", &text)
    } else {
        Ok(())
    }
}

fn cells(figure: &Figure) -> Vec<String> {
    let [ours, one, three] = figure.values;
    let value = |value: f64| match figure.unit {
        "s" => format!("{value:.2} s"),
        unit => format!("{value:.0} {unit}").trim_end().to_owned(),
    };
    let ratios = format!("{:.2} ×, {:.2} ×", ours / one, ours / three);
    vec![figure.what.to_owned(), value(ours), value(one), value(three), ratios]
}
