//! A page seen from straight above.

use image::RgbImage;

use super::Corner;
use crate::scan::picture::Picture;

/// The height of an A4 sheet in its widths.
const A4: f32 = 297.0 / 210.0;
/// The height of a Letter sheet in its widths.
const LETTER: f32 = 11.0 / 8.5;
/// A photo tells the ratio of a sheet to within this part of it.
const NEAR: f32 = 0.045;
/// The longer side of a page that is cut out, in pixels: a phone's photo has no more of it to show.
const LONGEST: f32 = 5000.0;

/// The part of a picture between four corners, as a rectangle.
pub(in crate::scan) fn cut_out(picture: &Picture, corners: &[Corner; 4]) -> Picture {
    let side = |from: usize, to: usize| {
        (corners[from][0] - corners[to][0]).hypot(corners[from][1] - corners[to][1])
    };
    let width = side(0, 1).max(side(3, 2));
    let height = side(0, 3).max(side(1, 2));
    let by_sides = (side(0, 3) + side(1, 2)) / (side(0, 1) + side(3, 2));
    let by_camera = seen_ratio(corners, picture.size()).unwrap_or(by_sides);
    let ratio = sheet_ratio(by_camera, by_sides);
    // The side that is seen larger keeps its pixels.
    let (width, height) = if height / width > ratio {
        (height / ratio, height)
    } else {
        (width, width * ratio)
    };
    let shrink = (LONGEST / width.max(height)).min(1.0);
    let (width, height) = ((width * shrink).round(), (height * shrink).round());
    let mapping = Mapping::of_corners(corners, [width, height]);
    let pixels = sampled(&picture.pixels, &mapping, [width as u32, height as u32]);
    let per_mm = is_a4(height / width).then(|| width.min(height) / 210.0);
    Picture { pixels, per_mm }
}

/// A page turned clockwise by so many degrees about its middle; what comes in at its corners is as its edges are.
pub(super) fn turned(picture: &Picture, degrees: f32) -> Picture {
    let size = picture.size();
    let mapping = Mapping::of_turn(degrees, size);
    Picture {
        pixels: sampled(&picture.pixels, &mapping, size),
        per_mm: picture.per_mm,
    }
}

/// From a pixel of the new picture to the place in the old one that it shows: a projective map, its rows one after the
/// other.
struct Mapping([f32; 9]);

impl Mapping {
    /// Of a rectangle of so many columns and rows onto a quadrilateral (Heckbert, "Fundamentals of Texture Mapping and Image
    /// Warping", 1989, section 2.2.3).
    fn of_corners(corners: &[Corner; 4], [width, height]: [f32; 2]) -> Mapping {
        let [p0, p1, p2, p3] = *corners;
        let difference = |a: Corner, b: Corner| [a[0] - b[0], a[1] - b[1]];
        let (d1, d2) = (difference(p1, p2), difference(p3, p2));
        let sum = [0, 1].map(|axis| p0[axis] - p1[axis] + p2[axis] - p3[axis]);
        let determinant = d1[0] * d2[1] - d2[0] * d1[1];
        let g = (sum[0] * d2[1] - d2[0] * sum[1]) / determinant;
        let h = (d1[0] * sum[1] - sum[0] * d1[1]) / determinant;
        let (across, down) = ((width - 1.0).max(1.0), (height - 1.0).max(1.0));
        let row = |axis: usize| {
            [
                (p1[axis] - p0[axis] + g * p1[axis]) / across,
                (p3[axis] - p0[axis] + h * p3[axis]) / down,
                p0[axis],
            ]
        };
        let ([a, b, c], [d, e, f]) = (row(0), row(1));
        Mapping([a, b, c, d, e, f, g / across, h / down, 1.0])
    }

    /// Of a picture onto itself before it was turned clockwise about its middle.
    fn of_turn(degrees: f32, [width, height]: [u32; 2]) -> Mapping {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let (x, y) = ((width as f32 - 1.0) / 2.0, (height as f32 - 1.0) / 2.0);
        Mapping([
            cosine,
            sine,
            x - cosine * x - sine * y,
            -sine,
            cosine,
            y + sine * x - cosine * y,
            0.0,
            0.0,
            1.0,
        ])
    }
}

