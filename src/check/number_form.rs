//! Numbers whose form is known: at which places of them a digit alone can stand.

/// A letter where a digit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slip {
    /// The letter.
    pub(super) letter: char,
    /// The digit that it looks like.
    pub(super) digit: char,
    /// At which byte of the text it stands.
    pub(super) at: usize,
    /// Which character of the text it is, from 1.
    pub(super) position: usize,
}

/// A number without what groups it, each character with its place in the text.
type Characters = Vec<(usize, usize, char)>;

/// The letter in a registration number of a place whose numbers have digits alone.
pub(super) fn registration_number_slip(number: &str, place: &str) -> Option<Slip> {
    let lengths: &[usize] = match place {
        "HK" | "TW" => &[8],
        "JP" => &[12, 13],
        "KR" => &[10, 13],
        _ => return None,
    };
    let own = match place {
        // What follows the eight digits is the branch and the year.
        "HK" => number.split('-').next().unwrap_or_default(),
        _ => number,
    };
    let characters = characters(own, is_separator);
    let is_whole = lengths.contains(&characters.len());
    // Numbers of other registers begin with a letter, such as F or S; none begins with O.
    let begins_as_digits = matches!(characters.first()?.2, '0'..='9' | 'O' | 'o');
    if !is_whole || !begins_as_digits {
        return None;
    }
    slip(&characters)
}

/// The letter in an identity card's number: of Hong Kong by the kind that is written or by the brackets round its check
/// digit, of the mainland by its 18 characters.
pub(super) fn identity_number_slip(kind: &str, number: &str, in_hong_kong: bool) -> Option<Slip> {
    let kind = Kind::of(kind);
    if kind.is_card && (kind.is_hong_kong || (in_hong_kong && !kind.is_elsewhere)) {
        let slip = hong_kong_slip(number, kind.is_hong_kong);
        if slip.is_some() {
            return slip;
        }
    }
    let is_mainland = kind.is_card && !kind.is_hong_kong && !kind.is_elsewhere;
    let characters = characters(number, |_| false);
    // The last of the 18 may be an X.
    (is_mainland && characters.len() == 18).then(|| slip(&characters[..17]))?
}

/// What the written kind of a document tells.
struct Kind {
    is_card: bool,
    is_hong_kong: bool,
    is_elsewhere: bool,
}

impl Kind {
    fn of(kind: &str) -> Self {
        let kind = kind.to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| kind.contains(part));
        let mut words = kind.split(|c: char| !c.is_alphanumeric());
        let is_word = words.any(|word| matches!(word, "id" | "hkid" | "identity"));
        // A home return permit or a passport has another form of number, whoever holds it.
        let is_other = has(&["passport", "护照", "護照", "permit", "通行", "回乡", "回鄉"]);
        Self {
            is_card: (is_word || has(&["身份证", "身份證", "身分證"])) && !is_other,
            is_hong_kong: has(&["hong kong", "hongkong", "hk", "香港"]),
            is_elsewhere: has(&["澳", "macao", "macau", "台", "臺", "taiwan"]),
        }
    }
}

/// One or two letters and six digits, and a check digit or A: `A123456(3)`; without brackets only where the kind says so.
fn hong_kong_slip(number: &str, is_said: bool) -> Option<Slip> {
    let open = number.find(['(', '（']);
    let is_bracketed = open.is_some() && number.ends_with([')', '）']);
    let is_bare = is_said && open.is_none();
    if !is_bracketed && !is_bare {
        return None;
    }
    let brackets = |c| matches!(c, '(' | ')' | '（' | '）' | ' ');
    let all = characters(number, brackets);
    let before = open.map_or(all.len(), |open| {
        all.iter().take_while(|(at, ..)| *at < open).count()
    });
    let (letters, digits) = match (is_bracketed, before) {
        // The check digit stands by itself, and may be an A.
        (true, 7 | 8) if all.len() == before + 1 => (before - 6, before - 6..before),
        // One letter and a check digit or two letters without one: what are digits in both.
        (false, 8) => (1, 2..7),
        (false, 7) => (1, 1..7),
        (false, 9) => (2, 2..8),
        _ => return None,
    };
    let is_letter = |(.., c): &(usize, usize, char)| c.is_ascii_alphabetic();
    if !all[..letters].iter().all(is_letter) {
        return None;
    }
    let found = slip(&all[digits.clone()]);
    let checks = is_bracketed.then(|| all.last()).flatten();
    found.or_else(|| {
        let &(at, position, letter) = checks?;
        let sure = all[digits].iter().all(|(.., c)| c.is_ascii_digit());
        sure.then(|| one_slip(at, position, letter))?
    })
}

/// The letter in an account number that is digits otherwise. One that begins with a letter is an IBAN or has a prefix, unless the
/// letter looks like 0 or 1 and a digit follows.
pub(super) fn account_number_slip(number: &str) -> Option<Slip> {
    let all = characters(number, is_separator);
    let first = all.first()?.2;
    let is_digit_behind = all.get(1).is_some_and(|(.., c)| c.is_ascii_digit());
    let may_be_digit = matches!(like(first), Some('0' | '1')) && is_digit_behind;
    if !first.is_ascii_digit() && !may_be_digit {
        return None;
    }
    let found = slip(&all)?;
    // S and B are the letters of savings and business accounts; a group of letters alone is a word.
    let is_lone = |group: &str| {
        group.chars().all(|c| c.is_ascii_digit())
            || (group.contains(|c: char| c.is_ascii_digit())
                && group
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(like(c), Some('0' | '1'))))
    };
    number.split(is_separator).all(is_lone).then_some(found)
}

