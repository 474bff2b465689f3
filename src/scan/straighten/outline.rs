//! The four corners of a sheet on a desk.

use image::{GrayImage, Luma};
use imageproc::contrast::otsu_level;
use imageproc::distance_transform::Norm;
use imageproc::geometry::{approximate_polygon_dp, arc_length, contour_area, convex_hull};
use imageproc::morphology::open;
use imageproc::point::Point;
use imageproc::region_labelling::Connectivity;

use super::Doubt;
use crate::scan::byte_budget::scaled;
use crate::scan::picture::Picture;
use crate::scan::regions::regions;

/// A corner: columns from the left, rows from the top, in pixels.
pub type Corner = [f32; 2];

/// What lies around a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing: the page is all of the picture.
    Whole,
    /// A desk, and the page on it: top left, top right, bottom right, bottom left.
    Sheet([Corner; 4]),
    /// Something, but no page for sure.
    Unsure(Doubt),
}

/// The longer side of the picture that is looked at, in pixels.
const LOOKED_AT: u32 = 800;
/// Paper and desk differ by at least so much.
const LEAST_CONTRAST: f64 = 28.0;
/// From the desk to the paper within ten pixels.
const LEAST_STEP: f64 = 18.0;
/// Of a sheet's side so much is such a step: fingers and pens may lie on the rest.
const SHARP: f64 = 0.7;
/// What a sheet takes of the picture at least.
const LEAST_AREA: f64 = 0.1;
/// A sheet's four corners hold nearly all of its outline.
const LEAST_FILL: f64 = 0.94;

/// What of a sheet is not print, at least.
const MOST_PRINT: f64 = 0.5;

/// Parts of the level between paper and desk that are tried: paper in a shadow lies below it.
const LEVELS: [f32; 4] = [1.0, 0.82, 0.67, 0.55];

/// Looks for a sheet: the largest that is one for sure at any level.
pub(super) fn find(picture: &Picture) -> Found {
    let longer = picture.pixels.width().max(picture.pixels.height());
    let factor = (f64::from(LOOKED_AT) / f64::from(longer)).min(1.0);
    let small = scaled(picture, factor);
    let papery = image::imageops::blur(&paperiness(&small), 1.5);
    let level = otsu_level(&papery);
    let (bright, dark) = means(&papery, level);
    if bright - dark < LEAST_CONTRAST {
        return Found::Whole;
    }
    let found = LEVELS.map(|part| find_above(&papery, (f32::from(level) * part) as u8));
    let sheets = found.iter().filter_map(|found| match found {
        Found::Sheet(corners) => Some(*corners),
        Found::Whole | Found::Unsure(_) => None,
    });
    // A lower level takes a rim of the desk in, so that only much more of a sheet counts.
    let largest = sheets.reduce(|one, other| {
        if area(&other) > 1.1 * area(&one) {
            other
        } else {
            one
        }
    });
    match (found[0], largest) {
        (Found::Whole, _) | (_, None) => found[0],
        // Two sheets at the first level may look like one at the next, where only a narrow gap is between them.
        (Found::Unsure(Doubt::TwoSheets), Some(corners))
            if !is_shaded_across(&papery, level, &corners) =>
        {
            found[0]
        }
        (_, Some(corners)) => {
            let back = (1.0 / factor) as f32;
            // A little is taken off all round: it is half desk.
            let full = |at: f32| (at + 0.5) * back - 0.5;
            Found::Sheet(drawn_in(corners, 1.5).map(|[x, y]| [full(x), full(y)]))
        }
    }
}

