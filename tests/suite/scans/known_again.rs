//! Letters with a code in their margin, when they come back.

use std::path::Path;
use std::sync::Arc;

use gonghan::application::{Application, LetterCode};
use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::layout::LayoutScratch;
use gonghan::letter::{Letter, typeset};
use gonghan::scan::{HandPlace, Limits, Look, Prepared, Scan, Sight, Straighten, Wanted, prepare};
use gonghan::template::{Document, Template};
use image::{ImageFormat, Rgb, RgbImage, imageops};

use super::photo::{Seeded, Shot, photo, sign, stamp};
use super::{encoded, wanted};
use crate::judge::picture_tools::zbarimg;
use crate::judge::poppler;
use crate::letters::{by_itself, example, filled};

fn with_code(application: &Application) -> Letter {
    set(application, |words| words.with_code(application))
}

fn without_code(application: &Application) -> Letter {
    set(application, |words| words)
}

fn set(application: &Application, change: impl FnOnce(Document) -> Document) -> Letter {
    let template = Template::for_application(application, Path::new("")).unwrap();
    let document = change(template.fill(application).unwrap());
    let (mut fonts, mut scratch) = (FontSet::embedded(), LayoutScratch::default());
    typeset(&document, application, &mut fonts, &mut scratch).unwrap()
}

/// Printed at 200 dpi, stamped and signed.
fn signed(letter: &Letter) -> RgbImage {
    const PER_MM: f32 = 200.0 / 25.4;
    let png = letter.png(Dpi::new(200).unwrap()).unwrap();
    let mut page = image::load_from_memory(&png).unwrap().into_rgb8();
    for place in letter.places().hands {
        match place {
            HandPlace::Seal { centre } => {
                let at = centre.map(|at| at * PER_MM);
                stamp(&mut page, at, 18.0 * PER_MM, [200, 30, 40], 5);
            }
            HandPlace::Signature { left, line, .. } => {
                let at = [(left + 8.0) * PER_MM, (line - 6.0) * PER_MM];
                sign(&mut page, at, 30.0 * PER_MM, [30, 35, 110], 5);
            }
        }
    }
    page
}

fn looked_at(letter: &Letter) -> Wanted {
    Wanted {
        look: Look::Letter(Arc::new(letter.sight().unwrap())),
        ..wanted(Straighten::Auto)
    }
}

fn made(picture: RgbImage, wanted: &Wanted) -> Prepared {
    let scan = Scan::open(encoded(picture, ImageFormat::Png), Limits::default()).unwrap();
    prepare(&scan, 1, wanted).unwrap()
}

#[test]
fn another_reader_finds_the_code_on_the_picture_and_in_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["hong-kong", "japan", "minimal"] {
        let letter = with_code(&example(name));
        let picture = folder.path().join("letter.png");
        std::fs::write(&picture, letter.png(Dpi::PRINT).unwrap()).unwrap();
        let drawn = poppler::picture(&letter.pdf().unwrap(), folder.path());
        for picture in [Some(picture), drawn].into_iter().flatten() {
            if let Some(read) = zbarimg(&picture) {
                assert_eq!(read, format!("{}\n", letter.code), "{name}");
            }
        }
    }
}

#[test]
fn a_letter_has_a_code_only_where_it_is_asked_for() {
    let letter = by_itself(&example("hong-kong"));
    assert_eq!(letter.places().code, None);
    // Nothing but the code is different.
    let coded = with_code(&example("hong-kong"));
    assert_eq!(coded.page.items.len(), letter.page.items.len() + 1);
    assert_eq!(coded.code, letter.code);
}

#[test]
fn a_photographed_code_is_read_whatever_way_the_page_lies() {
    let letter = with_code(&example("hong-kong"));
    let (page, wanted) = (signed(&letter), looked_at(&letter));
    let mut seeded = Seeded(7);
    for seed in 0..12_u64 {
        let turn = 90.0 * (seed % 4) as f32;
        let size = if seed % 2 == 0 {
            [2100, 2800]
        } else {
            [2800, 2100]
        };
        let shot = Shot {
            size,
            tilt: [
                seeded.between(-8.0, 8.0),
                seeded.between(-8.0, 8.0),
                turn + seeded.between(-5.0, 5.0),
            ],
            blur: seeded.between(0.0, 0.8),
            ..Shot::default()
        };
        let made = made(photo(&page, &shot, seed).0, &wanted);
        assert_eq!(made.code.as_ref(), Some(&letter.code), "{seed}");
        assert_eq!(made.sights, [], "{seed}");
        // Upright, whatever way it lay.
        let [width, height] = made.file.size;
        assert!(height > width, "{seed}: {width} x {height}");
    }
}

