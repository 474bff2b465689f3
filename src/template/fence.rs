//! Fenced blocks, which carry what Markdown has not.

use std::path::Path;

use crate::geometry::Mm;
use crate::template::error::{BlockFault, TemplateError};
use crate::template::escape::{Decoder, plain};
use crate::template::image::read_picture;
use crate::template::near::nearest;
use crate::template::origin::Place;
use crate::template::{Block, Edge, FieldRow, Inline, SignatureLine};

/// Every block's name.
const NAMES: [&str; 6] = ["fields", "signature", "seal", "image", "flush", "right"];
const DEFAULT_IMAGE_WIDTH: Mm = Mm(40.0);
const IMAGE_WIDTHS: std::ops::RangeInclusive<f32> = 5.0..=200.0;

pub(super) fn blocks(
    name: &str,
    body: &str,
    folder: Option<&Path>,
    place: &Place<'_>,
) -> Result<Vec<Block>, TemplateError> {
    let lines: Vec<&str> = body
        .lines()
        .map(str::trim_ascii)
        .filter(|line| !line.is_empty())
        .collect();
    let known = NAMES.iter().copied().find(|known| *known == name);
    let Some(block) = known else {
        return Err(TemplateError::Block {
            at: place.start(),
            fault: BlockFault::Unknown {
                name: plain(name),
                nearest: nearest(name, &NAMES),
            },
        });
    };
    if lines.is_empty() {
        return Err(TemplateError::Block {
            at: place.start(),
            fault: BlockFault::Empty { block },
        });
    }
    let bad_line = |line: &str| TemplateError::Block {
        at: place.of(line),
        fault: BlockFault::Line {
            block,
            line: plain(line),
        },
    };
    match block {
        "fields" => lines
            .iter()
            .map(|line| field_row(line).ok_or_else(|| bad_line(line)))
            .collect::<Result<_, _>>()
            .map(|rows| vec![Block::Fields(rows)]),
        "signature" => lines
            .iter()
            .map(|line| signature_line(line).ok_or_else(|| bad_line(line)))
            .collect::<Result<_, _>>()
            .map(|lines| vec![Block::Signature(lines)]),
        "seal" => Ok(vec![Block::Seal {
            caption: joined(&lines),
        }]),
        "image" => lines
            .iter()
            .map(|line| image(line, folder, place)?.ok_or_else(|| bad_line(line)))
            .collect(),
        _ => {
            let edge = if block == "right" {
                Edge::Right
            } else {
                Edge::Left
            };
            Ok(lines
                .iter()
                .map(|line| Block::Flush {
                    edge,
                    text: words(line),
                })
                .collect())
        }
    }
}

fn words(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    Decoder::default().decode(text.trim_ascii(), false, &mut inlines);
    inlines
}

fn joined(lines: &[&str]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut decoder = Decoder::default();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            decoder.decode("\n", false, &mut inlines);
        }
        decoder.decode(line, false, &mut inlines);
    }
    inlines
}

/// `label | value`.
fn field_row(line: &str) -> Option<FieldRow> {
    let (label, value) = line.split_once('|')?;
    let row = FieldRow {
        label: words(label),
        value: words(value),
    };
    (!row.label.is_empty()).then_some(row)
}

/// `sign | label` is a tall line for a hand; `name | label | value` and the like are lower, with what is printed on them.
fn signature_line(line: &str) -> Option<SignatureLine> {
    let mut parts = line.splitn(3, '|');
    let kind = parts.next()?.trim_ascii();
    let label = words(parts.next()?);
    let value = words(parts.next().unwrap_or_default());
    let by_hand = match kind {
        "sign" => true,
        "name" | "title" | "date" | "place" | "line" => false,
        _ => return None,
    };
    (!label.is_empty() && (!by_hand || value.is_empty())).then_some(SignatureLine {
        by_hand,
        label,
        value,
    })
}

/// `file`, `file | width in mm`, `file | width in mm | left, centre or right`.
fn image(
    line: &str,
    folder: Option<&Path>,
    place: &Place<'_>,
) -> Result<Option<Block>, TemplateError> {
    let printed = plain(line);
    let mut parts = printed.split('|').map(str::trim_ascii);
    let name = parts.next().unwrap_or_default();
    let width = match parts.next() {
        None => DEFAULT_IMAGE_WIDTH,
        Some(width) => match width.parse() {
            Ok(width) if IMAGE_WIDTHS.contains(&width) => Mm(width),
            _ => return Ok(None),
        },
    };
    let edge = match parts.next() {
        None | Some("left") => Edge::Left,
        Some("centre" | "center") => Edge::Centre,
        Some("right") => Edge::Right,
        Some(_) => return Ok(None),
    };
    if parts.next().is_some() {
        return Ok(None);
    }
    let pixels = read_picture(name, folder).map_err(|fault| TemplateError::Image {
        at: place.of(line),
        name: name.to_owned(),
        fault,
    })?;
    Ok(Some(Block::Image {
        pixels,
        width,
        edge,
    }))
}
