//! Places and zones as they are written in a template's head.

use serde::Deserialize;
use toml::Spanned;

/// `[[place]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::template) struct WrittenPlace {
    pub(super) field: Spanned<String>,
    /// How a date or a country is written out.
    pub(super) form: Option<Spanned<String>>,
    /// The value at which a mark is made.
    pub(super) is: Option<Spanned<String>>,
    pub(super) mark: Option<Spanned<String>>,
    /// The field of a PDF form whose place this is.
    pub(super) form_field: Option<Spanned<String>>,
    /// Millimetres from the left edge of the sheet.
    pub(super) x: Option<Spanned<f32>>,
    /// Millimetres from its top edge.
    pub(super) y: Option<Spanned<f32>>,
    pub(super) width: Option<Spanned<f32>>,
    pub(super) height: Option<Spanned<f32>>,
    pub(super) size: Option<Spanned<f32>>,
    pub(super) min_size: Option<Spanned<f32>>,
    pub(super) align: Option<Spanned<String>>,
    pub(super) lang: Option<Spanned<String>>,
    pub(super) face: Option<String>,
    pub(super) fit: Option<Spanned<String>>,
    pub(super) r#box: Option<bool>,
    #[serde(default)]
    pub(super) optional: bool,
}

/// `[[clear]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::template) struct WrittenClear {
    pub(super) name: String,
    pub(super) x: Spanned<f32>,
    pub(super) y: Spanned<f32>,
    pub(super) width: Spanned<f32>,
    pub(super) height: Spanned<f32>,
}

impl WrittenPlace {
    /// The field of a PDF form whose place this is.
    pub(in crate::template) fn form_field(&self) -> Option<&str> {
        Some(self.form_field.as_ref()?.get_ref())
    }
}
