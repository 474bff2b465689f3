//! Finds the largest text size at which a document is one page.

use crate::geometry::Pt;
use crate::layout::LayoutError;
use crate::layout::column::{Flow, flow};
use crate::layout::glyph_runs::UsedFaces;
use crate::layout::typesetter::Typesetter;
use crate::page::Item;
use crate::template::Document;

/// Sizes are tried in steps of this many points.
const STEP: f32 = 0.25;
/// How a size follows from the share of the page that the text may take: smaller text has both lower lines and fewer.
const SIZE_BY_SHARE: f32 = 0.7;

pub(super) struct Fitted {
    pub(super) items: Vec<Item>,
    pub(super) text_size: Pt,
    pub(super) used: UsedFaces,
}

/// Sets the document at its own size and, where that is too large, at the largest smaller one that fits.
///
/// The search begins at the size that the overflow suggests, which is rarely more than a step away from the right one.
pub(super) fn fit(
    typesetter: &mut Typesetter<'_>,
    document: &Document,
) -> Result<Fitted, LayoutError> {
    let (asked, smallest) = (document.sheet.text_size, document.sheet.smallest_text_size);
    let over = match attempt(typesetter, document, asked) {
        Attempt::Fits(fitted) => return Ok(fitted),
        Attempt::Over(over) => over,
    };
    let size = |step: u16| smallest + Pt(STEP * f32::from(step));
    // The largest step below the size that was asked for.
    let last = steps((asked - smallest).0).saturating_sub(1);
    let likely = asked * over.share.powf(SIZE_BY_SHARE);
    let mut step = steps((likely - smallest).0).min(last);
    let mut over = match attempt(typesetter, document, size(step)) {
        Attempt::Fits(mut fitted) => {
            while step < last {
                step += 1;
                match attempt(typesetter, document, size(step)) {
                    Attempt::Fits(larger) => fitted = larger,
                    Attempt::Over(_) => break,
                }
            }
            return Ok(fitted);
        }
        Attempt::Over(over) => over,
    };
    while step > 0 {
        step -= 1;
        over = match attempt(typesetter, document, size(step)) {
            Attempt::Fits(fitted) => return Ok(fitted),
            Attempt::Over(over) => over,
        };
    }
    Err(over.error)
}

enum Attempt {
    Fits(Fitted),
    Over(Over),
}

struct Over {
    error: LayoutError,
    /// What there is room for, of what there is: less than 1.
    share: f32,
}

fn attempt(typesetter: &mut Typesetter<'_>, document: &Document, text_size: Pt) -> Attempt {
    typesetter.start_over();
    let Flow {
        items,
        bottom,
        too_wide,
    } = flow(typesetter, document, text_size);
    let sheet = &document.sheet;
    let room = sheet.size.height - sheet.margins.bottom;
    if let Some(too_wide) = too_wide {
        let width = sheet.text_width();
        return Attempt::Over(Over {
            share: width.0 / (width + too_wide.by).0,
            error: LayoutError::TooWide {
                text: too_wide.text,
                by: too_wide.by,
                text_size,
            },
        });
    }
    if bottom > room {
        return Attempt::Over(Over {
            share: (room - sheet.margins.top).0 / (bottom - sheet.margins.top).0,
            error: LayoutError::TooTall {
                by: bottom - room,
                text_size,
                on_paper: document
                    .background
                    .as_ref()
                    .map(|_| room - sheet.margins.top),
            },
        });
    }
    Attempt::Fits(Fitted {
        items,
        text_size,
        used: typesetter.take_used(),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a template's sizes are between 9 and 24 pt"
)]
fn steps(range: f32) -> u16 {
    (range.max(0.0) / STEP).ceil() as u16
}
