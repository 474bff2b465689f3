//! hayro, a PDF reader in Rust: what it draws, and the text that it finds.

use super::Picture;
use ::hayro::hayro_interpret::SoftMask;
use ::hayro::hayro_interpret::font::GlyphRun;
use ::hayro::hayro_interpret::hayro_cmap::BfString;
use ::hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, interpret_page,
};
use ::hayro::hayro_syntax::Pdf;
use ::hayro::hayro_syntax::object::{Dict, String as PdfString};
use ::hayro::kurbo::{Affine, BezPath, Rect};
use ::hayro::vello_cpu::color::palette::css::WHITE;
use ::hayro::{PixmapSettings, RenderCache, RenderSettings, render};

fn open(pdf: &[u8]) -> Pdf {
    Pdf::new(pdf.to_vec()).unwrap_or_else(|error| panic!("hayro refuses the PDF: {error:?}"))
}

/// The one page as hayro draws it.
pub(crate) fn picture(pdf: &[u8], dpi: f32) -> Picture {
    let mut pages = pages(pdf, dpi);
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

/// Every page as hayro draws it.
pub(crate) fn pages(pdf: &[u8], dpi: f32) -> Vec<Picture> {
    let pdf = open(pdf);
    let scale = dpi / 72.0;
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let cache = RenderCache::new();
    let pages = pdf.pages().iter().map(|page| {
        let (interpreter, render_settings) =
            (InterpreterSettings::default(), RenderSettings::default());
        let pixmap = render(page, &cache, &interpreter, &render_settings, &settings);
        Picture {
            width: pixmap.width().into(),
            height: pixmap.height().into(),
            pixels: pixmap.data().iter().map(|pixel| pixel.g).collect(),
        }
    });
    pages.collect()
}

/// The text of a page, piece by piece in the order in which it is drawn.
#[derive(Default)]
pub(crate) struct Text {
    /// What each marked piece says of itself (`ActualText`), and what glyphs outside of them say.
    pub(crate) actual: Vec<String>,
    /// What each glyph says by itself (`ToUnicode`).
    pub(crate) by_glyph: Vec<String>,
    within: bool,
}

impl Text {
    /// All pieces, one behind the other.
    pub(crate) fn actual(&self) -> String {
        self.actual.concat()
    }

    /// The pieces from last to first: right-to-left words are drawn from their end.
    pub(crate) fn backwards(&self) -> String {
        self.actual.iter().rev().map(String::as_str).collect()
    }

    pub(crate) fn by_glyph(&self) -> String {
        self.by_glyph.concat()
    }
}

/// The text of the page.
pub(crate) fn text(pdf: &[u8]) -> Text {
    let pdf = open(pdf);
    let page = &pdf.pages()[0];
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        Affine::IDENTITY,
        Rect::new(0.0, 0.0, 1000.0, 1000.0),
        &cache,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut text = Text::default();
    interpret_page(page, &mut context, &mut text);
    text
}

impl<'a> Device<'a> for Text {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => character.to_string(),
                Some(BfString::String(text)) => text,
                None => String::new(),
            };
            if !self.within {
                self.actual.push(text.clone());
            }
            self.by_glyph.push(text);
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties
            .and_then(|properties| properties.get::<PdfString<'_>>("ActualText"))
            .expect("marked content has an ActualText");
        let units: Vec<u16> = text
            .as_bytes()
            .strip_prefix(b"\xFE\xFF")
            .expect("UTF-16 with its mark")
            .chunks_exact(2)
            .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
            .collect();
        self.actual.push(String::from_utf16(&units).unwrap());
        self.within = true;
    }

    fn end_marked_content(&mut self) {
        self.within = false;
    }
}
