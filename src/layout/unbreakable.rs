//! Identifiers, numbers and addresses, which never break across lines.

use std::ops::Range;

/// Byte ranges of words of ASCII that hold a digit, an `@` or an underscore, and of digit groups with spaces between.
///
/// `gh_3f2a9c81d07e`, `amy@example.com`, `12-345/A` and `+852 0000 0000` are each one range.
pub(super) fn unbreakable(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(text, from..at, &mut ranges);
                start = None;
            }
            _ => {}
        }
    }
    ranges
}

fn push(text: &str, word: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let is_identifier = text[word.clone()]
        .bytes()
        .any(|byte| byte.is_ascii_digit() || matches!(byte, b'@' | b'_'));
    if !is_identifier {
        return;
    }
    match ranges.last_mut() {
        Some(last)
            if &text[last.end..word.start] == " "
                && is_digit_group(&text[last.clone()])
                && is_digit_group(&text[word.clone()]) =>
        {
            last.end = word.end;
        }
        _ => ranges.push(word),
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '_' | '@' | '.' | '-' | '+' | '/' | '#' | '%' | '&' | '=' | '~' | '(' | ')' | ','
        )
}

fn is_digit_group(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'(' | b')' | b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        unbreakable(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn identifiers_addresses_and_telephone_numbers_are_each_one_piece() {
        assert_eq!(
            pieces("公司 gh_3f2a9c81d07e，amy-b@example.com, +852 0000 0000; 12-345/A"),
            [
                "gh_3f2a9c81d07e",
                "amy-b@example.com,",
                "+852 0000 0000",
                "12-345/A"
            ]
        );
    }

    #[test]
    fn words_without_a_digit_break_as_usual() {
        assert!(pieces("GOLDEN SAIL EXAMPLE (HONG KONG) LIMITED").is_empty());
    }
}
