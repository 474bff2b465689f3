//! What makes a text ill-formed, and the pieces of text that a parser's error is about.

use std::ops::Range;

/// What is wrong with the form of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A value stands without quotes.
    Unquoted,
    /// A key stands without quotes, which JSON wants.
    UnquotedKey,
    /// Quotes of another kind: `“ ”`, or `'` in JSON.
    WrongQuotes {
        /// The quote.
        found: char,
    },
    /// Another mark stands for the one that is wanted, mostly its full-width form.
    WrongMark {
        /// The mark.
        found: char,
        /// `=`, `:` or `,`.
        wanted: char,
    },
    /// A mark is missing.
    NoMark {
        /// `=`, `:` or `,`.
        wanted: char,
    },
    /// A quote is not closed on its line.
    UnclosedText,
    /// `[section` is not closed.
    UnclosedSection,
    /// There is no value after `=` or `:`.
    NoValue,
    /// A number begins with 0.
    LeadingZero,
    /// A day without quotes that the calendar does not have, or is written otherwise than `2026-11-20`.
    BadDay,
    /// A backslash stands before a character that has no such form.
    BadEscape,
    /// Half of a pair by which a rare character is written in `\u` form.
    UnpairedSurrogate,
    /// A control character stands in the text as it is.
    RawControl {
        /// The character.
        character: char,
    },
    /// A comma is one too many.
    ExtraComma,
    /// The text ends too early.
    CutOff,
    /// Something follows where the value or the record has ended.
    Trailing,
    /// A key has characters that no key of a record has.
    BadKey,
    /// A comment, which JSON does not have.
    Comment,
    /// Anything else.
    Other {
        /// The parser's own words, in English.
        reason: String,
    },
}

/// The quotes that are typed in place of `"`.
pub(super) fn is_other_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‘' | '’' | '＂' | '「' | '」' | '『' | '』' | '«' | '»' | '`'
    )
}

/// The mark that is meant by another one.
pub(super) fn meant_mark(c: char) -> Option<char> {
    match c {
        '＝' => Some('='),
        '：' => Some(':'),
        '，' | '、' | '；' | ';' => Some(','),
        _ => None,
    }
}

/// The character at a place.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The bytes of the character at a place; none at the end.
pub(super) fn char_span(text: &str, at: usize) -> Range<usize> {
    at..at + char_at(text, at).map_or(0, char::len_utf8)
}

/// The line around a place, without the white space at its ends.
pub(super) fn line_span(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length);
    let line = &text[start..end];
    let lead = line.len() - line.trim_start_matches(is_blank).len();
    let shown = line.trim_matches(is_blank).len();
    start + lead..start + lead + shown
}

/// What stands at a place up to white space, a comma or a closing bracket; at least one character.
pub(super) fn token_span(text: &str, at: usize) -> Range<usize> {
    let ends = |c: char| is_blank(c) || matches!(c, '\n' | ',' | '}' | ']');
    let length = text[at..].find(ends).unwrap_or(text.len() - at);
    at..(at + length).max(char_span(text, at).end)
}

/// The last character of a text that is no white space.
pub(super) fn last_span(text: &str) -> Range<usize> {
    let ended = text.trim_end_matches(|c| is_blank(c) || c == '\n');
    let last = ended.chars().next_back().map_or(0, char::len_utf8);
    ended.len() - last..ended.len()
}

/// From the nearest `mark` before a place up to the place and the character there.
pub(super) fn back_to(text: &str, at: usize, mark: char) -> Range<usize> {
    let end = char_span(text, at).end;
    text[..at]
        .rfind(mark)
        .map_or_else(|| char_span(text, at), |start| start..end)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r')
}
