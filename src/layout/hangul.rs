//! Korean words, which break at spaces and not within.

use std::ops::Range;

/// A word of more syllables than this is a name written without spaces, and has to break somewhere.
const LONGEST: usize = 16;

/// Byte ranges of Hangul words, with the closing marks inside and after them: in `(함)는` the particle stays.
pub(super) fn hangul_words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part = is_hangul(c) || (start.is_some() && is_closing(c));
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if text[from..at].chars().count() <= LONGEST {
                    words.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '”' | '’' | '」' | '』' | '〉' | '》' | '.' | ',' | '·'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        hangul_words(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_end_at_spaces_and_at_other_scripts() {
        assert_eq!(
            words("당사를 대리하여 ABC는 株式會社"),
            ["당사를", "대리하여", "는"]
        );
    }

    #[test]
    fn a_particle_stays_with_the_bracket_before_it() {
        assert_eq!(words("(이하 “당사”라 함)는"), ["이하", "당사”라", "함)는"]);
    }

    #[test]
    fn a_name_of_many_syllables_may_break() {
        assert!(words(&"예시".repeat(9)).is_empty());
    }
}
