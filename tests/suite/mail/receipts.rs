//! Receipts: attached as they are, converted, or refused.

use std::io::Cursor;

use gonghan::application::OriginalId;
use gonghan::check::{FileKind, LARGEST_UPLOAD};
use gonghan::mail::{ReceiptFault, receipt};
use gonghan::scan::ScanError;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::letters::{by_itself, example};

fn id() -> OriginalId {
    "gh_3f2a9c81d07e".parse().unwrap()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Left half red, right half blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
    .into()
}

/// Noise, which no format presses together.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        Rgb([a, b, c])
    })
    .into()
}

/// An EXIF block that says how the camera was held, and a made-up place (APP1, TIFF 6.0).
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 00.0000");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(length);
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

#[test]
fn a_plain_picture_that_fits_goes_out_as_it_came_under_an_ascii_name() {
    for (format, extension) in [(ImageFormat::Png, "png"), (ImageFormat::Jpeg, "jpg")] {
        let bytes = encoded(&halves(1200, 900), format);
        let attached = receipt(&bytes, &id()).unwrap();
        assert_eq!(
            attached.name,
            format!("payment-receipt-gh_3f2a9c81d07e.{extension}")
        );
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(pixels(&attached.bytes), pixels(&bytes));
        assert!(attached.bytes.len() < bytes.len() + 100);
    }
}

#[test]
fn h1_h16_a_phones_photo_comes_out_upright_without_the_place_where_it_was_taken() {
    let jpeg = encoded(&halves(400, 200), ImageFormat::Jpeg);
    let turned = with_exif(&jpeg, 6);
    let attached = receipt(&turned, &id()).unwrap();
    assert!(!attached.bytes.windows(3).any(|window| window == b"GPS"));
    assert!(!attached.bytes.windows(4).any(|window| window == b"Exif"));
    let upright = image::load_from_memory(&attached.bytes).unwrap().to_rgb8();
    assert_eq!(upright.dimensions(), (200, 400));
    // Orientation 6: what was left is above.
    assert!(upright.get_pixel(100, 50)[0] > 150 && upright.get_pixel(100, 350)[2] > 150);
    let straight = receipt(&with_exif(&jpeg, 1), &id()).unwrap();
    assert!(!straight.bytes.windows(3).any(|window| window == b"GPS"));
}

#[test]
fn other_pictures_become_png_and_a_pdf_page_a_jpg() {
    for format in [ImageFormat::Gif, ImageFormat::Bmp] {
        let attached = receipt(&encoded(&halves(300, 200), format), &id()).unwrap();
        assert!(attached.name.ends_with(".png"));
        let read = image::load_from_memory(&attached.bytes).unwrap().to_rgb8();
        assert_eq!(read, halves(300, 200).to_rgb8());
    }
    let pdf = by_itself(&example("hong-kong")).pdf().unwrap();
    let attached = receipt(&pdf, &id()).unwrap();
    assert_eq!(FileKind::of(&attached.bytes), FileKind::Jpeg);
    let page = image::load_from_memory(&attached.bytes).unwrap().to_luma8();
    // A4 at 300 dpi.
    assert!(page.width().abs_diff(2480) < 2 && page.height().abs_diff(3508) < 2);
    let ink = page.pixels().filter(|pixel| pixel[0] < 128).count();
    assert!(ink > 20_000, "{ink}");
}

#[test]
fn h4_transparent_becomes_white_and_never_black() {
    let picture = RgbaImage::from_pixel(1600, 1200, Rgba([0, 0, 0, 0]));
    let mut picture = DynamicImage::from(picture);
    for x in 0..400 {
        picture
            .as_mut_rgba8()
            .unwrap()
            .put_pixel(x, 0, Rgba([0, 0, 0, 128]));
    }
    let bmp = encoded(&picture, ImageFormat::Bmp);
    let attached = receipt(&bmp, &id()).unwrap();
    let read = image::load_from_memory(&attached.bytes).unwrap().to_rgb8();
    assert_eq!(read.get_pixel(800, 600), &Rgb([255, 255, 255]));
    assert_eq!(read.get_pixel(5, 0), &Rgb([127, 127, 127]));
}

