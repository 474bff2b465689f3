//! Where the fields of a form seem to go, from its sheet: what is printed on it is read first, of a picture by its pixels.

use std::path::{Path, PathBuf};

use image::GrayImage;

use super::guess::{Guess, guess};
use super::language::language_of;
use super::own_fields::{OwnField, own_fields};
use super::picture_print::{keep_off_print, print_of_picture};
use crate::application::Language;
use crate::background::{Background, Ground};
use crate::geometry::Dpi;
use crate::pdf_in::Print;
use crate::render::RenderError;
use crate::render::raster::rgb_png;
use crate::scan::{Picture, ReadingError, Straighten, straighten};

/// How far a picture may lie askew for its lines to be found, in degrees.
const STRAIGHT: f32 = 0.15;
/// A stamp's or a footer's characters, not those of a form.
const FEW: usize = 20;

/// What a form's sheet tells of its fields.
#[derive(Debug)]
pub struct FirstGuess<'a> {
    /// Where fields seem to go.
    pub guess: Guess,
    /// The fields that the form has of its own.
    pub own: Vec<OwnField<'a>>,
    /// The language that was asked for, or else that of the form's words.
    pub language: Language,
    /// Why less is guessed of a picture than of a document.
    pub doubts: Doubts,
}

/// Why less is guessed of a picture of a form than of a document.
#[derive(Debug)]
pub struct Doubts {
    /// The form, as its user calls it.
    pub form: PathBuf,
    /// Why its words were not read.
    pub unread: Option<ReadingError>,
    /// By how many degrees it lies askew, where that is so much that nothing is guessed.
    pub degrees_askew: Option<f32>,
}

/// Guesses where the fields of a form go; `form` is what its user calls it, and `language` that of its words, where it is known.
///
/// # Errors
/// Something on the form can't be drawn.
pub fn first_guess<'a>(
    form: &Path,
    background: &'a Background,
    language: Option<Language>,
) -> Result<FirstGuess<'a>, RenderError> {
    let Printed {
        print,
        pixels,
        words,
        turned_by,
    } = printed(background, language)?;
    let is_askew = turned_by.abs() > STRAIGHT;
    let mut guess = if is_askew {
        Guess::default()
    } else {
        guess(&print)
    };
    if let Some(pixels) = pixels {
        keep_off_print(&mut guess, &pixels);
    }
    let own = own_fields(background.own_fields(), &mut guess, &print);
    let glyphs = print.glyphs.iter();
    let text: String = glyphs.map(|glyph| glyph.text.as_str()).collect();
    Ok(FirstGuess {
        guess,
        own,
        language: language.unwrap_or_else(|| language_of(&text)),
        doubts: Doubts {
            form: form.to_owned(),
            unread: words.err(),
            degrees_askew: is_askew.then_some(turned_by),
        },
    })
}

/// What is printed on the sheet.
struct Printed {
    print: Print,
    /// What it was read from, where it was read as a picture.
    pixels: Option<GrayImage>,
    /// Whether the words of a picture could be read.
    words: Result<(), ReadingError>,
    /// By how many degrees a picture lies askew.
    turned_by: f32,
}

fn printed(background: &Background, language: Option<Language>) -> Result<Printed, RenderError> {
    if let Ground::Page(page) = background.ground() {
        let print = page.print();
        if is_readable(&print) {
            return Ok(Printed {
                print,
                pixels: None,
                words: Ok(()),
                turned_by: 0.0,
            });
        }
    }
    let drawn = background.draw(Dpi::PROOF, true)?;
    let png = rgb_png(&drawn.to_rgb8(), Dpi::PROOF)?;
    let scan = Picture {
        pixels: drawn.to_rgb8(),
        per_mm: None,
    };
    let turned_by = straighten(scan, &Straighten::Auto).map_or(0.0, |(_, done)| done.turned_by);
    let pixels = drawn.to_luma8();
    let (print, words) = print_of_picture(&pixels, &png, language);
    Ok(Printed {
        print,
        pixels: Some(pixels),
        words,
        turned_by,
    })
}

/// Whether a page has text that tells what it says: one that is a scan has none, and some fonts do not tell.
fn is_readable(print: &Print) -> bool {
    let said = print.glyphs.iter().map(|glyph| glyph.text.as_str());
    let words = said.filter(|text| !text.chars().all(char::is_whitespace));
    let (told, untold): (Vec<&str>, Vec<&str>) = words.partition(|text| *text != "\u{FFFD}");
    told.len() > FEW && told.len() > untold.len() * 2
}
