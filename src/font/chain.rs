//! The order in which faces are tried for a character.

use std::borrow::Cow;

use parley::{FontFamily, FontFamilyName};

use crate::application::GlyphRegion;
use crate::font::embedded::SCRIPT_FAMILIES;

/// Weight of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text: serif, 400.
    Regular,
    /// Headings and emphasis: sans-serif, 700.
    Bold,
}

impl Weight {
    /// The weight class, 400 or 700.
    #[must_use]
    pub fn class(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Bold => 700,
        }
    }
}

/// Two orders of the same families: Latin faces first, and CJK faces first.
///
/// CJK faces draw ’ “ ” · … a full em wide, which is right beside Han and tears Latin words apart.
#[derive(Clone, Debug, PartialEq)]
pub struct FaceChain {
    latin_first: Vec<FontFamilyName<'static>>,
    han_first: Vec<FontFamilyName<'static>>,
}

impl FaceChain {
    /// For all text but Han punctuation.
    #[must_use]
    pub fn latin_first(&self) -> FontFamily<'_> {
        FontFamily::List(Cow::Borrowed(&self.latin_first))
    }

    /// For punctuation that stands beside Han.
    #[must_use]
    pub fn han_first(&self) -> FontFamily<'_> {
        FontFamily::List(Cow::Borrowed(&self.han_first))
    }
}

/// Families that the user added, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Families {
    added: Vec<String>,
}

impl Families {
    pub(super) fn add(&mut self, family: &str) {
        if !family.is_empty() && !self.added.iter().any(|known| known == family) {
            self.added.push(family.to_owned());
        }
    }

    pub(super) fn chain(
        &self,
        preferred: &[String],
        region: GlyphRegion,
        weight: Weight,
    ) -> FaceChain {
        let latin = match weight {
            Weight::Regular => "Noto Serif",
            Weight::Bold => "Noto Sans",
        };
        let han = han_family(region, weight);
        let behind = || {
            SCRIPT_FAMILIES
                .iter()
                .copied()
                .chain(self.added.iter().map(String::as_str))
        };
        let named = |names: &mut dyn Iterator<Item = &str>| {
            let names = names.map(|name| FontFamilyName::Named(Cow::Owned(name.to_owned())));
            names.collect::<Vec<FontFamilyName<'static>>>()
        };
        let preferred = || preferred.iter().map(String::as_str);
        FaceChain {
            latin_first: named(&mut preferred().chain([latin, han]).chain(behind())),
            // A CJK face has all the punctuation that stands beside Han, so no other is asked.
            han_first: named(&mut preferred().chain([han, latin])),
        }
    }
}

fn han_family(region: GlyphRegion, weight: Weight) -> &'static str {
    match (weight, region) {
        (Weight::Regular, GlyphRegion::MainlandChina) => "Noto Serif CJK SC",
        (Weight::Regular, GlyphRegion::HongKong) => "Noto Serif CJK HK",
        (Weight::Regular, GlyphRegion::Taiwan) => "Noto Serif CJK TC",
        (Weight::Regular, GlyphRegion::Japan) => "Noto Serif CJK JP",
        (Weight::Regular, GlyphRegion::Korea) => "Noto Serif CJK KR",
        (Weight::Bold, GlyphRegion::MainlandChina) => "Noto Sans CJK SC",
        (Weight::Bold, GlyphRegion::HongKong) => "Noto Sans CJK HK",
        (Weight::Bold, GlyphRegion::Taiwan) => "Noto Sans CJK TC",
        (Weight::Bold, GlyphRegion::Japan) => "Noto Sans CJK JP",
        (Weight::Bold, GlyphRegion::Korea) => "Noto Sans CJK KR",
    }
}
