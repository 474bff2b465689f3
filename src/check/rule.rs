//! What a rule is.

use super::across::Shared;
use super::finding::Found;
use super::pictures::Looked;
use crate::application::{Date, Facts};
use crate::diagnostic::Severity;

/// One thing that gets an application sent back.
pub struct Rule {
    /// Its stable kebab-case name.
    pub name: &'static str,
    /// What it looks at.
    pub group: Group,
    /// How much a finding of it weighs.
    pub severity: Severity,
    /// Its words in English.
    pub en: Words,
    /// Its words in Chinese.
    pub zh: Words,
    /// Where it is known from.
    pub origin: Origin,
    /// Since when it is believed, as an ISO date.
    pub since: &'static str,
    /// Lines of a TOML record that it finds; records of several clients stand with `---` between them.
    pub wrong: &'static str,
    /// Such lines that it does not find.
    pub right: &'static str,
    pub(super) finds: Finds,
}

/// What a rule says, whatever the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// What is wrong: one line, lower-case start, no full stop.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// Where a rule is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Names, and text in general.
    Name,
    /// The account's original ID.
    Id,
    /// The country or region.
    Place,
    /// The business registration.
    Registration,
    /// The person who operates the account.
    Contact,
    /// The account.
    Account,
    /// The payment of the fee.
    Payment,
    /// The letter.
    Letter,
    /// The pictures to upload.
    Files,
    /// Days by which something is due.
    Deadlines,
}

impl Group {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Id,
        Self::Place,
        Self::Registration,
        Self::Contact,
        Self::Account,
        Self::Payment,
        Self::Letter,
        Self::Files,
        Self::Deadlines,
    ];
}

/// How a rule finds what it looks for.
pub(super) enum Finds {
    /// A value's own type refuses it on reading.
    Reading,
    /// From the record alone.
    Facts(fn(&Facts, &mut Found<'_>)),
    /// From the record and the day that counts as today.
    Day(fn(&Facts, Date, &mut Found<'_>)),
    /// From the pictures that the record names.
    Pictures(fn(&Looked, &mut Found<'_>)),
    /// From the records of several clients.
    Clients(Shared),
}

impl Rule {
    /// Whether a value's own type refuses it, so that no one can let it through.
    #[must_use]
    pub fn is_of_reading(&self) -> bool {
        matches!(self.finds, Finds::Reading)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Rule({})", self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}
