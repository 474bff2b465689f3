//! A picture of a form with a grid in millimetres and every place drawn in colour, to be corrected by eye.

use std::collections::BTreeSet;
use std::sync::Arc;

use image::{Rgb, RgbImage};

use crate::application::GlyphRegion;
use crate::background::Background;
use crate::diagnostic::{Location, Source};
use crate::font::FontSet;
use crate::geometry::{Area, Dpi, Insets, Mm, Point, Pt, Size};
use crate::layout::{LayoutScratch, layout};
use crate::letter::LetterError;
use crate::render::RenderError;
use crate::render::raster::{RasterScratch, raster, rgb_png};
use crate::template::{Content, Document, Edge, Fit, Inline, Placed, Sheet, Slot, Template};

/// Fine enough for a tenth of a millimetre to be seen.
const DPI: Dpi = Dpi::PROOF;
/// From line to line of the grid, in millimetres; every fifth one is numbered.
const STEP: u8 = 10;
const GRID: Colour = Colour([40, 120, 200]);
const CLEAR: Colour = Colour([210, 30, 30]);
const WORDS: Colour = Colour([20, 20, 90]);
/// Neighbours are of different colours.
const PLACES: [Colour; 5] = [
    Colour([0, 130, 60]),
    Colour([150, 60, 180]),
    Colour([200, 110, 0]),
    Colour([0, 120, 140]),
    Colour([120, 100, 0]),
];
const WORD_SIZE: Pt = Pt(7.0);
const ROOM: Pt = Mm(8.0).to_pt();
const NARROW: Pt = Mm(30.0).to_pt();

#[derive(Clone, Copy)]
struct Colour([u8; 3]);

/// Draws the form of a template with its places and zones, as PNG.
///
/// # Errors
/// The form can't be drawn.
pub fn proof(
    background: &Background,
    template: &Template,
    fonts: &mut FontSet,
) -> Result<Vec<u8>, LetterError> {
    let drawn = background.draw(DPI, true).map_err(RenderError::from)?;
    let mut pixels = drawn.to_rgb8();
    let sheet = background.size();
    let mut words = Vec::new();
    for (area, is_strong) in grid(sheet) {
        fill(&mut pixels, &area, GRID, if is_strong { 0.5 } else { 0.22 });
    }
    words.extend(numbers(sheet));
    for zone in template.clear() {
        fill(&mut pixels, &zone.area, CLEAR, 0.15);
        frame(&mut pixels, &zone.area, CLEAR);
        words.push(word(&zone.name, zone.area.origin, sheet));
    }
    for (place, colour) in template.places().iter().zip(PLACES.iter().cycle()) {
        let area = place.slot.area;
        fill(&mut pixels, &area, *colour, 0.22);
        frame(&mut pixels, &area, *colour);
        words.push(word(&shown(&place.label(), &area), area.origin, sheet));
    }
    write(&mut pixels, words, template.sheet(), sheet, fonts)?;
    Ok(rgb_png(&pixels, DPI)?)
}

/// Of a narrow place, such as a date's day, the form alone.
fn shown(label: &str, area: &Area) -> String {
    let form = label
        .split_once(" (")
        .map(|(_, form)| form.replace(')', ""));
    match form {
        Some(form) if area.size.width < NARROW => form,
        _ => label.to_owned(),
    }
}

/// The lines of the grid as thin areas, and whether each is a numbered one.
fn grid(sheet: Size) -> impl Iterator<Item = (Area, bool)> {
    let thin = Pt(0.48);
    let lines = |length: Pt| (1..=50_u8).take_while(move |line| along(*line) < length);
    let down = lines(sheet.width).map(move |line| {
        let size = Size {
            width: thin,
            height: sheet.height,
        };
        (Point::new(along(line), Pt::ZERO), size, line)
    });
    let across = lines(sheet.height).map(move |line| {
        let size = Size {
            width: sheet.width,
            height: thin,
        };
        (Point::new(Pt::ZERO, along(line)), size, line)
    });
    down.chain(across)
        .map(|(origin, size, line)| (Area { origin, size }, line % 5 == 0))
}

fn along(line: u8) -> Pt {
    Mm(f32::from(line) * f32::from(STEP)).to_pt()
}

