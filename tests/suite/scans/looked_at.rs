//! What a reviewer would send back is seen before the upload: `cargo bench --bench scan` counts it on five hundred photos.

use gonghan::scan::{Limits, Prepared, Scan, Sight, prepare};

use super::photo::{photo, sign, stamp};
use super::staged::{FAULTS, Fault, Letters, names};
use super::{Shot, encoded};

fn made(letters: &Letters, photo: Vec<u8>) -> Prepared {
    let scan = Scan::open(photo, Limits::default()).unwrap();
    prepare(&scan, 1, &letters.wanted()).unwrap()
}

fn seen(letters: &Letters, photo: Vec<u8>) -> (u8, Vec<Sight>) {
    let made = made(letters, photo);
    (made.quarter_turns, made.sights)
}

#[test]
fn each_fault_of_a_photo_is_named_and_a_good_one_is_let_pass() {
    let letters = Letters::new();
    for fault in FAULTS {
        for seed in [3, 44] {
            let photo = letters.photo(fault, seed, [1800, 2400]);
            let made = made(&letters, photo);
            let is_named = names(fault, made.quarter_turns, &made.sights);
            assert!(is_named, "{fault:?} {seed}: {:?}", made.sights);
        }
    }
    // A check that always speaks says nothing.
    for seed in 50..54 {
        let (quarter_turns, sights) =
            seen(&letters, letters.photo(Fault::None, seed, [1800, 2400]));
        for fault in &FAULTS[1..] {
            assert!(
                !names(*fault, quarter_turns, &sights),
                "{fault:?} {seed}: {sights:?}"
            );
        }
    }
}

#[test]
fn a_flat_scan_of_the_signed_letter_passes_and_the_bare_letter_lacks_seal_and_signature() {
    let letters = Letters::new();
    let bare = encoded(letters.page.clone(), image::ImageFormat::Png);
    let (_, sights) = seen(&letters, bare);
    assert_eq!(sights, [Sight::NoSignature, Sight::NoSeal]);
    let mut signed = letters.page.clone();
    let [seal, line] = letters.places();
    stamp(&mut signed, seal, 160.0, [200, 30, 40], 9);
    sign(
        &mut signed,
        [line[0] + 60.0, line[1] - 45.0],
        240.0,
        [30, 35, 110],
        9,
    );
    let (_, sights) = seen(&letters, encoded(signed.clone(), image::ImageFormat::Png));
    assert_eq!(sights, []);
    // Stamped at the top of the page.
    let mut astray = letters.page.clone();
    stamp(&mut astray, [400.0, 300.0], 160.0, [200, 30, 40], 9);
    sign(
        &mut astray,
        [line[0] + 60.0, line[1] - 45.0],
        240.0,
        [30, 35, 110],
        9,
    );
    let (_, sights) = seen(&letters, encoded(astray, image::ImageFormat::Png));
    assert_eq!(sights, [Sight::SealElsewhere]);
    // Half of the page out of the picture.
    let near = Shot {
        distance: 0.9,
        size: [1800, 2400],
        ..Shot::default()
    };
    let (cut, _) = photo(&signed, &near, 2);
    let made = made(&letters, encoded(cut, image::ImageFormat::Jpeg));
    let is_seen = made
        .sights
        .iter()
        .any(|sight| matches!(sight, Sight::WrongPage | Sight::PartMissing { .. }));
    assert!(
        is_seen || made.straightened.doubt.is_some(),
        "{:?}",
        made.sights
    );
    assert!(!made.sights.contains(&Sight::Glare));
}
