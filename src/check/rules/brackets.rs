//! Brackets of two widths, and brackets without their partner.

use super::names::company_names;
use super::origin::{AGENCIES, GATHERED};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static MIXED_BRACKET_WIDTH: Rule = Rule {
    name: "mixed-bracket-width",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a bracket is closed by one of another width",
        why: "full-width （） and half-width () are different characters, and a registration prints both of a pair alike",
        fix: "type both brackets as the registration prints them",
    },
    zh: Words {
        title: "一对括号全角、半角不一致",
        why: "全角（）与半角()是不同字符，注册登记文件上同一对括号的宽度相同",
        fix: "请按注册登记文件输入两个括号",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "金帆範例（香港)有限公司""#,
    right: r#"company.name = "金帆範例(香港)有限公司""#,
    finds: Finds::Facts(mixed),
};

pub(super) static UNPAIRED_BRACKET: Rule = Rule {
    name: "unpaired-bracket",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a bracket stands without its partner",
        why: "one of the two, or what stood in them, was lost in copying",
        fix: "compare with the registration and type what is missing",
    },
    zh: Words {
        title: "括号不成对",
        why: "复制时漏掉了另一个括号或括号中的内容",
        fix: "请对照注册登记文件补全",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "GOLDEN SAIL (HONG KONG LIMITED""#,
    right: r#"company.name = "GOLDEN SAIL (HONG KONG) LIMITED""#,
    finds: Finds::Facts(unpaired),
};

/// Opening and closing brackets: those of one shape in half and in full width share a number.
const BRACKETS: [(char, char, u8); 15] = [
    ('(', ')', 0),
    ('（', '）', 0),
    ('[', ']', 1),
    ('［', '］', 1),
    ('{', '}', 2),
    ('｛', '｝', 2),
    ('「', '」', 3),
    ('｢', '｣', 3),
    ('『', '』', 4),
    ('【', '】', 5),
    ('〔', '〕', 6),
    ('〈', '〉', 7),
    ('《', '》', 8),
    ('«', '»', 9),
    ('“', '”', 10),
];

/// What is wrong with the brackets of a name.
enum Fault {
    /// One is closed by one of another width.
    Mixed {
        at: usize,
        character: char,
        meant: char,
    },
    /// One has no partner, which would be `partner`.
    Unpaired {
        at: usize,
        character: char,
        partner: char,
    },
}

fn mixed(facts: &Facts, found: &mut Found<'_>) {
    for (field, name) in company_names(facts) {
        if let Some(Fault::Mixed {
            at,
            character,
            meant,
        }) = first_fault(name)
        {
            let detail = Detail::LooksLike {
                character,
                like: meant,
            };
            found.at(field, at..at + character.len_utf8(), detail);
        }
    }
}

fn unpaired(facts: &Facts, found: &mut Found<'_>) {
    for (field, name) in company_names(facts) {
        if let Some(Fault::Unpaired {
            at,
            character,
            partner,
        }) = first_fault(name)
        {
            let range = at..at + character.len_utf8();
            found.at(field, range, Detail::Likely(partner.to_string()));
        }
    }
}

/// The first bracket of a name that is closed wrongly or not at all.
fn first_fault(name: &str) -> Option<Fault> {
    let mut open: Vec<(usize, (char, char, u8))> = Vec::new();
    for (at, character) in name.char_indices() {
        if let Some(&pair) = BRACKETS.iter().find(|pair| pair.0 == character) {
            open.push((at, pair));
            continue;
        }
        let Some(&(partner, _, shape)) = BRACKETS.iter().find(|pair| pair.1 == character) else {
            continue;
        };
        match open.pop() {
            Some((_, (_, meant, _))) if meant == character => {}
            Some((_, (_, meant, opened))) if opened == shape => {
                return Some(Fault::Mixed {
                    at,
                    character,
                    meant,
                });
            }
            _ => {
                return Some(Fault::Unpaired {
                    at,
                    character,
                    partner,
                });
            }
        }
    }
    let &(at, (character, partner, _)) = open.first()?;
    Some(Fault::Unpaired {
        at,
        character,
        partner,
    })
}
