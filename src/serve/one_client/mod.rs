//! One client: the form is checked, drawn and made into files.

mod fields;
mod files;
mod form;
mod next;

pub(super) use fields::{LANGUAGES_OF_LETTERS, steps};
pub(super) use files::zipped;
pub(super) use form::ClientForm;

use std::path::PathBuf;

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::{Deserialize, Serialize};

use self::files::{EMAIL, Maker, RECORD, share_for};
use self::next::{NextStep, next_steps};
use super::Shared;
use super::answer::{Refused, saved, shown};
use super::opener;
use super::said::Said;
use super::uploads::{LARGEST_FILE, NotKept, written};
use super::workshop::Workshop;
use crate::diagnostic::Diagnostic;
use crate::geometry::Dpi;
use crate::mail::{AttachError, receipt_fault};
use crate::message::Explain;

/// Enough for a page in half a window, and drawn in a few milliseconds.
const PREVIEW: Dpi = Dpi::PROOF;
/// Told of all files as one where the email is not among them.
const WITHOUT_EMAIL: HeaderName = HeaderName::from_static("x-without-email");
/// The largest form or record, in bytes.
const LARGEST_FORM: usize = 2 * 1024 * 1024;

pub(super) fn routes() -> Router<Shared> {
    let files = Router::new()
        .route("/client/receipt", post(take_receipt))
        .layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .route("/client/check", post(check))
        .route("/client/preview", post(preview))
        .route("/client/file/{name}", post(file))
        .route("/client/draft", post(draft))
        .route("/client/open", post(open))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .merge(files)
}

/// All that is to be said of a form.
#[derive(Serialize)]
struct Checked<'a> {
    findings: Vec<serde_json::Value>,
    next: Vec<NextStep>,
    left_alone: Vec<&'a str>,
    /// Whether the receipt that was chosen is no longer here, as the server was started anew.
    has_lost_receipt: bool,
}

async fn check(State(shared): State<Shared>, Json(form): Json<ClientForm>) -> Response {
    let today = shared.today();
    let report = form.report(today);
    let mut found = report.explain(form.ui());
    if report.counts().errors == 0 {
        found.extend(of_form(&shared, &form).await);
    }
    let receipt = form.receipt.as_deref();
    let has_receipt = receipt.is_some_and(|number| shared.uploads.has(number));
    let checked = Checked {
        findings: form.reader().findings(found),
        next: next_steps(&form, &report, has_receipt, today),
        left_alone: form.left_alone().collect(),
        has_lost_receipt: receipt.is_some() && !has_receipt,
    };
    Json(checked).into_response()
}

/// What is to be said of the official form that a letter is made on: what it has no place for, and what stands on its own words. That
/// no letter can be made is said beside its picture.
async fn of_form(shared: &Shared, form: &ClientForm) -> Vec<Diagnostic> {
    if form.on_form.is_empty() {
        return Vec::new();
    }
    let ui = form.ui();
    let found = made(shared, form.clone(), move |maker, workshop| {
        let unsaid = maker.on_form.as_ref().and_then(|form| form.unsaid());
        let unsaid = unsaid.map(|unsaid| unsaid.explain(ui));
        let on_print = maker.letter(workshop)?.on_print().unwrap_or_default();
        let on_print = on_print.iter().flat_map(|text| text.explain(ui));
        Ok(unsaid.into_iter().flatten().chain(on_print).collect())
    });
    found.await.unwrap_or_default()
}

/// Does some work for a form, and answers with what comes of it or with what stands in the way.
async fn made<T: Send + 'static>(
    shared: &Shared,
    form: ClientForm,
    work: impl FnOnce(&Maker<'_>, &mut Workshop) -> Result<T, Vec<Diagnostic>> + Send + 'static,
) -> Result<T, Response> {
    let (today, uploads) = (shared.today(), shared.uploads.clone());
    let memory = shared.memory.clone();
    let on_form = shared.placed.chosen(&form.on_form)?;
    let done = shared.workshops.work(move |workshop| {
        let maker = Maker {
            receipt: form.receipt.as_deref().and_then(|id| uploads.bytes(id)),
            reading: form.reading(),
            on_form,
            form: &form,
            memory: &memory,
            today,
        };
        // In a box, as an answer is large and seldom one.
        work(&maker, workshop).map_err(|found| Box::new(form.reader().unmade(found)))
    });
    let done = done.await.map_err(IntoResponse::into_response)?;
    done.map_err(|unmade| *unmade)
}

