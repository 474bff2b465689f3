//! A space at the edge of a value that has to be one of a few, which is the only thing wrong with it.

use std::ops::Range;

use crate::diagnostic::is_hidden;

/// A text that is right but for a space or a hidden character at its edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EdgeSpace<'a> {
    /// The text without such.
    pub(crate) within: &'a str,
    /// The first of them.
    pub(crate) character: char,
    /// The byte of the text at which it stands.
    at: usize,
}

impl EdgeSpace<'_> {
    /// The bytes of the space.
    pub(crate) fn range(self) -> Range<usize> {
        self.at..self.at + self.character.len_utf8()
    }
}

/// What stands at a text's edges; none where nothing does, or nothing else.
pub(crate) fn edge_space(text: &str) -> Option<EdgeSpace<'_>> {
    let is_space = |character: char| character.is_whitespace() || is_hidden(character);
    let within = text.trim_matches(is_space);
    let begins_with = text.starts_with(is_space);
    let at = if begins_with { 0 } else { within.len() };
    let character = text[at..].chars().next()?;
    (!within.is_empty()).then_some(EdgeSpace {
        within,
        character,
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_space_at_an_edge_is_found_with_its_place() {
        for (text, within, character, range) in [
            ("HK ", "HK", ' ', 2..3),
            ("\u{A0}HK ", "HK", '\u{A0}', 0..2),
            ("香港\u{200B}", "香港", '\u{200B}', 6..9),
        ] {
            let found = edge_space(text).unwrap();
            assert_eq!((found.within, found.character), (within, character));
            assert_eq!(found.range(), range, "{text:?}");
        }
        for text in ["HK", "Hong Kong", "", " "] {
            assert_eq!(edge_space(text), None, "{text:?}");
        }
    }
}
