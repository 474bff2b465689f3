//! Cut faces loaded for rasterising, and the bitmaps drawn from them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use fontdue::{Font, FontSettings};

use crate::font::{FontError, SubsetFace, SubsetFaces};
use crate::page::{FaceId, Outlines};

/// Pixels per em for which fontdue flattens curves, once for all sizes: 38 pt at 300 dpi. A glyph is to look the same
/// whatever else is on its page.
const FLATTENED_FOR: f32 = 160.0;
/// Bitmaps of more bytes than this are not kept for the next letter.
const MOST_KEPT: usize = 24_000_000;

/// A glyph that can stand on thirds of a pixel.
#[derive(Debug)]
pub(super) struct Bitmap {
    /// Thirds of a pixel from the pen to the first column.
    pub(super) left: f32,
    /// Rows from the baseline up to the top row.
    pub(super) top: i32,
    /// Columns of the coverage, in thirds of a pixel.
    thirds: usize,
    coverage: Vec<u8>,
    /// The glyph begun on the first, second and last third of a pixel; most are wanted many times.
    begun_on: [OnceCell<Pixels>; 3],
}

/// Coverage of whole pixels, row after row.
#[derive(Debug)]
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) coverage: Vec<u8>,
}

impl Bitmap {
    /// About as much memory as it takes.
    fn bytes(&self) -> usize {
        let pixels = self.begun_on.iter().filter_map(OnceCell::get);
        let pixels: usize = pixels.map(|pixels| pixels.coverage.len()).sum();
        self.coverage.len() + pixels + size_of::<Bitmap>()
    }

    /// The pixels where the glyph's first column is the third `lead` (0 to 2) of a pixel.
    pub(super) fn begun_on(&self, lead: usize) -> &Pixels {
        self.begun_on[lead].get_or_init(|| {
            let width = (lead + self.thirds).div_ceil(3);
            let rows = self.coverage.chunks_exact(self.thirds.max(1));
            Pixels {
                width,
                coverage: rows.flat_map(|row| merged(row, lead, width)).collect(),
            }
        })
    }
}

/// A row of thirds as a row of pixels, each the mean of its three.
fn merged(thirds: &[u8], lead: usize, width: usize) -> impl Iterator<Item = u8> {
    (0..width).map(move |column| {
        let start = (column * 3).saturating_sub(lead);
        let end = (column * 3 + 3 - lead).min(thirds.len());
        let within = thirds.get(start..end).unwrap_or_default();
        let sum: u32 = within.iter().map(|&third| u32::from(third)).sum();
        #[expect(clippy::cast_possible_truncation, reason = "a mean of three bytes")]
        let mean = ((sum + 1) / 3) as u8;
        mean
    })
}

/// How many loaded faces are kept: those of a letter that is drawn at two sizes, and those that the next one shares.
const MOST_FONTS: usize = 8;

/// Glyphs drawn so far, kept between letters.
#[derive(Default)]
pub struct RasterScratch {
    faces: Vec<KnownFace>,
    fonts: LoadedFonts,
}

/// Cut faces loaded so far, the one that was used last first.
#[derive(Default)]
struct LoadedFonts(Vec<(Arc<SubsetFace>, Font)>);

impl LoadedFonts {
    fn of(&mut self, subset: &Arc<SubsetFace>) -> Result<&Font, FontError> {
        let known = self
            .0
            .iter()
            .position(|(known, _)| Arc::ptr_eq(known, subset));
        match known {
            Some(index) => self.0[..=index].rotate_right(1),
            None => {
                self.0.insert(0, (subset.clone(), load(subset)?));
                self.0.truncate(MOST_FONTS);
            }
        }
        Ok(&self.0[0].1)
    }
}

#[derive(Debug)]
struct KnownFace {
    outlines: Outlines,
    /// By glyph of the whole face, and the bits of its size in pixels per em.
    bitmaps: HashMap<(u16, u32), Bitmap>,
}

impl RasterScratch {
    /// The place of a face, known from an earlier letter or not.
    fn place(&mut self, outlines: &Outlines) -> usize {
        let known = self
            .faces
            .iter()
            .position(|face| face.outlines == *outlines);
        known.unwrap_or_else(|| {
            self.faces.push(KnownFace {
                outlines: outlines.clone(),
                bitmaps: HashMap::new(),
            });
            self.faces.len() - 1
        })
    }

    fn forget_if_too_much(&mut self) {
        let bitmaps = self.faces.iter().flat_map(|face| face.bitmaps.values());
        if bitmaps.map(Bitmap::bytes).sum::<usize>() > MOST_KEPT {
            self.faces.clear();
        }
    }
}

/// The faces of one page, each loaded when its first new glyph is wanted.
pub(super) struct RasterFaces<'a> {
    subsets: &'a SubsetFaces,
    /// For each cut face its place in the scratch.
    places: Vec<usize>,
    scratch: &'a mut RasterScratch,
}

impl<'a> RasterFaces<'a> {
    pub(super) fn new(subsets: &'a SubsetFaces, scratch: &'a mut RasterScratch) -> RasterFaces<'a> {
        scratch.forget_if_too_much();
        RasterFaces {
            subsets,
            places: subsets
                .iter()
                .map(|subset| scratch.place(&subset.outlines))
                .collect(),
            scratch,
        }
    }

    /// The bitmap of a glyph of the whole face at a size in pixels per em.
    pub(super) fn bitmap(
        &mut self,
        face: FaceId,
        glyph: u16,
        size: f32,
    ) -> Result<&Bitmap, FontError> {
        let index = self.subsets.index(face, glyph);
        let known = &mut self.scratch.faces[self.places[index]];
        match known.bitmaps.entry((glyph, size.to_bits())) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => {
                let subset = self.subsets.at(index);
                let font = self.scratch.fonts.of(subset)?;
                Ok(entry.insert(draw(font, subset.glyph(glyph), size)))
            }
        }
    }
}

fn load(subset: &SubsetFace) -> Result<Font, FontError> {
    let settings = FontSettings {
        collection_index: 0,
        scale: FLATTENED_FOR,
        load_substitutions: false,
    };
    Font::from_bytes(subset.with_cmap()?, settings).map_err(|reason| FontError::Uncuttable {
        face: subset.name.clone(),
        reason: reason.to_owned(),
    })
}

fn draw(font: &Font, id: u16, size: f32) -> Bitmap {
    let (metrics, coverage) = font.rasterize_indexed_subpixel(id, size);
    let x = metrics.bounds.xmin;
    // fontdue moves the outline by the fraction of its left edge in columns, which here are thirds of a pixel.
    let left = x * 3.0 - (x - x.floor());
    Bitmap {
        left,
        top: metrics.ymin + i32::try_from(metrics.height).unwrap_or(0),
        thirds: metrics.width * 3,
        coverage,
        begun_on: Default::default(),
    }
}
