//! Lines that are drawn in pieces.

use super::Rule;
use crate::geometry::Edges;

/// How far two pieces of one line may lie beside each other, in millimetres.
const BESIDE: f32 = 0.35;
/// The gap between two pieces that touch, in millimetres.
const TOUCH: f32 = 0.4;
/// The longest dash, and the longest gap behind one, in millimetres.
const DASH: f32 = 3.5;
const DASH_GAP: f32 = 2.2;
/// What is shorter is no line, in millimetres.
const SHORTEST: f32 = 2.5;

/// The lines that are left when pieces and dashes have been joined and specks left out.
pub(super) fn joined(pieces: &[Edges]) -> Vec<Rule> {
    let (level, upright): (Vec<Edges>, Vec<Edges>) = pieces
        .iter()
        .partition(|piece| piece.width() >= piece.height());
    // A dot is as wide as it is high: it may belong to either.
    let dots = level
        .iter()
        .filter(|piece| piece.width() < 1.0)
        .map(turned)
        .collect::<Vec<_>>();
    let upright = upright.iter().map(turned).chain(dots).collect();
    let level = join_level(level);
    let upright = join_level(upright).iter().map(turned).collect();
    [level, upright]
        .into_iter()
        .flat_map(Vec::into_iter)
        .filter(|area| area.width().max(area.height()) >= SHORTEST)
        .map(|area| Rule { area })
        .collect()
}

fn turned(area: &Edges) -> Edges {
    Edges::new(area.top, area.left, area.bottom, area.right)
}

struct Growing {
    area: Edges,
    /// The length of the last piece, by which a row of dashes is known.
    last: f32,
}

fn join_level(mut pieces: Vec<Edges>) -> Vec<Edges> {
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut done: Vec<Edges> = Vec::new();
    let mut growing: Vec<Growing> = Vec::new();
    for piece in pieces {
        let (over, open) = growing
            .into_iter()
            .partition(|line| piece.left - line.area.right > DASH_GAP);
        growing = open;
        done.extend(Vec::into_iter(over).map(|line: Growing| line.area));
        match growing.iter_mut().find(|line| line.takes(&piece)) {
            Some(line) => {
                line.area = line.area.with(&piece);
                line.last = piece.width();
            }
            None => growing.push(Growing {
                area: piece,
                last: piece.width(),
            }),
        }
    }
    done.extend(growing.into_iter().map(|line| line.area));
    done
}

impl Growing {
    fn takes(&self, piece: &Edges) -> bool {
        let gap = piece.left - self.area.right;
        let is_dash = self.last <= DASH
            && piece.width() <= DASH
            && gap <= DASH_GAP.min(3.0 * piece.width().max(0.3));
        (self.area.middle_y() - piece.middle_y()).abs() <= BESIDE && (gap <= TOUCH || is_dash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(left: f32, right: f32, y: f32) -> Edges {
        Edges::new(left, y, right, y + 0.2)
    }

    #[test]
    fn pieces_that_touch_are_one_line() {
        let rules = joined(&[level(10.0, 30.0, 5.0), level(30.2, 60.0, 5.1)]);
        assert_eq!(rules.len(), 1);
        assert!((rules[0].area.right - 60.0).abs() < 0.01);
    }

    #[test]
    fn blanks_between_words_stay_apart() {
        let rules = joined(&[level(10.0, 22.0, 5.0), level(26.0, 34.0, 5.0)]);
        assert_eq!(rules.len(), 2);
    }

    #[test]
    fn dashes_are_one_line() {
        let dashes: Vec<Edges> = (0..20_u8)
            .map(|index| level(f32::from(index) * 2.0, f32::from(index) * 2.0 + 1.0, 9.0))
            .collect();
        assert_eq!(joined(&dashes).len(), 1);
    }

    #[test]
    fn dots_down_a_page_are_one_line() {
        let dots: Vec<Edges> = (0..20_u8)
            .map(|index| {
                let top = f32::from(index);
                Edges::new(40.0, top, 40.3, top + 0.3)
            })
            .collect();
        let rules = joined(&dots);
        assert_eq!(rules.len(), 1);
        assert!(!rules[0].is_horizontal());
    }
}
