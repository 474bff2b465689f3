//! Brackets of two widths, and brackets without their partner.

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
    finds: Finds::Facts(|facts, found| brackets(facts, true, found)),
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
    finds: Finds::Facts(|facts, found| brackets(facts, false, found)),
};

/// Opening and closing brackets: those of one shape in half and in full width share a number.
const BRACKETS: [(char, char, u8); 14] = [
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
];

fn brackets(facts: &Facts, wants_mixed: bool, found: &mut Found<'_>) {
    let Some(name) = facts.name.as_ref().map(|name| name.as_str()) else {
        return;
    };
    let mut open: Vec<(usize, char, char, u8)> = Vec::new();
    for (at, character) in name.char_indices() {
        let range = at..at + character.len_utf8();
        if let Some(&(_, closing, shape)) = BRACKETS.iter().find(|pair| pair.0 == character) {
            open.push((at, character, closing, shape));
        } else if let Some(&(opening, _, shape)) = BRACKETS.iter().find(|pair| pair.1 == character)
        {
            match open.pop() {
                Some((_, _, closing, _)) if closing == character => {}
                Some((_, _, closing, expected)) if expected == shape => {
                    if wants_mixed {
                        let detail = Detail::LooksLike {
                            character,
                            like: closing,
                        };
                        return found.at("company.name", range, detail);
                    }
                }
                _ => {
                    if !wants_mixed {
                        found.at("company.name", range, Detail::Likely(opening.to_string()));
                    }
                    return;
                }
            }
        }
    }
    if let (false, Some(&(at, character, closing, _))) = (wants_mixed, open.first()) {
        let range = at..at + character.len_utf8();
        found.at("company.name", range, Detail::Likely(closing.to_string()));
    }
}
