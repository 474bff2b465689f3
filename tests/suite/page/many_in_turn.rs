//! Many clients: what is said of a table goes in the order in which it was said, and to no other table.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use super::hold;
use super::many::{client, opened, table};
use crate::judge::browser::{Browser, Served};

const HEADER: &str = "Company,Country,Original ID,Signatory";

/// A page with a table of three clients, and another such table that is not open yet.
fn two_tables(served: &Served, folder: &tempfile::TempDir) -> Option<(Browser, PathBuf)> {
    let lines = |firm: &str| {
        let clients = (1..=3).map(|number| client(number).replace("EXAMPLE", firm));
        std::iter::once(HEADER.to_owned())
            .chain(clients.map(|line| line.replace(",2026-11-20", "")))
            .collect::<Vec<_>>()
    };
    let first = table(folder.path(), "first.csv", &lines("FIRST"));
    let second = table(folder.path(), "second.csv", &lines("SECOND"));
    let browser = opened(served, &first)?;
    browser.wait("document.querySelectorAll('#rows > li').length === 3");
    Some((browser, second))
}

fn open_row(browser: &Browser, row: usize) {
    browser.click(&format!("#rows [data-row='{row}'] summary"));
    browser.wait(&format!("document.getElementById('cell-{row}-0')"));
}

/// The clients' names as they are listed.
fn names(browser: &Browser) -> serde_json::Value {
    browser.run(
        "return [...document.querySelectorAll('#rows .name')].map((name) => name.textContent)",
        &[],
    )
}

fn is_second(browser: &Browser) {
    browser.wait("document.getElementById('table-name').textContent === 'second.csv'");
    // What might still be on its way would be shown by then.
    std::thread::sleep(Duration::from_millis(300));
    let second = ["SECOND 1 LIMITED", "SECOND 2 LIMITED", "SECOND 3 LIMITED"];
    assert_eq!(names(browser), json!(second));
    assert_eq!(browser.text("#table-name"), "second.csv");
}

#[test]
fn what_is_typed_in_a_cell_is_a_correction_before_another_table_is_dropped() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let Some((browser, second)) = two_tables(&served, &folder) else {
        return;
    };
    open_row(&browser, 3);
    browser.type_into("#cell-3-0", " TYPED");
    browser.run(
        "window.asked = 0; window.confirm = () => { window.asked += 1; return window.asked > 1; }",
        &[],
    );
    let bytes = std::fs::read(second).unwrap();
    browser.drop("#drop", "second.csv", &bytes);
    browser.wait("window.asked === 1");
    browser.wait(
        "document.querySelectorAll('#rows .name')[1].textContent === 'FIRST 2 LIMITED TYPED'",
    );
    assert_eq!(browser.text("#table-name"), "first.csv");
    browser.drop("#drop", "second.csv", &bytes);
    is_second(&browser);
}

#[test]
fn a_late_correction_or_receipt_goes_to_the_table_that_it_was_made_in() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let Some((browser, second)) = two_tables(&served, &folder) else {
        return;
    };
    browser.run("window.confirm = () => true", &[]);
    open_row(&browser, 2);
    open_row(&browser, 3);
    hold(&browser, "/cell");
    browser.type_into("#cell-2-0", " A\u{E004}");
    browser.type_into("#cell-3-0", " B\u{E004}");
    let receipts = ["r1.png", "r2.png"].map(|name| {
        let path = folder.path().join(name);
        std::fs::copy(crate::letters::project("examples/receipt.png"), &path).unwrap();
        path
    });
    browser.choose("#files", &receipts);
    browser.choose("#table", &[second]);
    std::thread::sleep(Duration::from_millis(300));
    browser.run("window.release()", &[]);
    is_second(&browser);
    let paths = browser.run("return window.paths", &[]);
    let paths: Vec<_> = paths
        .as_array()
        .unwrap()
        .iter()
        .map(|path| path.as_str().unwrap())
        .collect();
    let at = |part: &str| paths.iter().position(|path| path.contains(part)).unwrap();
    assert!(
        at("/cell") < at("/file?") && at("r2.png") < at("/many/open"),
        "{paths:?}"
    );
}

