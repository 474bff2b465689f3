//! Forms that were downloaded, and letterheads: made by LibreOffice and reportlab, filled by gonghan, judged by poppler,
//! MuPDF, hayro and qpdf.

mod filled;
mod guessed;
mod own_fields;
mod papers;
mod sheets;

use std::fmt::Write;
use std::path::Path;

use gonghan::application::Application;
use gonghan::diagnostic::Source;
use gonghan::font::FontSet;
use gonghan::letter::{Letter, LetterError};
use gonghan::template::Template;
use serde::Deserialize;

use crate::judge::Picture;
use crate::letters::{project, with};

/// The forms without fields of their own, with the language of each.
const FORMS: [(&str, &str); 10] = [
    ("sc_underscores", "zh-Hans"),
    ("sc_table4", "zh-Hans"),
    ("sc_prose", "zh-Hans"),
    ("tc_leaders", "zh-Hant"),
    ("tc_table2", "zh-Hant"),
    ("en_boxes", "en"),
    ("en_open", "en"),
    ("ja_brackets", "ja"),
    ("ja_lines", "ja"),
    ("ko_header_row", "ko"),
];

/// A blank of a form, measured by its maker: left, top, right, bottom in millimetres.
#[derive(Deserialize)]
struct Blank {
    field: Option<String>,
    clear: Option<String>,
    blank: [f32; 4],
}

fn blanks(form: &str) -> Vec<Blank> {
    let text = std::fs::read_to_string(project("tests/forms/truth.json")).unwrap();
    let mut all: std::collections::HashMap<String, Vec<Blank>> =
        serde_json::from_str(&text).unwrap();
    all.remove(form).unwrap()
}

/// The template of a form as its maker would place the fields.
fn placed_by_its_maker(form: &str, language: &str, file: &str) -> String {
    let mut text =
        format!("title = \"{form}\"\nlanguage = \"{language}\"\nbackground = \"{file}\"\n");
    for Blank {
        field,
        clear,
        blank: [left, top, right, bottom],
    } in blanks(form)
    {
        match (&field, &clear) {
            (Some(field), _) => {
                let (field, part) = field.split_once('/').unwrap_or((field, "long"));
                write!(
                    text,
                    "\n[[place]]\nfield = \"{field}\"\noptional = true\nmin_size = 6\n"
                )
                .unwrap();
                if field == "letter.date" {
                    writeln!(text, "form = \"{part}\"").unwrap();
                }
            }
            (None, Some(zone)) => write!(text, "\n[[clear]]\nname = \"{zone}\"\n").unwrap(),
            (None, None) => unreachable!("{form}"),
        }
        writeln!(
            text,
            "x = {:.2}\ny = {top:.2}\nwidth = {:.2}\nheight = {:.2}",
            left + 0.2,
            right - left - 0.4,
            bottom - top - 0.1
        )
        .unwrap();
    }
    text
}

/// The template of a form in a folder, as its maker would place the fields.
fn template_of(folder: &Path, form: &str, language: &str) -> Template {
    let text = placed_by_its_maker(form, language, &format!("{form}.pdf"));
    template_in(folder, &text)
}

fn template_in(folder: &Path, text: &str) -> Template {
    let source = Source::new("form.toml", text.to_owned());
    Template::from_source(source, Some(folder.to_owned())).unwrap_or_else(|error| panic!("{error}"))
}

fn made(record: &Application, template: &Template) -> Result<Letter, LetterError> {
    with(record, template, &mut FontSet::embedded())
}

/// Whether a page's text has a value: on one line, or broken over several between words or Han characters.
fn says(text: &str, value: &str) -> bool {
    text.contains(value)
        || text.replace('\n', " ").contains(value)
        || text.replace('\n', "").contains(value)
}

/// The mean darkness of blocks of 25 pixels, 2 mm at 300 dpi: renderers differ at edges and by a pixel, not by these.
fn blocks(picture: &Picture) -> Vec<f64> {
    const SIDE: usize = 25;
    let (columns, rows) = (picture.width / SIDE, picture.height / SIDE);
    let mut blocks = vec![0.0; columns * rows];
    for y in 0..rows * SIDE {
        for x in 0..columns * SIDE {
            let paper = f64::from(picture.pixels[y * picture.width + x]);
            blocks[y / SIDE * columns + x / SIDE] += (255.0 - paper) / 625.0;
        }
    }
    blocks
}

/// The largest and the mean difference of two pictures' blocks; the pictures may differ by a row or column.
fn difference(one: &Picture, other: &Picture) -> (f64, f64) {
    let cut = |picture: &Picture| {
        let (width, height) = (one.width.min(other.width), one.height.min(other.height));
        let rows = picture.pixels.chunks(picture.width).take(height);
        Picture {
            width,
            height,
            pixels: rows.flat_map(|row| row[..width].to_vec()).collect(),
        }
    };
    let pairs: Vec<f64> = blocks(&cut(one))
        .iter()
        .zip(blocks(&cut(other)))
        .map(|(one, other)| (one - other).abs())
        .collect();
    let mean = pairs.iter().sum::<f64>() / pairs.len() as f64;
    (pairs.into_iter().fold(0.0, f64::max), mean)
}

/// A picture file in grey.
fn grey(path: &Path) -> Picture {
    let pixels = image::open(path).unwrap().into_luma8();
    Picture {
        width: pixels.width() as usize,
        height: pixels.height() as usize,
        pixels: pixels.into_raw(),
    }
}

fn grey_of(bytes: &[u8]) -> Picture {
    let pixels = image::load_from_memory(bytes).unwrap().into_luma8();
    Picture {
        width: pixels.width() as usize,
        height: pixels.height() as usize,
        pixels: pixels.into_raw(),
    }
}