/// Whether a band right across a sheet, and not a narrow one, is darker than a level.
fn is_shaded_across(papery: &GrayImage, level: u8, corners: &[Corner; 4]) -> bool {
    const LINES: u8 = 100;
    const NARROW: usize = 5;
    let part = |index: u8| (f32::from(index) + 0.5) / f32::from(LINES);
    let between =
        |a: Corner, b: Corner, at: f32| [0, 1].map(|axis| a[axis] + (b[axis] - a[axis]) * at);
    let is_dark = |[x, y]: Corner| {
        let pixel = papery.get_pixel_checked(x.max(0.0) as u32, y.max(0.0) as u32);
        pixel.is_some_and(|pixel| pixel.0[0] <= level)
    };
    let [a, b, c, d] = *corners;
    let shaded_lines = |from: [Corner; 2], to: [Corner; 2]| {
        let lines = (0..LINES).map(|line| {
            let (start, end) = (
                between(from[0], from[1], part(line)),
                between(to[0], to[1], part(line)),
            );
            let dark = (0..LINES).filter(|at| is_dark(between(start, end, part(*at))));
            dark.count() > usize::from(LINES) * 9 / 10
        });
        lines.filter(|is_shaded| *is_shaded).count()
    };
    shaded_lines([a, d], [b, c]).max(shaded_lines([a, b], [d, c])) > NARROW
}

/// Looks for a sheet in what is brighter than a level; its corners are those of the small picture.
fn find_above(papery: &GrayImage, level: u8) -> Found {
    let mask = GrayImage::from_fn(papery.width(), papery.height(), |x, y| {
        Luma([if papery.get_pixel(x, y).0[0] > level {
            255
        } else {
            0
        }])
    });
    if is_print(&mask) {
        return Found::Whole;
    }
    let mask = open(&mask, Norm::LInf, 3);
    let all = f64::from(mask.width()) * f64::from(mask.height());
    let mut sheets = regions(&mask, Connectivity::Four);
    sheets.sort_by_key(|region| std::cmp::Reverse(region.len()));
    let Some(largest) = sheets.first() else {
        return Found::Unsure(Doubt::NoSheet);
    };
    let second = sheets.get(1);
    if second.is_some_and(|second| is_like(second, largest, &mask, all)) {
        return Found::Unsure(Doubt::TwoSheets);
    }
    let corners = match quadrilateral(largest, &mask, all) {
        Ok(corners) => corners,
        Err(doubt) => return Found::Unsure(doubt),
    };
    if sides_on_edge(&corners, mask.width() as f32, mask.height() as f32) == 4 {
        return Found::Whole;
    }
    let steps = sharp_parts(&corners, papery);
    if steps.iter().all(|part| *part > SHARP) {
        Found::Sheet(corners)
    } else if steps.iter().all(|part| *part < SHARP) {
        // No side is one: what looks like a desk is shade on the page.
        Found::Whole
    } else {
        Found::Unsure(Doubt::NoSheet)
    }
}

/// Which part of each side is a sharp step from paper down to desk: shade comes slowly.
fn sharp_parts(corners: &[Corner; 4], papery: &GrayImage) -> [f64; 4] {
    const SAMPLES: u8 = 60;
    let middle = centre(corners);
    let tone = |[x, y]: Corner| {
        let (x, y) = (x.round(), y.round());
        let is_within =
            x >= 0.0 && y >= 0.0 && x < papery.width() as f32 && y < papery.height() as f32;
        is_within.then(|| f64::from(papery.get_pixel(x as u32, y as u32).0[0]))
    };
    [0, 1, 2, 3].map(|index: usize| {
        let (from, to) = (corners[index], corners[(index + 1) % 4]);
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = dx.hypot(dy).max(1.0);
        let mut inwards = [-dy / length, dx / length];
        if (middle[0] - from[0]) * inwards[0] + (middle[1] - from[1]) * inwards[1] < 0.0 {
            inwards = inwards.map(|axis| -axis);
        }
        let sharp = (1..SAMPLES).filter(|sample| {
            let part = f32::from(*sample) / f32::from(SAMPLES);
            let at = [from[0] + dx * part, from[1] + dy * part];
            let beside = |by: f32| tone([at[0] + inwards[0] * by, at[1] + inwards[1] * by]);
            match (beside(5.0), beside(-5.0)) {
                (Some(inside), Some(outside)) => inside - outside > LEAST_STEP,
                // Beyond the picture's edge nothing can be seen.
                _ => true,
            }
        });
        sharp.count() as f64 / f64::from(SAMPLES - 1)
    })
}

