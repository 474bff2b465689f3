//! What a letter looks like when it comes back.

use std::path::Path;

use super::{Letter, LetterError, Letterheads, document, typeset};
use crate::application::Application;
use crate::font::FontSet;
use crate::geometry::{Dpi, Size};
use crate::layout::{LayoutError, LayoutScratch};
use crate::page::{ByHand, HandKind, Item};
use crate::render::RenderError;
use crate::render::raster::{RasterScratch, raster};
use crate::scan::{CodeSquare, HandPlace, LetterPlaces, LetterSight, Picture};
use crate::template::Template;

impl Letter {
    /// What is looked for on a scan of it, and where.
    #[must_use]
    pub fn places(&self) -> LetterPlaces {
        let code = self.page.items.iter().find_map(|item| match item {
            Item::Code(code) => Some(CodeSquare {
                left: code.origin.x.to_mm().0,
                top: code.origin.y.to_mm().0,
                side: (code.module * code.modules as f32).to_mm().0,
            }),
            _ => None,
        });
        LetterPlaces {
            hands: self.page.by_hand().map(hand_place).collect(),
            em: self.page.text_size.to_mm().0,
            code,
        }
    }

    /// What a scan of it is compared with.
    ///
    /// # Errors
    /// It can't be drawn.
    pub fn sight(&self) -> Result<LetterSight, RenderError> {
        // Enough for what is looked at in four pixels a millimetre.
        let dpi = Dpi::new(150).unwrap_or(Dpi::PRINT);
        let canvas = raster(&self.page, &self.faces, dpi, &mut RasterScratch::default())?;
        let picture = Picture::of_canvas(&canvas);
        Ok(LetterSight::new(&picture, self.places(), self.code.clone()))
    }
}

/// What a scan of a record's letter is compared with, as the letter is made now: with a code in its margin, by which a page
/// that was not found is cut out. The paths of the record are taken from `folder`.
///
/// # Errors
/// The letter can't be made.
pub fn letter_sight(
    application: &Application,
    template: &Template,
    folder: &Path,
) -> Result<LetterSight, LetterError> {
    let (mut fonts, mut scratch) = (FontSet::embedded(), LayoutScratch::default());
    let mut letterheads = Letterheads::default();
    let document = document(application, template, folder, &mut letterheads)?;
    let with_code = document.clone().with_code(application);
    let letter = match typeset(&with_code, application, &mut fonts, &mut scratch) {
        // Then it was not printed with one either.
        Err(LetterError::Layout(LayoutError::NoRoomForCode { .. } | LayoutError::CodeOnPrint)) => {
            typeset(&document, application, &mut fonts, &mut scratch)
        }
        letter => letter,
    };
    Ok(letter?.sight()?)
}

fn hand_place(place: &ByHand) -> HandPlace {
    let (left, top) = (place.origin.x.to_mm().0, place.origin.y.to_mm().0);
    let Size { width, height } = place.size;
    let (width, height) = (width.to_mm().0, height.to_mm().0);
    match place.kind {
        HandKind::Seal => HandPlace::Seal {
            centre: [left + width / 2.0, top + height / 2.0],
        },
        HandKind::Signature => HandPlace::Signature {
            left,
            right: left + width,
            line: top + height,
        },
    }
}
