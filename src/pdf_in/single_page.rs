//! A page as one object to draw: a form XObject (ISO 32000-1, 8.10) with the page's content, its fields and annotations
//! drawn into it as a printer would.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{DecompressError, Dictionary, Document, Object, ObjectId, Stream};

use super::PdfInError;
use super::copied::Import;
use super::fields::full_name;
use super::frame::{Frame, rectangle};
use super::objects::{
    MOST_CONTENT, annotations, entry, inherited, numbers, resolved, state, sub_dictionary,
};
use crate::geometry::Size;

/// Flags of an annotation (ISO 32000-1, 12.5.3).
const HIDDEN: i64 = 1 << 1;
const PRINT: i64 = 1 << 2;

/// A page by itself.
pub(super) struct SinglePage {
    pub(super) import: Import,
    pub(super) size: Size,
    /// The fields that keep what they were filled with.
    pub(super) kept: Vec<String>,
}

/// Takes a page out of a document; of its fields, those in `filled_anew` lose what they are filled with.
pub(super) fn single_page(
    document: &Document,
    page: ObjectId,
    filled_anew: &[&str],
) -> Result<SinglePage, PdfInError> {
    let page_dictionary = document.get_dictionary(page).map_err(PdfInError::damaged)?;
    let frame = Frame::of(document, page_dictionary)?;
    let mut resources = inherited(document, page_dictionary, b"Resources")
        .and_then(|resources| resources.as_dict().ok())
        .cloned()
        .unwrap_or_default();
    let mut content = page_content(document, page)?;
    let (appearances, kept) = appearances(document, page_dictionary, filled_anew);
    if !appearances.is_empty() {
        // What the page leaves open must not change what is drawn after it.
        content.splice(0..0, *b"q\n");
        content.extend_from_slice(b"\nQ\n");
        let mut objects = sub_dictionary(document, &resources, b"XObject")
            .cloned()
            .unwrap_or_default();
        for (index, appearance) in appearances.into_iter().enumerate() {
            match appearance {
                Appearance::Own(object, [a, b, c, d, e, f]) => {
                    let name = free_name(&objects, index);
                    // Writing to memory can't fail.
                    let _ = writeln!(content, "q {a} {b} {c} {d} {e} {f} cm /{name} Do Q");
                    objects.set(name, object);
                }
                Appearance::Frame(drawn) => content.extend_from_slice(drawn.as_bytes()),
            }
        }
        resources.set("XObject", objects);
    }
    let reals = |numbers: &[f32]| Object::Array(numbers.iter().map(|n| Object::Real(*n)).collect());
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Form");
    dictionary.set("BBox", reals(&frame.seen));
    dictionary.set("Matrix", reals(&frame.matrix));
    dictionary.set("Resources", resources);
    // What the page blends with is the page itself, not what lies around it.
    if let Ok(group) = page_dictionary.get(b"Group") {
        dictionary.set("Group", group.clone());
    }
    dictionary.set("Filter", "FlateDecode");
    let root = Stream::new(dictionary, compressed(&content)?);
    Ok(SinglePage {
        import: Import::of(document, Object::Stream(root))?,
        size: frame.size,
        kept,
    })
}

/// What the page's content streams say together.
fn page_content(document: &Document, page: ObjectId) -> Result<Vec<u8>, PdfInError> {
    // Its number is put in where it is known.
    let too_much = || PdfInError::TooMuch { page: 1 };
    let mut content = Vec::new();
    for stream in document.get_page_contents(page) {
        let Ok(stream) = document.get_object(stream).and_then(Object::as_stream) else {
            continue;
        };
        let room = MOST_CONTENT.saturating_sub(content.len());
        let text = if stream.dict.has(b"Filter") {
            stream
                .decompressed_content_with_limit(room)
                .map_err(|error| match error {
                    lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
                        too_much()
                    }
                    other => PdfInError::damaged(other),
                })?
        } else if stream.content.len() <= room {
            stream.content.clone()
        } else {
            return Err(too_much());
        };
        content.extend_from_slice(&text);
        // A token never goes on from one stream to the next (7.8.2).
        content.push(b'\n');
    }
    Ok(content)
}

/// The appearance of each annotation that is printed, and where it stands on the page (12.5.5); and the names of the fields
/// that keep what they were filled with.
fn appearances(
    document: &Document,
    page: &Dictionary,
    filled_anew: &[&str],
) -> (Vec<Appearance>, Vec<String>) {
    let mut kept = Vec::new();
    let drawn = annotations(document, page)
        .filter_map(|annotation| {
            let flags = entry(document, annotation, b"F").and_then(|flags| flags.as_i64().ok());
            let flags = flags.unwrap_or(0);
            if flags & HIDDEN != 0 || flags & PRINT == 0 {
                return None;
            }
            let name = full_name(document, annotation);
            let is_anew = filled_anew.iter().any(|anew| {
                *anew == name || anew.split_once('/').is_some_and(|(of, _)| of == name)
            });
            let value = Value::of(document, annotation);
            let area = rectangle(document, entry(document, annotation, b"Rect")?)?;
            let appearance = match (is_anew, value) {
                (true, Value::Text) => {
                    return frame_of(document, annotation, area).map(Appearance::Frame);
                }
                (true, _) => appearance(document, annotation, Some(b"Off"))?,
                (false, Value::None) => appearance(document, annotation, None)?,
                (false, _) => {
                    kept.push(name);
                    appearance(document, annotation, None)?
                }
            };
            let stream = resolved(document, &appearance).as_stream().ok()?;
            let matrix = onto(document, &stream.dict, area)?;
            Some(Appearance::Own(appearance, matrix))
        })
        .collect();
    kept.dedup();
    (drawn, kept)
}

