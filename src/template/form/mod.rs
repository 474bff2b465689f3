//! Fields that stand at their own places on a form, and the zones that stay clear.

mod fault;
mod fill;
mod read;
#[cfg(test)]
mod tests;
mod value_form;
mod written;

pub use fault::FormFault;
pub(super) use fill::placed;
pub(super) use read::{Form, read};
pub use value_form::value_forms;
pub(super) use written::{WrittenClear, WrittenPlace};

use crate::application::GlyphRegion;
use crate::diagnostic::Location;
use crate::geometry::{Area, Pt};
use crate::page::HandKind;
use crate::template::form::value_form::ValueForm;
use crate::template::{Edge, Inline};

/// A field's place on a form.
#[derive(Clone, Debug)]
pub struct FormPlace {
    /// The field, as it is said in messages: `company.name`.
    pub field: String,
    /// Where it stands, and how.
    pub slot: Slot,
    /// What is printed of the field.
    print: Print,
    /// Whether nothing is printed, rather than an error made, where a record lacks the field.
    optional: bool,
    /// Where it is written.
    at: Location,
}

impl FormPlace {
    /// What is printed there, in a few words: `letter.date (year)`.
    #[must_use]
    pub fn label(&self) -> String {
        let field = &self.field;
        match &self.print {
            Print::Text(form) => match form.name() {
                Some(form) => format!("{field} ({form})"),
                None => field.clone(),
            },
            Print::Mark { value, .. } => format!("{field} = {value}"),
        }
    }
}

/// What is printed of a field.
#[derive(Clone, Debug)]
enum Print {
    /// Its text.
    Text(ValueForm),
    /// A mark where it has this value.
    Mark { value: String, mark: Mark },
}

/// A mark that chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tick.
    Tick,
    /// Two crossing lines.
    Cross,
}

/// Where something stands on a form, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// It keeps within this.
    pub area: Area,
    /// The em that is asked for.
    pub size: Pt,
    /// The em down to which it may shrink.
    pub smallest: Pt,
    /// Where short lines stand.
    pub edge: Edge,
    /// Whether the area is a box, in whose middle the text stands, rather than the room above a line.
    pub is_box: bool,
    /// How long texts fit.
    pub fit: Fit,
    /// Whose forms Han characters have; none for the company's place.
    pub region: Option<GlyphRegion>,
    /// A family that is tried before all others.
    pub family: Option<String>,
}

/// How a text that is too long fits its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// On one line, which is made smaller.
    Shrink,
    /// On as many lines as there is room for, and then smaller.
    Wrap,
}

/// A part of a form where nothing may be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct ClearZone {
    /// As it is said in messages.
    pub name: String,
    /// What a hand puts there, if anything.
    pub kind: Option<HandKind>,
    /// The zone.
    pub area: Area,
}

/// What one record has printed at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The field.
    pub field: String,
    /// Where it stands, and how.
    pub slot: Slot,
    /// What stands there.
    pub content: Content,
    /// Where the place is written.
    pub at: Location,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Words.
    Text(Vec<Inline>),
    /// A mark.
    Mark(Mark),
}

impl Placed {
    /// Its words.
    pub(in crate::template) fn inlines(&self) -> &[Inline] {
        match &self.content {
            Content::Text(text) => text,
            Content::Mark(_) => &[],
        }
    }
}
