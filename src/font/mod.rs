//! The faces that text is drawn with: those in the program, and those that the user adds.

mod chain;
mod embedded;
mod error;
mod face_name;
mod file;
mod installed;
mod punctuation;
mod scripts;
mod stand_in;
mod subset;
mod wide;

pub use chain::{FaceChain, Weight};
pub use error::{FontError, FontWarning, MissingGlyph};
pub(crate) use face_name::postscript_name;
pub(crate) use punctuation::han_punctuation;
pub use stand_in::{HanCollection, stand_in, stand_in_file};
pub use subset::{SubsetFace, SubsetFaces};
pub(crate) use wide::is_wide;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use parley::FontContext;
use parley::fontique::{Collection, CollectionOptions, SourceCache};
use skrifa::{FontRef, MetadataProvider};

use crate::application::GlyphRegion;
use crate::font::chain::Families;
use crate::font::subset::KeptCuts;
use crate::page::Page;

/// Every face at hand, and the order in which they are tried.
#[derive(Clone)]
pub struct FontSet {
    pub(crate) context: FontContext,
    families: Families,
    /// Whether the computer's own fonts may be used.
    installed: bool,
    state: FontSetState,
    cuts: KeptCuts,
}

/// Tells font sets apart: two of the same state have the same faces in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FontSetState(u64);

impl FontSetState {
    fn new() -> FontSetState {
        static STATES: AtomicU64 = AtomicU64::new(0);
        FontSetState(STATES.fetch_add(1, Ordering::Relaxed))
    }
}

/// One family as `gonghan fonts` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilySummary {
    /// Family name.
    pub family: String,
    /// 1 to 1000; 400 is regular, 700 bold.
    pub weights: Vec<u16>,
    /// Unicode's long names of the scripts it draws, the largest first.
    pub scripts: Vec<String>,
    /// Whether it comes with the program.
    pub embedded: bool,
}

impl FontSet {
    /// Cuts every face of a page to its glyphs; faces that earlier letters used alike are not cut again. `words` are the
    /// characters of the template, which all its letters share.
    ///
    /// # Errors
    /// A face is damaged, or of a kind that can't be cut.
    pub fn cut(&mut self, page: &Page, words: &BTreeSet<char>) -> Result<SubsetFaces, FontError> {
        self.cuts.faces_of(page, words)
    }

    /// The faces that come with the program.
    #[must_use]
    pub fn embedded() -> FontSet {
        FontSet::new(false)
    }

    /// The faces of the program, and behind them those installed on this computer.
    #[must_use]
    pub fn with_system_fonts() -> FontSet {
        FontSet::new(true)
    }

    fn new(installed: bool) -> FontSet {
        let mut context = FontContext {
            collection: Collection::new(CollectionOptions {
                shared: false,
                system_fonts: installed,
            }),
            source_cache: SourceCache::default(),
        };
        embedded::register(&mut context.collection);
        FontSet {
            context,
            families: Families::default(),
            installed,
            state: FontSetState::new(),
            cuts: KeptCuts::default(),
        }
    }

    /// Adds every font file in a folder and in the folders below it, in the order of their paths.
    ///
    /// Files that are known to draw wrong outside their own program are left out and reported.
    ///
    /// # Errors
    /// The folder can't be read or holds no font; a font file can't be read or is damaged.
    pub fn add_folder(&mut self, folder: &Path) -> Result<Vec<FontWarning>, FontError> {
        self.state = FontSetState::new();
        let mut warnings = Vec::new();
        for file in file::font_files(folder)? {
            match file::read(&file)? {
                file::FontFile::Usable(data) => {
                    for (family, _) in self.context.collection.register_fonts(data, None) {
                        let name = self.context.collection.family_name(family);
                        self.families.add(name.unwrap_or_default());
                    }
                }
                file::FontFile::Tricky { family } => {
                    warnings.push(FontWarning::TrickyFace { file, family });
                }
            }
        }
        Ok(warnings)
    }

    /// The families to try, in order, for text of one region and weight.
    ///
    /// # Errors
    /// A family in `preferred` is not at hand.
    pub fn chain(
        &mut self,
        preferred: &[String],
        region: GlyphRegion,
        weight: Weight,
    ) -> Result<FaceChain, FontError> {
        for family in preferred {
            if self.context.collection.family_id(family).is_none() {
                let mut known: Vec<String> = self
                    .context
                    .collection
                    .family_names()
                    .map(str::to_owned)
                    .collect();
                known.sort();
                return Err(FontError::UnknownFamily {
                    family: family.clone(),
                    known,
                });
            }
        }
        Ok(self.families.chain(preferred, region, weight))
    }

    /// Which faces there are now.
    pub(crate) fn state(&self) -> FontSetState {
        self.state
    }

    /// The weights that a family has, or none where every weight can be made from it.
    pub(crate) fn fixed_weights(&mut self, family: &str) -> Vec<u16> {
        let Some(info) = self.context.collection.family_by_name(family) else {
            return Vec::new();
        };
        if info.fonts().iter().any(|font| font.has_weight_axis()) {
            return Vec::new();
        }
        info.fonts()
            .iter()
            .map(|font| weight_class(font.weight()))
            .collect()
    }

    /// The families in the order in which they are listed to a person: the program's own first, then by name.
    pub fn summaries(&mut self) -> Vec<FamilySummary> {
        let mut names: Vec<String> = self
            .context
            .collection
            .family_names()
            // In the program's files, but in no chain.
            .filter(|name| !name.starts_with("Noto Sans Mono CJK"))
            .map(str::to_owned)
            .collect();
        names.sort_by_key(|name| (!embedded::is_embedded(name), name.clone()));
        names
            .into_iter()
            .filter_map(|name| {
                let family = self.context.collection.family_by_name(&name)?;
                let mut weights: Vec<u16> = family
                    .fonts()
                    .iter()
                    .map(|font| weight_class(font.weight()))
                    .collect();
                weights.sort_unstable();
                weights.dedup();
                let font = family.default_font()?;
                let data = font.load(Some(&mut self.context.source_cache))?;
                let face = FontRef::from_index(data.as_ref(), font.index()).ok()?;
                let characters = face
                    .charmap()
                    .mappings()
                    .filter_map(|(code_point, _)| char::from_u32(code_point));
                Some(FamilySummary {
                    weights,
                    scripts: scripts::scripts_of(characters),
                    embedded: embedded::is_embedded(&name),
                    family: name,
                })
            })
            .collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a weight class lies between 1 and 1000"
)]
fn weight_class(weight: parley::FontWeight) -> u16 {
    weight.value() as u16
}
