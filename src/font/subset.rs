//! Each used face cut down to the page's glyphs, the same bytes for every backend.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, Tag};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;

use crate::font::FontError;
use crate::page::{Face, FaceId, Outlines, Page};

/// First code point of the cmap that names the cut face's glyphs: glyph `n` is this plus `n`.
const FIRST_CODE_POINT: u32 = 0xF_0000;

/// A face with only the glyphs that a page uses.
#[derive(Clone, Debug)]
pub struct SubsetFace {
    /// What the glyphs were cut from.
    pub outlines: Outlines,
    /// PostScript name of the whole face.
    pub name: String,
    /// The cut face, without a cmap, as PDF embeds it.
    pub program: Vec<u8>,
    /// Font units per em.
    pub units_per_em: u16,
    /// Advance of each glyph of the cut face, in font units.
    pub advances: Vec<u16>,
    /// From the baseline up, in font units.
    pub ascender: i16,
    /// From the baseline down, mostly negative, in font units.
    pub descender: i16,
    /// Box around all glyphs of the whole face: left, bottom, right, top, in font units.
    pub bounds: [i16; 4],
    /// Whether the outlines are CFF rather than `glyf`.
    pub is_cff: bool,
    glyphs: BTreeMap<u16, u16>,
    packed: OnceLock<Vec<u8>>,
}

/// The cut faces of a page; faces that share their outlines are one.
#[derive(Clone, Debug)]
pub struct SubsetFaces {
    cut: Vec<Arc<SubsetFace>>,
    /// For each [`FaceId`] its place in `cut`.
    of_face: Vec<usize>,
}

/// How many cut faces are kept for the next letters: headings are the same in all of a template, names are not.
const MOST_KEPT: usize = 16;

/// Faces that were cut for earlier letters. The same glyphs of the same outlines make the same cut face.
#[derive(Clone, Debug, Default)]
pub(super) struct KeptCuts {
    /// The one that was used last comes first.
    kept: Vec<Arc<SubsetFace>>,
}

impl KeptCuts {
    /// Cuts every face of a page, or takes those of an earlier page with the same glyphs.
    pub(super) fn faces_of(&mut self, page: &Page) -> Result<SubsetFaces, FontError> {
        let mut drawn_by: Vec<(Outlines, &Face, BTreeSet<u16>)> = Vec::new();
        let mut of_face = Vec::new();
        for face in &page.faces {
            let outlines = face.outlines().map_err(|error| FontError::Uncuttable {
                face: face.name.clone(),
                reason: error.to_string(),
            })?;
            let known = drawn_by.iter().position(|(known, ..)| *known == outlines);
            of_face.push(known.unwrap_or_else(|| {
                drawn_by.push((outlines, face, BTreeSet::new()));
                drawn_by.len() - 1
            }));
        }
        for run in page.glyph_runs() {
            let (_, _, used) = &mut drawn_by[of_face[run.face.0]];
            used.extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
        let cut = drawn_by
            .into_iter()
            .map(|(outlines, face, used)| self.cut(outlines, face, &used))
            .collect::<Result<_, _>>()?;
        Ok(SubsetFaces { cut, of_face })
    }

    fn cut(
        &mut self,
        outlines: Outlines,
        face: &Face,
        used: &BTreeSet<u16>,
    ) -> Result<Arc<SubsetFace>, FontError> {
        let known = self.kept.iter().position(|kept| {
            kept.outlines == outlines && kept.name == face.name && kept.glyphs.keys().eq(used)
        });
        let cut = match known {
            Some(index) => self.kept.remove(index),
            None => Arc::new(cut(outlines, face, used)?),
        };
        self.kept.insert(0, cut.clone());
        self.kept.truncate(MOST_KEPT);
        Ok(cut)
    }
}

impl SubsetFaces {
    /// Cuts every face of a page.
    ///
    /// # Errors
    /// A face is damaged, or of a kind that can't be cut.
    pub fn of(page: &Page) -> Result<SubsetFaces, FontError> {
        KeptCuts::default().faces_of(page)
    }

    /// The cut form of a face.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &SubsetFace {
        &self.cut[self.of_face[id.0]]
    }

    /// The cut form of a face, to be kept beyond its page.
    pub(crate) fn shared(&self, id: FaceId) -> &Arc<SubsetFace> {
        &self.cut[self.of_face[id.0]]
    }

