//! A record as it was read: what is known, where it stands, and what was refused.

use std::ops::Range;
use std::sync::Arc;

use super::places::Places;
use super::{Change, Format, RecordError, RecordFault, RecordFaultKind};
use crate::application::{Application, Facts, field};
use crate::diagnostic::{Location, Source};

/// A record as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The record's text.
    pub source: Arc<Source>,
    /// What it is written in.
    pub format: Format,
    /// What could be read.
    pub facts: Facts,
    /// What was refused, in the order it stands in the text.
    pub faults: Vec<RecordFault>,
    /// What was done to a table's cells on reading.
    pub notes: Vec<CellNote>,
    pub(super) places: Places,
}

/// What was done to a table's cell on reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellNote {
    /// What was no part of the value is gone, or it has its one form.
    Changed(Change),
    /// The value stands in merged cells, of which this row is not the first.
    CarriedDown {
        /// The field.
        field: &'static str,
        /// The column, from 0.
        column: usize,
        /// The row of the value.
        row: usize,
    },
}

impl Reading {
    /// The application.
    ///
    /// # Errors
    ///
    /// Names every fault where there are any.
    pub fn application(self) -> Result<Application, RecordError> {
        match self.facts.application() {
            Some(application) if self.faults.is_empty() => Ok(application),
            _ => Err(RecordError {
                source: self.source,
                format: self.format,
                faults: self.faults,
            }),
        }
    }

    /// The faults as an error, if there are any.
    #[must_use]
    pub fn error(&self) -> Option<RecordError> {
        self.refusal(self.faults.clone())
    }

    /// The fields of `needed` that the record lacks, as an error, if it lacks any.
    #[must_use]
    pub fn missing(&self, needed: &[&str]) -> Option<RecordError> {
        let faults: Vec<RecordFault> = needed
            .iter()
            .filter(|name| !self.places.has(name))
            .filter_map(|name| field::field(name))
            .map(|field| RecordFault {
                span: self.places.absent(field.name),
                kind: RecordFaultKind::MissingField { field },
            })
            .collect();
        self.refusal(faults)
    }

    fn refusal(&self, faults: Vec<RecordFault>) -> Option<RecordError> {
        (!faults.is_empty()).then(|| RecordError {
            source: self.source.clone(),
            format: self.format,
            faults,
        })
    }

    /// A field's text as it stands, whether or not its type takes it; empty where there is none.
    #[must_use]
    pub fn shown(&self, field: &str) -> &str {
        let span = self.places.value(field);
        span.and_then(|span| self.source.text.get(span))
            .unwrap_or("")
    }

    /// Where a field's value stands, or the bytes `part` of it; for a field that is not there, its section or the whole.
    #[must_use]
    pub fn location(&self, field: &str, part: Option<&Range<usize>>) -> Location {
        Location {
            source: self.source.clone(),
            span: self.places.field(field, part),
        }
    }
}
