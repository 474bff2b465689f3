//! The language of a form, by what is printed on it.

use crate::application::Language;
use crate::check::one_sided_counts;

/// The language of a text: the one whose own letters it has most of.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let hangul = count(|c| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}'));
    let kana = count(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    let han = count(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'));
    let latin = count(|c| c.is_ascii_alphabetic());
    // A word of Latin is five letters or so, one of Han two.
    if hangul > kana && hangul * 3 > han {
        Language::Ko
    } else if kana * 6 > han && kana > 0 {
        Language::Ja
    } else if latin > han * 6 {
        Language::En
    } else {
        let [simplified, traditional] = one_sided_counts(text);
        if traditional > simplified {
            Language::ZhHant
        } else {
            Language::ZhHans
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_in_the_language_of_its_own_letters() {
        for (text, language) in [
            ("公司名称：原始 ID：运营者", Language::ZhHans),
            (
                "公司名稱 Company Name 運營者 Operator 註冊地址",
                Language::ZhHant,
            ),
            (
                "Name of company (公司) and its original ID, gh_",
                Language::En,
            ),
            ("会社名 登記番号 当社は次のとおり申請します", Language::Ja),
            ("회사명 (會社名) 원본 ID", Language::Ko),
        ] {
            assert_eq!(language_of(text), language, "{text}");
        }
    }
}
