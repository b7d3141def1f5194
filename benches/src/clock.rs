//! Two functions, timed in turn.

use std::hint::black_box;

use rustix::time::{ClockId, clock_gettime};

/// How long is measured.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// How often both are timed, after one round to warm up.
    pub rounds: usize,
    /// How long one function runs in one round, in seconds.
    pub batch: f64,
}

impl Effort {
    /// Enough for a table that is kept.
    pub const FULL: Self = Self { rounds: 61, batch: 0.004 };
    /// Enough to see whether a change helps.
    pub const QUICK: Self = Self { rounds: 11, batch: 0.002 };
}

/// What two functions took.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// Seconds for each call of the baseline: the median.
    pub baseline: f64,
    /// Seconds for each call of the case: the median.
    pub case: f64,
    /// The quartiles of the rounds' ratios, baseline by case.
    pub quartiles: (f64, f64),
}

impl Times {
    /// How many times as fast the case is: the ratio of the medians.
    pub fn ratio(&self) -> f64 {
        self.baseline / self.case
    }

    /// The same seen from the other side: which part of the baseline's time the case takes.
    #[must_use]
    pub fn inverted(self) -> Self {
        let (low, high) = self.quartiles;
        Self { baseline: self.case, case: self.baseline, quartiles: (1.0 / high, 1.0 / low) }
    }
}

/// Times the baseline and the case in turn.
///
/// What is measured is the processor's time of this thread, so that what else the machine does
/// counts less. A function is called so often in one round that the clock's own cost is nothing.
/// What it returns is dropped in the time that is taken.
pub fn compare<A, B>(
    effort: Effort,
    mut baseline: impl FnMut() -> A,
    mut case: impl FnMut() -> B,
) -> Times {
    let calls = [calls_in_a_batch(effort, &mut baseline), calls_in_a_batch(effort, &mut case)];
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..=effort.rounds {
        let taken = [batch(calls[0], &mut baseline), batch(calls[1], &mut case)];
        if round > 0 {
            times[0].push(taken[0]);
            times[1].push(taken[1]);
        }
    }
    let ratios = times[0].iter().zip(&times[1]).map(|(baseline, case)| baseline / case).collect();
    let [_, low, _, high, _] = quantiles(ratios);
    let [baseline, case] = times.map(median);
    Times { baseline, case, quartiles: (low, high) }
}

/// Seconds for each call of one function: the median.
pub fn time<T>(effort: Effort, mut function: impl FnMut() -> T) -> f64 {
    let calls = calls_in_a_batch(effort, &mut function);
    median((0..=effort.rounds).map(|_| batch(calls, &mut function)).skip(1).collect())
}

fn calls_in_a_batch<T>(effort: Effort, function: &mut impl FnMut() -> T) -> u32 {
    let mut calls = 1_u32;
    loop {
        let taken = batch(calls, function) * f64::from(calls);
        if taken >= effort.batch || calls > 10_000_000 {
            return calls;
        }
        calls *= 2;
    }
}

fn batch<T>(calls: u32, function: &mut impl FnMut() -> T) -> f64 {
    let start = now();
    for _ in 0..calls {
        drop(black_box(function()));
    }
    (now() - start) / f64::from(calls)
}

/// Makes the allocator keep what is freed.
///
/// glibc gives freed memory back to the system until a large block has been freed once; whoever
/// allocates most would then pay for page faults, more or less so by what ran before.
pub fn settle_heap() {
    drop(black_box(vec![1_u8; 31 << 20]));
}

/// The processor's time of this thread, in seconds.
pub fn now() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "no process runs for so long")]
    let seconds = time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9;
    seconds
}

/// The middle of the values.
pub fn median(values: Vec<f64>) -> f64 {
    quantiles(values)[2]
}

/// Least, lower quartile, median, upper quartile, greatest.
pub fn quantiles(mut values: Vec<f64>) -> [f64; 5] {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    [0, 1, 2, 3, 4].map(|quarter| values.get(last * quarter / 4).copied().unwrap_or(f64::NAN))
}
