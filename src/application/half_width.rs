//! Full-width forms of ASCII characters, as a Chinese keyboard types them.

/// Whether a character is the wide form of an ASCII one.
pub(crate) fn is_full_width(character: char) -> bool {
    matches!(character, '\u{FF01}'..='\u{FF5E}')
}

/// The ASCII character that a full-width one is the wide form of; any other character as it is.
pub(crate) fn half_width(character: char) -> char {
    if is_full_width(character) {
        char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
    } else {
        character
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_ascii_character_has_a_wide_form() {
        let wide: String = ('\u{FF01}'..='\u{FF5E}').map(half_width).collect();
        let ascii: String = ('!'..='~').collect();
        assert_eq!(wide, ascii);
        assert_eq!(half_width('示'), '示');
    }
}
