//! Places are moved, added, checked and saved, and the command line makes letters with them.

use std::process::Command;

use super::*;
use crate::judge::{office, poppler};

#[test]
fn a_form_is_placed_by_hand_and_each_value_is_printed_where_its_box_was_put() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    // The whole sheet is seen.
    browser.screen(1280, 1700);
    let desk = desk(&forms.join("tc_table2.pdf"), "my form.pdf");
    choose(&browser, &[desk.path().join("my form.pdf")]);
    assert!(
        browser
            .text("#opened")
            .contains("my form.pdf, places guessed: 15")
    );
    assert_eq!(count(&browser, ".box.faulty"), 0);

    focus(&browser, "company.name");
    let [x, y, width, height] = area(&browser);
    browser.press(RIGHT);
    browser.press(&format!("{CONTROL}{LEFT}"));
    browser.press(&format!("{CONTROL}{LEFT}"));
    assert_eq!(area(&browser), [x + 1.0, y, width - 2.0, height]);
    browser.press(&format!("{SHIFT}{DOWN}"));
    assert!(near(area(&browser)[1], y + 5.0));
    browser.press(&format!("{SHIFT}{UP}"));
    let name = area(&browser);
    assert_eq!(name, [x + 1.0, y, width - 2.0, height]);

    let millimetres = scale(&browser);
    focus(&browser, "account.id");
    let [x, y, width, height] = area(&browser);
    let down = (240.0 - y) / millimetres;
    dragged_by(&browser, ".box[data-field='account.id']", -120.0, down);
    let moved = area(&browser);
    assert!(
        near(moved[0], x - 120.0 * millimetres) && near(moved[1], 240.0),
        "{moved:?}"
    );
    assert_eq!([moved[2], moved[3]], [width, height]);
    dragged_by(&browser, ".box.chosen .handle", -60.0, 10.0);
    let id = area(&browser);
    assert_eq!([id[0], id[1]], [moved[0], moved[1]]);
    assert!(
        near(id[2], width - 60.0 * millimetres) && near(id[3], height + 10.0 * millimetres),
        "{id:?}"
    );
    checked(&browser);
    assert_eq!(
        count(&browser, ".box.faulty"),
        0,
        "{}",
        browser.text("#findings")
    );

    // One is added by the keyboard's way, and one is dragged in.
    browser.click("#palette summary");
    browser.click("[data-add='account.login_email']");
    checked(&browser);
    put(
        &browser,
        &[("x", 20.0), ("y", 262.0), ("width", 70.0), ("height", 7.0)],
    );
    let from = middle(&browser, "[data-add='letter.place']");
    let to = middle_as_it_is(&browser, "#view");
    drag(&browser, from, to);
    assert_eq!(count(&browser, ".box[data-field='letter.place']"), 1);
    browser.press(DELETE);
    assert_eq!(count(&browser, ".box[data-field='letter.place']"), 0);
    assert_eq!(browser.text("#said"), "Place of signing was removed.");

    // Two places that meet are both marked, and the finding leads to them.
    focus(&browser, "account.login_email");
    put(&browser, &[("y", 240.0), ("x", id[0])]);
    let said = browser.text("#findings");
    assert!(
        said.contains("have a part of the sheet in common"),
        "{said}"
    );
    assert_eq!(count(&browser, ".box.faulty"), 2);
    browser.select("#sample", "english");
    checked(&browser);
    assert_eq!(count(&browser, "#sheet.filled"), 0);
    browser.click("#findings .show");
    let focused = browser.run("return document.activeElement.dataset.field", &[]);
    assert_eq!(focused, "account.login_email");
    put(&browser, &[("y", 262.0), ("x", 20.0)]);
    browser.wait("document.querySelector('#sheet.filled')");
    assert_eq!(count(&browser, ".box.faulty"), 0);
    let shown = browser.run(
        "return document.getElementById('picture').src.slice(0, 22)",
        &[],
    );
    assert_eq!(shown, "data:image/png;base64,");

    browser.click("[data-save='toml']");
    browser.wait("document.querySelector('#how pre')");
    assert!(
        browser
            .text("#how")
            .contains("gonghan letter client.toml --template \"my form.toml\"")
    );
    let saved = desk.path().join("my form.toml");
    write(&saved, &browser.downloaded("my form.toml"));
    let text = std::fs::read_to_string(&saved).unwrap();
    let template: toml::Table = toml::from_str(&text).unwrap();
    assert_eq!(template["background"].as_str(), Some("my form.pdf"));
    assert_eq!(area_of(place(&template, "company.name")), name);
    assert_eq!(area_of(place(&template, "account.id")), id);
    let email = [20.0, 262.0, 70.0, 7.0];
    assert_eq!(area_of(place(&template, "account.login_email")), email);

    let pdf = letter(desk.path(), "my form.toml");
    poppler::check_structure(&pdf);
    if let Some(words) = poppler::words(&pdf) {
        stands_in(&words, "gh_3f2a9c81d07e", id);
        stands_in(&words, "wechat@example.com", email);
        stands_in(&words, "GOLDEN", name);
        stands_in(
            &words,
            "taiman.chan@example.com",
            area_of(place(&template, "contact.email")),
        );
    }

    // The saved template and its form go on from there.
    choose(&browser, &[saved.clone(), desk.path().join("my form.pdf")]);
    assert!(
        browser
            .text("#opened")
            .contains("my form.toml was opened with its form, places: 16")
    );
    focus(&browser, "account.id");
    assert_eq!(area(&browser), id);
    choose(&browser, &[saved.clone(), forms.join("en_boxes.pdf")]);
    assert!(
        browser
            .text("#opened")
            .contains("not the file that these places were made for")
    );
    let misspelt = text.replace("field = \"account.id\"", "feild = \"account.id\"");
    write(&saved, misspelt.as_bytes());
    browser.choose("#file", &[saved]);
    browser.wait("document.getElementById('opened').innerText.includes('feild')");
    assert!(browser.text("#opened").contains("my form.toml:"));
    assert!(count(&browser, ".box") > 0);
    browser.has_asked_only(served.origin());
}

