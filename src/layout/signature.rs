//! Lines to sign on, with the seal area beside them.

use crate::geometry::{Mm, Point, Pt, Size};
use crate::layout::column::Column;
use crate::layout::paragraph::ParagraphStyle;
use crate::layout::seal_area::SEAL_DIAMETER;
use crate::page::{ByHand, Grey, HandKind, Item};
use crate::template::{Inline, SignatureLine};

/// Room for a readable hand.
const HAND: Pt = Mm(14.0).to_pt();
/// Room for a printed or short handwritten line.
const PRINTED: Pt = Mm(8.0).to_pt();
/// Between the lines and the seal area.
const GAP: Pt = Mm(8.0).to_pt();
const LABELS_AT_MOST: f32 = 0.5;
const LEADING: f32 = 1.3;
const RULE: Grey = Grey(0.3);

impl Column<'_, '_> {
    pub(super) fn signature(&mut self, lines: &[SignatureLine], seal: Option<&[Inline]>) {
        self.y += self.size * 0.8;
        let top = self.y;
        let width = if seal.is_some() {
            self.width - SEAL_DIAMETER - GAP
        } else {
            self.width * 0.65
        };
        let labels = self.label_width(
            lines.iter().map(|line| line.label.as_slice()),
            width * LABELS_AT_MOST,
        );
        for line in lines {
            self.signature_line(line, labels, width);
        }
        if let Some(caption) = seal {
            let bottom = self.seal_area(caption, top);
            self.y = self.y.max(bottom);
        }
    }

    fn signature_line(&mut self, line: &SignatureLine, labels: Pt, width: Pt) {
        let values_left = self.left + labels + self.size * 0.5;
        let right = self.left + width;
        let label = self.set(
            &line.label,
            &ParagraphStyle {
                width: labels,
                ..self.style()
            },
        );
        let value = self.set(
            &line.value,
            &ParagraphStyle {
                width: right - values_left,
                own_direction: true,
                ..self.style()
            },
        );
        let room = if line.by_hand { HAND } else { PRINTED };
        let height = |lines: usize| {
            #[expect(clippy::cast_precision_loss, reason = "a letter has few lines")]
            let lines = lines as f32;
            self.line_height(self.size, LEADING) * lines
        };
        let needed = height(label.lines.len()).max(height(value.lines.len()));
        let bottom = self.y + room.max(needed + self.size * 0.2);
        let above_rule = |lines: usize| bottom - height(lines) - self.size * 0.1;
        let label_at = Point::new(self.left, above_rule(label.lines.len()));
        let value_at = Point::new(values_left, above_rule(value.lines.len()));
        self.place(label, label_at, self.size, LEADING);
        self.place(value, value_at, self.size, LEADING);
        self.line_across(values_left, right, bottom, RULE);
        if line.by_hand {
            self.items.push(Item::ByHand(ByHand {
                kind: HandKind::Signature,
                origin: Point::new(values_left, self.y),
                size: Size {
                    width: right - values_left,
                    height: bottom - self.y,
                },
            }));
        }
        self.y = bottom;
    }
}
