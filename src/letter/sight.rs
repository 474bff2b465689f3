//! What a letter looks like when it comes back.

use super::Letter;
use crate::geometry::{Dpi, Size};
use crate::page::{ByHand, HandKind, Item};
use crate::render::RenderError;
use crate::render::raster::{RasterScratch, raster};
use crate::scan::{CodeSquare, HandPlace, LetterPlaces, LetterSight, Picture};

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
