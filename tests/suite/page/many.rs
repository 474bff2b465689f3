//! Many clients, from a dropped table to the downloaded letters.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{gonghan, is_open_to_all, unzipped};
use crate::judge::browser::{Browser, Served};
use crate::judge::{poppler, spreadsheets};

const HEADER: &str = "Company,Country,Original ID,Signatory,Letter date";

pub(super) fn table(folder: &Path, name: &str, lines: &[String]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    path
}

pub(super) fn client(number: usize) -> String {
    format!("EXAMPLE {number} LIMITED,HK,gh_3f2a9c81{number:04x},CHAN TAI MAN,2026-11-20")
}

pub(super) fn opened(served: &Served, table: &Path) -> Option<Browser> {
    let browser = Browser::start()?;
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    browser.click(".ways a[href^='/many']");
    browser.wait("document.getElementById('drop')");
    browser.choose("#table", &[table.to_owned()]);
    browser.wait("!document.getElementById('opened').hidden");
    Some(browser)
}

/// The results' link of a name; downloads it.
fn result(browser: &Browser, name: &str) -> Vec<u8> {
    browser.click(&format!("#result-files a[download='{name}']"));
    browser.downloaded(name)
}

#[test]
fn a_dropped_table_is_corrected_and_made_into_the_very_files_of_a_batch() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let mut lines = vec![HEADER.to_owned()];
    lines.extend((1..=12).map(client));
    // A lost first letter, and a name that is missing.
    lines[3] = lines[3].replace("gh_", "h_");
    lines[5] = lines[5].replace("EXAMPLE 5 LIMITED", "");
    let path = table(folder.path(), "clients.csv", &lines);
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.querySelectorAll('#rows > li').length === 12");
    assert!(
        browser
            .text("#counts")
            .starts_with("Clients: 12; with errors: 2;"),
        "{}",
        browser.text("#counts")
    );
    browser.click("#only-findings");
    browser.wait("document.querySelectorAll('#rows > li').length === 2");
    browser.click("#rows [data-row='4'] summary");
    browser.wait("document.getElementById('cell-4-2')");
    is_open_to_all(&browser, "many-cells");
    assert!(
        browser.text("#cell-4-2-said").contains("gh_3f2a9c810003"),
        "{}",
        browser.text("#cell-4-2-said")
    );
    browser.run("document.getElementById('cell-4-2').value = ''", &[]);
    browser.type_into("#cell-4-2", "gh_3f2a9c810003\u{E004}");
    // It stays in the list while somebody is at it.
    browser.wait("document.getElementById('counts').innerText.includes('with errors: 1;')");
    browser.wait("document.getElementById('cell-4-2-said').innerText === ''");
    assert_eq!(
        browser.run("return document.activeElement.id", &[]),
        "cell-4-3"
    );
    browser.click("#only-findings");
    browser.wait("document.querySelectorAll('#rows > li').length === 12");

    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    browser.wait("document.querySelectorAll('#rows .state.made').length === 11");
    is_open_to_all(&browser, "many-results");
    let mut made = unzipped(&result(&browser, "batch.zip"));
    let print_run = result(&browser, "letters.pdf");
    let failed = result(&browser, "failed.xlsx");

    // The same by the command line, from a table that is corrected by hand.
    lines[3] = client(3);
    table(folder.path(), "clients.csv", &lines);
    gonghan(
        folder.path(),
        &[
            "batch",
            "clients.csv",
            "-o",
            "out",
            "--format",
            "pdf,png",
            "--print-run",
            "letters.pdf",
        ],
    );
    let is_clients = |name: &str| name.ends_with("/letter.pdf") || name.ends_with("/letter.png");
    made.retain(|(name, _)| is_clients(name));
    assert_eq!(made.len(), 22);
    for (name, bytes) in &made {
        let by_command = std::fs::read(folder.path().join("out").join(name)).unwrap();
        assert!(
            *bytes == by_command,
            "{name} is not that of the command line"
        );
    }
    let by_command = std::fs::read(folder.path().join("out/letters.pdf")).unwrap();
    assert!(
        print_run == by_command,
        "the print run is not that of the command line"
    );
    poppler::check_structure(&print_run);
    if let Some(text) = poppler::text(&print_run) {
        assert!(text.contains("gh_3f2a9c810003") && !text.contains("gh_3f2a9c810005"));
    }
    let failed_path = folder.path().join("failed.xlsx");
    std::fs::write(&failed_path, failed).unwrap();
    if let Some(rows) = spreadsheets::rows_of(&failed_path) {
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(
            rows[1].iter().any(|(_, text)| text == "gh_3f2a9c810005"),
            "{rows:?}"
        );
    }

    // The row that failed, mended in place: the next run makes it alone.
    browser.click("#rows [data-row='6'] summary");
    browser.wait("document.getElementById('cell-6-0')");
    browser.type_into("#cell-6-0", "EXAMPLE 5 LIMITED\u{E004}");
    // What is typed on while the table is read anew is not lost, and the focus stays.
    browser.press("SG");
    browser.wait("document.getElementById('counts').innerText.includes('with errors: 0;')");
    let focus = browser.run(
        "return [document.activeElement.id, document.activeElement.value]",
        &[],
    );
    assert_eq!(focus, json!(["cell-6-1", "SG"]));
    browser.click("#begin");
    browser.wait("document.querySelectorAll('#rows .state.made').length === 1");
    browser.wait("document.querySelectorAll('#rows .state.unchanged').length === 11");
    let names: Vec<_> = unzipped(&result(&browser, "batch.zip"))
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| is_clients(name))
        .collect();
    assert_eq!(names.len(), 24);
    browser.has_asked_only(served.origin());
}

