//! How much a page draws, its forms multiplied out without being expanded: a small file can name a form ten times within a form
//! ten times, and so on.

use std::collections::HashMap;

use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Rect, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::decoded::{TooMuch, decoded_size};

/// The most bytes that the content of a page may have, its forms, patterns and glyphs each counted once.
const MOST_CONTENT: usize = 64 * 1024 * 1024;
/// The most that a page may draw, in [operations](Walk::content).
const MOST_DRAWN: u64 = 2_500_000;
/// The most bytes of a picture.
const MOST_PICTURE: usize = 512 * 1024 * 1024;
/// So many pixels of a picture take as long as an operation.
const PIXELS_AN_OPERATION: u64 = 256;
/// What a form takes besides what it draws, for a clip of its own: 260 to 400 µs where an operation takes 2.
const AROUND_A_FORM: u64 = 200;
/// What a glyph or a shading takes besides.
const AROUND_A_GLYPH: u64 = 10;
const SHADING: u64 = 50;
/// hayro draws forms within one another so deep and no deeper.
const DEEPEST: usize = 50;
/// Flags of annotations that are not drawn (ISO 32000-1, 12.5.3): hidden, not seen on a screen.
const NOT_DRAWN: u32 = 1 << 1 | 1 << 5;

/// Refuses a page that draws beyond measure.
pub(super) fn refuse_bomb(page: &Page<'_>) -> Result<(), TooMuch> {
    amount(page).map(drop)
}

/// How many operations a page draws.
fn amount(page: &Page<'_>) -> Result<u64, TooMuch> {
    let mut walk = Walk::default();
    let resources = page.resources();
    let mut room = MOST_CONTENT;
    let contents = page.raw().get::<Object<'_>>(b"Contents".as_slice());
    let streams: Vec<Stream<'_>> = match contents {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Stream<'_>>().collect(),
        _ => Vec::new(),
    };
    for stream in streams {
        room = room
            .checked_sub(decoded_size(&stream, room)?)
            .ok_or(TooMuch)?;
    }
    let content = page.page_stream().unwrap_or_default();
    let mut drawn = walk.content(content, resources, None)?;
    let annotations = page.raw().get::<Array<'_>>(b"Annots".as_slice());
    for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
        if let Some(appearance) = appearance(&annotation) {
            drawn = drawn.saturating_add(walk.form(&appearance, resources, None)?);
            within(drawn)?;
        }
    }
    Ok(drawn)
}

/// What hayro draws of an annotation.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    let flags: u32 = annotation.get(b"F".as_slice()).unwrap_or(0);
    if flags & NOT_DRAWN != 0 {
        return None;
    }
    let all = annotation.get::<Dict<'_>>(b"AP".as_slice())?;
    match all.get::<Object<'_>>(b"N".as_slice())? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(b"AS".as_slice());
            let state = state.and_then(|state| states.get(state));
            state.or_else(|| states.get(b"Off".as_slice()))
        }
        _ => None,
    }
}

fn within(drawn: u64) -> Result<(), TooMuch> {
    if drawn > MOST_DRAWN {
        return Err(TooMuch);
    }
    Ok(())
}

/// Whose resources apply to what has none of its own.
type Scope = Option<ObjectIdentifier>;

#[derive(Default)]
struct Walk {
    /// What each form, pattern, glyph and picture draws, with the resources that it uses.
    known: HashMap<(ObjectIdentifier, Scope), u64>,
    /// Those that the walk is within, the innermost last.
    open: Vec<ObjectIdentifier>,
    /// The bytes that were walked.
    read: usize,
}

/// What each drawing operation draws besides itself.
#[derive(Clone, Copy, Default)]
struct Pens {
    fill: u64,
    stroke: u64,
    /// By a font whose glyphs are content themselves (Type 3), its largest glyph.
    glyph: u64,
}

