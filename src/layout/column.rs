//! Stacks blocks from the top of the page downwards.

use crate::geometry::{Mm, Point, Pt};
use crate::layout::glyph_runs::SetLine;
use crate::layout::paragraph::{Paragraph, ParagraphStyle, TooWide};
use crate::layout::typesetter::Typesetter;
use crate::page::{Grey, Item, Line, Picture};
use crate::template::{Block, Document, Edge, Inline};

/// Height of the middle of a letter above its baseline, in em: lines are centred on it.
pub(super) const MIDDLE: f32 = 0.37;
/// White between the ink of two lines at least, in em on either side.
const CLEARANCE: f32 = 0.05;
/// Thickness of ruled lines.
pub(super) const HAIRLINE: Pt = Pt(0.5);
/// The smallest text anywhere on a letter.
pub(super) const SMALLEST: Pt = Pt(9.0);

/// All blocks of a document, placed.
pub(super) struct Flow {
    pub(super) items: Vec<Item>,
    /// Where the last block ends.
    pub(super) bottom: Pt,
    /// The text that stands furthest over its edge.
    pub(super) too_wide: Option<TooWide>,
}

/// The text area, filled from the top.
pub(super) struct Column<'t, 'f> {
    pub(super) typesetter: &'t mut Typesetter<'f>,
    pub(super) left: Pt,
    pub(super) width: Pt,
    pub(super) size: Pt,
    pub(super) leading: f32,
    pub(super) y: Pt,
    pub(super) items: Vec<Item>,
    too_wide: Option<TooWide>,
}

/// Places every block of a document at one text size.
pub(super) fn flow(typesetter: &mut Typesetter<'_>, document: &Document, size: Pt) -> Flow {
    let sheet = &document.sheet;
    let mut column = Column {
        typesetter,
        left: sheet.margins.left,
        width: sheet.text_width(),
        size,
        leading: sheet.leading,
        y: sheet.margins.top,
        items: Vec::new(),
        too_wide: None,
    };
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Heading { level, text } => column.heading(*level, text),
            Block::Paragraph(text) => column.running_text(text, sheet.indent),
            Block::Flush { edge, text } => column.flush(*edge, text),
            Block::ListItem { marker, text } => column.list_item(marker, text),
            Block::Fields(rows) => column.fields_table(rows),
            Block::Signature(lines) => {
                let seal = match blocks.peek() {
                    Some(Block::Seal { caption }) => {
                        blocks.next();
                        Some(caption.as_slice())
                    }
                    _ => None,
                };
                column.signature(lines, seal);
            }
            Block::Seal { caption } => {
                let top = column.y + column.size;
                column.y = column.seal_area(caption, top);
            }
            Block::Rule => column.rule(),
            Block::Image {
                pixels,
                width,
                edge,
            } => column.image(pixels, *width, *edge),
        }
    }
    Flow {
        items: column.items,
        bottom: column.y,
        too_wide: column.too_wide,
    }
}

impl Column<'_, '_> {
    /// The height that a line of text takes.
    pub(super) fn line_height(&self, size: Pt, leading: f32) -> Pt {
        size * leading
    }

    /// A style for text across the whole column.
    pub(super) fn style(&self) -> ParagraphStyle {
        ParagraphStyle {
            size: self.size,
            strong: false,
            width: self.width,
            indent: Pt::ZERO,
            edge: Edge::Left,
            own_direction: false,
        }
    }

    /// Sets a paragraph and remembers whether it was too wide.
    pub(super) fn set(&mut self, text: &[Inline], style: &ParagraphStyle) -> Paragraph {
        let mut paragraph = self.typesetter.paragraph(text, style);
        if let Some(over) = paragraph.too_wide.take()
            && self
                .too_wide
                .as_ref()
                .is_none_or(|known| known.by < over.by)
        {
            self.too_wide = Some(over);
        }
        paragraph
    }