#[test]
fn columns_that_are_not_known_are_matched_by_hand() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let header = "客户,Country,WeChat number,Signed,Remark".to_owned();
    let path = table(folder.path(), "clients.csv", &[header, client(1)]);
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.getElementById('reading').open");
    browser.wait("document.querySelector('#table-findings .error')");
    is_open_to_all(&browser, "many-columns");
    for (index, field) in [
        (0, "company.name"),
        (2, "account.id"),
        (3, "letter.signatory"),
    ] {
        browser.wait(&format!("document.getElementById('column-{index}')"));
        browser.select(&format!("#column-{index}"), field);
        browser.wait(&format!(
            "document.getElementById('column-{index}').value === '{field}'"
        ));
    }
    browser.wait("document.querySelectorAll('#rows > li').length === 1");
    assert!(browser.text("#rows").contains("EXAMPLE 1 LIMITED"));
    // A match is taken back.
    browser.select("#column-3", "");
    browser.wait("document.querySelector('#table-findings .error')");
}

#[test]
fn a_run_is_cancelled_and_goes_on_from_there() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let mut lines = vec![HEADER.to_owned()];
    lines.extend((1..=400).map(client));
    let path = table(folder.path(), "clients.csv", &lines);
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.querySelectorAll('#rows > li').length === 100");
    browser.click("#begin");
    browser.wait("document.getElementById('bar').value > 3");
    // A row can't be changed under a run.
    let changed = browser.run_async(
        "const number = performance.getEntriesByType('resource').map(({ name }) => /many\\/(\\w+)\\/progress/.exec(name)?.[1]).find(Boolean)
           ?? performance.getEntriesByType('resource').map(({ name }) => /many\\/(\\w+)\\/run/.exec(name)?.[1]).find(Boolean);
         const answer = await fetch(`/many/${number}/cell`, { method: 'POST', headers: { 'content-type': 'application/json' },
           body: JSON.stringify({ row: 2, column: 0, text: 'X', language: 'en' }) });
         return answer.status;",
        &[],
    );
    assert_eq!(changed, 409);
    browser.click("#cancel");
    browser.wait("!document.getElementById('results').hidden");
    assert!(
        browser.text("#notice").contains("Cancelled"),
        "{}",
        browser.text("#notice")
    );
    let unreached = "document.querySelectorAll('#rows .state.unreached').length";
    browser.click("#only-findings");
    browser.wait(&format!("{unreached} > 0"));
    browser.click("#begin");
    browser.wait("document.getElementById('progress-said').innerText.startsWith('400 of 400')");
    browser.wait("!document.getElementById('results').hidden");
    let names = unzipped(&result(&browser, "batch.zip"));
    let letters = names
        .iter()
        .filter(|(name, _)| name.ends_with("/letter.pdf"));
    assert_eq!(letters.count(), 400);
}

