//! Who may ask: the browser that was opened with the token, from this page, under this address.

use std::io;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, ORIGIN, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{AppendHeaders, Html, IntoResponse, Response};

use super::Shared;
use super::answer::Refused;
use super::large_body::{PATIENCE, is_large, without_stalling};
use super::uploads::random_number;

/// What a page may load: itself. Pictures come as data it has asked for itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
                      img-src 'self' blob: data:; connect-src 'self'; form-action 'none'; \
                      frame-ancestors 'none'; base-uri 'none'";
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The token and the names under which this server may be asked.
pub(super) struct Admission {
    token: String,
    /// Good for one opening: other programs may read what a browser is started with.
    once: Mutex<Option<String>>,
    hosts: [String; 2],
    /// Cookies know no ports: a server on another port of this machine has another name.
    cookie: String,
}

impl Admission {
    /// A new token for a server at an address.
    pub(super) fn new(at: SocketAddr) -> io::Result<Admission> {
        Ok(Admission {
            token: random_number()?,
            once: Mutex::new(None),
            hosts: [
                format!("127.0.0.1:{}", at.port()),
                format!("localhost:{}", at.port()),
            ],
            cookie: format!("gonghan-{}", at.port()),
        })
    }

    /// The address that lets a browser in.
    pub(super) fn address(&self) -> String {
        format!("http://{}/?token={}", self.hosts[0], self.token)
    }

    /// An address that lets a browser in once.
    pub(super) fn address_for_once(&self) -> io::Result<String> {
        let token = random_number()?;
        let address = format!("http://{}/?token={token}", self.hosts[0]);
        *self.once.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
        Ok(address)
    }

    /// A name of another site that leads here is another site (DNS rebinding).
    fn knows_host(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|known| known == host))
    }

    /// Whether a request comes from this page, or from the user's own hand. What does something has to name its origin.
    fn is_from_here(&self, method: &Method, headers: &HeaderMap) -> bool {
        let text = |name| {
            let value: Option<&HeaderValue> = headers.get(name);
            value.and_then(|value| value.to_str().ok())
        };
        let changes = *method != Method::GET && *method != Method::HEAD;
        let origin_is_here = match headers.contains_key(ORIGIN) {
            false => !changes,
            true => text(ORIGIN)
                .and_then(|origin| origin.strip_prefix("http://"))
                .is_some_and(|host| self.hosts.iter().any(|known| known == host)),
        };
        let site_is_here = match text(SITE) {
            None | Some("same-origin") => true,
            Some("none") => !changes,
            Some(_) => false,
        };
        origin_is_here && site_is_here
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|cookie| cookie.to_str().ok())
            .flat_map(|cookie| cookie.split(';'));
        pairs.any(|pair| {
            let pair = pair.trim_ascii().split_once('=');
            pair.is_some_and(|(name, value)| name == self.cookie && is_same(value, &self.token))
        })
    }

    /// Gives the browser its cookie, and leads it on from here: a link elsewhere that led to this address would take no cookie
    /// with it to the next one.
    fn opened(&self) -> Response {
        let page = "<!DOCTYPE html><title>gonghan</title><meta http-equiv=\"refresh\" content=\"0;url=/\">\
                    <p><a href=\"/\">gonghan</a>";
        let cookie = format!(
            "{}={}; Path=/; HttpOnly; SameSite=Strict",
            self.cookie, self.token
        );
        (AppendHeaders([(SET_COOKIE, cookie)]), Html(page)).into_response()
    }

    /// The token of the address that was opened.
    fn opens(&self, method: &Method, uri: &Uri) -> bool {
        let query = uri.query().unwrap_or_default();
        let token = query.strip_prefix("token=");
        *method == Method::GET
            && uri.path() == "/"
            && token.is_some_and(|token| is_same(token, &self.token) || self.opens_once(token))
    }

    fn opens_once(&self, given: &str) -> bool {
        let mut once = self.once.lock().unwrap_or_else(PoisonError::into_inner);
        once.take_if(|token| is_same(given, token)).is_some()
    }
}

/// Compares in a time that does not tell how much of it is right.
fn is_same(given: &str, token: &str) -> bool {
    let (given, token) = (given.as_bytes(), token.as_bytes());
    let pairs = given.iter().zip(token);
    given.len() == token.len() && pairs.fold(0, |sum, (one, other)| sum | (one ^ other)) == 0
}

