//! Parts of TOML as they are written.

use toml::Table;

/// A key as TOML has it; one with other characters is quoted, on one line.
pub(super) fn toml_key(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !key.is_empty() && key.bytes().all(is_bare) {
        return key.to_owned();
    }
    // A text in JSON is one in TOML too, but for this character.
    serde_json::to_string(key)
        .unwrap_or_default()
        .replace('\u{7F}', "\\u007F")
}

/// Whether a text is one value of TOML and nothing more.
pub(super) fn is_toml_value(text: &str) -> bool {
    let table: Result<Table, _> = toml::from_str(&format!("a = {text}"));
    table.is_ok_and(|table| table.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::toml_string;

    #[test]
    fn a_value_is_one_and_nothing_more() {
        for value in [
            "1",
            "1.0",
            "6222020200012345678",
            "inf",
            "2026-11-26",
            "true",
            "\"a\"",
        ] {
            assert!(is_toml_value(value), "{value}");
        }
        for other in ["", "a", "18446744073709551615", "1\nb = 2", "1\n[b]", "\"a"] {
            assert!(!is_toml_value(other), "{other}");
        }
    }

    #[test]
    fn a_key_and_a_text_are_read_back_as_they_were() {
        for text in ["a", "a b", "甲.乙", "a\"b\\", "\u{7F}\n", ""] {
            let line = format!("{} = {}", toml_key(text), toml_string(text));
            let table: Table = toml::from_str(&line).unwrap();
            assert_eq!(table[text].as_str(), Some(text), "{line}");
        }
    }
}
