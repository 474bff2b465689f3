//! By how much a page's lines of text lie askew.

use image::GrayImage;
use imageproc::contrast::adaptive_threshold;

use crate::scan::byte_budget::scaled;
use crate::scan::picture::Picture;

/// The most that is believed, in degrees: a page laid worse than this is seen and laid again.
const MOST: f32 = 8.0;
/// Less than this is no trouble to anybody, and turning costs sharpness.
const LEAST: f32 = 0.25;
/// The width of the picture that is looked at, in pixels.
const LOOKED_AT: f64 = 1000.0;
/// The lines' profile at the angle found stands so much above the others.
const CLEAR: f64 = 1.25;

/// The angle in degrees by which the page is to be turned, clockwise; none where its lines lie level or are not clear.
pub(super) fn find(picture: &Picture) -> Option<f32> {
    let factor = LOOKED_AT / f64::from(picture.pixels.width().max(picture.pixels.height()));
    let small = if factor < 1.0 {
        scaled(picture, factor)
    } else {
        picture.clone()
    };
    let grey = image::imageops::grayscale(&small.pixels);
    let ink = ink(&grey);
    if ink.len() < 400 {
        return None;
    }
    let rows = grey.height() as usize;
    let steps = |from: f32, to: f32, step: f32| {
        let count = ((to - from) / step).round() as i32;
        (0..=count).map(move |index| from + index as f32 * step)
    };
    let coarse: Vec<(f32, f64)> = steps(-MOST, MOST, 0.25)
        .map(|angle| (angle, sharpness(&ink, rows, angle)))
        .collect();
    let (rough, best) = coarse.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let mut others: Vec<f64> = coarse.iter().map(|(_, sharpness)| *sharpness).collect();
    others.sort_by(f64::total_cmp);
    if best < CLEAR * others[others.len() / 2] {
        return None;
    }
    let (angle, _) = steps(rough - 0.25, rough + 0.25, 0.05)
        .map(|angle| (angle, sharpness(&ink, rows, angle)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    // At the end of what is tried the true angle may lie beyond.
    (angle.abs() >= LEAST && angle.abs() < MOST - 0.3).then_some(-angle)
}

/// The places of dark pixels on brighter ground, from the picture's middle.
fn ink(grey: &GrayImage) -> Vec<[f32; 2]> {
    let dark = adaptive_threshold(grey, 12, 12);
    let (width, height) = grey.dimensions();
    let (middle, centre) = (width as f32 / 2.0, height as f32 / 2.0);
    // The outermost parts are what lies around the page.
    let (left, top) = (width / 40, height / 40);
    dark.enumerate_pixels()
        .filter(|(x, y, pixel)| {
            pixel.0[0] == 0 && (left..width - left).contains(x) && (top..height - top).contains(y)
        })
        .map(|(x, y, _)| [x as f32 - middle, y as f32 - centre])
        .collect()
}

/// How much the numbers of dark pixels change from row to row, were the page turned back by an angle.
fn sharpness(ink: &[[f32; 2]], rows: usize, angle: f32) -> f64 {
    let (sine, cosine) = angle.to_radians().sin_cos();
    let mut counts = vec![0_u32; rows + 2];
    let centre = rows as f32 / 2.0;
    for [x, y] in ink {
        let row = y * cosine - x * sine + centre;
        if row >= 0.0
            && let Some(count) = counts.get_mut(row as usize)
        {
            *count += 1;
        }
    }
    counts
        .windows(2)
        .map(|two| {
            let step = f64::from(two[0]) - f64::from(two[1]);
            step * step
        })
        .sum()
}
