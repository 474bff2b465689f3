//! What holds of every page.

use crate::judge::browser::{Browser, Served};
use crate::judge::{office, poppler};
use crate::letters::project;

const PAGES: [&str; 4] = ["/", "/many", "/scans", "/form"];

#[test]
fn every_page_is_led_to_from_every_other_and_asks_nobody_but_its_server() {
    let served = Served::start();
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    for from in PAGES {
        for to in PAGES {
            browser.open(&format!("{}{from}?lang=zh-Hans", served.origin()));
            browser.click(&format!(".ways a[href='{to}?lang=zh-Hans']"));
            browser.wait(&format!("location.pathname === '{to}'"));
            browser.wait("document.querySelector('.ways [aria-current=page]')");
            browser.has_asked_only(served.origin());
        }
    }
}

#[test]
fn every_page_is_printed_dark_on_white_without_what_is_pressed() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    browser.dark(true);
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("clients.csv");
    let rows =
        "Company,Country,Original ID,Signatory\nEXAMPLE LIMITED,HK,h_3f2a9c81d07e,CHAN TAI MAN\n";
    std::fs::write(&table, rows).unwrap();
    for (page, input, file, shown, said, pressed) in [
        (
            "/",
            "#open-record",
            project("examples/hong-kong.toml"),
            "!document.getElementById('preview').hidden",
            "Sign it by hand",
            "Open mail draft",
        ),
        (
            "/many",
            "#table",
            table,
            "document.querySelector('#rows .failed')",
            "EXAMPLE LIMITED",
            "Choose a table",
        ),
        (
            "/scans",
            "#choose",
            project("examples/receipt.png"),
            "document.querySelector('.card[data-state=ready] .before img[src]')",
            "receipt.png",
            "Download",
        ),
        (
            "/form",
            "#file",
            forms.join("tc_table2.pdf"),
            "document.querySelector('#sheet[data-checked]')",
            "What stands in the way",
            "Remove",
        ),
    ] {
        browser.open(&format!("{}{page}?lang=en", served.origin()));
        browser.wait("document.readyState === 'complete'");
        browser.choose(input, &[file]);
        browser.wait(shown);
        let printed = browser.printed();
        let name = page.replace('/', "printed-");
        let looked_at = super::picture_path(&name).with_extension("pdf");
        std::fs::write(looked_at, &printed).unwrap();
        let Some(text) = poppler::text(&printed) else {
            return;
        };
        assert!(text.contains(said), "{page}: {text}");
        assert!(!text.contains(pressed), "{page}: {text}");
        assert!(!text.contains("繁體中文"), "{page}: {text}");
        // Its heading, in ink that can be read.
        poppler::picture(&printed, folder.path()).unwrap();
        let drawn = image::open(folder.path().join("drawn.png")).unwrap();
        let head = drawn
            .crop_imm(0, 0, drawn.width(), drawn.height() / 12)
            .to_luma8();
        assert!(head.pixels().any(|pixel| pixel.0[0] < 80), "{page} is pale");
    }
}
