//! What a phrase on a form asks for.

use super::fold::is_spaced;
use super::stream::{
    Folded, after_number, ends_well, is_at, is_word_start, may_begin, starts_well,
};
use super::vocabulary::{Meaning, Whose, vocabulary};

/// What stands for several fields at once, and for a company's name in one of its languages.
const SEVERAL: &str = "any.several";
pub(super) const FOREIGN_NAME: &str = "any.foreign_name";

/// What a phrase says, as far as it is a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Each field that it names, and what may be one of several.
    pub(super) fields: Vec<&'static str>,
    /// A hand signs there.
    pub(super) signs: bool,
    /// A seal goes there.
    pub(super) seals: bool,
    /// It ends with a colon.
    pub(super) has_colon: bool,
    /// It is within brackets.
    pub(super) is_bracketed: bool,
    /// Only its end is a label; more of a sentence is before.
    pub(super) is_in_prose: bool,
    /// It asks in other words than a label's.
    pub(super) is_loose: bool,
}

/// How long a phrase is at most in which a seal or a signature is asked for in other words.
const LONGEST_REQUEST: usize = 22;
/// The same, of letters that stand in words.
const LONGEST_SPACED_REQUEST: usize = 44;

/// What a phrase says as a whole, its number and its remarks left out.
pub(super) fn read_whole(stream: &[Folded]) -> Option<Reading> {
    let mut reading = match after_number(stream) {
        0 => read_from(stream, 0),
        start => read_from(stream, start).or_else(|| read_from(stream, 0)),
    }?;
    reading.has_colon = stream.last().is_some_and(|last| last.character == ':')
        || stream.len() > 1
            && stream[stream.len() - 1].character == ')'
            && stream.iter().any(|at| at.character == ':');
    let says = !reading.fields.is_empty() || reading.signs || reading.seals;
    says.then_some(reading)
}

fn read_from(stream: &[Folded], start: usize) -> Option<Reading> {
    let said = &stream[start..];
    let mut reading = Reading {
        is_bracketed: said.first().is_some_and(|first| first.character == '('),
        ..Reading::default()
    };
    read(said, false, &mut reading)?;
    Some(reading)
}

/// What a phrase says that begins with whose a thing is, in words that are no label: 「運用担当者氏名」.
pub(super) fn read_owned(stream: &[Folded]) -> Option<Reading> {
    let words = vocabulary();
    let said = &stream[after_number(stream)..];
    if said.len() > LONGEST_REQUEST {
        return None;
    }
    let has = |start: usize, word: &[char]| {
        (0..start).any(|at| at + word.len() <= start && is_at(said, at, word))
    };
    (1..said.len()).find_map(|start| {
        let is_person = words.near.iter().any(|(word, whose)| {
            matches!(whose, Whose::Contact | Whose::Signatory) && has(start, word)
        });
        if !is_person || words.other.iter().any(|word| has(start, word)) {
            return None;
        }
        let reading = read_whole(&said[start..])?;
        let is_open = |field: &&str| field.starts_with("person.") || field.starts_with("any.");
        let is_of_person = !reading.signs && reading.fields.iter().all(is_open);
        (is_of_person && !reading.is_bracketed).then_some(reading)
    })
}

/// What the end of a phrase says in a sentence before a blank.
pub(super) fn read_end(stream: &[Folded]) -> Option<Reading> {
    let end = stream
        .iter()
        .rposition(|at| !matches!(at.character, '(' | ':' | ',' | '，'))?
        + 1;
    let opens = end < stream.len();
    let clause = clause(&stream[..end]);
    read_clause(&stream[..end], clause, opens).or_else(|| read_clause(&stream[..end], 1, opens))
}

/// Where the last clause of a sentence begins.
fn clause(said: &[Folded]) -> usize {
    let mut depth = 0_i32;
    for (at, folded) in said.iter().enumerate().rev() {
        match folded.character {
            ')' => depth += 1,
            '(' => depth -= 1,
            ',' | ';' | '。' if depth <= 0 => return at + 1,
            _ => {}
        }
    }
    1
}

/// What the end of a sentence says, if it begins at a place or behind it.
fn read_clause(said: &[Folded], first: usize, opens: bool) -> Option<Reading> {
    let end = said.len();
    for start in first..end {
        let mut reading = Reading {
            is_in_prose: true,
            has_colon: opens,
            ..Reading::default()
        };
        if may_begin(said, start)
            && label_at(said, start).is_some_and(|(_, meaning)| meaning != Meaning::Filler)
            && read(&said[start..], false, &mut reading).is_some()
            && !reading.fields.is_empty()
        {
            return Some(reading);
        }
    }
    let (_, field) = vocabulary().prose.iter().find(|(word, _)| {
        end >= word.len() && {
            let start = end - word.len();
            is_at(said, start, word) && (!is_spaced(word[0]) || is_word_start(said, start))
        }
    })?;
    Some(Reading {
        fields: vec![field],
        is_in_prose: true,
        ..Reading::default()
    })
}

