//! What a reviewer would send back, seen before the upload.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of pixels are within the picture, whose sides have five figures"
)]

mod ink;
mod light;
mod match_letter;
mod seal;
mod sharpness;
mod sheet;

pub use match_letter::{HandPlace, LetterSight};

use self::match_letter::Match;
use self::sheet::Sheet;
use crate::scan::picture::Picture;
use crate::scan::straighten::Tones;

/// Something on a page that a reviewer would send back.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Sight {
    /// It is another page than the client's letter.
    WrongPage,
    /// So much of the letter's print, in hundredths, is not on the picture.
    PartMissing {
        /// In hundredths.
        hundredths: u8,
    },
    /// No seal is to be seen.
    NoSeal,
    /// The seal is not where the letter has its place.
    SealElsewhere,
    /// The seal's ink is as even as no wet ink is.
    EvenSeal,
    /// Nothing is written on the line for the signature.
    NoSignature,
    /// The text has too few pixels.
    SmallText {
        /// Pixels of an em.
        em: u16,
    },
    /// The text's edges are soft.
    Blurred,
    /// A lamp is mirrored on the page.
    Glare,
    /// A shadow lies on the page.
    Shadow,
}

/// Whether a page is a letter that stands on its head.
#[must_use]
pub(super) fn is_on_its_head(white: &Picture, letter: &LetterSight) -> bool {
    letter.match_on(&Sheet::of(white)) == Match::UpsideDown
}

/// Looks at a straightened page; `white` is the same with its paper made white, `letter` what it should be.
#[must_use]
pub(super) fn look(page: &Picture, white: &Picture, letter: Option<&LetterSight>) -> Vec<Sight> {
    let mut sights = Vec::new();
    if let Some(tones) = Tones::of(page) {
        sights.extend(light::glare(&tones).then_some(Sight::Glare));
        sights.extend(light::shadow(&tones).then_some(Sight::Shadow));
    }
    let Some(letter) = letter else {
        return sights;
    };
    let em = letter.em_in_pixels(white);
    if em < sharpness::LEAST_EM {
        sights.push(Sight::SmallText { em: em as u16 });
    }
    if sharpness::is_blurred(white, em) {
        sights.push(Sight::Blurred);
    }
    let sheet = Sheet::of(white);
    match letter.match_on(&sheet) {
        // It was turned before, where that is sure.
        Match::Not | Match::UpsideDown => sights.push(Sight::WrongPage),
        Match::At(shift) => {
            let missing = letter.missing_print(&sheet, shift);
            if missing > match_letter::MOST_MISSING {
                let hundredths = (missing * 100.0).round() as u8;
                sights.push(Sight::PartMissing { hundredths });
            }
            let seals = seal::seals(&sheet);
            for place in &letter.places {
                match place {
                    HandPlace::Seal { centre } => {
                        let at = [centre[0] + shift[0], centre[1] + shift[1]];
                        sights.extend(seal::look(&seals, at));
                    }
                    HandPlace::Signature { left, right, line } => {
                        let from = [left + shift[0], line + shift[1]];
                        let is_there =
                            ink::is_signed(&sheet, letter, &seals, from, right - left, shift);
                        sights.extend((!is_there).then_some(Sight::NoSignature));
                    }
                }
            }
        }
    }
    sights
}
