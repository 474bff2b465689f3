//! Cuts made from larger cuts: before it cuts anything, `subsetter` lists every subroutine of a face, and a large face has
//! tens of thousands. A cut has none, and what is cut from it is the same to the byte as what is cut from the whole face.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId, Tag};
use subsetter::GlyphRemapper;

use super::{SubsetFace, is_large, refused};
use crate::font::FontError;
use crate::page::{Face, Outlines};

/// So many glyphs, and a quarter of those that are there, are gathered before a cut is made larger.
const AT_A_TIME: usize = 16;
/// The most glyphs of a face that are gathered: all that names are commonly written with.
const MOST_GLYPHS: usize = 8_000;

/// For each large face a cut with the glyphs of earlier letters.
#[derive(Clone, Debug, Default)]
pub(super) struct GatheredCuts(Vec<Gathered>);

#[derive(Clone, Debug)]
struct Gathered {
    cut: SubsetFace,
    /// Glyphs that were wanted and are not in the cut yet.
    wanted: BTreeSet<u16>,
}

impl GatheredCuts {
    /// A face with these glyphs alone.
    pub(super) fn cut(
        &mut self,
        outlines: &Outlines,
        face: &Face,
        used: &BTreeSet<u16>,
    ) -> Result<SubsetFace, FontError> {
        let whole = FontRef::from_index(face.data.data.as_ref(), face.data.index);
        if !whole.and_then(|font| is_large(&font)).unwrap_or(false) {
            return cut(outlines, face, used);
        }
        let known = self
            .0
            .iter_mut()
            .find(|known| known.cut.outlines == *outlines && known.cut.name == face.name);
        let Some(gathered) = known else {
            let cut = cut(outlines, face, used)?;
            // Others have no subroutines, and glyphs that are made of others.
            if cut.is_cff {
                self.0.push(Gathered {
                    cut: cut.clone(),
                    wanted: BTreeSet::new(),
                });
            }
            return Ok(cut);
        };
        let have = &gathered.cut.glyphs;
        if used.iter().all(|glyph| have.contains_key(glyph)) {
            return cut_again(&gathered.cut, used);
        }
        let missing = used.iter().filter(|glyph| !have.contains_key(glyph));
        gathered.wanted.extend(missing.copied());
        let count = have.len() + gathered.wanted.len();
        if gathered.wanted.len() >= AT_A_TIME + have.len() / 4 && count <= MOST_GLYPHS {
            let all = have.keys().copied().chain(gathered.wanted.iter().copied());
            gathered.cut = cut(outlines, face, &all.collect())?;
            gathered.wanted.clear();
        }
        cut(outlines, face, used)
    }
}

/// Cuts a whole face.
fn cut(outlines: &Outlines, face: &Face, used: &BTreeSet<u16>) -> Result<SubsetFace, FontError> {
    let bytes = face.data.data.as_ref();
    let variations: Vec<(subsetter::Tag, f32)> = face
        .variations
        .iter()
        .map(|(tag, value)| (subsetter::Tag::new(&tag.to_be_bytes()), *value))
        .collect();
    // Sorted, so that the order of words on the page does not change the cut face.
    let sorted: Vec<u16> = used.iter().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&sorted);
    let program = subsetter::subset_with_variations(bytes, face.data.index, &variations, &remapper)
        .map_err(|error| refused(&face.name, &error))?;
    let read = |error: ReadError| refused(&face.name, &error);
    let whole = FontRef::from_index(bytes, face.data.index).map_err(read)?;
    let font = FontRef::new(&program).map_err(read)?;
    let (hhea, head) = (whole.hhea().map_err(read)?, whole.head().map_err(read)?);
    Ok(SubsetFace {
        outlines: outlines.clone(),
        name: face.name.clone(),
        units_per_em: font.head().map_err(read)?.units_per_em(),
        advances: advances(&font).map_err(read)?,
        ascender: hhea.ascender().to_i16(),
        descender: hhea.descender().to_i16(),
        bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
        is_cff: font.table_data(Tag::new(b"CFF ")).is_some(),
        program,
        glyphs: used
            .iter()
            .map(|&id| (id, remapper.get(id).unwrap_or(0)))
            .collect(),
        packed: OnceLock::new(),
    })
}

/// Cuts a cut face, which has all the glyphs that are used.
fn cut_again(from: &SubsetFace, used: &BTreeSet<u16>) -> Result<SubsetFace, FontError> {
    // Both rise, so that what is sorted stays so.
    let sorted: Vec<u16> = used.iter().map(|&id| from.glyph(id)).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&sorted);
    let program = subsetter::subset_with_variations(&from.program, 0, &[], &remapper)
        .map_err(|error| refused(&from.name, &error))?;
    let font = FontRef::new(&program).map_err(|error| refused(&from.name, &error))?;
    let advances = advances(&font).map_err(|error| refused(&from.name, &error))?;
    Ok(SubsetFace {
        outlines: from.outlines.clone(),
        name: from.name.clone(),
        advances,
        glyphs: used
            .iter()
            .map(|&id| (id, remapper.get(from.glyph(id)).unwrap_or(0)))
            .collect(),
        program,
        packed: OnceLock::new(),
        ..*from
    })
}

/// The advance of each glyph, in font units.
fn advances(font: &FontRef<'_>) -> Result<Vec<u16>, ReadError> {
    let hmtx = font.hmtx()?;
    let glyphs = 0..font.maxp()?.num_glyphs();
    Ok(glyphs
        .map(|glyph| hmtx.advance(GlyphId::from(glyph)).unwrap_or(0))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontSet;

    fn face_of(fonts: &mut FontSet, family: &str) -> Face {
        let context = &mut fonts.context;
        let family = context.collection.family_by_name(family).unwrap();
        let font = family.default_font().unwrap();
        Face {
            name: "Face".to_owned(),
            data: parley::FontData {
                data: font.load(Some(&mut context.source_cache)).unwrap(),
                index: font.index(),
            },
            variations: Vec::new(),
        }
    }

    #[test]
    fn a_cut_is_the_same_to_the_byte_whatever_letters_were_made_before() {
        let mut fonts = FontSet::embedded();
        let mut gathered = GatheredCuts::default();
        for family in ["Noto Serif CJK TC", "Noto Sans CJK TC"] {
            let face = face_of(&mut fonts, family);
            let outlines = face.outlines().unwrap();
            // Letters with ever other glyphs, of which some were there before.
            for letter in 0..60_u16 {
                let used = (0..20)
                    .map(|step| 1 + (letter * 37 + step * 991) % 900)
                    .collect();
                let made = gathered.cut(&outlines, &face, &used).unwrap();
                let alone = cut(&outlines, &face, &used).unwrap();
                assert_eq!(made.program, alone.program, "{family}, letter {letter}");
                assert_eq!(made.glyphs, alone.glyphs);
                assert_eq!(made.advances, alone.advances);
                assert_eq!(made.bounds, alone.bounds);
            }
            let known = gathered.0.last().unwrap();
            assert!(known.cut.glyphs.len() > 500, "{}", known.cut.glyphs.len());
        }
    }
}
