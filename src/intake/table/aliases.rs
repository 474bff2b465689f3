//! What the columns of a table may be called: the one table of aliases, in English and Chinese.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::application::field::{self, Field};
use crate::application::nearest;

/// The names of columns as they stand in the file of aliases, by the field's name.
const ALIASES: &str = include_str!("columns.toml");

/// Every field with its aliases, in the record's order.
pub fn aliases() -> impl Iterator<Item = (&'static Field, &'static [String])> {
    static LISTS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        // The file is part of the program, and a test reads it.
        toml::from_str(ALIASES).unwrap_or_default()
    });
    field::FIELDS.iter().map(|field| {
        let aliases = LISTS.get(field.name).map_or(&[][..], Vec::as_slice);
        (field, aliases)
    })
}

/// What the column of a field is called in a table that gonghan writes: in English, or in Chinese.
#[must_use]
pub fn label(field: &Field, in_chinese: bool) -> String {
    let mut all = aliases();
    let alias = all
        .find(|(known, _)| known.name == field.name)
        .and_then(|(_, aliases)| aliases.get(usize::from(in_chinese)));
    let label = alias.map_or(field.name, String::as_str);
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Every folded alias and dotted name with its field.
static FOLDED: LazyLock<HashMap<String, &'static Field>> = LazyLock::new(|| {
    let mut folded = HashMap::new();
    for (field, aliases) in aliases() {
        folded.insert(fold(field.name), field);
        for alias in aliases {
            folded.insert(fold(alias), field);
        }
    }
    folded
});

/// The field that a column of this label holds.
#[must_use]
pub fn field_of_label(label: &str) -> Option<&'static Field> {
    let folded = fold(label);
    let found = FOLDED.get(&folded);
    found
        .or_else(|| FOLDED.get(without_bracket(&folded)?))
        .copied()
}

/// A label without case, width, spaces, underscores, hyphens, and the signs that forms put at its ends.
pub(super) fn fold(label: &str) -> String {
    label
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{200B}' | '\u{FEFF}'))
        .collect::<String>()
        .trim_matches(|c| matches!(c, '*' | ':'))
        .to_owned()
}

/// A folded label without a bracket at its end: `公司名称(必填)`.
fn without_bracket(folded: &str) -> Option<&str> {
    let open = folded.strip_suffix(')')?.rfind('(')?;
    Some(folded[..open].trim_matches('*')).filter(|rest| !rest.is_empty())
}

/// The field whose name or alias is near a label.
pub(super) fn nearest_field(label: &str) -> Option<&'static Field> {
    let folded = fold(label);
    // A Han label of two characters is near to any other.
    if folded.chars().count() < 4 {
        return None;
    }
    let alias = nearest(&folded, FOLDED.keys().map(String::as_str))?;
    FOLDED.get(alias).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(label: &str) -> Option<&'static str> {
        field_of_label(label).map(|field| field.name)
    }

    #[test]
    fn every_field_has_aliases_and_no_alias_is_of_two_fields() {
        let mut seen = HashMap::new();
        for (field, aliases) in aliases() {
            assert!(aliases.len() >= 2, "{}", field.name);
            for alias in aliases {
                let other = seen.insert(fold(alias), field.name);
                assert!(other.is_none_or(|other| other == field.name), "{alias}");
            }
        }
        for (field, aliases) in aliases() {
            assert!(
                aliases[0].is_ascii() && !aliases[1].is_ascii(),
                "{}",
                field.name
            );
        }
        let listed: HashMap<String, Vec<String>> = toml::from_str(ALIASES).unwrap();
        for name in listed.keys() {
            assert!(field::field(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_label_is_known_in_three_languages_whatever_its_case_width_and_signs() {
        for label in [
            "company.name",
            "Company Name",
            "COMPANY_NAME",
            "公司名称",
            "企业名称",
            "公司名稱",
            "公司名称*",
            "* 公司名称（必填）",
            "公司名称：",
            "\u{FEFF}公司\n名称",
            "Ｃｏｍｐａｎｙ",
        ] {
            assert_eq!(name_of(label), Some("company.name"), "{label}");
        }
        for label in [
            "原始ID",
            "原始 id",
            "帐号",
            "账号",
            "帳號",
            "ＩＤ",
            "account.id",
        ] {
            assert_eq!(name_of(label), Some("account.id"), "{label}");
        }
        assert_eq!(name_of("客户经理"), None);
        assert_eq!(name_of("(必填)"), None);
    }
}
