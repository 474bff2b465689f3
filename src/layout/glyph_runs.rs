//! From parley's clusters to the display list's glyph runs.

use std::ops::Range;

use parley::{Layout, Run};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use crate::font::postscript_name;
use crate::geometry::{Point, Pt};
use crate::layout::bidi::is_isolate;
use crate::page::{Face, FaceId, Glyph, GlyphRun};

/// One line's runs; their origins are measured from the start of the line's baseline.
#[derive(Clone, Debug)]
pub(super) struct SetLine {
    pub(super) runs: Vec<GlyphRun>,
    /// What the glyphs reach above the baseline.
    pub(super) ascent: Pt,
    /// What the glyphs reach below the baseline.
    pub(super) descent: Pt,
}

impl SetLine {
    /// Length of the line's runs together.
    pub(super) fn width(&self) -> Pt {
        self.runs
            .iter()
            .fold(Pt::ZERO, |sum, run| sum + run.advance())
    }
}

/// The faces that runs have used so far, and the texts that no face could draw.
#[derive(Clone, Debug, Default)]
pub(super) struct UsedFaces {
    pub(super) faces: Vec<Face>,
    pub(super) missing: Vec<String>,
}

impl UsedFaces {
    fn id(&mut self, run: &Run<'_, ()>) -> FaceId {
        let variations: Vec<(Tag, f32)> = run
            .synthesis()
            .variation_settings()
            .iter()
            .map(|(tag, value)| (Tag::from_be_bytes(tag.into_bytes()), *value))
            .collect();
        let data = run.font();
        let known = self
            .faces
            .iter()
            .position(|face| face.data == *data && face.variations == variations);
        FaceId(known.unwrap_or_else(|| {
            let name = FontRef::from_index(data.data.as_ref(), data.index)
                .map(|font| postscript_name(&font))
                .unwrap_or_default();
            self.faces.push(Face {
                name,
                data: data.clone(),
                variations,
            });
            self.faces.len() - 1
        }))
    }

    fn note_missing(&mut self, text: &str) {
        if !self.missing.iter().any(|known| known == text) {
            self.missing.push(text.to_owned());
        }
    }
}

/// The lines of a laid-out paragraph, drawn `scale` times as large as it was shaped.
pub(super) fn lines(
    layout: &Layout<()>,
    text: &str,
    scale: f32,
    used: &mut UsedFaces,
) -> Vec<SetLine> {
    layout
        .lines()
        .map(|line| {
            let mut x = line.metrics().offset + line.metrics().inline_min_coord;
            let mut set = SetLine {
                runs: Vec::new(),
                ascent: Pt::ZERO,
                descent: Pt::ZERO,
            };
            for run in line.runs() {
                let start = x;
                x += run.advance();
                if let Some(drawn) = glyph_run(&run, start, text, scale, used) {
                    let (ascent, descent) = reach(&drawn, &run);
                    set.ascent = set.ascent.max(ascent);
                    set.descent = set.descent.max(descent);
                    set.runs.push(drawn);
                }
            }
            set
        })
        .collect()
}

/// How far a run's ink stands above and below the baseline. The faces' own line metrics do not say: Khmer's stacks
/// reach 0.84 em down in a face that states 0.29. Only `glyf` outlines have their box written beside them; CFF ones, all
/// CJK here, would have to be drawn to be measured, and keep to their em.
fn reach(drawn: &GlyphRun, run: &Run<'_, ()>) -> (Pt, Pt) {
    let data = run.font();
    let Ok(font) = FontRef::from_index(data.data.as_ref(), data.index) else {
        return (Pt::ZERO, Pt::ZERO);
    };
    if font.table_data(Tag::new(b"glyf")).is_none() {
        return (Pt::ZERO, Pt::ZERO);
    }
    let metrics = font.glyph_metrics(Size::new(drawn.size.0), LocationRef::default());
    let mut reach = (Pt::ZERO, Pt::ZERO);
    for glyph in &drawn.glyphs {
        if let Some(bounds) = metrics.bounds(GlyphId::from(glyph.id)) {
            reach.0 = reach.0.max(Pt(bounds.y_max) - glyph.offset.y);
            reach.1 = reach.1.max(Pt(-bounds.y_min) + glyph.offset.y);
        }
    }
    reach
}

/// A cluster's glyphs, as places among the run's, and the bytes of the paragraph that they stand for.
struct Atom<'a> {
    glyphs: Range<usize>,
    text: &'a str,
}

fn glyph_run(
    run: &Run<'_, ()>,
    x: f32,
    text: &str,
    scale: f32,
    used: &mut UsedFaces,
) -> Option<GlyphRun> {
    let (atoms, glyphs) = atoms(run, text);
    let mut drawn = GlyphRun {
        face: used.id(run),
        size: Pt(run.font_size() * scale),
        origin: Point::new(Pt(x * scale), Pt::ZERO),
        text: String::with_capacity(run.text_range().len()),
        glyphs: Vec::with_capacity(glyphs.len()),
        right_to_left: run.is_rtl(),
    };
    // The run's text is in reading order, its glyphs are in visual order.
    let mut starts = vec![0; atoms.len()];
    let mut read = |index: usize, text: &mut String| {
        starts[index] = text.len();
        if !is_isolate(atoms[index].text) {
            text.push_str(atoms[index].text);
        }
    };
    if run.is_rtl() {
        (0..atoms.len())
            .rev()
            .for_each(|index| read(index, &mut drawn.text));
    } else {
        (0..atoms.len()).for_each(|index| read(index, &mut drawn.text));
    }
    for (atom, start) in atoms.iter().zip(starts) {
        if is_isolate(atom.text) || atom.text == "\n" {
            continue;
        }
        for glyph in &glyphs[atom.glyphs.clone()] {
            if glyph.id == 0 {
                used.note_missing(atom.text);
            }
            drawn.glyphs.push(Glyph {
                // A font file numbers its glyphs with 16 bits.
                id: u16::try_from(glyph.id).unwrap_or(0),
                advance: Pt(glyph.advance * scale),
                offset: Point::new(Pt(glyph.x * scale), Pt(glyph.y * scale)),
                text_range: start..start + atom.text.len(),
            });
        }
    }
    (!drawn.glyphs.is_empty()).then_some(drawn)
}

/// The run's clusters in visual order, and its glyphs; the graphemes that a ligature swallows are joined to it.
fn atoms<'a>(run: &Run<'_, ()>, text: &'a str) -> (Vec<Atom<'a>>, Vec<parley::Glyph>) {
    let mut atoms: Vec<Atom<'a>> = Vec::with_capacity(run.text_range().len());
    let mut glyphs = Vec::with_capacity(run.text_range().len());
    let mut last = 0..0;
    // In reading order a ligature's first grapheme has its glyphs and the next ones have none.
    for cluster in run.clusters() {
        let range = cluster.text_range();
        if cluster.is_ligature_continuation()
            && let Some(atom) = atoms.last_mut()
        {
            last.end = range.end;
            atom.text = &text[last.clone()];
            continue;
        }
        let first = glyphs.len();
        glyphs.extend(cluster.glyphs());
        atoms.push(Atom {
            glyphs: first..glyphs.len(),
            text: &text[range.clone()],
        });
        last = range;
    }
    if run.is_rtl() {
        atoms.reverse();
    }
    (atoms, glyphs)
}
