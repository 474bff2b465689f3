//! Photos cut out and scans straightened, against the truth of where the page was.

use gonghan::geometry::Dpi;
use gonghan::scan::{Doubt, Picture, ScanError, Straighten, straighten, whitened};
use image::imageops::{FilterType, resize};
use image::{ImageFormat, Rgb, RgbImage};

use super::photo::{Seeded, Shot, photo, sign, stamp};
use super::{Limits, Scan, as_picture, encoded, page, prepare, wanted};
use crate::letters::{by_itself, example};

/// A signed and stamped letter at 150 dpi.
fn letter() -> RgbImage {
    let png = by_itself(&example("hong-kong"))
        .png(Dpi::new(150).unwrap())
        .unwrap();
    let mut page = image::load_from_memory(&png).unwrap().to_rgb8();
    stamp(&mut page, [1000.0, 1400.0], 125.0, [205, 30, 45], 4);
    sign(&mut page, [420.0, 1380.0], 260.0, [30, 35, 110], 5);
    page
}

/// How alike two pictures are: the correlation of what is dark on them, 1 for the same.
fn likeness(one: &RgbImage, other: &RgbImage) -> f64 {
    let dark = |picture: &RgbImage| -> Vec<f64> {
        let small = resize(picture, 210, 297, FilterType::Triangle);
        small
            .pixels()
            .map(|pixel| 255.0 - f64::from(pixel.0[1]))
            .collect()
    };
    let (one, other) = (dark(one), dark(other));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (a, b) = (mean(&one), mean(&other));
    let pairs = || one.iter().zip(&other);
    let together: f64 = pairs().map(|(x, y)| (x - a) * (y - b)).sum();
    let apart = |values: &[f64], mean: f64| -> f64 {
        values.iter().map(|value| (value - mean).powi(2)).sum()
    };
    together / (apart(&one, a) * apart(&other, b)).sqrt()
}

fn auto(picture: RgbImage) -> (Picture, gonghan::scan::Straightened) {
    let (page, done) = straighten(as_picture(picture), &Straighten::Auto).unwrap();
    (whitened(&page).unwrap_or(page), done)
}

#[test]
fn a_page_on_a_desk_is_cut_out_and_lies_as_it_was_printed() {
    let letter = letter();
    let mut seeded = Seeded(11);
    for seed in 0..8 {
        let shot = Shot {
            tilt: [
                seeded.between(-9.0, 9.0),
                seeded.between(-9.0, 9.0),
                seeded.between(-7.0, 7.0),
            ],
            distance: seeded.between(1.75, 2.2),
            shade: seeded.between(0.0, 0.4),
            ..Shot::default()
        };
        let (photo, _) = photo(&letter, &shot, seed);
        let (seen, done) = auto(photo);
        assert!(
            done.was_cut_out && done.doubt.is_none(),
            "{seed}: {shot:?} {done:?}"
        );
        let [width, height] = seen.size().map(|side| side as f32);
        assert!(
            (height / width - 297.0 / 210.0).abs() < 0.02,
            "{seed}: {width} {height}"
        );
        let alike = likeness(&seen.pixels, &letter);
        assert!(alike > 0.9, "{seed}: {alike} {shot:?}");
    }
}

#[test]
fn corners_that_the_user_gives_are_taken_and_wrong_ones_refused() {
    let letter = letter();
    let (photo, corners) = photo(&letter, &Shot::default(), 1);
    let how = Straighten::Corners(corners);
    let (seen, done) = straighten(as_picture(photo.clone()), &how).unwrap();
    assert!(done.was_cut_out);
    let seen = whitened(&seen).unwrap();
    let alike = likeness(&seen.pixels, &letter);
    assert!(alike > 0.93, "{alike}");
    let mut crossed = corners;
    crossed.swap(0, 1);
    let jpeg = encoded(photo, ImageFormat::Jpeg);
    let scan = Scan::open(jpeg, Limits::default()).unwrap();
    for bad in [
        crossed,
        corners.map(|[x, y]| [x + 5000.0, y]),
        [[0.0; 2]; 4],
    ] {
        let refused = prepare(&scan, 1, &wanted(Straighten::Corners(bad)));
        assert!(matches!(
            refused,
            Err(ScanError::NoCorners { size: [1500, 2000] })
        ));
    }
}