#[test]
fn h13_a_huge_photo_is_made_smaller_and_fits_the_limit() {
    let large = encoded(&noise(3000, 2000), ImageFormat::Png);
    assert!(large.len() as u64 > LARGEST_UPLOAD * 5);
    let attached = receipt(&large, &id()).unwrap();
    assert_eq!(attached.name, "payment-receipt-gh_3f2a9c81d07e.jpg");
    assert!(attached.bytes.len() as u64 <= LARGEST_UPLOAD);
    let read = image::load_from_memory(&attached.bytes).unwrap();
    assert!(read.width() >= 1000, "{}", read.width());
    assert!((read.width() * 2).abs_diff(read.height() * 3) < 6);
}

#[test]
fn h6_h8_h10_what_can_not_be_shown_is_refused_and_why() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    assert_eq!(
        receipt(&heic, &id()),
        Err(ReceiptFault::Scan(ScanError::Kind(FileKind::Heic)))
    );
    assert_eq!(
        receipt(b"hello", &id()),
        Err(ReceiptFault::Scan(ScanError::Kind(FileKind::Other)))
    );
    assert_eq!(
        receipt(b"", &id()),
        Err(ReceiptFault::Scan(ScanError::Kind(FileKind::Empty)))
    );
    let png = encoded(&halves(600, 400), ImageFormat::Png);
    assert_eq!(
        receipt(&png[..png.len() / 2], &id()),
        Err(ReceiptFault::Scan(ScanError::CutOff))
    );
    assert!(matches!(
        receipt(b"%PDF-1.7\nnothing", &id()),
        Err(ReceiptFault::Scan(
            ScanError::Damaged { .. } | ScanError::NoPages
        ))
    ));
    // A few bytes that declare 100,000 columns and rows.
    let mut giant = png[..33].to_vec();
    giant[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
    assert!(matches!(
        receipt(&giant, &id()),
        Err(ReceiptFault::Scan(
            ScanError::TooManyPixels { .. } | ScanError::CutOff | ScanError::Damaged { .. }
        ))
    ));
    let blank = lopdf_page("", 1);
    assert_eq!(
        receipt(&blank, &id()),
        Err(ReceiptFault::Scan(ScanError::Blank { page: 1 }))
    );
    let two = lopdf_page("0 0 100 100 re f", 2);
    assert_eq!(receipt(&two, &id()), Err(ReceiptFault::Pages { count: 2 }));
    assert!(receipt(&lopdf_page("0 0 100 100 re f", 1), &id()).is_ok());
}

/// A PDF of plain pages, written by hand (ISO 32000-1, 7.5).
fn lopdf_page(content: &str, pages: usize) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let content =
                document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => parent, "Contents" => content,
                    "MediaBox" => vec![0.into(), 0.into(), 300.into(), 200.into()],
                })
                .into()
        })
        .collect();
    let count = i64::try_from(pages).unwrap();
    document.objects.insert(
        parent,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_receipt_is_taken_or_refused_and_never_a_crash() {
    let small = halves(60, 40);
    let mut files: Vec<Vec<u8>> = [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::Bmp,
    ]
    .into_iter()
    .map(|format| encoded(&small, format))
    .collect();
    files.push(with_exif(&files[1].clone(), 8));
    files.push(lopdf_page(
        "1 0 0 rg 0 0 100 100 re f BT /F1 12 Tf (x) Tj ET",
        1,
    ));
    files.push(by_itself(&example("minimal")).pdf().unwrap());
    let mut state = 2026_u64;
    let mut below = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let (mut taken, mut refused) = (0, 0);
    for round in 0..420 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=below(4) {
            let at = below(bytes.len());
            match below(3) {
                0 => bytes.truncate(at.max(4)),
                1 => bytes[at] = bytes[at].wrapping_add(1 + below(250) as u8),
                _ => {
                    let end = (at + below(20)).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
        match receipt(&bytes, &id()) {
            Ok(_) => taken += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(taken > 30 && refused > 30, "{taken} {refused}");
}
