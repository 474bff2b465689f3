//! Faces of the program for the Han fonts that a PDF names and does not contain.

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

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::string::StringId;
    use skrifa::{FontRef, MetadataProvider};

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
