//! The word that was meant by a slip of the keys.

/// The nearest of some words, if a third of its letters or less is wrong.
pub(super) fn nearest(given: &str, words: &[&'static str]) -> Option<&'static str> {
    // A pasted page is near to nothing, and would be slow to compare.
    if given.len() > 100 {
        return None;
    }
    let given = given.to_lowercase();
    words
        .iter()
        .map(|word| (strsim::osa_distance(&given, &word.to_lowercase()), *word))
        .filter(|(distance, word)| *distance <= (word.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_another_word_finds_none() {
        let words = ["title", "margins", "min_size"];
        assert_eq!(nearest("titel", &words), Some("title"));
        assert_eq!(nearest("Margin", &words), Some("margins"));
        assert_eq!(nearest("colour", &words), None);
    }
}
