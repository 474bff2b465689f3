//! Every label of a page.

use super::find::Label;
use super::label::{Reading, read_end, read_owned, read_whole, requests};
use super::line::Mark;
use super::near::{Meant, Surroundings};
use super::phrase::{Blank, Phrase};
use super::stream::{Folded, stream};
use super::vocabulary::vocabulary;

/// The most lines that a label in a cell has, and the most characters.
const MOST_ROWS: usize = 4;
const MOST_CHARACTERS: usize = 70;

/// The labels among phrases, in reading order.
pub(super) fn labels(phrases: &[Phrase], blanks: &[Blank]) -> Vec<Label> {
    let mut found: Vec<(Phrase, Option<Reading>)> = Vec::new();
    let mut is_used = vec![false; phrases.len()];
    for (at, phrase) in phrases.iter().enumerate() {
        if is_used[at] {
            continue;
        }
        if let Some((members, joined, reading)) = of_cell(at, phrases) {
            for member in members {
                is_used[member] = true;
            }
            found.push((joined, Some(reading)));
            continue;
        }
        let said = stream(&phrase.marks);
        let reading = read_whole(without_century(&said))
            .or_else(|| read_owned(&said))
            .or_else(|| {
                let [signs, seals] = requests(&said);
                let asks = signs || seals;
                let has_colon = said.last().is_some_and(|last| last.character == ':');
                asks.then_some(Reading {
                    signs,
                    seals,
                    has_colon,
                    is_loose: true,
                    is_bracketed: said.first().is_some_and(|first| first.character == '('),
                    ..Reading::default()
                })
            });
        let reading = reading
            .or_else(|| read_end(&said))
            .or_else(|| read_end(&stream(&before_on_page(at, phrases)?)));
        found.push((phrase.clone(), reading));
    }
    named(found, blanks)
}

/// Labels with the fields that they mean.
fn named(found: Vec<(Phrase, Option<Reading>)>, blanks: &[Blank]) -> Vec<Label> {
    let surroundings = Surroundings::of(found.iter().map(|(phrase, reading)| {
        let is_heading = match reading {
            Some(reading) => {
                let may_head = reading.is_in_prose || phrase.cell.is_none();
                may_head && !reading.has_colon && stands_alone(phrase, blanks)
            }
            None => true,
        };
        (phrase, is_heading)
    }));
    let office = office_top(&found);
    let meant: Vec<Option<Meant>> = found
        .iter()
        .map(|(phrase, reading)| surroundings.field(&reading.as_ref()?.fields, phrase))
        .collect();
    let is_surely = |field: &str| {
        meant
            .iter()
            .flatten()
            .any(|other| other.is_sure && other.field == field)
    };
    found
        .iter()
        .zip(&meant)
        .filter(|((phrase, _), _)| phrase.baseline < office)
        .filter_map(|((phrase, reading), meant)| {
            // Where the operator's telephone number is asked for, another is somebody else's.
            let meant = meant.filter(|meant| meant.is_sure || !is_surely(meant.field));
            Some(Label {
                phrase: phrase.clone(),
                reading: reading.clone()?,
                field: meant.map(|meant| meant.field),
            })
        })
        .collect()
}

/// Whether a phrase has no blank behind it.
fn stands_alone(phrase: &Phrase, blanks: &[Blank]) -> bool {
    !blanks.iter().any(|blank| {
        blank.left > phrase.area.right - phrase.em
            && (blank.line - phrase.baseline).abs() < 1.2 * phrase.em
    })
}

/// From where down on others fill in the form, in millimetres.
fn office_top(found: &[(Phrase, Option<Reading>)]) -> f32 {
    found
        .iter()
        .filter(|(phrase, _)| {
            let said: Vec<char> = stream(&phrase.marks)
                .iter()
                .map(|at| at.character)
                .collect();
            vocabulary()
                .office
                .iter()
                .any(|word| said.windows(word.len()).any(|part| part == word))
        })
        .map(|(phrase, _)| phrase.baseline - 0.5 * phrase.em)
        .fold(f32::MAX, f32::min)
}

/// A phrase without the `20` that begins a year.
fn without_century(said: &[Folded]) -> &[Folded] {
    match said {
        [label @ .., colon, two, zero]
            if !colon.character.is_ascii_digit()
                && [two.character, zero.character] == ['2', '0'] =>
        {
            &said[..=label.len()]
        }
        _ => said,
    }
}

/// A phrase that begins a line, with the end of the sentence that the line above breaks off.
fn before_on_page(at: usize, phrases: &[Phrase]) -> Option<Vec<Mark>> {
    let phrase = &phrases[at];
    let before = phrases[..at].last()?;
    let down = phrase.baseline - before.baseline;
    let is_next_line = (0.8 * phrase.em..3.2 * phrase.em).contains(&down)
        && before.cell == phrase.cell
        && phrase.area.left < before.area.left + 2.0 * phrase.em;
    is_next_line.then(|| [&before.marks[..], &phrase.marks[..]].concat())
}

/// All that a cell says, when it is one label on several lines.
fn of_cell(at: usize, phrases: &[Phrase]) -> Option<(Vec<usize>, Phrase, Reading)> {
    let cell = phrases[at].cell?;
    let members: Vec<usize> = (0..phrases.len())
        .filter(|other| phrases[*other].cell == Some(cell))
        .collect();
    if members.len() < 2 {
        return None;
    }
    let all: Vec<&Phrase> = members.iter().map(|member| &phrases[*member]).collect();
    let joined = Phrase::joined(&all)?;
    if joined.rows > MOST_ROWS || joined.rows < 2 || joined.marks.len() > MOST_CHARACTERS {
        return None;
    }
    let reading = read_whole(&stream(&joined.marks))?;
    Some((members, joined, reading))
}
