//! Why a record is refused: data only, put into words by `message`.

use std::ops::Range;
use std::sync::Arc;

use super::{ReadError, SyntaxFault, ValueKind};
use crate::application::ValueError;
use crate::application::field::Field;
use crate::diagnostic::{Location, Source};

/// Why no record came out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeError {
    /// It could not be read as text.
    Read(ReadError),
    /// It was read and has faults.
    Record(RecordError),
}

/// All the faults of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordError {
    /// The record's text.
    pub source: Arc<Source>,
    /// What it is written in.
    pub format: Format,
    /// Its faults, in the order they stand in the text; never empty.
    pub faults: Vec<RecordFault>,
}

/// The formats of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// TOML.
    Toml,
    /// JSON.
    Json,
    /// A row of a table.
    Table,
}

/// One fault of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFault {
    /// What is wrong.
    pub kind: RecordFaultKind,
    /// The bytes at fault, if any are.
    pub span: Option<Range<usize>>,
}

/// What is wrong at one place of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFaultKind {
    /// It is not well-formed TOML or JSON.
    Syntax(SyntaxFault),
    /// A list of records stands where one is read.
    ListOfRecords,
    /// JSON, but not an object.
    NotARecord {
        /// What it is.
        found: ValueKind,
    },
    /// There is no section of that name.
    UnknownSection {
        /// The name.
        given: String,
        /// The section that was probably meant.
        nearest: Option<&'static str>,
    },
    /// There is no field of that name.
    UnknownField {
        /// Section and key.
        given: String,
        /// The field that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A key stands before the first section.
    OutsideSection {
        /// The key.
        given: String,
        /// The field that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A section's name has a plain value.
    NotASection {
        /// The section.
        section: &'static str,
        /// What it has.
        found: ValueKind,
    },
    /// A key stands twice in one section.
    DuplicateKey {
        /// Section and key, or the section.
        given: String,
    },
    /// A value is of a type that the field does not take.
    WrongType {
        /// The field.
        field: &'static Field,
        /// What it has.
        found: ValueKind,
    },
    /// A number is written with an exponent, underscores or another base, so its digits are not its text.
    NumberForm {
        /// The field.
        field: &'static Field,
        /// The number as it is written.
        given: String,
    },
    /// An optional field is there without a value.
    EmptyValue {
        /// The field.
        field: &'static Field,
    },
    /// A needed field is not there; the span is its section's name.
    MissingField {
        /// The field.
        field: &'static Field,
    },
    /// A table's cell has lost its value.
    Cell {
        /// The field.
        field: &'static Field,
        /// How.
        fault: CellFault,
    },
    /// One of the user's own fields is neither text nor a number.
    ExtraType {
        /// Its key.
        key: String,
        /// What it has.
        found: ValueKind,
    },
    /// The text of one of the user's own fields is refused.
    ExtraValue {
        /// Its key.
        key: String,
        /// Why.
        error: ValueError,
    },
    /// A value is refused by its type.
    Value {
        /// The field.
        field: &'static Field,
        /// Why.
        error: ValueError,
    },
}

impl RecordFaultKind {
    /// The field that is there and whose value is refused, if it is one of the record's own.
    pub(super) fn refused_field(&self) -> Option<&'static str> {
        match self {
            Self::WrongType { field, .. }
            | Self::NumberForm { field, .. }
            | Self::EmptyValue { field }
            | Self::Cell { field, .. }
            | Self::Value { field, .. } => Some(field.name),
            Self::Syntax(_)
            | Self::ListOfRecords
            | Self::NotARecord { .. }
            | Self::UnknownSection { .. }
            | Self::UnknownField { .. }
            | Self::OutsideSection { .. }
            | Self::NotASection { .. }
            | Self::DuplicateKey { .. }
            | Self::MissingField { .. }
            | Self::ExtraType { .. }
            | Self::ExtraValue { .. } => None,
        }
    }
}

/// How a table's cell has lost its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFault {
    /// A number has more digits than a spreadsheet keeps.
    DigitsLost,
    /// A formula failed.
    Formula,
}

impl Format {
    /// What a text is written in: by its beginning, then by its name's extension.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
        let text = source.text.trim_start_matches(is_blank);
        let second = text.get(1..).map(|rest| rest.trim_start_matches(is_blank));
        let begins_as_json = text.starts_with('{')
            // A TOML file begins with `[company]`, a JSON list of records with `[{`.
            || (text.starts_with('[') && second.is_some_and(|rest| rest.starts_with(['{', ']'])));
        if begins_as_json || source.name.to_lowercase().ends_with(".json") {
            Self::Json
        } else {
            Self::Toml
        }
    }
}

impl RecordError {
    /// Where a fault stands.
    #[must_use]
    pub fn location(&self, fault: &RecordFault) -> Location {
        Location {
            source: self.source.clone(),
            span: fault.span.clone(),
        }
    }
}

impl From<ReadError> for IntakeError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<RecordError> for IntakeError {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(name: &str, text: &str) -> Format {
        Format::of(&Source::new(name, text))
    }

    #[test]
    fn the_beginning_decides_before_the_extension() {
        assert_eq!(format("a.toml", "\n {\"company\": {}}"), Format::Json);
        assert_eq!(format("a.toml", "[ { } ]"), Format::Json);
        assert_eq!(format("a", "[company]\n"), Format::Toml);
        assert_eq!(format("a", "[[company]]\n"), Format::Toml);
        assert_eq!(format("a.JSON", "company"), Format::Json);
        assert_eq!(format("a.txt", "# comment"), Format::Toml);
        assert_eq!(format("a", "["), Format::Toml);
    }
}
