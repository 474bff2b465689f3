//! The page's own words in its three languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::language::PageLanguage;
use crate::diagnostic::Severity;

/// Words by their keys, such as `nav.one_client`.
pub(super) type Words = BTreeMap<String, String>;

/// The words of a language.
pub(super) fn words(language: PageLanguage) -> &'static Words {
    static ALL: LazyLock<[Words; 3]> =
        LazyLock::new(|| PageLanguage::ALL.map(|(language, _)| in_language(language)));
    match language {
        PageLanguage::English => &ALL[0],
        PageLanguage::Simplified => &ALL[1],
        PageLanguage::Traditional => &ALL[2],
    }
}

fn in_language(language: PageLanguage) -> Words {
    let ui = language.ui();
    let mut words: Words = written()
        .into_iter()
        .map(|(key, [en, zh])| (key, language.own(ui.pick(&en, &zh))))
        .collect();
    let level = ui.level_words();
    for (severity, word) in [
        (Severity::Error, level.error),
        (Severity::Warning, level.warning),
        (Severity::Note, level.note),
    ] {
        let name = format!("{severity:?}").to_lowercase();
        words.insert(format!("severity.{name}"), language.own(word));
    }
    words
}

/// The words as they are written, in English and simplified Chinese.
fn written() -> Vec<(String, [String; 2])> {
    type Sections = BTreeMap<String, BTreeMap<String, [String; 2]>>;
    // They are the program's own.
    let sections: Sections =
        toml::from_str(include_str!("words.toml")).expect("a test reads the program's own words");
    sections
        .into_iter()
        .flat_map(|(section, words)| {
            words
                .into_iter()
                .map(move |(key, words)| (format!("{section}.{key}"), words))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_both_languages_with_the_same_places_to_fill() {
        let places = |text: &str| text.matches('{').count();
        for (key, [en, zh]) in written() {
            assert!(!en.is_empty() && !zh.is_empty(), "{key}");
            assert_eq!(places(&en), places(&zh), "{key}");
        }
        assert_eq!(
            words(PageLanguage::Traditional)["nav.one_client"],
            "單個客戶"
        );
    }
}
