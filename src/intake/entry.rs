//! One key of a record with its value, whatever the format.

use std::ops::Range;

use super::error::CellFault;

/// One key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The keys that lead to it, its own last.
    pub(super) path: Vec<String>,
    /// The bytes of its own key.
    pub(super) key: Range<usize>,
    /// The bytes of its value, quotes included.
    pub(super) span: Range<usize>,
    /// What the value is.
    pub(super) value: Value,
}

/// What a value is; numbers and dates keep the text of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text {
        text: String,
        /// Where the text begins in the file, if it stands there without escapes.
        verbatim: Option<usize>,
    },
    Integer,
    Fraction,
    Date,
    Boolean,
    Null,
    List,
    Table,
    /// A table's cell whose value is lost.
    Refused(CellFault),
}

/// The kinds of value, as a message names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Text in quotes.
    Text,
    /// A whole number.
    Integer,
    /// A number with a point or an exponent.
    Fraction,
    /// A date or time without quotes.
    Date,
    /// `true` or `false`.
    Boolean,
    /// JSON's `null`.
    Null,
    /// A list.
    List,
    /// A section of its own.
    Table,
}

impl Value {
    /// A text whose source is `raw` at `start`, quotes included.
    pub(super) fn text(text: String, raw: &str, start: usize) -> Self {
        let verbatim = [3, 1].into_iter().find_map(|quotes| {
            let inner = raw.get(quotes..raw.len().checked_sub(quotes)?)?;
            (inner == text).then_some(start + quotes)
        });
        Self::Text { text, verbatim }
    }

    pub(super) fn kind(&self) -> ValueKind {
        match self {
            Self::Text { .. } | Self::Refused(_) => ValueKind::Text,
            Self::Integer => ValueKind::Integer,
            Self::Fraction => ValueKind::Fraction,
            Self::Date => ValueKind::Date,
            Self::Boolean => ValueKind::Boolean,
            Self::Null => ValueKind::Null,
            Self::List => ValueKind::List,
            Self::Table => ValueKind::Table,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbatim(text: &str, raw: &str) -> Option<usize> {
        match Value::text(text.into(), raw, 100) {
            Value::Text { verbatim, .. } => verbatim,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_without_escapes_is_found_in_the_file() {
        assert_eq!(verbatim("示例", "\"示例\""), Some(101));
        assert_eq!(verbatim("示例", "'''示例'''"), Some(103));
        assert_eq!(verbatim("", "\"\""), Some(101));
    }

    #[test]
    fn text_with_escapes_is_not() {
        assert_eq!(verbatim("a\u{200B}", "\"a\\u200b\""), None);
        assert_eq!(verbatim("a", "\"\"\"\na\"\"\""), None);
    }
}
