//! What setting a letter's paragraphs needs and keeps: shaping scratch, face chains, and the faces used so far.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use parley::{FontContext, Layout, LayoutContext};

use crate::application::GlyphRegion;
use crate::font::{FaceChain, FontError, FontSet, FontSetState, Weight};
use crate::layout::glyph_runs::UsedFaces;
use crate::layout::paragraph::Wording;
use crate::template::Document;

/// Scratch memory for shaping, and the shaped words of templates, kept between letters.
#[derive(Default)]
pub struct LayoutScratch {
    context: LayoutContext<()>,
    words: KeptWords,
}

/// Shaped wordings without values, which are the same in every letter of a template.
#[derive(Default)]
struct KeptWords {
    /// The faces they were shaped with.
    faces: Option<FacesKey>,
    shaped: HashMap<Wording, Layout<()>>,
}

/// All that decides which faces a document's text is shaped with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FacesKey {
    fonts: FontSetState,
    regions: [GlyphRegion; 2],
    families: [Vec<String>; 2],
}

/// A template has some 40 wordings; more than this many are not kept.
const MOST_KEPT: usize = 500;

impl KeptWords {
    fn keep_for(&mut self, faces: FacesKey) {
        if self.faces.as_ref() != Some(&faces) || self.shaped.len() > MOST_KEPT {
            self.shaped.clear();
        }
        self.faces = Some(faces);
    }
}

/// Sets paragraphs of one document.
pub(super) struct Typesetter<'a> {
    fonts: &'a mut FontContext,
    scratch: &'a mut LayoutContext<()>,
    chains: Chains,
    used: UsedFaces,
    /// Wordings with values, which are this document's own.
    shaped: HashMap<Wording, Layout<()>>,
    words: &'a mut HashMap<Wording, Layout<()>>,
}

/// The face chains of a document, for its own words and for values, in both weights.
pub(super) struct Chains {
    text_region: GlyphRegion,
    value_region: GlyphRegion,
    text: [FaceChain; 2],
    value: [FaceChain; 2],
}

impl Chains {
    fn of(document: &Document, fonts: &mut FontSet) -> Result<Chains, FontError> {
        let sheet = &document.sheet;
        let mut both = |region| -> Result<[FaceChain; 2], FontError> {
            Ok([
                fonts.chain(&sheet.text_families, region, Weight::Regular)?,
                fonts.chain(&sheet.heading_families, region, Weight::Bold)?,
            ])
        };
        Ok(Chains {
            text_region: document.text_region,
            value_region: document.value_region,
            text: both(document.text_region)?,
            value: both(document.value_region)?,
        })
    }

    /// The same faces for words and values.
    pub(super) fn plain(
        region: GlyphRegion,
        families: &[String],
        fonts: &mut FontSet,
    ) -> Result<Chains, FontError> {
        let chains = [
            fonts.chain(families, region, Weight::Regular)?,
            fonts.chain(families, region, Weight::Bold)?,
        ];
        Ok(Chains {
            text_region: region,
            value_region: region,
            text: chains.clone(),
            value: chains,
        })
    }

    pub(super) fn get(&self, is_value: bool, weight: Weight) -> (GlyphRegion, &FaceChain) {
        let (region, chains) = if is_value {
            (self.value_region, &self.value)
        } else {
            (self.text_region, &self.text)
        };
        let chain = match weight {
            Weight::Regular => &chains[0],
            Weight::Bold => &chains[1],
        };
        (region, chain)
    }
}

impl<'a> Typesetter<'a> {
    pub(super) fn new(
        document: &Document,
        fonts: &'a mut FontSet,
        scratch: &'a mut LayoutScratch,
    ) -> Result<Typesetter<'a>, FontError> {
        let chains = Chains::of(document, fonts)?;
        let sheet = &document.sheet;
        scratch.words.keep_for(FacesKey {
            fonts: fonts.state(),
            regions: [document.text_region, document.value_region],
            families: [&sheet.text_families, &sheet.heading_families].map(Clone::clone),
        });
        Ok(Typesetter::with_chains(chains, fonts, scratch))
    }

    /// A typesetter for text that belongs to no document.
    pub(super) fn plain(
        region: GlyphRegion,
        fonts: &'a mut FontSet,
        scratch: &'a mut LayoutScratch,
    ) -> Result<Typesetter<'a>, FontError> {
        let chains = Chains::plain(region, &[], fonts)?;
        scratch.words.keep_for(FacesKey {
            fonts: fonts.state(),
            regions: [region; 2],
            families: [Vec::new(), Vec::new()],
        });
        Ok(Typesetter::with_chains(chains, fonts, scratch))
    }

    fn with_chains(
        chains: Chains,
        fonts: &'a mut FontSet,
        scratch: &'a mut LayoutScratch,
    ) -> Typesetter<'a> {
        Typesetter {
            fonts: &mut fonts.context,
            scratch: &mut scratch.context,
            chains,
            used: UsedFaces::default(),
            shaped: HashMap::new(),
            words: &mut scratch.words.shaped,
        }
    }

    /// The glyphs of a wording, found once for all sizes, and the faces that are noted as used.
    pub(super) fn shaped(&mut self, wording: Wording) -> (&mut Layout<()>, &mut UsedFaces) {
        let known = if wording.has_values() {
            &mut self.shaped
        } else {
            &mut *self.words
        };
        let layout = match known.entry(wording) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let layout = entry.key().shape(self.fonts, self.scratch, &self.chains);
                entry.insert(layout)
            }
        };
        (layout, &mut self.used)
    }

    /// Forgets the faces of an earlier attempt.
    pub(super) fn start_over(&mut self) {
        self.used = UsedFaces::default();
    }

    /// Sets what comes next with one family before all others and the forms of one region.
    pub(super) fn turn_to(&mut self, chains: Chains) {
        self.chains = chains;
        self.shaped.clear();
    }

    /// The faces that are used on the page so far.
    pub(super) fn used_so_far(&self) -> UsedFaces {
        self.used.clone()
    }

    /// Goes on with the faces that were used elsewhere on the page.
    pub(super) fn go_on_with(&mut self, used: UsedFaces) {
        self.used = used;
    }

    pub(super) fn take_used(&mut self) -> UsedFaces {
        std::mem::take(&mut self.used)
    }
}
