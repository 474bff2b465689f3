//! A page as pixels.

mod canvas;
mod encode;
mod font;
mod picture;
mod shape;
mod text;

pub use canvas::Canvas;
pub use encode::{MARK, jpeg, png};

use crate::font::SubsetFaces;
use crate::geometry::Dpi;
use crate::page::{Item, Page};
use crate::render::RenderError;
use crate::render::raster::font::RasterFaces;

/// The most pixels that a page is drawn with; A4 at 600 dpi has 35 million.
const MOST_PIXELS: u64 = 64_000_000;

/// Draws a page on white: grey pixels, or RGB where a picture on it has colour.
///
/// # Errors
/// The page has more pixels than the stated limit, or a face can't be rasterised.
pub fn raster(page: &Page, faces: &SubsetFaces, dpi: Dpi) -> Result<Canvas, RenderError> {
    let scale = dpi.per_pt();
    let [width, height] = pixel_size(page, dpi);
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(RenderError::TooLarge { width, height });
    }
    let mut canvas = Canvas::white(width, height, page.has_colour());
    let mut faces = RasterFaces::load(page, faces, scale)?;
    for item in &page.items {
        match item {
            Item::Glyphs(run) => text::draw_run(&mut canvas, run, &mut faces, scale),
            Item::Line(line) => shape::draw_line(&mut canvas, line, scale),
            Item::Ring(ring) => shape::draw_ring(&mut canvas, ring, scale),
            Item::Picture(picture) => picture::draw_picture(&mut canvas, picture, scale),
        }
    }
    Ok(canvas)
}

/// Columns and rows of a page: A4 at 300 dpi has 2480 and 3508.
#[must_use]
pub fn pixel_size(page: &Page, dpi: Dpi) -> [u32; 2] {
    [page.size.width, page.size.height].map(|side| pixels(side.0 * dpi.per_pt()))
}

/// The nearest whole number of pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page's sides are at most a few thousand pixels, and never negative"
)]
fn pixels(length: f32) -> u32 {
    length.round() as u32
}
