//! Which rules a user lets through, and which are to stop the work.

use super::finding::Finding;
use super::rule::Rule;
use super::rules::{RULES, rule};
use crate::application::nearest;
use crate::diagnostic::Severity;

/// Which rules are let through, and which are made errors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    allowed: Vec<&'static Rule>,
    denied: Vec<&'static Rule>,
}

/// Why a rule can't be let through or made an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyError {
    /// There is no rule of that name.
    Unknown {
        /// The name as it was given.
        given: String,
        /// The rule that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The value can't even be read, so there is nothing to let through.
    OfReading(&'static Rule),
    /// The same rule is let through and made an error.
    Both(&'static Rule),
}

impl Policy {
    /// Lets some rules through and makes others errors.
    ///
    /// # Errors
    ///
    /// Refuses a name that no rule has, a rule of reading, and a rule that is in both lists.
    pub fn new(allow: &[String], deny: &[String]) -> Result<Self, PolicyError> {
        let allowed = rules_of(allow)?;
        let denied = rules_of(deny)?;
        if let Some(&rule) = allowed.iter().find(|rule| rule.is_of_reading()) {
            return Err(PolicyError::OfReading(rule));
        }
        if let Some(&rule) = allowed.iter().find(|rule| denied.contains(rule)) {
            return Err(PolicyError::Both(rule));
        }
        Ok(Self { allowed, denied })
    }

    /// Drops what is let through, and makes errors of what is to be one.
    pub(super) fn apply(&self, findings: &mut Vec<Finding>) {
        findings.retain(|finding| !self.allowed.contains(&finding.rule));
        for finding in findings {
            if self.denied.contains(&finding.rule) {
                finding.severity = Severity::Error;
            }
        }
    }
}

fn rules_of(names: &[String]) -> Result<Vec<&'static Rule>, PolicyError> {
    names.iter().map(|name| named(name)).collect()
}

/// The rule of a name that a user typed.
///
/// # Errors
///
/// There is no such rule.
pub fn named(name: &str) -> Result<&'static Rule, PolicyError> {
    rule(name).ok_or_else(|| PolicyError::Unknown {
        given: name.to_owned(),
        nearest: nearest(name, RULES.iter().map(|rule| rule.name)),
    })
}
