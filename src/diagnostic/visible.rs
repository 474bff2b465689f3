//! Characters that cannot be seen, made visible before they reach a terminal.

use std::borrow::Cow;

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

/// Whether a character shows nothing, steers the terminal, or turns the direction of the text around it.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || matches!(code, 0x2028 | 0x2029 | 0x2800 | 0xFFF9..=0xFFFB)
        || matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
        || matches!(code, 0xFDD0..=0xFDEF)
        || code & 0xFFFE == 0xFFFE
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        // Spaces of other widths look like the ordinary one, or like none.
        || (character.is_whitespace() && character != ' ')
        || character == '\u{061C}'
}

/// The text with each hidden character written as `<U+200B>`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Appends one character, written as its number if it is hidden.
pub(super) fn push_visible(shown: &mut String, character: char) {
    if is_hidden(character) {
        shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
    } else {
        shown.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_never_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
    }

    #[test]
    fn bidi_and_zero_width_characters_are_written_out() {
        assert_eq!(
            visible("A\u{202E}B\u{200B}C\u{FEFF}"),
            "A<U+202E>B<U+200B>C<U+FEFF>"
        );
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        let text = "金帆 (香港) L’Œuvre شركة บริษัท \u{20BB7}";
        assert_eq!(visible(text), text);
    }
}
