//! One client: nothing that is typed, pasted or dragged is lost or changed, whatever comes late.

use serde_json::json;

use super::hold;
use super::one_client::{choose_receipt, fill, opened, saved, with_record};
use crate::judge::browser::{Browser, Served};
use crate::letters::project;

/// Whether leaving the page would be asked about.
fn asks_before_leaving(browser: &Browser) -> bool {
    let asked = browser.run(
        "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))",
        &[],
    );
    asked == json!(true)
}

#[test]
fn what_comes_late_is_not_taken_for_another_client() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    browser.run("window.confirm = () => true", &[]);
    // A receipt that was on its way when another record was opened.
    hold(&browser, "/client/receipt");
    browser.click("[data-step=payment]");
    browser.choose("#receipt", &[project("examples/receipt.png")]);
    browser.wait("document.getElementById('receipt-name').textContent !== ''");
    browser.choose("#open-record", &[project("examples/japan.toml")]);
    browser.wait("document.getElementById('opened').innerText.includes('japan.toml')");
    browser.run("window.release()", &[]);
    std::thread::sleep(std::time::Duration::from_millis(300));
    let name = browser.text("#receipt-name");
    assert_eq!(name, "", "the receipt of another client");

    // What is typed while a record is on its way is asked about.
    hold(&browser, "/client/open");
    browser.run(
        "window.asked = 0; window.confirm = () => { window.asked += 1; return false; }",
        &[],
    );
    browser.choose("#open-record", &[project("examples/korea.toml")]);
    fill(&browser, "letter.place", "Osaka");
    browser.run("window.release()", &[]);
    browser.wait("window.asked === 1");
    let place = browser.run("return document.getElementById('letter.place').value", &[]);
    assert!(place.as_str().unwrap().ends_with("Osaka"));

    // What is typed while the record is saved is not saved.
    hold(&browser, "/client/file/client.toml");
    browser.click("[data-file='client.toml']");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(asks_before_leaving(&browser), "nothing is saved yet");
    fill(&browser, "letter.place", "!");
    browser.run("window.release()", &[]);
    let record = String::from_utf8(saved(&browser, "client.toml")).unwrap();
    assert!(!record.contains('!'), "{record}");
    assert!(asks_before_leaving(&browser));
}

#[test]
fn a_record_is_saved_as_it_was_when_the_button_was_pressed() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    browser.run("window.confirm = () => true", &[]);
    fill(&browser, "letter.place", "Kowloon");
    hold(&browser, "/client/receipt");
    browser.click("[data-step=payment]");
    browser.choose("#receipt", &[project("examples/receipt.png")]);
    browser.wait("document.getElementById('receipt-name').textContent !== ''");
    browser.click("[data-file='client.toml']");
    browser.click("#new");
    browser.wait("document.getElementById('company.name').value === ''");
    browser.run("window.release()", &[]);
    let record = browser.downloaded("gh_3f2a9c81d07e client.toml");
    let record = String::from_utf8(record).unwrap();
    assert!(record.contains("Kowloon"), "{record}");
    assert_eq!(browser.text("#receipt-name"), "");
}

#[test]
fn a_receipt_that_the_server_lost_is_told_and_not_left_out_of_the_email() {
    let mut served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    choose_receipt(&browser);
    served.start_anew();
    browser.open_beside(&served.address);
    browser.click("[data-file='client.zip']");
    browser.wait("document.getElementById('findings').innerText.includes('receipt')");
    browser.type_into("[id='payment.note']", "a");
    browser.wait("document.getElementById('receipt-said').innerText.includes('choose it again')");
    assert_eq!(browser.text("#receipt-name"), "");
    assert!(browser.text("#next").contains("Choose the receipt"));
    // What was said of it stays in another language.
    browser.click(".languages a[lang='zh-Hans']");
    browser.wait("document.getElementById('receipt-said').innerText.includes('重新选择')");
}

#[test]
fn a_page_of_an_earlier_start_says_so_and_keeps_what_is_typed() {
    let mut served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    browser.type_into("[id='company.name']", "GOLDEN SAIL EXAMPLE LIMITED");
    served.start_anew();
    let notice =
        |said: &str| format!("document.getElementById('notice').innerText.includes('{said}')");
    browser.type_into("[id='company.country']", "HK");
    browser.wait(&notice("started anew"));
    // Its address is opened in another tab: this page is let in again.
    browser.open_beside(&served.address);
    browser.click("[data-file='client.toml']");
    let saved = String::from_utf8(saved(&browser, "client.toml")).unwrap();
    assert!(saved.contains("GOLDEN SAIL EXAMPLE LIMITED"), "{saved}");
}

#[test]
fn a_line_break_in_what_is_pasted_is_not_taken_out_unsaid() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    for (pasted, value, told) in [
        // A cell of a spreadsheet brings the end of its row.
        ("GOLDEN SAIL\r\n", "GOLDEN SAIL", ""),
        (
            "GOLDEN\r\nSAIL\nEXAMPLE ",
            "GOLDEN SAIL EXAMPLE ",
            "GOLDEN⏎SAIL⏎EXAMPLE ",
        ),
        ("金帆\r範例", "金帆 範例", "金帆⏎範例"),
    ] {
        let reset = "const input = document.getElementById('company.name'); input.value = ''; input.focus(); \
                     document.getElementById('notice-said').textContent = ''; \
                     const held = new DataTransfer(); held.setData('text/plain', arguments[0]); \
                     const paste = new ClipboardEvent('paste', {clipboardData: held, bubbles: true, cancelable: true}); \
                     if (input.dispatchEvent(paste)) document.execCommand('insertText', false, arguments[0]); \
                     return [input.value, document.getElementById('notice-said').textContent]";
        let shown = browser.run(reset, &[json!(pasted)]);
        assert_eq!(shown[0], value);
        let said = shown[1].as_str().unwrap();
        assert_eq!(said.is_empty(), told.is_empty(), "{said}");
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn a_text_is_dragged_into_a_field_and_what_a_finding_is_about_is_marked() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    let is_prevented = |kind: &str| {
        let script = "const held = new DataTransfer();
            if (arguments[0] === 'file') held.items.add(new File(['a'], 'a.txt')); else held.setData('text/plain', 'A');
            const drop = new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true });
            return !document.getElementById('company.name').dispatchEvent(drop)";
        browser.run(script, &[json!(kind)])
    };
    assert_eq!(is_prevented("text"), false);
    assert_eq!(is_prevented("file"), true);
    fill(&browser, "company.name", "GOLDEN S\u{410}IL LIMITED");
    browser.wait(
        "document.querySelector(\"[id='company.name-said'] mark\")?.textContent === '\u{410}'",
    );
    let text = browser.text("[id='company.name-said'] .marked");
    assert_eq!(text, "GOLDEN S\u{410}IL LIMITED");
}
