//! An email address, checked conservatively.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::serde_text::serde_as_text;
use crate::diagnostic::is_hidden;

/// An email address as one types it: no name beside it, no quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

/// Why a text is no email address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailError {
    /// The text as it was given.
    pub given: String,
    /// What is wrong with it.
    pub fault: EmailFault,
}

/// What is wrong with an email address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailFault {
    /// There is nothing.
    Empty,
    /// It has no `@`, or more than one.
    At {
        /// How many it has.
        count: usize,
    },
    /// It has a character that no address has.
    Character {
        /// The first of them.
        character: char,
        /// Where it stands.
        range: Range<usize>,
    },
    /// Nothing stands before the `@`, or a dot stands wrongly there.
    BadUser,
    /// What stands behind the `@` is no domain.
    BadDomain,
    /// It is longer than any address can be.
    TooLong,
}

impl EmailError {
    /// The bytes of the text that are at fault, if not the whole.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        match &self.fault {
            EmailFault::Character { range, .. } => Some(range.clone()),
            EmailFault::BadUser => Some(0..self.given.find('@')?.max(1)),
            EmailFault::BadDomain => {
                let domain = self.given.find('@')? + 1;
                (domain < self.given.len()).then_some(domain..self.given.len())
            }
            EmailFault::Empty | EmailFault::At { .. } | EmailFault::TooLong => None,
        }
    }
}

impl EmailAddress {
    /// The address, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        match fault_of(text) {
            None => Ok(Self(text.to_owned())),
            Some(fault) => Err(EmailError {
                given: text.to_owned(),
                fault,
            }),
        }
    }
}

fn fault_of(text: &str) -> Option<EmailFault> {
    if text.is_empty() {
        return Some(EmailFault::Empty);
    }
    // Addresses beyond ASCII exist, but the mail to be sent must pass through any server.
    let refused = |c: char| {
        !c.is_ascii() || c.is_whitespace() || is_hidden(c) || "\"(),:;<>[\\]`|".contains(c)
    };
    if let Some((at, character)) = text.char_indices().find(|&(_, c)| refused(c)) {
        return Some(EmailFault::Character {
            character,
            range: at..at + character.len_utf8(),
        });
    }
    let count = text.matches('@').count();
    let Some((user, domain)) = text.split_once('@').filter(|_| count == 1) else {
        return Some(EmailFault::At { count });
    };
    if text.len() > 254 || user.len() > 64 {
        return Some(EmailFault::TooLong);
    }
    if user.split('.').any(str::is_empty) {
        return Some(EmailFault::BadUser);
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    let sound = domain.contains('.')
        && domain.split('.').all(is_label)
        && top.len() >= 2
        && !top.bytes().all(|byte| byte.is_ascii_digit());
    (!sound).then_some(EmailFault::BadDomain)
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

serde_as_text!(EmailAddress);

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> EmailFault {
        text.parse::<EmailAddress>().unwrap_err().fault
    }

    #[test]
    fn usual_addresses_are_taken_exactly() {
        for text in [
            "Wei.Chan+wx@mail.example.com",
            "a_b-c@example.co.jp",
            "o'neil@example.com.hk",
        ] {
            assert_eq!(text.parse::<EmailAddress>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_cannot_be_sent_to_is_refused_by_its_fault() {
        assert_eq!(fault(""), EmailFault::Empty);
        assert_eq!(fault("not-an-address"), EmailFault::At { count: 0 });
        assert_eq!(fault("a@b@example.com"), EmailFault::At { count: 2 });
        assert_eq!(fault("@example.com"), EmailFault::BadUser);
        assert_eq!(fault("a..b@example.com"), EmailFault::BadUser);
        assert_eq!(fault("a@example"), EmailFault::BadDomain);
        assert_eq!(fault("a@example."), EmailFault::BadDomain);
        assert_eq!(fault("a@127.0.0.1"), EmailFault::BadDomain);
        assert_eq!(
            fault(&format!("{}@example.com", "a".repeat(300))),
            EmailFault::TooLong
        );
    }

    #[test]
    fn a_foreign_character_is_named_with_its_place() {
        let found = |text| match fault(text) {
            EmailFault::Character { character, range } => (character, range),
            other => panic!("{other:?}"),
        };
        assert_eq!(found("a@example.com "), (' ', 13..14));
        assert_eq!(found("a＠example.com"), ('＠', 1..4));
        assert_eq!(found("a@example.com\u{A0}"), ('\u{A0}', 13..15));
        assert_eq!(found("Wei <a@example.com>"), (' ', 3..4));
    }
}
