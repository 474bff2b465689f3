//! What can stand on a page.

use std::sync::Arc;

use crate::geometry::{Point, Pt, Size};
use crate::page::GlyphRun;

/// One drawing step.
#[derive(Clone, Debug)]
pub enum Item {
    /// Shaped text, in black.
    Glyphs(GlyphRun),
    /// A straight line.
    Line(Line),
    /// A circle's outline.
    Ring(Ring),
    /// A picture.
    Picture(Picture),
    /// A place for a hand; nothing is drawn.
    ByHand(ByHand),
}

/// A place that a hand fills once the page is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByHand {
    /// With what.
    pub kind: HandKind,
    /// Top left corner.
    pub origin: Point,
    /// Size on the page; a signature's lower edge is the line it stands on.
    pub size: Size,
}

/// What a hand fills a place with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandKind {
    /// The company's seal.
    Seal,
    /// A signature.
    Signature,
}

/// Ink from black, 0, to white, 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grey(pub f32);

/// Lengths of ink and of the gap after it, repeated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// Length with ink.
    pub ink: Pt,
    /// Length without.
    pub gap: Pt,
}

/// A straight line with square ends at its end points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
    /// Thickness.
    pub width: Pt,
    /// Ink.
    pub grey: Grey,
}

/// The outline of a circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Middle of the circle.
    pub centre: Point,
    /// To the middle of the outline.
    pub radius: Pt,
    /// Thickness of the outline.
    pub width: Pt,
    /// Ink.
    pub grey: Grey,
    /// Interruptions of the outline.
    pub dash: Option<Dash>,
}

/// A picture scaled to a size on the page.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Top left corner.
    pub origin: Point,
    /// Size on the page.
    pub size: Size,
    /// Pixels, opaque, without alpha.
    pub pixels: Arc<image::DynamicImage>,
}

impl Picture {
    /// Whether the pixels are stored with colour.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.pixels.color().has_color()
    }
}
