//! The fields of a form that is to be filled on a screen (AcroForm; ISO 32000-1, 12.7).

use lopdf::{Dictionary, Document, Object};

use super::PdfInError;
use super::frame::{Frame, rectangle};
use super::objects::{annotations, entry, inherited, load, sub_dictionary};
use crate::geometry::{Area, Edges, Point, Pt, Size};
use crate::guard::guarded;

/// Flags of text and button fields (12.7.4).
const MULTILINE: i64 = 1 << 12;
const RADIO: i64 = 1 << 15;
const PUSH_BUTTON: i64 = 1 << 16;
/// The most names from a field to the root of its tree.
const DEEPEST: usize = 32;

/// A field where it stands on a page; one that stands at several places is several of these.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// Its names from the root on, joined by dots; of a radio button, its own state behind a slash: `kind/MiniProgram`.
    pub name: String,
    /// What a reader shows as its name, where it has such.
    pub tooltip: Option<String>,
    /// What it takes.
    pub kind: FieldKind,
    /// What it is filled with.
    pub value: Option<String>,
    /// The page, counted from 1.
    pub page: usize,
    /// Top left corner, on the sheet turned upright.
    pub origin: Point,
    /// Its size.
    pub size: Size,
    /// Whether it takes several lines.
    pub is_multiline: bool,
    /// The size of its text, where it states one.
    pub text_size: Option<Pt>,
}

impl FormField {
    /// Where it stands, in millimetres.
    #[must_use]
    pub fn edges(&self) -> Edges {
        Area {
            origin: self.origin,
            size: self.size,
        }
        .into()
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A mark, or none.
    Check,
    /// A mark at one of several places.
    Radio,
    /// One of a list of words.
    Choice,
    /// An electronic signature, which Tencent does not take.
    Signature,
    /// A button that does something.
    Button,
}

/// The fields of a PDF in the order of its pages.
///
/// # Errors
/// It is locked or damaged.
pub fn form_fields(bytes: &[u8]) -> Result<Vec<FormField>, PdfInError> {
    guarded(|| fields_of(bytes)).unwrap_or_else(PdfInError::gave_up)
}

fn fields_of(bytes: &[u8]) -> Result<Vec<FormField>, PdfInError> {
    let document = load(bytes)?;
    let mut fields = Vec::new();
    for (number, page) in document.get_pages() {
        if let Ok(page) = document.get_dictionary(page) {
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            fields.extend(fields_on(&document, page, number)?);
        }
    }
    Ok(fields)
}

/// The fields on one page, whose number is known.
pub(super) fn fields_on(
    document: &Document,
    page: &Dictionary,
    number: usize,
) -> Result<Vec<FormField>, PdfInError> {
    let frame = Frame::of(document, page)?;
    Ok(annotations(document, page)
        .filter_map(|annotation| form_field(document, annotation, &frame, number))
        .collect())
}

fn form_field(
    document: &Document,
    widget: &Dictionary,
    frame: &Frame,
    page: usize,
) -> Option<FormField> {
    if entry(document, widget, b"Subtype")?.as_name().ok()? != b"Widget" {
        return None;
    }
    let flags = inherited(document, widget, b"Ff").and_then(|flags| flags.as_i64().ok());
    let flags = flags.unwrap_or(0);
    let kind = match inherited(document, widget, b"FT")?.as_name().ok()? {
        b"Tx" => FieldKind::Text,
        b"Ch" => FieldKind::Choice,
        b"Sig" => FieldKind::Signature,
        _ if flags & PUSH_BUTTON != 0 => FieldKind::Button,
        _ if flags & RADIO != 0 => FieldKind::Radio,
        _ => FieldKind::Check,
    };
    let (origin, size) = frame.place(rectangle(document, entry(document, widget, b"Rect")?)?);
    let mut name = full_name(document, widget);
    if kind == FieldKind::Radio
        && let Some(state) = on_state(document, widget)
    {
        name = format!("{name}/{state}");
    }
    Some(FormField {
        name,
        tooltip: inherited(document, widget, b"TU").and_then(text_of),
        kind,
        value: inherited(document, widget, b"V").and_then(text_of),
        page,
        origin,
        size,
        is_multiline: kind == FieldKind::Text && flags & MULTILINE != 0,
        text_size: text_size(document, widget),
    })
}

/// What a button is called when it is on.
fn on_state(document: &Document, widget: &Dictionary) -> Option<String> {
    let states = sub_dictionary(document, sub_dictionary(document, widget, b"AP")?, b"N")?;
    let mut names = states.iter().map(|(name, _)| name);
    let on = names.find(|name| name.as_slice() != b"Off")?;
    Some(String::from_utf8_lossy(on).into_owned())
}

/// The size in a field's default appearance: `/Helv 12 Tf 0 g`; 0 stands for any.
fn text_size(document: &Document, widget: &Dictionary) -> Option<Pt> {
    let appearance = inherited(document, widget, b"DA")?.as_str().ok()?;
    let appearance = String::from_utf8_lossy(appearance);
    let words: Vec<&str> = appearance.split_ascii_whitespace().collect();
    let operator = words.iter().position(|word| *word == "Tf")?;
    let size: f32 = words.get(operator.checked_sub(1)?)?.parse().ok()?;
    (size > 0.0).then_some(Pt(size))
}

/// A field's names from the root on, joined by dots; empty for what is no field.
pub(super) fn full_name(document: &Document, widget: &Dictionary) -> String {
    let mut names = Vec::new();
    let mut node = Some(widget);
    for _ in 0..DEEPEST {
        let Some(dictionary) = node else {
            break;
        };
        names.extend(entry(document, dictionary, b"T").and_then(text_of));
        node = sub_dictionary(document, dictionary, b"Parent");
    }
    names.reverse();
    names.join(".")
}

/// A text string in either of its two encodings (7.9.2.2), or a name.
fn text_of(object: &Object) -> Option<String> {
    match object {
        Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
        text @ Object::String(..) => lopdf::decode_text_string(text).ok(),
        _ => None,
    }
}
