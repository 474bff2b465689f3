//! The template as the page edits it, and its TOML. Keys that the page does not know stay as they are.

use std::fmt::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::geometry::{Edges, Point};
use crate::serve::toml_text::toml_key;

/// A template, its places and zones one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct FormTemplate {
    /// `[[place]]`.
    #[serde(default)]
    pub(super) place: Vec<Table>,
    /// `[[clear]]`.
    #[serde(default)]
    pub(super) clear: Vec<Table>,
    /// What stands before them.
    #[serde(flatten)]
    pub(super) head: Table,
}

/// A template's text, and where in it each place and zone is written.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) places: Vec<Range<usize>>,
    pub(super) zones: Vec<Range<usize>>,
}

/// The order in which keys are written; all others stand behind.
const HEAD: [&str; 7] = [
    "title",
    "language",
    "description",
    "background",
    "background_page",
    "background_sha256",
    "size",
];
const PLACE: [&str; 14] = [
    "name",
    "field",
    "form",
    "is",
    "mark",
    "form_field",
    "x",
    "y",
    "width",
    "height",
    "size",
    "min_size",
    "align",
    "box",
];

impl FormTemplate {
    /// The TOML, below a comment of one line.
    pub(super) fn text(&self, comment: &str) -> Text {
        let mut text = format!("# {comment}\n");
        write_table(&mut text, &self.head, &HEAD);
        let mut all = |header: &str, tables: &[Table]| {
            let mut spans = Vec::new();
            for table in tables {
                text.push('\n');
                let start = text.len();
                let _ = writeln!(text, "[[{header}]]");
                write_table(&mut text, table, &PLACE);
                spans.push(start..text.len());
            }
            spans
        };
        let places = all("place", &self.place);
        let zones = all("clear", &self.clear);
        Text {
            text,
            places,
            zones,
        }
    }

    /// Which page of the form is filled, where it says so.
    pub(super) fn page(&self) -> Option<u16> {
        let page = self.head.get("background_page")?.as_integer()?;
        u16::try_from(page).ok()
    }

    /// The other places that meet one.
    pub(super) fn meeting(&self, index: usize) -> Vec<usize> {
        let Some(area) = self.place.get(index).and_then(area) else {
            return Vec::new();
        };
        let others = self.place.iter().enumerate();
        others
            .filter(|(other, place)| {
                *other != index && self::area(place).is_some_and(|other| other.meets(&area))
            })
            .map(|(other, _)| other)
            .collect()
    }

    /// The place that has a point of the sheet in its area.
    pub(super) fn place_at(&self, point: Point) -> Option<usize> {
        let (x, y) = (point.x.to_mm().0, point.y.to_mm().0);
        let has_it = |place| {
            area(place).is_some_and(|area| {
                area.left <= x && x <= area.right && area.top <= y && y <= area.bottom
            })
        };
        self.place.iter().position(has_it)
    }

    /// The user's own fields that places name.
    pub(super) fn own_names(&self) -> impl Iterator<Item = &str> {
        let fields = self.place.iter().filter_map(|place| place.get("field"));
        fields
            .filter_map(Value::as_str)
            .filter_map(|field| field.strip_prefix("extra."))
    }
}

/// A place's area; none for one at a field of the form's own.
fn area(place: &Table) -> Option<Edges> {
    let number = |key| match place.get(key)? {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "millimetres on a sheet, to be shown"
        )]
        Value::Float(number) => Some(*number as f32),
        Value::Integer(number) => i16::try_from(*number).ok().map(f32::from),
        _ => None,
    };
    let (x, y) = (number("x")?, number("y")?);
    Some(Edges::new(
        x,
        y,
        x + number("width")?,
        y + number("height")?,
    ))
}

fn write_table(text: &mut String, table: &Table, order: &[&str]) {
    let known = order
        .iter()
        .filter_map(|key| Some((*key, table.get(*key)?)));
    let others = table
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .filter(|(key, _)| !order.contains(key));
    for (key, value) in known.chain(others) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "{} = {value}", toml_key(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "title = \"函\"\nlanguage = \"zh-Hant\"\nfaces = { text = [\"Kai\"] }\n\
        [[place]]\nfield = \"company.name\"\nx = 52.5\ny = 70\nwidth = 120.0\nheight = 7.0\nface = \"Kai\"\n\
        [[place]]\nfield = \"extra.team\"\nform_field = \"Team\"\noptional = true\n\
        [[clear]]\nname = \"seal\"\nx = 130.0\ny = 220.0\nwidth = 45.0\nheight = 45.0\n";

    #[test]
    fn every_key_is_kept_through_the_page_and_back() {
        let template: FormTemplate = toml::from_str(TEXT).unwrap();
        let json = serde_json::to_string(&template).unwrap();
        let back: FormTemplate = serde_json::from_str(&json).unwrap();
        assert_eq!(back, template);
        let Text {
            text,
            places,
            zones,
        } = back.text("a comment");
        assert!(text.starts_with("# a comment\ntitle = "), "{text}");
        assert_eq!(toml::from_str::<FormTemplate>(&text).unwrap(), template);
        assert!(
            text[places[0].clone()]
                .starts_with("[[place]]\nfield = \"company.name\"\nx = 52.5\ny = 70\n")
        );
        assert!(text[places[1].clone()].contains("Team"));
        assert!(text[zones[0].clone()].starts_with("[[clear]]\nname = \"seal\"\n"));
        assert_eq!(template.own_names().collect::<Vec<_>>(), ["team"]);
    }

    #[test]
    fn no_key_or_value_writes_another_line() {
        let hostile = "a\"\n[[place]]\nx = 1 # \u{7F}\\";
        let mut template = FormTemplate::default();
        template.head.insert(hostile.into(), hostile.into());
        let inner = Table::from_iter([(hostile.to_owned(), hostile.into())]);
        template.place.push(inner.clone());
        template.clear.push(Table::from_iter([(
            "faces".to_owned(),
            Value::Table(inner),
        )]));
        let text = template.text("c").text;
        assert_eq!(toml::from_str::<FormTemplate>(&text).unwrap(), template);
    }

    #[test]
    fn places_that_meet_are_found_by_their_numbers() {
        let at = |x: f64, y: i64| {
            Table::from_iter([
                ("x".to_owned(), x.into()),
                ("y".to_owned(), y.into()),
                ("width".to_owned(), 10.0.into()),
                ("height".to_owned(), 5.into()),
            ])
        };
        let template = FormTemplate {
            place: vec![at(10.0, 10), at(19.0, 14), at(40.0, 10), Table::new()],
            ..FormTemplate::default()
        };
        assert_eq!(template.meeting(0), [1]);
        assert_eq!(template.meeting(1), [0]);
        assert!(template.meeting(2).is_empty() && template.meeting(3).is_empty());
    }
}
