//! The name of a client's folder, out of the fields of its record.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::application::Application;
use crate::application::field::{self, EXTRA};
use crate::files::safe_stem;
use crate::hexadecimal::hex;

/// How a client's folder is named: `{account.id} {company.name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(&'static str),
    Extra(String),
}

/// Why a pattern is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamePatternError {
    /// A brace is not closed, or closes nothing.
    Brace {
        /// The pattern.
        given: String,
    },
    /// There is no such field.
    UnknownField {
        /// What stands between the braces.
        given: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// It names no field, so that all folders would have one name.
    NoField {
        /// The pattern.
        given: String,
    },
}

impl Default for NamePattern {
    fn default() -> Self {
        Self(vec![
            Piece::Field("account.id"),
            Piece::Text(" ".to_owned()),
            Piece::Field("company.name"),
        ])
    }
}

impl std::str::FromStr for NamePattern {
    type Err = NamePatternError;

    fn from_str(pattern: &str) -> Result<Self, NamePatternError> {
        let brace = || NamePatternError::Brace {
            given: pattern.to_owned(),
        };
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '}']) {
            let (text, braced) = rest.split_at(at);
            let (name, after) = braced
                .strip_prefix('{')
                .and_then(|inner| inner.split_once('}'))
                .ok_or_else(brace)?;
            pieces.push(Piece::Text(text.to_owned()));
            pieces.push(piece(name.trim_ascii())?);
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        if pieces.iter().all(|piece| matches!(piece, Piece::Text(_))) {
            return Err(NamePatternError::NoField {
                given: pattern.to_owned(),
            });
        }
        Ok(Self(pieces))
    }
}

fn piece(name: &str) -> Result<Piece, NamePatternError> {
    match (field::field(name), name.split_once('.')) {
        (Some(field), _) => Ok(Piece::Field(field.name)),
        (None, Some((EXTRA, key))) if !key.is_empty() => Ok(Piece::Extra(key.to_owned())),
        _ => Err(NamePatternError::UnknownField {
            given: name.to_owned(),
            nearest: field::nearest(name),
        }),
    }
}

impl NamePattern {
    /// The folder's name for a client; a field that the record lacks is left out. Where the pattern has the original ID, a
    /// name that is too long keeps it whole.
    #[must_use]
    pub fn name(&self, application: &Application) -> String {
        let id = application.account.id.as_str();
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Field(name) => {
                    text.push_str(&application.field(name).unwrap_or_default());
                }
                Piece::Extra(key) => {
                    let value = application.extra.get(key);
                    text.push_str(value.map_or("", |line| line.as_str()));
                }
            }
        }
        let stem = safe_stem(&text);
        let has_id = self.0.contains(&Piece::Field("account.id"));
        if has_id && !stem.contains(id) {
            return safe_stem(&format!("{id} {text}"));
        }
        stem
    }
}

/// What two names of folders have in common that some system takes for one: case, width, composition.
pub(super) fn folder_key(name: &str) -> String {
    let folded = name
        .nfkc()
        .collect::<String>()
        .to_uppercase()
        .to_lowercase();
    folded.nfkc().collect()
}

/// A folder's name among twins: set apart by what its own client is, so that no twin takes another's place.
pub(super) fn set_apart(name: &str, record: &[u8; 32]) -> String {
    format!("{name}~{}", hex(&record[..4]))
}

/// A hash of all that a record says.
#[must_use]
pub(super) fn record_hash(application: &Application) -> [u8; 32] {
    let mut hash = Sha256::new();
    // Every field stands in it with its name, and nothing else does.
    hash.update(format!("{application:?}"));
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(name: &str) -> Application {
        serde_json::from_value(serde_json::json!({
            "company": {"name": name, "country": "HK"},
            "account": {"id": "gh_3f2a9c81d07e"},
            "letter": {"signatory": "CHAN TAI MAN"},
        }))
        .unwrap()
    }

    fn named(pattern: &str, company: &str) -> String {
        let pattern: NamePattern = pattern.parse().unwrap();
        pattern.name(&application(company))
    }

    const DEFAULT: &str = "{account.id} {company.name}";

    #[test]
    fn g1_g2_a_folder_has_a_name_that_every_system_takes_and_stays_in_its_place() {
        assert_eq!(named("{company.name}", "CON"), "_CON");
        assert_eq!(named("{company.name}", "示例公司 ."), "示例公司");
        assert_eq!(named("{company.name}", "../../x"), "／..／x");
        assert_eq!(
            named(DEFAULT, "甲/乙:丙*丁?"),
            "gh_3f2a9c81d07e 甲／乙：丙＊丁？"
        );
        assert_eq!(
            DEFAULT
                .parse::<NamePattern>()
                .map(|pattern| pattern.name(&application("A"))),
            Ok(NamePattern::default().name(&application("A")))
        );
    }

    #[test]
    fn g3_the_id_stays_whole_wherever_the_pattern_has_it() {
        let long = "示".repeat(150);
        for pattern in [
            DEFAULT,
            "{company.name}_{account.id}",
            "{company.name} {account.id} {company.name}",
        ] {
            let name = named(pattern, &long);
            assert!(
                name.len() <= 255 && name.contains("gh_3f2a9c81d07e"),
                "{name}"
            );
        }
    }

    #[test]
    fn twins_for_any_system_have_one_key_and_are_set_apart_by_their_records() {
        for (one, other) in [
            ("Straße", "STRASSE"),
            ("é", "e\u{301}"),
            ("ＡＢ", "ab"),
            ("Σ", "ς"),
        ] {
            assert_eq!(folder_key(one), folder_key(other), "{one} {other}");
        }
        assert_ne!(folder_key("示例"), folder_key("示範"));
        let [one, other] = ["A Ltd", "A LTD"].map(|name| record_hash(&application(name)));
        assert_ne!(set_apart("x", &one), set_apart("x", &other));
        assert_eq!(one, record_hash(&application("A Ltd")));
    }

    #[test]
    fn a_pattern_names_fields_that_there_are() {
        let error = |pattern: &str| pattern.parse::<NamePattern>().unwrap_err();
        assert!(matches!(
            error("{account.id"),
            NamePatternError::Brace { .. }
        ));
        assert!(matches!(
            error("account.id}"),
            NamePatternError::Brace { .. }
        ));
        assert!(matches!(error("client"), NamePatternError::NoField { .. }));
        assert_eq!(
            error("{company.nmae}"),
            NamePatternError::UnknownField {
                given: "company.nmae".into(),
                nearest: Some("company.name")
            }
        );
        assert_eq!(
            named("{contact.name} {account.id}{extra.组}", "A"),
            "gh_3f2a9c81d07e"
        );
    }
}
