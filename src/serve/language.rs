//! The three languages of the page.

use std::ops::Range;
use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use serde::Deserialize;

use crate::message::Ui;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) enum PageLanguage {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-Hans")]
    Simplified,
    #[serde(rename = "zh-Hant")]
    Traditional,
}

/// Character by character: words of Taiwan's own for computers would change what a formal letter calls things (对象, 文件, 类型).
/// None where the program was built without the tables, which it is not.
static TRADITIONAL: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2tw).ok());

impl PageLanguage {
    /// All of them, with what each is called in itself.
    pub(super) const ALL: [(PageLanguage, &'static str); 3] = [
        (PageLanguage::English, "English"),
        (PageLanguage::Simplified, "简体中文"),
        (PageLanguage::Traditional, "繁體中文"),
    ];

    /// The one that the browser prefers.
    pub(super) fn preferred(headers: &HeaderMap) -> PageLanguage {
        let preferred = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|languages| languages.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let traditional = ["zh-tw", "zh-hk", "zh-mo", "zh-hant"];
        if traditional.iter().any(|tag| preferred.starts_with(tag)) {
            PageLanguage::Traditional
        } else if preferred.starts_with("zh") {
            PageLanguage::Simplified
        } else {
            PageLanguage::English
        }
    }

    /// The tag of the language (BCP 47).
    pub(super) fn tag(self) -> &'static str {
        match self {
            PageLanguage::English => "en",
            PageLanguage::Simplified => "zh-Hans",
            PageLanguage::Traditional => "zh-Hant",
        }
    }

    /// The language that words are written in; traditional Chinese is made of the simplified one.
    pub(super) fn ui(self) -> Ui {
        match self {
            PageLanguage::English => Ui::En,
            PageLanguage::Simplified | PageLanguage::Traditional => Ui::Zh,
        }
    }

    /// The page's own words in this language, all of them.
    pub(super) fn own(self, words: &str) -> String {
        match (self, TRADITIONAL.as_ref()) {
            (PageLanguage::Traditional, Some(converter)) => converter.convert(words),
            _ => words.to_owned(),
        }
    }

    /// Words in this language: in traditional Chinese, what is quoted stays as it is, and so do the texts in `kept`.
    pub(super) fn said(self, words: &str, kept: &[&str]) -> String {
        if self != PageLanguage::Traditional {
            return words.to_owned();
        }
        let mut said = String::with_capacity(words.len());
        let mut end = 0;
        for span in kept_spans(words, kept) {
            said.push_str(&self.own(&words[end..span.start]));
            said.push_str(&words[span.clone()]);
            end = span.end;
        }
        said + &self.own(&words[end..])
    }
}

/// What opens and closes a quotation.
const QUOTES: [(char, char); 4] = [('`', '`'), ('“', '”'), ('「', '」'), ('"', '"')];

/// The parts of a text that are somebody else's words, in their order.
fn kept_spans(words: &str, kept: &[&str]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(first) = words[at..].chars().next() {
        let rest = &words[at..];
        let known = kept
            .iter()
            .filter(|text| !text.is_empty() && rest.starts_with(**text))
            .map(|text| text.len())
            .max();
        let quoted =
            QUOTES
                .iter()
                .find(|(opens, _)| *opens == first)
                .and_then(|(opens, closes)| {
                    let inside = &rest[opens.len_utf8()..];
                    Some(opens.len_utf8() + inside.find(*closes)? + closes.len_utf8())
                });
        match known.max(quoted) {
            Some(length) => {
                spans.push(at..at + length);
                at += length;
            }
            None => at += first.len_utf8(),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_traditional_words_stays_in_its_own_characters() {
        let said = |words: &str, kept: &[&str]| PageLanguage::Traditional.said(words, kept);
        assert_eq!(
            said("公司名称与登记证不一致", &[]),
            "公司名稱與登記證不一致"
        );
        assert_eq!(
            said("致函对象、文件类型、审核代码", &[]),
            "致函對象、文件類型、審核代碼"
        );
        assert_eq!(said("名称“汇丰”与", &[]), "名稱“汇丰”與");
        assert_eq!(said("名称 `汇丰` 与", &[]), "名稱 `汇丰` 與");
        assert_eq!(said("汇丰里有简体", &["汇丰"]), "汇丰裡有簡體");
        assert_eq!(said("一个“没有完", &[]), "一個“沒有完");
        assert_eq!(PageLanguage::Simplified.said("汇丰", &[]), "汇丰");
    }
}