impl Walk {
    /// How much a content stream draws: an operation for each operator and each byte of shown text, and what forms,
    /// patterns, masks, glyphs and pictures draw within, as often as they are used.
    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        self.read = self.read.saturating_add(content.len());
        if self.read > MOST_CONTENT {
            return Err(TooMuch);
        }
        let (mut pens, mut kept) = (Pens::default(), Vec::new());
        let mut drawn = 0_u64;
        let mut operators = UntypedIter::new(content);
        while let Some(instruction) = operators.next() {
            let last = instruction.operands().last();
            let name = match last {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            };
            let besides = match &**instruction.operator {
                b"q" => {
                    kept.push(pens);
                    0
                }
                b"Q" => {
                    pens = kept.pop().unwrap_or(pens);
                    0
                }
                b"Do" => match name.and_then(|name| resources.get_x_object(name)) {
                    Some(object) => self.object(&object, resources, scope)?,
                    None => 0,
                },
                b"BI" => match last {
                    Some(Object::Stream(picture)) => picture_amount(picture)?,
                    _ => 0,
                },
                b"sh" => SHADING,
                b"gs" => match name.and_then(|name| resources.get_ext_g_state(name)) {
                    Some(state) => {
                        if let Some(font) = font_of_state(&state) {
                            pens.glyph = self.font(&font, resources, scope)?;
                        }
                        self.mask(&state, resources, scope)?
                    }
                    None => 0,
                },
                b"Tf" => {
                    let font = instruction.operands().find_map(|operand| match operand {
                        Object::Name(name) => resources.get_font(name),
                        _ => None,
                    });
                    pens.glyph = match font {
                        Some(font) => self.font(&font, resources, scope)?,
                        None => 0,
                    };
                    0
                }
                b"scn" | b"sc" => {
                    pens.fill = self.pattern(name, resources, scope)?;
                    0
                }
                b"SCN" | b"SC" => {
                    pens.stroke = self.pattern(name, resources, scope)?;
                    0
                }
                b"g" | b"rg" | b"k" | b"cs" => {
                    pens.fill = 0;
                    0
                }
                b"G" | b"RG" | b"K" | b"CS" => {
                    pens.stroke = 0;
                    0
                }
                b"f" | b"F" | b"f*" => pens.fill,
                b"S" | b"s" => pens.stroke,
                b"B" | b"B*" | b"b" | b"b*" => pens.fill.saturating_add(pens.stroke),
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    let a_glyph = [1, pens.fill, pens.stroke, pens.glyph];
                    let a_glyph = a_glyph.into_iter().fold(0, u64::saturating_add);
                    shown_bytes(last).saturating_mul(a_glyph)
                }
                _ => 0,
            };
            drawn = drawn.saturating_add(1).saturating_add(besides);
            within(drawn)?;
        }
        Ok(drawn)
    }

    fn object(
        &mut self,
        object: &Stream<'_>,
        resources: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        match object
            .dict()
            .get::<Name<'_>>(b"Subtype".as_slice())
            .as_deref()
        {
            Some(b"Form") => self.form(object, resources, scope),
            Some(b"Image") => self.once(object, None, |_| picture_amount(object)),
            _ => Ok(0),
        }
    }

    /// What a form or a pattern's cell draws.
    fn form(
        &mut self,
        form: &Stream<'_>,
        around: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        let drawn = self.within_its_own(form, around, scope)?;
        Ok(drawn.saturating_add(AROUND_A_FORM))
    }

    /// What a stream with content of its own draws, without what is around it.
    fn within_its_own(
        &mut self,
        form: &Stream<'_>,
        around: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        let own = form.dict().get::<Dict<'_>>(b"Resources".as_slice());
        let own_scope = Some(form.obj_id());
        let scope = if own.is_some() { own_scope } else { scope };
        self.once(form, scope, |walk| {
            decoded_size(form, MOST_CONTENT.saturating_sub(walk.read))?;
            // Without content nothing is drawn.
            let content = form.decoded_data().unwrap_or_default();
            let own = own.map(Resources::new);
            walk.content(&content, own.as_ref().unwrap_or(around), scope)
        })
    }

    /// What is worked out once for each object, and never within itself.
    fn once(
        &mut self,
        object: &Stream<'_>,
        scope: Scope,
        amount: impl FnOnce(&mut Walk) -> Result<u64, TooMuch>,
    ) -> Result<u64, TooMuch> {
        let id = object.obj_id();
        if let Some(known) = self.known.get(&(id, scope)) {
            return Ok(*known);
        }
        if self.open.len() >= DEEPEST || self.open.contains(&id) {
            return Err(TooMuch);
        }
        self.open.push(id);
        let drawn = amount(self)?;
        self.open.pop();
        self.known.insert((id, scope), drawn);
        Ok(drawn)
    }

    /// What a pattern draws for each shape that is painted with it.
    fn pattern(
        &mut self,
        name: Option<&Name<'_>>,
        resources: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        let cell = match name.and_then(|name| resources.get_pattern(name)) {
            Some(Object::Stream(cell)) => cell,
            Some(_) => return Ok(SHADING),
            None => return Ok(0),
        };
        let drawn = self.form(&cell, resources, scope)?;
        Ok(drawn.saturating_mul(copies(cell.dict())))
    }

    /// What a mask draws, once where it is set.
    fn mask(
        &mut self,
        state: &Dict<'_>,
        resources: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        let mask = state.get::<Dict<'_>>(b"SMask".as_slice());
        let group = mask.and_then(|mask| mask.get::<Stream<'_>>(b"G".as_slice()));
        match group {
            Some(group) => self.form(&group, resources, scope),
            None => Ok(0),
        }
    }

    /// What the largest glyph of a font draws; outlines draw nothing besides themselves.
    fn font(
        &mut self,
        font: &Dict<'_>,
        around: &Resources<'_>,
        scope: Scope,
    ) -> Result<u64, TooMuch> {
        let Some(glyphs) = font.get::<Dict<'_>>(b"CharProcs".as_slice()) else {
            return Ok(0);
        };
        let own = font.get::<Dict<'_>>(b"Resources".as_slice());
        let scope = if own.is_some() { font.obj_id() } else { scope };
        let own = own.map(Resources::new);
        let mut largest = 0;
        for name in glyphs.keys() {
            if let Some(glyph) = glyphs.get::<Stream<'_>>(&*name) {
                let resources = own.as_ref().unwrap_or(around);
                let drawn = self.within_its_own(&glyph, resources, scope)?;
                largest = largest.max(drawn.saturating_add(AROUND_A_GLYPH));
            }
        }
        Ok(largest)
    }
}