/// Whether four corners go round a part of a picture clockwise from the top left, none of them far outside.
pub(super) fn are_corners(corners: &[Corner; 4], [width, height]: [u32; 2]) -> bool {
    let turn = |index: usize| {
        let [a, b, c] = [0, 1, 2].map(|step| corners[(index + step) % 4]);
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    };
    #[expect(clippy::cast_precision_loss, reason = "a side has five figures")]
    let (width, height) = (width as f32, height as f32);
    let is_within = |corner: &Corner| {
        (-1.0..=width).contains(&corner[0]) && (-1.0..=height).contains(&corner[1])
    };
    (0..4).all(|index| turn(index) > 100.0) && corners.iter().all(is_within)
}

/// Paper is bright and has no colour: the luminance, less the colour.
fn paperiness(picture: &Picture) -> GrayImage {
    let pixels = picture.pixels.pixels().map(|pixel| {
        let [r, g, b] = pixel.0.map(i32::from);
        let luminance = (299 * r + 587 * g + 114 * b) / 1000;
        let colour = r.max(g).max(b) - r.min(g).min(b);
        // Clamped to a byte.
        u8::try_from((luminance - colour * 7 / 10).clamp(0, 255)).unwrap_or(0)
    });
    let [width, height] = picture.size();
    // One sample for each pixel.
    GrayImage::from_raw(width, height, pixels.collect()).unwrap_or_default()
}

fn means(image: &GrayImage, level: u8) -> (f64, f64) {
    let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
    for pixel in image.as_raw() {
        let side = usize::from(*pixel <= level);
        sums[side] += f64::from(*pixel);
        counts[side] += 1.0;
    }
    let mean = |side: usize| sums[side] / f64::max(counts[side], 1.0);
    (mean(0), mean(1))
}

/// Whether what is dark is print on a sheet that fills the picture, and no desk: it hardly reaches the picture's edges.
fn is_print(mask: &GrayImage) -> bool {
    let (width, height) = mask.dimensions();
    let is_dark = |x: u32, y: u32| mask.get_pixel(x, y).0[0] == 0;
    let edges = [
        (0..width).filter(|&x| is_dark(x, 0)).count() as f64 / f64::from(width),
        (0..width).filter(|&x| is_dark(x, height - 1)).count() as f64 / f64::from(width),
        (0..height).filter(|&y| is_dark(0, y)).count() as f64 / f64::from(height),
        (0..height).filter(|&y| is_dark(width - 1, y)).count() as f64 / f64::from(height),
    ];
    edges.iter().all(|dark| *dark < 0.1)
}

/// Whether a second region is a sheet too.
fn is_like(second: &[Point<i32>], largest: &[Point<i32>], mask: &GrayImage, all: f64) -> bool {
    second.len() as f64 > 0.35 * largest.len() as f64
        && !matches!(quadrilateral(second, mask, all), Err(Doubt::NoSheet))
}

/// The corners of a region that has four straight sides.
fn quadrilateral(region: &[Point<i32>], mask: &GrayImage, all: f64) -> Result<[Corner; 4], Doubt> {
    let (width, height) = (mask.width() as f32, mask.height() as f32);
    let hull = convex_hull(region.to_vec());
    let hull_area = contour_area(&hull);
    if hull_area < LEAST_AREA * all {
        return Err(Doubt::NoSheet);
    }
    let rough = largest_within(&hull).ok_or(Doubt::NoSheet)?;
    let corners = clockwise(rough.map(|point| [point.x as f32, point.y as f32]));
    let corners = refined(&corners, &hull).ok_or(Doubt::NoSheet)?;
    let area = area(&corners);
    let region_area = region.len() as f64;
    if hull_area / area < LEAST_FILL
        || area / hull_area < LEAST_FILL
        || region_area / area < MOST_PRINT
    {
        return Err(touching(region, mask).unwrap_or(Doubt::NoSheet));
    }
    let is_beyond = |corner: &Corner| {
        corner[0] < -0.03 * width
            || corner[1] < -0.03 * height
            || corner[0] > 1.03 * width
            || corner[1] > 1.03 * height
    };
    if corners.iter().any(is_beyond) {
        return Err(Doubt::BeyondTheEdge);
    }
    if !(0..4).all(|index| (55.0..125.0).contains(&angle(&corners, index))) {
        return Err(Doubt::NoSheet);
    }
    // A side that lies on the picture's edge is where the page was cut off, unless all of it is.
    match sides_on_edge(&corners, width, height) {
        0 | 4 => Ok(corners),
        _ => Err(Doubt::BeyondTheEdge),
    }
}

