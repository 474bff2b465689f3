//! A form filled with a sample, and what is wrong with its places.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::opened::OpenForm;
use super::sample::Sample;
use super::template::{FormTemplate, Text};
use crate::diagnostic::{Diagnostic, Location, Source};
use crate::geometry::Dpi;
use crate::letter::letter;
use crate::message::Explain;
use crate::serve::language::PageLanguage;
use crate::serve::reader::Reader;
use crate::serve::workshop::Workshop;

/// Fine enough for a tenth of a millimetre to be seen.
pub(super) const DPI: Dpi = Dpi::PROOF;
/// The name of the refusal of which two places are the cause.
const MEET: &str = "form-places-meet";

/// The template as it stands on the page.
#[derive(Deserialize)]
pub(super) struct Editing {
    /// The form's number.
    pub(super) id: String,
    pub(super) template: FormTemplate,
    #[serde(default)]
    pub(super) sample: Sample,
    #[serde(default)]
    pub(super) language: PageLanguage,
}

/// What comes of it.
#[derive(Default, Serialize)]
pub(super) struct Filled {
    /// The sheet as PNG, as an address that holds it; none where a finding stands in the way.
    picture: Option<String>,
    /// Each with the number of its `place` or `zone`, where it is about one, and of `others` that are in its way.
    findings: Vec<Value>,
}

/// Fills a form with a sample as `gonghan letter` does it with a record.
pub(super) fn filled(editing: &Editing, form: &OpenForm, workshop: &mut Workshop) -> Filled {
    let template = &editing.template;
    let text = form.to_draw(template).text("");
    let name = form.template_name();
    let mut warnings = Vec::new();
    let drawn = draw(editing, form, &text, workshop, &mut warnings);
    let (picture, found) = match drawn {
        Ok(png) => (Some(data_address(&png)), warnings),
        Err(found) => (None, found),
    };
    let spots: Vec<Spot> = found
        .iter()
        .map(|found| Spot::of(found, &name, &text))
        .collect();
    let mut texts: Vec<&str> = vec![&form.name];
    let title = template.head.get("title").and_then(toml::Value::as_str);
    texts.extend(title);
    let reader = Reader {
        language: editing.language,
        texts,
    };
    let places_meet: Vec<bool> = found.iter().map(|found| found.name == MEET).collect();
    let mut findings = reader.findings(found);
    for ((finding, spot), places_meet) in findings.iter_mut().zip(spots).zip(places_meet) {
        match spot {
            Spot::Place(index) => {
                finding["place"] = json!(index);
                if places_meet {
                    finding["others"] = json!(template.meeting(index));
                }
            }
            Spot::Zone(index) => finding["zone"] = json!(index),
            Spot::Nowhere => {}
        }
    }
    Filled { picture, findings }
}

fn draw(
    editing: &Editing,
    form: &OpenForm,
    text: &Text,
    workshop: &mut Workshop,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let ui = editing.language.ui();
    let template = form.template(text.text.clone());
    let template = template.map_err(|error| error.explain(ui))?;
    let sample = editing.sample;
    let client = sample.application(editing.template.own_names());
    let client = client.map_err(|error| error.explain(ui))?;
    let letter = letter(
        &client,
        &template,
        &mut workshop.fonts,
        &mut workshop.layout,
    )
    .map_err(|error| error.explain(ui))?;
    if let Some(unsaid) = template.unsaid() {
        warnings.extend(unsaid.explain(ui));
    }
    if let Some(sheet) = letter.page.background() {
        let fonts = sheet.missing_fonts().map(|fonts| fonts.explain(ui));
        let kept = sheet.kept_values().map(|kept| kept.explain(ui));
        warnings.extend(fonts.into_iter().chain(kept).flatten());
    }
    // What can't be drawn is told when the picture is.
    for on_print in letter.on_print().unwrap_or_default() {
        let place = editing.template.place_at(on_print.origin);
        let at = place.map(|place| {
            let source = Source::new(form.template_name(), text.text.clone());
            Location::at(Arc::new(source), text.places[place].clone())
        });
        let found = on_print.explain(ui).into_iter();
        warnings.extend(found.map(|found| match &at {
            Some(at) => found.at(at),
            None => found,
        }));
    }
    let of_fonts = letter.warnings.iter();
    warnings.extend(of_fonts.flat_map(|warning| warning.explain(ui)));
    letter
        .png_with(DPI, &mut workshop.raster)
        .map_err(|error| error.explain(ui))
}

