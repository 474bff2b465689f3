//! Whether what a letter says stands on its form's own words.

use super::Letter;
use crate::geometry::{Area, Point, Pt, Size};
use crate::page::{GlyphRun, Item};
use crate::pdf_in::PdfInError;

/// How much of the glyphs' places may be the form's own ink: a line that is grazed, specks of a scan.
const GRAZED: f32 = 0.04;

/// Text that stands on the form's own print.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPrint {
    /// The text.
    pub text: String,
    /// Where its baseline begins.
    pub origin: Point,
}

impl Letter {
    /// The texts that stand on the form's own print, in the order of the page; none of a letter on white paper.
    ///
    /// # Errors
    /// Something on the form can't be drawn.
    pub fn on_print(&self) -> Result<Vec<OnPrint>, PdfInError> {
        let Some(form) = self.page.background() else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for item in &self.page.items {
            let Item::Glyphs(run) = item else {
                continue;
            };
            if form.ink_share(&cores(run))? > GRAZED {
                found.push(OnPrint {
                    text: run.text.clone(),
                    origin: run.origin,
                });
            }
        }
        Ok(found)
    }
}

/// The middle of each glyph: neither the line that it stands on nor those between the boxes of a row is in it.
fn cores(run: &GlyphRun) -> Vec<Area> {
    let mut pen = run.origin.x;
    let cores = run.glyphs.iter().map(|glyph| {
        let left = pen + glyph.offset.x + glyph.advance * 0.25;
        pen += glyph.advance;
        Area {
            origin: Point {
                x: left,
                y: run.origin.y + glyph.offset.y - run.size * 0.6,
            },
            size: Size {
                width: glyph.advance * 0.5,
                height: run.size * 0.45,
            },
        }
    });
    cores.filter(|core| core.size.width > Pt(0.0)).collect()
}
