//! A progress bar on a terminal, for inputs that take a while.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// An input is long if it takes longer than this.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows how much of an input is read. The bar is removed when this is dropped.
pub(super) struct Progress {
    start: Instant,
    bar: ProgressBar,
    /// Whether somebody watches standard error, where nothing else is printed meanwhile, and does
    /// not see the bar yet.
    waiting: bool,
}

impl Progress {
    /// The progress through an input of this many bytes, if that is known.
    pub(super) fn new(size: Option<u64>) -> Self {
        let waiting = io::stderr().is_terminal() && !io::stdout().is_terminal();
        // The bar is there from the start, so that it knows how fast it went until it is shown.
        Self { start: Instant::now(), bar: hidden_bar(size), waiting }
    }

    /// Says how many bytes are read.
    pub(super) fn set(&mut self, bytes: u64) {
        if self.waiting && self.start.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.waiting = false;
        }
        self.bar.set_position(bytes);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn hidden_bar(size: Option<u64>) -> ProgressBar {
    let template = match size {
        Some(_) => "{wide_bar} {bytes} of {total_bytes}, {eta} left",
        None => "{spinner} {bytes}, {bytes_per_sec}",
    };
    let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::hidden());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
