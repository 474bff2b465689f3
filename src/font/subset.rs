//! Each used face cut down to the page's glyphs, the same bytes for every backend.

mod gathered;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId};
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;

use self::gathered::GatheredCuts;
use crate::font::FontError;
use crate::page::{Face, FaceId, GlyphRun, Outlines, Page};

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

/// The cut faces of a page; faces that share their outlines are one. A large face is cut twice.
#[derive(Clone, Debug)]
pub struct SubsetFaces {
    cut: Vec<Arc<SubsetFace>>,
    /// For each [`FaceId`] its places in `cut`.
    of_face: Vec<Range<usize>>,
}

/// From this many glyphs on, a face is cut into one with the glyphs of the template's words and one with all others: the
/// first is the same in every letter of a batch, and cutting and compressing it takes most of a letter's time.
const LARGE: u16 = 10_000;

/// How many cut faces are kept for the next letters: headings are the same in all of a template, names are not.
const MOST_KEPT: usize = 16;

/// Faces that were cut for earlier letters. The same glyphs of the same outlines make the same cut face.
#[derive(Clone, Debug, Default)]
pub(super) struct KeptCuts {
    /// The one that was used last comes first.
    kept: Vec<Arc<SubsetFace>>,
    gathered: GatheredCuts,
}

impl KeptCuts {
    /// Cuts every face of a page, or takes those of an earlier page with the same glyphs.
    pub(super) fn faces_of(
        &mut self,
        page: &Page,
        words: &BTreeSet<char>,
    ) -> Result<SubsetFaces, FontError> {
        let mut drawings: Vec<Drawing<'_>> = Vec::new();
        let mut of_face = Vec::new();
        for face in &page.faces {
            let drawing = Drawing::by(face).map_err(|error| refused(&face.name, &error))?;
            let known = drawings
                .iter()
                .position(|known| known.outlines == drawing.outlines);
            of_face.push(known.unwrap_or_else(|| {
                drawings.push(drawing);
                drawings.len() - 1
            }));
        }
        for run in page.glyph_runs() {
            drawings[of_face[run.face.0]].note(run, words);
        }
        let mut cut = Vec::new();
        let mut places = Vec::new();
        for Drawing {
            outlines,
            face,
            of_words,
            mut others,
            ..
        } in drawings
        {
            let start = cut.len();
            others.retain(|glyph| !of_words.contains(glyph));
            for used in [of_words, others] {
                if !used.is_empty() {
                    cut.push(self.cut(&outlines, face, &used)?);
                }
            }
            places.push(start..cut.len());
        }
        Ok(SubsetFaces {
            cut,
            of_face: of_face
                .into_iter()
                .map(|drawing| places[drawing].clone())
                .collect(),
        })
    }

    fn cut(
        &mut self,
        outlines: &Outlines,
        face: &Face,
        used: &BTreeSet<u16>,
    ) -> Result<Arc<SubsetFace>, FontError> {
        let known = self.kept.iter().position(|kept| {
            kept.outlines == *outlines && kept.name == face.name && kept.glyphs.keys().eq(used)
        });
        let cut = match known {
            Some(index) => self.kept.remove(index),
            None => Arc::new(self.gathered.cut(outlines, face, used)?),
        };
        self.kept.insert(0, cut.clone());
        self.kept.truncate(MOST_KEPT);
        Ok(cut)
    }
}

/// What a page draws with one face's outlines.
struct Drawing<'a> {
    outlines: Outlines,
    face: &'a Face,
    is_large: bool,
    /// The glyphs of the template's own words, where they are cut apart.
    of_words: BTreeSet<u16>,
    others: BTreeSet<u16>,
}

impl<'a> Drawing<'a> {
    fn by(face: &'a Face) -> Result<Drawing<'a>, ReadError> {
        let font = FontRef::from_index(face.data.data.as_ref(), face.data.index)?;
        Ok(Drawing {
            outlines: face.outlines()?,
            face,
            is_large: is_large(&font)?,
            of_words: BTreeSet::new(),
            others: BTreeSet::new(),
        })
    }

    fn note(&mut self, run: &GlyphRun, words: &BTreeSet<char>) {
        for cluster in run.clusters() {
            let mut text = run.text[cluster[0].text_range.clone()].chars();
            let used = if self.is_large && text.all(|c| words.contains(&c)) {
                &mut self.of_words
            } else {
                &mut self.others
            };
            used.extend(cluster.iter().map(|glyph| glyph.id));
        }
    }
}

fn is_large(font: &FontRef<'_>) -> Result<bool, ReadError> {
    Ok(font.maxp()?.num_glyphs() >= LARGE)
}

fn refused(face: &str, error: &dyn std::fmt::Display) -> FontError {
    FontError::Uncuttable {
        face: face.to_owned(),
        reason: error.to_string(),
    }
}

impl SubsetFaces {
    /// Cuts every face of a page; `words` are the characters of the template.
    ///
    /// # Errors
    /// A face is damaged, or of a kind that can't be cut.
    pub fn of(page: &Page, words: &BTreeSet<char>) -> Result<SubsetFaces, FontError> {
        KeptCuts::default().faces_of(page, words)
    }

    /// The place, among all of them, of the cut face that has a glyph of a whole face.
    #[must_use]
    pub fn index(&self, id: FaceId, glyph: u16) -> usize {
        let places = self.of_face[id.0].clone();
        let start = places.start;
        places
            .into_iter()
            .find(|&place| self.cut[place].glyphs.contains_key(&glyph))
            .unwrap_or(start)
    }

    /// The cut face at a place, to be kept beyond its page.
    pub(crate) fn at(&self, index: usize) -> &Arc<SubsetFace> {
        &self.cut[index]
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
        let font = FontRef::new(&self.program).map_err(|error| refused(&self.name, &error))?;
        let mappings = (0..self.advances.len()).filter_map(|glyph| {
            let id = u32::try_from(glyph).ok()?;
            Some((char::from_u32(FIRST_CODE_POINT + id)?, GlyphId::new(id)))
        });
        let cmap = Cmap::from_mappings(mappings).map_err(|error| refused(&self.name, &error))?;
        FontBuilder::new()
            .add_table(&cmap)
            .map_err(|error| refused(&self.name, &error))
            .map(|builder| builder.copy_missing_tables(font).build())
    }
}
