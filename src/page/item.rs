//! What can stand on a page.

use std::sync::Arc;

use crate::background::Background;
use crate::geometry::{Area, Point, Pt, Size};
use crate::page::GlyphRun;

/// One drawing step.
#[derive(Clone, Debug)]
pub enum Item {
    /// The form or letterhead that all else stands on, as large as the page.
    Background(Arc<Background>),
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
    /// A QR code, in black.
    Code(Code),
}

/// A QR code (ISO/IEC 18004): squares of ink on the white of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Top left corner.
    pub origin: Point,
    /// Side of a module.
    pub module: Pt,
    /// Modules on each side.
    pub modules: usize,
    /// Which modules have ink, row after row.
    pub dark: Vec<bool>,
}

impl Code {
    /// The square that it fills.
    #[must_use]
    pub fn area(&self) -> Area {
        // A code has at most 177 modules on a side.
        let side = self.module * self.modules as f32;
        Area {
            origin: self.origin,
            size: Size {
                width: side,
                height: side,
            },
        }
    }

    /// The modules that have ink: the corners, top left and bottom right, of each run in a row.
    pub fn runs(&self) -> impl Iterator<Item = [Point; 2]> {
        let corner = |column: usize, row: usize| {
            // A code has at most 177 modules on a side.
            self.origin
                .moved(self.module * column as f32, self.module * row as f32)
        };
        let rows = self.dark.chunks_exact(self.modules.max(1)).enumerate();
        rows.flat_map(move |(row, dark)| {
            let mut column = 0;
            dark.chunk_by(|a, b| a == b).filter_map(move |run| {
                let start = column;
                column += run.len();
                run[0].then(|| [corner(start, row), corner(column, row + 1)])
            })
        })
    }
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