/// The letter as a picture.
async fn preview(
    State(shared): State<Shared>,
    Json(form): Json<ClientForm>,
) -> Result<Response, Response> {
    let ui = form.ui();
    let png = made(&shared, form, move |maker, workshop| {
        let letter = maker.letter(workshop)?;
        letter
            .png_with(PREVIEW, &mut workshop.raster)
            .map_err(|error| error.explain(ui))
    });
    Ok(shown("image/png", png.await?))
}

/// A file of the client, or all of them as one.
async fn file(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    Json(form): Json<ClientForm>,
) -> Result<Response, Response> {
    if name == RECORD {
        return Ok(saved(&name, form.record().into_bytes()));
    }
    let wanted = name.clone();
    let clients = shared.clients.clone();
    let file = made(&shared, form, move |maker, workshop| {
        let file = maker.file(&wanted, workshop)?;
        // Its scans will be known again.
        clients.add(maker.application()?, maker.on_form.clone());
        Ok(file)
    });
    match file.await? {
        Some(file) => {
            let mut response = saved(&name, file.bytes);
            if file.is_without_email {
                let yes = HeaderValue::from_static("yes");
                response.headers_mut().insert(WITHOUT_EMAIL, yes);
            }
            Ok(response)
        }
        None => Err(StatusCode::NOT_FOUND.into_response()),
    }
}

/// Opens the email's draft in the computer's own mail program.
async fn draft(
    State(shared): State<Shared>,
    Json(form): Json<ClientForm>,
) -> Result<Response, Response> {
    let file = made(&shared, form, |maker, workshop| maker.file(EMAIL, workshop));
    let bytes = file.await?.map(|file| file.bytes).unwrap_or_default();
    let uploads = shared.uploads.clone();
    let opened = shared.workshops.work(move |_| {
        // The folder goes with the server: until then the mail program has its file.
        let folder = uploads.folder().map_err(|_| NotKept::Failed)?;
        let room = uploads.room(&folder, bytes.len())?;
        let path = folder.join(EMAIL);
        written(&path, &bytes).map_err(|_| NotKept::Failed)?;
        room.fill(0);
        let no_program = |_| Refused(StatusCode::NOT_IMPLEMENTED, "no program opens files here");
        opener::open(path).map_err(no_program)
    });
    let opened = opened.await.map_err(IntoResponse::into_response)?;
    opened.map_err(IntoResponse::into_response)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Keeps a receipt that can be attached, and answers with its number.
async fn take_receipt(
    State(shared): State<Shared>,
    Query(opening): Query<Opening>,
    bytes: Bytes,
) -> Result<Response, Response> {
    shared.make_room().await;
    let uploads = shared.uploads.clone();
    let memory = shared.memory.clone();
    let kept = shared.workshops.work(move |_| {
        let _share = share_for(&memory, &bytes);
        match receipt_fault(&bytes) {
            Some(fault) => Err(fault),
            None => Ok(uploads.keep(&bytes)),
        }
    });
    match kept.await.map_err(IntoResponse::into_response)? {
        Ok(Ok(number)) => Ok(Json(number).into_response()),
        Ok(Err(not_kept)) => Err(not_kept.into_response()),
        Err(fault) => {
            let path = PathBuf::from(&opening.name);
            let error = AttachError::Receipt { path, fault };
            Err(Said::of(&[&opening.name], |ui| error.explain(ui)).into_response())
        }
    }
}

/// How a record or a receipt is opened.
#[derive(Deserialize)]
struct Opening {
    name: String,
}

/// The texts of a record that was dropped.
async fn open(Query(opening): Query<Opening>, bytes: Bytes) -> Response {
    let kept = [opening.name.as_str()];
    match ClientForm::opened(&opening.name, bytes.to_vec()) {
        Ok(opened) if opened.is_empty() => opened.said.into_response(),
        Ok(opened) => Json(opened).into_response(),
        Err(error) => Said::of(&kept, |ui| error.explain(ui)).into_response(),
    }
}
