//! Forms that stand on their sheet in other ways: turned, cut, of several pages, scanned, or still text documents.

use gonghan::geometry::{Dpi, Size};

use super::{blanks, difference, grey, grey_of, made, placed_by_its_maker, says, template_in};
use crate::judge::picture_tools::{convert, qpdf};
use crate::judge::{office, poppler};
use crate::letters::{example, project};

/// The table form, filled, from a file in a folder.
fn filled_from(folder: &std::path::Path, file: &str, more: &str) -> gonghan::letter::Letter {
    let text = placed_by_its_maker("tc_table2", "zh-Hant", file);
    let text = text.replacen('\n', &format!("\n{more}\n"), 1);
    made(&example("hong-kong"), &template_in(folder, &text)).unwrap()
}

#[test]
fn a_page_is_the_same_whichever_way_it_is_stored() {
    let Some(folder) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    let plain = std::fs::read(folder.join("tc_table2.pdf")).unwrap();
    std::fs::write(desk.path().join("plain.pdf"), plain).unwrap();
    let upright = grey_of(
        &filled_from(desk.path(), "plain.pdf", "")
            .png(Dpi::PRINT)
            .unwrap(),
    );
    let script = project("tests/forms/stored_otherwise.py");
    let run = std::process::Command::new("/usr/bin/python3")
        .arg(script)
        .args(["plain.pdf", "."])
        .current_dir(desk.path())
        .output();
    match run {
        Ok(run) if run.status.success() => {}
        _ if std::env::var_os("CI").is_none() => return,
        Ok(run) => panic!("{}", String::from_utf8_lossy(&run.stderr)),
        Err(error) => panic!("Python with pikepdf is needed in CI: {error}"),
    }
    for name in [
        "turned90.pdf",
        "turned180.pdf",
        "turned270.pdf",
        "moved.pdf",
        "cropped.pdf",
    ] {
        let letter = filled_from(desk.path(), name, "");
        assert_eq!(letter.page.size, Size::A4, "{name}");
        let (most, mean) = difference(&upright, &grey_of(&letter.png(Dpi::PRINT).unwrap()));
        assert!(most < 30.0 && mean < 0.4, "{name}: {most:.1} {mean:.2}");
        let pdf = letter.pdf().unwrap();
        poppler::check_structure(&pdf);
        let drawn = grey(&poppler::picture(&pdf, desk.path()).unwrap());
        let (most, mean) = difference(&upright, &drawn);
        assert!(most < 45.0 && mean < 0.6, "{name}: {most:.1} {mean:.2}");
    }
}

#[test]
fn of_several_pages_it_is_the_one_that_is_asked_for() {
    let Some(folder) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    for form in ["en_open", "tc_table2"] {
        let name = format!("{form}.pdf");
        std::fs::copy(folder.join(&name), desk.path().join(&name)).unwrap();
    }
    let joined = [
        "--empty",
        "--pages",
        "en_open.pdf",
        "tc_table2.pdf",
        "--",
        "both.pdf",
    ];
    if !qpdf(desk.path(), &joined) {
        return;
    }
    let letter = filled_from(desk.path(), "both.pdf", "background_page = 2");
    let pdf = letter.pdf().unwrap();
    let text = poppler::text(&pdf).unwrap();
    assert!(
        says(&text, "公司蓋章 Company Seal") && says(&text, "gh_3f2a9c81d07e"),
        "{text}"
    );
    assert!(pdf.len() < 200_000, "{}", pdf.len());
    let text = placed_by_its_maker("tc_table2", "zh-Hant", "both.pdf");
    for (text, said) in [
        (text.clone(), "has 2 pages"),
        (
            text.replacen('\n', "\nbackground_page = 3\n", 1),
            "no page 3",
        ),
    ] {
        let source = gonghan::diagnostic::Source::new("form.toml", text);
        let refused =
            gonghan::template::Template::from_source(source, Some(desk.path().to_owned()));
        let error = refused.map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn a_scan_of_a_form_is_printed_on_too() {
    let Some(folder) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    let pdf = std::fs::read(folder.join("tc_table2.pdf")).unwrap();
    poppler::picture(&pdf, desk.path()).unwrap();
    let scanned = [
        "drawn.png",
        "-resize",
        "1654x2339!",
        "-gaussian-blur",
        "0x0.7",
    ];
    for (name, options) in [
        ("scan.png", &["-colorspace", "Gray"][..]),
        ("scan.jpg", &["-quality", "80"]),
    ] {
        if !convert(desk.path(), &[&scanned[..], options, &[name]].concat()) {
            return;
        }
        let letter = filled_from(desk.path(), name, "");
        assert_eq!(letter.page.size, Size::A4);
        let ours = grey_of(&letter.png(Dpi::PRINT).unwrap());
        let made = letter.pdf().unwrap();
        poppler::check_structure(&made);
        let text = poppler::text(&made).unwrap();
        assert!(says(&text, "gh_3f2a9c81d07e"), "{text}");
        let drawn = grey(&poppler::picture(&made, desk.path()).unwrap());
        let (most, mean) = difference(&ours, &drawn);
        assert!(most < 45.0 && mean < 0.8, "{name}: {most:.1} {mean:.2}");
        assert!(blanks("tc_table2").len() > 10);
    }
}

#[test]
fn a_text_document_is_made_a_pdf_by_libreoffice() {
    if office::forms().is_none() {
        return;
    }
    let desk = tempfile::tempdir().unwrap();
    std::fs::copy(
        project("tests/forms/en_open.docx"),
        desk.path().join("en_open.docx"),
    )
    .unwrap();
    let text = placed_by_its_maker("en_open", "en", "en_open.docx");
    let letter = made(&example("canada"), &template_in(desk.path(), &text)).unwrap();
    let text = poppler::text(&letter.pdf().unwrap()).unwrap();
    assert!(
        says(&text, example("canada").company.name.as_str()),
        "{text}"
    );
    assert!(text.contains("Company"), "{text}");
}
