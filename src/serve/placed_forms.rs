//! Official forms whose places were laid on the page: letters are made on them here, until the server stops.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use serde::Serialize;

use super::answer::Refused;
use crate::application::Application;
use crate::template::{Template, TemplateError};

/// Forms by the keys that the page knows them by.
#[derive(Default)]
pub(super) struct PlacedForms(Mutex<BTreeMap<String, PlacedForm>>);

struct PlacedForm {
    name: String,
    page: Option<u16>,
    template: Arc<Template>,
}

/// A form as the page lists it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Listed {
    pub(super) key: String,
    /// The name of its file.
    pub(super) name: String,
    /// Which page of it is filled, where it has several.
    pub(super) page: Option<u16>,
}

impl PlacedForms {
    /// Has letters be made on a page of a form from now on, its earlier places forgotten, whenever it was opened; the key by which
    /// it is asked for.
    pub(super) fn put(
        &self,
        sha256: &str,
        name: &str,
        page: Option<u16>,
        template: Template,
    ) -> String {
        let key = match page {
            Some(page) => format!("{sha256}-{page}"),
            None => sha256.to_owned(),
        };
        let form = PlacedForm {
            name: name.to_owned(),
            page,
            template: Arc::new(template),
        };
        self.locked().insert(key.clone(), form);
        key
    }

    /// All of them, by their names.
    pub(super) fn listed(&self) -> Vec<Listed> {
        let forms = self.locked();
        let listed = forms.iter().map(|(key, form)| Listed {
            key: key.clone(),
            name: form.name.clone(),
            page: form.page,
        });
        let mut listed: Vec<_> = listed.collect();
        listed.sort_by(|a, b| (&a.name, a.page).cmp(&(&b.name, b.page)));
        listed
    }

    /// The template of the form that was chosen; none where gonghan's own letter is, by an empty key.
    pub(super) fn chosen(&self, key: &str) -> Result<Option<Arc<Template>>, Refused> {
        if key.is_empty() {
            return Ok(None);
        }
        let forms = self.locked();
        let form = forms.get(key);
        form.map(|form| Some(form.template.clone()))
            .ok_or(Refused(StatusCode::GONE, "no such official form"))
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, PlacedForm>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a client's letter is made with: the official form that was chosen, or else what the record asks for. No path may be
/// left in the record.
pub(super) fn template_for(
    application: &Application,
    on_form: Option<&Arc<Template>>,
) -> Result<Arc<Template>, TemplateError> {
    match on_form {
        Some(form) => Ok(form.clone()),
        None => Template::for_application(application, Path::new("")).map(Arc::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_a_form_is_known_until_it_is_placed_anew() {
        let forms = PlacedForms::default();
        let template = |name| Template::builtin(name).unwrap();
        assert!(matches!(forms.chosen(""), Ok(None)));
        let second = forms.put("17", "form.pdf", Some(2), template("en"));
        let first = forms.put("17", "form.pdf", Some(1), template("en"));
        let other = forms.put("4", "a.png", None, template("en"));
        let keys: Vec<_> = forms.listed().into_iter().map(|form| form.key).collect();
        assert_eq!(keys, [other, first.clone(), second]);
        let before = forms.chosen(&first).ok().flatten().unwrap();
        assert_eq!(forms.put("17", "form.pdf", Some(1), template("ja")), first);
        let after = forms.chosen(&first).ok().flatten().unwrap();
        assert_ne!(before.language(), after.language());
        assert!(matches!(
            forms.chosen("17"),
            Err(Refused(StatusCode::GONE, _))
        ));
    }
}
