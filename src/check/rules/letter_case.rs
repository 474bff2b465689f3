//! Small letters where registers print capitals.

use super::origin::{AGENCIES, GATHERED};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::name_parts::parts;
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static LOWER_CASE_NAME: Rule = Rule {
    name: "lower-case-name",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "the name is in small letters throughout, its legal form too",
        why: "hardly any register prints a company so; the letter case is compared with the registration",
        fix: "type each letter as the registration prints it, capital or small",
    },
    zh: Words {
        title: "名称（连同公司类型）全为小写字母",
        why: "几乎没有登记机关这样印企业名称；大小写会与注册登记文件核对",
        fix: "请按注册登记文件逐字输入大小写",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "golden sail example limited""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(lower_case),
};

pub(super) static TITLE_CASE_NAME: Rule = Rule {
    name: "title-case-name",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "the name's legal form is in small letters, and this place's register prints names in capitals",
        why: "a letter whose capitals differ from the registration is sent back",
        fix: "compare with the registration; if it prints the name in capitals, type capitals",
    },
    zh: Words {
        title: "公司类型用了小写字母，而该地登记机关以大写印名称",
        why: "大小写与注册登记文件不一致的公函会被退回",
        fix: "请与注册登记文件核对；如登记文件为大写，请输入大写",
    },
    origin: Origin {
        en: "extracts of the registers of Hong Kong, Singapore, Malaysia, India and Vietnam print names in capitals",
        zh: "香港、新加坡、马来西亚、印度、越南的登记文件以大写字母印企业名称",
    },
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.name = \"Golden Sail Example Limited\"",
    right: "company.country = \"HK\"\ncompany.name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(title_case),
};

/// Legal forms that are written with a capital wherever the rest of the name is not all small.
const FORMS: [&str; 22] = [
    "LIMITED",
    "LTD",
    "INC",
    "INCORPORATED",
    "CORP",
    "CORPORATION",
    "COMPANY",
    "CO",
    "LLC",
    "LLP",
    "PLC",
    "GMBH",
    "AG",
    "PTY",
    "PTE",
    "PVT",
    "SDN",
    "BHD",
    "BERHAD",
    "SARL",
    "SRL",
    "TNHH",
];

const PLACES_WITH_CAPITALS: [&str; 5] = ["HK", "SG", "MY", "IN", "VN"];

fn lower_case(facts: &Facts, found: &mut Found<'_>) {
    let Some(name) = facts.name.as_ref() else {
        return;
    };
    for part in parts(name.as_str()) {
        if part.is_latin && is_lower(part.text) && form(part.text).is_some() {
            let range = part.start..part.start + part.text.len();
            return found.at("company.name", range, Detail::None);
        }
    }
}

fn title_case(facts: &Facts, found: &mut Found<'_>) {
    let Some(name) = facts.name.as_ref() else {
        return;
    };
    if !facts.is_in(&PLACES_WITH_CAPITALS) {
        return;
    }
    for part in parts(name.as_str()) {
        if !part.is_latin || is_lower(part.text) {
            continue;
        }
        if let Some((at, form)) = form(part.text)
            && form.chars().any(char::is_lowercase)
        {
            let start = part.start + at;
            let capitals = Detail::Likely(form.to_uppercase());
            return found.at("company.name", start..start + form.len(), capitals);
        }
    }
}

fn is_lower(part: &str) -> bool {
    !part.chars().any(char::is_uppercase)
}

/// The last word that is a legal form, as it stands, and where.
fn form(part: &str) -> Option<(usize, &str)> {
    let mut start = 0;
    let mut last = None;
    for piece in part.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if FORMS.iter().any(|form| form.eq_ignore_ascii_case(word)) {
            last = Some((start, word));
        }
        start += piece.len();
    }
    last
}
