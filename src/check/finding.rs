//! What a rule found: data only, put into words by `message`.

use std::ops::Range;

use super::pictures::Kind;
use super::rule::Rule;
use crate::application::{Date, Month};
use crate::diagnostic::Severity;

/// What a rule found in one client's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs, the user's own wishes counted in.
    pub severity: Severity,
    /// The field it is about.
    pub field: &'static str,
    /// The bytes of the field's text that are at fault, if not the whole.
    pub range: Option<Range<usize>>,
    /// What is said beside the rule's own words.
    pub detail: Detail,
}

/// What is said of one finding beside its rule's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail {
    /// Nothing.
    None,
    /// The field is not there; the place is its section.
    Absent,
    /// The character at fault.
    Character(char),
    /// The character at fault, and the one it looks like.
    LooksLike {
        /// The one at fault.
        character: char,
        /// What it looks like.
        like: char,
    },
    /// A letter where a digit stands.
    ForDigit {
        /// The letter.
        letter: char,
        /// The digit that it looks like.
        digit: char,
        /// Which character of the text it is, from 1.
        position: usize,
    },
    /// A Han character of one form, and what stands for it in the other.
    OtherForm {
        /// The one at fault.
        character: char,
        /// What stands for it in the other form.
        other: &'static str,
    },
    /// The character at fault, and the ordinary letters it stands for.
    Ordinary {
        /// The one at fault.
        character: char,
        /// What it stands for.
        ordinary: String,
    },
    /// Characters that are one in their composed form.
    Composed {
        /// As they stand.
        given: String,
        /// The composed form.
        composed: String,
    },
    /// The first place at which two texts differ.
    Difference {
        /// The field it is compared with.
        with: &'static str,
        /// That field's text.
        other: String,
        /// The character here, if the text goes on.
        here: Option<char>,
        /// The character there.
        there: Option<char>,
    },
    /// The words that were looked for.
    Wanted(&'static [&'static str]),
    /// The value that would be right.
    Likely(String),
    /// The day that counts as today.
    Today(Date),
    /// The day that a list was published on.
    ListedOn(Date),
    /// The letter's date.
    LetterDate(Date),
    /// The day of registration.
    RegisteredOn(Date),
    /// The day by which something is due.
    DueBy(Date),
    /// A day and how many days are left until it.
    DaysLeft {
        /// The day.
        day: Date,
        /// How many days are left; negative where it is over.
        left: i32,
    },
    /// The other client's record.
    Client(String),
    /// What a file is by its content.
    Kind(Kind),
    /// The size of a file.
    Bytes(u64),
    /// The size of a picture in pixels.
    Pixels(u32, u32),
    /// Why a file can't be read.
    Unreadable(String),
    /// The field that has the same.
    SameAs(&'static str),
    /// The months that would be right, first and last.
    Months(Month, Month),
    /// How many characters there are, and how many there should be.
    Length {
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
}

/// Takes what one rule finds.
pub struct Found<'a> {
    rule: &'static Rule,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Found<'a> {
    pub(super) fn new(rule: &'static Rule, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, findings }
    }

    /// Takes a finding about a whole field.
    pub(super) fn in_field(&mut self, field: &'static str, detail: Detail) {
        self.push(field, None, detail);
    }

    /// Takes a finding about some bytes of a field's text.
    pub(super) fn at(&mut self, field: &'static str, range: Range<usize>, detail: Detail) {
        self.push(field, Some(range), detail);
    }

    fn push(&mut self, field: &'static str, range: Option<Range<usize>>, detail: Detail) {
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            field,
            range,
            detail,
        });
    }
}
