//! Which field of a record a field of a PDF form is: by its name, by what a reader shows, or by the words beside it.

use crate::application::AccountKind;
use crate::application::field::Field;
use crate::form::guess::Guess;
use crate::geometry::Edges;
use crate::intake::table::field_of_label;
use crate::pdf_in::{FieldKind, FormField, Print};

/// How far to the right of a box its words begin at most, in millimetres.
const BESIDE: f32 = 8.0;

/// A field of a form, and what it is if that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnField<'a> {
    /// The form's.
    pub form_field: &'a FormField,
    /// The record's.
    pub meaning: Option<Meaning>,
}

/// What a form's field is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The record's field.
    pub field: &'static str,
    /// The value at which a box is ticked.
    pub value: Option<&'static str>,
}

/// The fields of a form that can be filled, each once; guessed places on them are taken out of the guess.
pub fn own_fields<'a>(
    form_fields: &'a [FormField],
    guess: &mut Guess,
    print: &Print,
) -> Vec<OwnField<'a>> {
    let mut own: Vec<OwnField<'a>> = Vec::new();
    for form_field in form_fields {
        let area = form_field.edges();
        let on_it = guess
            .places
            .iter()
            .position(|place| place.area.meets(&area));
        let guessed = on_it.map(|index| guess.places.remove(index).field);
        let is_known = own
            .iter()
            .any(|known| known.form_field.name == form_field.name);
        let meaning = match form_field.kind {
            FieldKind::Text | FieldKind::Choice => {
                let field = by_name(form_field).map(|field| field.name).or(guessed);
                field.map(|field| Meaning { field, value: None })
            }
            FieldKind::Check | FieldKind::Radio => {
                let end = next_on_row(&area, form_fields);
                kind_of_account(form_field, &words_beside(&area, end, print))
            }
            FieldKind::Signature | FieldKind::Button => continue,
        };
        if !is_known {
            own.push(OwnField {
                form_field,
                meaning,
            });
        }
    }
    own
}

/// `CompanyName`, `company_name` and `Company name` are one label.
fn by_name(field: &FormField) -> Option<&'static Field> {
    let last = field.name.rsplit('.').next().unwrap_or_default();
    let tooltip = field.tooltip.as_deref().unwrap_or_default();
    field_of_label(last).or_else(|| field_of_label(tooltip))
}

/// Where the next field in the same row begins, in millimetres.
fn next_on_row(area: &Edges, form_fields: &[FormField]) -> f32 {
    let others = form_fields.iter().map(FormField::edges);
    let behind = others.filter(|other| other.overlap_y(area) > 0.0 && other.left > area.right);
    behind.map(|other| other.left).fold(f32::MAX, f32::min)
}

/// The words between a box and what stands next in its row.
fn words_beside(area: &Edges, end_of_row: f32, print: &Print) -> String {
    let mut end = area.right;
    let mut words = String::new();
    for glyph in &print.glyphs {
        let is_beside = (area.top..area.bottom + glyph.em * 0.3).contains(&glyph.baseline)
            && (area.right - 0.5..end_of_row).contains(&glyph.left)
            && glyph.left - end <= BESIDE;
        if is_beside {
            words.push_str(&glyph.text);
            end = end.max(glyph.right);
        }
    }
    words
}

/// What a box is ticked for, by all that is said of it.
fn kind_of_account(field: &FormField, beside: &str) -> Option<Meaning> {
    let tooltip = field.tooltip.as_deref().unwrap_or_default();
    let kind = AccountKind::named_in(&format!("{} {tooltip} {beside}", field.name))?;
    Some(Meaning {
        field: "account.kind",
        value: Some(kind.as_str()),
    })
}
