//! The receipt as a picture that can be attached: converted where it must be.

use std::io::Cursor;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, RgbImage};

use super::attachment::Attachment;
use crate::application::OriginalId;
use crate::check::{FileKind, LARGEST_UPLOAD};

/// The longer side of a picture that had to be made smaller: an A4 sheet at 200 dpi.
const LONGER_SIDE: u32 = 2339;

/// The most pixels that are decoded: an A3 sheet at 600 dpi.
const MOST_PIXELS: u64 = 70_000_000;

/// The resolution at which a page of a PDF is drawn, in pixels a point.
const PIXELS_A_POINT: f32 = 200.0 / 72.0;

/// Why a receipt can't be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReceiptFault {
    /// It is of a kind that nobody could open.
    Kind(FileKind),
    /// It can't be read.
    Damaged,
    /// A PDF of several pages, of which only one can be meant.
    Pages {
        /// How many it has.
        count: usize,
    },
    /// It has too many pixels.
    TooLarge {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Nothing is to be seen on it.
    Blank,
}

/// Makes the receipt of an account ready to be attached, as PNG or JPG under an ASCII name.
///
/// # Errors
/// It is no picture or PDF page, damaged, blank, or too large.
pub fn receipt(bytes: &[u8], id: &OriginalId) -> Result<Attachment, ReceiptFault> {
    let named = |extension: &str, bytes: Vec<u8>| Attachment {
        name: format!("payment-receipt-{id}.{extension}"),
        bytes,
    };
    let kind = FileKind::of(bytes);
    let (picture, was_turned) = match kind {
        FileKind::Pdf => (page(bytes)?, false),
        FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Bmp => decode(bytes)?,
        other => return Err(ReceiptFault::Kind(other)),
    };
    let fits = bytes.len() as u64 <= LARGEST_UPLOAD;
    // Photos carry the place where they were taken; only what has no such data goes out as it came.
    let is_plain = !was_turned && !has_metadata(kind, bytes);
    match kind {
        FileKind::Jpeg if fits && is_plain => return Ok(named("jpg", bytes.to_vec())),
        FileKind::Png if fits && is_plain => return Ok(named("png", bytes.to_vec())),
        _ => {}
    }
    if kind != FileKind::Jpeg
        && let Some(png) = png(&picture)
        && png.len() as u64 <= LARGEST_UPLOAD
    {
        return Ok(named("png", png));
    }
    jpeg_that_fits(picture)
        .map(|jpeg| named("jpg", jpeg))
        .ok_or(ReceiptFault::Damaged)
}

/// The picture, upright, and whether it had to be turned.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, bool), ReceiptFault> {
    let damaged = |_| ReceiptFault::Damaged;
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| ReceiptFault::Damaged)?;
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ReceiptFault::TooLarge { width, height });
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    let was_turned = orientation != image::metadata::Orientation::NoTransforms;
    Ok((picture, was_turned))
}

/// The one page of a PDF, on white.
fn page(bytes: &[u8]) -> Result<DynamicImage, ReceiptFault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| ReceiptFault::Damaged)?;
    let pages = pdf.pages();
    let [page] = &pages[..] else {
        return Err(match pages.len() {
            0 => ReceiptFault::Damaged,
            count => ReceiptFault::Pages { count },
        });
    };
    let (width, height) = page.render_dimensions();
    let (width, height) = (pixels_of(width), pixels_of(height));
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ReceiptFault::TooLarge { width, height });
    }
    let pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: PIXELS_A_POINT,
            y_scale: PIXELS_A_POINT,
            bg_color: WHITE,
        },
    );
    let samples: Vec<u8> = pixmap
        .data()
        .iter()
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
        .collect();
    if samples.iter().all(|&sample| sample > 250) {
        return Err(ReceiptFault::Blank);
    }
    RgbImage::from_raw(pixmap.width().into(), pixmap.height().into(), samples)
        .map(DynamicImage::ImageRgb8)
        .ok_or(ReceiptFault::Damaged)
}

/// How many pixels a length in points is drawn with.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is within these bounds"
)]
fn pixels_of(points: f32) -> u32 {
    (points * PIXELS_A_POINT).ceil().clamp(1.0, 1_000_000.0) as u32
}

/// Whether a file carries EXIF or other data beside its pixels.
fn has_metadata(kind: FileKind, bytes: &[u8]) -> bool {
    let marks: &[&[u8]] = match kind {
        FileKind::Jpeg => &[b"Exif\0\0", b"http://ns.adobe.com/xap"],
        _ => &[b"eXIf", b"XML:com.adobe.xmp", b"Raw profile type"],
    };
    // Such data stands at the beginning of a file, before the pixels.
    let head = &bytes[..bytes.len().min(256 * 1024)];
    marks
        .iter()
        .any(|mark| head.windows(mark.len()).any(|window| window == *mark))
}

fn png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    flattened(picture)
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .ok()?;
    Some(bytes)
}

/// The largest and best JPG within the limit.
fn jpeg_that_fits(picture: DynamicImage) -> Option<Vec<u8>> {
    let mut picture = flattened(&picture);
    if picture.width().max(picture.height()) > LONGER_SIDE {
        picture = picture.resize(LONGER_SIDE, LONGER_SIDE, FilterType::Lanczos3);
    }
    loop {
        for quality in [92, 85, 75] {
            let mut bytes = Vec::new();
            picture
                .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))
                .ok()?;
            if bytes.len() as u64 <= LARGEST_UPLOAD {
                return Some(bytes);
            }
        }
        // Noise alone is so hard to press; halving comes to an end.
        let (width, height) = (picture.width() / 2, picture.height() / 2);
        picture = picture.resize(width.max(1), height.max(1), FilterType::Lanczos3);
    }
}

/// Eight bits a sample, on white where it was transparent.
fn flattened(picture: &DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return if picture.color().has_color() {
            DynamicImage::ImageRgb8(picture.to_rgb8())
        } else {
            DynamicImage::ImageLuma8(picture.to_luma8())
        };
    }
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (flat, pixel) in flat.pixels_mut().zip(picture.to_rgba8().pixels()) {
        let [r, g, b, alpha] = pixel.0.map(u32::from);
        let over = |sample: u32| {
            let mixed = (sample * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        flat.0 = [over(r), over(g), over(b)];
    }
    DynamicImage::ImageRgb8(flat)
}
