//! What was on a page when it was left, to be there again when it is come back to: in memory, until the server stops.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Shared;
use super::answer::shown;
use super::pages::is_way;

/// The most tabs of a browser.
const MOST_TABS: usize = 50;
/// The most that is kept of a page, in bytes.
const LARGEST_PAGE: usize = 2 * 1024 * 1024;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/kept/{tab}/{way}", post(keep).get(kept))
        .route("/left/{tab}", post(leave))
        .layer(DefaultBodyLimit::max(LARGEST_PAGE))
}

/// Pages by their tabs.
#[derive(Default)]
pub(super) struct Kept(Mutex<BTreeMap<String, Tab>>);

#[derive(Default)]
struct Tab {
    /// Whether nobody looks at it any more, as far as is known.
    is_left: bool,
    /// By their ways to work.
    pages: BTreeMap<String, Page>,
}

/// A page as it was left.
#[derive(Deserialize)]
struct Page {
    /// The page's own, which the server does not read.
    value: Box<RawValue>,
    /// The numbers of its files.
    #[serde(default)]
    files: Vec<String>,
    /// The number of its table.
    table: Option<String>,
}

impl Kept {
    fn keep(&self, tab: String, way: String, page: Page) -> bool {
        let mut tabs = self.locked();
        let has_room = tabs.contains_key(&tab) || tabs.len() < MOST_TABS;
        if has_room {
            let tab = tabs.entry(tab).or_default();
            tab.is_left = false;
            tab.pages.insert(way, page);
        }
        has_room
    }

    fn is_full(&self) -> bool {
        self.locked().len() >= MOST_TABS
    }

    /// What was on a page of a tab, which is looked at again.
    fn value(&self, tab: &str, way: &str) -> Option<String> {
        let mut tabs = self.locked();
        let tab = tabs.get_mut(tab)?;
        tab.is_left = false;
        Some(tab.pages.get(way)?.value.get().to_owned())
    }

    fn leave(&self, tab: &str) {
        if let Some(tab) = self.locked().get_mut(tab) {
            tab.is_left = true;
        }
    }

    /// Forgets the pages that nobody looks at any more; the numbers of their files and of their tables.
    fn forget_left(&self) -> (Vec<String>, Vec<String>) {
        let mut tabs = self.locked();
        let (mut files, mut tables) = (Vec::new(), Vec::new());
        tabs.retain(|_, tab| {
            if tab.is_left {
                for page in std::mem::take(&mut tab.pages).into_values() {
                    files.extend(page.files);
                    tables.extend(page.table);
                }
            }
            !tab.is_left
        });
        (files, tables)
    }

    fn locked(&self) -> MutexGuard<'_, BTreeMap<String, Tab>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    /// Where room gets scarce, lets go what pages have that nobody looks at any more.
    pub(super) async fn make_room(&self) {
        if !self.uploads.is_half_full() && !self.tables.are_many() && !self.kept.is_full() {
            return;
        }
        let (files, tables) = self.kept.forget_left();
        for file in files {
            self.uploads.forget(&file);
        }
        for table in tables {
            self.forget_table(&table).await;
        }
    }
}

/// Whether a tab's number is one that the page makes.
fn is_number(tab: &str) -> bool {
    let is_of_number = |c: u8| c.is_ascii_hexdigit() || c == b'-';
    (1..=40).contains(&tab.len()) && tab.bytes().all(is_of_number)
}

async fn keep(
    State(shared): State<Shared>,
    Path((tab, way)): Path<(String, String)>,
    Json(page): Json<Page>,
) -> StatusCode {
    shared.make_room().await;
    let is_kept = is_number(&tab) && is_way(&way) && shared.kept.keep(tab, way, page);
    if is_kept {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::INSUFFICIENT_STORAGE
    }
}

async fn kept(State(shared): State<Shared>, Path((tab, way)): Path<(String, String)>) -> Response {
    match shared.kept.value(&tab, &way) {
        Some(value) => shown("application/json", value.into_bytes()),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

/// Notes that a tab was closed, or is loaded anew: then it asks for what is kept at once.
async fn leave(State(shared): State<Shared>, Path(tab): Path<String>) -> StatusCode {
    shared.kept.leave(&tab);
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(value: &str, file: &str) -> Page {
        let json = format!(r#"{{"value": {value}, "files": ["{file}"], "table": null}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_page_is_there_until_its_tab_is_left_for_good() {
        let kept = Kept::default();
        assert!(kept.keep("a".into(), "many".into(), page("[1]", "1")));
        assert!(kept.keep("b".into(), "many".into(), page("[2]", "2")));
        assert_eq!(kept.value("a", "many").as_deref(), Some("[1]"));
        assert_eq!(kept.value("a", "scans"), None);
        kept.leave("a");
        kept.leave("b");
        // One was only loaded anew.
        assert!(kept.value("b", "many").is_some());
        assert_eq!(kept.forget_left(), (vec!["1".to_owned()], vec![]));
        assert!(kept.value("a", "many").is_none() && kept.value("b", "many").is_some());
    }

    #[test]
    fn tabs_are_bounded_and_those_that_are_left_make_room() {
        let kept = Kept::default();
        for tab in 0..MOST_TABS {
            assert!(kept.keep(tab.to_string(), "form".into(), page("1", "")));
        }
        assert!(!kept.keep("new".into(), "form".into(), page("1", "")));
        assert!(kept.keep("7".into(), "scans".into(), page("1", "")));
        kept.leave("8");
        kept.leave("9");
        // It is kept something of, so that somebody is there.
        assert!(kept.keep("9".into(), "scans".into(), page("1", "")));
        kept.forget_left();
        assert!(kept.keep("new".into(), "form".into(), page("1", "")));
        assert!(!kept.keep("newer".into(), "form".into(), page("1", "")));
        assert!(!is_number("../a") && !is_number("") && is_number("4f-A"));
    }
}
