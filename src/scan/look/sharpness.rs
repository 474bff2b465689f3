//! Whether text can be read: how large it is, and how soft its edges are.

use crate::scan::picture::Picture;

/// The fewest pixels of an em at which a reviewer reads every stroke of a Han character.
pub(super) const LEAST_EM: f32 = 18.0;
/// Edges take at most this part of an em, from a tenth to nine tenths of the ink: twice the distance of a Han character's
/// strokes, of which then only the darker half is left.
const SOFTEST: f32 = 0.22;
/// The least step from paper to ink that is measured, in levels.
const LEAST_STEP: i32 = 70;
/// The fewest steps that tell anything.
const FEWEST: usize = 200;

/// Whether edges on a page with text of so many pixels an em are too soft.
pub(super) fn is_blurred(page: &Picture, em: f32) -> bool {
    match edge_width(page) {
        Some(width) => width > (SOFTEST * em).max(2.2),
        // Print whose steps are all so low that none is found is a blur too; an empty page was refused before.
        None => true,
    }
}

/// How many pixels the step from paper to ink takes, in the middle of all steps along some rows.
fn edge_width(page: &Picture) -> Option<f32> {
    let width = page.pixels.width() as usize;
    let mut widths = Vec::new();
    for row in page.pixels.as_raw().chunks_exact(width * 3).step_by(5) {
        let tones: Vec<i32> = row
            .chunks_exact(3)
            .map(|pixel| i32::from(pixel[1]))
            .collect();
        let mut start = 0;
        for at in 1..tones.len() {
            // Down to ink, with a camera's noise let pass.
            if tones[at] < tones[at - 1] + 2 && at + 1 < tones.len() {
                continue;
            }
            let step = &tones[start..at];
            start = at;
            let (Some(high), Some(low)) = (step.iter().max(), step.iter().min()) else {
                continue;
            };
            if high - low < LEAST_STEP {
                continue;
            }
            let (upper, lower) = (high - (high - low) / 10, low + (high - low) / 10);
            let begins = step.iter().rposition(|tone| *tone >= upper).unwrap_or(0);
            let ends = step
                .iter()
                .position(|tone| *tone <= lower)
                .unwrap_or(step.len());
            widths.push(ends.saturating_sub(begins));
        }
    }
    if widths.len() < FEWEST {
        return None;
    }
    widths.sort_unstable();
    Some(widths[widths.len() / 2] as f32)
}
