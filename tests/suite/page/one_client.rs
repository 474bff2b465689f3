//! One client, from the empty form to files.

use serde_json::json;

use super::{gonghan, is_open_to_all, unzipped};
use crate::judge::browser::{Browser, Served};
use crate::judge::{poppler, python_email};
use crate::letters::project;

/// Fills a field of the form, in the step that it is in.
pub(super) fn fill(browser: &Browser, name: &str, text: &str) {
    let step = browser.run(
        "return document.querySelector(`[name='${arguments[0]}']`).closest('fieldset').id",
        &[json!(name)],
    );
    let step = step.as_str().unwrap().replace("step-", "");
    browser.click(&format!("[data-step={step}]"));
    browser.type_into(&format!("[name='{name}']"), text);
}

/// Waits until what is on the form now has been checked.
fn checked(browser: &Browser, said: &str) {
    browser.wait(&format!(
        "document.getElementById('findings').innerText.includes({})",
        json!(said)
    ));
}

pub(super) fn opened(served: &Served) -> Option<Browser> {
    let browser = Browser::start()?;
    browser.open(&served.address);
    browser.wait("document.getElementById('client')?.dataset.checked");
    Some(browser)
}

/// A browser with the record of the example on the form.
pub(super) fn with_record(served: &Served) -> Option<Browser> {
    let browser = opened(served)?;
    browser.choose("#open-record", &[project("examples/hong-kong.toml")]);
    browser.wait("document.getElementById('company.name').value !== ''");
    Some(browser)
}

/// Chooses the example's receipt, and waits until it is taken.
pub(super) fn choose_receipt(browser: &Browser) {
    browser.click("[data-step=payment]");
    browser.choose("#receipt", &[project("examples/receipt.png")]);
    browser.wait("document.getElementById('receipt-name').textContent === 'receipt.png'");
}

/// A file of the client, which is called after its account where there is one.
pub(super) fn saved(browser: &Browser, name: &str) -> Vec<u8> {
    let id = browser.run("return document.getElementById('account.id').value", &[]);
    match id.as_str().unwrap() {
        "" => browser.downloaded(name),
        id => browser.downloaded(&format!("{id} {name}")),
    }
}

const NEEDED: [(&str, &str); 4] = [
    ("company.name", "GOLDEN SAIL EXAMPLE LIMITED"),
    ("company.country", "HK"),
    ("account.id", "gh_3f2a9c81d07e"),
    ("letter.signatory", "CHAN TAI MAN"),
];

#[test]
fn a_client_from_the_empty_form_to_the_very_files_of_the_command_line() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    let more = [
        ("account.login_email", "wechat@example.com"),
        ("contact.name", "CHAN TAI MAN"),
        ("bank.account_holder", "GOLDEN SAIL EXAMPLE LIMITED"),
        ("bank.account_number", "000123456789"),
        ("bank.bank_name", "Example Bank"),
        ("payment.date", "2026-11-20"),
        ("payment.amount", "99.00"),
        ("payment.currency", "USD"),
        ("letter.date", "2026-11-20"),
    ];
    for (name, text) in NEEDED.iter().chain(&more) {
        fill(&browser, name, text);
    }
    choose_receipt(&browser);
    browser.wait("!document.getElementById('preview').hidden");
    browser.wait("document.getElementById('next').innerText.includes('compare its subject')");

    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path();
    let mut files = Vec::new();
    for name in [
        "client.toml",
        "letter.pdf",
        "letter.png",
        "letter.jpg",
        "payment.eml",
    ] {
        browser.click(&format!("[data-file='{name}']"));
        files.push((name.to_owned(), saved(&browser, name)));
    }
    std::fs::write(desk.join("client.toml"), &files[0].1).unwrap();
    gonghan(
        desk,
        &[
            "letter",
            "client.toml",
            "-o",
            "out",
            "--format",
            "pdf,png,jpg",
        ],
    );
    for (name, bytes) in &files[1..4] {
        let by_command = std::fs::read(desk.join("out").join(name)).unwrap();
        assert!(
            *bytes == by_command,
            "{name} is not that of the command line"
        );
    }
    poppler::check_structure(&files[1].1);
    if let Some(text) = poppler::text(&files[1].1) {
        for (_, value) in NEEDED.iter().filter(|(name, _)| *name != "company.country") {
            assert!(text.contains(value), "{value}");
        }
    }

    let mails = tempfile::tempdir().unwrap();
    std::fs::write(mails.path().join("a.eml"), &files[4].1).unwrap();
    if let Some(read) = python_email::read_all(mails.path()) {
        let subject = "海外认证 - GOLDEN SAIL EXAMPLE LIMITED - 打款凭证 - gh_3f2a9c81d07e";
        assert_eq!(read[0].subject, subject);
        assert!(read[0].defects.is_empty(), "{:?}", read[0].defects);
        let (_, _, kind, hex) = &read[0].attachments[0];
        assert_eq!(kind, "image/png");
        let receipt = std::fs::read(project("examples/receipt.png")).unwrap();
        let receipt: String = receipt.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(*hex == receipt, "the receipt is another");
    }

    browser.click("[data-file='client.zip']");
    let mut all = unzipped(&saved(&browser, "client.zip"));
    all.sort();
    files.sort();
    assert!(
        all == files,
        "{:?}",
        all.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    browser.has_asked_only(served.origin());
}

