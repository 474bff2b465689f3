//! Glyph runs as text objects whose text copies out exactly (ISO 32000-1, 9.4 and 14.9.4).

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, FontId, Op, PdfFontHandle, TextItem, TextMatrix};

use crate::font::{SubsetFace, SubsetFaces};
use crate::geometry::Size;
use crate::page::{FaceId, Glyph, GlyphRun, Page};

/// Shifts of less than this many thousandths of an em are not written.
const SMALLEST_SHIFT: f32 = 0.05;

/// Shows a run; where it `speaks`, what its glyphs do not tell by themselves is said in spans.
pub(super) fn draw_run(
    ops: &mut Vec<Op>,
    run: &GlyphRun,
    fonts: &[FontId],
    texts: &GlyphTexts<'_>,
    sheet: Size,
    speaks: bool,
) {
    ops.push(Op::StartTextSection);
    ops.push(Op::SetTextMatrix {
        matrix: TextMatrix::Raw([
            1.0,
            0.0,
            0.0,
            1.0,
            run.origin.x.0,
            (sheet.height - run.origin.y).0,
        ]),
    });
    let mut pen = Pen {
        ops,
        run,
        fonts,
        font: None,
        texts,
        rise: 0.0,
        pending: 0.0,
        items: Vec::new(),
        speaks,
    };
    for cluster in run.clusters() {
        pen.cluster(cluster);
    }
    pen.set_rise(0.0);
    pen.show();
    ops.push(Op::EndTextSection);
}

/// Begins a piece of the page that says `text`, whatever its glyphs say (ISO 32000-1, 14.9.4).
pub(super) fn begin_span(text: &str) -> Op {
    let actual_text = DictItem::String {
        data: utf16_bytes(text),
        literal: false,
    };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), actual_text)]),
        },
    }
}

struct Pen<'a> {
    ops: &'a mut Vec<Op>,
    run: &'a GlyphRun,
    /// The document's name of each cut face.
    fonts: &'a [FontId],
    /// The cut face that glyphs are shown with now.
    font: Option<usize>,
    texts: &'a GlyphTexts<'a>,
    /// Height over the baseline, in points.
    rise: f32,
    /// Movement to the right that is still to be written, in thousandths of an em.
    pending: f32,
    /// Glyphs and movements that are not shown yet.
    items: Vec<TextItem>,
    /// Whether no span around the run speaks for it.
    speaks: bool,
}

impl Pen<'_> {
    /// A cluster that its glyph tells by itself is shown as it is. All others say their own text, as one glyph can
    /// stand for several texts: Indic and Khmer signs, two code points that a face draws alike.
    fn cluster(&mut self, glyphs: &[Glyph]) {
        let text = &self.run.text[glyphs[0].text_range.clone()];
        let tells = match glyphs {
            [glyph] => self.texts.get(self.run.face, glyph.id) == text,
            _ => false,
        };
        if self.speaks && !tells {
            self.show();
            self.ops.push(begin_span(text));
        }
        for glyph in glyphs {
            self.glyph(glyph);
        }
        if self.speaks && !tells {
            self.show();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn glyph(&mut self, glyph: &Glyph) {
        self.set_rise(-glyph.offset.y.0);
        let per_mille = 1000.0 / self.run.size.0;
        let index = self.texts.faces.index(self.run.face, glyph.id);
        self.set_font(index);
        let face = self.texts.faces.at(index);
        let id = face.glyph(glyph.id);
        let shift = glyph.offset.x.0 * per_mille;
        self.pending += shift;
        if self.pending.abs() >= SMALLEST_SHIFT {
            self.items.push(TextItem::Offset(-self.pending));
            self.pending = 0.0;
        }
        let text = self.texts.get(self.run.face, glyph.id).to_owned();
        let code = Codepoint::with_cid(id, 0.0, text);
        match self.items.last_mut() {
            Some(TextItem::GlyphIds(codes)) => codes.push(code),
            _ => self.items.push(TextItem::GlyphIds(vec![code])),
        }
        self.pending += glyph.advance.0 * per_mille - shift - width(face, id);
    }

    /// Writes what is not shown yet.
    fn show(&mut self) {
        if !self.items.is_empty() {
            let items = std::mem::take(&mut self.items);
            self.ops.push(Op::ShowText { items });
        }
    }

    fn set_font(&mut self, index: usize) {
        if self.font != Some(index) {
            self.show();
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(self.fonts[index].clone()),
                size: printpdf::Pt(self.run.size.0),
            });
            self.font = Some(index);
        }
    }

    fn set_rise(&mut self, rise: f32) {
        if (rise - self.rise).abs() > 0.001 {
            self.show();
            self.ops.push(Op::SetLineOffset { multiplier: rise });
            self.rise = rise;
        }
    }
}

/// The width that the PDF states for a glyph, in thousandths of an em; readers move by it.
fn width(face: &SubsetFace, id: u16) -> f32 {
    let advance = face.advances.get(usize::from(id)).copied().unwrap_or(0);
    // printpdf writes whole thousandths, cut off.
    (f32::from(advance) * 1000.0 / f32::from(face.units_per_em)).trunc()
}

/// A PDF text string in UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn utf16_bytes(text: &str) -> Vec<u8> {
    [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}

/// What each glyph says by itself, for readers that do not know `ActualText`: the first text that it stands for alone,
/// else the first text whose first glyph it is.
pub(super) struct GlyphTexts<'a> {
    faces: &'a SubsetFaces,
    /// By the face's place among the cut ones, and the glyph of the whole face.
    texts: BTreeMap<(usize, u16), String>,
}

impl GlyphTexts<'_> {
    pub(super) fn of<'a>(page: &Page, faces: &'a SubsetFaces) -> GlyphTexts<'a> {
        let mut texts = BTreeMap::new();
        for alone in [true, false] {
            for run in page.glyph_runs() {
                for cluster in run.clusters().filter(|glyphs| (glyphs.len() == 1) == alone) {
                    let text = &run.text[cluster[0].text_range.clone()];
                    texts
                        .entry((faces.index(run.face, cluster[0].id), cluster[0].id))
                        .or_insert_with(|| text.to_owned());
                }
            }
        }
        GlyphTexts { faces, texts }
    }

    fn get(&self, face: FaceId, glyph: u16) -> &str {
        self.texts
            .get(&(self.faces.index(face, glyph), glyph))
            .map_or("", String::as_str)
    }
}
