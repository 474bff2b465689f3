//! Places and zones from what is written to what is possible on the sheet.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::value_form::ValueForm;
use super::written::{WrittenClear, WrittenPlace};
use super::{ClearZone, Fit, FormFault, FormPlace, Mark, Print, Slot};
use crate::application::field::{self, EXTRA};
use crate::application::{ChoiceError, GlyphRegion};
use crate::background::Background;
use crate::diagnostic::{Location, Source};
use crate::geometry::{Area, Mm, Point, Pt, Size};
use crate::page::HandKind;
use crate::pdf_in::{FieldKind, FormField};
use crate::template::front_matter::within;
use crate::template::head_fault::{HeadFault, Refusal};
use crate::template::near::nearest;
use crate::template::{Edge, Places};

/// The smallest text that a form may have, in points.
const FLOOR: f32 = 6.0;
/// The size down to which text shrinks where nothing is said, in points.
const USUAL_FLOOR: f32 = 8.0;
const LARGEST_TEXT: f32 = 48.0;
/// Between the frame of a PDF form's field and its text.
const FRAME: Pt = Pt(2.0);
/// Sides of a sheet, in millimetres, are never longer.
const LONGEST: f32 = 600.0;

/// The form that places are on.
pub(in crate::template) struct Form<'a> {
    pub(in crate::template) background: Option<&'a Background>,
    /// The size of the text where a place says none.
    pub(in crate::template) text_size: Pt,
    pub(in crate::template) wanted: Places,
    /// The template, and where its head begins in it.
    pub(in crate::template) source: &'a Arc<Source>,
    pub(in crate::template) head_start: usize,
}

/// Every place and zone, none in another's way.
pub(in crate::template) fn read(
    form: &Form<'_>,
    places: &[Spanned<WrittenPlace>],
    zones: &[Spanned<WrittenClear>],
) -> Result<(Vec<FormPlace>, Vec<ClearZone>), Refusal> {
    let Some(background) = form.background else {
        let first = places.first().map(Spanned::span);
        return match first.or_else(|| zones.first().map(Spanned::span)) {
            Some(span) => Err(refusal(span, FormFault::NoBackground)),
            None => Ok((Vec::new(), Vec::new())),
        };
    };
    let sheet = background.size();
    let zones: Vec<ClearZone> = zones
        .iter()
        .map(|zone| {
            let read = clear_zone(zone.get_ref())?;
            if form.wanted == Places::Possible {
                on_sheet(&read.area, sheet, &read.name, &zone.span())?;
            }
            Ok(read)
        })
        .collect::<Result<_, Refusal>>()?;
    let mut read: Vec<FormPlace> = Vec::new();
    for place in places {
        for place_read in form.places(place)? {
            if form.wanted == Places::AsWritten {
                read.push(place_read);
                continue;
            }
            let area = &place_read.slot.area;
            let span = place.get_ref().field.span();
            on_sheet(area, sheet, &place_read.field, &span)?;
            if let Some(other) = read.iter().find(|other| other.slot.area.meets(area)) {
                return Err(refusal(
                    span,
                    FormFault::Meets {
                        field: place_read.field.clone(),
                        other: other.field.clone(),
                    },
                ));
            }
            if let Some(zone) = zones.iter().find(|zone| zone.area.meets(area)) {
                return Err(refusal(
                    span,
                    FormFault::NotClear {
                        field: place_read.field.clone(),
                        zone: zone.name.clone(),
                    },
                ));
            }
            read.push(place_read);
        }
    }
    Ok((read, zones))
}

fn refusal(span: Range<usize>, fault: FormFault) -> Refusal {
    Refusal {
        span,
        fault: HeadFault::Form(fault),
    }
}

fn on_sheet(area: &Area, sheet: Size, name: &str, span: &Range<usize>) -> Result<(), Refusal> {
    /// Numbers with one decimal may be rounded upwards.
    const ROUNDING: f32 = 0.2;
    let is_on =
        area.right().0 <= sheet.width.0 + ROUNDING && area.bottom().0 <= sheet.height.0 + ROUNDING;
    if is_on {
        return Ok(());
    }
    Err(refusal(
        span.clone(),
        FormFault::OffSheet {
            name: name.to_owned(),
            sheet: [sheet.width, sheet.height].map(|side| side.to_mm().0),
        },
    ))
}

