//! How far a run is: a bar on a terminal, a line now and then elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::BatchArgs;
use crate::message::Ui;

/// How long a run is silent where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

const BAR_EN: &str = "{bar:30} {human_pos} of {human_len}  {per_sec}  {eta} left";
const BAR_ZH: &str = "{bar:30} {human_pos}/{human_len}  {per_sec}  剩余 {eta}";

/// How far a run is.
pub(super) enum Progress {
    Bar(ProgressBar),
    Lines(Lines),
    Silent,
}

/// A line now and then.
pub(super) struct Lines {
    ui: Ui,
    count: usize,
    done: usize,
    begun: Instant,
    last: Instant,
}

impl Progress {
    pub(super) fn of(args: &BatchArgs, count: usize, ui: Ui) -> Self {
        if args.quiet || args.json {
            return Self::Silent;
        }
        if !io::stderr().is_terminal() {
            let now = Instant::now();
            return Self::Lines(Lines {
                ui,
                count,
                done: 0,
                begun: now,
                last: now,
            });
        }
        let bar = ProgressBar::new(count as u64);
        // The template is fixed, and a test reads it.
        if let Ok(style) = ProgressStyle::with_template(ui.pick(BAR_EN, BAR_ZH)) {
            bar.set_style(style);
        }
        Self::Bar(bar)
    }

    pub(super) fn add(&mut self) {
        match self {
            Self::Bar(bar) => bar.inc(1),
            Self::Lines(lines) => lines.add(),
            Self::Silent => {}
        }
    }

    pub(super) fn finish(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

impl Lines {
    fn add(&mut self) {
        self.done += 1;
        if self.last.elapsed() < BETWEEN_LINES || self.done == self.count {
            return;
        }
        self.last = Instant::now();
        let (done, count) = (self.done, self.count);
        let each = self.begun.elapsed() / u32::try_from(done).unwrap_or(u32::MAX);
        let rate = 1.0 / each.as_secs_f64().max(f64::EPSILON);
        let left = each * u32::try_from(count.saturating_sub(done)).unwrap_or(u32::MAX);
        let left = left.as_secs();
        let line = self.ui.pick(
            format!("{done} of {count}, {rate:.0} a second, {left} s left\n"),
            format!("{done}/{count}，每秒 {rate:.0} 个，剩余 {left} 秒\n"),
        );
        // Nobody is left to tell where standard error is gone.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_of_the_bar_are_well_formed() {
        for template in [BAR_EN, BAR_ZH] {
            assert!(ProgressStyle::with_template(template).is_ok());
        }
    }
}
