//! The texts of a record's fields as they stand, whether or not their types take them.

use std::ops::Range;

use super::entries;
use super::entry::Value;
use crate::application::field::{self, Field};
use crate::diagnostic::Source;

/// A field's text as it stands in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText {
    /// The field.
    pub field: &'static Field,
    /// Its text.
    pub text: String,
    /// The bytes of its value, quotes included.
    pub span: Range<usize>,
    /// Where the text begins, if it stands there without escapes.
    pub verbatim: Option<usize>,
}

/// The texts of all known fields of a well-formed record, in no order; none of an ill-formed one.
#[must_use]
pub fn field_texts(source: &Source) -> Vec<FieldText> {
    entries(source)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|entry| {
            let field = field::field(&entry.path.join("."))?;
            match entry.value {
                Value::Text { text, verbatim } => Some(FieldText {
                    field,
                    text,
                    span: entry.span,
                    verbatim,
                }),
                _ => None,
            }
        })
        .collect()
}
