//! An official form: where its fields go, seen and moved on a picture of it, and saved as a template.

mod archive;
mod filled;
mod layout;
mod opened;
mod sample;
mod template;

pub(super) use opened::Forms;

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use self::archive::{SavedTemplate, unpacked};
use self::filled::{DPI, Editing, filled};
use self::layout::{Laid, guessed, reopened, sheet, unusable};
use self::opened::{NotOpened, OpenForm};
use super::Shared;
use super::answer::{Refused, saved, shown};
use super::language::PageLanguage;
use super::one_client::zipped;
use super::reader::Reader;
use super::uploads::LARGEST_FILE;
use super::words::words;
use super::workshop::Workshop;
use crate::diagnostic::Diagnostic;
use crate::geometry::Dpi;
use crate::message::Explain;
use crate::render::RenderError;
use crate::render::raster::rgb_png;

/// The largest template, in bytes: what a run of `letter` would read, and its JSON is not much longer.
const LARGEST_TEMPLATE: usize = 256 * 1024;

pub(super) fn routes() -> Router<Shared> {
    let open = Router::new()
        .route("/form/open", post(open))
        .layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .route("/form/guess", post(guess))
        .route("/form/template", post(template))
        .route("/form/filled", post(fill))
        .route("/form/use", post(use_for_letters))
        .route("/form/placed", get(placed))
        .route("/form/file/{kind}", post(file))
        .route("/form/sheet/{id}", get(picture))
        .layer(DefaultBodyLimit::max(LARGEST_TEMPLATE))
        .merge(open)
}

/// How a file is opened.
#[derive(Deserialize)]
struct Opening {
    name: String,
    #[serde(default)]
    language: PageLanguage,
    /// The form that a template is for.
    id: Option<String>,
}

/// A form that was opened.
#[derive(Serialize)]
struct Opened {
    id: String,
    name: String,
    template_name: String,
    pages: usize,
    /// The template that came with it.
    template: Option<SavedTemplate>,
}

async fn open(
    State(shared): State<Shared>,
    Query(opening): Query<Opening>,
    bytes: Bytes,
) -> Result<Response, Response> {
    shared.make_room().await;
    let (forms, uploads) = (shared.forms.clone(), shared.uploads.clone());
    let (name, language) = (opening.name.clone(), opening.language);
    let done = shared
        .workshops
        .work(move |_| match unpacked(&name, &bytes) {
            Some(both) => {
                let opened = forms.open(&both.name, &both.bytes, &uploads)?;
                Ok((opened, Some(both.template)))
            }
            None => Ok((forms.open(&name, &bytes, &uploads)?, None)),
        });
    match done.await.map_err(IntoResponse::into_response)? {
        Ok(((id, form), template)) => Ok(Json(Opened {
            id,
            name: form.name.clone(),
            template_name: form.template_name(),
            pages: form.pages,
            template,
        })
        .into_response()),
        Err(NotOpened::NotKept(not_kept)) => Err(not_kept.into_response()),
        Err(NotOpened::Unusable(error)) => {
            let found = unusable(&opening.name, &error, language.ui());
            Err(Reader::of_file(language, &opening.name).unmade(found))
        }
    }
}

/// Which page of a form is guessed.
#[derive(Deserialize)]
struct Guessing {
    id: String,
    page: Option<u16>,
    #[serde(default)]
    language: PageLanguage,
}

async fn guess(State(shared): State<Shared>, bytes: Bytes) -> Result<Response, Response> {
    let Guessing { id, page, language } = asked(&bytes)?;
    let form = form(&shared, &id)?;
    laid(&shared, form, language, move |form| {
        guessed(form, page, language.ui())
    })
    .await
}

/// Opens a template that was saved.
async fn template(
    State(shared): State<Shared>,
    Query(opening): Query<Opening>,
    bytes: Bytes,
) -> Result<Response, Response> {
    let Opening { name, language, id } = opening;
    let form = form(&shared, &id.unwrap_or_default())?;
    laid(&shared, form, language, move |form| {
        reopened(form, &name, &bytes, language.ui())
    })
    .await
}

async fn laid(
    shared: &Shared,
    form: Arc<OpenForm>,
    language: PageLanguage,
    lay: impl FnOnce(&OpenForm) -> Result<Laid, Vec<Diagnostic>> + Send + 'static,
) -> Result<Response, Response> {
    let done = shared.workshops.work(move |_| {
        let reader = Reader::of_file(language, &form.name);
        match lay(&form) {
            Ok(laid) => Json(laid).into_response(),
            Err(found) => reader.unmade(found),
        }
    });
    done.await.map_err(IntoResponse::into_response)
}

