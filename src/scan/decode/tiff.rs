//! TIFF of one or several pages.

use std::io::Cursor;

use image::RgbImage;
use image::codecs::tiff::TiffDecoder;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

use super::grey_page::{GreyPage, orientation};
use super::raster::from_decoder;
use super::{Decoded, damaged, fax};
use crate::scan::density::believed;
use crate::scan::error::ScanError;

/// A file whose head is read, at one of its pages.
pub(super) type Head<'a> = Decoder<Cursor<&'a [u8]>>;

/// The most directories that are followed: a chain that leads back into itself has no end.
const MOST_DIRECTORIES: usize = 10_000;

/// A page's directory.
pub(super) struct Directory {
    /// Where in the file it begins.
    place: u64,
    /// Columns and rows of the page.
    pub(super) size: [u32; 2],
}

/// The directory of each page. Small pictures of pages, which some scanners write beside them, are left out
/// (TIFF 6.0, `NewSubfileType`).
pub(super) fn directories(bytes: &[u8]) -> Result<Vec<Directory>, ScanError> {
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut directories = Vec::new();
    loop {
        let kind = decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType);
        if kind.map_err(damaged)?.unwrap_or(0) & 1 == 0 {
            let (width, height) = decoder.dimensions().map_err(damaged)?;
            directories.extend(decoder.ifd_pointer().map(|pointer| Directory {
                place: pointer.0,
                size: [width, height],
            }));
        }
        if !decoder.more_images() || directories.len() >= MOST_DIRECTORIES {
            return Ok(directories);
        }
        decoder.next_image().map_err(damaged)?;
    }
}

pub(super) fn decode(bytes: &[u8], directory: &Directory) -> Result<Decoded, ScanError> {
    let mut file = led_to(bytes, directory.place)?;
    let mut head = Decoder::new(Cursor::new(file.as_slice())).map_err(damaged)?;
    let per_mm = per_mm(&mut head);
    if fax::is_fax(&mut head)? {
        let page = fax::decode(&mut head, &file)?;
        return from_decoder(page, per_mm);
    }
    let samples = Samples::of(&mut head)?;
    if samples != Samples::Plain {
        relabel(&mut file, directory.place, samples.stand_in()).ok_or(ScanError::CutOff)?;
    }
    let mut page = match few_bits(&file)? {
        Some(page) => from_decoder(page, per_mm)?,
        None => {
            let decoder = TiffDecoder::new(Cursor::new(file.as_slice())).map_err(damaged)?;
            from_decoder(decoder, per_mm)?
        }
    };
    samples.to_rgb(&mut page.picture.pixels);
    Ok(page)
}

/// A page whose pixels are one sample of two or four bits, or one of a bit that is a place among colours, each put into
/// a byte.
fn few_bits(file: &[u8]) -> Result<Option<GreyPage>, ScanError> {
    let mut head = Decoder::new(Cursor::new(file)).map_err(damaged)?;
    let ColorType::Gray(bits @ (1 | 2 | 4)) = head.colortype().map_err(damaged)? else {
        return Ok(None);
    };
    let is_place = head.find_tag(Tag::ColorMap).map_err(damaged)?.is_some();
    if bits == 1 && !is_place {
        return Ok(None);
    }
    let (width, height) = head.dimensions().map_err(damaged)?;
    let DecodingResult::U8(packed) = head.read_image().map_err(damaged)? else {
        return Err(damaged("samples of an unknown kind"));
    };
    let (columns, most) = (width as usize, (1_u8 << bits) - 1);
    let row_bytes = (columns * usize::from(bits)).div_ceil(8);
    let mut pixels = Vec::with_capacity(columns * height as usize);
    for row in packed.chunks_exact(row_bytes.max(1)).take(height as usize) {
        pixels.extend((0..columns).map(|column| {
            let first = column * usize::from(bits);
            let shift = 8 - usize::from(bits) - first % 8;
            let sample = (row[first / 8] >> shift) & most;
            if is_place {
                sample
            } else {
                sample * (u8::MAX / most)
            }
        }));
    }
    if pixels.len() < columns * height as usize {
        return Err(ScanError::CutOff);
    }
    Ok(Some(GreyPage {
        size: [width, height],
        pixels,
        orientation: orientation(&mut head)?,
    }))
}

/// What the samples of a page are that `image` does not read by itself, but does under another label.
#[derive(PartialEq)]
enum Samples {
    Plain,
    /// Places in a list of colours: all reds, all greens, all blues.
    Palette(Vec<u16>),
    /// Luminance and two differences of colour.
    YCbCr,
}

