//! Who is not let in, and what is not taken.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use super::asked::{asked, request, status};
use crate::judge::browser::{Browser, Served};

const CHECK: &str = "POST /client/check";

#[test]
fn nobody_is_let_in_without_the_token() {
    let served = Served::start();
    assert_eq!(status(&served, CHECK, &[]), 200);
    assert_eq!(status(&served, "GET /", &[]), 200);
    let wrong = "0".repeat(32);
    let port = served.origin().rsplit(':').next().unwrap();
    let cookies = [
        String::new(),
        format!("gonghan-{port}={wrong}"),
        format!("gonghan-{port}={}", &served.token()[1..]),
        format!("gonghan={}", served.token()),
        format!("gonghan-{port}"),
    ];
    for cookie in &cookies {
        for line in [
            CHECK,
            "GET /",
            "GET /assets/page.js",
            "GET /many",
            "POST /client/receipt?name=receipt.png",
        ] {
            assert_eq!(
                status(&served, line, &[("cookie", cookie)]),
                403,
                "{line} {cookie}"
            );
        }
    }
    let line = format!("GET /?token={wrong}");
    let answer = asked(&served, &request(&served, &line, &[("cookie", "")], b""));
    assert_eq!(answer.status, 403);
    assert!(!answer.head.contains("set-cookie"));
    let line = format!("GET /?token={}", served.token());
    let answer = asked(&served, &request(&served, &line, &[("cookie", "")], b""));
    assert!(
        answer.head.contains("httponly; samesite=strict"),
        "{}",
        answer.head
    );
    for policy in [
        "content-security-policy: default-src 'none'",
        "x-frame-options: deny",
        "no-referrer",
        "nosniff",
        "no-store",
    ] {
        assert!(answer.head.contains(policy), "{policy}: {}", answer.head);
    }
}

#[test]
fn a_name_that_was_led_here_and_another_page_are_refused() {
    let served = Served::start();
    let port = served.origin().rsplit(':').next().unwrap();
    let rebound = format!("evil.example:{port}");
    for host in [
        rebound.as_str(),
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]",
        "localhost",
    ] {
        for line in [CHECK, "GET /", &format!("GET /?token={}", served.token())] {
            assert_eq!(status(&served, line, &[("host", host)]), 421, "{host}");
        }
    }
    let other = format!("http://127.0.0.1:{}", port.parse::<u16>().unwrap() ^ 1);
    for others in [
        [
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "cross-site"),
        ],
        [("origin", "null"), ("sec-fetch-site", "cross-site")],
        [("origin", other.as_str()), ("sec-fetch-site", "same-site")],
        [("origin", other.as_str()), ("sec-fetch-site", "")],
        [("origin", ""), ("sec-fetch-site", "")],
        [
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "same-origin"),
        ],
    ] {
        assert_eq!(status(&served, CHECK, &others), 403, "{others:?}");
    }
    let led = [("origin", ""), ("sec-fetch-site", "cross-site")];
    assert_eq!(status(&served, "GET /", &led), 403);
    // Of this machine alone: no other address of it answers.
    let listening = std::fs::read_to_string("/proc/net/tcp").unwrap();
    let port = format!(":{:04X} ", port.parse::<u16>().unwrap());
    let lines: Vec<_> = listening
        .lines()
        .filter(|line| line.contains(&port) && line.contains(" 0A "))
        .collect();
    assert!(
        lines.len() == 1 && lines[0].contains("0100007F:"),
        "{lines:?}"
    );
}

#[test]
fn another_site_in_the_same_browser_learns_and_does_nothing() {
    let served = Served::start();
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    // A server on another port: the same site, another origin, in the browser that has the cookie.
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", other.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in other.incoming() {
            let mut stream = stream.unwrap();
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            let page = "<!DOCTYPE html><title>other</title><p>other";
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}",
                page.len()
            );
        }
    });
    browser.open(&address);
    let tried = browser.run_async(
        "const url = arguments[0];
         const said = [];
         for (const [path, options] of [
           ['/client/check', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
           ['/client/check', { method: 'POST', body: '{}' }],
           ['/', {}], ['/words/en', {}],
         ]) {
           try { said.push((await fetch(url + path, { ...options, credentials: 'include' })).status); }
           catch (error) { said.push('refused'); }
         }
         for (const mode of ['no-cors']) {
           const answer = await fetch(url + '/words/en', { mode, credentials: 'include' });
           said.push(answer.type);
         }
         const frame = document.createElement('iframe');
         frame.src = url + '/';
         document.body.append(frame);
         await new Promise((done) => frame.addEventListener('load', done));
         try { said.push(frame.contentDocument?.title ?? 'closed'); } catch (error) { said.push('closed'); }
         const script = document.createElement('script');
         script.src = url + '/assets/page.js';
         said.push(await new Promise((done) => {
           script.addEventListener('load', () => done('loaded'));
           script.addEventListener('error', () => done('refused'));
           document.body.append(script);
         }));
         return said;",
        &[json!(served.origin())],
    );
    assert_eq!(
        tried,
        json!([
            "refused", "refused", "refused", "refused", "opaque", "closed", "refused"
        ])
    );
}

