//! What was found, where, and how it is shown: no stage's own words live here.

mod full;
mod json;
mod source;
mod visible;

pub use full::{FullStyle, LevelWords, full};
pub use json::json;
pub use source::{Location, Part, SheetRow, Source, column_letters};
pub use visible::{is_hidden, visible};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is made until it is mended.
    Error,
    /// The work goes on, but someone should look.
    Warning,
    /// Good to know.
    Note,
}

/// One finding in words, ready to be shown in any form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable kebab-case name of this kind of finding.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong: one line, lower-case start, no full stop.
    pub title: String,
    /// Where it stands, if it stands anywhere.
    pub location: Option<Location>,
    /// The record's field it is about, by its dotted name.
    pub field: Option<&'static str>,
    /// A few words beside the underline.
    pub label: Option<String>,
    /// Why it matters.
    pub reason: Option<String>,
    /// What to do, each a line of its own.
    pub hints: Vec<String>,
}
