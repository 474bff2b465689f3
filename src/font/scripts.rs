//! Which scripts a face draws, for people who look for one that draws theirs.

use std::collections::BTreeMap;

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyNamesLong};

/// A script with fewer characters than this is there by the way: a µ, a ₹, a few letters as symbols.
const FEWEST: usize = 20;

/// Long names of the scripts that `characters` belong to, as Unicode spells them, the largest first.
pub(super) fn scripts_of(characters: impl Iterator<Item = char>) -> Vec<String> {
    let scripts = CodePointMapData::<Script>::new();
    let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
    for character in characters {
        *counts.entry(scripts.get(character)).or_default() += 1;
    }
    let mut counts: Vec<(Script, usize)> = counts
        .into_iter()
        .filter(|&(script, count)| {
            count >= FEWEST
                && ![Script::Common, Script::Inherited, Script::Unknown].contains(&script)
        })
        .collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let names = PropertyNamesLong::<Script>::new();
    counts
        .into_iter()
        .filter_map(|(script, _)| names.get(script))
        .map(|name| name.replace('_', " "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_named_by_how_many_of_their_characters_there_are() {
        let characters = ('\u{4E00}'..='\u{4E40}')
            .chain('a'..='z')
            .chain("µ₹1。".chars());
        assert_eq!(scripts_of(characters), ["Han", "Latin"]);
    }
}
