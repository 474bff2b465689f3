//! The two streams, and how they are written to.

use std::env;
use std::io::{self, IsTerminal, Write};

use terminal_size::{Width, terminal_size_of};

use crate::diagnostic::{FullStyle, full};
use crate::message::{Explain, Ui};

/// The columns that are used where the terminal does not say how many it has.
const COLUMNS: usize = 100;

/// Results go to standard output; findings and advice go to standard error.
pub(super) struct Terminal {
    ui: Ui,
    style: FullStyle,
}

impl Terminal {
    pub(super) fn of_process(ui: Ui) -> Terminal {
        let stderr = io::stderr();
        let width = terminal_size_of(&stderr).map(|(Width(columns), _)| usize::from(columns));
        // https://no-color.org: set and not empty.
        let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Terminal {
            ui,
            style: FullStyle {
                colour: stderr.is_terminal() && !no_colour,
                width: width.unwrap_or(COLUMNS),
                words: ui.level_words(),
            },
        }
    }

    /// The language spoken.
    pub(super) fn ui(&self) -> Ui {
        self.ui
    }

    /// Writes a result.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes advice.
    pub(super) fn advise(&self, text: &str) -> io::Result<()> {
        io::stderr().lock().write_all(text.as_bytes())
    }

    /// Writes findings.
    pub(super) fn warn(&self, fault: &dyn Explain) -> io::Result<()> {
        let mut text = String::new();
        for finding in fault.explain(self.ui) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&full(&finding, &self.style));
            text.push('\n');
        }
        self.advise(&text)
    }
}