#[test]
fn receipts_are_found_by_their_names_and_files_elsewhere_are_left_alone() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let header = "Company,Country,Original ID,Signatory,Receipt,Login email,Payment date,Amount,Payment currency,Account holder,Account number,Bank,Operator,Template";
    let row = |receipt: &str| {
        format!(
            "EXAMPLE LIMITED,HK,gh_3f2a9c810001,CHAN TAI MAN,{receipt},a@example.com,2026-11-20,99.00,USD,EXAMPLE LIMITED,000123456789,Example Bank,CHAN TAI MAN,zh-en"
        )
    };
    let path = table(
        folder.path(),
        "clients.csv",
        &[header.to_owned(), row("receipt.png")],
    );
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.querySelectorAll('#rows > li').length === 1");
    assert!(
        browser.text("#table-findings").contains("Template"),
        "{}",
        browser.text("#table-findings")
    );
    browser.choose("#files", &[crate::letters::project("examples/receipt.png")]);
    browser.click("#email");
    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    let all = unzipped(&result(&browser, "batch.zip"));
    let mails: Vec<_> = all
        .iter()
        .filter(|(name, _)| name.ends_with(".eml"))
        .collect();
    assert_eq!(
        mails.len(),
        1,
        "{:?}",
        all.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    assert!(String::from_utf8_lossy(&mails[0].1).contains("image/png"));

    let secret = table(folder.path(), "secret.png", &["secret".to_owned()]);
    let path = table(
        folder.path(),
        "clients.csv",
        &[header.to_owned(), row(secret.to_str().unwrap())],
    );
    browser.choose("#table", &[path]);
    browser.wait("document.getElementById('table-findings').innerText.includes('Receipt')");
    let told = json!(browser.text("#table-findings"));
    assert!(told.as_str().unwrap().contains("not read"), "{told}");
}

#[test]
fn a_workbook_is_dropped_with_the_mouse() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    gonghan(folder.path(), &["new", "clients.xlsx"]);
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    browser.click(".ways a[href^='/many']");
    browser.wait("document.getElementById('drop')");
    let workbook = std::fs::read(folder.path().join("clients.xlsx")).unwrap();
    browser.drop("#drop", "客户 1.xlsx", &workbook);
    browser.wait("document.querySelectorAll('#rows > li').length === 1");
    assert!(browser.text("#table-name").starts_with("客户 1.xlsx"));
    assert!(
        browser
            .text("#counts")
            .starts_with("Clients: 1; with errors: 0;")
    );
    // What is too large is said to be, and is not sent.
    browser.drop("#drop", "large.csv", &vec![b'a'; 33 * 1024 * 1024]);
    browser.wait("document.getElementById('notice').innerText.includes('large.csv is too large')");
    assert!(browser.text("#table-name").starts_with("客户 1.xlsx"));
}

#[test]
fn an_archive_has_nothing_of_clients_that_are_no_longer_so() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let path = table(
        folder.path(),
        "clients.csv",
        &[HEADER.to_owned(), client(1), client(2)],
    );
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.querySelectorAll('#rows > li').length === 2");
    browser.click("#begin");
    browser.wait("document.querySelectorAll('#rows .state.made').length === 2");
    browser.click("#rows [data-row='2'] summary");
    browser.wait("document.getElementById('cell-2-0')");
    browser.run("document.getElementById('cell-2-0').value = ''", &[]);
    browser.type_into("#cell-2-0", "RIGHT EXAMPLE LIMITED");
    // Made at once, with what stands there now.
    browser.click("#begin");
    browser.wait("document.getElementById('progress-said').innerText.startsWith('2 of 2')");
    browser.wait("!document.getElementById('results').hidden");
    let names: Vec<_> = unzipped(&result(&browser, "batch.zip"))
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name.ends_with("/letter.pdf"))
        .collect();
    assert_eq!(
        names,
        [
            "gh_3f2a9c810001 RIGHT EXAMPLE LIMITED/letter.pdf",
            "gh_3f2a9c810002 EXAMPLE 2 LIMITED/letter.pdf"
        ]
    );
}

