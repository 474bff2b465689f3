//! A filled template as HTML: text and a table, nothing that a mail program would have to fetch.

use super::error::MailError;
use crate::template::{Block, Inline};

/// Doubled spaces of a name stay as they are.
const TEXT: &str = "white-space:pre-wrap";

const CELL: &str = "border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top";

/// The blocks as an HTML page in a language (BCP 47).
pub(super) fn html(blocks: &[Block], language: &str) -> Result<String, MailError> {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n"
    );
    for block in blocks {
        html.push_str(&element(block)?);
        html.push('\n');
    }
    html.push_str("</body>\n</html>\n");
    Ok(html)
}

fn element(block: &Block) -> Result<String, MailError> {
    Ok(match block {
        Block::Heading { level, text } => {
            format!("<h{level} style=\"{TEXT}\">{}</h{level}>", inlines(text))
        }
        Block::Paragraph(text) | Block::Flush { text, .. } => {
            format!("<p style=\"{TEXT}\">{}</p>", inlines(text))
        }
        Block::ListItem { marker, text } => format!(
            "<p style=\"{TEXT}\">{} {}</p>",
            escaped(marker),
            inlines(text)
        ),
        Block::Fields(rows) => table(rows.iter().map(|row| (&*row.label, &*row.value))),
        Block::Signature(rows) => table(rows.iter().map(|row| (&*row.label, &*row.value))),
        Block::Rule => "<hr>".to_owned(),
        Block::Seal { .. } => return Err(MailError::Unshowable { block: "seal" }),
        Block::Image { .. } => return Err(MailError::Unshowable { block: "image" }),
    })
}

fn table<'a>(rows: impl Iterator<Item = (&'a [Inline], &'a [Inline])>) -> String {
    let rows: String = rows
        .map(|(label, value)| {
            format!(
                "\n<tr><th style=\"{CELL};font-weight:normal\">{}</th><td style=\"{CELL};{TEXT}\">{}</td></tr>",
                inlines(label),
                inlines(value)
            )
        })
        .collect();
    format!("<table style=\"border-collapse:collapse\">{rows}\n</table>")
}

fn inlines(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| {
            let text = escaped(&inline.text);
            // A right-to-left name keeps the words around it in their order.
            let text = if inline.is_value {
                format!("<bdi>{text}</bdi>")
            } else {
                text
            };
            if inline.strong {
                format!("<strong>{text}</strong>")
            } else {
                text
            }
        })
        .collect()
}

/// Text as HTML shows it, within elements and attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
