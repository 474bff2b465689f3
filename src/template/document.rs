//! A filled template: blocks of text in reading order, nothing placed yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::application::{Application, GlyphRegion, LetterCode, LetterLanguage};
use crate::background::Background;
use crate::geometry::{Insets, Mm, Pt, Size};
use crate::pdf_in::PdfInError;
use crate::template::{ClearZone, Placed};

/// Between what is printed on a letterhead and the text.
const FREE_OF_PRINT: Pt = Mm(4.0).to_pt();

/// A letter's content and how it is to be set.
#[derive(Clone, Debug)]
pub struct Document {
    /// The letter's name, for the PDF's title.
    pub title: String,
    /// Language of the template's own words.
    pub language: LetterLanguage,
    /// Form of the Han characters in values: the company's place's, or else that of the letter's language.
    pub value_region: GlyphRegion,
    /// Form of the Han characters in the template's own words.
    pub text_region: GlyphRegion,
    /// Paper and type.
    pub sheet: Sheet,
    /// Content from top to bottom.
    pub blocks: Vec<Block>,
    /// The characters of the template, whatever it is filled with.
    pub words: Arc<BTreeSet<char>>,
    /// The code that is printed in the margin, if one is.
    pub code: Option<LetterCode>,
    /// The form or letterhead that it is printed on.
    pub background: Option<Arc<Background>>,
    /// What stands at the places of a form.
    pub placed: Vec<Placed>,
    /// Parts of a form that stay clear.
    pub clear: Vec<ClearZone>,
}

impl Document {
    /// The same letter with its code in the margin.
    #[must_use]
    pub fn with_code(mut self, application: &Application) -> Document {
        self.code = Some(self.letter_code(application));
        self
    }

    /// The same letter printed on a company's own paper: its text keeps out of what is printed at the head and the foot.
    ///
    /// # Errors
    /// Something on the paper can't be drawn.
    pub fn on_letterhead(mut self, paper: Arc<Background>) -> Result<Document, PdfInError> {
        let sheet = &mut self.sheet;
        sheet.size = paper.size();
        let right = sheet.size.width - sheet.margins.right;
        let [top, bottom] = paper.white_rows(sheet.margins.left, right)?;
        if top > Pt::ZERO {
            sheet.margins.top = sheet.margins.top.max(top + FREE_OF_PRINT);
        }
        let foot = sheet.size.height - bottom;
        if foot.0 >= 1.0 {
            sheet.margins.bottom = sheet.margins.bottom.max(foot + FREE_OF_PRINT);
        }
        self.background = Some(paper);
        Ok(self)
    }

    /// The code of this letter, whether it is printed or not.
    #[must_use]
    pub fn letter_code(&self, application: &Application) -> LetterCode {
        let inlines = self.blocks.iter().flat_map(Block::inlines);
        let placed = self.placed.iter().flat_map(Placed::inlines);
        let words = inlines.chain(placed).map(|inline| inline.text.as_str());
        LetterCode::new(&application.account.id, &application.company.name, words)
    }
}

/// Paper and type of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Paper.
    pub size: Size,
    /// White edges.
    pub margins: Insets,
    /// Running text.
    pub text_size: Pt,
    /// The size a letter may shrink to so that it fits its page.
    pub smallest_text_size: Pt,
    /// From baseline to baseline, in em.
    pub leading: f32,
    /// First-line indent of paragraphs in Han text, in em.
    pub indent: f32,
    /// Families tried before the program's own, for running text.
    pub text_families: Vec<String>,
    /// Families tried before the program's own, for headings and emphasis.
    pub heading_families: Vec<String>,
}

impl Sheet {
    /// Length of the lines: the paper without its white edges.
    #[must_use]
    pub fn text_width(&self) -> Pt {
        self.size.width - self.margins.left - self.margins.right
    }
}

/// A piece of a letter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A title; level 1 is centred.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: Vec<Inline>,
    },
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A line without first-line indent.
    Flush {
        /// Left or right edge.
        edge: Edge,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A list item with its marker.
    ListItem {
        /// A bullet, or a number and a dot.
        marker: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A ruled table of two columns.
    Fields(Vec<FieldRow>),
    /// Lines to sign on and printed lines beside.
    Signature(Vec<SignatureLine>),
    /// An empty place for the company's seal.
    Seal {
        /// What stands below it.
        caption: Vec<Inline>,
    },
    /// A line across the page.
    Rule,
    /// A picture.
    Image {
        /// Pixels, opaque.
        pixels: Arc<image::DynamicImage>,
        /// Width on the page.
        width: Mm,
        /// Where it stands across the page.
        edge: Edge,
    },
}

impl Block {
    /// Its words, in reading order.
    fn inlines(&self) -> Box<dyn Iterator<Item = &Inline> + '_> {
        match self {
            Block::Heading { text, .. }
            | Block::Paragraph(text)
            | Block::Flush { text, .. }
            | Block::ListItem { text, .. }
            | Block::Seal { caption: text } => Box::new(text.iter()),
            Block::Fields(rows) => Box::new(
                rows.iter()
                    .flat_map(|row| row.label.iter().chain(&row.value)),
            ),
            Block::Signature(lines) => Box::new(
                lines
                    .iter()
                    .flat_map(|line| line.label.iter().chain(&line.value)),
            ),
            Block::Rule | Block::Image { .. } => Box::new(std::iter::empty()),
        }
    }
}

/// Where a line stands across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// At the left margin.
    Left,
    /// In the middle.
    Centre,
    /// At the right margin.
    Right,
}

/// A row of a fields table.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// Left column.
    pub label: Vec<Inline>,
    /// Right column.
    pub value: Vec<Inline>,
}

/// A line of a signature block.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatureLine {
    /// Whether a hand needs room on it.
    pub by_hand: bool,
    /// In front of the line.
    pub label: Vec<Inline>,
    /// Printed on the line; empty to be filled in by hand.
    pub value: Vec<Inline>,
}

/// Words of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// As it is printed.
    pub text: String,
    /// Whether it stands out.
    pub strong: bool,
    /// Whether it comes from the record rather than from the template.
    pub is_value: bool,
}

/// The words of some inlines, joined.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    inlines.iter().map(|inline| inline.text.as_str()).collect()
}
