//! The display list: what stands where on a page. Layout writes it, the backends draw it, and nothing lays it out again.

mod face;
mod glyph_run;
mod item;
mod listing;

pub use face::{Face, FaceId, Outlines};
pub use glyph_run::{Glyph, GlyphRun};
pub use item::{ByHand, Code, Dash, Grey, HandKind, Item, Line, Picture, Ring};

use crate::background::Background;
use crate::geometry::{Pt, Size};

/// One finished page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width and height of the sheet.
    pub size: Size,
    /// What is drawn, in order.
    pub items: Vec<Item>,
    /// The faces that the glyph runs name by [`FaceId`].
    pub faces: Vec<Face>,
    /// Size of the running text, after any shrinking to fit.
    pub text_size: Pt,
}

impl Page {
    /// The glyph runs in drawing order.
    pub fn glyph_runs(&self) -> impl Iterator<Item = &GlyphRun> {
        self.items.iter().filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            _ => None,
        })
    }

    /// The places for a hand.
    pub fn by_hand(&self) -> impl Iterator<Item = &ByHand> {
        self.items.iter().filter_map(|item| match item {
            Item::ByHand(place) => Some(place),
            _ => None,
        })
    }

    /// The form or letterhead that all else stands on.
    #[must_use]
    pub fn background(&self) -> Option<&Background> {
        self.items.iter().find_map(|item| match item {
            Item::Background(background) => Some(&**background),
            _ => None,
        })
    }

    /// Whether any picture on the page has colour.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.items.iter().any(|item| match item {
            Item::Picture(picture) => picture.has_colour(),
            Item::Background(background) => background.has_colour(),
            _ => false,
        })
    }
}
