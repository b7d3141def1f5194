//! What has to be measured in a process of its own: allocations, because counting them costs time,
//! memory, and builds.

use std::process::Command;

use crate::row::{Goal, Measured, Row, seconds};

/// A named line of figures that a program prints.
struct Figures(Vec<f64>);

pub(crate) fn rows() -> Vec<Row> {
    let structs = "hand-written owned structs";
    let mut rows = Vec::new();
    for workload in ["w1", "w2"] {
        let key = format!("allocations_{workload}");
        let what = format!("allocations for each resource of {}", workload.to_uppercase());
        rows.push(Row::new(key, what, structs, Goal::AtMost(1.0), move |_| {
            let program = env!("CARGO_BIN_EXE_allocations");
            let figures = Figures::of(program, &[], workload)?;
            let [resources, theirs, ours] = figures.three()?;
            let details = format!("{:.2} → {:.2}", theirs / resources, ours / resources);
            Ok(Measured::part(theirs, ours, details))
        }));
    }
    let one = "serde's derives of the equal nested structs";
    let three = "the same for responses and both payloads, as ours";
    for (name, what, goal) in [
        ("check", "C100, `cargo check`", 0.5),
        ("build", "C100, release build", 0.25),
        ("text", "C100, text size", 0.3),
    ] {
        for (suffix, baseline, index, goal) in
            [("", one, 1, Goal::AtMost(goal)), ("_three_forms", three, 2, Goal::Shown)]
        {
            rows.push(Row::new(format!("c100_{name}{suffix}"), what, baseline, goal, move |_| {
                let arguments = [name, "--rounds", "3", "--plain"];
                let figures = Figures::of(env!("CARGO_BIN_EXE_compile"), &arguments, name)?;
                let values = figures.three()?;
                let (ours, theirs) = (values[0], values[index]);
                let details = match name {
                    "text" => format!("{theirs:.0} kB → {ours:.0} kB"),
                    _ => format!("{} → {}", seconds(theirs), seconds(ours)),
                };
                Ok(Measured::part(theirs, ours, details))
            }));
        }
    }
    rows
}

/// Whether a row is left out of a quick run.
pub(crate) fn takes_minutes(key: &str) -> bool {
    key.starts_with("c100")
}

impl Figures {
    /// Runs a program of this package and takes the line of that name from what it prints.
    fn of(program: &str, arguments: &[&str], name: &str) -> Result<Self, String> {
        let output = Command::new(program).args(arguments).output();
        let output = output.map_err(|error| format!("{program}: {error}"))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let mut lines = text.lines().map(str::split_whitespace);
        let line = lines.find_map(|mut words| (words.next() == Some(name)).then_some(words));
        let line = line.ok_or_else(|| format!("{program} says nothing of {name}"))?;
        let figures = line.map(str::parse).collect::<Result<_, _>>();
        figures.map(Self).map_err(|error| error.to_string())
    }

    fn three(&self) -> Result<[f64; 3], String> {
        self.0.first_chunk().copied().ok_or_else(|| "too few figures".to_owned())
    }
}