/// The picture that a mapping sees, each pixel between the four around its place. Where it sees beyond the old picture
/// there is the nearest pixel. (imageproc's own warp gives the same pixels in four times the time, and a
/// phone's photo is to be done within a second.)
fn sampled(source: &RgbImage, mapping: &Mapping, [width, height]: [u32; 2]) -> RgbImage {
    let (columns, rows) = (source.width() as usize, source.height() as usize);
    let (right, bottom) = ((columns - 1) as f32, (rows - 1) as f32);
    let samples = source.as_raw().as_slice();
    let [a, b, c, d, e, f, g, h, i] = mapping.0;
    let mut pixels = RgbImage::new(width, height);
    for (row, line) in pixels.chunks_exact_mut(width as usize * 3).enumerate() {
        let y = row as f32;
        let (x0, y0, w0) = (b * y + c, e * y + f, h * y + i);
        for (column, pixel) in line.chunks_exact_mut(3).enumerate() {
            let x = column as f32;
            let over = 1.0 / (g * x + w0);
            let (from_x, from_y) = ((a * x + x0) * over, (d * x + y0) * over);
            let (from_x, from_y) = (from_x.clamp(0.0, right), from_y.clamp(0.0, bottom));
            let (left, top) = (from_x as usize, from_y as usize);
            // Parts of 256 of the next column and the next row.
            let across = ((from_x - left as f32) * 256.0) as u32;
            let down = ((from_y - top as f32) * 256.0) as u32;
            let at = (top * columns + left) * 3;
            let next = if left + 1 < columns { 3 } else { 0 };
            let below = if top + 1 < rows { columns * 3 } else { 0 };
            let four = [at, at + next, at + below, at + below + next]
                .map(|start| &samples[start..start + 3]);
            for (channel, sample) in pixel.iter_mut().enumerate() {
                let [p, q, r, s] = four.map(|pixel| u32::from(pixel[channel]));
                let upper = p * (256 - across) + q * across;
                let lower = r * (256 - across) + s * across;
                let mixed = (upper * (256 - down) + lower * down + (1 << 15)) >> 16;
                *sample = u8::try_from(mixed).unwrap_or(u8::MAX);
            }
        }
    }
    pixels
}

/// The ratio of the paper size that is meant: A4 where either measure says so, as nearly all sheets are, Letter where both
/// do, or else as seen.
fn sheet_ratio(by_camera: f32, by_sides: f32) -> f32 {
    let is_near = |seen: f32, ratio: f32| (seen / ratio - 1.0).abs() < NEAR;
    let a4 = [A4, 1.0 / A4].into_iter();
    let letter = [LETTER, 1.0 / LETTER].into_iter();
    a4.clone()
        .find(|ratio| is_near(by_camera, *ratio))
        .or_else(|| a4.clone().find(|ratio| is_near(by_sides, *ratio)))
        .or_else(|| {
            letter
                .clone()
                .find(|ratio| is_near(by_camera, *ratio) && is_near(by_sides, *ratio))
        })
        .unwrap_or(by_camera)
}

fn is_a4(ratio: f32) -> bool {
    [A4, 1.0 / A4]
        .iter()
        .any(|a4| (ratio / a4 - 1.0).abs() < 0.004)
}

/// Height over width of a rectangle whose corners a camera without tilt of its own lens sees at these places (Zhang and He,
/// "Whiteboard scanning and image enhancement", 2007, section 3.3). None where its sides are seen too parallel to tell.
fn seen_ratio(corners: &[Corner; 4], [columns, rows]: [u32; 2]) -> Option<f32> {
    let (u, v) = (f64::from(columns) / 2.0, f64::from(rows) / 2.0);
    let point = |index: usize| {
        let [x, y] = corners[index].map(f64::from);
        [x - u, y - v, 1.0]
    };
    // In their order: top left, top right, bottom left, bottom right.
    let [m1, m2, m3, m4] = [point(0), point(1), point(3), point(2)];
    let k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
    let k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
    let difference = |k: f64, a: [f64; 3]| [0, 1, 2].map(|axis| k * a[axis] - m1[axis]);
    let (n2, n3) = (difference(k2, m2), difference(k3, m3));
    if n2[2].abs() < 0.02 || n3[2].abs() < 0.02 {
        return None;
    }
    let focal_squared = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
    let diagonal = u.hypot(v);
    // A phone sees the half diagonal of its picture under 25 to 50 degrees.
    if !((0.6 * diagonal).powi(2)..(4.0 * diagonal).powi(2)).contains(&focal_squared) {
        return None;
    }
    let length = |n: [f64; 3]| (n[0] * n[0] + n[1] * n[1]) / focal_squared + n[2] * n[2];
    #[expect(clippy::cast_possible_truncation, reason = "a ratio")]
    let ratio = (length(n3) / length(n2)).sqrt() as f32;
    (ratio.is_finite() && ratio > 0.0).then_some(ratio)
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
