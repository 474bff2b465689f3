//! Question marks that an old encoding left in place of characters that it does not have.

use std::ops::Range;

use super::names::names;
use super::origin::{AGENCIES, GATHERED};
use crate::application::Facts;
use crate::check::finding::{Detail, Found};
use crate::check::name_parts::is_east_asian;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static QUESTION_MARK: Rule = Rule {
    name: "question-mark",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a question mark stands where a character may have been",
        why: "a table saved as “CSV” in an old encoding has one for each character that the encoding lacks; what was there can't be told any more",
        fix: "compare with the document it is copied from, and save tables as .xlsx or “CSV UTF-8”",
    },
    zh: Words {
        title: "问号处原来可能是其他字符",
        why: "表格以旧编码另存为“CSV”时，该编码没有的字符都会变成问号，原来的字符已无从得知",
        fix: "请与原件核对，并把表格另存为 .xlsx 或“CSV UTF-8”",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "company.name = \"GOLDEN S?IL EXAMPLE LIMITED\"",
    right: "company.name = \"GOLDEN SAIL? EXAMPLE LIMITED\"",
    finds: Finds::Facts(question_mark),
};

fn question_mark(facts: &Facts, found: &mut Found<'_>) {
    let address = facts.registered_address.as_ref();
    let address = address.map(|text| ("company.registered_address", text.as_str()));
    for (field, text) in names(facts).chain(address) {
        if let Some(range) = lost(text) {
            found.at(field, range, Detail::Character('?'));
        }
    }
}

/// The first question mark that no name has: within a word, beside East Asian writing, or one of several.
fn lost(text: &str) -> Option<Range<usize>> {
    let marks = text
        .match_indices('?')
        .map(|(at, mark)| at..at + mark.len());
    let mut lost = marks.filter(|mark| {
        let before = text[..mark.start].chars().next_back();
        let behind = text[mark.end..].chars().next();
        let is = |test: fn(char) -> bool| [before, behind].map(|side| side.is_some_and(test));
        is(char::is_alphanumeric) == [true, true]
            || is(is_east_asian).contains(&true)
            || is(|side| side == '?').contains(&true)
    });
    lost.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_that_ends_a_word_may_be_the_names_own() {
        for own in [
            "WHAT NEXT? LIMITED",
            "(?) Ltd",
            "Who? Inc.",
            "? AND CO",
            "OÙ ? SARL",
        ] {
            assert_eq!(lost(own), None, "{own}");
        }
        for (damaged, at) in [
            ("金帆?例有限公司", 6),
            ("商事株式?社", 12),
            ("GOLDEN EX?MPLE", 9),
            ("Caf?? Ltd", 3),
            ("?名有限公司", 0),
            ("M?ller GmbH", 1),
        ] {
            assert_eq!(lost(damaged), Some(at..at + 1), "{damaged}");
        }
    }
}
