//! Glyph runs as coverage on the canvas.

use crate::font::FontError;
use crate::geometry::Pt;
use crate::page::GlyphRun;
use crate::render::raster::canvas::Canvas;
use crate::render::raster::font::{Bitmap, RasterFaces};

/// No glyph reaches further from its baseline, in em: the tallest stacks here reach 1.5.
const REACH: f32 = 4.0;

pub(super) fn draw_run(
    canvas: &mut Canvas,
    run: &GlyphRun,
    faces: &mut RasterFaces<'_>,
    scale: f32,
) -> Result<(), FontError> {
    let size = run.size.0 * scale;
    let (baseline, reach) = (nearest(run.origin.y.0 * scale), nearest(size * REACH));
    if !canvas.shows(baseline - reach, baseline + reach) {
        return Ok(());
    }
    let mut pen = Pt::ZERO;
    for glyph in &run.glyphs {
        let at = run.origin.moved(pen + glyph.offset.x, glyph.offset.y);
        let bitmap = faces.bitmap(run.face, glyph.id, size)?;
        draw_bitmap(canvas, bitmap, at.x.0 * scale, at.y.0 * scale);
        pen += glyph.advance;
    }
    Ok(())
}

/// Draws a bitmap with its pen at `x` and its baseline at `y`, in pixels: to the third across, to the whole down.
fn draw_bitmap(canvas: &mut Canvas, bitmap: &Bitmap, x: f32, y: f32) {
    let third = nearest(x * 3.0 + bitmap.left);
    let left = third.div_euclid(3);
    let lead = usize::try_from(third.rem_euclid(3)).unwrap_or(0);
    let pixels = bitmap.begun_on(lead);
    let top = nearest(y) - bitmap.top;
    canvas.ink(left, top, pixels.width, &pixels.coverage, 0);
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is a few thousand pixels wide and high"
)]
fn nearest(position: f32) -> i32 {
    position.round() as i32
}