#[test]
fn a_name_that_looks_right_and_is_not_is_told_beside_its_field_with_its_code_points() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    for (name, text) in NEEDED {
        // A Cyrillic А.
        fill(&browser, name, &text.replace("SAIL", "SАIL"));
    }
    browser.wait("document.getElementById('company.name-said').innerText.includes('U+0410')");
    // An ID that lost its first letter stands in the way of every file.
    browser.click("[data-step=account]");
    browser.run("document.getElementById('account.id').value = ''", &[]);
    browser.type_into("[id='account.id']", "h_3f2a9c81d07e");
    browser.wait("document.getElementById('account.id').getAttribute('aria-invalid') === 'true'");
    browser.click("[data-step=letter]");
    browser.click("[data-file='letter.pdf']");
    browser.wait("!document.getElementById('notice').hidden");
    assert!(browser.text("#notice").contains("Nothing was made"));
    // The step with the fault is shown, and the field has the focus.
    browser.wait("document.activeElement.id === 'account.id'");
    browser.run("document.getElementById('account.id').value = ''", &[]);
    browser.type_into("[id='account.id']", "gh_3f2a9c81d07e");
    browser.click("[data-step=company]");
    browser.run("document.getElementById('company.name').value = ''", &[]);
    browser.type_into("[id='company.name']", "GOLDEN SAIL EXAMPLE LIMITED");
    browser.wait("!document.getElementById('preview').hidden");
    browser.wait("document.getElementById('company.name-said').innerText === ''");
    checked(&browser, "Nothing was found");
}

#[test]
fn three_languages_are_switched_at_once_and_names_stay_in_their_own_characters() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    // Simplified characters where the register has traditional ones.
    fill(&browser, "company.name", "金帆范例国际有限公司");
    fill(&browser, "company.country", "HK");
    fill(&browser, "account.id", "gh_3f2a");
    browser.wait("document.getElementById('company.name-said').innerText !== ''");
    for (tag, label, said) in [
        ("zh-Hans", "企业注册全称", "原始ID"),
        ("zh-Hant", "企業註冊全稱", "簡體"),
        ("en", "Full registered name", "Original ID"),
    ] {
        browser.click(&format!(".languages a[lang={tag}]"));
        browser.wait(&format!(
            "document.querySelector('label[for=\"company.name\"] span').textContent === {}",
            json!(label)
        ));
        checked(&browser, said);
        let typed = browser.run("return document.getElementById('company.name').value", &[]);
        assert_eq!(typed, "金帆范例国际有限公司");
        let findings = browser.text("#findings");
        if tag == "zh-Hant" {
            assert!(!findings.contains("简体"), "{findings}");
            // Both forms of the character are named as they are.
            let forms = "U+56FD；另一字形為 「國」";
            assert!(findings.contains(forms), "{findings}");
        }
        is_open_to_all(&browser, &format!("one-client-{tag}"));
    }
}

