//! An empty place at true size for the company's seal. gonghan never draws a seal: digital ones are refused.

use crate::geometry::{Mm, Point, Pt, Size};
use crate::layout::column::{Column, SMALLEST};
use crate::layout::paragraph::ParagraphStyle;
use crate::page::{ByHand, Dash, Grey, HandKind, Item, Ring};
use crate::template::{Edge, Inline};

/// Room for the largest common company seal.
pub(super) const SEAL_DIAMETER: Pt = Mm(45.0).to_pt();
const OUTLINE: Pt = Pt(0.6);
const LIGHT: Grey = Grey(0.75);
const DASH: Dash = Dash {
    ink: Pt(3.0),
    gap: Pt(3.0),
};

impl Column<'_, '_> {
    /// Places the area at the right edge from `top` downwards and returns where its caption ends.
    pub(super) fn seal_area(&mut self, caption: &[Inline], top: Pt) -> Pt {
        let left = self.left + self.width - SEAL_DIAMETER;
        let radius = SEAL_DIAMETER * 0.5;
        self.items.push(Item::Ring(Ring {
            centre: Point::new(left + radius, top + radius),
            radius,
            width: OUTLINE,
            grey: LIGHT,
            dash: Some(DASH),
        }));
        self.items.push(Item::ByHand(ByHand {
            kind: HandKind::Seal,
            origin: Point::new(left, top),
            size: Size {
                width: SEAL_DIAMETER,
                height: SEAL_DIAMETER,
            },
        }));
        let size = (self.size * 0.75).max(SMALLEST);
        let style = ParagraphStyle {
            size,
            width: SEAL_DIAMETER,
            edge: Edge::Centre,
            ..self.style()
        };
        let caption = self.set(caption, &style);
        let below = Point::new(left, top + SEAL_DIAMETER + Pt(3.0));
        self.place(caption, below, size, 1.25)
    }
}