fn clear_zone(zone: &WrittenClear) -> Result<ClearZone, Refusal> {
    let kind = match zone.name.as_str() {
        "seal" => Some(HandKind::Seal),
        "signature" => Some(HandKind::Signature),
        _ => None,
    };
    Ok(ClearZone {
        name: zone.name.clone(),
        kind,
        area: area(&zone.x, &zone.y, &zone.width, &zone.height)?,
    })
}

fn area(
    x: &Spanned<f32>,
    y: &Spanned<f32>,
    width: &Spanned<f32>,
    height: &Spanned<f32>,
) -> Result<Area, Refusal> {
    let length = |key, given: &Spanned<f32>, least| {
        within(key, Some(given), 0.0, least, LONGEST).map(|mm| Mm(mm).to_pt())
    };
    Ok(Area {
        origin: Point::new(length("x", x, 0.0)?, length("y", y, 0.0)?),
        size: Size {
            width: length("width", width, 1.0)?,
            height: length("height", height, 1.0)?,
        },
    })
}

impl Form<'_> {
    /// The places that are written as one: a field of a PDF form may stand at several.
    fn places(&self, written: &Spanned<WrittenPlace>) -> Result<Vec<FormPlace>, Refusal> {
        let place = written.get_ref();
        let field = known_field(&place.field)?;
        let print = print(place, &field)?;
        let slot = |area: Area, of: Option<&FormField>| self.slot(place, &print, area, of);
        let slots = match &place.form_field {
            Some(name) => self
                .form_fields(name)?
                .into_iter()
                .map(|field| slot(within_frame(field, &print), Some(field)))
                .collect::<Result<Vec<_>, _>>()?,
            None => vec![slot(written_area(written)?, None)?],
        };
        let span = place.field.span();
        let span = self.head_start + span.start..self.head_start + span.end;
        Ok(slots
            .into_iter()
            .map(|slot| FormPlace {
                field: field.clone(),
                slot,
                print: print.clone(),
                optional: place.optional,
                at: Location::at(self.source.clone(), span.clone()),
            })
            .collect())
    }

    fn form_fields(&self, name: &Spanned<String>) -> Result<Vec<&FormField>, Refusal> {
        let fillable = || {
            let takes = |kind| !matches!(kind, FieldKind::Signature | FieldKind::Button);
            let own = self.background.map_or(&[][..], Background::own_fields);
            own.iter().filter(move |field| takes(field.kind))
        };
        let found: Vec<&FormField> = fillable()
            .filter(|field| field.name == *name.get_ref())
            .collect();
        if !found.is_empty() {
            return Ok(found);
        }
        let mut known: Vec<String> = fillable().map(|field| field.name.clone()).collect();
        known.dedup();
        Err(refusal(
            name.span(),
            FormFault::UnknownFormField {
                name: name.get_ref().clone(),
                known,
            },
        ))
    }

    fn slot(
        &self,
        place: &WrittenPlace,
        print: &Print,
        area: Area,
        of: Option<&FormField>,
    ) -> Result<Slot, Refusal> {
        let usual = of.and_then(|field| field.text_size);
        let usual = usual.unwrap_or(self.text_size).0.clamp(FLOOR, LARGEST_TEXT);
        let size = within("size", place.size.as_ref(), usual, FLOOR, LARGEST_TEXT)?;
        // The size of a PDF's own field is not the template's to choose.
        let usual_floor = if of.is_some() { FLOOR } else { USUAL_FLOOR };
        let floor = usual_floor.min(size);
        let smallest = within("min_size", place.min_size.as_ref(), floor, FLOOR, size)?;
        let edge = match choice("align", place.align.as_ref(), &["left", "center", "right"])? {
            Some("center") => Edge::Centre,
            Some("right") => Edge::Right,
            _ => Edge::Left,
        };
        let fit = match choice("fit", place.fit.as_ref(), &["shrink", "wrap"])? {
            Some("shrink") => Fit::Shrink,
            _ => Fit::Wrap,
        };
        let tags = &["zh-Hans", "zh-Hant", "zh-HK", "ja", "ko"];
        let region = choice("lang", place.lang.as_ref(), tags)?.map(|tag| match tag {
            "zh-Hant" => GlyphRegion::Taiwan,
            "zh-HK" => GlyphRegion::HongKong,
            "ja" => GlyphRegion::Japan,
            "ko" => GlyphRegion::Korea,
            _ => GlyphRegion::MainlandChina,
        });
        Ok(Slot {
            area,
            size: Pt(size),
            smallest: Pt(smallest),
            edge,
            is_box: place
                .r#box
                .unwrap_or(of.is_some() || matches!(print, Print::Mark { .. })),
            fit,
            region,
            family: place.face.clone(),
        })
    }
}

