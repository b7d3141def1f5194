//! Counts the instructions that reading and writing W1 and W2 take, and fails where a count has
//! grown: `cargo run --release --manifest-path benches/Cargo.toml --bin guard`.
//!
//! Time on a shared machine differs from run to run; the number of instructions does not. The
//! counts stand in `instructions.txt`, for the compiler of `rust-toolchain.toml` on x86-64 Linux;
//! `--update` writes them anew. It needs valgrind.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use jsonapi_benches::resources::{Collection, SourceCreate, borrowed};
use jsonapi_benches::workloads::{Variant, invalid_w1, w1, w2};
use jsonapi_core::Payload as _;
use jsonapi_core::check::Check;

/// How much a count may grow. Hash tables are seeded anew in every process, and code moves with
/// the paths of the checkout.
const TOLERANCE: f64 = 0.02;

/// What is counted, and how often it runs for one count.
const WORKLOADS: [(&str, u64, Workload); 12] = [
    ("read_w1", 100, |times| read_w1(Variant::Compact, times)),
    ("read_w1_pretty", 100, |times| read_w1(Variant::Pretty, times)),
    ("read_w1_shuffled", 100, |times| read_w1(Variant::Shuffled, times)),
    ("read_w1_escapes", 100, |times| read_w1(Variant::Escapes, times)),
    ("read_w1_borrowed", 100, |times| {
        let body = w1(Variant::Compact);
        repeat(times, || black_box(borrowed::SourceCreate::from_slice(black_box(&body))).is_ok());
    }),
    ("read_w2", 2, |times| read_w2(Variant::Compact, times)),
    ("read_w2_shuffled", 2, |times| read_w2(Variant::Shuffled, times)),
    ("read_w2_borrowed", 2, |times| {
        let body = w2(Variant::Compact);
        repeat(times, || black_box(borrowed::Collection::from_slice(black_box(&body))).is_ok());
    }),
    ("write_w1", 100, |times| {
        let payload = SourceCreate::from_slice(&w1(Variant::Compact)).unwrap();
        repeat(times, || black_box(&payload).to_vec());
    }),
    ("write_w2", 2, |times| {
        let document = Collection::from_slice(&w2(Variant::Compact)).unwrap();
        repeat(times, || black_box(&document).to_vec());
    }),
    ("invalid_w1", 100, |times| {
        let body = invalid_w1();
        repeat(times, || SourceCreate::from_slice(black_box(&body)));
    }),
    ("check_w2", 2, |times| {
        let (body, check) = (w2(Variant::Compact), Check::response());
        repeat(times, || check.from_slice(black_box(&body)));
    }),
];

type Workload = fn(u64);

fn read_w1(variant: Variant, times: u64) {
    let body = w1(variant);
    repeat(times, || SourceCreate::from_slice(black_box(&body)));
}

fn read_w2(variant: Variant, times: u64) {
    let body = w2(variant);
    repeat(times, || Collection::from_slice(black_box(&body)));
}

fn repeat<T>(times: u64, mut run: impl FnMut() -> T) {
    for _ in 0..times {
        drop(black_box(run()));
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => compare(),
        ["--update"] => update(),
        ["--run", name, times] => run(name, times),
        _ => Err(io::Error::other("the only option is `--update`")),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The part of this program that runs inside of valgrind.
fn run(name: &str, times: &str) -> io::Result<bool> {
    let times = times.parse().map_err(io::Error::other)?;
    let workload = WORKLOADS.iter().find(|(known, ..)| *known == name);
    let (.., workload) = workload.ok_or_else(|| io::Error::other("no such workload"))?;
    workload(times);
    Ok(true)
}

/// Whether no count has grown beyond the tolerance.
fn compare() -> io::Result<bool> {
    let known = read_counts()?;
    let mut all_fit = true;
    for (name, repetitions, _) in WORKLOADS {
        let new = count(name, repetitions)?;
        let Some(old) = known.get(name) else {
            println!("{name:16} {new:>12}  has no count yet: run with `--update`");
            all_fit = false;
            continue;
        };
        let change = ratio(new, *old) - 1.0;
        let says = if change > TOLERANCE {
            all_fit = false;
            "GREW"
        } else if change < -TOLERANCE {
            "shrank: `--update` keeps the gain"
        } else {
            "as before"
        };
        println!("{name:16} {old:>12} → {new:>12}  {:+.2} %  {says}", change * 100.0);
    }
    Ok(all_fit)
}

fn update() -> io::Result<bool> {
    let mut text = String::from(
        "# Instructions for one call each, counted by callgrind. Written by `guard --update`.\n",
    );
    for (name, repetitions, _) in WORKLOADS {
        let line = format!("{name} {}\n", count(name, repetitions)?);
        print!("{line}");
        text.push_str(&line);
    }
    fs::write(counts_file(), text)?;
    Ok(true)
}

#[expect(clippy::cast_precision_loss, reason = "percents of instructions need no 53 bits")]
fn ratio(new: u64, old: u64) -> f64 {
    new as f64 / old as f64
}

fn counts_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.txt")
}

fn read_counts() -> io::Result<BTreeMap<String, u64>> {
    let text = fs::read_to_string(counts_file())?;
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (name, count) = line.split_once(' ').ok_or_else(|| io::Error::other(line))?;
            Ok((name.to_owned(), count.parse().map_err(io::Error::other)?))
        })
        .collect()
}

/// Instructions of one call: what some more calls in one process add, by their number.
fn count(name: &str, repetitions: u64) -> io::Result<u64> {
    let few = count_process(name, 1)?;
    let many = count_process(name, 1 + repetitions)?;
    Ok(many.saturating_sub(few) / repetitions)
}

fn count_process(name: &str, times: u64) -> io::Result<u64> {
    let program = std::env::current_exe()?;
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(program).args(["--run", name, &times.to_string()]);
    let output = valgrind.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::other(
            "valgrind is not installed on this machine (Debian: `apt-get install valgrind`); \
             without it instructions cannot be counted",
        ),
        _ => error,
    })?;
    let says = String::from_utf8_lossy(&output.stderr);
    let collected = says.lines().find_map(|line| line.split_once("Collected : "));
    let count = collected.and_then(|(_, count)| count.trim().parse().ok());
    count
        .filter(|_| output.status.success())
        .ok_or_else(|| io::Error::other(format!("valgrind could not count `{name}`:\n{says}")))
}