/// The numbers of the grid's lines, along the upper and the left edge.
fn numbers(sheet: Size) -> Vec<Placed> {
    let number = |line: u8| (u16::from(line) * u16::from(STEP)).to_string();
    // A number that has no room before the edge is left out.
    let lines = |length: Pt| (1..=50_u8).take_while(move |line| along(*line) < length - ROOM);
    let upper = lines(sheet.width).map(|line| (number(line), Point::new(along(line), Pt::ZERO)));
    let left = lines(sheet.height).map(|line| (number(line), Point::new(Pt::ZERO, along(line))));
    upper
        .chain(left)
        .map(|(text, at)| word(&text, at, sheet))
        .collect()
}

/// A word that begins at a place and may go on to the edge of the sheet.
fn word(text: &str, at: Point, sheet: Size) -> Placed {
    let left = at.x + Pt(1.0);
    Placed {
        field: text.to_owned(),
        slot: Slot {
            area: Area {
                origin: Point::new(left, at.y),
                size: Size {
                    width: sheet.width - left,
                    height: WORD_SIZE * 1.2,
                },
            },
            size: WORD_SIZE,
            smallest: Pt(2.0),
            edge: Edge::Left,
            is_box: true,
            fit: Fit::Shrink,
            region: None,
            family: None,
        },
        content: Content::Text(vec![Inline {
            text: text.to_owned(),
            strong: false,
            is_value: true,
        }]),
        at: Location::whole(Arc::new(Source::new("proof", String::new()))),
    }
}

/// Sets the words as a letter's and lays them over the picture.
fn write(
    pixels: &mut RgbImage,
    words: Vec<Placed>,
    style: &Sheet,
    sheet: Size,
    fonts: &mut FontSet,
) -> Result<(), LetterError> {
    let none = Insets {
        top: Pt::ZERO,
        right: Pt::ZERO,
        bottom: Pt::ZERO,
        left: Pt::ZERO,
    };
    let document = Document {
        title: String::new(),
        language: crate::application::LetterLanguage::ZhEn,
        value_region: GlyphRegion::default(),
        text_region: GlyphRegion::default(),
        sheet: Sheet {
            size: sheet,
            margins: none,
            ..style.clone()
        },
        blocks: Vec::new(),
        words: Arc::new(BTreeSet::new()),
        code: None,
        background: None,
        placed: words,
        clear: Vec::new(),
    };
    let page = layout(&document, fonts, &mut LayoutScratch::default())?.page;
    let faces = fonts
        .cut(&page, &document.words)
        .map_err(RenderError::from)?;
    let canvas = raster(&page, &faces, DPI, &mut RasterScratch::default())?;
    for (pixel, paper) in pixels.pixels_mut().zip(canvas.pixels()) {
        blend(pixel, WORDS, 1.0 - f32::from(*paper) / 255.0);
    }
    Ok(())
}

fn fill(pixels: &mut RgbImage, area: &Area, colour: Colour, strength: f32) {
    let [left, top] = [area.origin.x, area.origin.y].map(|length| DPI.pixels(length));
    let [right, bottom] = [area.right(), area.bottom()].map(|length| DPI.pixels(length));
    let right = right.max(left + 1).min(pixels.width());
    let bottom = bottom.max(top + 1).min(pixels.height());
    for y in top..bottom {
        for x in left..right {
            blend(pixels.get_pixel_mut(x, y), colour, strength);
        }
    }
}

/// A line along each edge of an area, within it.
fn frame(pixels: &mut RgbImage, area: &Area, colour: Colour) {
    let Area { origin, size } = *area;
    let pen = Pt(0.96);
    let across = Size {
        width: size.width,
        height: pen,
    };
    let down = Size {
        width: pen,
        height: size.height,
    };
    for (origin, size) in [
        (origin, across),
        (origin.moved(Pt::ZERO, size.height - pen), across),
        (origin, down),
        (origin.moved(size.width - pen, Pt::ZERO), down),
    ] {
        fill(pixels, &Area { origin, size }, colour, 1.0);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the mean of two bytes is a byte"
)]
fn blend(pixel: &mut Rgb<u8>, Colour(colour): Colour, strength: f32) {
    for (below, above) in pixel.0.iter_mut().zip(colour) {
        let mean = f32::from(*below) * (1.0 - strength) + f32::from(above) * strength;
        *below = mean.round() as u8;
    }
}