/// What stands between the groups of a number.
fn is_separator(character: char) -> bool {
    matches!(character, ' ' | '-' | '.' | '/')
}

fn characters(number: &str, left_out: impl Fn(char) -> bool) -> Characters {
    let numbered = number.char_indices().enumerate();
    numbered
        .map(|(index, (at, character))| (at, index + 1, character))
        .filter(|&(.., character)| !left_out(character))
        .collect()
}

/// The first letter, where all the others are digits or look like them and most are digits.
fn slip(characters: &[(usize, usize, char)]) -> Option<Slip> {
    let digits = characters
        .iter()
        .filter(|(.., c)| c.is_ascii_digit())
        .count();
    let all_like = characters
        .iter()
        .all(|&(.., c)| c.is_ascii_digit() || like(c).is_some());
    if !all_like || digits * 2 <= characters.len() {
        return None;
    }
    let not_digit = |&&(.., c): &&(usize, usize, char)| !c.is_ascii_digit();
    let &(at, position, letter) = characters.iter().find(not_digit)?;
    one_slip(at, position, letter)
}

fn one_slip(at: usize, position: usize, letter: char) -> Option<Slip> {
    let digit = like(letter)?;
    Some(Slip {
        letter,
        digit,
        at,
        position,
    })
}

/// The digit that a letter looks like: a Latin one, or its twin of the Cyrillic or Greek alphabet.
fn like(letter: char) -> Option<char> {
    Some(match letter {
        'O' | 'o' | '\u{41E}' | '\u{43E}' | '\u{39F}' | '\u{3BF}' => '0',
        'I' | 'l' | '\u{406}' | '\u{399}' => '1',
        'S' | 's' | '\u{405}' => '5',
        'B' | '\u{412}' | '\u{392}' => '8',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letter and its digit, and which character it is.
    fn told(slip: Option<Slip>) -> Option<(char, char, usize)> {
        slip.map(|slip| (slip.letter, slip.digit, slip.position))
    }

    #[test]
    fn a_letter_in_a_registration_number_of_digits_is_found_at_its_place() {
        for (place, number, expected) in [
            ("HK", "1234567O", ('O', '0', 8)),
            ("HK", "O1234567", ('O', '0', 1)),
            ("HK", "12345S78-000-11-26-A", ('S', '5', 6)),
            ("HK", "1234567\u{41E}", ('\u{41E}', '0', 8)),
            ("TW", "1234567l", ('l', '1', 8)),
            ("KR", "123-45-6789O", ('O', '0', 12)),
            ("JP", "1-2345-6789-O123", ('O', '0', 13)),
        ] {
            let found = told(registration_number_slip(number, place));
            assert_eq!(found, Some(expected), "{number}");
        }
        for (place, number) in [
            ("HK", "12345678"),
            ("HK", "12345678-000-11-26-O"),
            ("HK", "1234567"),
            ("HK", "F0012345"),
            ("HK", "S0012345"),
            ("HK", "1234567X"),
            ("SG", "20230000O"),
            ("GB", "OC301234"),
        ] {
            assert_eq!(registration_number_slip(number, place), None, "{number}");
        }
    }

    #[test]
    fn a_letter_in_an_identity_cards_number_is_found_and_its_own_letters_are_not() {
        for (kind, number, expected) in [
            ("HKID", "A12345O(6)", ('O', '0', 7)),
            ("香港身份證", "A12345O(6)", ('O', '0', 7)),
            ("Identity card", "A12345O(6)", ('O', '0', 7)),
            ("HKID", "AB12345l(6)", ('l', '1', 8)),
            ("HKID", "A123456(S)", ('S', '5', 9)),
            ("HKID", "A12345O6", ('O', '0', 7)),
            ("HKID", "A12345O", ('O', '0', 7)),
            ("Hong Kong identity card", "A 12345O (6)", ('O', '0', 8)),
            ("居民身份证", "11010519491231O02X", ('O', '0', 15)),
        ] {
            let found = told(identity_number_slip(kind, number, true));
            assert_eq!(found, Some(expected), "{kind} {number}");
        }
        for (kind, number) in [
            ("HKID", "A123456(3)"),
            ("HKID", "A123456(A)"),
            ("HKID", "OI123456(7)"),
            ("HKID", "OI123456"),
            ("HKID", "AO1234567"),
            ("HKID", "O1234567"),
            ("identity card", "I234567(8)"),
            ("identity card", "AO12345678"),
            ("Hong Kong passport", "K0000000O"),
            ("Hong Kong home return permit", "H1234567O"),
            ("Macao ID card", "123456O(8)"),
            ("居民身份证", "11010519491231002X"),
            ("passport", "A12345O(6)"),
        ] {
            assert_eq!(identity_number_slip(kind, number, true), None, "{number}");
        }
        // Elsewhere, a card without its place named may have any form.
        assert_eq!(identity_number_slip("ID card", "A12345O(6)", false), None);
    }

    #[test]
    fn a_lone_letter_in_an_account_number_of_digits_is_found() {
        for (number, expected) in [
            ("123-456789-OO1", ('O', '0', 12)),
            ("12345678l", ('l', '1', 9)),
            ("012 I45 678", ('I', '1', 5)),
        ] {
            assert_eq!(
                told(account_number_slip(number)),
                Some(expected),
                "{number}"
            );
        }
        for number in [
            "000123456789",
            "GB29NWBK60161331926819",
            "IS140159260076545510730339",
            "FR1420041010050500013M02606",
            "123-456789-S",
            "123456789S",
            "123456789-O",
            "O-123456789",
            "123-456789-USD",
            "6.22202E+18",
            "ISO",
            "",
        ] {
            assert_eq!(account_number_slip(number), None, "{number}");
        }
    }
}
