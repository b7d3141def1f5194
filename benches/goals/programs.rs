//! What has to be measured in a process of its own: allocations, because counting them costs time,
//! memory, and builds.

use std::cell::OnceCell;
use std::process::Command;
use std::rc::Rc;

use crate::row::{Goal, Measured, Row, seconds};

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = allocations();
    rows.extend(stream());
    rows.extend(builds());
    rows
}

fn allocations() -> Vec<Row> {
    let program = Program::new(env!("CARGO_BIN_EXE_allocations"), &[]);
    let row = |workload: &'static str| {
        let program = program.clone();
        let what = format!("allocations for each resource of {}", workload.to_uppercase());
        let key = format!("allocations_{workload}");
        Row::new(key, what, "hand-written owned structs", Goal::AtMost(1.0), move |_| {
            let [resources, theirs, ours] = program.figures(workload)?;
            let details = format!("{:.2} → {:.2}", theirs / resources, ours / resources);
            Ok(Measured::part(theirs, ours, details))
        })
    };
    ["w1", "w2"].map(row).into()
}

fn stream() -> [Row; 3] {
    let program = Program::new(env!("CARGO_BIN_EXE_stream"), &[]);
    let memory = program.clone();
    let speed = |key: &str, baseline: &str, goal: Goal, index: usize| {
        let program = program.clone();
        Row::new(key, "each resource of a stream", baseline, goal, move |_| {
            let times: [f64; 3] = program.figures("speed")?;
            Ok(Measured::times_as_fast(times[index], times[2]))
        })
    };
    let what = "resident memory above the start, stream of 1 GB";
    [
        Row::new("stream_memory", what, "", Goal::Megabytes(2.0), move |_| {
            let [bytes] = memory.figures("memory")?;
            Ok(Measured::megabytes(bytes))
        }),
        speed("stream_speed", "`serde_json`'s `StreamDeserializer`", Goal::Faster(1.5), 0),
        speed("stream_speed_lines", "`serde_json`, each line from a buffer", Goal::Shown, 1),
    ]
}

fn builds() -> Vec<Row> {
    let arguments = ["check", "build", "--rounds", "3", "--plain"];
    let program = Program::new(env!("CARGO_BIN_EXE_compile"), &arguments);
    let one = "serde's derives of the equal nested structs, one form";
    let three = "the same for responses and both payloads, as ours";
    let row = |name: &'static str, suffix: &str, what: &str, goal: Goal| {
        let program = program.clone();
        let baseline = if suffix.is_empty() { one } else { three };
        let has_one_form = suffix.is_empty();
        Row::new(format!("c100_{name}{suffix}"), what, baseline, goal, move |_| {
            let [ours, one, three] = program.figures(name)?;
            let theirs = if has_one_form { one } else { three };
            let details = match name {
                "text" => format!("{theirs:.0} kB → {ours:.0} kB"),
                _ => format!("{} → {}", seconds(theirs), seconds(ours)),
            };
            Ok(Measured::part(theirs, ours, details))
        })
    };
    let goals = [
        ("check", "C100, `cargo check`", 0.5),
        ("build", "C100, release build", 0.25),
        ("text", "C100, text size", 0.3),
    ];
    let rows = goals.map(|(name, what, goal)| {
        [row(name, "", what, Goal::AtMost(goal)), row(name, "_three_forms", what, Goal::Shown)]
    });
    rows.into_iter().flatten().collect()
}

/// Whether a row is left out of a quick run.
pub(crate) fn takes_minutes(key: &str) -> bool {
    key.starts_with("c100")
}

/// A program of this package, which runs when the first of its figures is asked for.
#[derive(Clone)]
struct Program {
    path: &'static str,
    arguments: Vec<&'static str>,
    printed: Rc<OnceCell<Result<String, String>>>,
}

impl Program {
    fn new(path: &'static str, arguments: &[&'static str]) -> Self {
        Self { path, arguments: arguments.to_vec(), printed: Rc::default() }
    }

    /// The figures of the line with that name.
    fn figures<const N: usize>(&self, name: &str) -> Result<[f64; N], String> {
        let printed = self.printed.get_or_init(|| self.run()).as_ref().map_err(Clone::clone)?;
        let mut lines = printed.lines().map(str::split_whitespace);
        let line = lines.find_map(|mut words| (words.next() == Some(name)).then_some(words));
        let figures: Vec<f64> = line.into_iter().flatten().flat_map(str::parse).collect();
        let figures = figures.first_chunk().copied();
        figures.ok_or_else(|| format!("{} does not say `{name}`", self.path))
    }

    fn run(&self) -> Result<String, String> {
        let output = Command::new(self.path).args(&self.arguments).output();
        let output = output.map_err(|error| format!("{}: {error}", self.path))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}
