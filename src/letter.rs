//! From a record to a letter: fill, lay out, cut the faces. The files are drawn from the result.

mod letterhead;
mod on_print;
mod sight;

pub use letterhead::{LetterheadError, Letterheads};
pub use on_print::OnPrint;
pub use sight::letter_sight;

use std::path::Path;

use crate::application::{Application, LetterCode};
use crate::font::{FontError, FontSet, FontWarning, MissingGlyph, SubsetFaces};
use crate::geometry::{Dpi, Pt};
use crate::layout::{LaidOut, LayoutError, LayoutScratch, layout};
use crate::page::Page;
use crate::render::RenderError;
use crate::render::pdf::{PdfOptions, pdf};
use crate::render::raster::{RasterScratch, jpeg, pixel_size, png};
use crate::template::{Document, Template, TemplateError};

/// The files that a letter can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// To be printed.
    Pdf,
    /// A picture without loss.
    Png,
    /// A picture.
    Jpg,
}

impl Format {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Format; 3] = [Format::Pdf, Format::Png, Format::Jpg];

    /// What a file's name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Png => "png",
            Format::Jpg => "jpg",
        }
    }
}

/// A finished letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What stands where.
    pub page: Page,
    /// The size of the text as the template asks for it; the page's is smaller where the letter was shrunk.
    pub asked_text_size: Pt,
    /// Whose it is and what it says, in a code, whether that is printed or not.
    pub code: LetterCode,
    /// Weights of faces that were replaced.
    pub warnings: Vec<FontWarning>,
    faces: SubsetFaces,
    description: PdfOptions,
}

/// Why there is no letter.
#[derive(Debug)]
#[non_exhaustive]
pub enum LetterError {
    /// The template can't be filled.
    Template(TemplateError),
    /// The text can't be laid out.
    Layout(LayoutError),
    /// The page can't be drawn.
    Render(RenderError),
    /// It can't be printed on the company's paper.
    Letterhead(LetterheadError),
}

/// The words of one record's letter, on the company's own paper where the record names such; its path is taken from
/// `folder`, in which the record lies.
///
/// # Errors
/// The template does not fit the record, or the paper can't be used.
pub fn document(
    application: &Application,
    template: &Template,
    folder: &Path,
    letterheads: &mut Letterheads,
) -> Result<Document, LetterError> {
    let document = template.fill(application)?;
    Ok(letterheads.under(document, application, folder)?)
}

