//! The texts of a record's fields, known and the user's own, as they stand, whether or not their types take them.

use std::ops::Range;

use super::entries;
use super::entry::{Entry, Value};
use crate::application::field::{self, Field};
use crate::diagnostic::Source;

/// A field's text as it stands in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText {
    /// The field.
    pub field: &'static Field,
    /// Its text; a day, or a number in digits, as it is written.
    pub text: String,
    /// The bytes of its value, quotes included.
    pub span: Range<usize>,
    /// Where the text begins, if it stands there in quotes and without escapes.
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
            let verbatim = match &entry.value {
                Value::Text { verbatim, .. } => *verbatim,
                _ => None,
            };
            let (text, is_quoted) = text_of(&entry, source)?;
            if !is_quoted && !is_plain(&entry.value, &text) {
                return None;
            }
            Some(FieldText {
                field,
                text,
                span: entry.span,
                verbatim,
            })
        })
        .collect()
}

/// The text of a value that has one, and whether it stands in quotes.
fn text_of(entry: &Entry, source: &Source) -> Option<(String, bool)> {
    match &entry.value {
        Value::Text { text, .. } => Some((text.clone(), true)),
        Value::Integer | Value::Fraction | Value::Date | Value::Boolean => {
            Some((source.text[entry.span.clone()].to_owned(), false))
        }
        Value::Null | Value::List | Value::Table | Value::Refused(_) => None,
    }
}

/// Whether a value without quotes says the same in quotes: a day, or a number in digits alone.
fn is_plain(value: &Value, text: &str) -> bool {
    let is_digits = text.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    match value {
        Value::Date => true,
        Value::Integer | Value::Fraction => is_digits,
        _ => false,
    }
}

/// One of the user's own fields as it stands in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// Its name in the section `extra`.
    pub key: String,
    /// Its text; a number, a day or a truth as it is written.
    pub text: String,
    /// Whether it stands in quotes.
    pub is_quoted: bool,
}

/// The user's own fields of a well-formed record, in its order; lists, tables and nulls, which no record may have, are left out.
#[must_use]
pub fn own_texts(source: &Source) -> Vec<OwnText> {
    let own = |entry: Entry| {
        let [section, key] = &entry.path[..] else {
            return None;
        };
        let (text, is_quoted) = text_of(&entry, source)?;
        (section == field::EXTRA).then(|| OwnText {
            key: key.clone(),
            text,
            is_quoted,
        })
    };
    let entries = entries(source).unwrap_or_default();
    entries.into_iter().filter_map(own).collect()
}
