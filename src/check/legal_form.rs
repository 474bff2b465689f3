//! The words by which a name says what kind of company it is.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::vowel_am::with_whole_vowels;
use crate::application::half_width;

/// The legal forms that names in some places end or begin with.
struct Forms {
    places: Vec<&'static str>,
    forms: Vec<&'static str>,
}

/// The usual forms of a place, or none where they are not known.
pub(super) fn forms_of(place: &str) -> Option<&'static [&'static str]> {
    let listed = forms()
        .iter()
        .find(|listed| listed.places.contains(&place))?;
    Some(&listed.forms)
}

fn forms() -> &'static [Forms] {
    static FORMS: OnceLock<Vec<Forms>> = OnceLock::new();
    FORMS.get_or_init(|| {
        include_str!("legal_forms.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (places, forms) = line.split_once(" | ")?;
                Some(Forms {
                    places: places.split(' ').collect(),
                    forms: forms.split(" | ").collect(),
                })
            })
            .collect()
    })
}

/// A name made ready to be searched for forms: capitals, without dots and commas, one space between words and around all.
pub(super) fn searchable(name: &str) -> String {
    let mut searchable = String::with_capacity(name.len() + 2);
    searchable.push(' ');
    // Composed and in half width, whatever else is found to be wrong with that.
    for character in with_whole_vowels(name).nfc().map(half_width) {
        match character {
            '.' | '\'' | '’' => {}
            _ if character.is_whitespace() || is_separator(character) => {
                if !searchable.ends_with(' ') {
                    searchable.push(' ');
                }
            }
            _ if character.is_ascii() => searchable.push(character.to_ascii_uppercase()),
            // Georgian has capitals for headlines alone, and no name is written in them.
            '\u{10A0}'..='\u{10FF}' => searchable.push(character),
            _ => searchable.extend(character.to_uppercase()),
        }
    }
    if !searchable.ends_with(' ') {
        searchable.push(' ');
    }
    searchable
}

/// What stands between words as a space does.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        ',' | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '「'
            | '」'
            | '【'
            | '】'
            | '«'
            | '»'
            | '“'
            | '”'
            | '、'
            | '，'
    )
}

/// Whether a searchable name has a form: as a word of its own where the script has spaces, anywhere where it has none.
pub(super) fn has(searchable: &str, form: &str) -> bool {
    // (주), whose brackets are read as spaces.
    if form == "(주)" {
        return searchable.contains(" 주 ");
    }
    searchable.match_indices(form).any(|(at, _)| {
        let end = at + form.len();
        !stands_by_itself(form)
            || (searchable[..at].ends_with(' ') && searchable[end..].starts_with(' '))
    })
}

/// Whether a searchable name has any form of any place.
pub(super) fn has_any(searchable: &str) -> bool {
    forms()
        .iter()
        .flat_map(|listed| &listed.forms)
        .any(|form| has(searchable, form))
}

/// Thai, Lao, Khmer, Burmese and the East Asian scripts write forms without a space beside them.
fn stands_by_itself(form: &str) -> bool {
    form.chars().all(|character| {
        !matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1100..=0x11FF | 0x2E80..)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::Place;

    #[test]
    fn every_place_of_the_table_is_a_place_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for place in forms().iter().flat_map(|listed| &listed.places) {
            assert!(seen.insert(place), "{place} twice");
            assert!(
                place
                    .parse::<Place>()
                    .is_ok_and(|known| known.code() == *place),
                "{place}"
            );
        }
    }

    #[test]
    fn every_form_is_found_in_its_own_searchable_shape() {
        for form in forms().iter().flat_map(|listed| &listed.forms) {
            assert!(
                has(&searchable(&format!("X {form}")), form) || form.contains('('),
                "{form}"
            );
        }
    }

    #[test]
    fn a_form_is_a_word_and_no_part_of_one() {
        let has_form = |name: &str| has_any(&searchable(name));
        assert!(has_form("Golden Sail Pte. Ltd."));
        assert!(has_form("金帆範例有限公司"));
        assert!(has_form("Ваша фирма ООО «Пример»"));
        assert!(has_form("S.à r.l. Exemple"));
        assert!(has_form("บริษัท ตัวอย่าง จำกัด"));
        assert!(has_form("Example, Inc."));
        assert!(!has_form("Unlimitedly Golden"));
        assert!(!has_form("GOLDEN SAIL"));
        assert!(!has_form("金帆"));
    }
}
