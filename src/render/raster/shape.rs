//! Lines, rings and codes as coverage.

use tiny_skia::{FillRule, Mask, Path, PathBuilder, Rect, Stroke, StrokeDash, Transform};

use crate::geometry::{Point, Pt};
use crate::page::{Code, Grey, Line, Ring};
use crate::render::raster::canvas::Canvas;
use crate::render::shape::ring_curves;

/// A shape in pixels of the page.
pub(super) struct Shape {
    left: i32,
    top: i32,
    mask: Mask,
    grey: u8,
}

impl Shape {
    /// Draws what of it is on the canvas.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let width = self.mask.width() as usize;
        canvas.ink(self.left, self.top, width, self.mask.data(), self.grey);
    }
}

pub(super) fn line(line: &Line, scale: f32) -> Option<Shape> {
    let mut path = PathBuilder::new();
    path.move_to(line.from.x.0, line.from.y.0);
    path.line_to(line.to.x.0, line.to.y.0);
    stroke(path.finish()?, line.width, line.grey, None, scale)
}

pub(super) fn ring(ring: &Ring, scale: f32) -> Option<Shape> {
    let curves = ring_curves(ring);
    let Point { x, y } = curves[0][0];
    let mut path = PathBuilder::new();
    path.move_to(x.0, y.0);
    for [_, leave, arrive, end] in curves {
        path.cubic_to(
            leave.x.0, leave.y.0, arrive.x.0, arrive.y.0, end.x.0, end.y.0,
        );
    }
    path.close();
    let dash = ring
        .dash
        .and_then(|dash| StrokeDash::new(vec![dash.ink.0, dash.gap.0], 0.0));
    stroke(path.finish()?, ring.width, ring.grey, dash, scale)
}

pub(super) fn code(code: &Code, scale: f32) -> Option<Shape> {
    let mut path = PathBuilder::new();
    for [from, to] in code.runs() {
        path.push_rect(Rect::from_ltrb(from.x.0, from.y.0, to.x.0, to.y.0)?);
    }
    fill(&path.finish()?, Grey(0.0), scale)
}

fn stroke(
    path: Path,
    width: Pt,
    grey: Grey,
    dash: Option<StrokeDash>,
    scale: f32,
) -> Option<Shape> {
    let pen = Stroke {
        width: width.0,
        dash: None,
        ..Stroke::default()
    };
    let dashed = match dash {
        Some(dash) => path.dash(&dash, scale)?,
        None => path,
    };
    fill(&dashed.stroke(&pen, scale)?, grey, scale)
}

/// Fills an outline given in points, on a mask no larger than the outline.
fn fill(outline: &Path, grey: Grey, scale: f32) -> Option<Shape> {
    let bounds = outline.bounds();
    let left = (bounds.left() * scale).floor();
    let top = (bounds.top() * scale).floor();
    let width = super::pixels((bounds.right() * scale).ceil() - left);
    let height = super::pixels((bounds.bottom() * scale).ceil() - top);
    let mut mask = Mask::new(width.max(1), height.max(1))?;
    let place = Transform::from_scale(scale, scale).post_translate(-left, -top);
    mask.fill_path(outline, FillRule::Winding, true, place);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "grey lies between 0 and 1, a page between 0 and a few thousand pixels"
    )]
    let (left, top, grey) = (left as i32, top as i32, (grey.0 * 255.0).round() as u8);
    Some(Shape {
        left,
        top,
        mask,
        grey,
    })
}
