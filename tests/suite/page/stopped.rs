//! What is left when the server is stopped: nothing.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use super::asked::{asked, request};
use super::one_client::choose_receipt;
use crate::judge::browser::{Browser, Served};

/// The private folder of the server.
fn private(served: &Served) -> PathBuf {
    let entries = std::fs::read_dir(served.folder.path()).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with("gonghan-")
        })
        .expect("uploads are kept in a folder")
}

#[test]
fn a_receipt_is_in_a_private_folder_until_ctrl_c_while_the_page_is_open() {
    let mut served = Served::start();
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    choose_receipt(&browser);
    let folder = private(&served);
    let listed = Command::new("stat")
        .args(["-c", "%a"])
        .arg(&folder)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(listed.stdout).unwrap(), "700\n");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    // With a page open, and its connection.
    assert_eq!(served.stop("INT"), Some(0));
    assert!(!folder.exists());
    browser.click("[data-step=company]");
    browser.type_into("[id='company.name']", "A");
    browser.wait("document.getElementById('notice').innerText.includes('no longer answers')");
}

/// Begins a run that takes minutes, and gives its table's number.
fn begin_a_long_run(served: &Served) -> String {
    let mut table = String::from("Company,Country,Original ID,Signatory\n");
    for number in 0..5_000 {
        table.push_str(&format!(
            "EXAMPLE {number} LIMITED,HK,gh_3f2a9c81{number:04x},CHAN TAI MAN\n"
        ));
    }
    let line = "POST /many/open?name=clients.csv";
    let opened = asked(served, &request(served, line, &[], table.as_bytes()));
    let opened: serde_json::Value = serde_json::from_slice(&opened.body).unwrap();
    let number = opened["number"].as_str().unwrap().to_owned();
    let line = format!("POST /many/{number}/run");
    let wanted = br#"{"pdf":true,"png":true,"jpg":true,"email":false,"code":false,"lang":"","language":"en"}"#;
    assert_eq!(
        asked(served, &request(served, &line, &[], wanted)).status,
        202
    );
    number
}

#[test]
fn two_runs_leave_room_for_the_page() {
    let served = Served::start();
    let numbers = [(); 2].map(|()| begin_a_long_run(&served));
    let form = include_str!("form.json").as_bytes();
    for _ in 0..3 {
        let drawn = asked(
            &served,
            &request(&served, "POST /client/preview", &[], form),
        );
        assert_eq!(drawn.status, 200);
    }
    // Both are still under way.
    for number in numbers {
        let line = format!("POST /many/{number}/cell");
        let cell = br#"{"row":2,"column":0,"text":"A","language":"en"}"#;
        assert_eq!(
            asked(&served, &request(&served, &line, &[], cell)).status,
            409
        );
    }
}

#[test]
fn a_run_that_waits_for_another_is_cancelled_before_its_turn() {
    let served = Served::start();
    let [first, second] = [(); 2].map(|()| begin_a_long_run(&served));
    let status = |line: &str| asked(&served, &request(&served, line, &[], b"{}")).status;
    assert_eq!(status(&format!("POST /many/{second}/cancel")), 204);
    // The events come to their end with the run.
    let line = format!("GET /many/{second}/progress");
    let progress = asked(&served, &request(&served, &line, &[], b""));
    let progress = String::from_utf8(progress.body).unwrap();
    assert!(progress.contains("\"is_stopped\":true"), "{progress}");
    assert!(progress.contains("\"done\":0"), "{progress}");
    assert_eq!(status(&format!("POST /many/{second}/forget")), 204);
    // One that nobody looks at any more is stopped.
    assert_eq!(status(&format!("POST /many/{first}/forget")), 204);
    assert_eq!(status(&format!("POST /many/{first}/cancel")), 404);
    let start = Instant::now();
    let folder = private(&served);
    while std::fs::read_dir(&folder).unwrap().count() > 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "its files stay");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_run_is_not_waited_for_and_leaves_nothing() {
    for signal in ["INT", "TERM", "HUP"] {
        let mut served = Served::start();
        begin_a_long_run(&served);
        let folder = private(&served);
        std::thread::sleep(Duration::from_millis(700));
        let start = Instant::now();
        assert_eq!(served.stop(signal), Some(0));
        // Five thousand letters would take minutes.
        assert!(start.elapsed() < Duration::from_secs(30), "{signal}");
        assert!(!folder.exists(), "{signal}");
    }
}
