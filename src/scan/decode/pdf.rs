//! Pages of a PDF, drawn by hayro.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;

use super::{Decoded, damaged};
use crate::font::{HanCollection, stand_in};
use crate::scan::density::believed;
use crate::scan::error::ScanError;
use crate::scan::picture::Picture;

/// At which a page is drawn, in dots an inch.
const DPI: f32 = 300.0;

const POINTS_AN_INCH: f32 = 72.0;

/// The longer side of the largest sheet, A2, in points. A larger page was made of a picture with a pixel as a point.
const LARGEST_SHEET: f32 = 1684.0;

/// The longer side of a page at most, in pixels: an A3 sheet at 300 dpi.
const LONGEST_SIDE: f32 = 4961.0;

pub(super) struct Document {
    pdf: Pdf,
}

impl Document {
    pub(super) fn open(bytes: &[u8]) -> Result<Document, ScanError> {
        match Pdf::new(bytes.to_vec()) {
            Ok(pdf) => Ok(Document { pdf }),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(ScanError::Locked)
            }
            Err(LoadPdfError::Decryption(reason)) => Err(damaged(format!("{reason:?}"))),
            Err(LoadPdfError::Invalid) => Err(damaged("not a PDF that can be read")),
        }
    }

    pub(super) fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Columns and rows that a page is drawn with.
    pub(super) fn size(&self, index: usize) -> [u32; 2] {
        let page = &self.pdf.pages()[index];
        let scale = scale(page);
        let (width, height) = page.render_dimensions();
        [whole(width * scale), whole(height * scale)]
    }

    pub(super) fn decode(&self, index: usize) -> Result<Decoded, ScanError> {
        let page = &self.pdf.pages()[index];
        let scale = scale(page);
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
        let pixmap = render(
            page,
            &RenderCache::new(),
            &settings,
            &RenderSettings::default(),
            &PixmapSettings {
                x_scale: scale,
                y_scale: scale,
                bg_color: WHITE,
            },
        );
        lacks.refuse(index + 1)?;
        let samples: Vec<u8> = pixmap
            .data()
            .iter()
            .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
            .collect();
        let pixels = RgbImage::from_raw(pixmap.width().into(), pixmap.height().into(), samples)
            .ok_or_else(|| damaged("no page"))?;
        let mut replaced_fonts =
            std::mem::take(&mut *replaced.lock().unwrap_or_else(PoisonError::into_inner));
        replaced_fonts.sort();
        replaced_fonts.dedup();
        Ok(Decoded {
            picture: Picture {
                pixels,
                per_mm: believed(scale * POINTS_AN_INCH / 25.4),
            },
            was_turned: false,
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

    fn refuse(&self, page: usize) -> Result<(), ScanError> {
        if self.picture.load(Ordering::Relaxed) {
            return Err(ScanError::PictureOnPage { page });
        }
        if self.font.load(Ordering::Relaxed) {
            return Err(ScanError::FontOnPage { page });
        }
        Ok(())
    }
}

/// Pixels a point.
fn scale(page: &Page<'_>) -> f32 {
    let (width, height) = page.render_dimensions();
    let longer = width.max(height).max(1.0);
    let wanted = if longer > LARGEST_SHEET {
        1.0
    } else {
        DPI / POINTS_AN_INCH
    };
    wanted.min(LONGEST_SIDE / longer)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is within these bounds"
)]
fn whole(pixels: f32) -> u32 {
    pixels.ceil().clamp(1.0, 1_000_000.0) as u32
}

/// Faces for fonts that a PDF names and does not contain: hayro's own for the fourteen that every reader has, gonghan's
/// for Han, Kana and Hangul.
fn font_resolver(replaced: Arc<Mutex<Vec<String>>>) -> hayro::hayro_interpret::FontResolverFn {
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
