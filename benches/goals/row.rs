//! One row of the table: what is measured, against what, and the goal.

use jsonapi_benches::clock::{Effort, Times};

/// What was measured against what.
pub(crate) struct Row {
    /// The name, by which rows are chosen.
    pub(crate) key: String,
    pub(crate) what: String,
    pub(crate) baseline: String,
    pub(crate) goal: Goal,
    /// Whether it is measured in a process of its own, with a heap that no other row has used.
    pub(crate) is_alone: bool,
    pub(crate) run: Box<dyn Fn(Effort) -> Result<Measured, String>>,
}

/// What the figure has to reach.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// So many times as fast as the baseline, or faster.
    Faster(f64),
    /// So much of what the baseline needs, or less.
    AtMost(f64),
    /// So many megabytes, or less.
    Megabytes(f64),
    /// Nothing: the figure is shown for its own sake.
    Shown,
}

/// The figure of a row.
pub(crate) struct Measured {
    figure: f64,
    quartiles: Option<(f64, f64)>,
    /// What the figure was made of, for people.
    details: String,
}

impl Measured {
    /// How many times as fast the case is.
    pub(crate) fn speed(times: Times) -> Self {
        Self {
            figure: times.ratio(),
            quartiles: Some(times.quartiles),
            details: format!("{} → {}", seconds(times.baseline), seconds(times.case)),
        }
    }

    /// The same of times that another process has taken.
    pub(crate) fn times_as_fast(baseline: f64, case: f64) -> Self {
        let details = format!("{} → {}", seconds(baseline), seconds(case));
        Self { figure: baseline / case, quartiles: None, details }
    }

    /// A number of megabytes.
    pub(crate) fn megabytes(bytes: f64) -> Self {
        Self { figure: bytes / 1e6, quartiles: None, details: String::new() }
    }

    /// The figures as a line that another process reads.
    pub(crate) fn to_line(&self) -> String {
        let (low, high) = self.quartiles.unwrap_or((f64::NAN, f64::NAN));
        format!("{} {low} {high} {}", self.figure, self.details)
    }

    /// Reads what [`to_line`](Self::to_line) has written.
    pub(crate) fn from_line(line: &str) -> Option<Self> {
        let mut parts = line.trim_end().splitn(4, ' ');
        let mut number = || parts.next()?.parse::<f64>().ok();
        let (figure, low, high) = (number()?, number()?, number()?);
        let quartiles = (!low.is_nan()).then_some((low, high));
        Some(Self { figure, quartiles, details: parts.next()?.to_owned() })
    }

    /// Which part of what the baseline needs the case needs.
    pub(crate) fn part(baseline: f64, case: f64, details: String) -> Self {
        Self { figure: case / baseline, quartiles: None, details }
    }
}

impl Row {
    pub(crate) fn new(
        key: impl Into<String>,
        what: impl Into<String>,
        baseline: impl Into<String>,
        goal: Goal,
        run: impl Fn(Effort) -> Result<Measured, String> + 'static,
    ) -> Self {
        let (key, what, baseline) = (key.into(), what.into(), baseline.into());
        Self { key, what, baseline, goal, is_alone: false, run: Box::new(run) }
    }

    /// The same row, measured in a process of its own.
    pub(crate) fn alone(self) -> Self {
        Self { is_alone: true, ..self }
    }

    /// A row of two functions that are timed in turn.
    pub(crate) fn speed(
        key: impl Into<String>,
        what: impl Into<String>,
        baseline: impl Into<String>,
        goal: Goal,
        run: impl Fn(Effort) -> Times + 'static,
    ) -> Self {
        Self::new(key, what, baseline, goal, move |effort| Ok(Measured::speed(run(effort)))).alone()
    }

    /// The cells of a measured row: name, what, baseline, goal, measured, quartiles, met.
    pub(crate) fn cells(&self, measured: &Result<Measured, String>) -> Vec<String> {
        let (figure, quartiles, met) = match measured {
            Ok(Measured { figure, quartiles, .. }) => {
                let quartiles =
                    quartiles.map_or(String::new(), |(low, high)| format!("{low:.2}–{high:.2}"));
                let unit = if matches!(self.goal, Goal::Megabytes(_)) { "MB" } else { "×" };
                (format!("{figure:.2} {unit}"), quartiles, self.goal.is_met(*figure))
            }
            Err(reason) => (reason.clone(), String::new(), ""),
        };
        let cells = [&self.what, &self.baseline, &self.goal.to_string(), &figure, &quartiles];
        let key = format!("`{}`", self.key);
        [&key].into_iter().chain(cells).cloned().chain([met.to_owned()]).collect()
    }

    /// The measured row as a line for people.
    pub(crate) fn line(&self, measured: &Result<Measured, String>) -> String {
        let mut cells = self.cells(measured);
        cells.truncate(7);
        let details = measured.as_ref().map_or("", |measured| measured.details.as_str());
        let [_, _, _, goal, figure, quartiles, met] = cells.as_slice() else {
            return String::new();
        };
        format!("{:32} {goal:>9} {figure:>9} {quartiles:>11} {met:>4}  {details}", self.key)
    }
}

impl Goal {
    fn is_met(self, figure: f64) -> &'static str {
        let is_met = match self {
            Self::Faster(least) => figure >= least,
            Self::AtMost(most) | Self::Megabytes(most) => figure <= most,
            Self::Shown => return "",
        };
        if is_met { "yes" } else { "no" }
    }
}

impl std::fmt::Display for Goal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Faster(least) => write!(f, "≥ {least:.2} ×"),
            Self::AtMost(most) => write!(f, "≤ {most:.2} ×"),
            Self::Megabytes(most) => write!(f, "≤ {most:.0} MB"),
            Self::Shown => Ok(()),
        }
    }
}

/// Seconds in a unit that fits.
pub(crate) fn seconds(seconds: f64) -> String {
    if seconds < 1e-3 {
        format!("{:.2} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.2} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}
