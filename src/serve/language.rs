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

/// Character by character, once [`REGIONAL`] is done: all words of Taiwan's own would change what a formal letter calls things (对象, 类型). None where the
/// program was built without the tables, which it is not.
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
            (PageLanguage::Traditional, Some(converter)) => converter
                .convert(&regional(words))
                .replace('“', "「")
                .replace('”', "」")
                // As the letter has it.
                .replace('賬', "帳"),
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
            let kept = &words[span.clone()];
            match kept
                .strip_prefix('“')
                .and_then(|kept| kept.strip_suffix('”'))
            {
                Some(quoted) => said.extend(["「", quoted, "」"]),
                None => said.push_str(kept),
            }
            end = span.end;
        }
        said + &self.own(&words[end..])
    }
}

/// Words that are others in Hong Kong and Taiwan, and say something else there or nothing: 列 is a row. Those behind them stay.
const REGIONAL: [(&str, &str, &[&str]); 21] = [
    ("字段", "栏位", &[]),
    ("单元格", "储存格", &[]),
    ("工作簿", "活页簿", &[]),
    ("文件夹", "资料夹", &[]),
    ("文件名", "档名", &[]),
    ("文件", "档案", &["登记", "证明", "身份"]),
    ("文档", "文件", &[]),
    ("信息", "资料", &[]),
    ("添加", "新增", &[]),
    ("自定义", "自订", &[]),
    ("保存", "储存", &[]),
    ("设置", "设定", &[]),
    ("默认", "预设", &[]),
    ("邮箱", "电邮", &[]),
    ("登录", "登入", &[]),
    ("程序", "程式", &["小"]),
    ("粘贴", "贴上", &[]),
    ("模板", "范本", &[]),
    ("字符", "字元", &[]),
    ("字体", "字型", &["繁简", "简"]),
    ("运行", "执行", &[]),
];
/// What 列 stands in that is no column.
const NO_COLUMN: [&str; 14] = [
    "列出", "列表", "排列", "所列", "并列", "列入", "列有", "单列", "下列", "系列", "罗列", "陈列",
    "色列", "列支",
];

/// Simplified words with those that are others in Hong Kong and Taiwan.
fn regional(words: &str) -> String {
    let mut said = words.to_owned();
    for (here, there, behind) in REGIONAL {
        let mut end = 0;
        while let Some(found) = said[end..].find(here) {
            let at = end + found;
            if behind.iter().any(|word| said[..at].ends_with(word)) {
                end = at + here.len();
            } else {
                said.replace_range(at..at + here.len(), there);
                end = at + there.len();
            }
        }
    }
    let mut columns = String::with_capacity(said.len());
    for (at, c) in said.char_indices() {
        let is_other = c != '列'
            || NO_COLUMN.iter().any(|word| {
                let before = word.find('列').unwrap_or(0);
                at.checked_sub(before)
                    .and_then(|start| said.get(start..))
                    .is_some_and(|rest| rest.starts_with(word))
            });
        columns.push(if is_other { c } else { '栏' });
    }
    columns
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
            said("致函对象、证明文件类型、审核代码", &[]),
            "致函對象、證明文件類型、審核代碼"
        );
        assert_eq!(said("名称“汇丰”与", &[]), "名稱「汇丰」與");
        assert_eq!(said("名称 `汇丰` 与", &[]), "名稱 `汇丰` 與");
        assert_eq!(said("汇丰里有简体", &["汇丰"]), "汇丰裡有簡體");
        assert_eq!(said("一个“没有完", &[]), "一個「沒有完");
        // A column is no row, and a file is called as it is there.
        for (simplified, traditional) in [
            ("以下各列指向您电脑上的文件", "以下各欄指向您電腦上的檔案"),
            ("各列及其对应的字段", "各欄及其對應的欄位"),
            ("在列表中列出，并列打印", "在列表中列出，並列打印"),
            ("小程序和邮件程序", "小程序和郵件程式"),
            ("登记文件与文件夹", "登記文件與資料夾"),
            ("登录邮箱、账号", "登入電郵、帳號"),
            ("a列、列", "a欄、欄"),
            (
                "以色列、列支敦士登、下列字体",
                "以色列、列支敦士登、下列字型",
            ),
            ("繁简字体", "繁簡字體"),
        ] {
            assert_eq!(PageLanguage::Traditional.own(simplified), traditional);
        }
        assert_eq!(PageLanguage::Simplified.said("汇丰", &[]), "汇丰");
    }
}
