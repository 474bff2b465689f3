//! The largest and best picture within a number of bytes.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage};
use jpeg_encoder::{ColorType, Encoder, PixelDensity, PixelDensityUnit, SamplingFactor};
use serde::Deserialize;

use super::picture::Picture;
use super::segments::clean_png;
use crate::render::raster::with_comment;
use crate::scan::error::ScanError;

/// What an upload slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UploadFormat {
    /// JPEG.
    Jpg,
    /// PNG.
    Png,
}

impl UploadFormat {
    /// What a file's name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            UploadFormat::Jpg => "jpg",
            UploadFormat::Png => "png",
        }
    }
}

/// A picture as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: UploadFormat,
    /// Columns and rows.
    pub size: [u32; 2],
    /// Of a JPEG, 1 to 100.
    pub quality: Option<u8>,
}

/// The quality above which nobody sees a difference.
const BEST: u8 = 92;
/// Below this, strokes get halos: a smaller picture of it is better.
const GOOD: u8 = 78;
/// The least, where the picture can't be made smaller.
const LEAST: u8 = 40;
/// The least longer side, in pixels: an A4 sheet at 85 dpi, where 10 pt text can just be read. A picture that is smaller
/// already is at most halved.
const LEAST_SIDE: u32 = 1000;
/// A JPEG has no more columns or rows than this (ITU-T T.81, B.2.2); 35 are left to readers that count otherwise.
pub(super) const MOST_SIDE: u32 = 65_500;
/// Below so many hundredths of the limit another try is worth it.
const FULL: u64 = 93;

/// Encodes a picture within so many bytes, as PNG if `prefer_png` and it fits so at full size.
///
/// # Errors
/// It can't be brought under the limit and still be read.
pub fn fit(
    picture: &Picture,
    format: Option<UploadFormat>,
    prefer_png: bool,
    limit: u64,
) -> Result<Encoded, ScanError> {
    let largest = picture.pixels.width().max(picture.pixels.height());
    let shrunk;
    let picture = if largest > MOST_SIDE {
        shrunk = scaled(picture, f64::from(MOST_SIDE) / f64::from(largest));
        &shrunk
    } else {
        picture
    };
    match format {
        Some(UploadFormat::Png) => png_within(picture, limit),
        Some(UploadFormat::Jpg) => jpeg_within(picture, limit),
        None => {
            if prefer_png {
                let bytes = png(picture);
                if bytes.len() as u64 <= limit {
                    return Ok(encoded(picture, bytes, UploadFormat::Png, None));
                }
            }
            jpeg_within(picture, limit)
        }
    }
}

/// The picture scaled by a factor of at most 1, by its area.
pub(super) fn scaled(picture: &Picture, factor: f64) -> Picture {
    let side = |length: u32| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "smaller than what it is a part of"
        )]
        let side = (f64::from(length) * factor).round().max(1.0) as u32;
        side
    };
    let [width, height] = picture.size();
    resized(picture, [side(width), side(height)])
}

