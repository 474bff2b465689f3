//! Lines and rings as coverage on the canvas.

use tiny_skia::{FillRule, Mask, Path, PathBuilder, Stroke, StrokeDash, Transform};

use crate::geometry::{Point, Pt};
use crate::page::{Grey, Line, Ring};
use crate::render::raster::canvas::Canvas;
use crate::render::shape::ring_curves;

pub(super) fn draw_line(canvas: &mut Canvas, line: &Line, scale: f32) {
    let mut path = PathBuilder::new();
    path.move_to(line.from.x.0, line.from.y.0);
    path.line_to(line.to.x.0, line.to.y.0);
    stroke(canvas, path.finish(), line.width, line.grey, None, scale);
}

pub(super) fn draw_ring(canvas: &mut Canvas, ring: &Ring, scale: f32) {
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
    stroke(canvas, path.finish(), ring.width, ring.grey, dash, scale);
}

fn stroke(
    canvas: &mut Canvas,
    path: Option<Path>,
    width: Pt,
    grey: Grey,
    dash: Option<StrokeDash>,
    scale: f32,
) {
    let pen = Stroke {
        width: width.0,
        dash: None,
        ..Stroke::default()
    };
    let dashed = path.and_then(|path| match dash {
        Some(dash) => path.dash(&dash, scale),
        None => Some(path),
    });
    if let Some(outline) = dashed.and_then(|path| path.stroke(&pen, scale)) {
        fill(canvas, &outline, grey, scale);
    }
}

/// Fills an outline given in points, on a mask no larger than the outline.
fn fill(canvas: &mut Canvas, outline: &Path, grey: Grey, scale: f32) {
    let bounds = outline.bounds();
    let left = (bounds.left() * scale).floor();
    let top = (bounds.top() * scale).floor();
    let width = super::pixels((bounds.right() * scale).ceil() - left);
    let height = super::pixels((bounds.bottom() * scale).ceil() - top);
    let Some(mut mask) = Mask::new(width.max(1), height.max(1)) else {
        return;
    };
    let place = Transform::from_scale(scale, scale).post_translate(-left, -top);
    mask.fill_path(outline, FillRule::Winding, true, place);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "grey lies between 0 and 1, a page between 0 and a few thousand pixels"
    )]
    let (left, top, ink) = (left as i32, top as i32, (grey.0 * 255.0).round() as u8);
    let rows = mask.data().chunks_exact(mask.width() as usize);
    for (row, coverage) in (top..).zip(rows) {
        canvas.ink_row(left, row, coverage, ink);
    }
}
