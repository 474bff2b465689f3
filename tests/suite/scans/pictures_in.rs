//! Pictures as phones, screens and scanners write them.

use gonghan::check::FileKind;
use gonghan::scan::{Limits, Scan, ScanError, UploadFormat, Wanted, prepare};
use image::{DynamicImage, ImageBuffer, ImageFormat, LumaA, Rgb, RgbImage, Rgba};

use super::{KINDS, Straighten, decoded, distance, encoded, page, pixels_of, plain, wanted};

/// A JPEG with an EXIF block that says how the camera was held, a made-up place and a small picture (APP1, TIFF 6.0).
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 00.0000 TestCam \xFF\xD8\xFF\xD9");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

/// Four quarters: red, green over blue, white.
fn quarters() -> RgbImage {
    RgbImage::from_fn(64, 48, |x, y| {
        Rgb(match (x < 32, y < 24) {
            (true, true) => [220, 20, 20],
            (false, true) => [20, 200, 20],
            (true, false) => [20, 20, 220],
            (false, false) => [240, 240, 240],
        })
    })
}

fn names(picture: &RgbImage) -> String {
    let (width, height) = picture.dimensions();
    let places = [(0, 0), (1, 0), (0, 1), (1, 1)];
    let name = |(x, y): (u32, u32)| {
        let at = picture.get_pixel(width / 4 + x * width / 2, height / 4 + y * height / 2);
        match at.0 {
            [r, g, b] if r > 180 && g > 180 && b > 180 => 'w',
            [r, ..] if r > 150 => 'r',
            [_, g, _] if g > 150 => 'g',
            _ => 'b',
        }
    };
    places.into_iter().map(name).collect()
}

#[test]
fn h1_a_photo_comes_out_upright_for_each_of_the_eight_ways_to_hold_a_camera() {
    // EXIF 2.32, 4.6.4: what is at the top and at the left of the stored picture.
    for (orientation, upright) in [
        (1, "rgbw"),
        (2, "grwb"),
        (3, "wbgr"),
        (4, "bwrg"),
        (5, "rbgw"),
        (6, "brwg"),
        (7, "wgbr"),
        (8, "gwrb"),
    ] {
        let jpeg = with_exif(&encoded(quarters(), ImageFormat::Jpeg), orientation);
        let ready = plain(&jpeg).unwrap();
        assert_eq!(names(&decoded(&ready)), upright, "{orientation}");
        assert_eq!(ready.was_turned, orientation != 1);
        let tags = [&b"Exif"[..], b"GPS", b"TestCam"];
        for tag in tags {
            let bytes = &ready.file.bytes;
            assert!(!bytes.windows(tag.len()).any(|window| window == tag));
        }
        // Read again there is nothing left to turn.
        assert!(!plain(&ready.file.bytes).unwrap().was_turned);
    }
}

#[test]
fn h16_a_photo_that_fits_loses_its_place_and_film_and_keeps_its_pixels() {
    let clean = encoded(page(800, 1131), ImageFormat::Jpeg);
    let mut photo = with_exif(&clean, 1);
    // A motion photo has a film behind the picture's end.
    photo.extend(b"\0\0\0\x18ftypmp42 GPS film");
    let ready = plain(&photo).unwrap();
    assert!(ready.is_untouched && ready.had_metadata);
    assert!(!ready.file.bytes.windows(3).any(|window| window == b"GPS"));
    let before = image::load_from_memory(&clean).unwrap().to_rgb8();
    assert_eq!(decoded(&ready), before);
}

#[test]
fn h4_deep_and_transparent_pictures_become_eight_bits_on_white() {
    let deep = ImageBuffer::from_fn(1000, 1000, |x, y| {
        let alpha = if x < 500 { 0 } else { u16::MAX };
        Rgba::<u16>([if y % 50 < 5 { 0 } else { 60_000 }, 20_000, 40_000, alpha])
    });
    let deep = DynamicImage::ImageRgba16(deep);
    let grey = ImageBuffer::from_fn(1000, 1000, |x, y| {
        LumaA::<u8>([u8::from(y % 50 > 5) * 200, if x < 500 { 0 } else { 255 }])
    });
    for (picture, right) in [
        (deep, [233, 78, 156]),
        (DynamicImage::ImageLumaA8(grey), [200, 200, 200]),
    ] {
        for format in [UploadFormat::Jpg, UploadFormat::Png] {
            let scan = Scan::open(
                encoded(picture.clone(), ImageFormat::Png),
                Limits::default(),
            );
            let wanted = Wanted {
                format: Some(format),
                ..wanted(Straighten::Off)
            };
            let ready = prepare(&scan.unwrap(), 1, &wanted).unwrap();
            let read = decoded(&ready);
            assert_eq!(
                FileKind::of(&ready.file.bytes).extensions()[0],
                format.extension()
            );
            assert!(read.get_pixel(100, 30).0.iter().all(|sample| *sample > 250));
            for (sample, expected) in read.get_pixel(900, 30).0.into_iter().zip(right) {
                assert!(sample.abs_diff(expected) < 8, "{sample} {expected}");
            }
        }
    }
}

