//! Sets what stands at the places of a form, each within its own area.

use crate::font::{FontError, FontSet};
use crate::geometry::{Area, Point, Pt};
use crate::layout::LayoutError;
use crate::layout::column::MIDDLE;
use crate::layout::glyph_runs::SetLine;
use crate::layout::paragraph::{Paragraph, ParagraphStyle};
use crate::layout::typesetter::{Chains, Typesetter};
use crate::page::{ByHand, Grey, Item, Line};
use crate::template::{Content, Document, Edge, Fit, Inline, Mark, Placed, Slot};

/// Sizes are tried in steps of this many points.
const STEP: f32 = 0.25;
/// From baseline to baseline, in em.
const LEADING: f32 = 1.2;
/// By how much larger text has to become for several lines to be better than one.
const MUCH: f32 = 1.35;
/// What letters reach above and below the baseline where their face does not say, in em.
const ASCENT: f32 = 0.86;
const DESCENT: f32 = 0.12;
/// From a form's line to the baseline above it, in em: letters with tails keep off the line.
const OVER_LINE: f32 = 0.26;
/// No line of a record's text is as long.
const LONG_ENOUGH: Pt = Pt(1_000_000.0);
/// Half a thousandth of a point is rounding, not text over the edge.
const ROUNDING: f32 = 0.0005;

/// The face chains of each place, in order.
pub(super) fn chains(document: &Document, fonts: &mut FontSet) -> Result<Vec<Chains>, FontError> {
    let placed = document.placed.iter();
    placed
        .map(|placed| {
            let region = placed.slot.region.unwrap_or(document.value_region);
            let own = placed.slot.family.iter();
            let families: Vec<String> = own.chain(&document.sheet.text_families).cloned().collect();
            Chains::plain(region, &families, fonts)
        })
        .collect()
}

/// Sets every place, and the places for a hand.
pub(super) fn set(
    document: &Document,
    chains: Vec<Chains>,
    typesetter: &mut Typesetter<'_>,
    items: &mut Vec<Item>,
) -> Result<(), LayoutError> {
    for (placed, chains) in document.placed.iter().zip(chains) {
        match &placed.content {
            Content::Text(text) => {
                typesetter.turn_to(chains);
                items.append(&mut text_at(placed, text, typesetter)?);
            }
            Content::Mark(mark) => items.extend(mark_at(*mark, &placed.slot.area)),
        }
    }
    items.extend(document.clear.iter().filter_map(|zone| {
        Some(Item::ByHand(ByHand {
            kind: zone.kind?,
            origin: zone.area.origin,
            size: zone.area.size,
        }))
    }));
    Ok(())
}

/// A text at the largest size at which it keeps within its place: on one line, unless several let it be much larger.
fn text_at(
    placed: &Placed,
    text: &[Inline],
    typesetter: &mut Typesetter<'_>,
) -> Result<Vec<Item>, LayoutError> {
    let slot = &placed.slot;
    // The faces of an attempt that is not taken are not on the page.
    let before = typesetter.used_so_far();
    let one_line = largest(slot, Fit::Shrink, text, typesetter);
    let wrapped = match slot.fit {
        Fit::Shrink => None,
        Fit::Wrap => Some(largest(slot, Fit::Wrap, text, typesetter)),
    };
    let fit = match (&one_line, &wrapped) {
        (_, None) => Fit::Shrink,
        (Ok(one), Some(Ok(several))) if one.0 * MUCH >= several.0 => Fit::Shrink,
        (_, Some(_)) => Fit::Wrap,
    };
    typesetter.go_on_with(before);
    match wrapped.filter(|_| fit == Fit::Wrap).unwrap_or(one_line) {
        Ok(size) => Ok(attempt(slot, fit, text, size, typesetter).items),
        Err(by) => Err(LayoutError::PlaceTooSmall {
            at: placed.at.clone().into(),
            field: placed.field.clone(),
            text: text.iter().map(|inline| inline.text.as_str()).collect(),
            by,
            text_size: slot.smallest,
            wraps: slot.fit == Fit::Wrap,
        }),
    }
}