#[test]
fn the_fields_of_a_pdf_stay_where_they_are_and_are_given_a_meaning() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    let desk = desk(&forms.join("acro.pdf"), "acro.pdf");
    choose(&browser, &[desk.path().join("acro.pdf")]);
    assert_eq!(count(&browser, ".box.own"), 6);
    focus(&browser, "contact.name");
    assert!(browser.text("#of-form").contains("Operator"));
    let before = browser.run("return document.activeElement.style.cssText", &[]);
    browser.press(RIGHT);
    assert_eq!(
        browser.run("return document.activeElement.style.cssText", &[]),
        before
    );
    // What is usual for such a field is shown, and what is not is written.
    let is_in_box = browser.run("return document.getElementById('p-box').checked", &[]);
    assert_eq!(is_in_box, true);
    focus(&browser, "company.name");
    browser.click("#p-box");
    focus(&browser, "contact.name");
    browser.select("#p-field", "");
    checked(&browser);
    assert_eq!(count(&browser, ".box.own.empty"), 1);
    browser.select("#p-field", "letter.signatory");
    checked(&browser);
    assert_eq!(count(&browser, ".box.own.empty"), 0);
    browser.select("#sample", "chinese");
    browser.wait("document.querySelector('#sheet.filled')");
    browser.click("[data-save='zip']");
    let bytes = browser.downloaded("acro.zip");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let unpacked = tempfile::tempdir().unwrap();
    archive.extract(unpacked.path()).unwrap();
    for name in ["client.toml", "receipt.png"] {
        std::fs::copy(desk.path().join(name), unpacked.path().join(name)).unwrap();
    }
    assert_eq!(
        std::fs::read(unpacked.path().join("acro.pdf")).unwrap(),
        std::fs::read(desk.path().join("acro.pdf")).unwrap()
    );
    let text = std::fs::read_to_string(unpacked.path().join("acro.toml")).unwrap();
    let template: toml::Table = toml::from_str(&text).unwrap();
    assert_eq!(
        place(&template, "company.name")["box"].as_bool(),
        Some(false)
    );
    assert!(place(&template, "account.id").get("box").is_none());
    let pdf = letter(unpacked.path(), "acro.toml");
    if let Some(text) = poppler::text(&pdf) {
        assert!(
            text.contains("LEE Man Yee") && !text.contains("CHAN Tai Man"),
            "{text}"
        );
    }
}

#[test]
fn of_several_pages_one_is_chosen() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("three.pdf");
    let pages = ["tc_table2.pdf", "en_boxes.pdf", "sc_table4.pdf"].map(|name| forms.join(name));
    let qpdf = Command::new("qpdf")
        .args(["--empty", "--pages"])
        .args(&pages)
        .arg("--")
        .arg(&path)
        .status();
    match qpdf {
        Ok(status) => assert!(status.success()),
        Err(_) if std::env::var_os("CI").is_none() => return,
        Err(error) => panic!("qpdf is needed in CI: {error}"),
    }
    browser.choose("#file", &[path]);
    browser.wait("!document.getElementById('pages').hidden");
    assert_eq!(count(&browser, "#thumbnails button"), 3);
    assert_eq!(browser.barriers(), [""; 0]);
    browser.click("[data-page='2']");
    browser.wait("document.getElementById('sheet').dataset.checked");
    checked(&browser);
    browser.click("[data-save='toml']");
    let text = String::from_utf8(browser.downloaded("three.toml")).unwrap();
    assert!(text.contains("background_page = 2\n"), "{text}");
    browser.click("#another-page");
    browser.click("[data-page='3']");
    browser.wait("document.getElementById('pages').hidden");
    browser.click("[data-save='toml']");
    let text = String::from_utf8(browser.downloaded("three.toml")).unwrap();
    assert!(text.contains("background_page = 3\n"), "{text}");
}
