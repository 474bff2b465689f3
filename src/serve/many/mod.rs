//! Many clients: a table is read, its columns matched, its cells corrected, and all its letters made in one run.

mod archive;
mod run;
mod table;
mod view;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::stream::{self, Stream};
use serde::{Deserialize, Serialize};

use self::run::{ARCHIVE, Run, Wanted};
use self::table::{HowToRead, ManyTable, Opened};
use self::view::{View, row_detail, view};
use super::Shared;
use super::answer::{Refused, saved_file};
use super::language::PageLanguage;
use super::uploads::{LARGEST_FILE, NotKept, random_number};
use crate::intake::ReadOptions;
use crate::intake::table::TableOptions;

/// The most tables at a time.
const MOST_TABLES: usize = 50;

/// The tables that were dropped, by their numbers.
#[derive(Default)]
pub(super) struct Tables(Mutex<BTreeMap<String, Arc<ManyTable>>>);

impl Tables {
    fn get(&self, number: &str) -> Result<Arc<ManyTable>, Refused> {
        let tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let table = tables.get(number).cloned();
        table.ok_or(Refused(StatusCode::NOT_FOUND, "no such table"))
    }

    fn remove(&self, number: &str) -> Option<Arc<ManyTable>> {
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tables.remove(number)
    }

    /// Whether half of the most tables are there.
    pub(super) fn are_many(&self) -> bool {
        let tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tables.len() * 2 > MOST_TABLES
    }

    /// Has every run leave out what it has not begun.
    pub(super) fn stop_runs(&self) {
        let tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for run in tables.values().filter_map(|table| table.last_run()) {
            run.stop();
        }
    }

    fn add(&self, table: ManyTable) -> Result<String, NotKept> {
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tables.len() >= MOST_TABLES {
            return Err(NotKept::TooMuch);
        }
        let number = random_number().map_err(|_| NotKept::Failed)?;
        tables.insert(number.clone(), Arc::new(table));
        Ok(number)
    }
}

impl ManyTable {
    fn archive_path(&self) -> PathBuf {
        self.own_folder().join(ARCHIVE)
    }
}

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/many/open", post(open))
        .route("/many/{table}/view", post(shown))
        .route("/many/{table}/read", post(read))
        .route("/many/{table}/row/{row}", post(row))
        .route("/many/{table}/cell", post(cell))
        .route("/many/{table}/file", post(file))
        .route("/many/{table}/run", post(begin))
        .route("/many/{table}/cancel", post(cancel))
        .route("/many/{table}/forget", post(forget))
        .route("/many/{table}/progress", get(progress))
        .route("/many/{table}/result/{name}", get(result))
        .layer(DefaultBodyLimit::max(LARGEST_FILE))
}

#[derive(Deserialize)]
struct Dropped {
    name: String,
    #[serde(default)]
    language: PageLanguage,
}

#[derive(Deserialize)]
struct Asked {
    language: PageLanguage,
}

/// A table with the number that it is known by.
#[derive(Serialize)]
struct Known {
    number: String,
    #[serde(flatten)]
    view: View,
}

/// Does some work with a table on a thread of its own, when a processor is free.
async fn with_table<T: Send + 'static>(
    shared: &Shared,
    number: &str,
    work: impl FnOnce(&ManyTable) -> T + Send + 'static,
) -> Result<T, Response> {
    let table = shared.tables.get(number)?;
    let done = shared.workshops.work(move |_| work(&table)).await;
    done.map_err(IntoResponse::into_response)
}

async fn open(
    State(shared): State<Shared>,
    Query(dropped): Query<Dropped>,
    bytes: Bytes,
) -> Result<Response, Response> {
    shared.make_room().await;
    let Dropped { name, language } = dropped;
    let (uploads, tables) = (shared.uploads.clone(), shared.tables.clone());
    let today = shared.today();
    let opened = shared.workshops.work(move |_| {
        let folder = uploads.folder().map_err(|_| NotKept::Failed)?;
        let opened = || {
            let room = uploads.room(&folder, bytes.len())?;
            let table = ManyTable::new(name, &bytes, &folder).map_err(|_| NotKept::Failed)?;
            let view = view(&table, today, language);
            let number = tables.add(table)?;
            room.fill(0);
            Ok(Known { number, view })
        };
        opened().inspect_err(|_| uploads.remove_folder(&folder))
    });
    let known = opened.await.map_err(IntoResponse::into_response)?;
    let known = known.map_err(|not_kept: NotKept| not_kept.into_response())?;
    Ok(Json(known).into_response())
}

/// The table as it is now.
async fn shown(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Json(asked): Json<Asked>,
) -> Result<Json<View>, Response> {
    let today = shared.today();
    let shown = with_table(&shared, &number, move |table| {
        view(table, today, asked.language)
    });
    Ok(Json(shown.await?))
}

/// What the user says of a table.
#[derive(Deserialize)]
struct Said {
    map: Vec<(String, String)>,
    sheet: Option<String>,
    encoding: Option<String>,
    #[serde(default)]
    allow_unusual_id: bool,
    language: PageLanguage,
}

async fn read(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Json(said): Json<Said>,
) -> Result<Json<View>, Response> {
    let how = HowToRead {
        table: TableOptions {
            sheet: said.sheet.filter(|sheet| !sheet.is_empty()),
            encoding: said.encoding.filter(|encoding| !encoding.is_empty()),
            map: said.map,
        },
        client: ReadOptions {
            allow_unusual_id: said.allow_unusual_id,
        },
    };
    changed(&shared, &number, said.language, move |table, opened| {
        table.read(opened, how);
        Ok(())
    })
    .await
}

#[derive(Deserialize)]
struct MendedCell {
    row: usize,
    column: usize,
    text: String,
    language: PageLanguage,
}