/// The largest size at which a text fits; else by how much it does not at the smallest.
fn largest(
    slot: &Slot,
    fit: Fit,
    text: &[Inline],
    typesetter: &mut Typesetter<'_>,
) -> Result<Pt, Pt> {
    let mut size = slot.size;
    loop {
        let by = attempt(slot, fit, text, size, typesetter).by;
        if by.0 <= ROUNDING {
            return Ok(size);
        }
        if size <= slot.smallest {
            return Err(by);
        }
        size = Pt(size.0 - STEP).max(slot.smallest);
    }
}

struct Attempt {
    items: Vec<Item>,
    /// How much stands over the edge.
    by: Pt,
}

fn attempt(
    slot: &Slot,
    fit: Fit,
    text: &[Inline],
    size: Pt,
    typesetter: &mut Typesetter<'_>,
) -> Attempt {
    let area = &slot.area;
    let style = ParagraphStyle {
        size,
        strong: false,
        width: area.size.width,
        indent: Pt::ZERO,
        edge: slot.edge,
        own_direction: true,
    };
    let Paragraph { lines, too_wide } = typesetter.paragraph(text, &style);
    let by_width = match fit {
        Fit::Shrink if lines.len() > 1 => on_one_line(text, &style, typesetter) - style.width,
        _ => too_wide.map_or(Pt::ZERO, |line| line.by),
    };
    let (baselines, by_height) = baselines(slot, &lines, size);
    let mut items = Vec::new();
    for (line, baseline) in lines.into_iter().zip(baselines) {
        items.extend(line.runs.into_iter().map(|mut run| {
            run.origin = run.origin.moved(area.origin.x, baseline);
            Item::Glyphs(run)
        }));
    }
    Attempt {
        items,
        by: by_width.max(by_height),
    }
}

/// The length of a text that is not broken.
fn on_one_line(text: &[Inline], style: &ParagraphStyle, typesetter: &mut Typesetter<'_>) -> Pt {
    let unbroken = ParagraphStyle {
        width: LONG_ENOUGH,
        edge: Edge::Left,
        ..*style
    };
    let lines = typesetter.paragraph(text, &unbroken).lines;
    lines.iter().map(SetLine::width).fold(Pt::ZERO, Pt::max)
}

/// Where the lines stand, and how far their ink reaches over the area's edges. One line stands at the same height whatever
/// its letters, as beside others of its kind.
fn baselines(slot: &Slot, lines: &[SetLine], size: Pt) -> (Vec<Pt>, Pt) {
    let area = &slot.area;
    let above = |line: &SetLine| line.ascent.max(size * ASCENT);
    let below = |line: &SetLine| line.descent.max(size * DESCENT);
    let mut baselines = Vec::with_capacity(lines.len());
    let mut baseline = Pt::ZERO;
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            baseline += (size * LEADING).max(below(&lines[index - 1]) + above(line));
        }
        baselines.push(baseline);
    }
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return (Vec::new(), Pt::ZERO);
    };
    let ideal = if slot.is_box {
        area.origin.y + area.size.height * 0.5 - baseline * 0.5 + size * MIDDLE
    } else {
        area.bottom() - size * OVER_LINE - baseline
    };
    let highest = area.origin.y + above(first);
    let lowest = area.bottom() - below(last) - baseline;
    let start = Pt(ideal.0.min(lowest.0)).max(highest);
    let placed = baselines.into_iter().map(|baseline| start + baseline);
    (placed.collect(), highest - lowest)
}

/// A mark as large as its place allows.
fn mark_at(mark: Mark, area: &Area) -> Vec<Item> {
    let side = Pt(area.size.width.0.min(area.size.height.0));
    let corner = area.origin.moved(
        (area.size.width - side) * 0.5,
        (area.size.height - side) * 0.5,
    );
    let at = |x: f32, y: f32| corner.moved(side * x, side * y);
    let line = |from: Point, to: Point| {
        Item::Line(Line {
            from,
            to,
            width: side * 0.1,
            grey: Grey(0.0),
        })
    };
    match mark {
        Mark::Tick => vec![
            line(at(0.14, 0.50), at(0.415, 0.815)),
            line(at(0.38, 0.81), at(0.86, 0.20)),
        ],
        Mark::Cross => vec![
            line(at(0.18, 0.18), at(0.82, 0.82)),
            line(at(0.82, 0.18), at(0.18, 0.82)),
        ],
    }
}
