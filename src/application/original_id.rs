//! The original ID of an account, and how it is usually mistaken.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::account::AppId;
use super::half_width::{half_width, is_full_width};
use super::serde_text::serde_as_text;
use crate::diagnostic::is_hidden;

/// How many hexadecimal digits follow `gh_`.
pub const ID_DIGITS: usize = 12;

/// The most bytes an ID of another shape may have.
pub const LONGEST_ID: usize = 64;

/// An account's original ID, `gh_` and 12 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OriginalId(String);

/// Why a text is no original ID, and what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalIdError {
    /// The text as it was given.
    pub given: String,
    /// What is wrong with it.
    pub fault: OriginalIdFault,
    /// The ID that was probably meant, where it can be guessed.
    pub likely: Option<String>,
}

/// What is wrong with an original ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OriginalIdFault {
    /// There is nothing.
    Empty,
    /// It is the AppID, another thing.
    LooksLikeAppId,
    /// Its beginning was lost in copying: `h_…`, `_…` or the bare digits.
    LostFirstLetter,
    /// `gh` and the digits are there, but not `_` between them.
    LostUnderscore,
    /// It has capital letters.
    UpperCase {
        /// The first of them.
        range: Range<usize>,
    },
    /// It has full-width characters.
    FullWidth {
        /// The first of them.
        range: Range<usize>,
    },
    /// It has a space, a line break or a character that shows nothing.
    Space {
        /// The first of them.
        character: char,
        /// Where it stands.
        range: Range<usize>,
    },
    /// `@app` stands behind it.
    AppSuffix {
        /// Where that stands.
        range: Range<usize>,
    },
    /// It has too few digits or too many.
    WrongLength {
        /// How many it has.
        digits: usize,
    },
    /// It has a character that is no hexadecimal digit.
    NotHex {
        /// The first of them.
        character: char,
        /// Where it stands.
        range: Range<usize>,
    },
    /// It is of an unusual shape with a character outside ASCII.
    NotAscii {
        /// The first of them.
        character: char,
        /// Where it stands.
        range: Range<usize>,
    },
    /// It is of an unusual shape and longer than [`LONGEST_ID`].
    TooLong {
        /// How many bytes it has.
        bytes: usize,
    },
    /// It is nothing like an original ID.
    Other,
}

impl OriginalIdError {
    /// The bytes of the text that are at fault, if not the whole.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        match &self.fault {
            OriginalIdFault::UpperCase { range }
            | OriginalIdFault::FullWidth { range }
            | OriginalIdFault::Space { range, .. }
            | OriginalIdFault::AppSuffix { range }
            | OriginalIdFault::NotHex { range, .. }
            | OriginalIdFault::NotAscii { range, .. } => Some(range.clone()),
            OriginalIdFault::Empty
            | OriginalIdFault::LooksLikeAppId
            | OriginalIdFault::LostFirstLetter
            | OriginalIdFault::LostUnderscore
            | OriginalIdFault::WrongLength { .. }
            | OriginalIdFault::TooLong { .. }
            | OriginalIdFault::Other => None,
        }
    }

    fn new(given: &str, fault: OriginalIdFault) -> Self {
        Self {
            given: given.to_owned(),
            likely: None,
            fault,
        }
    }
}

impl OriginalId {
    /// The ID, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has the one shape seen so far.
    #[must_use]
    pub fn has_usual_shape(&self) -> bool {
        is_usual(&self.0)
    }

    /// Takes a shape not seen so far: only for a user who insists (`--allow-unusual-id`).
    ///
    /// # Errors
    ///
    /// Refuses what cannot be an ID of any shape: nothing, white space, hidden or non-ASCII characters, more than
    /// [`LONGEST_ID`] bytes, an AppID, or a usual one that lost its beginning or has `@app` behind it.
    pub fn accept_other_shape(given: String) -> Result<Self, OriginalIdError> {
        let fault = if given.is_empty() {
            OriginalIdFault::Empty
        } else if let Some(space) = first_space(&given) {
            space
        } else if let Some((range, character)) = first(&given, |c| !c.is_ascii()) {
            OriginalIdFault::NotAscii { character, range }
        } else if given.parse::<AppId>().is_ok() {
            OriginalIdFault::LooksLikeAppId
        } else if given.len() > LONGEST_ID {
            OriginalIdFault::TooLong { bytes: given.len() }
        } else {
            match fault_of(&given) {
                fault @ (OriginalIdFault::LostFirstLetter
                | OriginalIdFault::LostUnderscore
                | OriginalIdFault::AppSuffix { .. }) => fault,
                _ => return Ok(Self(given)),
            }
        };
        Err(OriginalIdError {
            likely: repaired(&given),
            ..OriginalIdError::new(&given, fault)
        })
    }
}

