//! Requests as no browser sends them.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::judge::browser::Served;

/// An answer: its status, its head, and its body.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

/// What the server answers to a request, sent as it stands.
pub(super) fn asked(served: &Served, request: &[u8]) -> Answer {
    let address = served.origin().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    // A server that refuses a body may close before all of it is sent.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(&bytes)));
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        body: bytes[end + 4..].to_vec(),
        head: head.to_lowercase(),
    }
}

/// What the page's own browser would send, with some lines of its head in another way; one that is empty is left out.
pub(super) fn request(
    served: &Served,
    line: &str,
    others: &[(&str, &str)],
    body: &[u8],
) -> Vec<u8> {
    let host = served.origin().strip_prefix("http://").unwrap();
    let port = host.split(':').nth(1).unwrap();
    let cookie = format!("gonghan-{port}={}", served.token());
    let length = body.len().to_string();
    let mut head = vec![
        ("host", host),
        ("cookie", &cookie),
        ("origin", served.origin()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/json"),
        ("content-length", &length),
        ("connection", "close"),
    ];
    for (name, value) in others {
        head.retain(|(other, _)| other != name);
        head.push((name, value));
    }
    let mut request = format!("{line} HTTP/1.1\r\n");
    for (name, value) in head {
        if !value.is_empty() {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    [request.as_bytes(), b"\r\n", body].concat()
}

/// The status of the answer to what the page's own browser would send, but for some lines.
pub(super) fn status(served: &Served, line: &str, others: &[(&str, &str)]) -> u16 {
    asked(served, &request(served, line, others, b"{}")).status
}