#[test]
fn columns_are_matched_one_after_the_other_and_before_a_run() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let lines = [
        "Firm,Country,Original ID,Boss".to_owned(),
        "EXAMPLE LIMITED,HK,gh_3f2a9c810001,CHAN TAI MAN".to_owned(),
    ];
    let file = table(folder.path(), "clients.csv", &lines);
    let Some(browser) = opened(&served, &file) else {
        return;
    };
    browser.wait("document.getElementById('column-3')");
    hold(&browser, "/read");
    browser.select("#column-0", "company.name");
    browser.wait("window.paths.length === 1");
    // The first is on its way.
    browser.select("#column-3", "letter.signatory");
    browser.run("window.release()", &[]);
    browser.wait("!document.getElementById('after-reading').hidden");
    let chosen = browser.run(
        "return ['column-0', 'column-3'].map((id) => document.getElementById(id).value)",
        &[],
    );
    assert_eq!(chosen, json!(["company.name", "letter.signatory"]));

    hold(&browser, "/read");
    browser.select("#column-1", "");
    browser.select("#column-1", "company.country");
    browser.click("#begin");
    browser.wait("window.paths.some((path) => path.endsWith('/read'))");
    std::thread::sleep(Duration::from_millis(600));
    let is_begun = "return window.paths.some((path) => path.endsWith('/run'))";
    assert_eq!(browser.run(is_begun, &[]), false);
    browser.run("window.release()", &[]);
    browser.wait("!document.getElementById('results').hidden");
    assert_eq!(browser.run(is_begun, &[]), true);
}

#[test]
fn a_run_can_be_begun_again_after_a_correction_was_not_taken() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let Some((browser, _)) = two_tables(&served, &folder) else {
        return;
    };
    open_row(&browser, 2);
    browser.run(
        "const real = window.fetch; window.fetch = (path, options) =>
           String(path).endsWith('/cell') ? Promise.reject(new TypeError('gone')) : real(path, options);
         window.mend = () => (window.fetch = real);",
        &[],
    );
    browser.type_into("#cell-2-0", " A\u{E004}");
    browser.wait("document.getElementById('notice').innerText.includes('no longer answers')");
    browser.click("#begin");
    browser.wait("!document.getElementById('begin').disabled");
    assert_eq!(
        browser.run("return document.activeElement.id", &[]),
        "begin"
    );
    browser.run("window.mend()", &[]);
    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    assert_eq!(names(&browser)[0], "FIRST 1 LIMITED A");
}

#[test]
fn rows_that_failed_come_back_with_the_columns_that_were_matched() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let lines = [
        "公司名稱,註冊地,原始ID,操作人,電郵,email,簽署人".to_owned(),
        "金帆範例有限公司,HK,gh_3f2a9c810001,陳大文,a@example.com,b@example.com,李文儀".to_owned(),
        "銀河範例有限公司,HK,h_3f2a9c810002,陳大文,a@example.com,c@example.com,李文儀".to_owned(),
    ];
    let file = table(folder.path(), "clients.csv", &lines);
    let Some(browser) = opened(&served, &file) else {
        return;
    };
    browser.wait("document.getElementById('column-5')");
    browser.select("#column-5", "account.login_email");
    browser.select("#column-3", "contact.name");
    browser.wait("!document.getElementById('after-reading').hidden");
    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    browser.click("#result-files a[download='failed.xlsx']");
    let failed = browser.downloaded("failed.xlsx");
    browser.drop("#drop", "failed.xlsx", &failed);
    browser.wait("document.getElementById('notice').innerText.includes('matched as')");
    let chosen = browser.run(
        "return [...document.querySelectorAll('#columns select')].map((select) => select.value)",
        &[],
    );
    let chosen: Vec<&str> = chosen
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .collect();
    assert_eq!(
        chosen,
        [
            "company.name",
            "company.country",
            "account.id",
            "contact.name",
            "contact.email",
            "account.login_email",
            "letter.signatory"
        ]
    );
    assert_eq!(names(&browser), json!(["銀河範例有限公司"]));
}
