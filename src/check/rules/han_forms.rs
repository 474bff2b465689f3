//! Simplified characters in a traditional name.

use super::names::company_names;
use super::origin::{GATHERED, HONG_KONG_NAMES, UNIHAN};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::han::{HanForm, one_sided};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static MIXED_HAN_FORMS: Rule = Rule {
    name: "mixed-han-forms",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "simplified and traditional characters stand in one name",
        why: "a registration prints a name in one form; a reviewer sends a letter back whose characters are of the other",
        fix: "type the marked character as the registration prints it; characters that both forms use are not meant",
    },
    zh: Words {
        title: "名称中简体字与繁体字混用",
        why: "注册登记文件只用一种字形；字形不同会被退回",
        fix: "请按注册登记文件输入标出的字；简繁通用的字不在此列",
    },
    origin: UNIHAN,
    since: GATHERED,
    wrong: r#"company.name = "金帆範例國际有限公司""#,
    right: r#"company.name = "金帆範例國際有限公司""#,
    finds: Finds::Facts(mixed),
};

pub(super) static SIMPLIFIED_NAME: Rule = Rule {
    name: "simplified-name",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a simplified character stands in a name that is registered in traditional ones",
        why: "Hong Kong registers no simplified characters, and Macao's and Taiwan's registers print traditional ones",
        fix: "type the name in traditional characters, as the registration prints it",
    },
    zh: Words {
        title: "以繁体字注册的名称中有简体字",
        why: "香港不接受简体字名称，澳门和台湾的登记文件也用繁体字",
        fix: "请按注册登记文件以繁体字输入名称",
    },
    origin: HONG_KONG_NAMES,
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.name = \"金帆范例国际有限公司\"",
    right: "company.country = \"HK\"\ncompany.name = \"金帆範例國際有限公司\"",
    finds: Finds::Facts(simplified),
};

/// The first character of each form, with its place and its other form.
#[derive(Default)]
struct Forms {
    simplified: Option<OneSided>,
    traditional: Option<OneSided>,
    simplified_count: usize,
    traditional_count: usize,
    has_kana: bool,
}

struct OneSided {
    at: usize,
    character: char,
    other: &'static str,
}

fn forms(name: &str) -> Forms {
    let mut forms = Forms::default();
    for (at, character) in name.char_indices() {
        if matches!(character, '\u{3041}'..='\u{30FF}') {
            forms.has_kana = true;
        }
        let Some((form, other)) = one_sided(character) else {
            continue;
        };
        let (first, count) = match form {
            HanForm::Simplified => (&mut forms.simplified, &mut forms.simplified_count),
            HanForm::Traditional => (&mut forms.traditional, &mut forms.traditional_count),
        };
        *count += 1;
        first.get_or_insert(OneSided {
            at,
            character,
            other,
        });
    }
    forms
}

fn mixed(facts: &Facts, found: &mut Found<'_>) {
    for (field, name) in chinese_names(facts) {
        let forms = forms(name);
        if forms.has_kana {
            continue;
        }
        if let (Some(simplified), Some(traditional)) = (forms.simplified, forms.traditional) {
            // Where names are registered in traditional characters, the others are the slip; elsewhere the rarer form is.
            if !is_traditional_place(facts) && forms.traditional_count < forms.simplified_count {
                tell(field, &traditional, found);
            } else {
                tell(field, &simplified, found);
            }
        }
    }
}

fn simplified(facts: &Facts, found: &mut Found<'_>) {
    if !is_traditional_place(facts) {
        return;
    }
    for (field, name) in chinese_names(facts) {
        if let Forms {
            simplified: Some(simplified),
            traditional: None,
            ..
        } = forms(name)
        {
            tell(field, &simplified, found);
        }
    }
}

fn is_traditional_place(facts: &Facts) -> bool {
    facts.is_in(&["HK", "MO", "TW"])
}

fn tell(field: &'static str, one: &OneSided, found: &mut Found<'_>) {
    let detail = Detail::OtherForm {
        character: one.character,
        other: one.other,
    };
    found.at(field, one.at..one.at + one.character.len_utf8(), detail);
}

/// The company's names, unless they are Japanese: Japan's own forms agree now with the one, now with the other.
fn chinese_names(facts: &Facts) -> impl Iterator<Item = (&'static str, &str)> {
    let is_japanese = facts.is_in(&["JP"]);
    company_names(facts).filter(move |_| !is_japanese)
}
