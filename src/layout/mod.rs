//! From blocks of text to a page: shapes, breaks, stacks and fits them.

mod bidi;
mod column;
mod drawn_by;
mod error;
mod fields_table;
mod fit;
mod glyph_runs;
mod hangul;
mod margin_code;
mod paragraph;
mod placed;
mod seal_area;
mod signature;
mod typesetter;
mod unbreakable;

pub use drawn_by::{DrawnBy, drawn_by};
pub use error::LayoutError;
pub use typesetter::LayoutScratch;

use crate::font::{FontError, FontSet, FontWarning, MissingGlyph, Weight};
use crate::layout::margin_code::margin_code;
use crate::layout::typesetter::Typesetter;
use crate::page::{Item, Page};
use crate::template::Document;

/// A page and what is worth knowing of how it came about.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The finished page.
    pub page: Page,
    /// Weights that were replaced.
    pub warnings: Vec<FontWarning>,
}

/// Lays a document out on one page.
///
/// # Errors
/// A family is unknown, a character has no glyph in any face, or the text does not fit the page at its smallest size;
/// or the margin has no room for the code.
pub fn layout(
    document: &Document,
    fonts: &mut FontSet,
    scratch: &mut LayoutScratch,
) -> Result<LaidOut, LayoutError> {
    let warnings = replaced_weights(document, fonts);
    let chains = placed::chains(document, fonts)?;
    let mut typesetter = Typesetter::new(document, fonts, scratch)?;
    let fitted = fit::fit(&mut typesetter, document)?;
    let mut items = fitted.items;
    typesetter.go_on_with(fitted.used);
    placed::set(document, chains, &mut typesetter, &mut items)?;
    let used = typesetter.take_used();
    if !used.missing.is_empty() {
        let missing = used
            .missing
            .into_iter()
            .map(|text| MissingGlyph {
                text,
                fields: Vec::new(),
            })
            .collect();
        return Err(FontError::NoGlyph { missing }.into());
    }
    if let Some(code) = &document.code {
        let code = margin_code(code, &document.sheet)?;
        if let Some(background) = &document.background
            && !background.is_white(&code.area())?
        {
            return Err(LayoutError::CodeOnPrint);
        }
        items.push(Item::Code(code));
    }
    if let Some(background) = &document.background {
        items.insert(0, Item::Background(background.clone()));
    }
    let page = Page {
        size: document.sheet.size,
        items,
        faces: used.faces,
        text_size: fitted.text_size,
    };
    Ok(LaidOut { page, warnings })
}

fn replaced_weights(document: &Document, fonts: &mut FontSet) -> Vec<FontWarning> {
    let asked = [
        (&document.sheet.text_families, Weight::Regular),
        (&document.sheet.heading_families, Weight::Bold),
    ];
    let mut warnings = Vec::new();
    for (families, weight) in asked {
        for family in families {
            let weights = fonts.fixed_weights(family);
            let nearest = weights
                .iter()
                .copied()
                .min_by_key(|used| used.abs_diff(weight.class()));
            if let Some(used) = nearest.filter(|used| *used != weight.class()) {
                warnings.push(FontWarning::WeightReplaced {
                    family: family.clone(),
                    asked: weight.class(),
                    used,
                });
            }
        }
    }
    warnings
}
