//! Finds the largest text size at which a document is one page.

use crate::geometry::Pt;
use crate::layout::LayoutError;
use crate::layout::column::{Flow, flow};
use crate::layout::typesetter::Typesetter;
use crate::page::Item;
use crate::template::Document;

/// Sizes are tried in steps of this many points.
const STEP: f32 = 0.25;

pub(super) struct Fitted {
    pub(super) items: Vec<Item>,
    pub(super) text_size: Pt,
}

/// Sets the document at its own size and, where that is too large, at the largest smaller one that fits.
///
/// A new size needs new shaping, so the sizes between are searched by halving: five attempts from 12 to 9 pt.
pub(super) fn fit(
    typesetter: &mut Typesetter<'_>,
    document: &Document,
) -> Result<Fitted, LayoutError> {
    let sheet = &document.sheet;
    if let Attempt::Fits(fitted) = attempt(typesetter, document, sheet.text_size) {
        return Ok(fitted);
    }
    let steps = step_count((sheet.text_size - sheet.smallest_text_size).0);
    let size = |step: u16| sheet.smallest_text_size + Pt(STEP * f32::from(step));
    if let Attempt::Over(error) = attempt(typesetter, document, sheet.smallest_text_size) {
        return Err(error);
    }
    // The largest step known to fit, and the smallest known not to.
    let (mut fits, mut over) = (0, steps);
    while over - fits > 1 {
        let middle = fits + (over - fits) / 2;
        match attempt(typesetter, document, size(middle)) {
            Attempt::Fits(_) => fits = middle,
            Attempt::Over(_) => over = middle,
        }
    }
    // Set once more: the faces are noted by the last attempt, which need not be the best one.
    match attempt(typesetter, document, size(fits)) {
        Attempt::Fits(fitted) => Ok(fitted),
        Attempt::Over(error) => Err(error),
    }
}

enum Attempt {
    Fits(Fitted),
    Over(LayoutError),
}

fn attempt(typesetter: &mut Typesetter<'_>, document: &Document, text_size: Pt) -> Attempt {
    typesetter.start_over();
    let Flow {
        items,
        bottom,
        too_wide,
    } = flow(typesetter, document, text_size);
    let room = document.sheet.size.height - document.sheet.margins.bottom;
    if let Some(too_wide) = too_wide {
        Attempt::Over(LayoutError::TooWide {
            text: too_wide.text,
            by: too_wide.by,
            text_size,
        })
    } else if bottom > room {
        Attempt::Over(LayoutError::TooTall {
            by: bottom - room,
            text_size,
        })
    } else {
        Attempt::Fits(Fitted { items, text_size })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a template's sizes are between 9 and 72 pt"
)]
fn step_count(range: f32) -> u16 {
    (range.max(0.0) / STEP).ceil() as u16
}