/// The inside of a PDF form's field: text keeps off the frame that is often drawn round it.
fn within_frame(field: &FormField, print: &Print) -> Area {
    let inset = |side: Pt| match print {
        Print::Text(_) => FRAME.0.min(side.0 / 8.0),
        Print::Mark { .. } => 0.0,
    };
    let Size { width, height } = field.size;
    let (across, down) = (Pt(inset(width)), Pt(inset(height)));
    Area {
        origin: field.origin.moved(across, down),
        size: Size {
            width: width - across * 2.0,
            height: height - down * 2.0,
        },
    }
}

fn written_area(written: &Spanned<WrittenPlace>) -> Result<Area, Refusal> {
    let place = written.get_ref();
    let given = |key, number: &'_ Option<Spanned<f32>>| match number {
        Some(number) => Ok(number.clone()),
        None => Err(refusal(
            place.field.span(),
            FormFault::NoArea { lacking: key },
        )),
    };
    area(
        &given("x", &place.x)?,
        &given("y", &place.y)?,
        &given("width", &place.width)?,
        &given("height", &place.height)?,
    )
}

fn known_field(written: &Spanned<String>) -> Result<String, Refusal> {
    let name = written.get_ref();
    let is_extra = name
        .strip_prefix(EXTRA)
        .and_then(|rest| rest.strip_prefix('.'))
        .is_some_and(|key| !key.is_empty());
    if is_extra || field::field(name).is_some() {
        return Ok(name.clone());
    }
    Err(refusal(
        written.span(),
        FormFault::UnknownField {
            name: name.clone(),
            nearest: field::nearest(name),
        },
    ))
}

fn print(place: &WrittenPlace, field: &str) -> Result<Print, Refusal> {
    let mark = choice("mark", place.mark.as_ref(), &["tick", "cross"])?;
    if let Some(value) = &place.is {
        return Ok(Print::Mark {
            value: value.get_ref().clone(),
            mark: match mark {
                Some("cross") => Mark::Cross,
                _ => Mark::Tick,
            },
        });
    }
    if let Some(mark) = &place.mark {
        return Err(refusal(mark.span(), FormFault::MarkWithoutValue));
    }
    let form = place.form.as_ref();
    let named = form.map(|form| form.get_ref().as_str());
    ValueForm::of(field, named)
        .map(Print::Text)
        .map_err(|forms| {
            refusal(
                form.map(Spanned::span).unwrap_or_default(),
                FormFault::NoSuchForm {
                    field: field.to_owned(),
                    given: named.unwrap_or_default().to_owned(),
                    forms,
                },
            )
        })
}

/// The word that is written, where it is one of those that there are.
fn choice(
    key: &'static str,
    written: Option<&Spanned<String>>,
    choices: &'static [&'static str],
) -> Result<Option<&'static str>, Refusal> {
    let Some(word) = written else {
        return Ok(None);
    };
    match choices.iter().find(|choice| *choice == word.get_ref()) {
        Some(choice) => Ok(Some(choice)),
        None => Err(Refusal::choice(
            word,
            key,
            ChoiceError {
                given: word.get_ref().clone(),
                choices,
                nearest: nearest(word.get_ref(), choices),
            },
        )),
    }
}