#[test]
fn no_path_leads_out_of_what_is_served() {
    let served = Served::start();
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/faces/../../../etc/passwd",
        "/faces/..%2fetc%2fpasswd",
        "/words/..%2f..%2fetc%2fpasswd",
        "//etc/passwd",
        "/many/../../etc/passwd/view",
        "/many/x/result/..%2f..%2fetc%2fpasswd",
        "/etc/passwd",
    ] {
        let answer = asked(&served, &request(&served, &format!("GET {path}"), &[], b""));
        assert!(
            (400..500).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.body.windows(5).any(|five| five == b"root:"),
            "{path}"
        );
    }
    for path in [
        "/client/file/..%2f..%2fetc%2fpasswd",
        "/client/file/%2fetc%2fpasswd",
    ] {
        let line = format!("POST {path}");
        let form = include_str!("form.json").as_bytes();
        let answer = asked(&served, &request(&served, &line, &[], form));
        assert_eq!(answer.status, 404, "{path}");
    }
}

#[test]
fn what_is_hostile_or_too_large_is_an_error_and_the_server_goes_on() {
    let served = Served::start();
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let deep = "[".repeat(100_000);
    let zip = [&b"PK\x03\x04"[..], &noise].concat();
    for (line, body) in [
        ("POST /client/check", noise.as_slice()),
        ("POST /client/check", deep.as_bytes()),
        (
            "POST /client/preview",
            b"{\"fields\": {\"company.name\": 1}}",
        ),
        ("POST /client/preview", b"{\"unknown\": 1}"),
        ("POST /client/open?name=a.toml", noise.as_slice()),
        ("POST /client/open?name=a.json", deep.as_bytes()),
        ("POST /client/open", b""),
        ("POST /many/0/view", b"{\"language\": \"en\"}"),
        ("POST /many/0/run", b"{}"),
    ] {
        let answer = asked(&served, &request(&served, line, &[], body));
        assert!(
            (400..500).contains(&answer.status),
            "{line}: {}",
            answer.status
        );
    }
    // A table that is none is a table that is not read.
    for body in [noise.as_slice(), &zip, b"", b"\0\0\0"] {
        let answer = asked(
            &served,
            &request(&served, "POST /many/open?name=a.xlsx", &[], body),
        );
        assert_eq!(answer.status, 200);
        let view: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(view["is_read"], false);
        assert!(!view["findings"].as_array().unwrap().is_empty());
    }
    let large = vec![0; 33 * 1024 * 1024];
    for line in [
        "POST /client/receipt?name=receipt.png",
        "POST /many/open?name=a.csv",
        "POST /client/open?name=a.toml",
    ] {
        let answer = asked(&served, &request(&served, line, &[], &large));
        assert_eq!(answer.status, 413, "{line}");
    }
    assert_eq!(status(&served, CHECK, &[]), 200);
}

#[test]
fn two_hundred_requests_at_once_are_served_or_told_to_wait_and_none_is_lost() {
    let served = Served::start();
    let form = include_str!("form.json").as_bytes();
    let waited = AtomicUsize::new(0);
    let pictures = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                loop {
                    let answer = asked(
                        &served,
                        &request(&served, "POST /client/preview", &[], form),
                    );
                    match answer.status {
                        200 => {
                            assert!(answer.body.starts_with(b"\x89PNG"));
                            pictures.fetch_add(1, Ordering::Relaxed);
                            return;
                        }
                        503 => {
                            assert!(answer.head.contains("retry-after: 1"), "{}", answer.head);
                            waited.fetch_add(1, Ordering::Relaxed);
                            std::thread::sleep(std::time::Duration::from_secs(1));
                        }
                        other => panic!("{other}: {}", String::from_utf8_lossy(&answer.body)),
                    }
                }
            });
        }
    });
    assert_eq!(pictures.into_inner(), 200);
}

#[test]
fn what_is_refused_takes_no_room() {
    let served = Served::start();
    let table = b"Company,Country,Original ID,Signatory\nA,HK,gh_3f2a9c81d07e,B\n";
    let opened = asked(
        &served,
        &request(&served, "POST /many/open?name=a.csv", &[], table),
    );
    let opened: serde_json::Value = serde_json::from_slice(&opened.body).unwrap();
    let number = opened["number"].as_str().unwrap();
    let file = vec![0; 30 * 1024 * 1024];
    let name = format!("POST /many/{number}/file?name=..");
    // More than there is room for.
    for _ in 0..75 {
        assert_eq!(
            asked(&served, &request(&served, &name, &[], &file)).status,
            400
        );
    }
    let name = format!("POST /many/{number}/file?name=a.png");
    for _ in 0..75 {
        assert_eq!(
            asked(&served, &request(&served, &name, &[], &file)).status,
            200
        );
    }
}
