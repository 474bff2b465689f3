//! Pixels as PNG and JPG files that say their density and who wrote them.

use std::io::Write;

use image::ExtendedColorType;
use image::codecs::jpeg::{JpegEncoder, PixelDensity, PixelDensityUnit};

use crate::geometry::Dpi;
use crate::render::RenderError;
use crate::render::raster::Canvas;

/// Written into every picture, so that a later run knows it for its own.
pub const MARK: &str = concat!("gonghan ", env!("CARGO_PKG_VERSION"));

/// Bytes of compressed pixels that are handed on at a time.
const CHUNK: usize = 256 * 1024;

const JPEG_QUALITY: u8 = 90;

/// Takes rows of pixels, whole ones, in their order.
type WriteRows<'w> = dyn FnMut(&[u8]) -> Result<(), RenderError> + 'w;

/// A PNG with `pHYs` and a `Software` text, of the rows that `rows` writes.
pub(super) fn png(
    [width, height]: [u32; 2],
    has_colour: bool,
    dpi: Dpi,
    rows: impl FnOnce(&mut WriteRows<'_>) -> Result<(), RenderError>,
) -> Result<Vec<u8>, RenderError> {
    let mut bytes = Vec::with_capacity(2 * CHUNK);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if has_colour {
        png::ColorType::Rgb
    } else {
        png::ColorType::Grayscale
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // On pages of text half as slow as choosing a filter for each row, and files a quarter larger.
    encoder.set_filter(png::Filter::Sub);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: dpi.per_metre(),
        yppu: dpi.per_metre(),
        unit: png::Unit::Meter,
    }));
    encoder
        .add_text_chunk("Software".to_owned(), MARK.to_owned())
        .map_err(refused)?;
    let mut writer = encoder.write_header().map_err(refused)?;
    let mut stream = writer.stream_writer_with_size(CHUNK).map_err(refused)?;
    rows(&mut |pixels| stream.write_all(pixels).map_err(refused))?;
    stream.finish().map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(bytes)
}

fn refused(error: impl std::fmt::Display) -> RenderError {
    RenderError::Encoding(error.to_string())
}

/// The canvas as JPG with its density and a comment.
pub(super) fn jpeg(canvas: &Canvas, dpi: Dpi) -> Result<Vec<u8>, RenderError> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    encoder.set_pixel_density(PixelDensity {
        density: (dpi.per_inch(), dpi.per_inch()),
        unit: PixelDensityUnit::Inches,
    });
    let colour = if canvas.has_colour() {
        ExtendedColorType::Rgb8
    } else {
        ExtendedColorType::L8
    };
    encoder
        .encode(canvas.pixels(), canvas.width(), canvas.height(), colour)
        .map_err(refused)?;
    Ok(with_comment(&bytes))
}

/// A JPEG with [`comment`] behind its first segment, which JFIF wants first.
pub(crate) fn with_comment(file: &[u8]) -> Vec<u8> {
    /// Start of image, then the marker and the length of the first segment.
    const HEAD: usize = 6;
    let first = usize::from(u16::from_be_bytes([file[4], file[5]]));
    let (before, behind) = file.split_at(HEAD - 2 + first);
    [before, &comment(), behind].concat()
}

/// The comment segment of a JPEG by which a later run knows the file (ITU-T T.81, B.2.4.5).
pub(crate) fn comment() -> Vec<u8> {
    let length = u16::try_from(MARK.len() + 2).unwrap_or(u16::MAX);
    [&[0xFF, 0xFE], &length.to_be_bytes(), MARK.as_bytes()].concat()
}
