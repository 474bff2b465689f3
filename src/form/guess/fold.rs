//! Text in the form in which labels are compared.

use crate::application::unified_ideograph;

/// A character as it is compared.
///
/// Full-width forms become half-width, capitals small and all opening brackets `(`. `None` is for what does not count:
/// spaces, stops, hyphens and marks.
pub(super) fn fold(character: char) -> Option<char> {
    let half = match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xff01 + 0x21).unwrap_or(character)
        }
        other => other,
    };
    let folded = match half.to_ascii_lowercase() {
        '[' | '{' | '【' | '〔' | '「' | '『' | '《' | '〈' => '(',
        ']' | '}' | '】' | '〕' | '」' | '』' | '》' | '〉' => ')',
        '︰' | '﹕' | '∶' => ':',
        '／' | '|' | '｜' | '\\' => '/',
        '户' | '戸' => '戶',
        other => other,
    };
    let counts = !folded.is_whitespace()
        && !matches!(
            folded,
            '*' | '.' | '-' | '\'' | '’' | '"' | '“' | '”' | '※' | '#' | '\u{200b}' | '\u{ad}'
        );
    counts.then_some(folded)
}

/// A character, where a file has a radical that looks like it: some programs take the first that a font has for a glyph.
pub(super) fn whole(character: char) -> char {
    unified_ideograph(character).unwrap_or(character)
}

/// A label as it is compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars()
        .filter_map(fold)
        .filter(|character| *character != ':')
        .collect()
}

/// Whether a character belongs to a word that has spaces around it.
pub(super) fn is_spaced(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_spaces_do_not_count() {
        assert_eq!(folded("原始ＩＤ："), folded("原 始 id"));
        assert_eq!(folded("* E-mail:"), folded("email"));
        assert_eq!(folded("公司名称【全称】"), folded("公司名称（全称）"));
    }

    #[test]
    fn radicals_are_characters() {
        let text: String = "⽇期⾏⻓⿕A".chars().map(whole).collect();
        assert_eq!(text, "日期行长龠A");
    }
}
