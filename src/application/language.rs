//! The languages a letter can be written in.

use std::fmt;
use std::str::FromStr;

use super::choice_error::ChoiceError;
use super::serde_text::serde_as_text;

/// A language of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// English.
    En,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
}

/// One language, or the Chinese and English letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterLanguage {
    /// In one language.
    One(Language),
    /// In simplified Chinese with English under it.
    ZhEn,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::ZhHans, Self::ZhHant, Self::En, Self::Ja, Self::Ko];

    /// The tag of the record and of the command line.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
            Self::Ja => "ja",
            Self::Ko => "ko",
        }
    }
}

impl LetterLanguage {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::One(Language::ZhHans),
        Self::One(Language::ZhHant),
        Self::One(Language::En),
        Self::One(Language::Ja),
        Self::One(Language::Ko),
        Self::ZhEn,
    ];

    /// The tag of the record and of the command line.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::One(language) => language.tag(),
            Self::ZhEn => "zh-en",
        }
    }

    /// The language that stands first.
    #[must_use]
    pub fn first(self) -> Language {
        match self {
            Self::One(language) => language,
            Self::ZhEn => Language::ZhHans,
        }
    }
}

const TAGS: &[&str] = &["zh-Hans", "zh-Hant", "en", "ja", "ko"];
const LETTER_TAGS: &[&str] = &["zh-Hans", "zh-Hant", "en", "ja", "ko", "zh-en"];

impl FromStr for Language {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(text))
            .ok_or_else(|| refuse(text, TAGS))
    }
}

impl FromStr for LetterLanguage {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(text))
            .ok_or_else(|| refuse(text, LETTER_TAGS))
    }
}

/// Names the tag for the words people use: a country, a bare `zh`, the language's own name.
fn refuse(text: &str, tags: &'static [&'static str]) -> ChoiceError {
    let mut error = ChoiceError::new(text, tags);
    let meant = match text.to_ascii_lowercase().replace('_', "-").as_str() {
        "zh" | "cn" | "zh-cn" | "zh-sg" | "hans" | "sc" | "chinese" | "中文" | "简体中文" => {
            "zh-Hans"
        }
        "zh-hk" | "zh-tw" | "zh-mo" | "hant" | "tc" | "繁體中文" | "繁体中文" => "zh-Hant",
        "en-us" | "en-gb" | "english" | "英文" => "en",
        "jp" | "ja-jp" | "japanese" | "日本語" | "日文" => "ja",
        "kr" | "ko-kr" | "korean" | "한국어" | "韩文" => "ko",
        "en-zh" | "zh+en" | "zh-hans-en" | "bilingual" | "双语" if tags.contains(&"zh-en") => {
            "zh-en"
        }
        _ => return error,
    };
    error.nearest = Some(meant);
    error
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.tag())
    }
}

impl fmt::Display for LetterLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.tag())
    }
}

serde_as_text!(Language);
serde_as_text!(LetterLanguage);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_reads_back_and_is_offered() {
        let tags: Vec<_> = Language::ALL
            .iter()
            .map(|language| language.tag())
            .collect();
        assert_eq!(tags, TAGS);
        let tags: Vec<_> = LetterLanguage::ALL
            .iter()
            .map(|language| language.tag())
            .collect();
        assert_eq!(tags, LETTER_TAGS);
        for language in LetterLanguage::ALL {
            assert_eq!(language.tag().parse(), Ok(language));
        }
    }

    #[test]
    fn the_words_people_use_lead_to_the_tag() {
        let nearest = |text: &str| text.parse::<LetterLanguage>().unwrap_err().nearest;
        assert_eq!(nearest("zh"), Some("zh-Hans"));
        assert_eq!(nearest("zh_HK"), Some("zh-Hant"));
        assert_eq!(nearest("Japanese"), Some("ja"));
        assert_eq!(nearest("en-zh"), Some("zh-en"));
        assert_eq!("fr".parse::<Language>().unwrap_err().choices, TAGS);
    }
}
