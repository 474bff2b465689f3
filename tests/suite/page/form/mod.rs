//! An official form, from its file to a saved template and the letter that is made with it.

mod looks;
mod placed;
mod refused;
mod used;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::judge::browser::{Browser, Served};
use crate::letters::project;

const LEFT: &str = "\u{E012}";
const UP: &str = "\u{E013}";
const RIGHT: &str = "\u{E014}";
const DOWN: &str = "\u{E015}";
const SHIFT: &str = "\u{E008}";
const CONTROL: &str = "\u{E009}";
const DELETE: &str = "\u{E017}";

/// A browser with the page of forms; none where there is no browser.
fn opened(served: &Served) -> Option<Browser> {
    let browser = Browser::start()?;
    browser.open(&served.address);
    browser.wait("document.getElementById('client')");
    browser.open(&format!("{}/form?lang=en", served.origin()));
    browser.wait("document.getElementById('file')");
    Some(browser)
}

/// Waits until the places as they are now were checked.
fn checked(browser: &Browser) {
    // A change is checked a moment after it.
    std::thread::sleep(std::time::Duration::from_millis(250));
    browser.wait(
        "document.getElementById('sheet').dataset.checked && !document.getElementById('sheet').hasAttribute('aria-busy')",
    );
}

fn choose(browser: &Browser, files: &[PathBuf]) {
    browser.run(
        "document.getElementById('sheet').removeAttribute('data-checked')",
        &[],
    );
    browser.choose("#file", files);
    browser.wait("document.getElementById('sheet').dataset.checked");
    checked(browser);
}

/// Where the panel says that the chosen place is: x, y, width, height.
fn area(browser: &Browser) -> [f64; 4] {
    ["x", "y", "width", "height"].map(|key| {
        let value = browser.run(
            "return document.getElementById(arguments[0]).valueAsNumber",
            &[json!(format!("p-{key}"))],
        );
        value.as_f64().unwrap()
    })
}

fn focus(browser: &Browser, field: &str) {
    browser.run(
        "document.querySelector(`.box[data-field='${arguments[0]}']`).focus()",
        &[json!(field)],
    );
}

/// Millimetres a pixel.
fn scale(browser: &Browser) -> f64 {
    let width = browser.run("return document.getElementById('sheet').clientWidth", &[]);
    210.0 / width.as_f64().unwrap()
}

/// The middle of what a selector finds, in pixels, once it is seen.
fn middle(browser: &Browser, selector: &str) -> [f64; 2] {
    browser.run(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest', inline: 'nearest' })",
        &[json!(selector)],
    );
    middle_as_it_is(browser, selector)
}

fn middle_as_it_is(browser: &Browser, selector: &str) -> [f64; 2] {
    let middle = browser.run(
        "const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
         return [left + width / 2, top + height / 2];",
        &[json!(selector)],
    );
    [0, 1].map(|axis| middle[axis].as_f64().unwrap())
}

/// Drags with a mouse.
fn drag(browser: &Browser, from: [f64; 2], to: [f64; 2]) {
    let between = [0, 1].map(|axis| f64::midpoint(from[axis], to[axis]));
    for (kind, at, buttons) in [
        ("mouseMoved", from, 0),
        ("mousePressed", from, 1),
        ("mouseMoved", between, 1),
        ("mouseMoved", to, 1),
        ("mouseReleased", to, 0),
    ] {
        browser.dev_tools(
            "Input.dispatchMouseEvent",
            &json!({"type": kind, "x": at[0], "y": at[1], "button": if kind == "mouseMoved" && buttons == 0 { "none" } else { "left" }, "buttons": buttons, "clickCount": 1}),
        );
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.31
}

/// Writes numbers into the panel.
fn put(browser: &Browser, numbers: &[(&str, f64)]) {
    for (key, number) in numbers {
        browser.run(
            "const input = document.getElementById(arguments[0]); input.value = arguments[1];
             input.dispatchEvent(new Event('input', { bubbles: true }));",
            &[json!(format!("p-{key}")), json!(number)],
        );
    }
    checked(browser);
}

fn count(browser: &Browser, selector: &str) -> u64 {
    let count = browser.run(
        "return document.querySelectorAll(arguments[0]).length",
        &[json!(selector)],
    );
    count.as_u64().unwrap()
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, bytes))
        .unwrap();
}

/// A folder with a form under a name, and the record of the example beside it.
fn desk(form: &Path, name: &str) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    std::fs::copy(form, desk.path().join(name)).unwrap();
    for (from, to) in [
        ("hong-kong.toml", "client.toml"),
        ("receipt.png", "receipt.png"),
    ] {
        std::fs::copy(project("examples").join(from), desk.path().join(to)).unwrap();
    }
    desk
}

/// The letter that the command line makes with a saved template.
fn letter(desk: &Path, template: &str) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_gonghan"))
        .args(["letter", "client.toml", "--template", template, "-o", "out"])
        .current_dir(desk)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    std::fs::read(desk.join("out/letter.pdf")).unwrap()
}

fn place<'a>(template: &'a toml::Table, field: &str) -> &'a toml::Table {
    let places = template["place"].as_array().unwrap().iter();
    let mut places = places.map(|place| place.as_table().unwrap());
    places
        .find(|place| place["field"].as_str() == Some(field))
        .unwrap_or_else(|| panic!("{field} has no place"))
}

fn area_of(place: &toml::Table) -> [f64; 4] {
    ["x", "y", "width", "height"].map(|key| match &place[key] {
        toml::Value::Integer(number) => f64::from(i16::try_from(*number).unwrap()),
        other => other.as_float().unwrap(),
    })
}

/// Asserts that a word stands within an area of a letter.
fn stands_in(words: &[(String, [f32; 4])], word: &str, [x, y, width, height]: [f64; 4]) {
    let found = words.iter().find(|(text, _)| text == word);
    let (_, [left, top, right, bottom]) = found.unwrap_or_else(|| panic!("{word}: {words:?}"));
    let [left, top, right, bottom] = [left, top, right, bottom].map(|edge| f64::from(*edge));
    let (across, down) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    assert!(
        left > x - 0.5 && right < x + width + 0.5,
        "{word}: {left} to {right}, {x} + {width}"
    );
    assert!(
        across < x + width && down > y && down < y + height,
        "{word}: {down}, {y} + {height}"
    );
}

fn dragged_by(browser: &Browser, selector: &str, across: f64, down: f64) {
    let from = middle(browser, selector);
    drag(browser, from, [from[0] + across, from[1] + down]);
}