/// Whether a phrase that is no label asks for a signature, and whether for a seal.
pub(super) fn requests(stream: &[Folded]) -> [bool; 2] {
    let letters: Vec<Folded> = stream
        .iter()
        .copied()
        .filter(|at| at.character.is_alphanumeric() || at.character == '㊞')
        .collect();
    let spaced = letters.iter().filter(|at| is_spaced(at.character)).count();
    let longest = if spaced * 2 > letters.len() {
        LONGEST_SPACED_REQUEST
    } else {
        LONGEST_REQUEST
    };
    let is_sentence = stream
        .iter()
        .any(|at| matches!(at.character, ',' | '。' | '、' | ';' | '，'));
    if letters.len() > longest || is_sentence {
        return [false; 2];
    }
    [&vocabulary().signature, &vocabulary().seal].map(|words| {
        words.iter().any(|word| {
            let is_end = letters.len() >= word.len()
                && is_at(&letters, letters.len() - word.len(), word)
                && starts_well(&letters, letters.len() - word.len(), word);
            // A character alone is a part of many words.
            let may_be_within = word.len() > 1;
            let is_within = may_be_within
                && (0..letters.len()).any(|start| {
                    is_at(&letters, start, word)
                        && starts_well(&letters, start, word)
                        && ends_well(&letters, start + word.len())
                });
            (may_be_within && is_end) || is_within || (is_end && letters.len() == word.len())
        })
    })
}

/// The labels from the first character to the last, or `None` where there is anything else.
fn read(stream: &[Folded], is_in_remark: bool, reading: &mut Reading) -> Option<()> {
    let mut at = 0;
    let mut is_behind_colon = false;
    let (mut joins, mut is_several) = (false, false);
    while at < stream.len() {
        let character = stream[at].character;
        // `国家/地区` is one label, so that labels are looked for before what stands between labels.
        if let Some((length, meaning)) = label_at(stream, at) {
            match meaning {
                Meaning::Field(field) => {
                    if is_behind_colon && !reading.fields.contains(&field) {
                        return None;
                    }
                    if !reading.fields.contains(&field) {
                        is_several |= joins;
                        reading.fields.push(field);
                    }
                    joins = false;
                }
                Meaning::Signature => reading.signs = true,
                Meaning::Seal => {
                    reading.seals = true;
                    // 「单位盖章」 asks for a seal alone, 「单位（盖章）」 for a name too.
                    if !is_in_remark {
                        reading.fields.clear();
                    }
                }
                Meaning::Filler => {
                    joins |= !reading.fields.is_empty() && is_joiner(&stream[at..at + length])
                }
            }
            at += length;
            continue;
        }
        match character {
            ':' => is_behind_colon = true,
            '(' => {
                let closing = stream[at..].iter().position(|other| other.character == ')');
                let length = closing.unwrap_or(stream.len() - at);
                remark(&stream[at + 1..at + length], closing.is_some(), reading);
                at += length;
            }
            '/' | ')' | '、' | '·' | ',' | '，' | ';' => {}
            _ => return None,
        }
        at += 1;
    }
    // 「姓名及職稱」 asks for two things at once, which are no field together.
    if is_several {
        reading.fields = vec![SEVERAL];
    }
    Some(())
}

/// Whether a word joins two things: 「及」.
fn is_joiner(word: &[Folded]) -> bool {
    vocabulary()
        .joiners
        .iter()
        .any(|joiner| joiner.len() == word.len() && is_at(word, 0, joiner))
}