impl FromStr for OriginalId {
    type Err = OriginalIdError;

    fn from_str(given: &str) -> Result<Self, OriginalIdError> {
        if is_usual(given) {
            return Ok(Self(given.to_owned()));
        }
        Err(OriginalIdError {
            likely: repaired(given),
            ..OriginalIdError::new(given, fault_of(given))
        })
    }
}

impl fmt::Display for OriginalId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

serde_as_text!(OriginalId);

fn is_usual(text: &str) -> bool {
    text.strip_prefix("gh_")
        .is_some_and(|digits| digits.len() == ID_DIGITS && digits.bytes().all(is_lower_hex))
}

fn is_lower_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

fn first(text: &str, wanted: impl Fn(char) -> bool) -> Option<(Range<usize>, char)> {
    let (at, character) = text
        .char_indices()
        .find(|&(_, character)| wanted(character))?;
    Some((at..at + character.len_utf8(), character))
}

fn first_space(text: &str) -> Option<OriginalIdFault> {
    first(text, |c| c.is_whitespace() || is_hidden(c))
        .map(|(range, character)| OriginalIdFault::Space { character, range })
}

/// The likeliest mistake first: an ID with two of them is explained by the one that is seen first.
fn fault_of(given: &str) -> OriginalIdFault {
    if given.is_empty() {
        return OriginalIdFault::Empty;
    }
    if let Some(space) = first_space(given) {
        return space;
    }
    if let Some((range, _)) = first(given, is_full_width) {
        return OriginalIdFault::FullWidth { range };
    }
    let lower = given.to_ascii_lowercase();
    if lower.parse::<AppId>().is_ok() {
        return OriginalIdFault::LooksLikeAppId;
    }
    if lower.ends_with("@app") {
        let start = given.len() - "@app".len();
        return OriginalIdFault::AppSuffix {
            range: start..given.len(),
        };
    }
    if let Some((range, _)) = first(given, |c| c.is_ascii_uppercase())
        && lower.starts_with("gh_")
        && repaired(given).is_some()
    {
        return OriginalIdFault::UpperCase { range };
    }
    if let Some(digits) = given.strip_prefix("gh_") {
        return match first(digits, |c| !c.is_ascii_hexdigit()) {
            Some((range, character)) => OriginalIdFault::NotHex {
                character,
                range: range.start + "gh_".len()..range.end + "gh_".len(),
            },
            None => OriginalIdFault::WrongLength {
                digits: digits.len(),
            },
        };
    }
    if lower.starts_with("gh") && repaired(given).is_some() {
        OriginalIdFault::LostUnderscore
    } else if repaired(given).is_some() {
        OriginalIdFault::LostFirstLetter
    } else {
        OriginalIdFault::Other
    }
}