/// The font that a graphics state sets.
fn font_of_state<'a>(state: &Dict<'a>) -> Option<Dict<'a>> {
    let font = state.get::<Array<'_>>(b"Font".as_slice())?;
    font.iter::<Dict<'_>>().next()
}

/// How often a pattern's cell is drawn for one tile: it may be larger than the step to the next.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float ends at the bounds of the integer"
)]
fn copies(pattern: &Dict<'_>) -> u64 {
    let Some(cell) = pattern.get::<Rect>(b"BBox".as_slice()) else {
        return 1;
    };
    let along = |size: f64, step: &[u8]| {
        let step = pattern.get::<f32>(step).unwrap_or(1.0);
        ((size / f64::from(step.abs())).ceil() as u64).max(1)
    };
    along(cell.width(), b"XStep").saturating_mul(along(cell.height(), b"YStep"))
}

/// The bytes of text that an operator shows.
fn shown_bytes(shown: Option<&Object<'_>>) -> u64 {
    let length = |text: &[u8]| text.len() as u64;
    match shown {
        Some(Object::String(text)) => length(text.as_bytes()),
        Some(Object::Array(pieces)) => {
            let texts = pieces.iter::<Object<'_>>();
            texts
                .map(|piece| match piece {
                    Object::String(text) => length(text.as_bytes()),
                    _ => 0,
                })
                .sum()
        }
        _ => 0,
    }
}

/// A picture's pixels in operations.
fn picture_amount(picture: &Stream<'_>) -> Result<u64, TooMuch> {
    decoded_size(picture, MOST_PICTURE)?;
    let head = picture.dict();
    let side = |name: &[u8], short: &[u8]| -> u64 {
        let side: Option<u32> = head.get(name).or_else(|| head.get(short));
        side.unwrap_or(0).into()
    };
    let pixels = side(b"Width", b"W").saturating_mul(side(b"Height", b"H"));
    Ok(pixels / PIXELS_AN_OPERATION)
}

#[cfg(test)]
mod tests;
