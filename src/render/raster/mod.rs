//! A page as pixels.

mod canvas;
mod encode;
mod font;
mod picture;
mod shape;
mod text;

pub use canvas::Canvas;
pub use encode::MARK;
pub(crate) use encode::{comment, with_comment};
pub use font::RasterScratch;

use crate::font::{FontError, SubsetFaces};
use crate::geometry::Dpi;
use crate::page::{GlyphRun, Item, Page};
use crate::render::RenderError;
use crate::render::raster::font::RasterFaces;
use crate::render::raster::picture::ScaledPicture;
use crate::render::raster::shape::Shape;

/// The most pixels that a page is drawn with; A4 at 600 dpi has 35 million.
const MOST_PIXELS: u64 = 64_000_000;
/// Rows that are drawn at a time: few enough that their pixels stay in the processor's cache.
const BAND: u32 = 256;

/// The page as PNG with its density, 8-bit grey unless a picture on it has colour.
///
/// # Errors
/// The page has more pixels than the stated limit, or a face can't be rasterised.
pub fn png(
    page: &Page,
    faces: &SubsetFaces,
    dpi: Dpi,
    scratch: &mut RasterScratch,
) -> Result<Vec<u8>, RenderError> {
    let mut drawing = Drawing::of(page, faces, dpi, scratch)?;
    let [width, height] = drawing.size;
    let mut canvas = Canvas::white(width, BAND.min(height), drawing.has_colour);
    let row_length = canvas.pixels().len() / canvas.height() as usize;
    encode::png(drawing.size, drawing.has_colour, dpi, |write| {
        for top in (0..height).step_by(BAND as usize) {
            drawing.draw(&mut canvas, top)?;
            let rows = BAND.min(height - top) as usize;
            write(&canvas.pixels()[..rows * row_length])?;
        }
        Ok(())
    })
}

/// The page as JPG with its density.
///
/// # Errors
/// The page has more pixels than the stated limit, or a face can't be rasterised.
pub fn jpeg(
    page: &Page,
    faces: &SubsetFaces,
    dpi: Dpi,
    scratch: &mut RasterScratch,
) -> Result<Vec<u8>, RenderError> {
    encode::jpeg(&raster(page, faces, dpi, scratch)?, dpi)
}

/// Pixels in colour as PNG with their density.
///
/// # Errors
/// They can't be encoded.
pub fn rgb_png(pixels: &image::RgbImage, dpi: Dpi) -> Result<Vec<u8>, RenderError> {
    let size = [pixels.width(), pixels.height()];
    encode::png(size, true, dpi, |write| write(pixels.as_raw()))
}

/// Draws a page on white: grey pixels, or RGB where a picture on it has colour.
///
/// # Errors
/// The page has more pixels than the stated limit, or a face can't be rasterised.
pub fn raster(
    page: &Page,
    faces: &SubsetFaces,
    dpi: Dpi,
    scratch: &mut RasterScratch,
) -> Result<Canvas, RenderError> {
    let mut drawing = Drawing::of(page, faces, dpi, scratch)?;
    let [width, height] = drawing.size;
    let mut canvas = Canvas::white(width, height, drawing.has_colour);
    drawing.draw(&mut canvas, 0)?;
    Ok(canvas)
}

/// A page made ready to be drawn, band by band.
struct Drawing<'a> {
    size: [u32; 2],
    has_colour: bool,
    scale: f32,
    marks: Vec<Mark<'a>>,
    faces: RasterFaces<'a>,
}

/// An item of the page; all but glyphs are turned into pixels once.
enum Mark<'a> {
    Glyphs(&'a GlyphRun),
    Shape(Shape),
    Picture(ScaledPicture),
}

impl<'a> Drawing<'a> {
    fn of(
        page: &'a Page,
        faces: &'a SubsetFaces,
        dpi: Dpi,
        scratch: &'a mut RasterScratch,
    ) -> Result<Drawing<'a>, RenderError> {
        let scale = dpi.per_pt();
        let size @ [width, height] = pixel_size(page, dpi);
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(RenderError::TooLarge { width, height });
        }
        let has_colour = page.has_colour();
        let mut marks = Vec::with_capacity(page.items.len());
        for item in &page.items {
            marks.extend(match item {
                Item::Background(background) => Some(Mark::Picture(ScaledPicture::of_sheet(
                    background.draw(dpi, has_colour)?,
                ))),
                Item::Glyphs(run) => Some(Mark::Glyphs(run)),
                Item::Line(line) => shape::line(line, scale).map(Mark::Shape),
                Item::Ring(ring) => shape::ring(ring, scale).map(Mark::Shape),
                Item::Picture(picture) => {
                    Some(Mark::Picture(ScaledPicture::of(picture, has_colour, scale)))
                }
                Item::Code(code) => shape::code(code, scale).map(Mark::Shape),
                Item::ByHand(_) => None,
            });
        }
        Ok(Drawing {
            size,
            has_colour,
            scale,
            marks,
            faces: RasterFaces::new(faces, scratch),
        })
    }

    /// Draws the rows from `top` on.
    fn draw(&mut self, canvas: &mut Canvas, top: u32) -> Result<(), FontError> {
        // A page has a few thousand rows.
        canvas.move_to(i32::try_from(top).unwrap_or(i32::MAX));
        for mark in &self.marks {
            match mark {
                Mark::Glyphs(run) => {
                    text::draw_run(canvas, run, &mut self.faces, self.scale)?;
                }
                Mark::Shape(shape) => shape.draw(canvas),
                Mark::Picture(picture) => picture.draw(canvas),
            }
        }
        Ok(())
    }
}

/// Columns and rows of a page: A4 at 300 dpi has 2480 and 3508.
#[must_use]
pub fn pixel_size(page: &Page, dpi: Dpi) -> [u32; 2] {
    page.size.pixels(dpi)
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
