//! The words that forms use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::folded;

/// What a word on a form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, or what may be one of several: `person.title`.
    Field(&'static str),
    /// Here a hand signs.
    Signature,
    /// Here a seal goes.
    Seal,
    /// Nothing of its own.
    Filler,
}

/// Whose a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Contact,
    Signatory,
    Company,
    Account,
    Bank,
}

/// A word as it is compared, and what it stands for.
pub(super) type Word<T> = (Vec<char>, T);

/// All words, the longest first.
pub(super) struct Vocabulary {
    pub(super) labels: Vec<Word<Meaning>>,
    /// What in a sentence names a field when a blank follows.
    pub(super) prose: Vec<Word<&'static str>>,
    pub(super) near: Vec<Word<Whose>>,
    pub(super) signature: Vec<Vec<char>>,
    pub(super) seal: Vec<Vec<char>>,
    /// Whose a thing may be that is no field.
    pub(super) other: Vec<Vec<char>>,
    /// Where a part begins that others fill in.
    pub(super) office: Vec<Vec<char>>,
    /// What joins two things that are asked for at once.
    pub(super) joiners: Vec<Vec<char>>,
    /// Languages that a name may be in.
    pub(super) languages: Vec<Vec<char>>,
    /// How a name is written that is not signed.
    pub(super) printed: Vec<Vec<char>>,
}

#[derive(Default, Deserialize)]
struct File {
    fields: BTreeMap<String, Vec<String>>,
    prose: BTreeMap<String, Vec<String>>,
    near: Near,
    words: Words,
}

#[derive(Default, Deserialize)]
struct Near {
    contact: Vec<String>,
    signatory: Vec<String>,
    company: Vec<String>,
    account: Vec<String>,
    bank: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Words {
    signature: Vec<String>,
    seal: Vec<String>,
    filler: Vec<String>,
    other: Vec<String>,
    office: Vec<String>,
    joiners: Vec<String>,
    languages: Vec<String>,
    printed: Vec<String>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    // The file is part of the program, and tests read it.
    toml::from_str(include_str!("labels.toml")).unwrap_or_default()
});

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&FILE));

/// The words of `labels.toml`.
pub(super) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn of(file: &'static File) -> Vocabulary {
        let words = &file.words;
        let mut labels: Vec<Word<Meaning>> = file
            .fields
            .iter()
            .flat_map(|(field, labels)| all(labels, Meaning::Field(field)))
            .chain(all(&words.signature, Meaning::Signature))
            .chain(all(&words.seal, Meaning::Seal))
            .chain(all(&words.filler, Meaning::Filler))
            .collect();
        let mut prose: Vec<Word<&'static str>> = file
            .prose
            .iter()
            .flat_map(|(field, words)| all(words, field.as_str()))
            .collect();
        let of_near = &file.near;
        let mut near: Vec<Word<Whose>> = [
            (&of_near.contact, Whose::Contact),
            (&of_near.signatory, Whose::Signatory),
            (&of_near.company, Whose::Company),
            (&of_near.account, Whose::Account),
            (&of_near.bank, Whose::Bank),
        ]
        .into_iter()
        .flat_map(|(words, whose)| all(words, whose))
        .collect();
        // Who or what is named by a label of three characters or more is known by it elsewhere too.
        let names = [
            ("contact.name", Whose::Contact),
            ("letter.signatory", Whose::Signatory),
            ("bank.bank_name", Whose::Bank),
            ("bank.account_number", Whose::Bank),
        ];
        for (field, whose) in names {
            let of_field = file.fields.get(field).map_or(&[][..], Vec::as_slice);
            near.extend(all(of_field, whose).filter(|(word, _)| word.len() >= 3));
        }
        labels.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        prose.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        near.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let folded_all = |words: &[String]| words.iter().map(|word| folded(word)).collect();
        Vocabulary {
            labels,
            prose,
            near,
            signature: folded_all(&words.signature),
            seal: folded_all(&words.seal),
            other: folded_all(&words.other),
            office: folded_all(&words.office),
            joiners: folded_all(&words.joiners),
            languages: folded_all(&words.languages),
            printed: folded_all(&words.printed),
        }
    }
}

fn all<T: Copy>(words: &[String], meaning: T) -> impl Iterator<Item = Word<T>> {
    words.iter().map(move |word| (folded(word), meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_says_something() {
        let words = vocabulary();
        assert!(words.labels.iter().all(|(word, _)| !word.is_empty()));
        assert!(words.near.iter().all(|(word, _)| !word.is_empty()));
    }

    #[test]
    fn no_label_means_two_things() {
        let words = vocabulary();
        for (index, (word, meaning)) in words.labels.iter().enumerate() {
            for (other, second) in &words.labels[index + 1..] {
                assert!(
                    word != other || meaning == second,
                    "{word:?} {meaning:?} {second:?}"
                );
            }
        }
    }
}