async fn fill(State(shared): State<Shared>, bytes: Bytes) -> Result<Response, Response> {
    let editing: Editing = asked(&bytes)?;
    let form = form(&shared, &editing.id)?;
    let fill = move |workshop: &mut Workshop| filled(&editing, &form, workshop);
    let done = shared.workshops.work(fill).await;
    Ok(Json(done.map_err(IntoResponse::into_response)?).into_response())
}

/// A form that letters can be made on.
#[derive(Serialize)]
struct Used {
    key: String,
    /// What would not be on a letter.
    findings: Vec<serde_json::Value>,
}

/// Has letters be made here on a form as it is placed now.
async fn use_for_letters(State(shared): State<Shared>, bytes: Bytes) -> Result<Response, Response> {
    let editing: Editing = asked(&bytes)?;
    let form = form(&shared, &editing.id)?;
    let placed = shared.placed.clone();
    let done = shared.workshops.work(move |_| {
        let text = form.to_draw(&editing.template).text("").text;
        let template = form.template(text).map_err(|error| {
            let found = error.explain(editing.language.ui());
            Box::new(Reader::of_file(editing.language, &form.name).unmade(found))
        })?;
        let page = editing.template.page();
        let unsaid = template.unsaid();
        let unsaid = unsaid.map(|unsaid| unsaid.explain(editing.language.ui()));
        let reader = Reader::of_file(editing.language, &form.name);
        Ok(Used {
            findings: reader.findings(unsaid.unwrap_or_default()),
            key: placed.put(&form.sha256, &form.name, page, template),
        })
    });
    let used = done.await.map_err(IntoResponse::into_response)?;
    let used = used.map_err(|unmade: Box<Response>| *unmade)?;
    Ok(Json(used).into_response())
}

/// The forms that letters can be made on.
async fn placed(State(shared): State<Shared>) -> Response {
    Json(shared.placed.listed()).into_response()
}

/// The template's file, alone or in one archive with the form.
async fn file(
    State(shared): State<Shared>,
    Path(kind): Path<String>,
    bytes: Bytes,
) -> Result<Response, Response> {
    let mut editing: Editing = asked(&bytes)?;
    let form = form(&shared, &editing.id)?;
    form.name_in(&mut editing.template);
    let comment = &words(editing.language)["form.file_head"];
    let text = editing.template.text(comment).text;
    let name = form.template_name();
    match kind.as_str() {
        "toml" => Ok(saved(&name, text.into_bytes())),
        "zip" => {
            let bytes = shared.uploads.bytes(&editing.id).unwrap_or_default();
            let files = [
                (name, text.into_bytes()),
                (form.name.clone(), bytes.to_vec()),
            ];
            let failed = |_| StatusCode::INTERNAL_SERVER_ERROR.into_response();
            let archive = zipped(&files).map_err(failed)?;
            let name = format!("{}.zip", form.stem());
            Ok(saved(&name, archive))
        }
        _ => Err(StatusCode::NOT_FOUND.into_response()),
    }
}

/// A page as it is looked at.
#[derive(Deserialize)]
struct Look {
    page: Option<u16>,
    #[serde(default)]
    small: bool,
}

async fn picture(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    Query(Look { page, small }): Query<Look>,
) -> Result<Response, Response> {
    let form = form(&shared, &id)?;
    let language = PageLanguage::default();
    let done = shared.workshops.work(move |_| {
        let dpi = if small { Dpi::COARSE } else { DPI };
        let sheet = sheet(&form, page, language.ui())?;
        let drawn = sheet.draw(dpi, true).map_err(RenderError::from);
        let png = drawn.and_then(|drawn| rgb_png(&drawn.to_rgb8(), dpi));
        png.map_err(|error| error.explain(language.ui()))
    });
    match done.await.map_err(IntoResponse::into_response)? {
        Ok(png) => Ok(shown("image/png", png)),
        // The page asks for none before it knows that the form can be drawn.
        Err(_) => Err(StatusCode::NOT_FOUND.into_response()),
    }
}

/// A form by its number.
fn form(shared: &Shared, id: &str) -> Result<Arc<OpenForm>, Refused> {
    let form = shared.forms.get(id);
    form.ok_or(Refused(StatusCode::NOT_FOUND, "no such form"))
}

/// What was asked for. The page's own requests are well formed; of others it is not said as a finding what is wrong.
fn asked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(bytes)
        .map_err(|_| Refused(StatusCode::BAD_REQUEST, "not what the page sends"))
}