/// What is said in brackets behind a label: the label again, in another language, or a remark. Brackets that a blank
/// leaves open have a label of their own.
fn remark(said: &[Folded], is_closed: bool, reading: &mut Reading) {
    let mut inner = Reading::default();
    let has = |words: &[Vec<char>]| {
        words
            .iter()
            .any(|word| word.len() == said.len() && is_at(said, 0, word))
    };
    // 「公司名称（英文）」.
    if has(&vocabulary().languages) {
        for field in &mut reading.fields {
            if *field == "company.name" {
                *field = FOREIGN_NAME;
            }
        }
        return;
    }
    if read(said, true, &mut inner).is_none() {
        let [signs, seals] = requests(said);
        reading.signs |= signs;
        reading.seals |= seals;
        return;
    }
    // 「Signed by (print name)」 asks for no signature.
    if is_closed && inner.fields == ["person.name"] && says_printed(said) {
        reading.signs = false;
    }
    reading.signs |= inner.signs;
    reading.seals |= inner.seals;
    let is_open = |field: &&str| field.starts_with("any.") || field.starts_with("person.");
    if !is_closed && !inner.fields.iter().all(is_open) {
        reading.fields = inner.fields;
    } else if !is_closed || reading.fields.is_empty() {
        for field in inner.fields {
            if !reading.fields.contains(&field) {
                reading.fields.push(field);
            }
        }
    }
}

/// Whether a name is asked for in letters that all can read.
fn says_printed(said: &[Folded]) -> bool {
    (0..said.len()).any(|at| {
        vocabulary()
            .printed
            .iter()
            .any(|word| is_at(said, at, word) && starts_well(said, at, word))
    })
}

/// The longest label that begins at a place.
fn label_at(stream: &[Folded], at: usize) -> Option<(usize, Meaning)> {
    vocabulary()
        .labels
        .iter()
        .find(|(word, _)| {
            is_at(stream, at, word)
                && starts_well(stream, at, word)
                && ends_well(stream, at + word.len())
        })
        .map(|(word, meaning)| (word.len(), *meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::guess::line::Mark;
    use crate::form::guess::stream::stream;

    fn of(text: &str) -> Vec<Folded> {
        let mut left = 0.0;
        let mut marks = Vec::new();
        for character in text.chars() {
            let width = if character.is_ascii() { 2.0 } else { 4.0 };
            if !character.is_whitespace() {
                marks.push(Mark {
                    character,
                    left,
                    right: left + width,
                    baseline: 9.0,
                    em: 4.0,
                });
            }
            left += width;
        }
        stream(&marks)
    }

    fn fields(text: &str) -> Vec<&'static str> {
        read_whole(&of(text)).map_or(Vec::new(), |reading| reading.fields)
    }

    #[test]
    fn labels_in_two_languages_are_one() {
        assert_eq!(fields("1. 公司名称 Company Name："), ["company.name"]);
        assert_eq!(fields("*公司名称（Company Name）："), ["company.name"]);
        assert_eq!(fields("国家/地区 Country / Region"), ["company.country"]);
        assert_eq!(
            fields("三、登記號碼（與登記證一致）"),
            ["company.registration_number"]
        );
    }

    #[test]
    fn two_things_at_once_are_no_field() {
        assert_eq!(fields("姓名及職稱"), [SEVERAL]);
        assert_eq!(fields("Name and title of signatory"), [SEVERAL]);
        assert_eq!(fields("公司名稱（英文）"), [FOREIGN_NAME]);
    }

    #[test]
    fn a_printed_name_is_no_signature() {
        let reading = read_whole(&of("Signed by (print name)")).expect("a label");
        assert!(!reading.signs);
        assert_eq!(reading.fields, ["person.name"]);
    }

    #[test]
    fn words_within_words_are_no_labels() {
        assert!(fields("Candidate").is_empty());
        assert!(fields("Company names of all").is_empty());
        assert!(fields("本公司名称以登记证为准").is_empty());
        assert!(fields("国家：中国").is_empty());
    }

    #[test]
    fn the_longest_label_counts() {
        assert_eq!(fields("运营者职务"), ["contact.title"]);
        assert_eq!(
            fields("Capacity of the operator"),
            ["person.title", "contact.name"]
        );
    }

    #[test]
    fn a_sentence_ends_with_a_label() {
        let reading = read_end(&of("兹证明我司（")).expect("a label");
        assert_eq!(reading.fields, ["company.name"]);
        let reading = read_end(&of("），登记号：")).expect("a label");
        assert_eq!(reading.fields, ["company.registration_number"]);
        assert_eq!(read_end(&of("母公司名称")), None);
    }

    #[test]
    fn signatures_and_seals_are_asked_for() {
        let reading = read_whole(&of("法定代表人（签字）：")).expect("a label");
        assert!(reading.signs && !reading.seals);
        let reading = read_whole(&of("申请单位（盖章）：")).expect("a label");
        assert!(reading.seals);
        assert_eq!(requests(&of("股东签字：")), [true, false]);
        assert_eq!(requests(&of("请在此加盖公司公章")), [false, true]);
        assert_eq!(
            requests(&of("本表须加盖公章，并由负责人签字后提交")),
            [false, false]
        );
    }
}
