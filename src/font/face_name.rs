//! Names out of a face's name table.

use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// The PostScript name of a face, or a plain stand-in where it has none that PDF allows.
pub(crate) fn postscript_name(font: &FontRef<'_>) -> String {
    let name: String = font
        .localized_strings(StringId::POSTSCRIPT_NAME)
        .english_or_first()
        .map(|name| name.chars().collect())
        .unwrap_or_default();
    let safe = !name.is_empty()
        && name.len() <= 63
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+'));
    if safe { name } else { "Face".to_owned() }
}

/// Every family name of a face, in every language it is given in.
pub(super) fn family_names(font: &FontRef<'_>) -> Vec<String> {
    [StringId::FAMILY_NAME, StringId::TYPOGRAPHIC_FAMILY_NAME]
        .into_iter()
        .flat_map(|id| font.localized_strings(id))
        .map(|name| name.chars().collect())
        .collect()
}