/// What a finding is about.
enum Spot {
    Place(usize),
    Zone(usize),
    Nowhere,
}

impl Spot {
    fn of(found: &Diagnostic, name: &str, text: &Text) -> Spot {
        let at = found.location.as_ref();
        let at = at.filter(|at| at.source.name == name);
        let Some(span) = at.and_then(|at| at.span.clone()) else {
            return Spot::Nowhere;
        };
        let has = |written: &std::ops::Range<usize>| written.contains(&span.start);
        if let Some(index) = text.places.iter().position(has) {
            Spot::Place(index)
        } else if let Some(index) = text.zones.iter().position(has) {
            Spot::Zone(index)
        } else {
            Spot::Nowhere
        }
    }
}

fn data_address(png: &[u8]) -> String {
    use base64::Engine;
    let coded = base64::engine::general_purpose::STANDARD.encode(png);
    format!("data:image/png;base64,{coded}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontSet;
    use crate::layout::LayoutScratch;
    use crate::letter::Letterheads;
    use crate::render::raster::RasterScratch;
    use crate::serve::form::opened::Forms;
    use crate::serve::uploads::Uploads;

    const HEAD: &str = "title = \"函\"\nlanguage = \"zh-Hant\"\nbackground = \"/etc/passwd\"\n";
    const NAME: &str =
        "[[place]]\nfield = \"company.name\"\nx = 20\ny = 40\nwidth = 120\nheight = 8\n";
    const ID: &str = "[[place]]\nfield = \"account.id\"\nx = 20\ny = 60\nwidth = 60\nheight = 8\n";
    const SEAL: &str = "[[clear]]\nname = \"seal\"\nx = 130\ny = 200\nwidth = 45\nheight = 45\n";

    /// What comes of a template on a white form.
    fn filled_with(template: &str) -> Filled {
        let (forms, uploads) = (Forms::default(), Uploads::new().unwrap());
        let paper = image::GrayImage::from_pixel(827, 1169, image::Luma([255]));
        let mut png = std::io::Cursor::new(Vec::new());
        paper.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let Ok((id, form)) = forms.open("表格.png", png.get_ref(), &uploads) else {
            panic!("not opened");
        };
        let editing = Editing {
            id,
            template: toml::from_str(&format!("{HEAD}{template}")).unwrap(),
            sample: Sample::Chinese,
            language: PageLanguage::English,
        };
        let mut workshop = Workshop {
            fonts: FontSet::embedded(),
            layout: LayoutScratch::default(),
            raster: RasterScratch::default(),
            letterheads: Letterheads::default(),
        };
        filled(&editing, &form, &mut workshop)
    }

    #[test]
    fn a_form_is_drawn_with_the_sample_and_what_it_lacks_is_told() {
        let filled = filled_with(&format!("{NAME}{ID}{SEAL}"));
        let picture = filled.picture.unwrap();
        assert!(picture.starts_with("data:image/png;base64,iVBOR"));
        assert!(filled.findings.is_empty(), "{:?}", filled.findings);
        let filled = filled_with(NAME);
        assert!(filled.picture.is_some());
        assert_eq!(filled.findings[0]["rule"], "form-without-name");
    }

    #[test]
    fn a_refusal_names_the_place_or_the_zone_that_it_is_about() {
        let meeting = ID.replace("60\n", "44\n");
        let team = "[[place]]\nfield = \"extra.team\"\nx = 20\ny = 90\nwidth = 60\nheight = 8\n";
        for (template, rule, key, number, others) in [
            (
                format!("{NAME}{meeting}"),
                "form-places-meet",
                "place",
                1,
                json!([0]),
            ),
            (
                format!("{ID}{}", NAME.replace("x = 20", "x = 120")),
                "form-off-sheet",
                "place",
                1,
                Value::Null,
            ),
            (
                format!("{ID}{NAME}{}", SEAL.replace("200", "280")),
                "form-off-sheet",
                "zone",
                0,
                Value::Null,
            ),
            (
                format!("{team}{ID}{}", NAME.replace("120", "3")),
                "form-place-too-small",
                "place",
                2,
                Value::Null,
            ),
        ] {
            let filled = filled_with(&template);
            assert!(filled.picture.is_none(), "{rule}");
            let found = &filled.findings[0];
            assert_eq!(found["rule"], rule, "{found}");
            assert_eq!(found[key], json!(number), "{found}");
            assert_eq!(found["others"], others, "{found}");
        }
    }
}