#[test]
fn a_column_that_is_matched_twice_is_matched_back() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let path = table(
        folder.path(),
        "clients.csv",
        &[HEADER.to_owned(), client(1)],
    );
    let Some(browser) = opened(&served, &path) else {
        return;
    };
    browser.wait("document.querySelectorAll('#rows > li').length === 1");
    browser.click("#reading summary");
    browser.select("#column-3", "company.name");
    browser.wait("document.querySelector('#table-findings .error')");
    browser.select("#column-3", "letter.signatory");
    browser.wait("!document.querySelector('#table-findings .error')");
    // One that is left to be the user's own stays so when something else is changed.
    browser.select("#column-4", "");
    browser.wait("document.getElementById('column-4').value === ''");
    browser.select("#column-3", "contact.name");
    browser.wait("document.querySelector('#table-findings .error')");
    browser.wait("document.getElementById('column-4')?.value === ''");
}

#[test]
fn corrections_are_not_lost_to_another_table_and_columns_stay_matched() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let header = "Firm,Country,Original ID,Signatory";
    let bad = "EXAMPLE LIMITED,HK,h_3f2a9c810001,CHAN TAI MAN";
    let lines = [header.to_owned(), bad.to_owned()];
    let [first, second] =
        ["first.csv", "second.csv"].map(|name| table(folder.path(), name, &lines));
    let Some(browser) = opened(&served, &first) else {
        return;
    };
    // By the keys: the menu stays where it is, and keeps the focus.
    browser.wait("document.getElementById('column-0')");
    browser.run("document.getElementById('column-0').focus()", &[]);
    browser.select("#column-0", "company.name");
    browser.wait("document.querySelector('#rows .failed')");
    assert_eq!(
        browser.run("return document.activeElement.id", &[]),
        "column-0"
    );
    browser.click("#rows summary");
    browser.wait("document.getElementById('cell-2-2')");
    browser.type_into("#cell-2-2", "\u{E011}g\u{E004}");
    browser.wait("document.querySelector('#rows .state')?.textContent !== 'errors'");
    browser.run("window.confirm = () => false", &[]);
    browser.choose("#table", std::slice::from_ref(&second));
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(browser.text("#table-name"), "first.csv");
    browser.run("window.confirm = () => true", &[]);
    browser.choose("#table", &[second]);
    browser.wait("document.getElementById('table-name').textContent === 'second.csv'");
    browser.wait("document.getElementById('notice').innerText.includes('matched as')");
    let company = browser.run("return document.getElementById('column-0').value", &[]);
    assert_eq!(company, "company.name");
}

#[test]
fn two_columns_of_one_field_are_told_with_all_the_others_still_there() {
    let served = Served::start();
    let folder = tempfile::tempdir().unwrap();
    let header = "Company,Country,Original ID,Signatory,Team";
    let row = "EXAMPLE LIMITED,HK,gh_3f2a9c810001,CHAN TAI MAN,A";
    let file = table(
        folder.path(),
        "clients.csv",
        &[header.to_owned(), row.to_owned()],
    );
    let Some(browser) = opened(&served, &file) else {
        return;
    };
    browser.click("#reading summary");
    browser.select("#column-4", "company.name");
    browser.wait("document.querySelector('#table-findings .error')");
    let menus = "return document.querySelectorAll('#columns select').length";
    assert_eq!(browser.run(menus, &[]), 5);
    browser.select("#column-4", "");
    browser.wait("!document.getElementById('after-reading').hidden");
}