    /// The place of a face's cut form among all of them.
    #[must_use]
    pub fn index(&self, id: FaceId) -> usize {
        self.of_face[id.0]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &SubsetFace> {
        self.cut.iter().map(Arc::as_ref)
    }
}

impl SubsetFace {
    /// The cut face's id of a glyph of the whole face; 0 for one that is not used.
    #[must_use]
    pub fn glyph(&self, id: u16) -> u16 {
        self.glyphs.get(&id).copied().unwrap_or(0)
    }

    /// The cut face as `pack` makes it smaller, which is done once for all letters that share it.
    ///
    /// # Errors
    /// Those of `pack`.
    pub(crate) fn packed<E>(
        &self,
        pack: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<&[u8], E> {
        if let Some(packed) = self.packed.get() {
            return Ok(packed);
        }
        let packed = pack(&self.program)?;
        Ok(self.packed.get_or_init(|| packed))
    }

    /// The ids in the whole face of the glyphs that are left, in rising order.
    pub(crate) fn whole_glyphs(&self) -> impl Iterator<Item = u16> {
        self.glyphs.keys().copied()
    }

    /// The cut face with a cmap again, for a reader that loads only glyphs which a cmap names.
    ///
    /// # Errors
    /// The cut face can't be read back.
    pub fn with_cmap(&self) -> Result<Vec<u8>, FontError> {
        let refused = |reason: String| FontError::Uncuttable {
            face: self.name.clone(),
            reason,
        };
        let font = FontRef::new(&self.program).map_err(|error| refused(error.to_string()))?;
        let mappings = (0..self.advances.len()).filter_map(|glyph| {
            let id = u32::try_from(glyph).ok()?;
            Some((char::from_u32(FIRST_CODE_POINT + id)?, GlyphId::new(id)))
        });
        let cmap = Cmap::from_mappings(mappings).map_err(|error| refused(error.to_string()))?;
        FontBuilder::new()
            .add_table(&cmap)
            .map_err(|error| refused(error.to_string()))
            .map(|builder| builder.copy_missing_tables(font).build())
    }
}

fn cut(outlines: Outlines, face: &Face, used: &BTreeSet<u16>) -> Result<SubsetFace, FontError> {
    let refused = |reason: String| FontError::Uncuttable {
        face: face.name.clone(),
        reason,
    };
    let bytes = face.data.data.as_ref();
    // Sorted, so that the order of words on the page does not change the cut face.
    let sorted: Vec<u16> = used.iter().copied().collect();
    let mut remapper = GlyphRemapper::new_from_glyphs_sorted(&sorted);
    let variations: Vec<(subsetter::Tag, f32)> = face
        .variations
        .iter()
        .map(|(tag, value)| (subsetter::Tag::new(&tag.to_be_bytes()), *value))
        .collect();
    let program = subsetter::subset_with_variations(bytes, face.data.index, &variations, &remapper)
        .map_err(|error| refused(error.to_string()))?;
    let glyphs = used
        .iter()
        .map(|&id| (id, remapper.remap(id)))
        .collect::<BTreeMap<_, _>>();
    let read = |error: skrifa::raw::ReadError| refused(error.to_string());
    let whole = FontRef::from_index(bytes, face.data.index).map_err(read)?;
    let font = FontRef::new(&program).map_err(read)?;
    let head = font.head().map_err(read)?;
    let hhea = whole.hhea().map_err(read)?;
    let hmtx = font.hmtx().map_err(read)?;
    let advances = (0..font.maxp().map_err(read)?.num_glyphs())
        .map(|glyph| hmtx.advance(GlyphId::from(glyph)).unwrap_or(0))
        .collect();
    let whole_head = whole.head().map_err(read)?;
    Ok(SubsetFace {
        outlines,
        name: face.name.clone(),
        units_per_em: head.units_per_em(),
        advances,
        ascender: hhea.ascender().to_i16(),
        descender: hhea.descender().to_i16(),
        bounds: [
            whole_head.x_min(),
            whole_head.y_min(),
            whole_head.x_max(),
            whole_head.y_max(),
        ],
        is_cff: font.table_data(Tag::new(b"CFF ")).is_some(),
        program,
        glyphs,
        packed: OnceLock::new(),
    })
}
