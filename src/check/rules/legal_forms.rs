//! Names without the words that say what kind of company it is.

use super::origin::{AGENCIES, GATHERED, HONG_KONG_NAMES};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::legal_form::{forms_of, has, has_any, searchable};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static MISSING_LEGAL_FORM: Rule = Rule {
    name: "missing-legal-form",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "no legal form is found in the name",
        why: "a trade name in place of the full registered one is among the commonest reasons for refusal",
        fix: "type the whole name as registered, with its legal form; a partnership or an institution may have none",
    },
    zh: Words {
        title: "名称中没有公司类型字样",
        why: "以商号代替注册全称，是最常见的退回原因之一",
        fix: "请输入含公司类型的注册全称；合伙或机构可能没有此类字样",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.name = \"GOLDEN SAIL EXAMPLE\"",
    right: "company.country = \"HK\"\ncompany.name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(missing),
};

pub(super) static ABBREVIATED_LIMITED: Rule = Rule {
    name: "abbreviated-limited",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "“Limited” is abbreviated, and Hong Kong registers it in full",
        why: "a company's English name ends in the word Limited there, so that Ltd is not what the certificate prints",
        fix: "type LIMITED, if the certificate prints so",
    },
    zh: Words {
        title: "Limited 用了缩写，而香港注册名称使用全写",
        why: "香港公司的英文名称以 Limited 结尾，证书上不会印 Ltd",
        fix: "如证书印的是 LIMITED，请输入全写",
    },
    origin: HONG_KONG_NAMES,
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.name = \"GOLDEN SAIL EXAMPLE LTD\"",
    right: "company.country = \"HK\"\ncompany.name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(abbreviated),
};

fn missing(facts: &Facts, found: &mut Found<'_>) {
    let (Some(name), Some(place)) = (&facts.name, facts.country) else {
        return;
    };
    let Some(forms) = forms_of(place.code()) else {
        return;
    };
    let name = searchable(name.as_str());
    if !forms.iter().any(|form| has(&name, form)) && !has_any(&name) {
        found.in_field("company.name", Detail::Wanted(forms));
    }
}

fn abbreviated(facts: &Facts, found: &mut Found<'_>) {
    let Some(name) = facts.name.as_ref() else {
        return;
    };
    if !facts.is_in(&["HK"]) {
        return;
    }
    let name = name.as_str();
    if !has(&searchable(name), "LTD") {
        return;
    }
    let at = name.char_indices().map(|(at, _)| at).rfind(|&at| {
        name[at..]
            .get(..3)
            .is_some_and(|word| word.eq_ignore_ascii_case("LTD"))
    });
    if let Some(at) = at {
        found.at(
            "company.name",
            at..at + 3,
            Detail::Likely("LIMITED".to_owned()),
        );
    }
}
