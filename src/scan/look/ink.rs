//! Whether a hand has written on the line for the signature.

use image::{GrayImage, Luma};
use imageproc::region_labelling::Connectivity;

use super::match_letter::{LetterSight, Millimetres2};
use super::seal::Seal;
use super::sheet::{PER_MM, SIZE, Sheet};
use crate::scan::regions::regions;

/// The room above the line, and what a hand goes below it, in millimetres.
const ABOVE: f32 = 17.0;
const BELOW: f32 = 5.0;
/// The least ink of a signature, in square millimetres.
const LEAST_INK: f32 = 3.5;
/// The least height of a written stroke, in millimetres: what is flatter is the line itself.
const LEAST_HEIGHT: f32 = 1.6;

/// Whether there is writing above a line of so many millimetres that begins at a place.
pub(super) fn is_signed(
    sheet: &Sheet,
    letter: &LetterSight,
    seals: &[Seal],
    line: Millimetres2,
    length: f32,
    shift: Millimetres2,
) -> bool {
    let pixel = |mm: f32, most: u32| (mm * PER_MM).round().clamp(0.0, most as f32) as u32;
    let (left, right) = (
        pixel(line[0] - 3.0, SIZE[0]),
        pixel(line[0] + length + 3.0, SIZE[0]),
    );
    let (top, bottom) = (
        pixel(line[1] - ABOVE, SIZE[1]),
        pixel(line[1] + BELOW, SIZE[1]),
    );
    let written = GrayImage::from_fn(right - left, bottom - top, |x, y| {
        let (x, y) = (left + x, top + y);
        let pixel = *sheet.pixels.get_pixel(x, y);
        let [r, g, b] = pixel.0.map(i32::from);
        let is_dark = 299 * r + 587 * g + 114 * b < 165_000;
        // The seal may lie over the line: its ink is no writing.
        let is_seal = seals.iter().any(|seal| seal.has(x, y, pixel));
        let is_ink = is_dark && !is_seal && !letter.may_be_print(x, y, shift);
        Luma([if is_ink { 255 } else { 0 }])
    });
    let ink: usize = regions(&written, Connectivity::Eight)
        .iter()
        .filter(|stroke| {
            let rows = stroke.iter().map(|point| point.y);
            let height = rows.clone().max().unwrap_or(0) - rows.min().unwrap_or(0);
            height as f32 >= LEAST_HEIGHT * PER_MM
        })
        .map(Vec::len)
        .sum();
    ink as f32 >= LEAST_INK * PER_MM * PER_MM
}