#[test]
fn h5_a_picture_is_known_by_its_content() {
    for (format, kind) in [
        (ImageFormat::Png, FileKind::Png),
        (ImageFormat::WebP, FileKind::WebP),
        (ImageFormat::Bmp, FileKind::Bmp),
        (ImageFormat::Gif, FileKind::Gif),
        (ImageFormat::Tiff, FileKind::Tiff),
    ] {
        let bytes = encoded(page(400, 566), format);
        let scan = Scan::open(bytes.clone(), Limits::default()).unwrap();
        assert_eq!(scan.kind(), kind);
        let tolerance = if format == ImageFormat::Gif {
            3.0
        } else {
            0.01
        };
        assert!(distance(&pixels_of(&bytes).unwrap(), &page(400, 566)) < tolerance);
    }
}

#[test]
fn h6_a_few_bytes_that_claim_a_giant_picture_are_refused_by_their_head() {
    let png = encoded(page(40, 40), ImageFormat::Png);
    let mut giant = png.clone();
    giant[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
    let crc = {
        let mut crc = flate2::Crc::new();
        crc.update(&giant[12..29]);
        crc.sum().to_be_bytes()
    };
    giant[29..33].copy_from_slice(&crc);
    assert!(matches!(
        pixels_of(&giant),
        Err(ScanError::TooManyPixels {
            width: 100_000,
            height: 100_000,
            ..
        })
    ));
    // 30,000 columns and rows of one bit each, in a strip of four bytes.
    let mut tiff = b"II*\0\x08\0\0\0\x08\0".to_vec();
    for (tag, kind, value) in [
        (256_u16, 4_u16, 30_000_u32),
        (257, 4, 30_000),
        (258, 3, 1),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, 30_000),
        (279, 4, 4),
    ] {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(1_u32.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    }
    tiff.extend([0; 4]);
    assert!(matches!(
        pixels_of(&tiff),
        Err(ScanError::TooManyPixels { .. })
    ));
}

#[test]
fn h7_an_a3_sheet_at_600_dpi_passes_and_a_lower_limit_holds() {
    let limits = Limits::default();
    assert!(limits.allow([7016, 9921]));
    let sheet = encoded(page(900, 1273), ImageFormat::Tiff);
    let small = Limits {
        pixels: 1_000_000,
        ..limits
    };
    let scan = Scan::open(sheet, small).unwrap();
    assert!(matches!(
        scan.page(1),
        Err(ScanError::TooManyPixels {
            limit: 1_000_000,
            ..
        })
    ));
}

#[test]
fn h8_what_is_no_picture_is_refused_by_its_kind() {
    for (bytes, kind) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], FileKind::Heic),
        (b"PK\x03\x04 word/document.xml", FileKind::Office),
        (b"", FileKind::Empty),
        (b"hello", FileKind::Other),
    ] {
        assert_eq!(pixels_of(bytes), Err(ScanError::Kind(kind)));
    }
}

#[test]
fn a_cut_off_or_damaged_picture_is_an_error_wherever_it_was_cut() {
    for format in KINDS {
        let bytes = encoded(page(300, 424), format);
        for part in [3, 10, 30, 60, 90] {
            let end = bytes.len() * part / 100;
            assert!(pixels_of(&bytes[..end]).is_err(), "{format:?} {part}");
        }
    }
}

#[test]
fn h10_an_empty_sheet_is_never_uploaded() {
    let mut state = 7_u32;
    let noise = RgbImage::from_fn(1240, 1754, |x, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let shade = 250 - (x / 60) as u8 - (state >> 29) as u8;
        Rgb([shade, shade, shade - 6])
    });
    for empty in [
        noise.clone(),
        RgbImage::from_pixel(1240, 1754, Rgb([255; 3])),
    ] {
        assert_eq!(
            plain(&encoded(empty, ImageFormat::Png)).map(drop),
            Err(ScanError::Blank { page: 1 })
        );
    }
    let mut written = noise;
    for x in 300..700 {
        for y in 400..404 {
            written.put_pixel(x, y, Rgb([40, 40, 60]));
        }
    }
    assert!(plain(&encoded(written, ImageFormat::Png)).is_ok());
}
