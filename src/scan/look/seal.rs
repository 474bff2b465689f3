//! The company's seal: red or blue, round, oval or square, in wet ink.

use std::ops::RangeInclusive;

use image::{GrayImage, Luma, Rgb};
use imageproc::distance_transform::Norm;
use imageproc::geometry::convex_hull;
use imageproc::morphology::{close, erode};
use imageproc::point::Point;
use imageproc::region_labelling::Connectivity;

use super::Sight;
use super::match_letter::Millimetres2;
use super::sheet::{PER_MM, SIZE, Sheet};
use crate::scan::regions::regions;

/// Sides of a seal, in millimetres.
const SIDES: RangeInclusive<f32> = 11.0..=70.0;
/// Of a seal's outline so much is ink; a signature's outline is mostly empty.
const CLOSED: f32 = 0.55;
/// How far a seal's middle may be from the middle of its place, in millimetres.
const NEAR: f32 = 45.0;
/// Wet ink varies by more than this many levels, paper and a camera's noise by less.
const EVEN: f32 = 15.5;

/// A seal that was found.
pub(super) struct Seal {
    centre: Millimetres2,
    /// First and last column, first and last row, in pixels of the sheet.
    columns: RangeInclusive<u32>,
    rows: RangeInclusive<u32>,
    is_ink: fn(Rgb<u8>) -> bool,
    /// By how many levels its ink varies.
    spread: f32,
}

impl Seal {
    /// Whether a pixel is of the seal's ink.
    pub(super) fn has(&self, x: u32, y: u32, pixel: Rgb<u8>) -> bool {
        self.columns.contains(&x) && self.rows.contains(&y) && (self.is_ink)(pixel)
    }
}

/// What is to be said of the seals, whose place is known.
pub(super) fn look(seals: &[Seal], place: Millimetres2) -> Option<Sight> {
    let from_place = |seal: &Seal| (seal.centre[0] - place[0]).hypot(seal.centre[1] - place[1]);
    let nearest = seals
        .iter()
        .min_by(|a, b| from_place(a).total_cmp(&from_place(b)));
    let Some(nearest) = nearest else {
        return Some(Sight::NoSeal);
    };
    if from_place(nearest) > NEAR {
        return Some(Sight::SealElsewhere);
    }
    (nearest.spread < EVEN).then_some(Sight::EvenSeal)
}

/// The seals on a sheet.
pub(super) fn seals(sheet: &Sheet) -> Vec<Seal> {
    [is_red as fn(Rgb<u8>) -> bool, is_blue]
        .into_iter()
        .flat_map(|is_ink| {
            let mask = GrayImage::from_fn(SIZE[0], SIZE[1], |x, y| {
                Luma([if is_ink(*sheet.pixels.get_pixel(x, y)) {
                    255
                } else {
                    0
                }])
            });
            // Strokes of one seal are at most so far apart that this joins them.
            let joined = close(&mask, Norm::LInf, 5);
            let cores = [2, 1].map(|by| erode(&mask, Norm::L1, by));
            regions(&joined, Connectivity::Eight)
                .into_iter()
                .filter_map(|region| seal(sheet, is_ink, &mask, &cores, &region))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn is_red(pixel: Rgb<u8>) -> bool {
    let [r, g, b] = pixel.0.map(i32::from);
    r - g.max(b) > 32
}

/// Blue and violet, as stamp pads have them.
fn is_blue(pixel: Rgb<u8>) -> bool {
    let [r, g, b] = pixel.0.map(i32::from);
    b - g > 28 && b - r > 18
}

/// The seal that a region of ink is, if it is one.
fn seal(
    sheet: &Sheet,
    is_ink: fn(Rgb<u8>) -> bool,
    mask: &GrayImage,
    cores: &[GrayImage; 2],
    region: &[Point<i32>],
) -> Option<Seal> {
    let range = |of: fn(&Point<i32>) -> i32| {
        let values = region.iter().map(of);
        Some((values.clone().min()?, values.max()?))
    };
    let (left, right) = range(|point| point.x)?;
    let (top, bottom) = range(|point| point.y)?;
    let (width, height) = ((right - left + 1) as f32, (bottom - top + 1) as f32);
    let sides = [width / PER_MM, height / PER_MM];
    if !sides.iter().all(|side| SIDES.contains(side))
        || !(0.5..=2.0).contains(&(width / height))
        || closed_part(mask, region) < CLOSED
    {
        return None;
    }
    Some(Seal {
        centre: [
            (left as f32 + width / 2.0) / PER_MM,
            (top as f32 + height / 2.0) / PER_MM,
        ],
        columns: left as u32..=right as u32,
        rows: top as u32..=bottom as u32,
        is_ink,
        spread: spread(sheet, cores, region),
    })
}

/// Which part of the tight outline around a region has ink just inside.
fn closed_part(mask: &GrayImage, region: &[Point<i32>]) -> f32 {
    /// How far in from the outline ink is looked for, in pixels.
    const REACH: i32 = 7;
    let hull = convex_hull(region.to_vec());
    let (mut walked, mut inked) = (0_u32, 0_u32);
    for (index, from) in hull.iter().enumerate() {
        let to = hull[(index + 1) % hull.len()];
        let (dx, dy) = ((to.x - from.x) as f32, (to.y - from.y) as f32);
        let steps = dx.hypot(dy).ceil() as u32;
        for step in 0..steps {
            let part = step as f32 / steps as f32;
            let (x, y) = (from.x as f32 + dx * part, from.y as f32 + dy * part);
            walked += 1;
            let near = -REACH..=REACH;
            let has_ink = near.clone().any(|row| {
                near.clone().any(|column| {
                    let at = (x as i32 + column, y as i32 + row);
                    let (Ok(x), Ok(y)) = (u32::try_from(at.0), u32::try_from(at.1)) else {
                        return false;
                    };
                    mask.get_pixel_checked(x, y)
                        .is_some_and(|pixel| pixel.0[0] > 0)
                })
            });
            inked += u32::from(has_ink);
        }
    }
    inked as f32 / walked.max(1) as f32
}

/// By how much the ink within a region varies, in levels: as the standard deviation would be of what lies between its
/// quarters, in the channel in which it varies most. The edges of strokes, which are half paper, are left out as far as
/// the strokes' cores are enough.
fn spread(sheet: &Sheet, cores: &[GrayImage; 2], region: &[Point<i32>]) -> f32 {
    /// The fewest pixels that tell.
    const FEWEST: usize = 120;
    /// From the quarters' distance to the standard deviation, where values lie as errors do.
    const OF_QUARTERS: f32 = 1.349;
    let samples_in = |core: &GrayImage| -> Vec<[u8; 3]> {
        let places = region.iter().map(|point| (point.x as u32, point.y as u32));
        places
            .filter(|(x, y)| core.get_pixel(*x, *y).0[0] > 0)
            .map(|(x, y)| sheet.pixels.get_pixel(x, y).0)
            .collect()
    };
    let mut samples = samples_in(&cores[0]);
    if samples.len() < FEWEST {
        samples = samples_in(&cores[1]);
    }
    (0..3)
        .map(|channel| {
            let mut values: Vec<u8> = samples.iter().map(|sample| sample[channel]).collect();
            values.sort_unstable();
            match values.len() {
                0 => 0.0,
                count => f32::from(values[count * 3 / 4] - values[count / 4]) / OF_QUARTERS,
            }
        })
        .fold(0.0, f32::max)
}
