//! What is said of a value that had to be one of a few.

/// Why a text is none of the values that a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceError {
    /// The text as it was given.
    pub given: String,
    /// What could have been given.
    pub choices: &'static [&'static str],
    /// The nearest of them, if one is near.
    pub nearest: Option<&'static str>,
}

impl ChoiceError {
    /// Finds the nearest choice for a text that is none.
    pub(super) fn new(given: &str, choices: &'static [&'static str]) -> Self {
        Self {
            given: given.to_owned(),
            choices,
            nearest: nearest(given, choices.iter().copied()),
        }
    }
}

/// The nearest of some words, if one is near enough to have been meant.
pub(crate) fn nearest<'a>(given: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A pasted novel is near to nothing, and would be slow to compare.
    if given.len() > 100 {
        return None;
    }
    let given = given.to_lowercase();
    words
        .map(|word| {
            let likeness = strsim::jaro_winkler(&given, &word.to_lowercase());
            let distance = strsim::damerau_levenshtein(&given, &word.to_lowercase());
            (word, likeness, distance)
        })
        .filter(|&(word, likeness, distance)| {
            likeness > 0.85 || distance * 3 <= word.chars().count()
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(word, ..)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let words = ["name", "country", "registration_number"];
        let found = |given| nearest(given, words.iter().copied());
        assert_eq!(found("nmae"), Some("name"));
        assert_eq!(found("Country"), Some("country"));
        assert_eq!(found("registration_no"), Some("registration_number"));
        assert_eq!(found("zebra"), None);
        assert_eq!(found(&"x".repeat(100_000)), None);
    }
}
