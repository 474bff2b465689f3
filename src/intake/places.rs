//! Where a record's fields stand in its text.

use std::collections::HashMap;
use std::ops::Range;

/// Where a record's fields and sections stand in its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    values: HashMap<&'static str, ValuePlace>,
    sections: HashMap<&'static str, Range<usize>>,
    /// Where fields would stand that are not there: a table's empty cells.
    absent: HashMap<&'static str, Range<usize>>,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ValuePlace {
    /// Its bytes, quotes included.
    span: Range<usize>,
    /// Where its text begins, if it stands there without escapes.
    verbatim: Option<usize>,
}

impl Places {
    pub(super) fn add_value(
        &mut self,
        field: &'static str,
        span: Range<usize>,
        verbatim: Option<usize>,
    ) {
        self.values.insert(field, ValuePlace { span, verbatim });
    }

    pub(super) fn add_section(&mut self, section: &'static str, name: Range<usize>) {
        self.sections.insert(section, name);
    }

    pub(super) fn add_absent(&mut self, field: &'static str, place: Range<usize>) {
        self.absent.insert(field, place);
    }

    /// Whether the record has a field.
    pub(super) fn has(&self, field: &str) -> bool {
        self.values.contains_key(field)
    }

    /// The bytes of a field's value, quotes included.
    pub(super) fn value(&self, field: &str) -> Option<Range<usize>> {
        self.values.get(field).map(|place| place.span.clone())
    }

    /// Where a field that is not there would stand: its empty cell, or its section's name.
    pub(super) fn absent(&self, field: &str) -> Option<Range<usize>> {
        let place = self.absent.get(field);
        place
            .or_else(|| self.sections.get(field.split_once('.')?.0))
            .cloned()
    }

    /// The bytes of a field's value or of a part of it; where the record has no such field, its section's name.
    pub(super) fn field(&self, field: &str, part: Option<&Range<usize>>) -> Option<Range<usize>> {
        let Some(place) = self.values.get(field) else {
            return self.absent(field);
        };
        let part = part
            .zip(place.verbatim)
            .map(|(part, start)| start + part.start..start + part.end);
        Some(part.unwrap_or_else(|| place.span.clone()))
    }
}
