//! What a letter says of itself to a machine: whose it is and what it says, so that a scan of it is known again.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::serde_text::serde_as_text;
use super::{EntityName, OriginalId};

/// The word that a code begins with where the ID is of the usual shape, of which the digits alone are in it, as capitals: a
/// QR code takes capitals and digits in two thirds of the room.
const USUAL: &str = "GONGHAN1";
/// The word that it begins with where the ID stands as it is.
const OTHER: &str = "gonghan1";
/// What all IDs of the usual shape begin with.
const PREFIX: &str = "gh_";

/// A letter's code. As text: a word, the original ID, and the marks of the name and of the text.
///
/// There is nothing in it that the letter does not say: of the name and the text it has but a short hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterCode {
    /// The account's original ID.
    pub id: OriginalId,
    /// Of the company's name.
    pub name: TextMark,
    /// Of all words on the letter.
    pub text: TextMark,
}

/// By which a text is known for another one: the first four bytes of its SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextMark([u8; 4]);

/// A text that is no letter's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALetterCode;

impl fmt::Display for NotALetterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a letter's code")
    }
}

impl LetterCode {
    /// The code of a company's letter that has these words, piece by piece.
    pub fn new<'t>(
        id: &OriginalId,
        name: &EntityName,
        words: impl IntoIterator<Item = &'t str>,
    ) -> LetterCode {
        LetterCode {
            id: id.clone(),
            name: TextMark::of([name.as_str()]),
            text: TextMark::of(words),
        }
    }
}

impl TextMark {
    fn of<'t>(pieces: impl IntoIterator<Item = &'t str>) -> TextMark {
        let mut hash = Sha256::new();
        for piece in pieces {
            hash.update(piece);
            // An end that no text has.
            hash.update([0xFF]);
        }
        let [a, b, c, d, ..]: [u8; 32] = hash.finalize().into();
        TextMark([a, b, c, d])
    }
}

impl fmt::Display for LetterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [name, text] = [self.name, self.text].map(|mark| u32::from_be_bytes(mark.0));
        match self.id.as_str().strip_prefix(PREFIX) {
            Some(digits) if self.id.has_usual_shape() => {
                write!(
                    f,
                    "{USUAL} {} {name:08X}{text:08X}",
                    digits.to_ascii_uppercase()
                )
            }
            _ => write!(f, "{OTHER} {} {name:08X}{text:08X}", self.id.as_str()),
        }
    }
}

serde_as_text!(LetterCode);

impl FromStr for LetterCode {
    type Err = NotALetterCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let words: Vec<&str> = text.split(' ').collect();
        let [word, id, marks] = words[..] else {
            return Err(NotALetterCode);
        };
        let id = match word {
            USUAL if !id.bytes().any(|byte| byte.is_ascii_lowercase()) => {
                let id = format!("{PREFIX}{}", id.to_ascii_lowercase());
                id.parse().map_err(|_| NotALetterCode)?
            }
            OTHER => OriginalId::accept_other_shape(id.to_owned()).map_err(|_| NotALetterCode)?,
            _ => return Err(NotALetterCode),
        };
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
        if marks.len() != 16 || !marks.bytes().all(is_digit) {
            return Err(NotALetterCode);
        }
        let marks = u64::from_str_radix(marks, 16).map_err(|_| NotALetterCode)?;
        let [a, b, c, d, e, f, g, h] = marks.to_be_bytes();
        Ok(LetterCode {
            id,
            name: TextMark([a, b, c, d]),
            text: TextMark([e, f, g, h]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> LetterCode {
        let id = "gh_3f2a9c81d07e".parse().unwrap();
        let name = "範例有限公司".parse().unwrap();
        LetterCode::new(&id, &name, ["申請公函", "範例有限公司"])
    }

    #[test]
    fn a_code_is_read_as_it_was_written() {
        // printf '範例有限公司\xff' | sha256sum; printf '申請公函\xff範例有限公司\xff' | sha256sum
        assert_eq!(code().to_string(), "GONGHAN1 3F2A9C81D07E 28E7EDD468797D7D");
        assert_eq!(code().to_string().parse(), Ok(code()));
    }

    #[test]
    fn an_id_of_another_shape_stands_as_it_is() {
        // Its own capitals must not become another account's digits.
        for id in ["GH_3F2A9C81D07E", "gh_3F2A9C81D07E", "gh_test"] {
            let other = LetterCode {
                id: OriginalId::accept_other_shape(id.to_owned()).unwrap(),
                ..code()
            };
            assert!(other.to_string().contains(id));
            assert_eq!(other.to_string().parse(), Ok(other));
        }
    }

    #[test]
    fn other_texts_are_no_code() {
        for text in [
            "",
            "https://example.com",
            "GONGHAN2 3F2A9C81D07E 1E39A1D30D1C9C3A",
            "GONGHAN1 3F2A9C81D07E",
            "GONGHAN1 3F2A9C81D07E 1E39A1D30D1C9C3A 1",
            "GONGHAN1 3F2A9C81D07E 1E39A1D30D1C9C3",
            "GONGHAN1 3F2A9C81D07E 1e39a1d30d1c9c3a",
            "GONGHAN1 3F2A9C81D07E +E39A1D30D1C9C3A",
            "GONGHAN1 3f2a9c81d07e 1E39A1D30D1C9C3A",
            "GONGHAN1 3F2A9C81D07 1E39A1D30D1C9C3A",
            "gonghan1 範例 1E39A1D30D1C9C3A",
            "gonghan1  1E39A1D30D1C9C3A",
        ] {
            assert_eq!(text.parse::<LetterCode>(), Err(NotALetterCode), "{text}");
        }
    }

    #[test]
    fn where_one_word_ends_and_the_next_begins_is_part_of_the_text() {
        assert_ne!(TextMark::of(["ab", "c"]), TextMark::of(["a", "bc"]));
    }
}
