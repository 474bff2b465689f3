//! From filled Markdown to blocks.

use std::path::Path;

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::font::is_wide;
use crate::template::error::{MarkupKind, TemplateError};
use crate::template::escape::{Decoder, plain, push};
use crate::template::fence;
use crate::template::origin::Origin;
use crate::template::{Block, Inline};

pub(super) fn blocks(
    filled: &str,
    folder: Option<&Path>,
    origin: &Origin<'_>,
) -> Result<Vec<Block>, TemplateError> {
    let mut options = Options::default();
    // Plain CommonMark does not close `**“甲”**乙`: its rules for emphasis expect spaces around words.
    options.extension.cjk_friendly_emphasis = true;
    let arena = Arena::new();
    let root = parse_document(&arena, filled, &options);
    let mut reader = Reader {
        folder,
        origin,
        blocks: Vec::new(),
    };
    for node in root.children() {
        reader.block(node)?;
    }
    Ok(reader.blocks)
}

struct Reader<'a> {
    folder: Option<&'a Path>,
    origin: &'a Origin<'a>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn block<'n>(&mut self, node: &'n AstNode<'n>) -> Result<(), TemplateError> {
        match &node.data().value {
            NodeValue::Paragraph => {
                let text = self.inlines(node)?;
                self.blocks.push(Block::Paragraph(text));
            }
            NodeValue::Heading(heading) => {
                let text = self.inlines(node)?;
                self.blocks.push(Block::Heading {
                    level: heading.level.min(3),
                    text,
                });
            }
            NodeValue::ThematicBreak => self.blocks.push(Block::Rule),
            NodeValue::CodeBlock(code) if code.fenced => {
                let place = self.origin.place(node.data().sourcepos);
                let name = code.info.trim_ascii();
                let blocks = fence::blocks(name, &code.literal, self.folder, &place)?;
                self.blocks.extend(blocks);
            }
            NodeValue::List(list) => {
                for (number, item) in (list.start..).zip(node.children()) {
                    let marker = match list.list_type {
                        ListType::Bullet => "•".to_owned(),
                        ListType::Ordered => format!("{number}."),
                    };
                    self.list_item(marker, item)?;
                }
            }
            NodeValue::HtmlBlock(html) => {
                return Err(self.refuse(node, MarkupKind::Html, &html.literal));
            }
            NodeValue::BlockQuote => {
                return Err(self.refuse(node, MarkupKind::Quote, &words(node)));
            }
            NodeValue::CodeBlock(code) => {
                return Err(self.refuse(node, MarkupKind::Code, &code.literal));
            }
            _ => return Err(self.refuse(node, MarkupKind::Other, &words(node))),
        }
        Ok(())
    }

    fn list_item<'n>(
        &mut self,
        marker: String,
        item: &'n AstNode<'n>,
    ) -> Result<(), TemplateError> {
        let mut parts = item.children();
        match (parts.next(), parts.next()) {
            (Some(only), None) if matches!(only.data().value, NodeValue::Paragraph) => {
                let text = self.inlines(only)?;
                self.blocks.push(Block::ListItem { marker, text });
                Ok(())
            }
            _ => Err(self.refuse(item, MarkupKind::Other, &words(item))),
        }
    }

    fn inlines<'n>(&self, node: &'n AstNode<'n>) -> Result<Vec<Inline>, TemplateError> {
        let mut run = Run::default();
        for child in node.children() {
            self.inline(child, false, &mut run)?;
        }
        Ok(run.inlines)
    }

    fn inline<'n>(
        &self,
        node: &'n AstNode<'n>,
        strong: bool,
        run: &mut Run,
    ) -> Result<(), TemplateError> {
        match &node.data().value {
            NodeValue::Text(text) => run.text(text, strong),
            NodeValue::SoftBreak => run.soft_break = true,
            NodeValue::LineBreak => push(&mut run.inlines, '\n', strong, false),
            NodeValue::Strong if strong => {
                return Err(self.refuse(node, MarkupKind::NestedBold, &words(node)));
            }
            NodeValue::Strong => {
                for child in node.children() {
                    self.inline(child, true, run)?;
                }
            }
            NodeValue::Emph => return Err(self.refuse(node, MarkupKind::Italic, &words(node))),
            NodeValue::Code(code) => {
                return Err(self.refuse(node, MarkupKind::Code, &code.literal));
            }
            NodeValue::HtmlInline(html) => return Err(self.refuse(node, MarkupKind::Html, html)),
            NodeValue::Link(_) | NodeValue::Image(_) => {
                return Err(self.refuse(node, MarkupKind::Link, &words(node)));
            }
            _ => return Err(self.refuse(node, MarkupKind::Other, &words(node))),
        }
        Ok(())
    }

    fn refuse<'n>(&self, node: &'n AstNode<'n>, kind: MarkupKind, text: &str) -> TemplateError {
        TemplateError::Markup {
            at: self.origin.place(node.data().sourcepos).start(),
            kind,
            text: plain(text).chars().take(40).collect(),
        }
    }
}

/// Inlines as they are gathered.
#[derive(Default)]
struct Run {
    inlines: Vec<Inline>,
    decoder: Decoder,
    soft_break: bool,
}

impl Run {
    /// Adds words; a line break in the source before them is a space, but nothing between two wide characters.
    fn text(&mut self, text: &str, strong: bool) {
        let before = self
            .inlines
            .last()
            .and_then(|last| last.text.chars().last());
        let first = plain(text).chars().next();
        if std::mem::take(&mut self.soft_break)
            && let (Some(before), Some(first)) = (before, first)
            && !(is_wide(before) && is_wide(first))
            && before != '\n'
        {
            push(&mut self.inlines, ' ', strong, false);
        }
        self.decoder.decode(text, strong, &mut self.inlines);
    }
}

fn words<'n>(node: &'n AstNode<'n>) -> String {
    node.descendants()
        .filter_map(|part| match &part.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}
