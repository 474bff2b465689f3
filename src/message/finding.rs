//! A finding, put together piece by piece.

use std::fmt::Display;

use super::Ui;
use crate::diagnostic::{Diagnostic, Location, Severity};

impl Diagnostic {
    pub(crate) fn error(name: &'static str, title: impl Display) -> Self {
        Self {
            name,
            severity: Severity::Error,
            title: title.to_string(),
            location: None,
            field: None,
            label: None,
            reason: None,
            hints: Vec::new(),
        }
    }

    pub(crate) fn warning(name: &'static str, title: impl Display) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(name, title)
        }
    }

    pub(crate) fn note(name: &'static str, title: impl Display) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(name, title)
        }
    }

    pub(crate) fn at(mut self, location: &Location) -> Self {
        self.location = Some(location.clone());
        self
    }

    pub(crate) fn of_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(crate) fn reason(mut self, reason: impl Display) -> Self {
        self.reason = Some(reason.to_string());
        self
    }

    /// Says which of the record's fields it is about, in its title too.
    pub(crate) fn of_field(mut self, field: &'static str, ui: Ui) -> Self {
        self.title = ui.pick(
            format!("`{field}`: {}", self.title),
            format!("`{field}`：{}", self.title),
        );
        self.field = Some(field);
        self
    }

    pub(crate) fn label(mut self, label: impl Display) -> Self {
        self.label = Some(label.to_string());
        self
    }

    pub(crate) fn hint(mut self, hint: impl Display) -> Self {
        self.hints.push(hint.to_string());
        self
    }
}
