//! Cut faces loaded for rasterising, and the bitmaps drawn from them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use fontdue::{Font, FontSettings};

use crate::font::{FontError, SubsetFaces};
use crate::page::{FaceId, Page};

/// A glyph that can stand on thirds of a pixel.
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
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) coverage: Vec<u8>,
}

impl Bitmap {
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

pub(super) struct RasterFaces<'a> {
    faces: &'a SubsetFaces,
    fonts: Vec<Font>,
    bitmaps: HashMap<(FaceId, u16, u32), Rc<Bitmap>>,
}

impl<'a> RasterFaces<'a> {
    pub(super) fn load(
        page: &Page,
        faces: &'a SubsetFaces,
        scale: f32,
    ) -> Result<RasterFaces<'a>, FontError> {
        let mut fonts = Vec::new();
        for (index, face) in faces.iter().enumerate() {
            let largest = page
                .glyph_runs()
                .filter(|run| run.face == FaceId(index))
                .fold(0.0_f32, |largest, run| largest.max(run.size.0));
            // fontdue flattens curves once, for the size that it is told.
            let settings = FontSettings {
                collection_index: 0,
                scale: (largest * scale).max(1.0),
                load_substitutions: false,
            };
            let font = Font::from_bytes(face.with_cmap()?, settings).map_err(|reason| {
                FontError::Uncuttable {
                    face: face.name.clone(),
                    reason: reason.to_owned(),
                }
            })?;
            fonts.push(font);
        }
        Ok(RasterFaces {
            faces,
            fonts,
            bitmaps: HashMap::new(),
        })
    }

    /// The bitmap of a glyph of the whole face at a size in pixels per em.
    pub(super) fn bitmap(&mut self, face: FaceId, glyph: u16, size: f32) -> Rc<Bitmap> {
        let id = self.faces.face(face).glyph(glyph);
        let font = &self.fonts[face.0];
        self.bitmaps
            .entry((face, id, size.to_bits()))
            .or_insert_with(|| Rc::new(draw(font, id, size)))
            .clone()
    }
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