/// How an annotation is drawn.
enum Appearance {
    /// By its own object, and the matrix by which it stands on the page.
    Own(Object, [f32; 6]),
    /// By what is drawn on the page itself.
    Frame(String),
}

/// What a field was filled with when it came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    None,
    Text,
    Mark,
}

impl Value {
    fn of(document: &Document, annotation: &Dictionary) -> Value {
        if inherited(document, annotation, b"FT").is_none() {
            return Value::None;
        }
        match inherited(document, annotation, b"V") {
            _ if state(document, annotation).is_some_and(|state| state != b"Off") => Value::Mark,
            Some(Object::String(text, _)) if !is_empty(text) => Value::Text,
            Some(Object::Array(_)) => Value::Text,
            _ => Value::None,
        }
    }
}

/// Whether a text string holds nothing, or the mark of its encoding alone.
fn is_empty(text: &[u8]) -> bool {
    text.is_empty() || text == b"\xFE\xFF" || text == b"\xEF\xBB\xBF"
}

/// What draws an annotation: in the state that is asked for, or in the one that it is in.
fn appearance(
    document: &Document,
    annotation: &Dictionary,
    asked: Option<&[u8]>,
) -> Option<Object> {
    let all = sub_dictionary(document, annotation, b"AP")?;
    let normal = all.get(b"N").ok()?;
    match resolved(document, normal) {
        Object::Stream(_) => Some(normal.clone()),
        Object::Dictionary(states) => {
            let asked = asked.or(state(document, annotation));
            let drawn = states.get(asked.unwrap_or(b"Off"));
            drawn.or_else(|_| states.get(b"Off")).ok().cloned()
        }
        _ => None,
    }
}

/// A field's background and border without its text, as its own description has them (12.5.6.19, table 189).
fn frame_of(document: &Document, annotation: &Dictionary, area: [f32; 4]) -> Option<String> {
    let look = sub_dictionary(document, annotation, b"MK")?;
    let colour = |key: &[u8], operators: [&str; 3]| -> Option<String> {
        let colour = entry(document, look, key)?;
        let operator = match colour.as_array().ok()?.len() {
            1 => operators[0],
            3 => operators[1],
            4 => operators[2],
            _ => return None,
        };
        let numbers = colour.as_array().ok()?.iter();
        let numbers: Option<Vec<String>> = numbers
            .map(|number| Some(resolved(document, number).as_float().ok()?.to_string()))
            .collect();
        Some(format!("{} {operator}\n", numbers?.join(" ")))
    };
    let style = sub_dictionary(document, annotation, b"BS");
    let pen = style
        .and_then(|style| entry(document, style, b"W")?.as_float().ok())
        .unwrap_or(1.0);
    let [left, bottom, ..] = area;
    let (width, height) = (area[2] - area[0], area[3] - area[1]);
    let mut content = format!("q 1 0 0 1 {left} {bottom} cm\n");
    if let Some(fill) = colour(b"BG", ["g", "rg", "k"]) {
        content += &format!("{fill}0 0 {width} {height} re f\n");
    }
    if let Some(stroke) = colour(b"BC", ["G", "RG", "K"]).filter(|_| pen > 0.0) {
        let half = pen / 2.0;
        let (inner, high) = (width - pen, height - pen);
        content += &format!("{stroke}{pen} w {half} {half} {inner} {high} re S\n");
    }
    content.push_str("Q\n");
    Some(content)
}

/// The matrix by which an appearance fills the rectangle of its annotation.
fn onto(document: &Document, appearance: &Dictionary, area: [f32; 4]) -> Option<[f32; 6]> {
    let [left, bottom, right, top] = rectangle(document, entry(document, appearance, b"BBox")?)?;
    let matrix = entry(document, appearance, b"Matrix")
        .and_then(|matrix| numbers::<6>(document, matrix))
        .unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let [a, b, c, d, e, f] = matrix;
    let corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
        .map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let least = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min);
    let most = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max);
    let (x, y) = (least(|corner| corner.0), least(|corner| corner.1));
    let (width, height) = (most(|corner| corner.0) - x, most(|corner| corner.1) - y);
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let (across, up) = ((area[2] - area[0]) / width, (area[3] - area[1]) / height);
    Some([across, 0.0, 0.0, up, area[0] - across * x, area[1] - up * y])
}

fn free_name(taken: &Dictionary, index: usize) -> String {
    let mut name = format!("Field{index}");
    while taken.has(name.as_bytes()) {
        name.push('x');
    }
    name
}

fn compressed(content: &[u8]) -> Result<Vec<u8>, PdfInError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(PdfInError::damaged)
}
