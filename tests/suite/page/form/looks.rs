//! What the page looks like, and who can use it.

use super::*;
use crate::judge::office;

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
