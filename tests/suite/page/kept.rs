//! What is on a page is there again when one comes back from another, and after loading it anew.

use std::time::Duration;

use serde_json::json;

use super::many::{client, table};
use super::one_client::{choose_receipt, fill, opened, saved, with_record};
use crate::judge::browser::{Browser, Served};
use crate::judge::office;
use crate::letters::project;

/// Goes to another way to work and back, and then loads the page anew.
fn away_and_back(browser: &Browser, way: &str, is_there: &str) {
    let here = browser.run("return document.body.dataset.way", &[]);
    browser.click(".ways a[href^='/form'], .ways a[href^='/scans']:not([aria-current])");
    // It is gone to once all that is under way is done.
    browser.wait(&format!(
        "document.body?.dataset.way && document.body.dataset.way !== {here}"
    ));
    browser.click(&format!(".ways a[href^='{way}?']"));
    browser.wait(is_there);
    load_anew(browser);
    browser.wait(is_there);
}

fn load_anew(browser: &Browser) {
    let address = browser.run("return location.href", &[]);
    browser.open(address.as_str().unwrap());
}

#[test]
fn a_client_is_there_again_with_the_receipt() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    choose_receipt(&browser);
    fill(&browser, "letter.place", "!");
    let is_there = "document.getElementById('letter.place')?.value === 'Hong Kong!'";
    away_and_back(&browser, "/", is_there);
    let step = browser.run(
        "return document.querySelector('fieldset.step:not([hidden])').id",
        &[],
    );
    assert_eq!(step, "step-letter");
    assert_eq!(browser.text("#receipt-name"), "receipt.png");
    browser.click("[data-file='payment.eml']");
    let email = saved(&browser, "payment.eml");
    assert!(email.windows(9).any(|part| part == b"image/png"));

    // A tab that is copied from this one has the same number, and finds it taken.
    let held = browser.run_async(
        "const { held } = await navigator.locks.query(); return held.map(({ name }) => name)",
        &[],
    );
    let tab = browser.run("return sessionStorage.tab", &[]);
    assert_eq!(held, json!([format!("gonghan-{}", tab.as_str().unwrap())]));

    // A client that is left behind is not there again.
    browser.run("window.confirm = () => true", &[]);
    browser.click("#new");
    browser.wait("document.getElementById('company.name').value === ''");
    std::thread::sleep(Duration::from_millis(700));
    load_anew(&browser);
    browser.wait("document.getElementById('client')?.dataset.checked");
    let name = browser.run("return document.getElementById('company.name').value", &[]);
    assert_eq!(name, "");
    browser.has_asked_only(served.origin());
}

#[test]
fn a_table_is_there_again_with_its_corrections_and_results() {
    let (served, folder) = (Served::start(), tempfile::tempdir().unwrap());
    let lines = [
        "Company,Country,Original ID,Signatory,Letter date".to_owned(),
        client(1),
        client(2).replace("gh_", "h_"),
    ];
    let path = table(folder.path(), "clients.csv", &lines);
    let Some(browser) = super::many::opened(&served, &path) else {
        return;
    };
    browser.click("#rows [data-row='3'] summary");
    browser.wait("document.getElementById('cell-3-0')");
    browser.type_into("#cell-3-0", "!\u{E004}");
    browser.wait("document.querySelectorAll('#rows .name')[1].textContent.endsWith('!')");
    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    browser.select("#lang", "ja");
    // What is still on its way to the server when one goes is waited for.
    super::hold(&browser, "/cell");
    browser.type_into("#cell-3-0", "!\u{E004}");
    browser.run("setTimeout(() => window.release(), 500)", &[]);
    let is_there = "document.querySelectorAll('#rows .name')[1]?.textContent === 'EXAMPLE 2 LIMITED!!' \
                    && !document.getElementById('results').hidden";
    away_and_back(&browser, "/many", is_there);
    let lang = browser.run("return document.getElementById('lang').value", &[]);
    assert_eq!(lang, "ja");
    assert!(browser.text("#results-old").contains("changed since"));
    assert!(browser.text("#results-said").contains("with a letter: 1"));
    browser.click("#result-files a[download='letters.pdf']");
    assert!(browser.downloaded("letters.pdf").starts_with(b"%PDF"));
    assert_eq!(browser.barriers(), [""; 0]);
}

#[test]
fn pages_of_scans_are_there_again_as_they_were_set() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    browser.open(&format!("{}/scans?lang=en", served.origin()));
    browser.wait("document.getElementById('pages')?.dataset.left === '0'");
    browser.choose("#choose", &[project("examples/receipt.png")]);
    let is_ready = "document.getElementById('pages')?.dataset.left === '0' && document.querySelector('.card .made')?.textContent";
    browser.wait(is_ready);
    browser.select(".card .own .slot", "receipt");
    browser.wait(is_ready);
    browser.click(".card .turn");
    browser.wait("document.querySelector('.card .made').textContent.includes('turned by 90°')");
    let is_there = "document.getElementById('pages')?.dataset.left === '0' \
                    && document.querySelector('.card .made')?.textContent.includes('turned by 90°')";
    away_and_back(&browser, "/scans", is_there);
    let slot = browser.run(
        "return document.querySelector('.card .own .slot').value",
        &[],
    );
    assert_eq!(slot, json!("receipt"));
}

#[test]
fn a_form_is_there_again_as_it_was_placed() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    browser.open(&format!("{}/form?lang=en", served.origin()));
    browser.wait("document.getElementById('file')");
    browser.choose("#file", &[forms.join("en_boxes.pdf")]);
    browser.wait("document.getElementById('sheet').dataset.checked");
    let place = "document.querySelector(\".box[data-field='account.id']\")?.style.left";
    browser.run(
        "document.querySelector(\".box[data-field='account.id']\").focus()",
        &[],
    );
    browser.press("\u{E014}\u{E014}");
    std::thread::sleep(Duration::from_millis(700));
    let moved = browser.run(&format!("return {place}"), &[]);
    let is_there = format!("{place} === {moved}");
    browser.click(".ways a[href^='/many']");
    browser.wait("document.getElementById('table')");
    browser.click(".ways a[href^='/form']");
    browser.wait(&is_there);
    browser.wait("document.getElementById('sheet').dataset.checked");
}
