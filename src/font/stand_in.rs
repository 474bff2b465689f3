//! Faces of the program for the Han fonts that a PDF names and does not contain.

use skrifa::FontRef;
use write_fonts::FontBuilder;

use super::embedded::{BOLD_HAN, REGULAR_HAN};

/// Adobe's collections of Han, Kana and Hangul, by the place whose forms they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HanCollection {
    /// Adobe-GB1.
    Simplified,
    /// Adobe-CNS1.
    Traditional,
    /// Adobe-Japan1.
    Japanese,
    /// Adobe-Korea1.
    Korean,
}

/// A font file and the face in it that draws a collection.
#[must_use]
pub fn stand_in(collection: HanCollection, is_bold: bool) -> (&'static [u8], u32) {
    let index = match collection {
        HanCollection::Japanese => 0,
        HanCollection::Korean => 1,
        HanCollection::Simplified => 2,
        HanCollection::Traditional => 3,
    };
    (if is_bold { BOLD_HAN } else { REGULAR_HAN }, index)
}

/// The regular face that draws a collection, as a file of its own, for programs that read no font collections.
#[must_use]
pub fn stand_in_file(collection: HanCollection) -> Option<Vec<u8>> {
    let (file, index) = stand_in(collection, false);
    let face = FontRef::from_index(file, index).ok()?;
    Some(FontBuilder::new().copy_missing_tables(face).build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::MetadataProvider;
    use skrifa::string::StringId;

    #[test]
    fn a_face_of_its_own_has_all_glyphs_of_the_one_in_the_collection() {
        let (file, index) = stand_in(HanCollection::Traditional, false);
        let within = FontRef::from_index(file, index).unwrap();
        let file = stand_in_file(HanCollection::Traditional).unwrap();
        let alone = FontRef::new(&file).unwrap();
        let glyph = |face: &FontRef<'_>, c: char| face.charmap().map(c);
        for c in ['公', '函', '驗', '證', 'A'] {
            assert!(glyph(&alone, c).is_some());
            assert_eq!(glyph(&alone, c), glyph(&within, c));
        }
    }

    #[test]
    fn each_collection_has_the_face_of_its_place() {
        for (collection, place) in [
            (HanCollection::Simplified, "SC"),
            (HanCollection::Traditional, "TC"),
            (HanCollection::Japanese, "JP"),
            (HanCollection::Korean, "KR"),
        ] {
            for is_bold in [false, true] {
                let (file, index) = stand_in(collection, is_bold);
                let font = FontRef::from_index(file, index).unwrap();
                let family = font
                    .localized_strings(StringId::FAMILY_NAME)
                    .next()
                    .unwrap();
                let family: String = family.chars().collect();
                assert!(family.ends_with(&format!("CJK {place}")), "{family}");
            }
        }
    }
}