/// Asserts that a letter is set upright whichever way it lies, and nothing else is found.
fn is_set_upright(letter: &Letter) {
    let (page, wanted) = (signed(letter), looked_at(letter));
    for (turned, quarter_turns) in [
        (imageops::rotate90(&page), 3),
        (imageops::rotate180(&page), 2),
        (imageops::rotate270(&page), 1),
        (page, 0),
    ] {
        let made = made(turned, &wanted);
        assert_eq!(
            (made.quarter_turns, &*made.sights),
            (quarter_turns, &[][..])
        );
    }
}

#[test]
fn a_scan_that_lies_on_its_side_is_set_upright_by_its_code() {
    is_set_upright(&with_code(&example("hong-kong")));
}

#[test]
fn a_letter_without_a_code_is_set_upright_by_its_client_and_another_page_is_left_as_it_lies() {
    let letter = without_code(&example("hong-kong"));
    is_set_upright(&letter);
    let wanted = looked_at(&letter);
    let other = imageops::rotate90(&signed(&without_code(&example("japan"))));
    let size = [other.width(), other.height()];
    let left = made(other.clone(), &wanted);
    assert_eq!((left.quarter_turns, left.size_before), (0, size));
    assert_eq!(left.sights, [Sight::WrongPage]);
    // As it is said.
    let said = Wanted {
        quarter_turns: Some(1),
        look: Look::Page,
        ..wanted
    };
    let turned = made(other, &said);
    assert_eq!(turned.quarter_turns, 1);
    assert_eq!(turned.size_before, [size[1], size[0]]);
    // Of a letter that is known too.
    let said = Wanted {
        quarter_turns: Some(2),
        ..looked_at(&letter)
    };
    assert_eq!(made(signed(&letter), &said).quarter_turns, 2);
}

#[test]
fn a_page_on_a_white_lid_is_cut_out_by_its_code() {
    let letter = with_code(&example("hong-kong"));
    let page = signed(&letter);
    // The glass of an A3 scanner, whose lid is as white as the paper.
    let glass = RgbImage::from_pixel(page.width() * 3 / 2, page.height() * 5 / 4, Rgb([255; 3]));
    for (across, down) in [(300, 250), (0, 0), (700, 40)] {
        let mut glass = glass.clone();
        imageops::overlay(&mut glass, &page, across, down);
        let with = made(glass, &looked_at(&letter));
        assert_eq!(with.sights, [], "{across} {down}");
        assert!(with.straightened.was_cut_out);
        let [width, height] = with.file.size.map(|side| side as f32);
        assert!((height / width - 297.0 / 210.0).abs() < 0.01);
    }
}

#[test]
fn what_was_changed_since_the_letter_was_printed_is_said() {
    let then = filled(&[
        ("company.name", "範例科技有限公司"),
        ("letter.date", "2026-11-20"),
    ]);
    let page = signed(&with_code(&then));
    for (field, value, wanted) in [
        ("company.name", "範例科技有限公司", None),
        ("company.name", "範例技科有限公司", Some(Sight::NameChanged)),
        (
            "letter.signatory",
            "WONG Siu Ming",
            Some(Sight::TextChanged),
        ),
        ("account.id", "gh_3f2a9c81d07f", Some(Sight::OtherAccount)),
    ] {
        let mut fields = vec![
            ("company.name", "範例科技有限公司"),
            ("letter.date", "2026-11-20"),
        ];
        fields.push((field, value));
        // Whether the letter that it is compared with was made with a code is all the same.
        let now = by_itself(&filled(&fields));
        let made = made(page.clone(), &looked_at(&now));
        let changes = [Sight::NameChanged, Sight::TextChanged, Sight::OtherAccount];
        let said: Vec<_> = made
            .sights
            .iter()
            .filter(|sight| changes.contains(sight))
            .copied()
            .collect();
        assert_eq!(said, wanted.as_slice(), "{field}");
    }
}

#[test]
fn another_code_on_the_page_is_not_taken_for_a_letters() {
    let letter = by_itself(&example("hong-kong"));
    let mut page = signed(&letter);
    let other = qr("https://example.com/gonghan1");
    imageops::overlay(&mut page, &other, 1400, 2100);
    assert_eq!(made(page, &looked_at(&letter)).code, None);
    assert!(
        "https://example.com/gonghan1"
            .parse::<LetterCode>()
            .is_err()
    );
}

fn qr(text: &str) -> RgbImage {
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).unwrap();
    let side = u32::try_from(code.size()).unwrap() + 8;
    let module = |at: u32| (at / 5).cast_signed() - 4;
    RgbImage::from_fn(side * 5, side * 5, |x, y| {
        Rgb([if code.get_module(module(x), module(y)) {
            0
        } else {
            255
        }; 3])
    })
}
