//! Every label of a page.

use super::find::Label;
use super::label::{FOREIGN_NAME, Reading, read_end, read_owned, read_whole, requests};
use super::line::Mark;
use super::near::{Meant, Surroundings};
use super::phrase::{Blank, Phrase};
use super::stream::{Folded, stream};
use super::vocabulary::vocabulary;
use crate::geometry::Edges;

/// The most lines that a label in a cell has, and the most characters.
const MOST_ROWS: usize = 4;
const MOST_CHARACTERS: usize = 70;
/// The height of a heading's cell at most, in ems.
const HEADING: f32 = 3.5;

/// The labels among phrases, in reading order, on a page of a height in millimetres.
pub(super) fn labels(phrases: &[Phrase], blanks: &[Blank], height: f32) -> Vec<Label> {
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
    named(found, blanks, height)
}

/// Labels with the fields that they mean.
fn named(found: Vec<(Phrase, Option<Reading>)>, blanks: &[Blank], height: f32) -> Vec<Label> {
    let surroundings = Surroundings::of(found.iter().map(|(phrase, reading)| {
        let is_heading = match reading {
            Some(reading) => {
                let may_head =
                    reading.is_in_prose || phrase.cell.is_none() || heads(phrase, reading, &found);
                may_head && !reading.has_colon && stands_alone(phrase, blanks)
            }
            None => true,
        };
        (phrase, is_heading)
    }));
    let office = Office::of(&found, height);
    let meant: Vec<Option<Meant>> = found
        .iter()
        .enumerate()
        .map(|(at, (phrase, reading))| {
            let fields = &reading.as_ref()?.fields;
            let meant = surroundings.field(fields, phrase);
            // A name that nothing is said about is a person's, when what a person has comes next.
            let is_person = || {
                let next = found.get(at + 1).and_then(|(_, next)| next.as_ref());
                fields == &["any.name"]
                    && next.is_some_and(|next| {
                        next.fields.iter().all(|field| field.starts_with("person."))
                    })
            };
            if meant.is_none() && is_person() {
                return surroundings.field(&["person.name"], phrase);
            }
            meant
        })
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
        .filter(|((phrase, _), _)| !office.has(phrase))
        .filter_map(|((phrase, reading), meant)| {
            // Where the operator's telephone number is asked for, another is somebody else's.
            let meant = meant.filter(|meant| meant.is_sure || !is_surely(meant.field));
            let is_head = heads(phrase, reading.as_ref()?, &found);
            Some(Label {
                phrase: phrase.clone(),
                reading: reading.clone()?,
                field: meant.map(|meant| meant.field).filter(|_| !is_head),
                is_spare: reading.as_ref()?.fields.contains(&FOREIGN_NAME),
            })
        })
        .collect()
}

/// Whether a label that says whose things are is over the row of cells in which they are.
fn heads(phrase: &Phrase, reading: &Reading, found: &[(Phrase, Option<Reading>)]) -> bool {
    let is_heading = |cell: &Edges| !reading.has_colon && cell.height() < HEADING * phrase.em;
    let Some(own) = phrase.cell.filter(is_heading) else {
        return false;
    };
    let is_of_company = reading.fields.contains(&"company.name");
    found.iter().any(|(other, said)| {
        let is_part = other.cell.is_some_and(|cell| {
            (cell.top - own.bottom).abs() < 1.5
                && cell.width() < 0.9 * own.width()
                && cell.left > own.left - 1.0
                && cell.right < own.right + 1.0
        });
        let is_name = |field: &&str| match *field {
            "any.name" | "person.name" => !is_of_company,
            FOREIGN_NAME => is_of_company,
            other => reading.fields.contains(&other),
        };
        is_part
            && said
                .as_ref()
                .is_some_and(|said| said.fields.iter().any(is_name))
    })
}

/// Whether a phrase has no blank behind it.
fn stands_alone(phrase: &Phrase, blanks: &[Blank]) -> bool {
    !blanks.iter().any(|blank| {
        blank.left > phrase.area.right - phrase.em
            && (blank.line - phrase.baseline).abs() < 1.2 * phrase.em
    })
}

/// What of a page others fill in.
struct Office {
    /// From where down on, in millimetres.
    top: f32,
    cells: Vec<Edges>,
}

impl Office {
    /// Words for it in the upper half of a page say so of their own cell alone: 「內部專用」 in a header.
    fn of(found: &[(Phrase, Option<Reading>)], height: f32) -> Office {
        let words = found.iter().map(|(phrase, _)| phrase).filter(|phrase| {
            let said: Vec<char> = stream(&phrase.marks)
                .iter()
                .map(|at| at.character)
                .collect();
            vocabulary()
                .office
                .iter()
                .any(|word| said.windows(word.len()).any(|part| part == word))
        });
        let (low, high): (Vec<&Phrase>, Vec<&Phrase>) = words
            .partition(|phrase| phrase.baseline > 0.5 * height || is_behind_most(phrase, found));
        Office {
            top: low
                .iter()
                .map(|phrase| phrase.baseline - 0.5 * phrase.em)
                .fold(f32::MAX, f32::min),
            cells: high.iter().filter_map(|phrase| phrase.cell).collect(),
        }
    }

    /// Whether a phrase is in what others fill in.
    fn has(&self, phrase: &Phrase) -> bool {
        phrase.baseline >= self.top || phrase.cell.is_some_and(|cell| self.cells.contains(&cell))
    }
}

/// Whether most labels of a page are above a phrase.
fn is_behind_most(phrase: &Phrase, found: &[(Phrase, Option<Reading>)]) -> bool {
    let (above, below): (Vec<&Phrase>, Vec<&Phrase>) = found
        .iter()
        .filter(|(_, reading)| reading.is_some())
        .map(|(label, _)| label)
        .partition(|label| label.baseline < phrase.baseline - 0.5 * phrase.em);
    above.len() > below.len()
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
