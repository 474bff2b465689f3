//! A filled template as plain text.

use super::error::MailError;
use crate::template::{Block, Inline, plain_text};

/// The blocks as plain text: an empty line between two of them, a line break at the end.
pub(super) fn text(blocks: &[Block]) -> Result<String, MailError> {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        for line in lines(block)? {
            text.push_str(&line);
            text.push('\n');
        }
    }
    Ok(text)
}

fn lines(block: &Block) -> Result<Vec<String>, MailError> {
    Ok(match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Flush { text, .. } => {
            vec![plain_text(text)]
        }
        Block::ListItem { marker, text } => vec![format!("{marker} {}", plain_text(text))],
        Block::Fields(rows) => rows
            .iter()
            .map(|row| labelled(&row.label, &row.value))
            .collect(),
        Block::Rule => vec!["--------".to_owned()],
        Block::Signature(rows) => rows
            .iter()
            .map(|row| labelled(&row.label, &row.value))
            .collect(),
        Block::Seal { .. } => return Err(MailError::Unshowable { block: "seal" }),
        Block::Image { .. } => return Err(MailError::Unshowable { block: "image" }),
    })
}

fn labelled(label: &[Inline], value: &[Inline]) -> String {
    format!("{}: {}", plain_text(label), plain_text(value))
}
