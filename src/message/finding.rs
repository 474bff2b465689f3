//! A finding, put together piece by piece.

use std::fmt::Display;

use crate::diagnostic::{Diagnostic, Location, Severity};

impl Diagnostic {
    pub(crate) fn error(name: &'static str, title: impl Display) -> Self {
        Self {
            name,
            severity: Severity::Error,
            title: title.to_string(),
            location: None,
            label: None,
            hints: Vec::new(),
        }
    }

    pub(crate) fn warning(name: &'static str, title: impl Display) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(name, title)
        }
    }

    pub(crate) fn at(mut self, location: &Location) -> Self {
        self.location = Some(location.clone());
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
