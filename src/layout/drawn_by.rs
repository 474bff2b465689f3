//! Which face draws each character of a text.

use crate::application::GlyphRegion;
use crate::font::{FontError, FontSet};
use crate::geometry::Pt;
use crate::layout::paragraph::ParagraphStyle;
use crate::layout::typesetter::{LayoutScratch, Typesetter};
use crate::template::{Edge, Inline};

/// A cluster, mostly one character, and the face that draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnBy {
    /// The characters.
    pub text: String,
    /// PostScript name of the face; none where no face has them.
    pub face: Option<String>,
}

/// Finds for each cluster of `text` the face that a letter's running text would draw it with, in the order of the text
/// save that words of right-to-left scripts stand as they are drawn.
///
/// # Errors
/// None where the program's own faces are whole.
pub fn drawn_by(
    text: &str,
    region: GlyphRegion,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<Vec<DrawnBy>, FontError> {
    let clusters = clusters(text, region, fonts, scratch)?;
    let missing: Vec<String> = clusters
        .iter()
        .filter(|cluster| cluster.face.is_none())
        .map(|cluster| cluster.text.clone())
        .collect();
    if !missing.is_empty() && fonts.adopt_installed(&missing) {
        return self::clusters(text, region, fonts, scratch);
    }
    Ok(clusters)
}

fn clusters(
    text: &str,
    region: GlyphRegion,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<Vec<DrawnBy>, FontError> {
    let mut typesetter = Typesetter::plain(region, fonts, scratch)?;
    let inline = Inline {
        text: text.to_owned(),
        strong: false,
        is_value: true,
    };
    let style = ParagraphStyle {
        size: Pt(10.0),
        strong: false,
        width: Pt(f32::from(u16::MAX)),
        indent: Pt::ZERO,
        edge: Edge::Left,
        own_direction: true,
    };
    let paragraph = typesetter.paragraph(&[inline], &style);
    let faces = typesetter.take_used().faces;
    let runs = paragraph.lines.iter().flat_map(|line| &line.runs);
    Ok(runs
        .flat_map(|run| {
            let name = faces[run.face.0].name.clone();
            run.clusters().map(move |glyphs| DrawnBy {
                text: run.text[glyphs[0].text_range.clone()].to_owned(),
                face: glyphs
                    .iter()
                    .all(|glyph| glyph.id != 0)
                    .then(|| name.clone()),
            })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_names_its_face_and_one_that_none_has_names_none() {
        let drawn = drawn_by(
            "A骨\u{10FFFD}",
            GlyphRegion::HongKong,
            &mut FontSet::embedded(),
            &mut LayoutScratch::default(),
        )
        .unwrap();
        let faces: Vec<_> = drawn
            .iter()
            .map(|cluster| (cluster.text.as_str(), cluster.face.as_deref()))
            .collect();
        assert_eq!(
            faces,
            [
                ("A", Some("NotoSerif-Regular")),
                ("骨", Some("NotoSerifCJKhk-Regular")),
                ("\u{10FFFD}", None),
            ]
        );
    }
}
