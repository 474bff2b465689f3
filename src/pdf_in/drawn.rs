//! Pages drawn by hayro.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{FontResolverFn, InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, kurbo::Affine, render_into};
use image::RgbImage;

use super::PdfInError;
use super::amount::refuse_bomb;
use crate::font::{HanCollection, stand_in};

/// A PDF whose pages can be drawn.
pub struct PdfIn {
    pdf: Pdf,
}

/// A page in pixels.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// On white.
    pub pixels: RgbImage,
    /// Fonts that the PDF names and does not contain, and that others stand in for.
    pub replaced_fonts: Vec<String>,
}

/// What of a page can't be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A picture, or what some program laid over the page.
    Picture,
    /// A font.
    Font,
}

impl PdfIn {
    /// Opens a PDF; one with an empty password too.
    ///
    /// # Errors
    /// It is locked or damaged.
    pub fn open(bytes: Vec<u8>) -> Result<PdfIn, PdfInError> {
        match Pdf::new(bytes) {
            Ok(pdf) => Ok(PdfIn { pdf }),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(PdfInError::Locked)
            }
            Err(LoadPdfError::Decryption(reason)) => {
                Err(PdfInError::damaged(format!("{reason:?}")))
            }
            Err(LoadPdfError::Invalid) => Err(PdfInError::damaged("not a PDF that can be read")),
        }
    }

    /// How many pages it has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height of a page as it is seen, turned upright, in points; the page is counted from 0 and is there.
    #[must_use]
    pub fn page_size(&self, index: usize) -> [f32; 2] {
        let (width, height) = self.page(index).render_dimensions();
        [width, height]
    }

    pub(super) fn page(&self, index: usize) -> &Page<'_> {
        &self.pdf.pages()[index]
    }

    /// Draws a page, counted from 0, with so many columns and rows, at `scale` pixels a point.
    ///
    /// # Errors
    /// Something on it can't be drawn, or it draws more than a page can hold.
    pub fn draw(
        &self,
        index: usize,
        [width, height]: [u16; 2],
        scale: f32,
    ) -> Result<Drawn, PdfInError> {
        let page = self.page(index);
        refuse_bomb(page).map_err(|_| PdfInError::TooMuch { page: index + 1 })?;
        let replaced = Arc::new(Mutex::new(Vec::new()));
        let lacks = Arc::new(Lacks::default());
        let settings = InterpreterSettings {
            font_resolver: font_resolver(replaced.clone()),
            warning_sink: {
                let lacks = lacks.clone();
                Arc::new(move |warning| lacks.note(warning))
            },
            ..InterpreterSettings::default()
        };
        let mut context = RenderContext::new(width, height);
        let scaled = Affine::scale(f64::from(scale));
        let transform = scaled * page.initial_transform(true).to_kurbo();
        render_into(
            page,
            &RenderCache::new(),
            &settings,
            &RenderSettings::default(),
            &mut context,
            transform,
        );
        context.flush();
        let mut pixmap = Pixmap::new(width, height);
        context.render_with(
            &mut pixmap,
            &mut Resources::default(),
            RasterizerSettings {
                target_init: TargetInit::Clear(WHITE),
                ..RasterizerSettings::default()
            },
        );
        if let Some(lack) = lacks.first() {
            return Err(PdfInError::Lacks {
                page: index + 1,
                lack,
            });
        }
        let samples: Vec<u8> = pixmap
            .data()
            .iter()
            .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
            .collect();
        let pixels = RgbImage::from_raw(width.into(), height.into(), samples)
            .ok_or_else(|| PdfInError::damaged("no page"))?;
        let mut replaced_fonts =
            std::mem::take(&mut *replaced.lock().unwrap_or_else(PoisonError::into_inner));
        replaced_fonts.sort();
        replaced_fonts.dedup();
        Ok(Drawn {
            pixels,
            replaced_fonts,
        })
    }
}

/// What of a page could not be drawn.
#[derive(Default)]
struct Lacks {
    picture: AtomicBool,
    font: AtomicBool,
}

impl Lacks {
    fn note(&self, warning: InterpreterWarning) {
        match warning {
            InterpreterWarning::UnsupportedFont => self.font.store(true, Ordering::Relaxed),
            // A stamp that some program laid over the page counts as a picture on it.
            _ => self.picture.store(true, Ordering::Relaxed),
        }
    }

    fn first(&self) -> Option<Lack> {
        let has_no = |lack: &AtomicBool| lack.load(Ordering::Relaxed);
        has_no(&self.picture)
            .then_some(Lack::Picture)
            .or_else(|| has_no(&self.font).then_some(Lack::Font))
    }
}

/// Faces for fonts that a PDF names and does not contain: hayro's own for the fourteen that every reader has, gonghan's
/// for Han, Kana and Hangul.
fn font_resolver(replaced: Arc<Mutex<Vec<String>>>) -> FontResolverFn {
    Arc::new(move |query| match query {
        FontQuery::Standard(standard) => Some(standard.get_font_data()),
        FontQuery::Fallback(query) => {
            let name = query
                .post_script_name
                .clone()
                .or_else(|| query.font_name.clone());
            replaced
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(name.unwrap_or_default());
            let collection = query
                .character_collection
                .as_ref()
                .and_then(|collection| han_collection(&collection.family));
            match collection {
                Some(collection) => {
                    let (file, index) = stand_in(collection, query.is_bold);
                    Some((Arc::new(file), index))
                }
                None => Some(query.pick_standard_font().get_font_data()),
            }
        }
    })
}

fn han_collection(family: &CidFamily) -> Option<HanCollection> {
    match family {
        CidFamily::AdobeGB1 => Some(HanCollection::Simplified),
        CidFamily::AdobeCNS1 => Some(HanCollection::Traditional),
        CidFamily::AdobeJapan1 => Some(HanCollection::Japanese),
        CidFamily::AdobeKorea1 => Some(HanCollection::Korean),
        CidFamily::AdobeIdentity | CidFamily::Custom { .. } => None,
    }
}