/// The four points of an outline that hold the largest area.
fn largest_within(hull: &[Point<i32>]) -> Option<[Point<i32>; 4]> {
    // Pairs of so many are tried in no time.
    const MOST: usize = 40;
    let length = arc_length(hull, true);
    let mut points = hull.to_vec();
    let mut step = 0.0005;
    while points.len() > MOST {
        points = approximate_polygon_dp(hull, length * step, true);
        step *= 1.5;
    }
    let cross = |a: Point<i32>, b: Point<i32>, c: Point<i32>| {
        ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).abs()
    };
    let count = points.len();
    let mut best = None;
    let mut largest = 0;
    for a in 0..count {
        for c in a + 2..count {
            let diagonal = (points[a], points[c]);
            let furthest = |range: std::ops::Range<usize>| {
                range.max_by_key(|&index| cross(diagonal.0, diagonal.1, points[index]))
            };
            // On each side of a diagonal the corner is the point furthest from it.
            let Some(b) = furthest(a + 1..c) else {
                continue;
            };
            let behind = furthest(c + 1..count).into_iter().chain(furthest(0..a));
            let Some(d) = behind.max_by_key(|&index| cross(diagonal.0, diagonal.1, points[index]))
            else {
                continue;
            };
            let area =
                cross(diagonal.0, diagonal.1, points[b]) + cross(diagonal.0, diagonal.1, points[d]);
            if area > largest {
                largest = area;
                best = Some([points[a], points[b], points[c], points[d]]);
            }
        }
    }
    best
}

/// Whether a region that is no sheet is one that the picture's edge cuts.
fn touching(region: &[Point<i32>], mask: &GrayImage) -> Option<Doubt> {
    let (right, bottom) = (mask.width() as i32 - 3, mask.height() as i32 - 3);
    let at_edge = region
        .iter()
        .filter(|point| point.x <= 2 || point.y <= 2 || point.x >= right || point.y >= bottom)
        .count();
    (at_edge as f64 > 0.15 * f64::from(mask.width())).then_some(Doubt::BeyondTheEdge)
}

/// From the corner nearest to the picture's top left.
fn clockwise(mut corners: [Corner; 4]) -> [Corner; 4] {
    let centre = centre(&corners);
    let direction = |corner: &Corner| (corner[1] - centre[1]).atan2(corner[0] - centre[0]);
    corners.sort_by(|a, b| direction(a).total_cmp(&direction(b)));
    let first = (0..4)
        .min_by(|&a, &b| {
            let sum = |index: usize| corners[index][0] + corners[index][1];
            sum(a).total_cmp(&sum(b))
        })
        .unwrap_or(0);
    corners.rotate_left(first);
    corners
}

fn centre(corners: &[Corner; 4]) -> Corner {
    [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0)
}

fn area(corners: &[Corner; 4]) -> f64 {
    let doubled: f32 = (0..4)
        .map(|index| {
            let (a, b) = (corners[index], corners[(index + 1) % 4]);
            a[0] * b[1] - b[0] * a[1]
        })
        .sum();
    f64::from(doubled.abs()) / 2.0
}

