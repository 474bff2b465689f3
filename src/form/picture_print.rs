//! What is printed on a picture of a form: its lines by their pixels, its words by tesseract.

use image::GrayImage;

use crate::application::Language;
use crate::form::guess::Guess;
use crate::geometry::{Dpi, Edges};
use crate::pdf_in::{Print, PrintedGlyph, Rule};
use crate::scan::{ReadWord, ReadingError, Tesseract};

/// At which a picture is looked through.
pub(super) const DPI: Dpi = Dpi::PROOF;
/// Ink is darker than this, of 255.
const INK: u8 = 150;
/// The shortest lines, in millimetres: longer than the strokes of letters.
const SHORTEST: f32 = 8.0;
/// The thickest lines, in millimetres.
const THICKEST: f32 = 1.0;
/// A place with more ink than this, as a share, lies on letters.
const MOST_INKED: f32 = 0.02;
/// A line is darker than the paper by this much, of 255: hairlines come out of a scanner pale.
const PALEST: u8 = 35;
/// How many pixels from a line it is looked at what stands beside it.
const BESIDE: u32 = 3;
/// The share of ink that letters have there.
const LETTERS: std::ops::Range<f32> = 0.06..0.8;
/// Pixels without ink within a line that a scan has broken.
const GAP: usize = 3;

/// The lines of a picture of the whole sheet, and its words where they can be read.
///
/// # Errors
/// There is no tesseract, or it lacks the languages; the lines are told all the same.
pub fn print_of_picture(
    pixels: &GrayImage,
    png: &[u8],
    language: Option<Language>,
) -> (Print, Result<(), ReadingError>) {
    let mm = |pixels: u32| pixels_to_mm(pixels);
    let mut print = Print {
        width: mm(pixels.width()),
        height: mm(pixels.height()),
        glyphs: Vec::new(),
        rules: rules(pixels),
    };
    let words = Tesseract::find().and_then(|tesseract| tesseract.words(png, languages(language)));
    match words {
        Ok(words) => {
            print.glyphs = glyphs(&words);
            (print, Ok(()))
        }
        Err(error) => (print, Err(error)),
    }
}

/// Takes places out of a guess that lie on print, which was not read for what it is.
pub fn keep_off_print(guess: &mut Guess, pixels: &GrayImage) {
    guess.places.retain(|place| {
        // Ticks are printed boxes.
        place.value.is_some() || inked(&place.area, pixels) < MOST_INKED
    });
}

/// The share of an area that is ink, its edges left out.
fn inked(area: &Edges, pixels: &GrayImage) -> f32 {
    let inner = area.grown(-0.4);
    let columns = mm_to_pixel(inner.left)..mm_to_pixel(inner.right).min(pixels.width());
    let rows = mm_to_pixel(inner.top)..mm_to_pixel(inner.bottom).min(pixels.height());
    let all = (columns.len() * rows.len()).max(1);
    let dark = rows
        .flat_map(|row| columns.clone().map(move |column| (column, row)))
        .filter(|(column, row)| pixels.get_pixel(*column, *row).0[0] < INK);
    dark.count() as f32 / all as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sheet has a few thousand pixels on a side, and none before its edge"
)]
fn mm_to_pixel(length: f32) -> u32 {
    (length * f32::from(DPI.per_inch()) / 25.4).round().max(0.0) as u32
}

/// What tesseract calls a language; all of the forms' where none is known.
fn languages(language: Option<Language>) -> &'static [&'static str] {
    match language {
        Some(Language::ZhHans) => &["chi_sim", "eng"],
        Some(Language::ZhHant) => &["chi_tra", "eng"],
        Some(Language::En) => &["eng"],
        Some(Language::Ja) => &["jpn", "eng"],
        Some(Language::Ko) => &["kor", "eng"],
        None => &["chi_tra", "chi_sim", "jpn", "kor", "eng"],
    }
}

/// The words as glyphs, those of a line on one baseline.
fn glyphs(words: &[ReadWord]) -> Vec<PrintedGlyph> {
    let mut glyphs = Vec::new();
    for line in words.chunk_by(|one, next| one.line == next.line) {
        let middle = |of: fn(&ReadWord) -> u32| {
            let mut all: Vec<u32> = line.iter().map(of).collect();
            all.sort_unstable();
            pixels_to_mm(all[all.len() / 2])
        };
        let height = middle(|word| word.place[3]);
        let bottom = middle(|word| word.place[1] + word.place[3]);
        glyphs.extend(line.iter().map(|word| {
            let [left, _, width, _] = word.place;
            PrintedGlyph {
                text: word.text.clone(),
                left: pixels_to_mm(left),
                right: pixels_to_mm(left + width),
                // Han characters reach a little below the line that Latin ones stand on.
                baseline: bottom - height * 0.1,
                em: height * 1.1,
            }
        }));
    }
    glyphs
}

