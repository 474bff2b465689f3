//! What holds of every page.

use crate::judge::browser::{Browser, Served};

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
