//! A first guess of where on a printed form each field goes.

mod cells;
mod date;
mod find;
mod fold;
mod label;
mod line;
mod near;
mod phrase;
mod read;
mod sheet;
mod stream;
#[cfg(test)]
mod tests;
mod ticks;
mod vocabulary;
mod zones;

use self::date::{DateBlanks, Owner, date_blanks, is_date, numeric_blanks, owner};
use self::find::{Finder, Spot, Way};
use self::phrase::{Phrase, phrases};
use self::read::labels;
use self::sheet::Sheet;
use self::ticks::ticks;
use self::zones::{beside, least_area, seal_area, signature_area, zone};
use crate::geometry::Edges;
use crate::pdf_in::Print;

/// Where the fields of a form seem to go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// Where values go; no two of them meet.
    pub places: Vec<GuessedPlace>,
    /// Where nothing is to be written, as a hand signs or a seal goes there; they meet no place.
    pub clear: Vec<GuessedZone>,
}

/// Where the value of a field seems to go.
#[derive(Clone, Debug, PartialEq)]
pub struct GuessedPlace {
    /// The field's path, such as `company.name`.
    pub field: &'static str,
    /// The value at which a mark is made there; none where the field's text stands.
    pub value: Option<&'static str>,
    /// The part of a date that goes there; none for all of it, and for other fields.
    pub part: Option<DatePart>,
    /// Where the value stands, in millimetres.
    pub area: Edges,
    /// The size of the label's text, in millimetres.
    pub em: f32,
    /// How the value stands in the area.
    pub stands: Stands,
    /// The label as it is printed, without spaces.
    pub label: String,
    /// Whether there is room for more than a line.
    pub wraps: bool,
}

/// A part of a date that has a blank of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The year in four digits.
    Year,
    /// The last two digits of the year, behind a printed `20`.
    ShortYear,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

/// How a value stands in its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// On the lower edge.
    OnLine,
    /// Halfway between the upper and the lower edge.
    InBox,
}

/// An area that is to stay clear.
#[derive(Clone, Debug, PartialEq)]
pub struct GuessedZone {
    /// What goes there.
    pub kind: ZoneKind,
    /// Its edges, in millimetres.
    pub area: Edges,
    /// The words that ask for it, without spaces.
    pub label: String,
}

/// What an area is kept clear for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// A signature.
    Signature,
    /// A seal.
    Seal,
}

/// Guesses where the fields of a form go, by the words and the blanks on it.
#[must_use]
pub fn guess(print: &Print) -> Guess {
    let sheet = Sheet::of(print);
    let (phrases, blanks) = phrases(&sheet);
    let labels = labels(&phrases, &blanks, sheet.height);
    let finder = Finder {
        sheet: &sheet,
        blanks: &blanks,
        labels: &labels,
    };
    let ticks = ticks(print);
    let taken = ticks.iter().map(|tick| tick.area).collect();
    let mut guesser = Guesser {
        finder: &finder,
        guess: Guess {
            places: ticks,
            clear: Vec::new(),
        },
        signatures: Vec::new(),
        taken,
        dates: Vec::new(),
        is_done: vec![false; labels.len()],
    };
    guesser.place_dates(&phrases);
    guesser.place_labels(false);
    guesser.place_labels(true);
    guesser.part_places();
    guesser.clear_zones();
    guesser.guess
}

struct Guesser<'a> {
    finder: &'a Finder<'a>,
    guess: Guess,
    /// Each label at which a hand signs, and where.
    signatures: Vec<(usize, Spot)>,
    taken: Vec<Edges>,
    /// Where dates go, those too that a hand writes.
    dates: Vec<Edges>,
    /// Which labels have their blank.
    is_done: Vec<bool>,
}

