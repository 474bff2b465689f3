//! Lines, rings and codes as paths.

use printpdf::{
    Color, Greyscale, LineCapStyle, LineDashPattern, LinePoint, Op, PaintMode, Point as PdfPoint,
    Polygon, PolygonRing, WindingOrder,
};

use crate::geometry::{Point, Pt, Size};
use crate::page::{Code, Grey, Line, Ring};
use crate::render::shape::ring_curves;

pub(super) fn draw_line(ops: &mut Vec<Op>, line: &Line, sheet: Size) {
    start_stroke(ops, line.width, line.grey, LineDashPattern::solid());
    stroke(ops, &[(line.from, false), (line.to, false)], false, sheet);
    ops.push(Op::RestoreGraphicsState);
}

pub(super) fn draw_ring(ops: &mut Vec<Op>, ring: &Ring, sheet: Size) {
    let dash = ring.dash.map_or_else(LineDashPattern::solid, |dash| {
        LineDashPattern::new(0.0, &[dash.ink.0, dash.gap.0])
    });
    start_stroke(ops, ring.width, ring.grey, dash);
    let curves = ring_curves(ring);
    let mut points = vec![(curves[0][0], false)];
    for [_, leave, arrive, end] in curves {
        points.extend([(leave, true), (arrive, true), (end, false)]);
    }
    stroke(ops, &points, true, sheet);
    ops.push(Op::RestoreGraphicsState);
}

/// All modules in one path, so that no viewer shows seams between them.
pub(super) fn draw_code(ops: &mut Vec<Op>, code: &Code, sheet: Size) {
    let rings = code.runs().map(|[from, to]| {
        let corners = [from, Point::new(to.x, from.y), to, Point::new(from.x, to.y)];
        PolygonRing {
            points: line_points(corners.map(|corner| (corner, false)), sheet),
        }
    });
    ops.push(Op::SaveGraphicsState);
    ops.push(Op::SetFillColor {
        col: Color::Greyscale(Greyscale::new(0.0, None)),
    });
    ops.push(Op::DrawPolygon {
        polygon: Polygon {
            rings: rings.collect(),
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    });
    ops.push(Op::RestoreGraphicsState);
}

fn start_stroke(ops: &mut Vec<Op>, width: Pt, grey: Grey, dash: LineDashPattern) {
    ops.push(Op::SaveGraphicsState);
    ops.push(Op::SetOutlineColor {
        col: Color::Greyscale(Greyscale::new(grey.0, None)),
    });
    ops.push(Op::SetOutlineThickness {
        pt: printpdf::Pt(width.0),
    });
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Butt,
    });
    ops.push(Op::SetLineDashPattern { dash });
}

fn stroke(ops: &mut Vec<Op>, points: &[(Point, bool)], is_closed: bool, sheet: Size) {
    let points = line_points(points.iter().copied(), sheet);
    ops.push(Op::DrawLine {
        line: printpdf::Line { points, is_closed },
    });
}

/// Points in PDF's own direction, each with whether it is a curve's control point.
fn line_points(points: impl IntoIterator<Item = (Point, bool)>, sheet: Size) -> Vec<LinePoint> {
    points
        .into_iter()
        .map(|(point, bezier)| LinePoint {
            p: PdfPoint {
                x: printpdf::Pt(point.x.0),
                y: printpdf::Pt((sheet.height - point.y).0),
            },
            bezier,
        })
        .collect()
}
