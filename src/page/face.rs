//! A face that glyph runs are drawn with.

use parley::FontData;
use skrifa::raw::ReadError;
use skrifa::{FontRef, Tag};

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

/// What draws a face's glyphs, for telling whether two faces draw alike: those of a collection, one for each region,
/// often share all their outlines and differ in the characters they give them to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outlines {
    /// The font file, by a number that each has while the program runs.
    file: u64,
    /// Where in the file the outlines and the advances begin, in bytes.
    tables: [u32; 2],
    /// Axis values, by their bits.
    variations: Vec<(Tag, u32)>,
}

impl Face {
    /// What draws this face's glyphs.
    ///
    /// # Errors
    /// The font file is damaged.
    pub fn outlines(&self) -> Result<Outlines, ReadError> {
        let font = FontRef::from_index(self.data.data.as_ref(), self.data.index)?;
        let table = |names: &[&[u8; 4]]| {
            let records = font.table_directory().table_records().iter();
            records
                .filter(|record| names.iter().any(|name| record.tag() == Tag::new(name)))
                .map(|record| record.offset())
                .next()
                .unwrap_or_default()
        };
        Ok(Outlines {
            file: self.data.data.id(),
            tables: [table(&[b"glyf", b"CFF ", b"CFF2"]), table(&[b"hmtx"])],
            variations: self
                .variations
                .iter()
                .map(|(tag, value)| (*tag, value.to_bits()))
                .collect(),
        })
    }
}
