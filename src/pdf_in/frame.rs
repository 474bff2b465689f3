//! Where a page's own coordinates lie on the sheet.

use lopdf::{Dictionary, Document, Object};

use super::PdfInError;
use super::objects::{inherited, numbers};
use crate::geometry::{Mm, Point, Pt, Size};

/// The longer side of a sheet of A2, in points: a larger page was made of a picture with a pixel as a point.
const LARGEST_SHEET: f32 = 1684.0;
/// The longer side of a page of any sense: A4 at 600 dpi with a pixel as a point has 7,016.
const LARGEST_PAGE: f32 = 10_000.0;
/// The shorter side of the smallest sheet.
const SMALLEST_SHEET: Pt = Mm(70.0).to_pt();
/// Programs round A4 in ways of their own.
const NEARLY: f32 = 1.5;

/// How a page stands on its sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// The part of the page that is seen, in its own coordinates: left, bottom, right, top.
    pub(super) seen: [f32; 4],
    /// From its own coordinates to points from the sheet's lower left corner (ISO 32000-1, 8.3.3).
    pub(super) matrix: [f32; 6],
    /// The sheet.
    pub(super) size: Size,
}

impl Frame {
    /// The frame of a page, upright as it is read.
    pub(super) fn of(document: &Document, page: &Dictionary) -> Result<Frame, PdfInError> {
        let part = |key: &[u8]| rectangle(document, inherited(document, page, key)?);
        let media = part(b"MediaBox").unwrap_or([0.0, 0.0, 612.0, 792.0]);
        let crop = part(b"CropBox").unwrap_or(media);
        let [left, bottom, right, top] = [
            media[0].max(crop[0]),
            media[1].max(crop[1]),
            media[2].min(crop[2]),
            media[3].min(crop[3]),
        ];
        let (width, height) = (right - left, top - bottom);
        let unit = inherited(document, page, b"UserUnit").and_then(|unit| unit.as_float().ok());
        let unit = unit.filter(|unit| (0.1..=100.0).contains(unit));
        let turned = inherited(document, page, b"Rotate").and_then(|turn| turn.as_i64().ok());
        let turned = turned.unwrap_or(0).rem_euclid(360);
        let (across, down) = match turned {
            90 | 270 => (height, width),
            _ => (width, height),
        };
        let (scale, size) = on_sheet([across, down], unit.unwrap_or(1.0))?;
        let matrix = match turned {
            90 => [0.0, -scale, scale, 0.0, -bottom * scale, right * scale],
            180 => [-scale, 0.0, 0.0, -scale, right * scale, top * scale],
            270 => [0.0, scale, -scale, 0.0, top * scale, -left * scale],
            _ => [scale, 0.0, 0.0, scale, -left * scale, -bottom * scale],
        };
        Ok(Frame {
            seen: [left, bottom, right, top],
            matrix,
            size,
        })
    }

    /// Where a rectangle of the page's own coordinates stands on the sheet: top left corner and size.
    pub(super) fn place(&self, [left, bottom, right, top]: [f32; 4]) -> (Point, Size) {
        let [a, b, c, d, e, f] = self.matrix;
        let corner = |x: f32, y: f32| (a * x + c * y + e, self.size.height.0 - (b * x + d * y + f));
        let (one, other) = (corner(left, bottom), corner(right, top));
        let (x, y) = (one.0.min(other.0), one.1.min(other.1));
        let size = Size {
            width: Pt((one.0 - other.0).abs()),
            height: Pt((one.1 - other.1).abs()),
        };
        (Point::new(Pt(x), Pt(y)), size)
    }
}

/// By how much a page is enlarged to its sheet, and the sheet: A4 where it is nearly that.
fn on_sheet([across, down]: [f32; 2], unit: f32) -> Result<(f32, Size), PdfInError> {
    let longer = across.max(down) * unit;
    let a4 = [Size::A4.width.0, Size::A4.height.0];
    // One side may be as wide and the other as high as A4 has it.
    let fitted = (a4[0] / across).min(a4[1] / down);
    let scale = if longer > LARGEST_SHEET { fitted } else { unit };
    let size = Size {
        width: Pt(across * scale),
        height: Pt(down * scale),
    };
    let is_a_sheet = longer <= LARGEST_PAGE && size.width.0.min(size.height.0) >= SMALLEST_SHEET.0;
    if !is_a_sheet {
        return Err(PdfInError::PageSize {
            width: size.width.to_mm().0,
            height: size.height.to_mm().0,
        });
    }
    let is_a4 = (size.width.0 - a4[0]).abs() < NEARLY && (size.height.0 - a4[1]).abs() < NEARLY;
    Ok((scale, if is_a4 { Size::A4 } else { size }))
}

/// The four numbers of a rectangle in an annotation, its corners in order.
pub(super) fn rectangle(document: &Document, object: &Object) -> Option<[f32; 4]> {
    let [a, b, c, d] = numbers::<4>(document, object)?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}
