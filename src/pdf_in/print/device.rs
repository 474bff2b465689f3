//! Gathers what a page's instructions draw.

use hayro::hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::PrintedGlyph;
use super::path::{filled_lines, stroked_lines};
use crate::geometry::Edges;

/// Units of an em in glyph space.
const UNITS: f64 = 1000.0;
/// The part of an em that a quarter-turned glyph's square goes below its line.
const BELOW: f32 = 0.12;
/// How far a line of text may lean and still be level.
const LEAN: f64 = 0.02;
/// The least part of each colour in what cannot be told from paper.
const WHITE: f32 = 0.98;
/// What is fainter is not seen.
const FAINT: f32 = 0.03;

/// Collects glyphs, and lines in the pieces that they are drawn in.
pub(super) struct Printer {
    pub(super) glyphs: Vec<PrintedGlyph>,
    pub(super) lines: Vec<Edges>,
    /// What may be drawn on, the innermost last.
    clips: Vec<Rect>,
}

impl Printer {
    pub(super) fn new(sheet: Rect) -> Printer {
        Printer {
            glyphs: Vec::new(),
            lines: Vec::new(),
            clips: vec![sheet],
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn push_clip(&mut self, bounds: Rect) {
        self.clips.push(self.clip().intersect(bounds));
    }

    fn add_lines(&mut self, lines: Vec<Edges>) {
        let [left, top, right, bottom] = edges(self.clip());
        for line in lines {
            let seen = Edges::new(
                line.left.max(left),
                line.top.max(top),
                line.right.min(right),
                line.bottom.min(bottom),
            );
            if seen.right >= seen.left && seen.bottom >= seen.top {
                self.lines.push(seen);
            }
        }
    }
}

impl<'a> Device<'a> for Printer {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        if !is_seen(&props.paint) {
            return;
        }
        let on_page = props.transform * path.clone();
        let stretch = props.transform.determinant().abs().sqrt();
        match draw_mode {
            DrawMode::Fill(_) => self.add_lines(filled_lines(&on_page)),
            DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) => {
                let width = f64::from(stroke.line_width) * stretch;
                self.add_lines(stroked_lines(&on_page, width));
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.push_clip(clip_path.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push_clip(*rect);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, glyph_run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let clip = self.clip().inflate(1.0, 1.0);
        let glyphs = glyph_run.glyphs();
        for (index, glyph) in glyphs.iter().enumerate() {
            let transform = props.transform * glyph.transform();
            let next = glyphs
                .get(index + 1)
                .map(|next| props.transform * next.transform() * Point::ZERO);
            if let Some(printed) = printed(glyph, transform, next)
                && clip.contains(transform * Point::ZERO)
            {
                self.glyphs.push(printed);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}
}

/// A glyph at its place, unless it stands aslant: that is a watermark.
fn printed(
    glyph: &PositionedGlyph<'_>,
    transform: Affine,
    next: Option<Point>,
) -> Option<PrintedGlyph> {
    let text = match glyph.as_unicode() {
        Some(BfString::Char(character)) => character.to_string(),
        Some(BfString::String(text)) => text,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    };
    let advance = match &**glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    let advance = f64::from(advance.unwrap_or(500.0));
    let origin = transform * Point::ZERO;
    let up = transform * Point::new(0.0, UNITS) - origin;
    let along = transform * Point::new(advance.max(1.0), 0.0) - origin;
    let em = millimetres(up.hypot());
    let is_level = along.y.abs() <= LEAN * along.x.abs();
    if is_level && along.x > 0.0 {
        let end = origin.x + along.x;
        // A stand-in's advance is not that of the font that it stands in for: the next glyph tells.
        let right = match next {
            Some(next) if next.x > origin.x && next.x < end => next.x,
            _ => end,
        };
        return Some(PrintedGlyph {
            text,
            left: millimetres(origin.x),
            right: millimetres(right),
            baseline: millimetres(origin.y),
            em,
        });
    }
    if !is_level && along.x.abs() > LEAN * along.y.abs() {
        return None;
    }
    let square = Rect::from_points(origin, origin + along + up);
    let [left, _, right, bottom] = edges(square);
    Some(PrintedGlyph {
        text,
        left,
        right,
        baseline: bottom - BELOW * em,
        em,
    })
}

fn is_seen(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().components();
            alpha > FAINT && [red, green, blue].iter().any(|part| *part < WHITE)
        }
        Paint::Pattern(_) => true,
    }
}

/// The left, upper, right and lower edge, in millimetres.
pub(super) fn edges(rect: Rect) -> [f32; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(millimetres)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a length on a page is known no finer than f32 tells"
)]
pub(super) fn millimetres(length: f64) -> f32 {
    length as f32
}
