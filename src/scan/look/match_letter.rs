//! Whether a page is the client's letter, and where on the picture its print lies.

use image::{GrayImage, Luma};
use imageproc::distance_transform::Norm;
use imageproc::morphology::dilate;

use super::places::LetterPlaces;
use super::sheet::{PER_MM, SIZE, Sheet};
use crate::application::LetterCode;
use crate::scan::code::CodeSquare;
use crate::scan::picture::Picture;

/// A place or a way on the page: to the right and down, in millimetres.
pub(super) type Millimetres2 = [f32; 2];

/// What a letter looks like before anything is written on it.
pub struct LetterSight {
    /// Its ink, at the size of a [`Sheet`].
    print: GrayImage,
    /// The same, wider all round by what a straightened page may be off.
    wide_print: GrayImage,
    /// A millimetre a pixel.
    coarse: Coarse,
    pub(in crate::scan) places: LetterPlaces,
    pub(in crate::scan) code: LetterCode,
}

/// Where a letter's print lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// Moved by so much from where it was printed.
    At(Millimetres2),
    /// On its head.
    UpsideDown,
    /// Nowhere.
    Not,
}

/// The part of the print that may be missing: a seal may cover some.
pub(super) const MOST_MISSING: f32 = 0.04;

/// How far the print may have moved, in millimetres: printers and straightening are off by a few.
const MOST_MOVED: i32 = 9;
/// The least likeness of a letter to its own print.
const ALIKE: f32 = 0.5;
/// Millimetres by which print that was straightened may still be off.
const OFF: u8 = 8;

impl LetterSight {
    /// Of the letter's A4 page as a picture, and what is known of it.
    #[must_use]
    pub fn new(page: &Picture, places: LetterPlaces, code: LetterCode) -> LetterSight {
        let mut print = Sheet::of(page).ink();
        // Letters with a code and without are compared alike.
        if let Some(square) = places.code {
            clear(&mut print, square);
        }
        let is_ink = GrayImage::from_fn(SIZE[0], SIZE[1], |x, y| {
            Luma([if print.get_pixel(x, y).0[0] > 40 {
                255
            } else {
                0
            }])
        });
        LetterSight {
            coarse: Coarse::of(&print),
            wide_print: dilate(&is_ink, Norm::LInf, OFF),
            print,
            places,
            code,
        }
    }

    /// How many pixels an em of the letter's text has on a picture of all of its page.
    pub(super) fn em_in_pixels(&self, page: &Picture) -> f32 {
        let [width, height] = page.size().map(|side| side as f32);
        self.places.em * (width / 210.0).min(height / 297.0)
    }

    pub(super) fn match_on(&self, sheet: &Sheet) -> Match {
        let seen = Coarse::of(&sheet.ink());
        let (shift, likeness) = self.coarse.best_on(&seen);
        let (_, turned) = self.coarse.best_on(&seen.on_its_head());
        if turned > likeness.max(ALIKE) {
            Match::UpsideDown
        } else if likeness > ALIKE {
            Match::At(shift)
        } else {
            Match::Not
        }
    }

    /// Which part of the print is not on the sheet, by squares of five millimetres.
    pub(super) fn missing_print(&self, sheet: &Sheet, shift: Millimetres2) -> f32 {
        const SQUARE: u32 = 20;
        let seen = sheet.ink();
        let moved = shift.map(|way| (way * PER_MM).round() as i64);
        let (mut printed, mut missing) = (0, 0);
        for top in (0..SIZE[1]).step_by(SQUARE as usize) {
            for left in (0..SIZE[0]).step_by(SQUARE as usize) {
                let sum = |image: &GrayImage, dx: i64, dy: i64, margin: i64| {
                    let side = i64::from(SQUARE);
                    let mut sum = 0_u64;
                    for y in -margin..side + margin {
                        for x in -margin..side + margin {
                            let at = (i64::from(left) + dx + x, i64::from(top) + dy + y);
                            if let (Ok(x), Ok(y)) = (u32::try_from(at.0), u32::try_from(at.1))
                                && let Some(pixel) = image.get_pixel_checked(x, y)
                            {
                                sum += u64::from(pixel.0[0].saturating_sub(30));
                            }
                        }
                    }
                    sum
                };
                let wanted = sum(&self.print, 0, 0, 0);
                // A square with some letters, not one that a rule or a comma just touches.
                if wanted > 8_000 {
                    printed += 1;
                    let found = sum(&seen, moved[0], moved[1], 4);
                    missing += u32::from(found * 4 < wanted);
                }
            }
        }
        missing as f32 / f32::max(printed as f32, 1.0)
    }

