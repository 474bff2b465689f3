//! The clients that were opened on the page, whose letters scans are compared with.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::Serialize;

use super::placed_forms::template_for;
use crate::application::{Application, OriginalId};
use crate::batch::NamePattern;
use crate::diagnostic::Diagnostic;
use crate::letter::letter_sight;
use crate::message::{Explain, Ui};
use crate::scan::{LetterSight, Letters, NoSight};
use crate::template::{Template, is_mail, is_path};

/// Clients by their accounts' original IDs.
#[derive(Default)]
pub(super) struct Clients(Mutex<BTreeMap<String, Arc<Client>>>);

struct Client {
    application: Application,
    /// The official form that its letter is made on; none for gonghan's own letter.
    on_form: Option<Arc<Template>>,
    /// Drawn when it is first compared with; none where its letter can't be made.
    sight: OnceLock<Option<Arc<LetterSight>>>,
}

/// A client as the page lists it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Listed {
    pub(super) id: String,
    pub(super) name: String,
}

impl Clients {
    /// Takes a client in with the official form that its letter is made on, in place of an earlier one of the same account.
    pub(super) fn add(&self, application: Application, on_form: Option<Arc<Template>>) {
        let id = application.account.id.as_str().to_owned();
        let client = Client {
            application,
            on_form,
            sight: OnceLock::new(),
        };
        self.locked().insert(id, Arc::new(client));
    }

    /// All of them, by their IDs.
    pub(super) fn listed(&self) -> Vec<Listed> {
        let clients = self.locked();
        let listed = clients.iter().map(|(id, client)| Listed {
            id: id.clone(),
            name: client.application.company.name.as_str().to_owned(),
        });
        listed.collect()
    }

    /// The client's registered name.
    pub(super) fn name(&self, id: &str) -> Option<String> {
        let client = self.client(id)?;
        Some(client.application.company.name.as_str().to_owned())
    }

    /// The folder that a client's files go in, named as a batch names it.
    pub(super) fn folder(&self, id: &str) -> Option<String> {
        let client = self.client(id)?;
        Some(NamePattern::default().name(&client.application))
    }

    /// The official form that the client's letter was made on.
    pub(super) fn on_form(&self, id: &str) -> Option<Arc<Template>> {
        self.client(id)?.on_form.clone()
    }

    /// What the letter of a client looks like.
    pub(super) fn sight(&self, id: &str) -> Result<Arc<LetterSight>, NoSight> {
        let client = self.client(id).ok_or(NoSight::UnknownAccount)?;
        let drawn = || {
            let sight = sight_of(&client.application, client.on_form.as_ref());
            sight.ok().map(Arc::new)
        };
        let sight = client.sight.get_or_init(drawn);
        sight.clone().ok_or(NoSight::NoLetter)
    }

    fn client(&self, id: &str) -> Option<Arc<Client>> {
        self.locked().get(id).cloned()
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Client>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Letters for Clients {
    fn of(&self, id: &OriginalId) -> Result<Arc<LetterSight>, NoSight> {
        self.sight(id.as_str())
    }
}

/// What a client's letter looks like, on the official form that was chosen for it, or why there is none.
pub(super) fn sight_of(
    application: &Application,
    on_form: Option<&Arc<Template>>,
) -> Result<LetterSight, Unmade> {
    let (application, _) = without_files(application.clone());
    let template = template_for(&application, on_form).map_err(|error| Unmade::of(&error))?;
    letter_sight(&application, &template, Path::new("")).map_err(|error| Unmade::of(&error))
}

/// Why a letter can't be made, in both languages.
#[derive(Debug)]
pub(super) struct Unmade([Vec<Diagnostic>; 2]);

impl Unmade {
    fn of(error: &impl Explain) -> Unmade {
        Unmade([Ui::En, Ui::Zh].map(|ui| error.explain(ui)))
    }
}

impl Explain for Unmade {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let [en, zh] = &self.0;
        ui.pick(en, zh).clone()
    }
}

/// A record without paper and template that are files of this computer, which a page has no business with; the names of the
/// fields that are gone.
pub(super) fn without_files(mut application: Application) -> (Application, Vec<&'static str>) {
    let letter = &mut application.letter;
    let mut left_alone = Vec::new();
    if letter.letterhead.take().is_some() {
        left_alone.push("letter.letterhead");
    }
    let name = letter.template.as_ref().map(|name| name.as_str());
    if name.is_some_and(|name| is_path(name) || is_mail(name)) {
        letter.template = None;
        left_alone.push("letter.template");
    }
    (application, left_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(id: &str, name: &str, letter: serde_json::Value) -> Application {
        let mut record = serde_json::json!({
            "company": {"name": name, "country": "HK"},
            "account": {"id": id},
            "letter": {"signatory": "CHAN Tai Man"},
        });
        if let Some(more) = letter.as_object() {
            for (key, value) in more {
                record["letter"][key] = value.clone();
            }
        }
        serde_json::from_value(record).unwrap()
    }

    #[test]
    fn a_client_is_known_by_its_id_and_replaced_by_a_later_record() {
        let clients = Clients::default();
        let id = "gh_3f2a9c81d07e";
        assert_eq!(clients.sight(id).err(), Some(NoSight::UnknownAccount));
        clients.add(application(id, "Golden Sale Example Ltd", ().into()), None);
        clients.add(application(id, "Golden Sail Example Ltd", ().into()), None);
        clients.add(application("gh_0123456789ab", "甲", ().into()), None);
        assert!(clients.of(&id.parse().unwrap()).is_ok());
        assert_eq!(clients.name(id).as_deref(), Some("Golden Sail Example Ltd"));
        let folder = clients.folder(id).unwrap();
        assert_eq!(folder, "gh_3f2a9c81d07e Golden Sail Example Ltd");
        let listed: Vec<_> = clients.listed().into_iter().map(|one| one.id).collect();
        assert_eq!(listed, ["gh_0123456789ab", id]);
    }

    #[test]
    fn no_file_of_this_computer_is_opened_for_a_letter() {
        let files = serde_json::json!({"letterhead": "/etc/passwd", "template": "../own.md"});
        let (without, left) = without_files(application("gh_3f2a9c81d07e", "A", files));
        assert_eq!(left, ["letter.letterhead", "letter.template"]);
        assert!(sight_of(&without, None).is_ok());
        let builtin = serde_json::json!({"template": "ja"});
        let (kept, left) = without_files(application("gh_3f2a9c81d07e", "A", builtin));
        assert!(kept.letter.template.is_some() && left.is_empty());
    }

    #[test]
    fn a_letter_that_can_not_be_made_is_told_in_both_languages() {
        let unknown = serde_json::json!({"template": "tlh"});
        let error = sight_of(&application("gh_3f2a9c81d07e", "A", unknown), None);
        let error = error.err().unwrap();
        assert_ne!(error.explain(Ui::En), error.explain(Ui::Zh));
    }
}