/// The angle at a corner, in degrees.
fn angle(corners: &[Corner; 4], index: usize) -> f32 {
    let [before, at, after] = [3, 0, 1].map(|step| corners[(index + step) % 4]);
    let towards = |other: Corner| (other[1] - at[1]).atan2(other[0] - at[0]);
    let angle = (towards(before) - towards(after)).to_degrees().abs();
    angle.min(360.0 - angle)
}

/// How many of a page's sides lie on the picture's edge.
fn sides_on_edge(corners: &[Corner; 4], width: f32, height: f32) -> usize {
    let near = |value: f32, edge: f32| (value - edge).abs() < 3.0;
    let is_on_edge = |index: &usize| {
        let (a, b) = (corners[*index], corners[(*index + 1) % 4]);
        [(0, 0.0), (0, width - 1.0), (1, 0.0), (1, height - 1.0)]
            .into_iter()
            .any(|(axis, edge)| near(a[axis], edge) && near(b[axis], edge))
    };
    (0..4).filter(is_on_edge).count()
}

/// The corners where the lines through the outline's sides meet: a corner that is bent or rounded is still found.
fn refined(corners: &[Corner; 4], hull: &[Point<i32>]) -> Option<[Corner; 4]> {
    let mut lines = [[0.0_f32; 3]; 4];
    for (index, line) in lines.iter_mut().enumerate() {
        let (from, to) = (corners[index], corners[(index + 1) % 4]);
        *line = line_near(from, to, hull)?;
    }
    let mut met = [[0.0; 2]; 4];
    for (index, corner) in met.iter_mut().enumerate() {
        let (a, b) = (lines[(index + 3) % 4], lines[index]);
        let determinant = a[0] * b[1] - b[0] * a[1];
        if determinant.abs() < 0.2 {
            return None;
        }
        *corner = [
            (b[1] * a[2] - a[1] * b[2]) / determinant,
            (a[0] * b[2] - b[0] * a[2]) / determinant,
        ];
    }
    Some(met)
}

/// The line `a x + b y = c` through the part of the outline that goes along a side, its ends left out.
fn line_near(from: Corner, to: Corner, hull: &[Point<i32>]) -> Option<[f32; 3]> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if length < 20.0 {
        return None;
    }
    let mut points = Vec::new();
    // The hull's own corners are few: its sides are walked.
    for (index, start) in hull.iter().enumerate() {
        let end = hull[(index + 1) % hull.len()];
        let (x0, y0, x1, y1) = (start.x as f32, start.y as f32, end.x as f32, end.y as f32);
        let steps = (x1 - x0).hypot(y1 - y0).ceil().max(1.0);
        for step in 0..steps as usize {
            let part = step as f32 / steps;
            let (x, y) = (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part);
            let along = ((x - from[0]) * dx + (y - from[1]) * dy) / (length * length);
            let beside = ((x - from[0]) * dy - (y - from[1]) * dx).abs() / length;
            if (0.1..0.9).contains(&along) && beside < 0.02 * length + 3.0 {
                points.push([x, y]);
            }
        }
    }
    if points.len() < 10 {
        return None;
    }
    let count = points.len() as f32;
    let mean = [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f32>() / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for [x, y] in points {
        let (x, y) = (x - mean[0], y - mean[1]);
        (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
    }
    // The direction in which the points lie furthest apart.
    let direction = 0.5 * (2.0 * xy).atan2(xx - yy);
    let normal = [-direction.sin(), direction.cos()];
    Some([
        normal[0],
        normal[1],
        normal[0] * mean[0] + normal[1] * mean[1],
    ])
}

/// Corners moved towards their centre by so many pixels.
fn drawn_in(corners: [Corner; 4], by: f32) -> [Corner; 4] {
    let centre = centre(&corners);
    corners.map(|corner| {
        let (dx, dy) = (centre[0] - corner[0], centre[1] - corner[1]);
        let part = by * std::f32::consts::SQRT_2 / dx.hypot(dy).max(1.0);
        [corner[0] + dx * part, corner[1] + dy * part]
    })
}
