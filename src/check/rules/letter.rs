//! The letter's own date and place.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS};
use crate::check::finding::Detail;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static LETTER_IN_FUTURE: Rule = Rule {
    name: "letter-in-future",
    group: Group::Letter,
    severity: Severity::Warning,
    en: Words {
        title: "the letter is dated after today",
        why: "a letter is dated on the day it is signed; one from the future is sent back",
        fix: "correct the date, or leave it out and write it by hand when signing",
    },
    zh: Words {
        title: "公函日期晚于今天",
        why: "公函日期应为签署当日；日期未到的公函会被退回",
        fix: "请更正日期，或不填日期，签署时手写",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "letter.date = \"2027-11-20\"",
    right: "letter.date = \"2026-11-20\"\nletter.place = \"Hong Kong\"",
    finds: Finds::Day(|facts, as_of, found| {
        if facts.letter_date.is_some_and(|date| date > as_of) {
            found.in_field("letter.date", Detail::Today(as_of));
        }
    }),
};

pub(super) static SIGNING_PLACE_MISSING: Rule = Rule {
    name: "signing-place-missing",
    group: Group::Letter,
    severity: Severity::Note,
    en: Words {
        title: "the letter has a date and no place of signing",
        why: "formal letters of many countries name both",
        fix: "add it under `[letter]`: place = \"…\", or leave it",
    },
    zh: Words {
        title: "公函有日期而没有签署地点",
        why: "许多国家的正式信函两者都写",
        fix: "可在 `[letter]` 下加上 place = \"…\"，也可不填",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"",
    right: "letter.date = \"2026-11-20\"\nletter.place = \"Hong Kong\"",
    finds: Finds::Facts(|facts, found| {
        // Where the date is left to be written by hand, so is the place.
        let field = "letter.place";
        if facts.letter_date.is_some() && facts.lacks(field, facts.signing_place.as_ref()) {
            found.in_field(field, Detail::Absent);
        }
    }),
};
