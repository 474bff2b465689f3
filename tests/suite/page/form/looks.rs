//! What the page looks like, and who can use it.

use super::*;
use crate::judge::picture_tools::convert;
use crate::judge::{office, poppler};

#[test]
fn everybody_can_use_it_wide_and_narrow_light_and_dark() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    assert_eq!(browser.barriers(), [""; 0]);
    choose(&browser, &[forms.join("tc_table2.pdf")]);
    browser.click("#palette summary");
    focus(&browser, "company.country");
    put(&browser, &[("width", 50.0)]);
    for (language, width, dark) in [
        ("en", 1280, false),
        ("zh-Hans", 1280, true),
        ("zh-Hant", 320, true),
        ("en", 320, false),
        ("zh-Hans", 640, false),
    ] {
        browser.click(&format!(".languages a[lang={language}]"));
        browser.wait(&format!("document.documentElement.lang === '{language}'"));
        checked(&browser);
        browser.screen(width, 900);
        browser.dark(dark);
        assert_eq!(browser.barriers(), [""; 0], "{language} at {width}");
        let overflow = browser.run(
            "return document.documentElement.scrollWidth > innerWidth",
            &[],
        );
        assert_eq!(overflow, false, "{language} at {width}");
        // What was done is not lost with the language.
        assert!(near(area(&browser)[2], 50.0));
    }
    let said = browser.text("#findings");
    assert!(said.contains("所有位置均可使用"), "{said}");
}

#[test]
fn what_the_guess_says_of_a_picture_is_said_in_the_language_that_is_chosen() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    let pdf = std::fs::read(forms.join("tc_table2.pdf")).unwrap();
    poppler::picture(&pdf, desk.path()).unwrap();
    let turned = ["drawn.png", "-background", "white", "-rotate", "0.7"];
    let sized = ["-resize", "1654x2339!", "askew.png"];
    if !convert(desk.path(), &[&turned[..], &sized[..]].concat()) {
        return;
    }
    choose(&browser, &[desk.path().join("askew.png")]);
    for (language, said) in [("en", "askew"), ("zh-Hans", "倾斜"), ("zh-Hant", "傾斜")] {
        browser.click(&format!(".languages a[lang={language}]"));
        browser.wait(&format!(
            "document.getElementById('opened').innerText.includes('{said}')"
        ));
    }
}
