//! Straight lines within a drawn path.

use hayro::kurbo::{BezPath, PathEl, Point, Rect};

use super::device::{edges, millimetres};
use crate::geometry::Edges;

/// What a line may lean, in millimetres.
const LEAN: f64 = 0.2;
/// What is thicker is no line, in millimetres.
const THICKEST: f64 = 0.8;
/// The part of a box's side that is straight, at least: its corners may be round.
const STRAIGHT: f64 = 0.4;

/// Lines of a stroke so many millimetres wide.
pub(super) fn stroked_lines(path: &BezPath, width: f64) -> Vec<Edges> {
    if width > 3.0 {
        return Vec::new();
    }
    let half = width / 2.0;
    subpaths(path)
        .iter()
        .flat_map(|subpath| match subpath.as_box() {
            Some(bounds) => sides(bounds, half),
            None => subpath
                .lines
                .iter()
                .filter(|(from, to)| (from.x - to.x).abs().min((from.y - to.y).abs()) < LEAN)
                .map(|(from, to)| line(*from, *to, half))
                .collect(),
        })
        .collect()
}

/// Filled shapes that are as thin as a line, and the edges of boxes that stand out from the paper.
pub(super) fn filled_lines(path: &BezPath) -> Vec<Edges> {
    subpaths(path)
        .iter()
        .flat_map(|subpath| {
            let bounds = subpath.bounds;
            if bounds.width().min(bounds.height()) < THICKEST {
                let [left, top, right, bottom] = edges(bounds);
                return vec![Edges::new(left, top, right, bottom)];
            }
            subpath
                .as_box()
                .map(|bounds| sides(bounds, 0.0))
                .unwrap_or_default()
        })
        .collect()
}

fn line(from: Point, to: Point, half: f64) -> Edges {
    let bounds = Rect::from_points(from, to);
    let [left, top, right, bottom] = edges(bounds);
    let half = millimetres(half);
    if bounds.width() >= bounds.height() {
        Edges::new(left, top - half, right, bottom + half)
    } else {
        Edges::new(left - half, top, right + half, bottom)
    }
}

fn sides(bounds: Rect, half: f64) -> Vec<Edges> {
    let corners = [
        Point::new(bounds.x0, bounds.y0),
        Point::new(bounds.x1, bounds.y0),
        Point::new(bounds.x1, bounds.y1),
        Point::new(bounds.x0, bounds.y1),
    ];
    (0..4)
        .map(|side| line(corners[side], corners[(side + 1) % 4], half))
        .collect()
}

struct Subpath {
    lines: Vec<(Point, Point)>,
    bounds: Rect,
}

impl Subpath {
    /// Its bounds, if each of their sides is drawn straight for the most part.
    fn as_box(&self) -> Option<Rect> {
        let Rect { x0, y0, x1, y1 } = self.bounds;
        let is_drawn = |length: f64, is_on: &dyn Fn(Point) -> bool| {
            let drawn: f64 = self
                .lines
                .iter()
                .filter(|(from, to)| is_on(*from) && is_on(*to))
                .map(|(from, to)| from.distance(*to))
                .sum();
            drawn >= STRAIGHT * length
        };
        let (width, height) = (self.bounds.width(), self.bounds.height());
        let is_box = width.min(height) > THICKEST
            && is_drawn(width, &|point| (point.y - y0).abs() < LEAN)
            && is_drawn(width, &|point| (point.y - y1).abs() < LEAN)
            && is_drawn(height, &|point| (point.x - x0).abs() < LEAN)
            && is_drawn(height, &|point| (point.x - x1).abs() < LEAN);
        is_box.then_some(self.bounds)
    }
}

fn subpaths(path: &BezPath) -> Vec<Subpath> {
    let mut all: Vec<Subpath> = Vec::new();
    let (mut start, mut at) = (Point::ZERO, Point::ZERO);
    for element in path.elements() {
        let (to, is_straight) = match *element {
            PathEl::MoveTo(to) => {
                all.push(Subpath {
                    lines: Vec::new(),
                    bounds: Rect::from_points(to, to),
                });
                (start, at) = (to, to);
                continue;
            }
            PathEl::LineTo(to) => (to, true),
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => (to, false),
            PathEl::ClosePath => (start, true),
        };
        if let Some(subpath) = all.last_mut() {
            subpath.bounds = subpath.bounds.union_pt(to);
            if is_straight {
                subpath.lines.push((at, to));
            }
        }
        at = to;
    }
    // A lone point draws nothing.
    all.retain(|subpath| subpath.bounds.width().max(subpath.bounds.height()) > 0.0);
    all
}
