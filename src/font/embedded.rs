//! The font files inside the program; `fonts/README.md` says where each comes from.

use std::sync::Arc;

use parley::FontWeight;
use parley::fontique::{Blob, Collection, FontInfoOverride};

use crate::font::Weight;

macro_rules! embedded {
    ($name:ident: $($file:literal),* $(,)?) => {
        static $name: &[&[u8]] = &[$(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $file))),*];
    };
}

/// The collection of Han faces in [`REGULAR`].
pub(super) static REGULAR_HAN: &[u8] = REGULAR[1];
/// The collection of Han faces in [`BOLD`].
pub(super) static BOLD_HAN: &[u8] = BOLD[1];

embedded![REGULAR:
    "NotoSerif-Regular.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
    "NotoSerifLao-Regular.ttf",
    "NotoSerifKhmer-Regular.ttf",
    "NotoSerifMyanmar-Regular.ttf",
    "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifBengali-Regular.ttf",
    "NotoSerifGujarati-Regular.ttf",
    "NotoSerifGurmukhi-Regular.ttf",
    "NotoSerifTamil-Regular.ttf",
    "NotoSerifTelugu-Regular.ttf",
    "NotoSerifKannada-Regular.ttf",
    "NotoSerifMalayalam-Regular.ttf",
    "NotoSerifSinhala-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifEthiopic-Regular.ttf",
    "NotoSerifTibetan-Regular.ttf",
    "NotoSansThaana-Regular.ttf",
    "NotoSansOriya-Regular.ttf",
    "NotoSansTifinagh-Regular.ttf",
    "NotoSansCanadianAboriginal-Regular.ttf",
];

embedded![BOLD:
    "NotoSans-Bold.ttf",
    "NotoSansCJK-Bold.ttc",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerifHebrew-Bold.ttf",
    "NotoSerifThai-Bold.ttf",
    "NotoSerifLao-Bold.ttf",
    "NotoSerifKhmer-Bold.ttf",
    "NotoSerifMyanmar-Bold.ttf",
    "NotoSerifDevanagari-Bold.ttf",
    "NotoSerifBengali-Bold.ttf",
    "NotoSerifGujarati-Bold.ttf",
    "NotoSerifGurmukhi-Bold.ttf",
    "NotoSerifTamil-Bold.ttf",
    "NotoSerifTelugu-Bold.ttf",
    "NotoSerifKannada-Bold.ttf",
    "NotoSerifMalayalam-Bold.ttf",
    "NotoSerifSinhala-Bold.ttf",
    "NotoSerifGeorgian-Bold.ttf",
    "NotoSerifArmenian-Bold.ttf",
    "NotoSerifEthiopic-Bold.ttf",
    "NotoSerifTibetan-Bold.ttf",
    "NotoSansThaana-Bold.ttf",
    "NotoSansOriya-Bold.ttf",
    "NotoSansCanadianAboriginal-Bold.ttf",
];

/// Families behind the Latin and the CJK ones, one a script.
pub(super) const SCRIPT_FAMILIES: &[&str] = &[
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif Thai",
    "Noto Serif Lao",
    "Noto Serif Khmer",
    "Noto Serif Myanmar",
    "Noto Serif Devanagari",
    "Noto Serif Bengali",
    "Noto Serif Gujarati",
    "Noto Serif Gurmukhi",
    "Noto Serif Tamil",
    "Noto Serif Telugu",
    "Noto Serif Kannada",
    "Noto Serif Malayalam",
    "Noto Serif Sinhala",
    "Noto Serif Georgian",
    "Noto Serif Armenian",
    "Noto Serif Ethiopic",
    "Noto Serif Tibetan",
    "Noto Sans Thaana",
    "Noto Sans Oriya",
    "Noto Sans Tifinagh",
    "Noto Sans Canadian Aboriginal",
];

/// Makes the embedded faces known to a collection; only their heads are read.
pub(super) fn register(collection: &mut Collection) {
    for (files, weight) in [(REGULAR, Weight::Regular), (BOLD, Weight::Bold)] {
        // Noto Serif Myanmar Bold states a weight of 400.
        let stated = FontInfoOverride {
            weight: Some(FontWeight::new(f32::from(weight.class()))),
            ..FontInfoOverride::default()
        };
        for file in files {
            collection.register_fonts(Blob::new(Arc::new(*file)), Some(stated));
        }
    }
}

/// Whether a family comes with the program.
pub(super) fn is_embedded(family: &str) -> bool {
    SCRIPT_FAMILIES.contains(&family)
        || matches!(family, "Noto Serif" | "Noto Sans")
        || family.starts_with("Noto Serif CJK")
        || family.starts_with("Noto Sans CJK")
        || family.starts_with("Noto Sans Mono CJK")
}

#[cfg(test)]
mod tests {
    use super::*;
    use parley::fontique::CollectionOptions;

    #[test]
    fn every_family_that_is_named_is_registered_and_every_registered_one_is_known_as_embedded() {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        register(&mut collection);
        for family in SCRIPT_FAMILIES {
            assert!(collection.family_id(family).is_some(), "{family}");
        }
        let names: Vec<String> = collection.family_names().map(str::to_owned).collect();
        assert!(names.len() > SCRIPT_FAMILIES.len());
        for name in names {
            assert!(is_embedded(&name), "{name}");
        }
    }
}
