//! A face that glyph runs are drawn with.

use parley::FontData;
use skrifa::Tag;

/// Index into [`Page::faces`](super::Page::faces).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub usize);

/// One face of a font file, at one place in its design space.
#[derive(Clone, Debug)]
pub struct Face {
    /// PostScript name, as PDF readers list it.
    pub name: String,
    /// The file's bytes and the face's index in a collection.
    pub data: FontData,
    /// Axis values of a variable font; empty for a static one.
    pub variations: Vec<(Tag, f32)>,
}

impl Face {
    /// Whether two faces draw the same glyphs.
    #[must_use]
    pub fn is_same(&self, other: &Face) -> bool {
        self.data == other.data && self.variations == other.variations
    }
}
