//! A ruled table of two columns: what a field is called, and what it says.

use crate::geometry::{Point, Pt};
use crate::layout::column::Column;
use crate::layout::paragraph::ParagraphStyle;
use crate::page::Grey;
use crate::template::{FieldRow, Inline};

/// The labels' share of the width at most.
const LABELS_AT_MOST: f32 = 0.38;
/// Between baselines within a cell, in em.
const LEADING: f32 = 1.35;
const RULE: Grey = Grey(0.55);

impl Column<'_, '_> {
    pub(super) fn fields_table(&mut self, rows: &[FieldRow]) {
        let padding = Point::new(self.size * 0.4, self.size * 0.22);
        let labels = self.label_width(
            rows.iter().map(|row| row.label.as_slice()),
            self.width * LABELS_AT_MOST,
        );
        let values_left = self.left + padding.x * 3.0 + labels;
        let value_style = ParagraphStyle {
            width: self.left + self.width - padding.x - values_left,
            own_direction: true,
            ..self.style()
        };
        let label_style = ParagraphStyle {
            width: labels,
            ..self.style()
        };
        let right = self.left + self.width;
        self.y += self.size * 0.3;
        self.line_across(self.left, right, self.y, RULE);
        for row in rows {
            let label = self.set(&row.label, &label_style);
            let value = self.set(&row.value, &value_style);
            let top = self.y + padding.y;
            let label_at = Point::new(self.left + padding.x, top);
            let label_end = self.place(label, label_at, self.size, LEADING);
            let value_end = self.place(value, Point::new(values_left, top), self.size, LEADING);
            self.y = label_end.max(value_end) + padding.y;
            self.line_across(self.left, right, self.y, RULE);
        }
        self.y += self.size * 0.7;
    }

    /// The width that the widest label needs, but not more than `most`.
    pub(super) fn label_width<'l>(
        &mut self,
        labels: impl Iterator<Item = &'l [Inline]>,
        most: Pt,
    ) -> Pt {
        let unbroken = ParagraphStyle {
            width: Pt(f32::from(u16::MAX)),
            ..self.style()
        };
        let mut widest = Pt::ZERO;
        for label in labels {
            let set = self.typesetter.paragraph(label, &unbroken);
            for line in &set.lines {
                widest = widest.max(line.width());
            }
        }
        // Room for rounding, so that a label set again at its own width does not break.
        let widest = widest + Pt(0.01);
        if widest > most { most } else { widest }
    }
}
