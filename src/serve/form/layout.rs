//! What the page begins to edit: the places as they are guessed, or as they were saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::opened::OpenForm;
use super::template::FormTemplate;
use crate::application::field::FIELDS;
use crate::background::{Background, BackgroundError};
use crate::diagnostic::{Diagnostic, Location, Source};
use crate::form::{Comments, FirstGuess, FormFile, draft, first_guess};
use crate::geometry::Edges;
use crate::message::{Explain, Ui, background_words};
use crate::pdf_in::{FieldKind, FormField};
use crate::serve::said::Said;
use crate::template::{Template, TemplateError, value_forms};

/// The sheet, and what is on it.
#[derive(Serialize)]
pub(super) struct Laid {
    /// Of the sheet, in millimetres.
    width: f32,
    height: f32,
    template: FormTemplate,
    own: Vec<Own>,
    /// The fields that can be written out in several forms, and these.
    forms: BTreeMap<&'static str, &'static [&'static str]>,
    /// Whether the places were made for another file.
    is_another_form: bool,
    /// What is to be known of it.
    said: Said,
}

/// A field that a PDF has of its own, and where.
#[derive(Serialize)]
struct Own {
    name: String,
    tooltip: Option<String>,
    /// Whether a mark is made there rather than text.
    is_tick: bool,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

/// The guess for a page of a form.
pub(super) fn guessed(form: &OpenForm, page: Option<u16>, ui: Ui) -> Result<Laid, Vec<Diagnostic>> {
    let background = sheet(form, page, ui)?;
    let FirstGuess {
        guess,
        own,
        language,
        doubts,
    } = first_guess(Path::new(&form.name), &background, None).map_err(|error| error.explain(ui))?;
    let file = FormFile {
        title: form.stem(),
        file: &form.name,
        sha256: &form.sha256,
        page: page.filter(|_| form.pages > 1),
        language,
    };
    // Comments are not read back.
    let comments = Comments {
        head: "",
        unknown: "#",
    };
    let text = draft(&file, &guess, &own, comments);
    // What `draft` writes is TOML; its tests read it back.
    let template = toml::from_str(&text).unwrap_or_default();
    Ok(Laid {
        said: Said::of(&[&form.name], |ui| doubts.explain(ui)),
        ..Laid::of(&background, template)
    })
}

/// A template that was saved, on its form.
pub(super) fn reopened(
    form: &OpenForm,
    name: &str,
    bytes: &[u8],
    ui: Ui,
) -> Result<Laid, Vec<Diagnostic>> {
    let refused = |error: TemplateError| error.explain(ui);
    let name = &with_ending(name);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        refused(TemplateError::NotUtf8 {
            path: PathBuf::from(name),
        })
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let folder = Some(form.folder.clone());
    let read = |source| Template::source_to_be_corrected(source, folder.clone()).map_err(refused);
    let Ok(mut template) = toml::from_str::<FormTemplate>(text) else {
        // The same reader as a letter's says what is wrong, and at which line.
        read(Source::new(name, text))?;
        return Err(refused(TemplateError::NoHead {
            at: Location::whole(Arc::new(Source::new(name, text))),
        }));
    };
    let known = template.head.get("background_sha256");
    let is_another_form = known.is_some_and(|known| known.as_str() != Some(&form.sha256));
    let page = template.page();
    form.name_in(&mut template);
    let background = sheet(form, page, ui)?;
    read(Source::new(name, form.to_draw(&template).text("").text))?;
    Ok(Laid {
        is_another_form,
        ..Laid::of(&background, template)
    })
}

/// The name that a file of TOML alone has: of another it would be asked where its head ends.
fn with_ending(name: &str) -> String {
    if name.to_ascii_lowercase().ends_with(".toml") {
        name.to_owned()
    } else {
        format!("{name}.toml")
    }
}

/// A page of a form, or what is wrong with it in words.
pub(super) fn sheet(
    form: &OpenForm,
    page: Option<u16>,
    ui: Ui,
) -> Result<Background, Vec<Diagnostic>> {
    form.sheet(page)
        .map_err(|error| unusable(&form.name, &error, ui))
}

/// What is wrong with a form's file, in words.
pub(super) fn unusable(name: &str, error: &BackgroundError, ui: Ui) -> Vec<Diagnostic> {
    let name = ui.pick(format!("`{name}`"), format!(" `{name}` "));
    vec![background_words(&name, error, ui)]
}

impl Laid {
    fn of(background: &Background, template: FormTemplate) -> Laid {
        let size = background.size();
        let fields = background.own_fields().iter();
        let forms = FIELDS
            .iter()
            .map(|field| (field.name, value_forms(field.name)));
        Laid {
            width: size.width.to_mm().0,
            height: size.height.to_mm().0,
            template,
            own: fields.filter_map(Own::of).collect(),
            forms: forms.filter(|(_, forms)| !forms.is_empty()).collect(),
            is_another_form: false,
            said: Said::default(),
        }
    }
}

impl Own {
    /// A field that can be filled.
    fn of(field: &FormField) -> Option<Own> {
        let is_tick = match field.kind {
            FieldKind::Text | FieldKind::Choice => false,
            FieldKind::Check | FieldKind::Radio => true,
            FieldKind::Signature | FieldKind::Button => return None,
        };
        let area: Edges = field.edges();
        Some(Own {
            name: field.name.clone(),
            tooltip: field.tooltip.clone(),
            is_tick,
            x: area.left,
            y: area.top,
            width: area.width(),
            height: area.height(),
        })
    }
}
