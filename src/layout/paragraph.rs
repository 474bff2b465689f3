//! Shapes, breaks and aligns one paragraph.

use std::ops::Range;

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontWeight, IndentOptions,
    Language as LanguageTag, Layout, LayoutContext, LineBreak, StyleProperty, TextWrapMode,
};

use crate::application::GlyphRegion;
use crate::font::{Weight, han_punctuation};
use crate::geometry::Pt;
use crate::layout::bidi::{FIRST_STRONG_ISOLATE, POP_ISOLATE, reads_right_to_left};
use crate::layout::glyph_runs::{SetLine, lines};
use crate::layout::hangul::hangul_words;
use crate::layout::typesetter::{Chains, Typesetter};
use crate::layout::unbreakable::unbreakable;
use crate::template::{Edge, Inline};

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct ParagraphStyle {
    /// The em.
    pub(super) size: Pt,
    /// Whether all of it stands out.
    pub(super) strong: bool,
    /// Length of the lines.
    pub(super) width: Pt,
    /// First-line indent.
    pub(super) indent: Pt,
    /// Where short lines stand.
    pub(super) edge: Edge,
    /// Whether the direction is that of the first letter rather than left to right.
    pub(super) own_direction: bool,
}

/// A paragraph broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// From top to bottom.
    pub(super) lines: Vec<SetLine>,
    /// How far the longest line stands over the width.
    pub(super) too_wide: Option<TooWide>,
}

/// A piece of text that has no break and is longer than its line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TooWide {
    pub(super) text: String,
    pub(super) by: Pt,
}

/// Text of one face chain, language and weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Stretch {
    range: Range<usize>,
    strong: bool,
    is_value: bool,
}

/// All that shaping depends on. The size is not part of it: outlines are not hinted, so a text of half the size is
/// the same text in a line of twice the length.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Wording {
    text: String,
    stretches: Vec<Stretch>,
    own_direction: bool,
}

/// The size that text is shaped at.
const SHAPED_SIZE: Pt = Pt(10.0);

impl Typesetter<'_> {
    /// Sets a paragraph; its lines are ragged, as justified Han text copies out with spaces in it.
    pub(super) fn paragraph(&mut self, inlines: &[Inline], style: &ParagraphStyle) -> Paragraph {
        let wording = Wording::of(inlines, style);
        // parley stands a space in for no text at all, which is not in the text.
        if wording.text.is_empty() {
            return Paragraph {
                lines: Vec::new(),
                too_wide: None,
            };
        }
        let scale = style.size.0 / SHAPED_SIZE.0;
        let text = wording.text.clone();
        let (layout, faces) = self.shaped(wording);
        layout.set_text_indent(style.indent.0 / scale, IndentOptions::default());
        layout.break_all_lines(Some(style.width.0 / scale));
        let alignment = match style.edge {
            Edge::Left => Alignment::Left,
            Edge::Centre => Alignment::Center,
            Edge::Right => Alignment::Right,
        };
        layout.align(alignment, AlignmentOptions::default());
        let too_wide = layout
            .lines()
            .map(|line| {
                let metrics = line.metrics();
                let length = metrics.indent + metrics.advance - metrics.hanging_advance;
                TooWide {
                    text: text[line.text_range()].to_owned(),
                    by: Pt(length * scale) - style.width,
                }
            })
            // Half a thousandth of a point is rounding, not text over the edge.
            .filter(|line| line.by.0 > 0.0005)
            .max_by(|one, other| one.by.0.total_cmp(&other.by.0));
        Paragraph {
            lines: lines(layout, &text, scale, faces),
            too_wide,
        }
    }
}

impl Wording {
    fn of(inlines: &[Inline], style: &ParagraphStyle) -> Wording {
        let (text, stretches) = join(inlines, style.strong);
        Wording {
            text,
            stretches,
            own_direction: style.own_direction,
        }
    }

    /// Whether anything in it comes from the record.
    pub(super) fn has_values(&self) -> bool {
        self.stretches.iter().any(|stretch| stretch.is_value)
    }

    /// Finds the glyphs of a wording; its lines are not broken yet.
    pub(super) fn shape(
        &self,
        fonts: &mut FontContext,
        scratch: &mut LayoutContext<()>,
        chains: &Chains,
    ) -> Layout<()> {
        let text = self.text.as_str();
        let mut builder = scratch.ranged_builder(fonts, text, 1.0, false);
        builder.set_base_direction(if self.own_direction {
            BaseDirection::Auto
        } else {
            BaseDirection::Ltr
        });
        builder.push_default(StyleProperty::FontSize(SHAPED_SIZE.0));
        builder.push_default(StyleProperty::LineBreak(LineBreak::Strict));
        // A chain is thirty names to look up: most stretches have the same one.
        let (usual_region, usual_chain) = chains.get(false, Weight::Regular);
        builder.push_default(usual_chain.latin_first());
        let han_marks = han_punctuation(text);
        for stretch in &self.stretches {
            let weight = if stretch.strong {
                Weight::Bold
            } else {
                Weight::Regular
            };
            let (region, chain) = chains.get(stretch.is_value, weight);
            let range = stretch.range.clone();
            if weight != Weight::Regular || region != usual_region {
                builder.push(chain.latin_first(), range.clone());
            }
            builder.push(FontWeight::new(f32::from(weight.class())), range.clone());
            builder.push(StyleProperty::Locale(locale(region)), range.clone());
            for mark in han_marks
                .iter()
                .filter(|mark| range.start <= mark.start && mark.end <= range.end)
            {
                builder.push(chain.han_first(), mark.clone());
            }
        }
        for range in unbreakable(text).into_iter().chain(hangul_words(text)) {
            builder.push(TextWrapMode::NoWrap, range);
        }
        builder.build(text)
    }
}

/// The language tag under which a region's face draws its own forms.
fn locale(region: GlyphRegion) -> Option<LanguageTag> {
    let tag = match region {
        GlyphRegion::MainlandChina => "zh-CN",
        GlyphRegion::HongKong => "zh-HK",
        GlyphRegion::Taiwan => "zh-TW",
        GlyphRegion::Japan => "ja-JP",
        GlyphRegion::Korea => "ko-KR",
    };
    LanguageTag::parse(tag).ok()
}

/// One text of all inlines. A right-to-left value is isolated, so that the words around it do not reorder its parts.
fn join(inlines: &[Inline], strong: bool) -> (String, Vec<Stretch>) {
    let mut text = String::new();
    let mut stretches = Vec::new();
    for inline in inlines {
        let start = text.len();
        if inline.is_value && reads_right_to_left(&inline.text) {
            text.push(FIRST_STRONG_ISOLATE);
            text.push_str(&inline.text);
            text.push(POP_ISOLATE);
        } else {
            text.push_str(&inline.text);
        }
        stretches.push(Stretch {
            range: start..text.len(),
            strong: strong || inline.strong,
            is_value: inline.is_value,
        });
    }
    (text, stretches)
}
