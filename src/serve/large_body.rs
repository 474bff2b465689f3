//! Requests that bring much with them.

use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use futures_util::{StreamExt, stream};
use tokio::time::timeout;

/// How long a body may bring nothing before it is given up: others wait for its place.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// From here on a request is a large one, in bytes.
const LARGE: u64 = 1024 * 1024;

/// Whether a request brings much with it, or does not say how much.
pub(super) fn is_large(headers: &HeaderMap) -> bool {
    let length = headers.get(CONTENT_LENGTH).map(|length| {
        let length = length
            .to_str()
            .ok()
            .and_then(|text| text.parse::<u64>().ok());
        length.is_none_or(|length| length > LARGE)
    });
    length.unwrap_or(headers.contains_key(TRANSFER_ENCODING))
}

/// A request whose body breaks off where it brings nothing for some time.
pub(super) fn without_stalling(request: Request, patience: Duration) -> Request {
    request.map(|body| {
        let pieces = stream::unfold(Some(body.into_data_stream()), move |pieces| async move {
            let mut pieces = pieces?;
            match timeout(patience, pieces.next()).await {
                Ok(piece) => Some((piece?, Some(pieces))),
                Err(_) => Some((
                    Err(axum::Error::new(io::Error::from(io::ErrorKind::TimedOut))),
                    None,
                )),
            }
        });
        Body::from_stream(pieces)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Bytes, to_bytes};

    fn body(pieces: impl futures_util::Stream<Item = io::Result<Bytes>> + Send + 'static) -> Body {
        let request = Request::new(Body::from_stream(pieces));
        without_stalling(request, Duration::from_millis(50)).into_body()
    }

    #[test]
    fn a_body_that_brings_nothing_is_given_up_and_a_slow_one_is_not() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let piece = |bytes: &'static [u8]| Ok(Bytes::from_static(bytes));
            let stalled = stream::iter([piece(b"a")]).chain(stream::pending());
            assert!(to_bytes(body(stalled), usize::MAX).await.is_err());
            let slow = stream::iter([piece(b"a"), piece(b"b"), piece(b"c")]).then(|piece| async {
                tokio::time::sleep(Duration::from_millis(30)).await;
                piece
            });
            assert_eq!(&to_bytes(body(slow), usize::MAX).await.unwrap()[..], b"abc");
        });
    }

    #[test]
    fn a_body_of_an_unknown_length_is_a_large_one() {
        let headers =
            |name, value: &'static str| HeaderMap::from_iter([(name, value.parse().unwrap())]);
        assert!(!is_large(&HeaderMap::new()));
        assert!(!is_large(&headers(CONTENT_LENGTH, "1000")));
        assert!(is_large(&headers(CONTENT_LENGTH, "2000000")));
        assert!(is_large(&headers(CONTENT_LENGTH, "many")));
        assert!(is_large(&headers(TRANSFER_ENCODING, "chunked")));
    }
}
