//! The two streams, and how they are written to.

use std::env;
use std::io::{self, IsTerminal, Write};

use terminal_size::{Width, terminal_size_of};

use crate::diagnostic::{Diagnostic, FullStyle, full};
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
        Terminal {
            ui,
            style: FullStyle {
                colour: stderr.is_terminal() && allows_colour(),
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

    /// Writes findings about what is asked for.
    pub(super) fn warn(&self, fault: &dyn Explain) -> io::Result<()> {
        self.warn_of(&fault.explain(self.ui))
    }

    /// Writes findings that are put into words already.
    pub(super) fn warn_of(&self, findings: &[Diagnostic]) -> io::Result<()> {
        self.advise(&shown(findings, &self.style))
    }

    /// Writes findings that are what is asked for.
    pub(super) fn print_findings(&self, findings: &[Diagnostic]) -> io::Result<()> {
        let style = FullStyle {
            colour: io::stdout().is_terminal() && allows_colour(),
            ..self.style
        };
        self.print(&shown(findings, &style))
    }
}

/// Findings one after the other, an empty line between them.
fn shown(findings: &[Diagnostic], style: &FullStyle) -> String {
    let shown: Vec<String> = findings
        .iter()
        .map(|finding| full(finding, style) + "\n")
        .collect();
    shown.join("\n")
}

/// <https://no-color.org>: set and not empty.
fn allows_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