#[test]
fn every_step_of_the_form_is_open_to_all() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    browser.wait("!document.getElementById('preview').hidden");
    for step in ["company", "account", "contact", "payment", "letter"] {
        browser.click(&format!("[data-step={step}]"));
        is_open_to_all(&browser, &format!("step-{step}"));
    }
    // From field to field by the keyboard alone.
    browser.click("[data-step=company]");
    let name = browser.run("return document.activeElement.name", &[]);
    assert_eq!(name, "company.name");
    browser.press("\u{E004}");
    let name = browser.run("return document.activeElement.name", &[]);
    assert_eq!(name, "company.country");
}

#[test]
fn a_record_is_opened_and_saved_as_it_was() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    for example in ["hong-kong", "japan", "united-arab-emirates"] {
        let path = project(&format!("examples/{example}.toml"));
        browser.choose("#open-record", std::slice::from_ref(&path));
        browser.wait(&format!(
            "document.getElementById('opened').innerText.includes('{example}.toml')"
        ));
        browser.click("[data-file='client.toml']");
        let saved = saved(&browser, "client.toml");
        let parsed = |text: &str| toml::from_str::<toml::Table>(text).unwrap();
        let saved = parsed(std::str::from_utf8(&saved).unwrap());
        assert_eq!(
            saved,
            parsed(&std::fs::read_to_string(path).unwrap()),
            "{example}"
        );
    }
    // A right-to-left name shows so.
    browser.run("document.getElementById('company.name').value = ''", &[]);
    browser.type_into("[id='company.name']", "شركة الشراع الذهبي");
    let direction = browser.run(
        "return document.getElementById('company.name').matches(':dir(rtl)')",
        &[],
    );
    assert_eq!(direction, true);
    // What is no record is said to be none, and the form stays.
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.toml");
    std::fs::write(&bad, b"[company\nname = 1\xFF").unwrap();
    browser.run("window.confirm = () => true", &[]);
    browser.choose("#open-record", &[bad]);
    browser.wait("document.querySelector('#opened .error')");
    let typed = browser.run("return document.getElementById('company.name').value", &[]);
    assert_eq!(typed, "شركة الشراع الذهبي");
}

#[test]
fn a_half_typed_word_of_an_input_method_is_not_checked() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    browser.click("[id='company.name']");
    let count = || {
        browser.run(
            "return document.getElementById('client').dataset.checked",
            &[],
        )
    };
    let before = count();
    for half in ["j", "jin", "jin fan"] {
        let composed =
            json!({"text": half, "selectionStart": half.len(), "selectionEnd": half.len()});
        browser.dev_tools("Input.imeSetComposition", &composed);
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    let typed = browser.run("return document.getElementById('company.name').value", &[]);
    assert_eq!(typed, "jin fan");
    assert_eq!(count(), before, "a half-typed word was checked");
    browser.dev_tools("Input.insertText", &json!({"text": "金帆"}));
    browser.wait(&format!(
        "document.getElementById('client').dataset.checked !== {before}"
    ));
    let typed = browser.run("return document.getElementById('company.name').value", &[]);
    assert_eq!(typed, "金帆");
}

#[test]
fn the_mail_draft_is_handed_to_the_computers_own_program() {
    use std::os::unix::fs::PermissionsExt;

    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    // What would open it writes down what it is given.
    let opener = served.folder.path().join("xdg-open");
    let seen = served.folder.path().join("seen.eml");
    std::fs::write(
        &opener,
        format!("#!/bin/sh\ncp \"$1\" {}\n", seen.display()),
    )
    .unwrap();
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    browser.choose("#open-record", &[project("examples/hong-kong.toml")]);
    browser.wait("document.getElementById('company.name').value !== ''");
    browser.click("[data-step=payment]");
    browser.choose("#receipt", &[project("examples/receipt.png")]);
    browser.click("#draft");
    browser.wait("document.getElementById('notice').innerText.includes('mail program')");
    let start = std::time::Instant::now();
    while !seen.is_file() && start.elapsed().as_secs() < 30 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    browser.click("[data-file='payment.eml']");
    assert!(std::fs::read(seen).unwrap() == saved(&browser, "payment.eml"));
}

