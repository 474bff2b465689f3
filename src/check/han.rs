//! Han characters that are used in simplified or in traditional text alone.

use std::sync::OnceLock;

/// The form of a Han character that only one form of Chinese uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HanForm {
    /// Simplified alone.
    Simplified,
    /// Traditional alone.
    Traditional,
}

struct Entry {
    character: char,
    form: HanForm,
    other: &'static str,
}

/// The form of a character and what stands for it in the other form; nothing for one that both forms use.
pub(super) fn one_sided(character: char) -> Option<(HanForm, &'static str)> {
    if !is_unified(character) {
        return None;
    }
    let entries = entries();
    let index = entries
        .binary_search_by_key(&character, |entry| entry.character)
        .ok()?;
    Some((entries[index].form, entries[index].other))
}

/// How many characters of a text are of simplified Chinese alone, and how many of traditional.
pub(crate) fn one_sided_counts(text: &str) -> [usize; 2] {
    let forms = text.chars().filter_map(one_sided);
    forms.fold([0, 0], |[simplified, traditional], (form, _)| match form {
        HanForm::Simplified => [simplified + 1, traditional],
        HanForm::Traditional => [simplified, traditional + 1],
    })
}

/// The blocks of unified ideographs that the table draws on.
fn is_unified(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFD}')
}

fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        include_str!("han_forms.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut characters = line.chars();
                let character = characters.next()?;
                let form = match characters.next()? {
                    's' => HanForm::Simplified,
                    _ => HanForm::Traditional,
                };
                Some(Entry {
                    character,
                    form,
                    other: characters.as_str(),
                })
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_whole() {
        let entries = entries();
        assert!(entries.len() > 5000);
        assert!(
            entries
                .windows(2)
                .all(|two| two[0].character < two[1].character)
        );
        assert!(entries.iter().all(|entry| !entry.other.is_empty()));
    }

    #[test]
    fn characters_of_both_forms_count_for_neither() {
        for common in "金后云台里只群港著着文化科技有限公司香A國"
            .chars()
            .filter(|&c| c != '國')
        {
            assert_eq!(one_sided(common), None, "{common}");
        }
        assert_eq!(one_sided('国'), Some((HanForm::Simplified, "國")));
        assert_eq!(one_sided('國'), Some((HanForm::Traditional, "国")));
        assert_eq!(
            one_sided('衛').map(|(form, _)| form),
            Some(HanForm::Traditional)
        );
    }
}
