//! Letters and digits in full width, as a Chinese keyboard can type them.

use super::names::{company_names, numbers};
use super::origin::{AGENCIES, GATHERED};
use crate::application::{Facts, half_width, is_full_width};
use crate::check::finding::{Detail, Found};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static FULL_WIDTH_LETTER: Rule = Rule {
    name: "full-width-letter",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a letter or digit of the name is in full width",
        why: "it is another character than the ordinary one, and looks wider than on the registration",
        fix: "type it in half width; Japanese registrations, which print full-width letters, are not meant",
    },
    zh: Words {
        title: "名称中有全角字母或数字",
        why: "它与普通（半角）字符不是同一个字符，也比注册登记文件上的宽",
        fix: "请改为半角；日本登记文件本来使用全角，不在此列",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "ＧＯＬＤＥＮ SAIL EXAMPLE LIMITED""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(full_width_letter),
};

pub(super) static FULL_WIDTH_NUMBER: Rule = Rule {
    name: "full-width-number",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a character of this number is in full width",
        why: "a number with full-width characters is found by no bank, telephone or search",
        fix: "type it in half width, or let `gonghan check --fix` write a corrected copy",
    },
    zh: Words {
        title: "号码中有全角字符",
        why: "含全角字符的号码，银行、电话和查询系统都无法识别",
        fix: "请改为半角，或用 `gonghan check --fix` 生成更正后的副本",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"contact.phone = "+852 ５１２３ 4567""#,
    right: r#"contact.phone = "+852 5123 4567""#,
    finds: Finds::Facts(full_width_number),
};

fn full_width_letter(facts: &Facts, found: &mut Found<'_>) {
    // Japan's register of companies prints Latin letters in full width.
    if facts.is_in(&["JP"]) {
        return;
    }
    let is_wanted = |c: char| is_full_width(c) && half_width(c).is_ascii_alphanumeric();
    for (field, name) in company_names(facts) {
        first(name, field, is_wanted, found);
    }
}

fn full_width_number(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in numbers(facts) {
        first(text, field, is_full_width, found);
    }
}

fn first(text: &str, field: &'static str, is_wanted: impl Fn(char) -> bool, found: &mut Found<'_>) {
    if let Some((at, character)) = text.char_indices().find(|&(_, c)| is_wanted(c)) {
        let like = half_width(character);
        found.at(
            field,
            at..at + character.len_utf8(),
            Detail::LooksLike { character, like },
        );
    }
}
