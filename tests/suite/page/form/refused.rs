//! Files and requests that are no forms.

use serde_json::Value;

use super::*;
use crate::judge::office;

#[test]
fn a_broken_or_hostile_file_is_an_error_on_a_page_that_goes_on() {
    let (served, Some(forms)) = (Served::start(), office::forms()) else {
        return;
    };
    let Some(browser) = opened(&served) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let good = std::fs::read(forms.join("tc_table2.pdf")).unwrap();
    let zeros = vec![0; 100_000];
    for (name, bytes) in [
        ("empty.pdf", &b""[..]),
        ("cut.pdf", &good[..good.len() / 3]),
        ("zeros.png", &zeros),
        ("program.pdf", b"MZ\x90\x00"),
        ("page.jpg", b"<html><script>alert(1)</script>"),
        ("document.docx", b"PK\x03\x04 and no more"),
    ] {
        let path = folder.path().join(name);
        write(&path, bytes);
        browser.run("document.getElementById('opened').replaceChildren()", &[]);
        browser.choose("#file", &[path]);
        browser.wait("document.querySelector('#opened .finding.error')");
        let said = browser.text("#opened");
        assert!(said.contains(name), "{said}");
        assert_eq!(browser.text("#busy"), "");
    }
    choose(&browser, &[forms.join("tc_table2.pdf")]);
    assert!(count(&browser, ".box") > 10);

    // Names that are paths, as no browser would send them.
    let opened = |name: &str| {
        browser.run_async(
            "const bytes = await (await fetch('/form/sheet/' + arguments[1])).blob();
             const answer = await fetch('/form/open?' + new URLSearchParams({ name: arguments[0] }), { method: 'POST', body: bytes });
             return answer.json();",
            &[json!(name), form_number(&browser)],
        )
    };
    for (name, kept) in [
        ("../../evil.png", "evil.png"),
        ("/etc/cron.d/evil.png", "evil.png"),
        ("C:\\Windows\\evil.png", "evil.png"),
        ("..", "letter"),
        ("a/..%2f..%2fevil.png", ".％2f.％2fevil.png"),
    ] {
        let answer = opened(name);
        if !name.contains('%') {
            assert_eq!(answer["name"], kept, "{answer}");
        }
        let said = answer["name"].as_str().unwrap();
        assert!(
            !said.contains(['/', '\\']) && !said.contains(".."),
            "{said}"
        );
    }
    let outside = [
        served.folder.path(),
        Path::new("/tmp"),
        Path::new("/etc/cron.d"),
    ];
    for folder in outside {
        assert!(!folder.join("evil.png").exists());
    }
    // A template that names another file is drawn on the form that was opened, and nothing but a form's number is one.
    let statuses = browser.run_async(
        "const post = async (path, body) => (await fetch(path, { method: 'POST', body })).status;
         const id = arguments[0];
         const passwd = { id, template: { title: 'x', language: 'en', background: '../../../../etc/passwd' } };
         return [
           await post('/form/filled', JSON.stringify(passwd)),
           await post('/form/filled', JSON.stringify({ id: '../../etc', template: {} })),
           await post('/form/filled', '{'),
           await post('/form/filled', JSON.stringify({ id, template: { place: 1 } })),
           await post('/form/file/exe', JSON.stringify(passwd)),
           (await fetch('/form/sheet/..%2F..%2Fetc%2Fpasswd')).status,
           (await fetch(`/form/sheet/${id}?page=9`)).status,
         ];",
        &[form_number(&browser)],
    );
    assert_eq!(statuses, json!([200, 404, 400, 400, 404, 404, 404]));
}

/// The number that the server knows the open form by.
fn form_number(browser: &Browser) -> Value {
    browser.run(
        "return document.getElementById('picture').getAttribute('src').split('/')[3].split('?')[0]",
        &[],
    )
}