/// The picture at another size.
pub(super) fn resized(picture: &Picture, [width, height]: [u32; 2]) -> Picture {
    let [from_width, from_height] = picture.size();
    let mut pixels = RgbImage::new(width, height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    let source = ImageRef::new(
        from_width,
        from_height,
        picture.pixels.as_raw(),
        PixelType::U8x3,
    );
    let target = Image::from_slice_u8(width, height, &mut pixels, PixelType::U8x3);
    // Both have three bytes for each of their pixels, which is all that could be wrong.
    if let (Ok(source), Ok(mut target)) = (source, target) {
        let _ = Resizer::new().resize(&source, &mut target, &options);
    }
    #[expect(clippy::cast_precision_loss, reason = "a side has five figures")]
    let per_mm = picture
        .per_mm
        .map(|per_mm| per_mm * width as f32 / from_width.max(1) as f32);
    Picture { pixels, per_mm }
}

fn encoded(
    picture: &Picture,
    bytes: Vec<u8>,
    format: UploadFormat,
    quality: Option<u8>,
) -> Encoded {
    Encoded {
        bytes,
        format,
        size: picture.size(),
        quality,
    }
}

/// To which longer side a picture may be made smaller, in pixels.
fn least_side(picture: &Picture) -> u32 {
    let longer = picture.pixels.width().max(picture.pixels.height());
    longer.div_ceil(2).min(LEAST_SIDE)
}

/// Tries ever smaller sizes until one fits at a good quality, then the best quality at which it does.
fn jpeg_within(picture: &Picture, limit: u64) -> Result<Encoded, ScanError> {
    let least = least_side(picture);
    if is_roomy(picture, limit) {
        let best = jpeg(picture, BEST);
        if best.len() as u64 <= limit {
            return Ok(encoded(picture, best, UploadFormat::Jpg, Some(BEST)));
        }
    }
    let mut holder;
    let mut current = picture;
    loop {
        let at_good = jpeg(current, GOOD);
        let size = at_good.len() as u64;
        if size <= limit {
            let (bytes, quality) = best_quality(current, at_good, GOOD, BEST, limit);
            return Ok(encoded(current, bytes, UploadFormat::Jpg, Some(quality)));
        }
        let longer = current.pixels.width().max(current.pixels.height());
        if longer <= least {
            let at_least = jpeg(current, LEAST);
            let fewest = at_least.len() as u64;
            if fewest > limit {
                return Err(ScanError::LimitTooSmall { limit, fewest });
            }
            let (bytes, quality) = best_quality(current, at_least, LEAST, GOOD - 1, limit);
            return Ok(encoded(current, bytes, UploadFormat::Jpg, Some(quality)));
        }
        // Bytes go with the area, a little slower where there is much detail.
        #[expect(clippy::cast_precision_loss, reason = "sizes of files")]
        let factor = (limit as f64 / size as f64).sqrt() * 0.985;
        let factor = factor.max(f64::from(least) / f64::from(longer)).min(0.97);
        // From the whole picture each time, so that no pixel is averaged twice.
        let whole =
            f64::from(longer) / f64::from(picture.pixels.width().max(picture.pixels.height()));
        holder = scaled(picture, whole * factor);
        current = &holder;
    }
}

/// Whether pages of this size mostly fit at the best quality: with a bit a pixel.
fn is_roomy(picture: &Picture, limit: u64) -> bool {
    let [width, height] = picture.size();
    limit.saturating_mul(8) > u64::from(width) * u64::from(height)
}

/// The best quality from `fits` to `most` that is within the limit; `bytes` are those of `fits`.
fn best_quality(
    picture: &Picture,
    mut bytes: Vec<u8>,
    mut fits: u8,
    most: u8,
    limit: u64,
) -> (Vec<u8>, u8) {
    let enough = limit / 100 * FULL;
    let mut too_much = most + 1;
    let mut next = most;
    while fits + 1 < too_much && (bytes.len() as u64) < enough {
        let tried = jpeg(picture, next);
        if tried.len() as u64 <= limit {
            (bytes, fits) = (tried, next);
        } else {
            too_much = next;
        }
        next = fits.midpoint(too_much);
    }
    (bytes, fits)
}

fn jpeg(picture: &Picture, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    // Tables made for the picture take a tenth less than those of the standard.
    encoder.set_optimized_huffman_tables(true);
    if let Some(per_mm) = picture.per_mm {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is at most 2,400"
        )]
        let dpi = (per_mm * 25.4).round() as u16;
        encoder.set_density(PixelDensity {
            density: (dpi, dpi),
            unit: PixelDensityUnit::Inches,
        });
    }
    // Sides within MOST_SIDE are all that it asks for.
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
    let (width, height) = (side(picture.pixels.width()), side(picture.pixels.height()));
    let written = if picture.is_grey() {
        let grey: Vec<u8> = picture.pixels.as_raw().iter().copied().step_by(3).collect();
        encoder.encode(&grey, width, height, ColorType::Luma)
    } else {
        // The colours of a seal's thin strokes are kept whole where quality is to be had.
        encoder.set_sampling_factor(if quality >= 90 {
            SamplingFactor::F_1_1
        } else {
            SamplingFactor::F_2_2
        });
        encoder.encode(picture.pixels.as_raw(), width, height, ColorType::Rgb)
    };
    match written {
        Ok(()) => with_comment(&bytes),
        // Writing to memory can't fail; a picture of no pixels is no file.
        Err(_) => Vec::new(),
    }
}

fn png_within(picture: &Picture, limit: u64) -> Result<Encoded, ScanError> {
    let longer = picture.pixels.width().max(picture.pixels.height());
    let least = least_side(picture);
    let mut factor = 1.0;
    loop {
        let holder;
        let current = if factor < 1.0 {
            holder = scaled(picture, factor);
            &holder
        } else {
            picture
        };
        let bytes = png(current);
        let size = bytes.len() as u64;
        if size <= limit {
            return Ok(encoded(current, bytes, UploadFormat::Png, None));
        }
        let floor = f64::from(least) / f64::from(longer);
        if factor <= floor {
            return Err(ScanError::LimitTooSmall {
                limit,
                fewest: size,
            });
        }
        #[expect(clippy::cast_precision_loss, reason = "sizes of files")]
        let step = ((limit as f64 / size as f64).sqrt() * 0.985).min(0.97);
        factor = (factor * step).max(floor);
    }
}

fn png(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive);
    let [width, height] = picture.size();
    // Writing to memory can't fail, and the samples are as many as the size says.
    let _ = if picture.is_grey() {
        let grey: Vec<u8> = picture.pixels.as_raw().iter().copied().step_by(3).collect();
        encoder.write_image(&grey, width, height, ExtendedColorType::L8)
    } else {
        encoder.write_image(
            picture.pixels.as_raw(),
            width,
            height,
            ExtendedColorType::Rgb8,
        )
    };
    clean_png(&bytes).map_or(bytes, |clean| clean.bytes)
}
