//! A record with all that was found in it.

use super::{Context, Finding, check};
use crate::diagnostic::Severity;
use crate::intake::Reading;

/// A record as it was read, with all that was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The record, with what was refused on reading.
    pub reading: Reading,
    /// What the rules found.
    pub findings: Vec<Finding>,
}

/// How many findings there are of each weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors, those of reading among them.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Report {
    /// Runs every rule on a record.
    #[must_use]
    pub fn of(reading: Reading, context: &Context<'_>) -> Self {
        let findings = check(&reading.facts, context);
        Self { reading, findings }
    }

    /// How many findings there are of each weight.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            errors: self.reading.faults.len(),
            ..Counts::default()
        };
        for finding in &self.findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}