    /// Places a paragraph's lines from `top` downwards and returns where they end.
    pub(super) fn place(&mut self, paragraph: Paragraph, at: Point, size: Pt, leading: f32) -> Pt {
        let mut top = at.y;
        for SetLine {
            runs,
            ascent,
            descent,
        } in paragraph.lines
        {
            let height = self.line_height(size, leading);
            // Scripts that reach higher or lower than the line get the room they need.
            let above = (height * 0.5 + size * MIDDLE).max(ascent + size * CLEARANCE);
            let below = (height * 0.5 - size * MIDDLE).max(descent + size * CLEARANCE);
            let baseline = top + above;
            for mut run in runs {
                run.origin = run.origin.moved(at.x, baseline);
                self.items.push(Item::Glyphs(run));
            }
            top = baseline + below;
        }
        top
    }

    /// Sets and places text at the column's own position and moves below it.
    fn stack(&mut self, text: &[Inline], style: &ParagraphStyle, leading: f32) {
        let paragraph = self.set(text, style);
        let at = Point::new(self.left, self.y);
        self.y = self.place(paragraph, at, style.size, leading);
    }

    fn heading(&mut self, level: u8, text: &[Inline]) {
        let (scale, edge, after) = match level {
            1 => (1.5, Edge::Centre, 0.9),
            2 => (1.2, Edge::Left, 0.4),
            _ => (1.0, Edge::Left, 0.3),
        };
        let style = ParagraphStyle {
            size: self.size * scale,
            strong: true,
            edge,
            ..self.style()
        };
        self.stack(text, &style, 1.3);
        self.y += self.size * after;
    }

    fn running_text(&mut self, text: &[Inline], indent: f32) {
        let indent = if is_han_text(text) { indent } else { 0.0 };
        let style = ParagraphStyle {
            indent: self.size * indent,
            ..self.style()
        };
        self.stack(text, &style, self.leading);
        self.y += self.size * 0.4;
    }

    fn flush(&mut self, edge: Edge, text: &[Inline]) {
        let style = ParagraphStyle {
            edge,
            ..self.style()
        };
        self.stack(text, &style, self.leading);
        self.y += self.size * 0.4;
    }

    fn list_item(&mut self, marker: &str, text: &[Inline]) {
        let hang = self.size * 1.8;
        let marker = [Inline {
            text: marker.to_owned(),
            strong: false,
            is_value: false,
        }];
        let marker_style = self.style();
        let set_marker = self.set(&marker, &marker_style);
        let style = ParagraphStyle {
            width: self.width - hang,
            ..self.style()
        };
        let set_text = self.set(text, &style);
        let (left, top) = (self.left, self.y);
        self.place(set_marker, Point::new(left, top), self.size, self.leading);
        let at = Point::new(left + hang, top);
        self.y = self.place(set_text, at, self.size, self.leading) + self.size * 0.2;
    }

    fn rule(&mut self) {
        self.y += self.size * 0.4;
        self.line_across(self.left, self.left + self.width, self.y, Grey(0.4));
        self.y += self.size * 0.6;
    }

    /// A hairline from `left` to `right`.
    pub(super) fn line_across(&mut self, left: Pt, right: Pt, y: Pt, grey: Grey) {
        self.items.push(Item::Line(Line {
            from: Point::new(left, y),
            to: Point::new(right, y),
            width: HAIRLINE,
            grey,
        }));
    }

    fn image(&mut self, pixels: &std::sync::Arc<image::DynamicImage>, width: Mm, edge: Edge) {
        let width = width.to_pt();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a picture's sides are far below 2^24 pixels"
        )]
        let height = width * (pixels.height() as f32 / pixels.width() as f32);
        let spare = self.width - width;
        let indent = match edge {
            Edge::Left => Pt::ZERO,
            Edge::Centre => spare * 0.5,
            Edge::Right => spare,
        };
        self.items.push(Item::Picture(Picture {
            origin: Point::new(self.left + indent, self.y),
            size: crate::geometry::Size { width, height },
            pixels: pixels.clone(),
        }));
        self.y += height + self.size * 0.6;
    }
}

/// Whether a paragraph's own words are Han or kana, so that its first line is indented.
fn is_han_text(text: &[Inline]) -> bool {
    text.iter()
        .filter(|inline| !inline.is_value)
        .flat_map(|inline| inline.text.chars())
        .any(crate::font::is_wide)
}