async fn cell(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Json(cell): Json<MendedCell>,
) -> Result<Json<View>, Response> {
    changed(&shared, &number, cell.language, move |table, opened| {
        table.mend(opened, cell.row, cell.column, cell.text);
        Ok(())
    })
    .await
}

/// Changes a table or a file that it names, and shows it; not while a run is under way.
async fn changed(
    shared: &Shared,
    number: &str,
    language: PageLanguage,
    change: impl FnOnce(&ManyTable, &mut Opened) -> Result<(), Refused> + Send + 'static,
) -> Result<Json<View>, Response> {
    let today = shared.today();
    let changed = with_table(shared, number, move |table| {
        change(table, &mut *table.to_change().ok_or(UNDER_WAY)?)?;
        table.forget_outcomes();
        Ok::<_, Refused>(view(table, today, language))
    });
    changed
        .await?
        .map(Json)
        .map_err(IntoResponse::into_response)
}

const UNDER_WAY: Refused = Refused(StatusCode::CONFLICT, "a run is under way");

async fn row(
    State(shared): State<Shared>,
    Path((number, row)): Path<(String, usize)>,
    Json(asked): Json<Asked>,
) -> Result<Response, Response> {
    let today = shared.today();
    let detail = with_table(&shared, &number, move |table| {
        row_detail(table, row, today, asked.language)
    });
    let detail = detail.await?;
    detail
        .map(|detail| Json(detail).into_response())
        .ok_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// Keeps a file that the table names.
async fn file(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Query(dropped): Query<Dropped>,
    bytes: Bytes,
) -> Result<Json<View>, Response> {
    let (uploads, language) = (shared.uploads.clone(), dropped.language);
    changed(&shared, &number, language, move |table, _| {
        let room = uploads.room(table.own_folder(), bytes.len())?;
        match table.keep(&dropped.name, &bytes) {
            Ok(Some(replaced)) => {
                room.fill(replaced);
                Ok(())
            }
            Ok(None) => Err(Refused(StatusCode::BAD_REQUEST, "no name of a file")),
            Err(_) => Err(NotKept::Failed.into()),
        }
    })
    .await
}

/// Begins a run; one at a time for a table.
async fn begin(
    State(shared): State<Shared>,
    Path(number): Path<String>,
    Json(mut wanted): Json<Wanted>,
) -> Result<StatusCode, Response> {
    wanted.template = shared.placed.chosen(&wanted.on_form)?;
    let table = shared.tables.get(&number)?;
    let run = Arc::new(Run::new());
    {
        let mut last = table.run.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_some_and(|run| !run.has_ended()) {
            return Err(UNDER_WAY.into());
        }
        *last = Some(run.clone());
    }
    let today = shared.today();
    let folder = table.own_folder().to_owned();
    tokio::spawn(async move {
        let (made, clients) = (run.clone(), shared.clients.clone());
        let work = move |jobs| {
            let meet = |client| clients.add(client, wanted.template.clone());
            made.make(&table, &wanted, today, jobs, meet);
        };
        let done = shared.workshops.long_work(run.stopped(), work).await;
        if let Err(not_done) = done {
            run.end_without_files(&not_done);
        }
        // Nobody looks at it any more: it was let go during the run.
        if shared.tables.get(&number).is_err() {
            remove(&shared, folder).await;
        }
    });
    Ok(StatusCode::ACCEPTED)
}

async fn cancel(
    State(shared): State<Shared>,
    Path(number): Path<String>,
) -> Result<StatusCode, Response> {
    if let Some(run) = shared.tables.get(&number)?.last_run() {
        run.stop();
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn forget(State(shared): State<Shared>, Path(number): Path<String>) -> StatusCode {
    shared.forget_table(&number).await;
    StatusCode::NO_CONTENT
}

impl Shared {
    /// Lets a table go with all that was made of it; a run that is under way is stopped, and its end removes them.
    pub(super) async fn forget_table(&self, number: &str) {
        let Some(table) = self.tables.remove(number) else {
            return;
        };
        match table.last_run().filter(|run| !run.has_ended()) {
            Some(run) => run.stop(),
            None => remove(self, table.own_folder().to_owned()).await,
        }
    }
}

async fn remove(shared: &Shared, folder: PathBuf) {
    let uploads = shared.uploads.clone();
    // Where it breaks off, the rest goes with the server.
    let _ = tokio::task::spawn_blocking(move || uploads.remove_folder(&folder)).await;
}

/// How far the run is, until it has ended (server-sent events).
async fn progress(
    State(shared): State<Shared>,
    Path(number): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Response> {
    let run = shared.tables.get(&number)?.last_run();
    let run = run.ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    let mut watched = run.watch();
    watched.mark_changed();
    let events = stream::unfold(Some(watched), |watched| async move {
        let mut watched = watched?;
        watched.changed().await.ok()?;
        let progress = watched.borrow_and_update().clone();
        // Numbers and text alone.
        let event = Event::default().json_data(&progress).unwrap_or_default();
        let next = (!progress.has_ended()).then_some(watched);
        if next.is_some() {
            // Faster than anyone reads.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Some((Ok(event), next))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

/// A file that the last run made.
async fn result(
    State(shared): State<Shared>,
    Path((number, name)): Path<(String, String)>,
) -> Result<Response, Response> {
    let table = shared.tables.get(&number)?;
    let has_it = table.last_run().is_some_and(|run| run.has_file(&name));
    if !has_it {
        return Err(StatusCode::NOT_FOUND.into_response());
    }
    let path = if name == ARCHIVE {
        table.archive_path()
    } else {
        table.output.join(&name)
    };
    let missing = |_| StatusCode::NOT_FOUND.into_response();
    saved_file(&path, &name).await.map_err(missing)
}
