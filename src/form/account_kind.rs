//! The kind of account that words on a form name.

use crate::application::AccountKind;

const MINI_PROGRAM: [&str; 4] = ["miniprogram", "小程序", "ミニプログラム", "미니프로그램"];
const OFFICIAL_ACCOUNT: [&str; 6] = [
    "officialaccount",
    "公众号",
    "公眾號",
    "公衆號",
    "公式アカウント",
    "공식계정",
];

/// The one kind that a text names; none where it names both or neither.
pub(super) fn kind_said(text: &str) -> Option<AccountKind> {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{FFFD}');
    let text: String = text.to_lowercase().chars().filter(counts).collect();
    let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (names(&MINI_PROGRAM), names(&OFFICIAL_ACCOUNT)) {
        (true, false) => Some(AccountKind::MiniProgram),
        (false, true) => Some(AccountKind::OfficialAccount),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_kind_is_named_in_five_languages_and_two_are_none() {
        for text in [
            "Mini Program",
            "小 程 序",
            "ミニプログラム",
            "미니 프로그램",
            "kind_mini_program",
        ] {
            assert_eq!(kind_said(text), Some(AccountKind::MiniProgram), "{text}");
        }
        for text in [
            "Official Account",
            "公众号",
            "公眾號（服務號）",
            "公式アカウント",
            "공식 계정",
        ] {
            assert_eq!(
                kind_said(text),
                Some(AccountKind::OfficialAccount),
                "{text}"
            );
        }
        assert_eq!(kind_said("小程序／公众号"), None);
        assert_eq!(kind_said("网站"), None);
    }
}
