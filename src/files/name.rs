//! File names out of fields, safe on every system.

/// The longest name in bytes on common file systems, with room for `-2` and an extension.
const LONGEST: usize = 240;

/// A file name without its extension, made of `text`: what a system would refuse or read as a path is replaced by its
/// full-width form, which a person still reads, and a name that is too long is cut in its middle between characters.
///
/// The same on every system, so that a folder can be copied from one to the other.
#[must_use]
pub fn safe_stem(text: &str) -> String {
    let visible: String = text.chars().filter_map(safe_character).collect();
    // Windows drops dots and spaces at the end; a leading dot hides the file elsewhere.
    let mut stem = visible
        .trim_end_matches(['.', ' '])
        .trim_start_matches(['.', ' '])
        .to_owned();
    if stem.is_empty() {
        stem.push_str("letter");
    }
    if is_device(&stem) {
        stem.insert(0, '_');
    }
    shorten(&stem)
}

fn safe_character(c: char) -> Option<char> {
    Some(match c {
        '/' => '／',
        '\\' => '＼',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '＂',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        c if c.is_control() => return None,
        c => c,
    })
}

/// Whether Windows reads a name as a device, whatever follows its first dot.
fn is_device(stem: &str) -> bool {
    let base = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end_matches(' ');
    let upper = base.to_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&upper.as_str()) {
        return true;
    }
    let mut digits = upper
        .strip_prefix("COM")
        .or(upper.strip_prefix("LPT"))
        .unwrap_or_default()
        .chars();
    matches!(
        (digits.next(), digits.next()),
        (Some('0'..='9' | '¹' | '²' | '³'), None)
    )
}

/// Both ends of a name that is too long: the account's ID often stands at one of them.
fn shorten(stem: &str) -> String {
    if stem.len() <= LONGEST {
        return stem.to_owned();
    }
    const TAIL: usize = 40;
    let head = stem.floor_char_boundary(LONGEST - TAIL - '…'.len_utf8());
    let tail = stem.ceil_char_boundary(stem.len() - TAIL);
    format!("{}…{}", &stem[..head], &stem[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g1_device_names_and_trailing_dots_are_made_safe() {
        assert_eq!(safe_stem("CON"), "_CON");
        assert_eq!(safe_stem("nul.示例"), "_nul.示例");
        assert_eq!(safe_stem("COM¹"), "_COM¹");
        assert_eq!(safe_stem("lpt9 .x"), "_lpt9 .x");
        assert_eq!(safe_stem("COM10"), "COM10");
        assert_eq!(safe_stem("CONTOSO"), "CONTOSO");
        assert_eq!(safe_stem("示例公司 ."), "示例公司");
        assert_eq!(safe_stem(" . "), "letter");
    }

    #[test]
    fn g2_separators_and_streams_become_visible_and_never_leave_the_folder() {
        assert_eq!(safe_stem("甲/乙:丙*丁?"), "甲／乙：丙＊丁？");
        assert_eq!(safe_stem("../../x"), "／..／x");
        assert_eq!(safe_stem("a\\b\u{0}\n"), "a＼b");
        for name in ["../../x", "..", "/etc", "C:\\x", "a/../../b"] {
            let path = std::path::Path::new("out").join(safe_stem(name));
            assert_eq!(path.components().count(), 2, "{name}");
        }
    }

    #[test]
    fn g3_a_long_name_keeps_its_id_and_whole_characters() {
        let long = format!("{}_gh_3f2a9c81d07e", "示".repeat(120));
        let stem = safe_stem(&long);
        assert!(stem.len() <= LONGEST);
        assert!(stem.ends_with("_gh_3f2a9c81d07e") && stem.starts_with("示示"));
        assert!(stem.contains('…'));
    }

    #[test]
    fn g5_any_legal_name_stays_as_it_is() {
        assert_eq!(safe_stem("示例,公司 1"), "示例,公司 1");
        assert_eq!(safe_stem("L’Œuvre & Co. (HK)"), "L’Œuvre & Co. (HK)");
    }
}
