//! The template of a form as it is guessed: the places in TOML, to be looked through and corrected.

use std::fmt::Write;

use crate::application::Language;
use crate::form::guess::{DatePart, Guess, GuessedPlace, Stands, ZoneKind};
use crate::form::own_fields::OwnField;
use crate::geometry::Edges;
use crate::intake::toml_string;

/// The least and the most that text is set in at first, in points.
const SIZES: [f32; 2] = [8.0, 12.0];
/// The least that text is made to fit its place, in points: a guess would rather be small than refused.
const SMALLEST: u8 = 6;

/// What a template is written for.
#[derive(Clone, Copy, Debug)]
pub struct FormFile<'a> {
    /// The letter's title.
    pub title: &'a str,
    /// The form, from the template's folder on, with `/` between folders.
    pub file: &'a str,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: &'a str,
    /// Its page, where it has several.
    pub page: Option<u16>,
    /// The language that dates and countries are written in.
    pub language: Language,
}

/// What the template says of itself, in the user's language; each line begins with `#`.
#[derive(Clone, Copy, Debug)]
pub struct Comments {
    /// At its head.
    pub head: &'static str,
    /// In front of a form's own field that was not recognised.
    pub unknown: &'static str,
}

/// The template as text.
#[must_use]
pub fn draft(
    form: &FormFile<'_>,
    guess: &Guess,
    own: &[OwnField<'_>],
    comments: Comments,
) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write_all(&mut text, form, guess, own, comments);
    text
}

fn write_all(
    text: &mut String,
    form: &FormFile<'_>,
    guess: &Guess,
    own: &[OwnField<'_>],
    comments: Comments,
) -> std::fmt::Result {
    text.push_str(comments.head);
    writeln!(text, "title = {}", toml_string(form.title))?;
    writeln!(text, "language = \"{}\"", form.language.tag())?;
    writeln!(text, "background = {}", toml_string(form.file))?;
    if let Some(page) = form.page {
        writeln!(text, "background_page = {page}")?;
    }
    writeln!(text, "background_sha256 = \"{}\"", form.sha256)?;
    for field in own {
        write_own(text, field, comments)?;
    }
    // What was guessed where something else stands would be refused when it is read.
    let known = own.iter().filter(|field| field.meaning.is_some());
    let mut taken: Vec<Edges> = known.map(|field| field.form_field.edges()).collect();
    for place in in_reading_order(&guess.places) {
        let area = in_tenths(&place.area);
        if !taken.iter().any(|other| other.meets(&area)) {
            taken.push(area);
            write_place(text, place)?;
        }
    }
    for zone in &guess.clear {
        let area = in_tenths(&zone.area);
        if taken.iter().any(|place| place.meets(&area)) {
            continue;
        }
        let name = match zone.kind {
            ZoneKind::Signature => "signature",
            ZoneKind::Seal => "seal",
        };
        write_label(text, &zone.label)?;
        writeln!(text, "[[clear]]\nname = \"{name}\"")?;
        write_area(text, &zone.area)?;
    }
    Ok(())
}

/// From top to bottom, and in a row from left to right.
fn in_reading_order(places: &[GuessedPlace]) -> Vec<&GuessedPlace> {
    let mut places: Vec<&GuessedPlace> = places.iter().collect();
    places.sort_by(|one, other| one.area.top.total_cmp(&other.area.top));
    let rows = places.chunk_by_mut(|one, next| next.area.top < one.area.middle_y());
    for row in rows {
        row.sort_by(|one, other| one.area.left.total_cmp(&other.area.left));
    }
    places
}

fn write_place(text: &mut String, place: &GuessedPlace) -> std::fmt::Result {
    write_label(text, &place.label)?;
    writeln!(text, "[[place]]\nfield = \"{}\"", place.field)?;
    if let Some(part) = place.part {
        let form = match part {
            DatePart::Year => "year",
            DatePart::ShortYear => "short-year",
            DatePart::Month => "month",
            DatePart::Day => "day",
        };
        writeln!(text, "form = \"{form}\"\nalign = \"center\"")?;
    }
    if let Some(value) = place.value {
        writeln!(text, "is = \"{value}\"")?;
        return write_area(text, &place.area);
    }
    write_area(text, &place.area)?;
    let size = (place.em * 72.0 / 25.4 * 2.0).round() / 2.0;
    writeln!(text, "size = {}", size.clamp(SIZES[0], SIZES[1]))?;
    writeln!(text, "min_size = {SMALLEST}")?;
    if place.stands == Stands::InBox {
        writeln!(text, "box = true")?;
    }
    if place.field == "letter.date" {
        // A letter without a date is dated by hand.
        writeln!(text, "optional = true")?;
    }
    Ok(())
}

fn write_own(text: &mut String, own: &OwnField<'_>, comments: Comments) -> std::fmt::Result {
    let name = toml_string(&own.form_field.name);
    let Some(meaning) = &own.meaning else {
        let unknown = comments.unknown;
        return writeln!(
            text,
            "\n{unknown}\n# [[place]]\n# field = \"\"\n# form_field = {name}"
        );
    };
    writeln!(text, "\n[[place]]\nfield = \"{}\"", meaning.field)?;
    if let Some(value) = meaning.value {
        writeln!(text, "is = \"{value}\"")?;
    }
    writeln!(text, "form_field = {name}")?;
    if meaning.field == "letter.date" {
        writeln!(text, "optional = true")?;
    }
    Ok(())
}

/// Tenths of a millimetre, inwards, so that neighbours do not meet by rounding; a millimetre at least.
fn in_tenths(area: &Edges) -> Edges {
    let inwards = |start: f32, end: f32| {
        let start = (start * 10.0).ceil();
        (start / 10.0, (end * 10.0).floor().max(start + 10.0) / 10.0)
    };
    let (left, right) = inwards(area.left, area.right);
    let (top, bottom) = inwards(area.top, area.bottom);
    Edges::new(left, top, right, bottom)
}

fn write_area(text: &mut String, area: &Edges) -> std::fmt::Result {
    let area = in_tenths(area);
    let (x, y) = (area.left, area.top);
    let (width, height) = (area.width(), area.height());
    writeln!(
        text,
        "x = {x:.1}\ny = {y:.1}\nwidth = {width:.1}\nheight = {height:.1}"
    )
}

/// An empty line, and the label as a comment where there is one.
fn write_label(text: &mut String, label: &str) -> std::fmt::Result {
    text.push('\n');
    let label: String = label.chars().filter(|c| !c.is_control()).collect();
    if label.is_empty() {
        Ok(())
    } else {
        writeln!(text, "# {label}")
    }
}
