//! A page as PDF.

mod background;
mod font;
mod metadata;
mod odd_space;
mod picture;
mod shape;
mod text;

pub use metadata::MARK;

use printpdf::{FontId, Op, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::font::SubsetFaces;
use crate::page::{Item, Page};
use crate::render::RenderError;

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// Shown in the window's title.
    pub title: String,
    /// The company.
    pub author: String,
    /// BCP 47 tag of the letter's language.
    pub language: String,
    /// Day of the letter; none where it is filled in by hand.
    pub date: Option<jiff::civil::Date>,
}

/// Draws a page as a PDF of one page.
///
/// # Errors
/// The document can't be finished.
pub fn pdf(page: &Page, faces: &SubsetFaces, options: &PdfOptions) -> Result<Vec<u8>, RenderError> {
    let mut document = PdfDocument::new(&options.title);
    let ids: Vec<FontId> = faces
        .iter()
        .enumerate()
        .map(|(index, face)| {
            // Named by number: printpdf's own ids are random, and the same letter is the same bytes.
            let id = FontId(format!("Face{index}"));
            let font = PdfFont::new(font::pdf_font(face));
            document.resources.fonts.map.insert(id.clone(), font);
            id
        })
        .collect();
    let texts = text::GlyphTexts::of(page, faces);
    let mut ops = Vec::new();
    let groups = odd_space::groups(page);
    for (index, item) in page.items.iter().enumerate() {
        let group = groups.iter().find(|group| group.contains(&index));
        if let Some(group) = group.filter(|group| group.start == index) {
            ops.push(text::begin_span(&odd_space::text(page, group)));
        }
        match item {
            Item::Background(background) => {
                background::draw(&mut ops, &mut document, background);
            }
            Item::Glyphs(run) => {
                text::draw_run(&mut ops, run, &ids, &texts, page.size, group.is_none());
            }
            Item::Line(line) => shape::draw_line(&mut ops, line, page.size),
            Item::Ring(ring) => shape::draw_ring(&mut ops, ring, page.size),
            Item::Code(code) => shape::draw_code(&mut ops, code, page.size),
            Item::ByHand(_) => {}
            Item::Picture(picture) => {
                picture::draw_picture(&mut ops, &mut document, picture, page.size);
            }
        }
        if group.is_some_and(|group| group.end == index + 1) {
            ops.push(Op::EndMarkedContent);
        }
    }
    document.pages.push(sheet(page, ops));
    metadata::finish(
        &document,
        page.background(),
        faces,
        options,
        &save_options(),
    )
}

fn sheet(page: &Page, ops: Vec<Op>) -> PdfPage {
    let width = printpdf::Mm(page.size.width.to_mm().0);
    let height = printpdf::Mm(page.size.height.to_mm().0);
    PdfPage::new(width, height, ops)
}

fn save_options() -> PdfSaveOptions {
    PdfSaveOptions {
        // The faces are cut already.
        subset_fonts: false,
        optimize: true,
        secure: true,
        image_optimization: None,
    }
}
