//! What is answered with: pages, files, and what went wrong in words.

use std::io;
use std::path::Path;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::io::AsyncReadExt;

use super::workshop::NotDone;

/// How much of a file is read at a time, in bytes.
const PIECE: usize = 256 * 1024;

/// A file of a kind, shown by the page that asked for it.
pub(super) fn shown(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A file of the disk to be saved under a name, read as it is sent.
pub(super) async fn saved_file(path: &Path, name: &str) -> io::Result<Response> {
    let file = tokio::fs::File::open(path).await?;
    let pieces = stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        let length = file.read(&mut piece).await?;
        piece.truncate(length);
        Ok::<_, io::Error>((length > 0).then_some((piece, file)))
    });
    let mut response = saved(name, Vec::new());
    *response.body_mut() = Body::from_stream(pieces);
    Ok(response)
}

/// A file to be saved under a name (RFC 6266, with the name of RFC 8187 beside it).
pub(super) fn saved(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = shown(media_type(name), bytes);
    let coded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let ascii: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{coded}");
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        response
            .headers_mut()
            .insert(CONTENT_DISPOSITION, disposition);
    }
    response
}

/// What a file is, by the ending of its name.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("eml") => "message/rfc822",
        Some("toml") => "application/toml",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

impl IntoResponse for NotDone {
    fn into_response(self) -> Response {
        match self {
            NotDone::Busy => {
                let busy = Refused(StatusCode::SERVICE_UNAVAILABLE, "busy: come again");
                let mut response = busy.into_response();
                response
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from_static("1"));
                response
            }
            NotDone::BrokenOff | NotDone::GivenUp => {
                Refused(StatusCode::INTERNAL_SERVER_ERROR, "the work broke off").into_response()
            }
        }
    }
}

/// A request that is not answered, and why in a few words.
pub(super) struct Refused(pub(super) StatusCode, pub(super) &'static str);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}

impl From<Refused> for Response {
    fn from(refused: Refused) -> Response {
        refused.into_response()
    }
}
