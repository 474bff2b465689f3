//! Pages of a PDF at the resolution of a scan.

use super::{Decoded, damaged};
use crate::pdf_in::{Drawn, Lack, PdfIn, PdfInError};
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
    pdf: PdfIn,
}

impl Document {
    pub(super) fn open(bytes: &[u8]) -> Result<Document, ScanError> {
        let pdf = PdfIn::open(bytes.to_vec()).map_err(scan_error)?;
        Ok(Document { pdf })
    }

    pub(super) fn page_count(&self) -> usize {
        self.pdf.page_count()
    }

    /// Columns and rows that a page is drawn with.
    pub(super) fn size(&self, index: usize) -> [u32; 2] {
        self.pixels(index).map(u32::from)
    }

    fn pixels(&self, index: usize) -> [u16; 2] {
        let size = self.pdf.page_size(index);
        let scale = scale(size);
        size.map(|side| whole(side * scale))
    }

    pub(super) fn decode(&self, index: usize) -> Result<Decoded, ScanError> {
        let scale = scale(self.pdf.page_size(index));
        let Drawn {
            pixels,
            replaced_fonts,
        } = self
            .pdf
            .draw(index, self.pixels(index), scale)
            .map_err(scan_error)?;
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

fn scan_error(error: PdfInError) -> ScanError {
    match error {
        PdfInError::Locked => ScanError::Locked,
        PdfInError::Lacks { page, lack } => match lack {
            Lack::Picture => ScanError::PictureOnPage { page },
            Lack::Font => ScanError::FontOnPage { page },
        },
        PdfInError::TooMuch { page } => ScanError::TooMuchOnPage { page },
        PdfInError::Damaged { reason } => damaged(reason),
        PdfInError::NoSuchPage { page, count } => ScanError::NoSuchPage { page, count },
        // What only a form is refused for.
        PdfInError::Xfa | PdfInError::PageSize { .. } => damaged("not a page"),
    }
}

/// Pixels a point.
fn scale([width, height]: [f32; 2]) -> f32 {
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
fn whole(pixels: f32) -> u16 {
    pixels.floor().clamp(1.0, 65_535.0) as u16
}
