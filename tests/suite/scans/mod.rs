//! What comes back, made ready to upload.

mod byte_limits;
mod foreign_files;
mod hostile_files;
mod known_again;
mod looked_at;
mod pdf_pages;
pub(crate) mod photo;
mod pictures_in;
pub(crate) mod staged;
mod straightened;

use std::io::Cursor;

use gonghan::scan::{
    Limits, Look, Picture, Prepared, Scan, ScanError, Straighten, Wanted, prepare,
};
use image::{DynamicImage, ImageFormat, RgbImage};

use photo::Shot;

/// Every kind of picture that is read and `image` writes.
const KINDS: [ImageFormat; 6] = [
    ImageFormat::Jpeg,
    ImageFormat::Png,
    ImageFormat::Gif,
    ImageFormat::Bmp,
    ImageFormat::WebP,
    ImageFormat::Tiff,
];

/// As the command line wants it, or with nothing done that is not needed.
fn wanted(straighten: Straighten) -> Wanted {
    Wanted {
        limit: 2_000_000,
        format: None,
        quarter_turns: None,
        whiten: straighten != Straighten::Off,
        look: Look::Page,
        straighten,
    }
}

/// The first page of a file, made ready with nothing straightened.
fn plain(bytes: &[u8]) -> Result<Prepared, ScanError> {
    let scan = Scan::open(bytes.to_vec(), Limits::default())?;
    prepare(&scan, 1, &wanted(Straighten::Off))
}

/// The first page of a file as pixels.
fn pixels_of(bytes: &[u8]) -> Result<RgbImage, ScanError> {
    let scan = Scan::open(bytes.to_vec(), Limits::default())?;
    Ok(scan.page(1)?.picture.pixels)
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// How far two pictures of one size are from each other, in levels, on average.
fn distance(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.as_raw().len() as f64
}

fn decoded(prepared: &Prepared) -> RgbImage {
    image::load_from_memory(&prepared.file.bytes)
        .unwrap()
        .to_rgb8()
}

/// A page with black bars, a thin red ring and a blue block: all that a scan may lose.
fn page(width: u32, height: u32) -> RgbImage {
    let scale = width as f32 / 400.0;
    RgbImage::from_fn(width, height, |x, y| {
        let (px, py) = (x as f32 / scale, y as f32 / scale);
        let from_ring = ((px - 300.0).hypot(py - 420.0) - 60.0).abs();
        image::Rgb(if from_ring < 3.0 {
            [200, 30, 40]
        } else if (60.0..120.0).contains(&px) && (380.0..430.0).contains(&py) {
            [30, 40, 150]
        } else if (40.0..360.0).contains(&px)
            && (40.0..340.0).contains(&py)
            && py as u32 % 20 < 6
            && px as u32 % 14 < 10
        {
            [20, 20, 20]
        } else {
            [255, 255, 255]
        })
    })
}

fn as_picture(pixels: RgbImage) -> Picture {
    Picture {
        pixels,
        per_mm: None,
    }
}
