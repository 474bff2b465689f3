//! Shaped text at a fixed place.

use std::ops::Range;

use crate::geometry::{Point, Pt};
use crate::page::FaceId;

/// Glyphs of one face and size, left to right as they stand on the page.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The face in the page's list.
    pub face: FaceId,
    /// The em.
    pub size: Pt,
    /// Start of the baseline.
    pub origin: Point,
    /// What the run says, in reading order.
    pub text: String,
    /// The glyphs, in visual order.
    pub glyphs: Vec<Glyph>,
    /// Whether the text reads from right to left.
    pub right_to_left: bool,
}

/// One glyph; lengths are in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub id: u16,
    /// From this glyph's pen position to the next one's.
    pub advance: Pt,
    /// From the pen position to where the glyph is drawn; y grows downwards.
    pub offset: Point,
    /// Bytes of the run's text that this glyph stands for; glyphs of one cluster share one range.
    pub text_range: Range<usize>,
}

impl GlyphRun {
    /// Length of the baseline.
    #[must_use]
    pub fn advance(&self) -> Pt {
        self.glyphs
            .iter()
            .fold(Pt::ZERO, |sum, glyph| sum + glyph.advance)
    }

    /// Runs of neighbouring glyphs that stand for one piece of text together.
    pub fn clusters(&self) -> impl Iterator<Item = &[Glyph]> {
        self.glyphs
            .chunk_by(|one, next| one.text_range == next.text_range)
    }
}