#[test]
#[expect(
    clippy::print_stderr,
    reason = "figures for whoever asks; what a machine takes is asserted nowhere"
)]
fn the_letter_is_drawn_anew_while_it_is_typed() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    browser.choose("#open-record", &[project("examples/hong-kong.toml")]);
    browser.wait("!document.getElementById('preview').hidden");
    let mut times = Vec::new();
    for letter in "EXAMPLE".chars() {
        browser.run(
            "delete document.getElementById('preview').dataset.milliseconds",
            &[],
        );
        browser.type_into("[id='company.name']", &letter.to_string());
        browser.wait("document.getElementById('preview').dataset.milliseconds");
        let time = browser.run(
            "return document.getElementById('preview').dataset.milliseconds",
            &[],
        );
        times.push(time.as_str().unwrap().parse::<u32>().unwrap());
    }
    if std::env::var_os("SAY").is_some() {
        eprintln!("milliseconds from the last key to the letter: {times:?}");
    }
}

#[test]
fn nothing_of_one_client_goes_with_the_next() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    choose_receipt(&browser);
    browser.click("[data-step=letter]");
    browser.click("#code");
    // What is typed and not saved is asked for before it goes.
    browser.run("window.confirm = () => false", &[]);
    browser.choose("#open-record", &[project("examples/japan.toml")]);
    let kept = browser.run(
        "return document.getElementById('receipt-name').textContent",
        &[],
    );
    assert_eq!(kept, "receipt.png");
    browser.run("window.confirm = () => true", &[]);
    browser.choose("#open-record", &[project("examples/japan.toml")]);
    browser.wait("document.getElementById('opened').innerText.includes('japan.toml')");
    let left = browser.run(
        "return [document.getElementById('receipt-name').textContent, document.getElementById('receipt').value,
                 document.getElementById('code').checked]",
        &[],
    );
    assert_eq!(left, json!(["", "", false]));
}

#[test]
fn an_email_says_nothing_of_a_receipt_that_is_not_there() {
    let served = Served::start();
    let Some(browser) = with_record(&served) else {
        return;
    };
    browser.click("[data-file='payment.eml']");
    browser.wait(
        "document.getElementById('findings').innerText.includes('there is no receipt to attach')",
    );
    browser.click("[data-file='client.zip']");
    let all = unzipped(&saved(&browser, "client.zip"));
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["client.toml", "letter.pdf", "letter.png", "letter.jpg"]
    );
    // One that can't be attached is told of at once, at its place.
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("bad.png");
    std::fs::write(&text, "no picture").unwrap();
    browser.click("[data-step=payment]");
    browser.choose("#receipt", &[text]);
    browser.wait("document.querySelector('#receipt-said .error')?.innerText.includes('bad.png')");
    assert_eq!(browser.text("#receipt-name"), "");
}

#[test]
fn a_text_that_an_input_can_not_show_is_saved_as_it_was() {
    let served = Served::start();
    let Some(browser) = opened(&served) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("client.toml");
    std::fs::write(
        &record,
        "[company]\nname = \"A\\nB  C\"\ncountry = \"HK\"\n",
    )
    .unwrap();
    browser.choose("#open-record", &[record]);
    browser.wait("document.getElementById('company.country').value === 'HK'");
    let name = |browser: &Browser| {
        browser.click("[data-file='client.toml']");
        let saved = String::from_utf8(saved(browser, "client.toml")).unwrap();
        let saved: toml::Table = toml::from_str(&saved).unwrap();
        saved["company"].get("name").cloned()
    };
    assert_eq!(name(&browser), Some("A\nB  C".into()));
    // Changed by hand, it is what is typed.
    browser.run("document.getElementById('company.name').value = ''", &[]);
    browser.type_into("[id='company.name']", "D");
    assert_eq!(name(&browser), Some("D".into()));
}