/// Lets a request through, or says why not; what is answered is kept by nobody and shown in no other page.
pub(super) async fn admit(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let admission = &shared.admission;
    let (method, headers) = (request.method(), request.headers());
    let mut response = if !admission.knows_host(headers) {
        Refused(StatusCode::MISDIRECTED_REQUEST, "unknown host").into_response()
    } else if admission.opens(method, request.uri()) {
        admission.opened()
    } else if !admission.has_cookie(headers) {
        Refused(
            StatusCode::FORBIDDEN,
            "open the address that `gonghan serve` has printed / 请打开 `gonghan serve` 显示的地址",
        )
        .into_response()
    } else if !admission.is_from_here(method, headers) {
        Refused(StatusCode::FORBIDDEN, "asked from another page").into_response()
    } else {
        if is_large(headers) {
            // Bodies are in memory while they are worked on: few large ones at a time.
            let _place = shared.large.clone().acquire_owned().await.ok();
            next.run(without_stalling(request, PATIENCE)).await
        } else {
            next.run(request).await
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admission() -> Admission {
        Admission::new(([127, 0, 0, 1], 8080).into()).unwrap()
    }

    fn headers(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn a_name_that_leads_here_from_elsewhere_is_not_this_host() {
        let admission = admission();
        for (host, known) in [
            ("127.0.0.1:8080", true),
            ("localhost:8080", true),
            ("127.0.0.1", false),
            ("evil.example:8080", false),
            ("127.0.0.1:8080.evil.example", false),
        ] {
            assert_eq!(
                admission.knows_host(&headers(&[(HOST, host)])),
                known,
                "{host}"
            );
        }
        assert!(!admission.knows_host(&HeaderMap::new()));
    }

    #[test]
    fn what_does_something_is_asked_by_this_page_alone() {
        let admission = admission();
        let here = [(ORIGIN, "http://127.0.0.1:8080"), (SITE, "same-origin")];
        assert!(admission.is_from_here(&Method::POST, &headers(&here)));
        for asked in [
            &[(ORIGIN, "http://evil.example")][..],
            &[(ORIGIN, "null")],
            &[(ORIGIN, "http://127.0.0.1:9090")],
            &[(ORIGIN, "https://127.0.0.1:8080")],
            &[(ORIGIN, "http://127.0.0.1:8080"), (SITE, "cross-site")],
            // Another server of this machine is the same site, and another origin.
            &[(ORIGIN, "http://127.0.0.1:8080"), (SITE, "same-site")],
            &[(SITE, "none")],
            &[],
        ] {
            let is_let_in = admission.is_from_here(&Method::POST, &headers(asked));
            assert!(!is_let_in, "{asked:?}");
        }
    }

    #[test]
    fn another_page_is_not_answered_and_a_typed_address_is() {
        let admission = admission();
        let get =
            |asked: &[(HeaderName, &str)]| admission.is_from_here(&Method::GET, &headers(asked));
        assert!(get(&[]) && get(&[(SITE, "none")]) && get(&[(SITE, "same-origin")]));
        assert!(!get(&[(SITE, "cross-site")]) && !get(&[(SITE, "same-site")]));
        assert!(!get(&[(ORIGIN, "http://evil.example")]));
    }

    #[test]
    fn the_token_opens_the_first_page_and_is_a_cookie_from_then_on() {
        let admission = admission();
        let uri: Uri = admission.address().parse().unwrap();
        assert!(admission.opens(&Method::GET, &uri));
        assert!(!admission.opens(&Method::POST, &uri));
        for wrong in ["/?token=", "/?token=0123", "/", "/client?token=x"] {
            assert!(
                !admission.opens(&Method::GET, &wrong.parse().unwrap()),
                "{wrong}"
            );
        }
        let once: Uri = admission.address_for_once().unwrap().parse().unwrap();
        assert!(admission.opens(&Method::GET, &once));
        assert!(!admission.opens(&Method::GET, &once), "it opened twice");
        let cookie = format!("a=b; gonghan-8080={}", admission.token);
        assert!(admission.has_cookie(&headers(&[(COOKIE, &cookie)])));
        let other = format!("gonghan-9090={}", admission.token);
        for cookie in ["gonghan-8080=", "gonghan-8080", &other] {
            assert!(!admission.has_cookie(&headers(&[(COOKIE, cookie)])));
        }
    }
}