/// Makes the letter of one record, on white paper or on the form that the template names.
///
/// # Errors
/// The template does not fit the record, a character has no glyph, or the text does not fit the page.
pub fn letter(
    application: &Application,
    template: &Template,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<Letter, LetterError> {
    typeset(&template.fill(application)?, application, fonts, scratch)
}

/// Makes the letter of one record from its filled template.
///
/// # Errors
/// A character has no glyph, or the text does not fit the page.
pub fn typeset(
    document: &Document,
    application: &Application,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<Letter, LetterError> {
    let LaidOut { page, warnings } =
        lay_out(document, fonts, scratch).map_err(|error| name_fields(error, application))?;
    let faces = fonts
        .cut(&page, &document.words)
        .map_err(RenderError::from)?;
    Ok(Letter {
        asked_text_size: document.sheet.text_size,
        description: PdfOptions {
            title: format!("{} · {}", document.title, application.company.name.as_str()),
            author: application.company.name.as_str().to_owned(),
            language: document.language.first().tag().to_owned(),
            date: application.letter.date.map(|date| date.civil()),
        },
        code: match &document.code {
            Some(code) => code.clone(),
            None => document.letter_code(application),
        },
        page,
        warnings,
        faces,
    })
}

impl Letter {
    /// The letter in a format; pictures with the glyphs that earlier letters have drawn.
    ///
    /// # Errors
    /// As of [`Letter::pdf`] and [`Letter::png`].
    pub fn file(
        &self,
        format: Format,
        dpi: Dpi,
        scratch: &mut RasterScratch,
    ) -> Result<Vec<u8>, RenderError> {
        match format {
            Format::Pdf => self.pdf(),
            Format::Png => self.png_with(dpi, scratch),
            Format::Jpg => self.jpeg_with(dpi, scratch),
        }
    }

    /// The letter as PDF.
    ///
    /// # Errors
    /// The document can't be finished.
    pub fn pdf(&self) -> Result<Vec<u8>, RenderError> {
        pdf(&self.page, &self.faces, &self.description)
    }

    /// The letter as PNG, 8-bit grey unless it has a picture in colour.
    ///
    /// # Errors
    /// The page is too large at this resolution.
    pub fn png(&self, dpi: Dpi) -> Result<Vec<u8>, RenderError> {
        self.png_with(dpi, &mut RasterScratch::default())
    }

    /// The letter as PNG, with the glyphs that earlier letters have drawn; the bytes are the same.
    ///
    /// # Errors
    /// The page is too large at this resolution.
    pub fn png_with(&self, dpi: Dpi, scratch: &mut RasterScratch) -> Result<Vec<u8>, RenderError> {
        png(&self.page, &self.faces, dpi, scratch)
    }

    /// The letter as JPG.
    ///
    /// # Errors
    /// The page is too large at this resolution.
    pub fn jpeg(&self, dpi: Dpi) -> Result<Vec<u8>, RenderError> {
        self.jpeg_with(dpi, &mut RasterScratch::default())
    }

    /// The letter as JPG, with the glyphs that earlier letters have drawn; the bytes are the same.
    ///
    /// # Errors
    /// The page is too large at this resolution.
    pub fn jpeg_with(&self, dpi: Dpi, scratch: &mut RasterScratch) -> Result<Vec<u8>, RenderError> {
        jpeg(&self.page, &self.faces, dpi, scratch)
    }

    /// Columns and rows of the letter's picture.
    #[must_use]
    pub fn pixel_size(&self, dpi: Dpi) -> [u32; 2] {
        pixel_size(&self.page, dpi)
    }

    /// The day that the files are dated, where neither the record nor anything else gives one.
    #[must_use]
    pub fn dated(mut self, date: Option<jiff::civil::Date>) -> Letter {
        self.description.date = self.description.date.or(date);
        self
    }
}

/// Lays out, and once more where installed faces have the characters that were missing.
fn lay_out(
    document: &Document,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<LaidOut, LayoutError> {
    match layout(document, fonts, scratch) {
        Err(LayoutError::Font(FontError::NoGlyph { missing }))
            if fonts.adopt_installed(&texts_of(&missing)) =>
        {
            layout(document, fonts, scratch)
        }
        laid_out => laid_out,
    }
}

fn texts_of(missing: &[MissingGlyph]) -> Vec<String> {
    missing.iter().map(|glyph| glyph.text.clone()).collect()
}

/// Says in which of the record's fields a character stands that no face has.
fn name_fields(mut error: LayoutError, application: &Application) -> LayoutError {
    if let LayoutError::Font(FontError::NoGlyph { missing }) = &mut error {
        for glyph in missing {
            glyph.fields = application
                .fields()
                .filter(|(_, text)| text.contains(&glyph.text))
                .map(|(name, _)| name.to_owned())
                .collect();
        }
    }
    error
}

impl From<TemplateError> for LetterError {
    fn from(error: TemplateError) -> Self {
        LetterError::Template(error)
    }
}

impl From<LayoutError> for LetterError {
    fn from(error: LayoutError) -> Self {
        LetterError::Layout(error)
    }
}

impl From<LetterheadError> for LetterError {
    fn from(error: LetterheadError) -> Self {
        LetterError::Letterhead(error)
    }
}

impl From<RenderError> for LetterError {
    fn from(error: RenderError) -> Self {
        LetterError::Render(error)
    }
}
