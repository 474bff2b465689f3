//! Spaces where a registration has none, or of an unusual kind.

use std::ops::Range;

use super::names::{lines, names};
use super::origin::{AGENCIES, GATHERED, UNICODE};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static NAME_EDGE_SPACE: Rule = Rule {
    name: "name-edge-space",
    group: Group::Name,
    severity: Severity::Error,
    en: Words {
        title: "a space stands at the edge of the name",
        why: "the name is compared with the registration character by character, and goes into the email's subject as it stands",
        fix: "delete the space; no registration prints one there",
    },
    zh: Words {
        title: "名称首尾有空格",
        why: "名称会与注册登记文件逐字核对，并原样写入邮件主题",
        fix: "请删除该空格；注册登记文件的名称首尾不会有空格",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED ""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(|facts, found| at_edges(names(facts), found)),
};

pub(super) static EDGE_SPACE: Rule = Rule {
    name: "edge-space",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a space stands at the edge",
        why: "it was probably pasted along, and goes into the letter and the email as it stands",
        fix: "delete it, or let `gonghan check --fix` write a corrected copy",
    },
    zh: Words {
        title: "首尾有空格",
        why: "多为粘贴时带入，会原样写入公函和邮件",
        fix: "请删除，或用 `gonghan check --fix` 生成更正后的副本",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.registered_address = "1 Example Road, Hong Kong\u00A0""#,
    right: r#"company.registered_address = "1 Example Road, Hong Kong""#,
    finds: Finds::Facts(|facts, found| at_edges(lines(facts), found)),
};

pub(super) static DOUBLED_SPACE: Rule = Rule {
    name: "doubled-space",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "two spaces stand together in the name",
        why: "a registration prints one space between words; the difference is hard to see and is printed as it stands",
        fix: "delete one of them, with the registration beside you",
    },
    zh: Words {
        title: "名称中有连续两个空格",
        why: "注册登记文件的词间只有一个空格；差别不易察觉，却会原样印出",
        fix: "请对照注册登记文件，删去多余的空格",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: r#"company.name = "GOLDEN  SAIL EXAMPLE LIMITED""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(doubled_space),
};

pub(super) static UNUSUAL_SPACE: Rule = Rule {
    name: "unusual-space",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a space of an unusual kind stands in the name",
        why: "it looks like an ordinary space and is another character, often pasted from a web page or a PDF; a comparison by computer fails on it",
        fix: "type an ordinary space in its place",
    },
    zh: Words {
        title: "名称中有特殊空格",
        why: "它看似普通空格，却是另一个字符，常随网页或 PDF 粘贴而来；电脑比对时会不一致",
        fix: "请改为普通空格",
    },
    origin: UNICODE,
    since: GATHERED,
    wrong: r#"company.name = "GOLDEN\u00A0SAIL EXAMPLE LIMITED""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(unusual_space),
};

fn at_edges<'a>(texts: impl IntoIterator<Item = (&'static str, &'a str)>, found: &mut Found<'_>) {
    for (field, text) in texts {
        if let Some((range, space)) = edge_space(text) {
            found.at(field, range, Detail::Character(space));
        }
    }
}

/// The white space at the end of a text, else at its beginning.
fn edge_space(text: &str) -> Option<(Range<usize>, char)> {
    let last = text.chars().next_back()?;
    if last.is_whitespace() {
        return Some((text.trim_end().len()..text.len(), last));
    }
    let first = text.chars().next()?;
    first
        .is_whitespace()
        .then(|| (0..text.len() - text.trim_start().len(), first))
}

fn doubled_space(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in names(facts) {
        let inner = text.trim_end().len();
        let mut before = None;
        for (at, character) in text[..inner].char_indices() {
            let is_space = character.is_whitespace();
            if let (true, Some(start)) = (is_space, before)
                && start != 0
            {
                found.at(field, start..at + character.len_utf8(), Detail::None);
                break;
            }
            before = is_space.then_some(at);
        }
    }
}

fn unusual_space(facts: &Facts, found: &mut Found<'_>) {
    // Japan's register of corporate names is printed in full width, its spaces too.
    let is_japanese = facts.is_in(&["JP"]);
    for (field, text) in names(facts) {
        let unusual = text
            .char_indices()
            .find(|&(_, c)| c.is_whitespace() && c != ' ' && !(is_japanese && c == '\u{3000}'));
        if let Some((at, space)) = unusual {
            found.at(field, at..at + space.len_utf8(), Detail::Character(space));
        }
    }
}
