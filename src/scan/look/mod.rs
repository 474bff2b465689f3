//! What a reviewer would send back, seen before the upload.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of pixels are within the picture, whose sides have five figures"
)]

mod ink;
mod light;
mod match_letter;
mod places;
mod seal;
mod sharpness;
mod sheet;

pub use match_letter::LetterSight;
pub use places::{HandPlace, LetterPlaces};

use self::match_letter::Match;
use self::sheet::Sheet;
use crate::application::LetterCode;
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
    /// The letter's code names another account.
    OtherAccount,
    /// The printed name is no longer the client's.
    NameChanged,
    /// The printed name is the client's, but the letter would say something else now.
    TextChanged,
}

/// A page, its paper white, and where on it a letter's print lies.
pub(super) struct Located {
    sheet: Sheet,
    at: Match,
}

impl Located {
    pub(super) fn of(white: &Picture, letter: &LetterSight) -> Located {
        let sheet = Sheet::of(white);
        let at = letter.match_on(&sheet);
        Located { sheet, at }
    }

    /// Whether it is the letter, the right way up.
    pub(super) fn is_the_letter(&self) -> bool {
        matches!(self.at, Match::At(_))
    }

    /// Whether it is nothing like the letter, either way up.
    pub(super) fn is_nowhere(&self) -> bool {
        self.at == Match::Not
    }

    /// Whether it is the letter and stands on its head.
    pub(super) fn is_on_its_head(&self) -> bool {
        self.at == Match::UpsideDown
    }
}

/// What is wrong with the light on a straightened page.
#[must_use]
pub(super) fn look_at_light(page: &Picture) -> Vec<Sight> {
    let mut sights = Vec::new();
    if let Some(tones) = Tones::of(page) {
        sights.extend(light::glare(&tones).then_some(Sight::Glare));
        sights.extend(light::shadow(&tones).then_some(Sight::Shadow));
    }
    sights
}

/// What a letter's code says that the letter should not.
#[must_use]
pub(super) fn look_at_code(seen: &LetterCode, letter: &LetterSight) -> Option<Sight> {
    let wanted = &letter.code;
    if seen.id != wanted.id {
        Some(Sight::OtherAccount)
    } else if seen.name != wanted.name {
        Some(Sight::NameChanged)
    } else if seen.text != wanted.text {
        Some(Sight::TextChanged)
    } else {
        None
    }
}

/// Compares a page, its paper white, with the letter that it should be.
#[must_use]
pub(super) fn look_at_letter(
    white: &Picture,
    located: &Located,
    letter: &LetterSight,
) -> Vec<Sight> {
    let mut sights = Vec::new();
    let em = letter.em_in_pixels(white);
    if em < sharpness::LEAST_EM {
        sights.push(Sight::SmallText { em: em as u16 });
    }
    if sharpness::is_blurred(white, em) {
        sights.push(Sight::Blurred);
    }
    let sheet = &located.sheet;
    match located.at {
        // It was turned before, where that is sure.
        Match::Not | Match::UpsideDown => sights.push(Sight::WrongPage),
        Match::At(shift) => {
            let missing = letter.missing_print(sheet, shift);
            if missing > match_letter::MOST_MISSING {
                let hundredths = (missing * 100.0).round() as u8;
                sights.push(Sight::PartMissing { hundredths });
            }
            let seals = seal::seals(sheet);
            for place in &letter.places.hands {
                match place {
                    HandPlace::Seal { centre } => {
                        let at = [centre[0] + shift[0], centre[1] + shift[1]];
                        sights.extend(seal::look(&seals, at));
                    }
                    HandPlace::Signature { left, right, line } => {
                        let from = [left + shift[0], line + shift[1]];
                        let is_there =
                            ink::is_signed(sheet, letter, &seals, from, right - left, shift);
                        sights.extend((!is_there).then_some(Sight::NoSignature));
                    }
                }
            }
        }
    }
    sights
}
