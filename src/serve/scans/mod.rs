//! Scans: what came back is made ready to upload, page by page.

mod archive;
mod asked;
mod record;
mod said;
mod work;

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use self::archive::ZipAsked;
use self::asked::PageAsked;
use self::said::said_of_error;
use self::work::{Desk, NotMade};
use super::Shared;
use super::answer::{Refused, saved, shown};
use super::uploads::LARGEST_FILE;
use crate::check::FileKind;

/// The largest question or record, in bytes: of a page, or of some thousand pages for the archive.
const LARGEST_QUESTION: usize = 2 * 1024 * 1024;
/// Columns and rows of a page that is shown smaller: `1500x2000`.
const PAGE_SIZE: HeaderName = HeaderName::from_static("x-page-size");

pub(super) fn routes() -> Router<Shared> {
    let files = Router::new()
        .route("/scans/open", post(open))
        .layer(DefaultBodyLimit::max(LARGEST_FILE));
    Router::new()
        .route("/scans/prepare", post(prepare))
        .route("/scans/before/{file}/{page}", get(before))
        .route("/scans/made/{made}", get(made))
        .route("/scans/zip", post(zip))
        .route("/scans/client", post(client))
        .route("/scans/clients", get(clients))
        .layer(DefaultBodyLimit::max(LARGEST_QUESTION))
        .merge(files)
}

/// Does some work at the desk, when a processor is free.
async fn worked<T: Send + 'static>(
    shared: Shared,
    work: impl FnOnce(&Desk) -> Result<T, NotMade> + Send + 'static,
) -> Result<T, Response> {
    let desk = Desk {
        uploads: shared.uploads,
        clients: shared.clients,
        memory: shared.memory,
    };
    let done = shared.workshops.work(move |_| work(&desk)).await;
    done.map_err(IntoResponse::into_response)?
        .map_err(IntoResponse::into_response)
}

/// Keeps a dropped file, and answers with its pages.
async fn open(State(shared): State<Shared>, bytes: Bytes) -> Result<Response, Response> {
    shared.make_room().await;
    let opened = worked(shared, move |desk| desk.open(bytes.into())).await?;
    Ok(Json(opened).into_response())
}

/// Makes a page ready.
async fn prepare(
    State(shared): State<Shared>,
    Json(asked): Json<PageAsked>,
) -> Result<Response, Response> {
    let ready = worked(shared, move |desk| desk.prepare(&asked)).await?;
    Ok(Json(ready).into_response())
}

/// A page as it came, smaller.
async fn before(
    State(shared): State<Shared>,
    Path((file, page)): Path<(String, usize)>,
) -> Result<Response, Response> {
    let preview = worked(shared, move |desk| desk.before(&file, page)).await?;
    let [width, height] = preview.size;
    let mut response = shown("image/jpeg", preview.bytes);
    if let Ok(size) = HeaderValue::from_str(&format!("{width}x{height}")) {
        response.headers_mut().insert(PAGE_SIZE, size);
    }
    Ok(response)
}

/// A file that was made.
async fn made(State(shared): State<Shared>, Path(made): Path<String>) -> Response {
    let bytes = shared.uploads.bytes(&made).unwrap_or_else(|| Arc::new([]));
    match FileKind::of(&bytes) {
        FileKind::Jpeg => shown("image/jpeg", bytes.to_vec()),
        FileKind::Png => shown("image/png", bytes.to_vec()),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// All that is ready, as one file.
async fn zip(
    State(shared): State<Shared>,
    Json(asked): Json<ZipAsked>,
) -> Result<Response, Response> {
    let archive = worked(shared, move |desk| {
        asked.archive(&desk.uploads, &desk.clients)
    });
    Ok(saved("scans.zip", archive.await?))
}

/// How a record is opened.
#[derive(Deserialize)]
struct Opening {
    name: String,
    /// The key of the official form that its letter is made on; empty for gonghan's own letter.
    #[serde(default)]
    on_form: String,
}

/// Takes a client in by its record.
async fn client(
    State(shared): State<Shared>,
    Query(opening): Query<Opening>,
    bytes: Bytes,
) -> Result<Response, Response> {
    let clients = shared.clients.clone();
    let on_form = shared.placed.chosen(&opening.on_form)?;
    let opened = shared
        .workshops
        .work(move |_| record::opened(&opening.name, bytes.into(), on_form, &clients));
    match opened.await {
        Ok(Ok(opened)) => Ok(Json(opened).into_response()),
        Ok(Err(said)) => Err(said.into_response()),
        Err(not_done) => Err(not_done.into_response()),
    }
}

/// The clients that are known.
async fn clients(State(shared): State<Shared>) -> Response {
    Json(shared.clients.listed()).into_response()
}

impl IntoResponse for NotMade {
    fn into_response(self) -> Response {
        match self {
            NotMade::Scan(error) => said_of_error(&error).into_response(),
            NotMade::NotKept(not_kept) => not_kept.into_response(),
            NotMade::TooLarge => {
                Refused(StatusCode::PAYLOAD_TOO_LARGE, "too much for one archive").into_response()
            }
            NotMade::Gone => {
                Refused(StatusCode::NOT_FOUND, "no such file or client").into_response()
            }
        }
    }
}
