//! A cut face as printpdf embeds it.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, FontType, ParsedFont};

use crate::font::SubsetFace;

pub(super) fn pdf_font(face: &SubsetFace) -> ParsedFont {
    let widths: BTreeMap<u16, u16> = face
        .advances
        .iter()
        .enumerate()
        .filter_map(|(glyph, advance)| Some((u16::try_from(glyph).ok()?, *advance)))
        .collect();
    let mut font = ParsedFont::with_glyph_data(
        face.program.clone(),
        0,
        Some(format!("{}+{}", subset_tag(face), face.name)),
        BTreeMap::new(),
        widths,
        face.units_per_em,
        FontMetrics {
            ascent: face.ascender,
            descent: face.descender,
        },
    );
    if face.is_cff {
        font.font_type = FontType::OpenTypeCFF(());
    }
    let [left, bottom, right, top] = face.bounds;
    font.pdf_font_metrics.x_min = left;
    font.pdf_font_metrics.y_min = bottom;
    font.pdf_font_metrics.x_max = right;
    font.pdf_font_metrics.y_max = top;
    font
}

/// Six capital letters that tell a cut face from the whole one and from other cuts of it (ISO 32000-1, 9.6.4).
fn subset_tag(face: &SubsetFace) -> String {
    // FNV-1a: the same glyphs give the same letters on every machine.
    let mut hash = face
        .whole_glyphs()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
            (hash ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3)
        });
    // The last glyphs are only in the low bits so far.
    hash ^= hash >> 29;
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0)));
        hash /= 26;
    }
    tag
}