#[test]
fn a_page_that_was_not_photographed_whole_is_left_and_said() {
    let letter = letter();
    let near = Shot {
        distance: 1.2,
        ..Shot::default()
    };
    let (photo, _) = photo(&letter, &near, 3);
    let (seen, done) = auto(photo);
    assert!(!done.was_cut_out);
    assert_eq!(seen.size(), [1500, 2000]);
    assert!(
        matches!(done.doubt, None | Some(Doubt::BeyondTheEdge)),
        "{done:?}"
    );
}

#[test]
fn two_pages_in_one_photo_are_said() {
    let mut desk = RgbImage::from_pixel(1600, 1200, Rgb([80, 62, 50]));
    let small = resize(&page(400, 566), 650, 919, FilterType::Triangle);
    for left in [80, 860] {
        image::imageops::replace(&mut desk, &small, left, 120);
    }
    let (_, done) = auto(desk);
    assert_eq!(done.doubt, Some(Doubt::TwoSheets));
}

#[test]
fn a_scan_that_lies_askew_is_turned_by_its_angle() {
    let letter = letter();
    for degrees in [-5.0_f32, -2.2, -0.6, 0.0, 0.8, 3.1, 6.0] {
        // Turned counter-clockwise by so much, by imageproc: not our own turning.
        let askew = imageproc::geometric_transformations::rotate_about_center(
            &letter,
            -degrees.to_radians(),
            imageproc::geometric_transformations::Interpolation::Bicubic,
            imageproc::geometric_transformations::Border::Constant(Rgb([255; 3])),
        );
        let (seen, done) = auto(askew);
        assert!(!done.was_cut_out, "{degrees}");
        assert!(
            (done.turned_by - degrees).abs() < 0.11,
            "{degrees}: {}",
            done.turned_by
        );
        assert!(likeness(&seen.pixels, &letter) > 0.93, "{degrees}");
    }
}

#[test]
fn h17_paper_becomes_white_text_stays_dark_and_a_pale_seal_stays_red() {
    let clean = page(1000, 1414);
    let mut shaded = clean.clone();
    for (x, y, pixel) in shaded.enumerate_pixels_mut() {
        let light = 0.95 - 0.4 * (x as f32 / 1000.0) - 0.1 * (y as f32 / 1414.0);
        // The seal is pale, a third of its ink.
        let is_red = pixel.0[0] > 150 && pixel.0[1] < 100;
        let tone = if is_red { [235, 150, 155] } else { pixel.0 };
        pixel.0 = tone.map(|sample| (f32::from(sample) * light * 0.95) as u8);
    }
    let seen = whitened(&as_picture(shaded)).unwrap();
    let (mut white, mut papers) = (0, 0);
    for (x, y, pixel) in clean.enumerate_pixels() {
        let now = seen.pixels.get_pixel(x, y).0;
        match pixel.0 {
            [255, 255, 255] => {
                papers += 1;
                white += usize::from(now.iter().all(|sample| *sample > 240));
            }
            [20, 20, 20] => assert!(now.iter().all(|sample| *sample < 60), "{x} {y} {now:?}"),
            [200, 30, 40] => assert!(now[0] > now[1] + 45 && now[1] < 225, "{x} {y} {now:?}"),
            _ => {}
        }
    }
    assert!(white * 100 > papers * 97, "{white} of {papers}");
}

#[test]
fn a_page_that_is_white_and_straight_keeps_every_pixel() {
    let clean = page(1000, 1414);
    let (seen, done) = auto(clean.clone());
    assert!(!done.has_changed(), "{done:?}");
    assert_eq!(seen.pixels, clean);
    // Nor is a photo of something else made white.
    let mut seeded = Seeded(3);
    let scene = RgbImage::from_fn(900, 700, |x, y| {
        let sky = if y < 300 {
            [90, 140, 200]
        } else {
            [60, 110, 50]
        };
        let wave = ((x as f32 / 40.0).sin() * 30.0) as i16;
        Rgb(sky.map(|sample: i16| {
            (sample + wave + seeded.between(-9.0, 9.0) as i16).clamp(0, 255) as u8
        }))
    });
    let (seen, done) = auto(scene.clone());
    assert!(!done.has_changed(), "{done:?}");
    assert_eq!(seen.pixels, scene);
}
