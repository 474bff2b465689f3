//! The kind of the account, by the record's word for it or by the usual ones.

use std::fmt;
use std::str::FromStr;

use super::choice_error::ChoiceError;
use super::serde_text::serde_as_text;

/// The two kinds of account an overseas company verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountKind {
    /// 小程序.
    MiniProgram,
    /// 公众号.
    OfficialAccount,
}

/// Both as the record writes them.
const CHOICES: &[&str] = &["mini-program", "official-account"];

/// What the kinds are called in the languages of the letters, in lower case and without what [`is_between`] words.
const NAMES: [(&str, AccountKind); 11] = [
    ("miniprogram", AccountKind::MiniProgram),
    ("小程序", AccountKind::MiniProgram),
    ("ミニプログラム", AccountKind::MiniProgram),
    ("미니프로그램", AccountKind::MiniProgram),
    ("officialaccount", AccountKind::OfficialAccount),
    ("公众号", AccountKind::OfficialAccount),
    ("公眾號", AccountKind::OfficialAccount),
    // Another form of 眾, which some keyboards write.
    ("公衆號", AccountKind::OfficialAccount),
    ("公式アカウント", AccountKind::OfficialAccount),
    ("공식계정", AccountKind::OfficialAccount),
    ("공식어카운트", AccountKind::OfficialAccount),
];

/// The sorts of Official Account: WeChat gives each an original ID of its own, and none is a Mini Program.
const SORTS: [&str; 7] = [
    "服务号",
    "服務號",
    "订阅号",
    "訂閱號",
    "訂閲號",
    "serviceaccount",
    "subscriptionaccount",
];

/// Whose accounts they are, which says nothing of the kind.
const MAKERS: [&str; 4] = ["wechat", "微信", "weixin", "위챗"];

impl AccountKind {
    /// The words of the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MiniProgram => "mini-program",
            Self::OfficialAccount => "official-account",
        }
    }

    /// The one kind that is named somewhere in a text; none where both are named or neither.
    pub(crate) fn named_in(text: &str) -> Option<Self> {
        // A form's own boxes are read as the replacement character.
        let text = closed_up(text).replace('\u{FFFD}', "");
        let mut named = NAMES.iter().filter(|(name, _)| text.contains(name));
        let (_, kind) = named.next()?;
        named.all(|(_, other)| other == kind).then_some(*kind)
    }

    /// The one kind that a text names, where it says nothing else: `小程序`, `WeChat Mini Program`, `公众号（服务号）`.
    fn said_by(text: &str) -> Option<Self> {
        let closed_up = closed_up(text);
        let mut rest = closed_up.as_str();
        let mut said = None;
        while !rest.is_empty() {
            if let Some(after) = after_any(rest, &MAKERS) {
                rest = after;
                continue;
            }
            let (kind, after) = next_kind(rest)?;
            if said.is_some_and(|said| said != kind) {
                return None;
            }
            said = Some(kind);
            rest = after;
        }
        said
    }
}

/// The kind that a text begins with, and what follows.
fn next_kind(text: &str) -> Option<(AccountKind, &str)> {
    let named = NAMES
        .iter()
        .find_map(|&(name, kind)| Some((kind, text.strip_prefix(name)?)));
    named.or_else(|| {
        let after = after_any(text, &SORTS)?;
        Some((AccountKind::OfficialAccount, after))
    })
}

fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// A text in lower case without what stands between words.
fn closed_up(text: &str) -> String {
    let text = text.to_lowercase();
    text.chars().filter(|&c| !is_between(c)).collect()
}

/// Spaces, hyphens and brackets: a slash is none, as it parts two kinds of which one is meant.
fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '_' | '(' | ')' | '（' | '）')
}

impl FromStr for AccountKind {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        Self::said_by(text).ok_or_else(|| {
            let mut error = ChoiceError::new(text, CHOICES);
            error.nearest = error.nearest.or(Self::named_in(text).map(Self::as_str));
            error
        })
    }
}

impl fmt::Display for AccountKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

serde_as_text!(AccountKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_come_out_as_the_record_writes_them() {
        for kind in [AccountKind::MiniProgram, AccountKind::OfficialAccount] {
            assert!(CHOICES.contains(&kind.as_str()));
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
    }

    #[test]
    fn the_words_that_people_and_our_letters_use_mean_one_kind() {
        for text in [
            "小程序",
            "微信小程序",
            "Mini Program",
            "mini program",
            "MINI PROGRAM",
            "MiniProgram",
            "WeChat Mini Program",
            "小程序 Mini Program",
            "mini-program（小程序）",
            "WeChatミニプログラム",
            "위챗 미니프로그램",
        ] {
            assert_eq!(text.parse(), Ok(AccountKind::MiniProgram), "{text}");
        }
        for text in [
            "公众号",
            "公眾號",
            "微信公眾號",
            "Official Account",
            "official account",
            "WeChat Official Account",
            "公众号 Official Account",
            "公众号（服务号）",
            "服务号",
            "訂閱號",
            "Service Account",
            "公式アカウント",
            "공식계정",
        ] {
            assert_eq!(text.parse(), Ok(AccountKind::OfficialAccount), "{text}");
        }
    }

    #[test]
    fn what_names_both_kinds_or_something_else_too_is_refused() {
        for text in [
            "小程序/公众号",
            "小程序 公众号",
            "微信",
            "小程序名称",
            "网站",
            "企业微信",
            "小游戏",
            "mini",
            "shop",
            "",
        ] {
            assert!(text.parse::<AccountKind>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_unknown_kind_says_which_was_probably_meant_where_it_can_be_one_only() {
        let nearest = |text: &str| text.parse::<AccountKind>().unwrap_err().nearest;
        assert_eq!(nearest("mini programme"), Some("mini-program"));
        assert_eq!(nearest("小程序名称"), Some("mini-program"));
        assert_eq!(nearest("公众号类"), Some("official-account"));
        assert_eq!(nearest("小程序/公众号"), None);
        assert_eq!(nearest("shop"), None);
    }

    #[test]
    fn one_kind_is_named_in_five_languages_and_two_are_none() {
        let named = AccountKind::named_in;
        for text in [
            "小 程 序",
            "ミニプログラム",
            "미니 프로그램",
            "kind_mini_program",
        ] {
            assert_eq!(named(text), Some(AccountKind::MiniProgram), "{text}");
        }
        for text in ["公眾號（服務號）", "公式アカウント", "공식 계정"] {
            assert_eq!(named(text), Some(AccountKind::OfficialAccount), "{text}");
        }
        assert_eq!(named("小程序／公众号"), None);
        assert_eq!(named("网站"), None);
    }
}
