//! A text that was read, and a place in it.

use std::ops::Range;
use std::sync::Arc;

/// A text with the name it was read under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
}

/// A place in a source, or the source as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The text it stands in.
    pub source: Arc<Source>,
    /// The bytes meant, or none for the whole.
    pub span: Option<Range<usize>>,
}

impl Location {
    /// The source as a whole.
    #[must_use]
    pub fn whole(source: Arc<Source>) -> Self {
        Self { source, span: None }
    }

    /// The bytes `span` of the source.
    #[must_use]
    pub fn at(source: Arc<Source>, span: Range<usize>) -> Self {
        Self {
            source,
            span: Some(span),
        }
    }

    /// The line the span begins on, from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        Some(self.before()?.matches('\n').count() + 1)
    }

    /// The column the span begins at, in characters, from 1.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        let before = self.before()?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some(before[line_start..].chars().count() + 1)
    }

    fn before(&self) -> Option<&str> {
        let start = self.span.as_ref()?.start;
        Some(&self.source.text[..self.source.text.floor_char_boundary(start)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, span: Range<usize>) -> Location {
        let source = Source {
            name: "client.toml".into(),
            text: text.into(),
        };
        Location::at(Arc::new(source), span)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let place = at("a\r\n公司 = 1\n", 10..11);
        assert_eq!((place.line(), place.column()), (Some(2), Some(4)));
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let place = at("ab\n", 99..120);
        assert_eq!((place.line(), place.column()), (Some(2), Some(1)));
    }

    #[test]
    fn a_whole_source_has_no_line() {
        let source = at("a", 0..1).source;
        assert_eq!(Location::whole(source).line(), None);
    }
}
