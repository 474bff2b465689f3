//! The limit of an upload slot holds always, and is used.

use gonghan::scan::{ScanError, UploadFormat, Wanted, fit};
use image::{ImageFormat, Rgb, RgbImage};

use super::photo::Seeded;
use super::{Straighten, as_picture, decoded, encoded, page, plain, wanted};
use gonghan::scan::{Limits, Scan, prepare};

/// Noise on a wave, from none to nothing else.
fn noisy(width: u32, height: u32, noise: f32, seed: u64) -> RgbImage {
    let mut seeded = Seeded(seed);
    RgbImage::from_fn(width, height, |x, y| {
        let wave = 128.0 + 90.0 * (x as f32 / 37.0).sin() * (y as f32 / 23.0).cos();
        Rgb([0; 3].map(|_: u8| (wave + seeded.between(-noise, noise)).clamp(0.0, 255.0) as u8))
    })
}

#[test]
fn h13_one_thousand_random_pictures_are_within_their_limits_or_refused_with_what_they_need() {
    let mut seeded = Seeded(2026);
    let (mut made, mut refused) = (0, 0);
    for round in 0..1000 {
        let (width, height) = (
            seeded.between(8.0, 420.0) as u32,
            seeded.between(8.0, 420.0) as u32,
        );
        let noise = seeded.between(0.0, 120.0);
        let picture = as_picture(noisy(width, height, noise, round));
        // From a tenth of a byte for each pixel to four, and what any file has.
        let bytes_a_pixel = 10_f32.powf(seeded.between(-1.0, 0.6));
        let limit = 700 + (bytes_a_pixel * (width * height) as f32) as u64;
        let format = match round % 3 {
            0 => None,
            1 => Some(UploadFormat::Jpg),
            _ => Some(UploadFormat::Png),
        };
        match fit(&picture, format, round % 2 == 0, limit) {
            Ok(file) => {
                made += 1;
                assert!(
                    file.bytes.len() as u64 <= limit,
                    "{round}: {} of {limit}",
                    file.bytes.len()
                );
                let read = image::load_from_memory(&file.bytes).unwrap();
                assert_eq!([read.width(), read.height()], file.size, "{round}");
                assert!(format.is_none_or(|format| format == file.format));
            }
            Err(ScanError::LimitTooSmall {
                limit: told,
                fewest,
            }) => {
                refused += 1;
                assert_eq!(told, limit);
                // With what it asks for it is made.
                let file = fit(&picture, format, false, fewest).unwrap();
                assert!(file.bytes.len() as u64 <= fewest);
            }
            Err(other) => panic!("{round}: {other:?}"),
        }
    }
    assert!(made > 700 && refused > 20, "{made} {refused}");
}

#[test]
fn h13_a_noisy_photo_uses_most_of_its_limit_and_is_refused_before_it_is_mush() {
    let photo = as_picture(noisy(2000, 1500, 60.0, 5));
    for limit in [1_000_000, 300_000] {
        let file = fit(&photo, None, false, limit).unwrap();
        let bytes = file.bytes.len() as u64;
        assert!(
            bytes <= limit && bytes * 10 > limit * 8,
            "{bytes} of {limit}"
        );
        assert!(file.size[0].max(file.size[1]) >= 1000, "{:?}", file.size);
    }
    assert!(matches!(
        fit(&photo, None, false, 20_000),
        Err(ScanError::LimitTooSmall { .. })
    ));
}

#[test]
fn h13_a_file_at_the_limit_keeps_its_pixels_and_one_byte_less_is_kept_too() {
    let photo = encoded(noisy(600, 500, 30.0, 6), ImageFormat::Jpeg);
    let ready = plain(&photo).unwrap();
    assert!(ready.is_untouched);
    let limit = ready.file.bytes.len() as u64;
    for (limit, is_untouched) in [(limit, true), (limit - 1, false)] {
        let scan = Scan::open(photo.clone(), Limits::default()).unwrap();
        let wanted = Wanted {
            limit,
            ..wanted(Straighten::Off)
        };
        let made = prepare(&scan, 1, &wanted).unwrap();
        assert_eq!(made.is_untouched, is_untouched);
        assert!(made.file.bytes.len() as u64 <= limit);
    }
}

#[test]
fn h2_a_second_pass_changes_nothing() {
    for bytes in [
        encoded(page(800, 1131), ImageFormat::Jpeg),
        encoded(page(800, 1131), ImageFormat::Png),
        encoded(page(800, 1131), ImageFormat::Bmp),
    ] {
        let first = plain(&bytes).unwrap();
        let second = plain(&first.file.bytes).unwrap();
        assert!(second.is_untouched && !second.had_metadata);
        assert_eq!(first.file.bytes, second.file.bytes);
        assert_eq!(decoded(&first), decoded(&second));
    }
}
