//! What is said in all languages at once, so that the reader may change the language without waiting for it to be found again.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::language::PageLanguage;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::message::Ui;

/// What is said, by the tags of the languages.
#[derive(Debug, Default, Serialize)]
pub(super) struct Said(BTreeMap<&'static str, InLanguage>);

#[derive(Debug, Serialize)]
struct InLanguage {
    /// What was done; nothing where nothing was.
    done: String,
    findings: Vec<serde_json::Value>,
}

impl Said {
    /// Findings; the texts in `kept` are somebody's own and stay as they are.
    pub(super) fn of(kept: &[&str], findings: impl Fn(Ui) -> Vec<Diagnostic>) -> Said {
        Said::with_done(kept, |_| String::new(), findings)
    }

    /// What was done, and findings.
    pub(super) fn with_done(
        kept: &[&str],
        done: impl Fn(Ui) -> String,
        findings: impl Fn(Ui) -> Vec<Diagnostic>,
    ) -> Said {
        let all = PageLanguage::ALL.map(|(language, _)| {
            let reader = Reader {
                language,
                texts: kept.to_vec(),
            };
            let said = InLanguage {
                done: language.said(&done(language.ui()), kept),
                findings: reader.findings(findings(language.ui())),
            };
            (language.tag(), said)
        });
        Said(all.into())
    }
}

/// Why nothing is made.
impl IntoResponse for Said {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, Json(self)).into_response()
    }
}
