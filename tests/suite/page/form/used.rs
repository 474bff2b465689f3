//! Letters are made on a placed form by the other pages.

use super::*;
use crate::judge::office;
use crate::page::{gonghan, is_open_to_all, unzipped};

/// A form that letters can be made on, its template saved beside it.
struct Used {
    served: Served,
    browser: Browser,
    desk: tempfile::TempDir,
    /// The key of the form.
    key: String,
}

impl Used {
    fn new() -> Option<Used> {
        let (served, forms) = (Served::start(), office::forms()?);
        let browser = opened(&served)?;
        let desk = desk(&forms.join("tc_table2.pdf"), "my form.pdf");
        choose(&browser, &[desk.path().join("my form.pdf")]);
        // One in error is not used.
        focus(&browser, "account.id");
        let [_, y, _, _] = area(&browser);
        put(&browser, &[("y", 400.0)]);
        browser.click("#use");
        browser.wait("document.getElementById('notice').innerText.includes('be made on it yet')");
        put(&browser, &[("y", y)]);
        browser.click("[data-save='toml']");
        let name = "my form.toml";
        write(&desk.path().join(name), &browser.downloaded(name));
        browser.click("#use");
        browser.wait("document.querySelector('#how a')");
        assert_eq!(browser.barriers(), [""; 0]);
        let href = browser.run("return document.querySelector('#how a').href", &[]);
        let key = href
            .as_str()
            .unwrap()
            .split("form=")
            .nth(1)
            .unwrap()
            .to_owned();
        Some(Used {
            served,
            browser,
            desk,
            key,
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.desk.path().join(name)
    }

    /// Goes to the client's page and opens the record.
    fn client(&self) {
        self.browser.click("#how a[href^='/?']");
        self.browser
            .wait("document.getElementById('client')?.dataset.checked");
        self.browser
            .choose("#open-record", &[self.path("client.toml")]);
        self.browser
            .wait("!document.getElementById('preview').hidden");
    }

    fn go(&self, way: &str) {
        self.browser
            .open(&format!("{}/{way}?lang=en", self.served.origin()));
        self.browser
            .wait("document.querySelectorAll('#on-form option').length === 2");
    }

    /// A file of the client's.
    fn saved(&self, name: &str) -> Vec<u8> {
        self.browser.click(&format!("[data-file='{name}']"));
        self.browser.downloaded(&format!("gh_3f2a9c81d07e {name}"))
    }
}

#[test]
fn a_clients_letter_on_a_placed_form_is_that_of_the_command_line() {
    let Some(mut used) = Used::new() else { return };
    used.client();
    let browser = &used.browser;
    browser.click("[data-step='letter']");
    let chosen = "return document.getElementById('on-form').selectedOptions[0].text";
    assert_eq!(browser.run(chosen, &[]), "the official form my form.pdf");
    is_open_to_all(browser, "one-client-on-form");
    let by_command = letter(used.desk.path(), "my form.toml");
    assert!(used.saved("letter.pdf") == by_command, "another letter");
    browser.has_asked_only(used.served.origin());
    // One that is no longer there is not exchanged for gonghan's own letter without a word.
    used.served.start_anew();
    let browser = &used.browser;
    browser.open_beside(&used.served.address);
    browser.click("[data-file='letter.pdf']");
    browser.wait(
        "document.getElementById('notice').innerText.includes('official form is no longer here')",
    );
}

/// Part of what is said of a scan that is another page than its client's letter.
const ANOTHER_PAGE: &str = "does not look like";

/// What stands beside the one scan, once it is made ready.
fn said_of_scan(browser: &Browser) -> String {
    browser.wait("document.getElementById('pages').dataset.left === '0' && document.querySelector('.card .findings > *')");
    browser.text(".card .findings")
}

#[test]
fn a_scan_is_compared_with_the_form_that_its_letter_was_made_on() {
    let Some(used) = Used::new() else { return };
    used.client();
    write(&used.path("letter.png"), &used.saved("letter.png"));
    let record = std::fs::read_to_string(used.path("client.toml")).unwrap();
    let other = record.replace("gh_3f2a9c81d07e", "gh_0123456789ab");
    write(&used.path("other.toml"), other.as_bytes());
    used.go("scans");
    let browser = &used.browser;
    browser.wait("document.querySelectorAll('#client option').length === 2");
    browser.select("#client", "gh_3f2a9c81d07e");
    browser.choose("#choose", &[used.path("letter.png")]);
    let said = said_of_scan(browser);
    assert!(!said.contains(ANOTHER_PAGE), "{said}");
    // Of a client that is not known yet it is gonghan's own letter, until the form is chosen.
    browser.choose("#open-record", &[used.path("other.toml")]);
    browser.wait("document.querySelectorAll('#client option').length === 3");
    let said = said_of_scan(browser);
    assert!(said.contains(ANOTHER_PAGE), "{said}");
    browser.select("#on-form", &used.key);
    browser.wait(&format!(
        "!document.querySelector('.card .findings').innerText.includes('{ANOTHER_PAGE}')"
    ));
    let said = said_of_scan(browser);
    assert!(!said.contains(ANOTHER_PAGE), "{said}");
}

#[test]
fn letters_of_many_clients_on_a_placed_form_are_those_of_a_batch() {
    let Some(used) = Used::new() else { return };
    let record = std::fs::read_to_string(used.path("client.toml")).unwrap();
    let record: toml::Table = toml::from_str(&record).unwrap();
    let fields = record.iter().flat_map(|(section, fields)| {
        let fields = fields.as_table().unwrap().iter();
        fields.map(move |(key, value)| (format!("{section}.{key}"), value.as_str().unwrap()))
    });
    let fields = fields.filter(|(name, _)| name != "payment.receipt");
    let (header, row): (Vec<_>, Vec<_>) = fields.unzip();
    let quoted: Vec<_> = row.iter().map(|text| format!("\"{text}\"")).collect();
    let lines = [header.join(","), quoted.join(",")].join("\n");
    let second = lines
        .lines()
        .nth(1)
        .unwrap()
        .replace("gh_3f2a9c81d07e", "gh_3f2a9c810002");
    write(
        &used.path("clients.csv"),
        format!("{lines}\n{second}\n").as_bytes(),
    );
    used.go("many");
    let browser = &used.browser;
    browser.choose("#table", &[used.path("clients.csv")]);
    browser.wait("!document.getElementById('opened').hidden");
    browser.select("#on-form", &used.key);
    let is_disabled = browser.run("return document.getElementById('lang').disabled", &[]);
    assert_eq!(is_disabled, true);
    browser.click("#begin");
    browser.wait("!document.getElementById('results').hidden");
    browser.click("#result-files a[download='batch.zip']");
    let made = unzipped(&browser.downloaded("batch.zip"));
    let folder = used.desk.path();
    let template = ["--template", "my form.toml", "--format", "pdf,png"];
    let batch = ["batch", "clients.csv", "-o", "batch"];
    gonghan(folder, &[batch, template].concat());
    let letters = made.iter().filter(|(name, _)| name.contains("/letter."));
    assert_eq!(letters.clone().count(), 4);
    for (name, bytes) in letters {
        let by_command = std::fs::read(folder.join("batch").join(name)).unwrap();
        assert!(*bytes == by_command, "{name} is another");
    }
    browser.has_asked_only(used.served.origin());
}