fn rules(pixels: &GrayImage) -> Vec<Rule> {
    let ink = paper(pixels).saturating_sub(PALEST);
    let (columns, rows) = (pixels.width(), pixels.height());
    let level = |along: u32, across: u32| pixels.get_pixel(along, across).0[0] < ink;
    let upright = |along: u32, across: u32| pixels.get_pixel(across, along).0[0] < ink;
    let level = lines(columns, rows, level);
    let upright = lines(rows, columns, upright)
        .into_iter()
        .map(|[along, across, end, side]| [across, along, side, end]);
    level
        .into_iter()
        .chain(upright)
        .map(|edges| {
            let [left, top, right, bottom] = edges.map(pixels_to_mm);
            Rule {
                area: Edges::new(left, top, right, bottom),
            }
        })
        .collect()
}

/// The grey that most of the sheet has.
fn paper(pixels: &GrayImage) -> u8 {
    let mut counts = [0_u32; 256];
    for pixel in pixels.pixels() {
        counts[usize::from(pixel.0[0])] += 1;
    }
    let most = (0..=255_u8).max_by_key(|grey| counts[usize::from(*grey)]);
    most.unwrap_or(255)
}

/// Stretches of ink of some length and little thickness: where they begin along and across, and where they end.
fn lines(length: u32, rows: u32, has_ink: impl Fn(u32, u32) -> bool) -> Vec<[u32; 4]> {
    let mut open: Vec<[u32; 4]> = Vec::new();
    let mut done = Vec::new();
    for row in 0..rows {
        let runs = runs(length, |along| has_ink(along, row));
        let mut next: Vec<[u32; 4]> = Vec::new();
        for [start, end] in runs {
            let goes_on = |line: &[u32; 4]| {
                let shared = end.min(line[2]).saturating_sub(start.max(line[0]));
                shared * 2 > end - start
            };
            // The lower edge of a pale line is broken into pieces, all of them of the one line.
            if let Some(line) = next.iter_mut().find(|line| goes_on(line)) {
                *line = [start.min(line[0]), line[1], end.max(line[2]), row + 1];
                continue;
            }
            let above = open.iter().position(goes_on);
            next.push(match above {
                Some(index) => {
                    let line = open.swap_remove(index);
                    [start.min(line[0]), line[1], end.max(line[2]), row + 1]
                }
                None => [start, row, end, row + 1],
            });
        }
        done.append(&mut open);
        open = next;
    }
    done.append(&mut open);
    done.retain(|line @ [_, top, _, bottom]| {
        pixels_to_mm(bottom - top) <= THICKEST && is_bare(line, rows, &has_ink)
    });
    done
}

/// Whether the room on both sides of a line is white, or filled: beside the strokes of letters it is neither.
fn is_bare(
    [start, top, end, bottom]: &[u32; 4],
    rows: u32,
    has_ink: impl Fn(u32, u32) -> bool,
) -> bool {
    let share = |row: Option<u32>| {
        let Some(row) = row.filter(|row| *row < rows) else {
            return 0.0;
        };
        let inked = (*start..*end).filter(|along| has_ink(*along, row)).count();
        inked as f32 / (end - start).max(1) as f32
    };
    [top.checked_sub(BESIDE), Some(bottom - 1 + BESIDE)]
        .map(share)
        .iter()
        .all(|share| !LETTERS.contains(share))
}

/// The stretches of ink in a row that are as long as a line.
fn runs(length: u32, has_ink: impl Fn(u32) -> bool) -> Vec<[u32; 2]> {
    let mut runs = Vec::new();
    let mut start = None;
    let mut gap = 0;
    for at in 0..=length {
        let is_ink = at < length && has_ink(at);
        match (is_ink, start) {
            (true, None) => (start, gap) = (Some(at), 0),
            (true, Some(_)) => gap = 0,
            (false, Some(begin)) => {
                gap += 1;
                if gap > GAP || at == length {
                    // The gap's own pixels are none of the run's.
                    let end = at + 1 - u32::try_from(gap).unwrap_or(0);
                    if pixels_to_mm(end - begin) >= SHORTEST {
                        runs.push([begin, end]);
                    }
                    start = None;
                }
            }
            (false, None) => {}
        }
    }
    runs
}

fn pixels_to_mm(pixels: u32) -> f32 {
    // A sheet has a few thousand pixels on a side.
    pixels as f32 * 25.4 / f32::from(DPI.per_inch())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn long_thin_ink_is_a_line_and_letters_and_bars_are_none() {
        let mut pixels = GrayImage::from_pixel(1240, 1754, Luma([240]));
        let mut ink = |left: u32, top: u32, width: u32, height: u32| {
            for y in top..top + height {
                for x in left..left + width {
                    pixels.put_pixel(x, y, Luma([30]));
                }
            }
        };
        // A line of 100 mm with a speck of dust in it and a ragged lower edge, an upright one, the stroke of a letter,
        // and a bar.
        ink(118, 600, 290, 2);
        ink(410, 600, 300, 2);
        ink(150, 602, 60, 1);
        ink(300, 602, 80, 1);
        ink(500, 602, 60, 1);
        ink(900, 200, 2, 300);
        ink(100, 100, 20, 2);
        ink(100, 1000, 600, 30);
        let rules = rules(&pixels);
        assert_eq!(rules.len(), 2, "{rules:?}");
        let level = rules.iter().find(|rule| rule.is_horizontal()).unwrap().area;
        assert!((level.left - 20.0).abs() < 0.3 && (level.right - 120.2).abs() < 0.3);
        assert!((level.top - 101.6).abs() < 0.3);
    }
}
