//! A page of a PDF as what is printed on: taken over as it is into another PDF, and drawn in pixels.

use std::fmt;

use image::RgbImage;
use lopdf::{Dictionary, Document, Object, Stream};

use super::copied::Import;
use super::fields::{FormField, fields_on};
use super::objects::{entry, load, sub_dictionary};
use super::print::{Print, print_of};
use super::single_page::{SinglePage, single_page};
use super::{Drawn, PdfIn, PdfInError};
use crate::geometry::{Dpi, Size};
use crate::guard::guarded;

/// Channels that differ by this much are colour and not a grey of another colour space.
const COLOUR: u8 = 16;
/// As much, where enough of the page has it: a pale bar, and not the noise of a scan.
const PALE: u8 = 8;
/// One pixel in so many is enough.
const ENOUGH: usize = 500;

/// One page of a PDF.
pub struct FormPage {
    import: Import,
    size: Size,
    /// The page by itself, to be drawn.
    alone: PdfIn,
    has_colour: bool,
    replaced_fonts: Vec<String>,
    kept: Vec<String>,
    fields: Vec<FormField>,
    page_count: usize,
}

impl fmt::Debug for FormPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormPage")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl FormPage {
    /// Takes a page, counted from 1, out of a PDF; the fields in `filled_anew` lose what they are filled with.
    ///
    /// # Errors
    /// The PDF is locked or damaged, has no such page, or has something on the page that can't be drawn.
    pub fn open(bytes: &[u8], page: usize, filled_anew: &[&str]) -> Result<FormPage, PdfInError> {
        guarded(|| FormPage::taken_out(bytes, page, filled_anew))
            .unwrap_or_else(PdfInError::gave_up)
    }

    fn taken_out(bytes: &[u8], page: usize, filled_anew: &[&str]) -> Result<FormPage, PdfInError> {
        let document = load(bytes)?;
        if is_drawn_from_xml(&document) {
            return Err(PdfInError::Xfa);
        }
        let pages = document.get_pages();
        let id = u32::try_from(page).ok().and_then(|page| pages.get(&page));
        let id = id.ok_or(PdfInError::NoSuchPage {
            page,
            count: pages.len(),
        })?;
        let dictionary = document.get_dictionary(*id).map_err(PdfInError::damaged)?;
        let fields = fields_on(&document, dictionary, page)?;
        let SinglePage { import, size, kept } =
            single_page(&document, *id, filled_anew).map_err(|error| of_page(error, page))?;
        let alone = PdfIn::open(alone(&import, size)?)?;
        let Drawn {
            pixels,
            replaced_fonts,
        } = draw(&alone, size, Dpi::COARSE).map_err(|error| of_page(error, page))?;
        Ok(FormPage {
            has_colour: has_colour(&pixels),
            import,
            size,
            alone,
            replaced_fonts,
            kept,
            fields,
            page_count: pages.len(),
        })
    }

    /// The sheet.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether anything on it is of another colour than grey.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.has_colour
    }

    /// Fonts that the PDF names and does not contain, and that others stand in for.
    #[must_use]
    pub fn replaced_fonts(&self) -> &[String] {
        &self.replaced_fonts
    }

    /// The fields on it.
    #[must_use]
    pub fn fields(&self) -> &[FormField] {
        &self.fields
    }

    /// Fields that keep what the form came filled with.
    #[must_use]
    pub fn kept_values(&self) -> &[String] {
        &self.kept
    }

    /// The page as an object for another PDF.
    #[must_use]
    pub fn import(&self) -> &Import {
        &self.import
    }

    /// How many pages the PDF has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.page_count
    }

    /// What is printed on the page.
    #[must_use]
    pub fn print(&self) -> Print {
        print_of(self.alone.page(0))
    }

    /// The page in pixels.
    ///
    /// # Errors
    /// Something on it can't be drawn.
    pub fn draw(&self, dpi: Dpi) -> Result<RgbImage, PdfInError> {
        Ok(draw(&self.alone, self.size, dpi)?.pixels)
    }
}

fn draw(alone: &PdfIn, size: Size, dpi: Dpi) -> Result<Drawn, PdfInError> {
    let pixels = size.pixels(dpi);
    let pixels = pixels.map(|side| u16::try_from(side).unwrap_or(u16::MAX));
    alone.draw(0, pixels, dpi.per_pt())
}

/// The page's own number in place of that of the page by itself.
fn of_page(error: PdfInError, page: usize) -> PdfInError {
    match error {
        PdfInError::Lacks { lack, .. } => PdfInError::Lacks { page, lack },
        PdfInError::TooMuch { .. } => PdfInError::TooMuch { page },
        other => other,
    }
}

/// A PDF of the page alone.
fn alone(import: &Import, size: Size) -> Result<Vec<u8>, PdfInError> {
    let mut document = Document::with_version("1.7");
    let sheet = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), b"/Sheet Do".to_vec()));
    let mut objects = Dictionary::new();
    objects.set("Sheet", sheet);
    let mut resources = Dictionary::new();
    resources.set("XObject", objects);
    let pages = document.new_object_id();
    let mut page = Dictionary::new();
    page.set("Type", "Page");
    page.set("Parent", pages);
    page.set(
        "MediaBox",
        vec![
            0.into(),
            0.into(),
            size.width.0.into(),
            size.height.0.into(),
        ],
    );
    page.set("Resources", resources);
    page.set("Contents", content);
    let page = document.add_object(page);
    let mut tree = Dictionary::new();
    tree.set("Type", "Pages");
    tree.set("Kids", vec![Object::Reference(page)]);
    tree.set("Count", 1);
    document.objects.insert(pages, tree.into());
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", pages);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    import
        .add_to(&mut document, sheet)
        .map_err(PdfInError::damaged)?;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(PdfInError::damaged)?;
    Ok(bytes)
}

/// Whether the pages are made up by Adobe's reader, so that the PDF itself holds a request for it alone.
fn is_drawn_from_xml(document: &Document) -> bool {
    let Ok(catalog) = document.catalog() else {
        return false;
    };
    let needs = entry(document, catalog, b"NeedsRendering");
    let form = sub_dictionary(document, catalog, b"AcroForm");
    let has_description = form.is_some_and(|form| form.has(b"XFA"));
    has_description && needs.is_some_and(|needs| needs.as_bool().unwrap_or(false))
}

fn has_colour(pixels: &RgbImage) -> bool {
    let spread = |pixel: &image::Rgb<u8>| {
        let [red, green, blue] = pixel.0;
        red.max(green).max(blue) - red.min(green).min(blue)
    };
    let pale = pixels
        .pixels()
        .filter(|pixel| spread(pixel) >= PALE)
        .count();
    let all = pixels.as_raw().len() / 3;
    pale * ENOUGH > all || pixels.pixels().any(|pixel| spread(pixel) >= COLOUR)
}