    /// Whether the letter has print of its own at a place of the sheet, or so near that it may be there.
    pub(super) fn may_be_print(&self, x: u32, y: u32, shift: Millimetres2) -> bool {
        let back = |at: u32, way: f32| u32::try_from(i64::from(at) - (way * PER_MM).round() as i64);
        match (back(x, shift[0]), back(y, shift[1])) {
            (Ok(x), Ok(y)) => self
                .wide_print
                .get_pixel_checked(x, y)
                .is_some_and(|pixel| pixel.0[0] > 0),
            _ => false,
        }
    }
}

/// Takes all ink from a square.
fn clear(print: &mut GrayImage, CodeSquare { left, top, side }: CodeSquare) {
    let within = |at: u32, start: f32| {
        let at = at as f32 / PER_MM;
        at > start - 1.0 && at < start + side + 1.0
    };
    for (x, y, ink) in print.enumerate_pixels_mut() {
        if within(x, left) && within(y, top) {
            *ink = Luma([0]);
        }
    }
}

/// Ink at a millimetre a pixel, less its mean.
struct Coarse {
    ink: Vec<f32>,
}

const COLUMNS: i32 = 210;
const ROWS: i32 = 297;

impl Coarse {
    fn of(ink: &GrayImage) -> Coarse {
        let small = image::imageops::resize(
            ink,
            COLUMNS as u32,
            ROWS as u32,
            image::imageops::FilterType::Triangle,
        );
        // Wider than the print, so that what is off by a millimetre is still alike.
        let soft = image::imageops::blur(&small, 1.2);
        Coarse {
            ink: soft
                .as_raw()
                .iter()
                .map(|sample| f32::from(*sample))
                .collect(),
        }
    }

    fn on_its_head(&self) -> Coarse {
        Coarse {
            ink: self.ink.iter().rev().copied().collect(),
        }
    }

    /// The shift in millimetres at which the other is most alike, and how much: their correlation.
    fn best_on(&self, other: &Coarse) -> (Millimetres2, f32) {
        // First three millimetres apart, which the softened print still tells, then those around the best.
        let rough = self.best_of(other, [0, 0], MOST_MOVED, 3);
        let (shift, likeness) = self.best_of(other, rough.0, 2, 1);
        (shift.map(|way| way as f32), likeness)
    }

    fn best_of(
        &self,
        other: &Coarse,
        around: [i32; 2],
        reach: i32,
        step: usize,
    ) -> ([i32; 2], f32) {
        let ways = |middle: i32| (middle - reach..=middle + reach).step_by(step);
        ways(around[1])
            .flat_map(|dy| ways(around[0]).map(move |dx| [dx, dy]))
            .filter(|shift| shift.iter().all(|way| way.abs() <= MOST_MOVED))
            .map(|shift| (shift, self.correlation(other, shift[0], shift[1])))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or((around, 0.0))
    }

    fn correlation(&self, other: &Coarse, dx: i32, dy: i32) -> f32 {
        let (mut a, mut b, mut aa, mut bb, mut ab, mut count) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        // The margins are empty.
        for y in MOST_MOVED..ROWS - MOST_MOVED {
            let row = (y * COLUMNS) as usize;
            let moved = ((y + dy) * COLUMNS + dx) as usize;
            let columns = MOST_MOVED as usize..(COLUMNS - MOST_MOVED) as usize;
            for x in columns {
                let (mine, its) = (self.ink[row + x], other.ink[moved.wrapping_add(x)]);
                a += mine;
                b += its;
                aa += mine * mine;
                bb += its * its;
                ab += mine * its;
                count += 1.0;
            }
        }
        let together = ab - a * b / count;
        let apart = (aa - a * a / count) * (bb - b * b / count);
        if apart > 0.0 {
            together / apart.sqrt()
        } else {
            0.0
        }
    }
}