impl Guesser<'_> {
    fn place_dates(&mut self, phrases: &[Phrase]) {
        let labels = self.finder.labels;
        for blanks in date_blanks(self.finder) {
            let owner = owner(&blanks, labels, phrases);
            let (field, text) = match owner {
                Owner::Label(at) => {
                    self.is_done[at] = true;
                    let label = &labels[at];
                    (label.field.unwrap_or("letter.date"), label.phrase.text())
                }
                Owner::Letter => ("letter.date", String::new()),
                Owner::Unknown => {
                    self.taken.push(blanks.span);
                    self.dates.push(blanks.span);
                    continue;
                }
            };
            self.place_date(&blanks, field, &text);
        }
        for (at, label) in labels.iter().enumerate() {
            if !self.is_done[at]
                && let Some(field) = label.field.filter(|field| is_date(field))
                && let Some(blanks) = numeric_blanks(label, self.finder)
            {
                self.is_done[at] = true;
                self.place_date(&blanks, field, &label.phrase.text());
            }
        }
    }

    fn place_date(&mut self, blanks: &DateBlanks, field: &'static str, label: &str) {
        self.taken.push(blanks.span);
        self.dates.push(blanks.span);
        for (part, area) in &blanks.parts {
            self.guess.places.push(GuessedPlace {
                field,
                value: None,
                part: Some(*part),
                area: *area,
                em: blanks.em,
                stands: Stands::OnLine,
                label: label.to_owned(),
                wraps: false,
            });
        }
    }

    /// Gives each blank to the label that it is nearest to in the way that is trusted most; to those labels that are
    /// spare, or to the others.
    fn place_labels(&mut self, is_spare: bool) {
        for way in Way::ALL {
            for (at, label) in self.finder.labels.iter().enumerate() {
                let signs = label.reading.signs;
                let is_out = label.is_spare != is_spare || (!signs && label.field.is_none());
                if self.is_done[at] || is_out {
                    continue;
                }
                let is_placed = |field| self.guess.places.iter().any(|place| place.field == field);
                if (is_spare || way.is_last_resort())
                    && !signs
                    && label.field.is_some_and(is_placed)
                {
                    continue;
                }
                let Some(spot) = self.finder.spot(label, way, &self.taken) else {
                    continue;
                };
                self.is_done[at] = true;
                self.taken.push(spot.area);
                if signs {
                    self.signatures.push((at, spot));
                } else if let Some(field) = label.field {
                    self.guess.places.push(GuessedPlace {
                        field,
                        value: None,
                        part: None,
                        area: spot.area,
                        em: label.phrase.em,
                        stands: spot.stands,
                        label: label.phrase.text(),
                        wraps: spot.wraps && !is_date(field),
                    });
                }
            }
        }
    }

    /// Leaves out what would meet a place that was found before.
    fn part_places(&mut self) {
        let places = std::mem::take(&mut self.guess.places);
        for place in places {
            let parted = &mut self.guess.places;
            if !parted.iter().any(|other| other.area.meets(&place.area)) {
                parted.push(place);
            }
        }
    }

    fn clear_zones(&mut self) {
        let labels = self.finder.labels;
        for (at, label) in labels.iter().enumerate() {
            if !label.reading.signs {
                continue;
            }
            let known = self.signatures.iter().find(|(other, _)| *other == at);
            let is_only = self.signatures.is_empty() && !label.reading.is_loose;
            let may_be_beside = label.reading.has_colon || label.reading.is_bracketed || is_only;
            let spot = match known {
                Some((_, spot)) => Some(*spot),
                None if may_be_beside => beside(label, self.finder),
                None => None,
            };
            let area = spot.and_then(|spot| signature_area(&spot, self.finder, &self.guess.places));
            if let Some(area) = area
                && self.is_clear(&area)
            {
                self.guess
                    .clear
                    .push(zone(ZoneKind::Signature, area, label));
            }
        }
        for label in labels.iter().filter(|label| label.reading.seals) {
            let word = label.phrase.area;
            let is_had = self.guess.clear.iter().any(|zone| {
                zone.kind == ZoneKind::Seal
                    && zone.area.grown(6.0).has(word.middle_x(), word.middle_y())
            });
            if is_had {
                continue;
            }
            let taken: Vec<Edges> = self
                .guess
                .places
                .iter()
                .map(|place| place.area)
                .chain(self.guess.clear.iter().map(least_area))
                .chain(self.dates.iter().copied())
                .collect();
            if let Some(area) = seal_area(label, self.finder, &taken) {
                for zone in &mut self.guess.clear {
                    if zone.area.meets(&area) {
                        zone.area.top = area.bottom;
                    }
                }
                self.guess.clear.push(zone(ZoneKind::Seal, area, label));
            }
        }
    }

    fn is_clear(&self, area: &Edges) -> bool {
        !self.guess.places.iter().any(|place| place.area.meets(area))
            && !self.guess.clear.iter().any(|zone| zone.area.meets(area))
    }
}
