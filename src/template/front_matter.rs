//! A template's head: TOML between two lines of `+++`.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::application::{ChoiceError, LetterLanguage};
use crate::diagnostic::Source;
use crate::geometry::{Insets, Mm, Pt, Size};
use crate::template::Sheet;
use crate::template::form::{WrittenClear, WrittenPlace};
use crate::template::head_fault::{HeadFault, OutOfRange, Refusal};

const FENCE: &str = "+++";
/// The smallest text that a letter may shrink to, in points.
const FLOOR: f32 = 9.0;
const LARGEST_TEXT: f32 = 24.0;
const MARGINS: [f32; 4] = [25.0, 25.0, 20.0, 25.0];

/// What a template says of itself.
#[derive(Clone, Debug)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) language: LetterLanguage,
    pub(super) description: String,
    pub(super) sheet: Sheet,
    pub(super) background: Option<NamedBackground>,
    pub(super) places: Vec<Spanned<WrittenPlace>>,
    pub(super) clear: Vec<Spanned<WrittenClear>>,
}

/// What a template says of the sheet that it is printed on.
#[derive(Clone, Debug)]
pub(super) struct NamedBackground {
    /// The file, from the template's folder on.
    pub(super) file: Spanned<String>,
    /// The page of a PDF, counted from 1.
    pub(super) page: Option<Spanned<u16>>,
    /// The SHA-256 of the file that the places were made for, in hexadecimal digits.
    pub(super) sha256: Option<Spanned<String>>,
}

/// The head as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    language: Spanned<String>,
    #[serde(default)]
    description: String,
    page: Option<Spanned<String>>,
    /// Millimetres: top, right, bottom, left.
    margins: Option<[Spanned<f32>; 4]>,
    size: Option<Spanned<f32>>,
    min_size: Option<Spanned<f32>>,
    leading: Option<Spanned<f32>>,
    indent: Option<Spanned<f32>>,
    fit: Option<Spanned<String>>,
    #[serde(default)]
    faces: Faces,
    background: Option<Spanned<String>>,
    background_page: Option<Spanned<u16>>,
    background_sha256: Option<Spanned<String>>,
    #[serde(default)]
    place: Vec<Spanned<WrittenPlace>>,
    #[serde(default)]
    clear: Vec<Spanned<WrittenClear>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Faces {
    #[serde(default)]
    text: Vec<String>,
    #[serde(default)]
    heading: Vec<String>,
}

/// Byte ranges of the head's TOML and of the body behind it; none where the text has no head. A file of TOML alone, such
/// as that of a form, is a head without a body.
pub(super) fn split(source: &Source) -> Option<(Range<usize>, Range<usize>)> {
    let text = source.text.as_str();
    if source.name.to_ascii_lowercase().ends_with(".toml") {
        return Some((0..text.len(), text.len()..text.len()));
    }
    let first = text.find('\n')?;
    if text[..first].trim_ascii_end() != FENCE {
        return None;
    }
    let head_start = first + 1;
    let mut line_start = head_start;
    while line_start < text.len() {
        let line_end = text[line_start..]
            .find('\n')
            .map_or(text.len(), |length| line_start + length);
        if text[line_start..line_end].trim_ascii_end() == FENCE {
            let body_start = (line_end + 1).min(text.len());
            return Some((head_start..line_start, body_start..text.len()));
        }
        line_start = line_end + 1;
    }
    None
}

/// Reads a head; a refusal's place is in `text`.
pub(super) fn read(text: &str) -> Result<FrontMatter, Refusal> {
    let written: Written = toml::from_str(text).map_err(|error| Refusal::of(&error, text))?;
    let language = &written.language;
    Ok(FrontMatter {
        language: language
            .get_ref()
            .parse()
            .map_err(|error| Refusal::choice(language, "language", error))?,
        sheet: sheet(&written)?,
        title: written.title,
        description: written.description,
        background: written.background.map(|file| NamedBackground {
            file,
            page: written.background_page,
            sha256: written.background_sha256,
        }),
        places: written.place,
        clear: written.clear,
    })
}

/// Paper and type, with every number within its range.
fn sheet(head: &Written) -> Result<Sheet, Refusal> {
    only("page", head.page.as_ref(), &["A4"])?;
    only("fit", head.fit.as_ref(), &["one-page"])?;
    let size = within("size", head.size.as_ref(), 12.0, FLOOR, LARGEST_TEXT)?;
    let mut margins = MARGINS.map(|margin| Mm(margin).to_pt());
    if let Some(given) = &head.margins {
        for (margin, given) in margins.iter_mut().zip(given) {
            *margin = Mm(within("margins", Some(given), 0.0, 5.0, 60.0)?).to_pt();
        }
    }
    let [top, right, bottom, left] = margins;
    Ok(Sheet {
        size: Size::A4,
        margins: Insets {
            top,
            right,
            bottom,
            left,
        },
        text_size: Pt(size),
        smallest_text_size: Pt(within(
            "min_size",
            head.min_size.as_ref(),
            FLOOR,
            FLOOR,
            size,
        )?),
        leading: within("leading", head.leading.as_ref(), 1.6, 1.2, 3.0)?,
        indent: within("indent", head.indent.as_ref(), 0.0, 0.0, 8.0)?,
        text_families: head.faces.text.clone(),
        heading_families: head.faces.heading.clone(),
    })
}

/// The number given, or `usual` where none is.
pub(super) fn within(
    key: &'static str,
    given: Option<&Spanned<f32>>,
    usual: f32,
    least: f32,
    most: f32,
) -> Result<f32, Refusal> {
    let Some(written) = given else {
        return Ok(usual);
    };
    let given = *written.get_ref();
    if (least..=most).contains(&given) {
        return Ok(given);
    }
    Err(Refusal {
        span: written.span(),
        fault: HeadFault::OutOfRange(OutOfRange {
            key,
            given,
            least,
            most,
        }),
    })
}

/// Refuses any word but the one that there is.
fn only(
    key: &'static str,
    given: Option<&Spanned<String>>,
    choices: &'static [&'static str; 1],
) -> Result<(), Refusal> {
    match given {
        Some(written) if written.get_ref() != choices[0] => Err(Refusal::choice(
            written,
            key,
            ChoiceError {
                given: written.get_ref().clone(),
                choices,
                nearest: Some(choices[0]),
            },
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_at_the_second_fence_and_the_body_begins_on_the_next_line() {
        let text = "+++\r\ntitle = \"x\"\r\n+++\r\nbody\n";
        let (head, body) = split(&Source::new("t.md", text)).unwrap();
        assert_eq!(&text[head], "title = \"x\"\r\n");
        assert_eq!(&text[body], "body\n");
    }

    #[test]
    fn a_file_of_toml_is_all_head() {
        let text = "title = \"x\"\n";
        let form = Source::new("form.TOML", text);
        assert_eq!(split(&form), Some((0..12, 12..12)));
    }

    #[test]
    fn a_text_without_both_fences_has_no_head() {
        for text in ["", "# Title\n", "+++\ntitle = 1\n", "++++\nx\n++++\n"] {
            assert_eq!(split(&Source::new("t.md", text)), None, "{text:?}");
        }
    }
}