impl Samples {
    fn of(head: &mut Head<'_>) -> Result<Samples, ScanError> {
        let kind = head.find_tag_unsigned::<u16>(Tag::PhotometricInterpretation);
        Ok(match kind.map_err(damaged)? {
            Some(3) => {
                let colours = head.find_tag_unsigned_vec::<u16>(Tag::ColorMap);
                Samples::Palette(colours.map_err(damaged)?.unwrap_or_default())
            }
            Some(6) => Samples::YCbCr,
            _ => Samples::Plain,
        })
    }

    /// The `PhotometricInterpretation` under which they are read: grey, red with green and blue.
    fn stand_in(&self) -> u16 {
        match self {
            Samples::Plain | Samples::YCbCr => 2,
            Samples::Palette(_) => 1,
        }
    }

    fn to_rgb(&self, pixels: &mut RgbImage) {
        match self {
            Samples::Plain => {}
            Samples::Palette(colours) => {
                let count = colours.len() / 3;
                for pixel in pixels.pixels_mut() {
                    let place = usize::from(pixel.0[0]);
                    // Sixteen bits each, of which eight are shown.
                    let sample = |list: usize| {
                        let sample = colours.get(list * count + place).copied();
                        sample.unwrap_or(0).to_be_bytes()[0]
                    };
                    pixel.0 = [sample(0), sample(1), sample(2)];
                }
            }
            Samples::YCbCr => {
                // ITU-T T.871, 7.
                for pixel in pixels.pixels_mut() {
                    let [y, cb, cr] = pixel.0.map(f32::from);
                    let (cb, cr) = (cb - 128.0, cr - 128.0);
                    pixel.0 = [
                        y + 1.402 * cr,
                        y - 0.344_136 * cb - 0.714_136 * cr,
                        y + 1.772 * cb,
                    ]
                    .map(to_byte);
                }
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is within these bounds"
)]
fn to_byte(sample: f32) -> u8 {
    sample.round().clamp(0.0, 255.0) as u8
}

/// Gives a directory another `PhotometricInterpretation` (TIFF 6.0, section 2).
fn relabel(file: &mut [u8], directory: u64, label: u16) -> Option<()> {
    const TAG: u16 = 262;
    let is_little = file.starts_with(b"II");
    let is_big = file.get(2..4)?.contains(&43);
    let read = |bytes: &[u8]| {
        let two = [bytes[0], bytes[1]];
        if is_little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        }
    };
    let start = usize::try_from(directory).ok()?;
    // BigTIFF counts its entries with eight bytes, of which two are enough for all there can be.
    let (count_at, head, entry, value) = match (is_big, is_little) {
        (false, _) => (0, 2, 12, 8),
        (true, true) => (0, 8, 20, 12),
        (true, false) => (6, 8, 20, 12),
    };
    let count = usize::from(read(file.get(start + count_at..start + count_at + 2)?));
    for index in 0..count {
        let at = start + head + index * entry;
        if read(file.get(at..at + 2)?) == TAG {
            let label = if is_little {
                label.to_le_bytes()
            } else {
                label.to_be_bytes()
            };
            file.get_mut(at + value..at + value + 2)?
                .copy_from_slice(&label);
            return Some(());
        }
    }
    None
}

/// The file with a page's directory as its first, which is the one that `image` decodes, whatever its kind of pixels.
fn led_to(bytes: &[u8], directory: u64) -> Result<Vec<u8>, ScanError> {
    let mut file = bytes.to_vec();
    let is_little = file.starts_with(b"II");
    // Version 43 is BigTIFF, whose places have eight bytes.
    let is_big = file.get(2..4).is_some_and(|two| two.contains(&43));
    let place = if is_big { 8..16 } else { 4..8 };
    let mut written = directory.to_be_bytes()[8 - place.len()..].to_vec();
    if is_little {
        written.reverse();
    }
    file.get_mut(place)
        .ok_or(ScanError::CutOff)?
        .copy_from_slice(&written);
    Ok(file)
}

/// Pixels a millimetre (TIFF 6.0, `XResolution` and `ResolutionUnit`).
fn per_mm(decoder: &mut Head<'_>) -> Option<f32> {
    let density = decoder.get_tag(Tag::XResolution).ok()?;
    let density = match density {
        tiff::decoder::ifd::Value::Rational(over, under) if under > 0 => {
            f64::from(over) / f64::from(under)
        }
        _ => return None,
    };
    let unit = decoder.find_tag_unsigned::<u16>(Tag::ResolutionUnit);
    let per_mm = match unit.ok()?.unwrap_or(2) {
        2 => density / 25.4,
        3 => density / 10.0,
        _ => return None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a density of seven figures is not believed"
    )]
    believed(per_mm as f32)
}
