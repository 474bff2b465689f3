//! Faces that are installed on this computer, for characters that no other face has.

use parley::fontique::FontInfo;
use skrifa::{FontRef, MetadataProvider};

use crate::font::embedded::is_embedded;
use crate::font::file::is_tricky;
use crate::font::{FontSet, FontSetState};

impl FontSet {
    /// Puts installed families that have the characters of `texts` behind all others, and says whether there are any.
    ///
    /// Of several the first by name is taken, so that one computer always makes the same letter.
    pub(crate) fn adopt_installed(&mut self, texts: &[String]) -> bool {
        if !self.installed {
            return false;
        }
        let mut names: Vec<String> = self
            .context
            .collection
            .family_names()
            .filter(|name| !is_embedded(name) && !is_tricky(name))
            .map(str::to_owned)
            .collect();
        names.sort();
        let mut wanted: Vec<&String> = texts.iter().collect();
        let mut adopted = false;
        for name in names {
            if wanted.is_empty() {
                break;
            }
            let before = wanted.len();
            let covered = self.covered_by(&name, &wanted);
            wanted.retain(|text| !covered.contains(text));
            if wanted.len() < before {
                self.families.add(&name);
                self.state = FontSetState::new();
                adopted = true;
            }
        }
        adopted
    }

    /// Those of `texts` that the family's default face has all characters of.
    fn covered_by<'t>(&mut self, family: &str, texts: &[&'t String]) -> Vec<&'t String> {
        let font: Option<FontInfo> = self
            .context
            .collection
            .family_by_name(family)
            .and_then(|family| family.default_font().cloned());
        let Some((font, data)) = font.and_then(|font| {
            let data = font.load(Some(&mut self.context.source_cache))?;
            Some((font, data))
        }) else {
            return Vec::new();
        };
        let Ok(face) = FontRef::from_index(data.as_ref(), font.index()) else {
            return Vec::new();
        };
        let charmap = face.charmap();
        texts
            .iter()
            .copied()
            .filter(|text| {
                text.chars()
                    .all(|character| charmap.map(character).is_some())
            })
            .collect()
    }
}
