//! The pages, and the style, scripts and faces that they load.

use std::sync::LazyLock;

use axum::Json;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::{Deserialize, Serialize};
use tera::{Context, Tera};

use super::Shared;
use super::answer::shown;
use super::language::PageLanguage;
use super::one_client::{LANGUAGES_OF_LETTERS, steps};
use super::words::words;
use crate::font::{HanCollection, stand_in_file};
use crate::scan::{Slot, USUAL_LIMIT};

/// A way to work with gonghan, each with a page of its own; its title is `nav.{id}` among the words.
#[derive(Clone, Copy, Serialize)]
struct Way {
    id: &'static str,
    href: &'static str,
}

/// A language as it is called in itself.
#[derive(Serialize)]
struct Named {
    tag: &'static str,
    name: &'static str,
}

const WAYS: [Way; 4] = [
    Way {
        id: "one_client",
        href: "/",
    },
    Way {
        id: "many",
        href: "/many",
    },
    Way {
        id: "scans",
        href: "/scans",
    },
    Way {
        id: "form",
        href: "/form",
    },
];

/// Whether there is a way to work of this name.
pub(super) fn is_way(id: &str) -> bool {
    WAYS.iter().any(|way| way.id == id)
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/page/", $name)))),*]
    };
}

static PAGES: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    tera.add_raw_templates(pages![
        "shell.html",
        "one_client.html",
        "many.html",
        "scans.html",
        "form.html",
        "on_form.html"
    ])
    // They are the program's own.
    .expect("a test draws every page");
    tera
});

/// The encodings that tables come in.
const ENCODINGS: [&str; 8] = [
    "utf-8",
    "gb18030",
    "big5",
    "utf-16le",
    "shift_jis",
    "euc-kr",
    "windows-1252",
    "windows-874",
];

macro_rules! scripts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("assets/", $name)))),*]
    };
}

const STYLE: &str = include_str!("assets/page.css");
/// By their names.
const SCRIPTS: &[(&str, &str)] = &scripts![
    "page.js",
    "on_form.js",
    "one_client.js",
    "many.js",
    "many_columns.js",
    "many_rows.js",
    "many_run.js",
    "many_table.js",
    "scans.js",
    "corners.js",
    "form.js",
    "form_boxes.js",
    "form_panel.js",
    "form_palette.js",
];

pub(super) fn routes() -> Router<Shared> {
    let mut routes = Router::new()
        .route("/assets/{name}", get(asset))
        .route("/faces/{name}", get(face))
        .route("/words/{tag}", get(words_of));
    for way in WAYS {
        routes = routes.route(
            way.href,
            get(
                async move |Query(asked): Query<Asked>, headers: HeaderMap| {
                    page(way, asked.language(&headers))
                },
            ),
        );
    }
    routes
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<PageLanguage>,
}

impl Asked {
    /// The language that was chosen, else the one that the browser prefers.
    fn language(&self, headers: &HeaderMap) -> PageLanguage {
        self.lang
            .unwrap_or_else(|| PageLanguage::preferred(headers))
    }
}

fn page(way: Way, language: PageLanguage) -> Response {
    match drawn(way, language) {
        Ok(html) => Html(html).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn drawn(way: Way, language: PageLanguage) -> tera::TeraResult<String> {
    let mut context = Context::new();
    context.insert("way", &way);
    context.insert("ways", &WAYS);
    context.insert("tag", language.tag());
    context.insert(
        "languages",
        &PageLanguage::ALL.map(|(other, name)| Named {
            tag: other.tag(),
            name,
        }),
    );
    let words = words(language);
    context.insert("w", words);
    // Within a script element, `</script>` would end it.
    let json = serde_json::to_string(words).unwrap_or_default();
    context.insert("words", &json.replace('<', "\\u003c"));
    context.insert("steps", &steps());
    context.insert("encodings", &ENCODINGS);
    context.insert("languages_of_letters", &LANGUAGES_OF_LETTERS);
    context.insert("slots", &Slot::ALL);
    context.insert("usual_kilobytes", &(USUAL_LIMIT / 1000));
    PAGES.render(&format!("{}.html", way.id), &context)
}

async fn asset(Path(name): Path<String>) -> Response {
    if name == "page.css" {
        return shown("text/css; charset=utf-8", STYLE.into());
    }
    match SCRIPTS.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => shown("text/javascript; charset=utf-8", (*text).into()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The letter's own face for Chinese, for a computer that has none.
async fn face(Path(name): Path<String>) -> Response {
    let collection = match name.as_str() {
        "zh-Hans.otf" => HanCollection::Simplified,
        "zh-Hant.otf" => HanCollection::Traditional,
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    // Copying twenty million bytes takes a moment.
    let file = tokio::task::spawn_blocking(move || stand_in_file(collection)).await;
    let mut response = shown("font/otf", file.ok().flatten().unwrap_or_default());
    // It never changes while the server runs.
    let kept = HeaderValue::from_static("private, max-age=3600");
    response.headers_mut().insert(CACHE_CONTROL, kept);
    response
}

async fn words_of(Path(tag): Path<String>) -> Response {
    match PageLanguage::ALL
        .iter()
        .find(|(language, _)| language.tag() == tag)
    {
        Some((language, _)) => Json(words(*language)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_drawn_with_words_that_there_are() {
        for way in WAYS {
            for (language, _) in PageLanguage::ALL {
                let html = drawn(way, language).unwrap();
                for key in html.split("data-w=\"").skip(1) {
                    let key = key.split('"').next().unwrap();
                    assert!(words(language).contains_key(key), "{key}");
                }
                assert!(html.contains(&format!("<html lang=\"{}\"", language.tag())));
            }
        }
    }

    #[test]
    fn every_script_speaks_words_that_there_are() {
        let words = words(PageLanguage::English);
        let sections: std::collections::BTreeSet<&str> = words
            .keys()
            .filter_map(|key| key.split('.').next())
            .collect();
        let is_key = |text: &&str| {
            let named = |section: &&str| sections.contains(section);
            let is_file = [".toml", ".zip"]
                .iter()
                .any(|ending| text.ends_with(ending));
            let is_word = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            let section = text.split_once('.').map(|(section, _)| section);
            section.as_ref().is_some_and(named) && text.chars().all(is_word) && !is_file
        };
        let mut count = 0;
        for (name, text) in SCRIPTS {
            for key in text
                .split('"')
                .filter(is_key)
                .filter(|key| !key.ends_with('.'))
            {
                assert!(words.contains_key(key), "{name}: {key}");
                count += 1;
            }
        }
        assert!(count > 90, "{count}");
    }
}