/// The usual shape that is left once the known mistakes are undone, if one is.
fn repaired(given: &str) -> Option<String> {
    let plain: String = given
        .chars()
        .filter(|&c| !c.is_whitespace() && !is_hidden(c))
        .map(|c| half_width(c).to_ascii_lowercase())
        .collect();
    let plain = plain.strip_suffix("@app").unwrap_or(&plain);
    let digits = ["gh_", "h_", "g_", "_", "gh-", "gh"]
        .iter()
        .find_map(|start| plain.strip_prefix(start))
        .unwrap_or(plain);
    // O for 0 and l for 1 are no hexadecimal digits, so they can be nothing else.
    let digits = digits.replace('o', "0").replace(['l', 'i'], "1");
    let likely = format!("gh_{digits}");
    is_usual(&likely).then_some(likely)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "gh_3f2a9c81d07e";

    fn error(given: &str) -> OriginalIdError {
        given.parse::<OriginalId>().unwrap_err()
    }

    #[test]
    fn the_usual_shape_is_taken_exactly() {
        assert_eq!(GOOD.parse::<OriginalId>().unwrap().as_str(), GOOD);
    }

    #[test]
    fn known_mistakes_are_recognised_and_the_likely_value_is_given() {
        use OriginalIdFault as Fault;
        let full_width = "ｇｈ＿３ｆ２ａ９ｃ８１ｄ０７ｅ";
        for (given, fault) in [
            ("h_3f2a9c81d07e", Fault::LostFirstLetter),
            ("_3f2a9c81d07e", Fault::LostFirstLetter),
            ("3f2a9c81d07e", Fault::LostFirstLetter),
            // Of two mistakes the greater one is told.
            ("h_3f2a9c81dO7e", Fault::LostFirstLetter),
            ("Gh3f2a9c81d07e", Fault::LostUnderscore),
            ("gh3f2a9c81d07e", Fault::LostUnderscore),
            ("gh-3f2a9c81d07e", Fault::LostUnderscore),
            ("GH_3F2A9C81D07E", Fault::UpperCase { range: 0..1 }),
            ("gh_3f2A9c81d07e", Fault::UpperCase { range: 6..7 }),
            (full_width, Fault::FullWidth { range: 0..3 }),
            ("gh_3f2a9c81d07e@app", Fault::AppSuffix { range: 15..19 }),
            (
                " gh_3f2a9c81d07e",
                Fault::Space {
                    character: ' ',
                    range: 0..1,
                },
            ),
            (
                "gh_3f2a\u{200B}9c81d07e",
                Fault::Space {
                    character: '\u{200B}',
                    range: 7..10,
                },
            ),
            (
                "gh_3f2a9c81do7e",
                Fault::NotHex {
                    character: 'o',
                    range: 12..13,
                },
            ),
        ] {
            let found = error(given);
            assert_eq!(found.fault, fault, "{given}");
            assert_eq!(found.likely.as_deref(), Some(GOOD), "{given}");
            assert_eq!(found.given, given);
        }
    }

    #[test]
    fn what_cannot_be_guessed_is_not_guessed() {
        use OriginalIdFault as Fault;
        for (given, fault) in [
            ("", Fault::Empty),
            ("wx0123456789abcdef", Fault::LooksLikeAppId),
            ("WX0123456789ABCDEF", Fault::LooksLikeAppId),
            ("gh_3f2a9c81d07", Fault::WrongLength { digits: 11 }),
            ("gh_3f2a9c81d07e0", Fault::WrongLength { digits: 13 }),
            ("gh_", Fault::WrongLength { digits: 0 }),
            (
                "my account",
                Fault::Space {
                    character: ' ',
                    range: 2..3,
                },
            ),
            ("公众号", Fault::Other),
            ("GoldenSail", Fault::Other),
        ] {
            let found = error(given);
            assert_eq!((found.fault, found.likely), (fault, None), "{given}");
        }
    }

    #[test]
    fn another_shape_goes_through_its_own_door_only() {
        let unusual = "gh_3F2A-2026".to_owned();
        assert!(unusual.parse::<OriginalId>().is_err());
        let taken = OriginalId::accept_other_shape(unusual.clone()).unwrap();
        assert_eq!(taken.as_str(), unusual);
        assert!(!taken.has_usual_shape());
    }

    #[test]
    fn even_the_door_refuses_what_cannot_be_an_id() {
        for given in [
            "",
            "gh 1",
            "gh\u{200B}1",
            "gh\n1",
            "ｇｈ１",
            "wx0123456789abcdef",
            "h_3f2a9c81d07e",
            "3f2a9c81d07e",
            "gh3f2a9c81d07e",
            "gh_3f2a9c81d07e@app",
            "h_3f2a9c81dO7e",
        ] {
            assert!(
                OriginalId::accept_other_shape(given.into()).is_err(),
                "{given}"
            );
        }
        assert!(OriginalId::accept_other_shape("g".repeat(65)).is_err());
    }
}
