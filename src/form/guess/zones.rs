//! Where a hand signs and where a seal goes.

use super::find::{Finder, Label, Spot, Way};
use super::{GuessedPlace, GuessedZone, Stands, ZoneKind};
use crate::geometry::Edges;

/// What a hand needs above the line, and the room it is given beside a word, in millimetres.
const SIGNATURE: f32 = 12.0;
const LOWEST_SIGNATURE: f32 = 8.0;
const LONGEST_SIGNATURE: f32 = 70.0;
/// The least room for a signature, in millimetres.
const LEAST_SIGNATURE: [f32; 2] = [12.0, 4.0];
/// The least room behind a word, and what a hand needs beyond one that it signs over, in millimetres.
const LEAST_BESIDE: f32 = 25.0;
const OVER_WORD: f32 = 8.0;
/// A seal's room, and the least that it is given, in millimetres.
const SEAL: f32 = 42.0;
const LEAST_SEAL: f32 = 20.0;
/// What a seal keeps from the page's edge, in millimetres.
const MARGIN: f32 = 4.0;

/// The room for a signature at a blank: above its line, or all of its cell.
pub(super) fn signature_area(
    spot: &Spot,
    finder: &Finder<'_>,
    places: &[GuessedPlace],
) -> Option<Edges> {
    let mut area = spot.area;
    if spot.stands == Stands::OnLine {
        let bottom = area.bottom;
        area.top = bottom - SIGNATURE;
        area.right = area.right.min(area.left + LONGEST_SIGNATURE);
        let marks = finder.sheet.marks().map(|mark| mark.area());
        let rules = finder.sheet.rules().copied();
        let others = places.iter().map(|place| place.area);
        for other in marks.chain(rules).chain(others) {
            if other.meets(&area) && other.middle_y() < spot.area.top.max(bottom - 4.0) {
                area.top = area.top.max(other.bottom + 0.2);
            }
        }
    }
    (area.width() > LEAST_SIGNATURE[0] && area.height() > LEAST_SIGNATURE[1]).then_some(area)
}

/// The room behind a word where there is neither line nor cell.
pub(super) fn beside(label: &Label, finder: &Finder<'_>) -> Option<Spot> {
    let phrase = &label.phrase;
    let right = finder
        .sheet
        .next_right(phrase.area.right, phrase.area.top, phrase.baseline);
    let area = Edges::new(
        phrase.area.right + 1.0,
        phrase.area.top,
        right - 1.0,
        phrase.baseline + 0.2 * phrase.em,
    );
    let spot = |area| Spot {
        area,
        stands: Stands::OnLine,
        wraps: false,
    };
    if area.width() > LEAST_BESIDE {
        return Some(spot(area));
    }
    // A hand signs over a word in brackets.
    label.reading.is_bracketed.then(|| {
        let own = &phrase.area;
        let bottom = own.bottom + 1.0;
        spot(Edges::new(
            own.left - 1.0,
            own.top,
            own.right + OVER_WORD,
            bottom,
        ))
    })
}

/// The room for a seal at its word: in its cell, or around and behind the word, where it meets none of what is taken.
pub(super) fn seal_area(label: &Label, finder: &Finder<'_>, taken: &[Edges]) -> Option<Edges> {
    let cells = finder
        .seal_cell(&label.phrase)
        .into_iter()
        .flatten()
        .map(|spot| spot.area)
        .find(|area| area.width() >= LEAST_SEAL && area.height() >= LEAST_SEAL - 2.0);
    if let Some(cell) = cells {
        let side = |length: f32| length.min(SEAL);
        let area = Edges::new(
            cell.left,
            cell.top,
            cell.left + side(cell.width()),
            cell.top + side(cell.height()),
        );
        let middle = |room: f32, length: f32| (room - length) / 2.0;
        let right = middle(cell.width(), area.width());
        let down = middle(cell.height(), area.height());
        let area = moved(area, right, down);
        if is_free(&area, taken) {
            return Some(area);
        }
    }
    around(label, finder, taken)
}

/// The largest free square near a word, the nearest of those.
fn around(label: &Label, finder: &Finder<'_>, taken: &[Edges]) -> Option<Edges> {
    let word = &label.phrase.area;
    // Behind a colon there is room for it; a word without one is what it goes over.
    let above = finder.spot(label, Way::LineAbove, &[]);
    let begin = match above {
        Some(spot) => spot.area.left,
        None if label.reading.has_colon => word.right,
        None => word.middle_x() - SEAL / 2.0,
    };
    let [first, last] = finder.sheet.margins;
    let mut best: Option<(f32, Edges)> = None;
    for side in [SEAL, 38.0, 34.0, 30.0, 26.0, 23.0, LEAST_SEAL] {
        let half = side / 2.0;
        let middle = match above {
            Some(spot) => spot.area.bottom - half,
            None => word.middle_y() + 0.2 * side,
        };
        for (across, down) in ways() {
            let (left, y) = (begin + across, middle + down);
            let area = Edges::new(left, y - half, left + side, y + half);
            let is_on_page = area.left > MARGIN
                && area.top > MARGIN
                && area.right < finder.sheet.width - MARGIN
                && area.bottom < finder.sheet.height - MARGIN;
            // It covers its word, or begins right at it.
            let is_near = area.overlap_x(word) > -4.0 && area.overlap_y(word) > -4.0;
            let over = (area.right - last).max(0.0) + (first - area.left).max(0.0);
            let cost = (SEAL - side) + 0.6 * across.hypot(down) + over;
            let is_better = |cost: f32| best.is_none_or(|(least, _)| cost < least);
            if !is_on_page || !is_near || !is_better(cost) || !is_free(&area, taken) {
                continue;
            }
            let cost = cost + 0.8 * covered(&area, finder);
            if is_better(cost) {
                best = Some((cost, area));
            }
        }
    }
    best.map(|(_, area)| area)
}

/// By how much a square may be moved, in millimetres to the right and down.
fn ways() -> impl Iterator<Item = (f32, f32)> {
    (-16_i16..=16).flat_map(|across| {
        (-32_i16..=32).map(move |down| (2.0 * f32::from(across), f32::from(down)))
    })
}

/// How many characters an area covers.
fn covered(area: &Edges, finder: &Finder<'_>) -> f32 {
    let count = finder
        .sheet
        .marks()
        .filter(|mark| mark.area().meets(area))
        .count();
    u16::try_from(count).map_or(f32::MAX, f32::from)
}

fn moved(area: Edges, right: f32, down: f32) -> Edges {
    Edges::new(
        area.left + right,
        area.top + down,
        area.right + right,
        area.bottom + down,
    )
}

fn is_free(area: &Edges, taken: &[Edges]) -> bool {
    !taken.iter().any(|other| other.meets(area))
}

/// What of a zone a seal may not take.
pub(super) fn least_area(zone: &GuessedZone) -> Edges {
    let mut area = zone.area;
    if zone.kind == ZoneKind::Signature && area.height() <= SIGNATURE + 0.1 {
        area.top = area.top.max(area.bottom - LOWEST_SIGNATURE);
    }
    area
}

/// A zone at a label.
pub(super) fn zone(kind: ZoneKind, area: Edges, label: &Label) -> GuessedZone {
    GuessedZone {
        kind,
        area,
        label: label.phrase.text(),
    }
}
