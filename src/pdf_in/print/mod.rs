//! What is printed on a page: its characters and its lines.

mod device;
mod join;
mod path;

use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};

use self::device::Printer;
use self::join::joined;
use crate::geometry::Edges;

const MM_A_POINT: f32 = 25.4 / 72.0;

/// A glyph that says something, or a word that was read from a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedGlyph {
    /// What it says; U+FFFD where the file does not tell.
    pub text: String,
    /// Where it begins, in millimetres from the page's left edge.
    pub left: f32,
    /// Where it ends, in millimetres from the page's left edge.
    pub right: f32,
    /// The line that it stands on, in millimetres from the page's upper edge.
    pub baseline: f32,
    /// The side of its em square, in millimetres.
    pub em: f32,
}

/// A straight line, horizontal or vertical: a stroke, a thin filled rectangle, or an edge of a filled one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// What it covers, in millimetres.
    pub area: Edges,
}

impl Rule {
    /// Whether it runs from left to right.
    #[must_use]
    pub fn is_horizontal(&self) -> bool {
        self.area.width() >= self.area.height()
    }
}

/// All that is printed on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Print {
    /// The page's width, in millimetres.
    pub width: f32,
    /// The page's height, in millimetres.
    pub height: f32,
    /// What is written, spaces and leaders too, in the file's order.
    pub glyphs: Vec<PrintedGlyph>,
    /// The lines, each in one piece.
    pub rules: Vec<Rule>,
}

/// What is printed on a page of a PDF.
pub(super) fn print_of(page: &Page<'_>) -> Print {
    let (width, height) = page.render_dimensions();
    let (width, height) = (width * MM_A_POINT, height * MM_A_POINT);
    let to_page = Affine::scale(MM_A_POINT.into()) * page.initial_transform(true).to_kurbo();
    let sheet = Rect::new(0.0, 0.0, width.into(), height.into());
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(to_page, sheet, &cache, page.xref(), settings);
    let mut printer = Printer::new(sheet);
    interpret_page(page, &mut context, &mut printer);
    Print {
        width,
        height,
        glyphs: printer.glyphs,
        rules: joined(&printer.lines),
    }
}
