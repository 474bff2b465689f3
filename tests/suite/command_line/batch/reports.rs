//! What a run leaves to be read.

use super::*;
use crate::judge::{poppler, spreadsheets};

#[test]
fn no_cell_of_a_report_can_become_a_formula_and_no_name_markup_in_the_page() {
    let desk = Desk::new();
    let names = [
        "=cmd|' /C calc'!A0 LIMITED",
        "+1 LIMITED",
        "@SUM(1) LIMITED",
        "<script>alert(1)</script>&\"' LIMITED",
    ];
    desk.write(
        "clients.csv",
        named(&names, false).replace("gh_000000000002", "=1+1"),
    );
    desk.batch("clients.csv", &["--format", "pdf"]);
    let csv = std::fs::read_to_string(desk.path("out/report.csv")).unwrap();
    assert!(csv.starts_with('\u{FEFF}'));
    for name in &names[..3] {
        let cell = format!("'{name}");
        assert!(csv.contains(&cell), "{cell}: {csv}");
    }
    let page = std::fs::read_to_string(desk.path("out/index.html")).unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39; LIMITED"));
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "the page asks for something"
    );
    for name in ["report.xlsx", "failed.xlsx"] {
        let Some(rows) = spreadsheets::rows_of(&desk.path("out").join(name)) else {
            return;
        };
        // openpyxl says `f` of a formula, `s` of text, and `n` of an empty cell.
        assert!(
            rows.iter()
                .flatten()
                .all(|(kind, text)| kind == "s" || text.is_empty()),
            "{rows:?}"
        );
    }
    let rows = spreadsheets::rows_of(&desk.path("out/report.xlsx")).unwrap();
    let companies: Vec<&str> = rows[1..].iter().map(|row| row[2].1.as_str()).collect();
    assert_eq!(companies, names);
}

#[test]
fn the_print_run_has_every_letter_in_the_order_of_the_rows_as_it_is_by_itself() {
    let desk = Desk::new();
    let table = [
        client(3, "金帆範例有限公司"),
        client(1, "GOLDEN SAIL EXAMPLE LIMITED"),
        "坏,HK,x,y\n".to_owned(),
        client(2, "Müller Beispiel GmbH").replace("HK", "DE"),
    ];
    desk.write("clients.csv", format!("{HEADER}\n{}", table.concat()));
    desk.batch(
        "clients.csv",
        &["--format", "pdf", "--print-run", "letters.pdf"],
    );
    let run = std::fs::read(desk.path("out/letters.pdf")).unwrap();
    poppler::check_structure(&run);
    let alone = |id: &str| {
        let pdf = std::fs::read(desk.client_folder(id).join("letter.pdf")).unwrap();
        poppler::text(&pdf)
    };
    let (Some(all), Some(first), Some(second), Some(third)) = (
        poppler::text(&run),
        alone("gh_000000000003"),
        alone("gh_000000000001"),
        alone("gh_000000000002"),
    ) else {
        return;
    };
    assert_eq!(all, [first, second, third].concat());
    // Drawn by another renderer, each page is the letter's own.
    let pages = crate::judge::hayro::pages(&run, 72.0);
    let single = std::fs::read(desk.client_folder("gh_000000000001").join("letter.pdf")).unwrap();
    assert_eq!(pages.len(), 3);
    assert!(pages[1].pixels == crate::judge::hayro::picture(&single, 72.0).pixels);
}

#[test]
fn the_print_run_is_a_name_in_the_output_folder() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=1));
    for name in [
        "../letters.pdf",
        "a/b.pdf",
        "letters",
        "/tmp/letters.pdf",
        ".pdf",
    ] {
        let run = desk.batch("clients.csv", &["--print-run", name]);
        assert_eq!(run.code, 2, "{name}");
        assert!(run.err.contains("print-run-name"), "{}", run.err);
    }
    let run = desk.batch("clients.csv", &["--print-run", "a.pdf", "--format", "png"]);
    assert!(run.err.contains("print-run-without-pdf"), "{}", run.err);
}

#[test]
fn reports_and_files_are_the_same_bytes_for_any_number_of_jobs() {
    let [one, other] = ["1", "7"].map(|jobs| {
        let desk = Desk::new();
        desk.write(
            "clients.csv",
            clients(1..=25).replace("gh_000000000009", "gh_9"),
        );
        desk.batch(
            "clients.csv",
            &["--jobs", jobs, "--print-run", "letters.pdf"],
        );
        let files = desk
            .files()
            .into_iter()
            .filter(|name| !name.contains("/lock"));
        let files: Vec<_> = files
            .map(|name| {
                let bytes = std::fs::read(desk.path(&name)).unwrap();
                (name, bytes)
            })
            .collect();
        files
    });
    assert!(one == other);
    assert!(one.len() > 24 * 3);
}

#[test]
fn the_page_shows_every_client_with_its_picture_and_links_that_lead_to_files() {
    let desk = Desk::new();
    desk.write(
        "clients.csv",
        format!("{HEADER}\n{}", client(1, "100% A&B: #1 示例? LIMITED")),
    );
    desk.batch("clients.csv", &[]);
    let page = std::fs::read_to_string(desk.path("out/index.html")).unwrap();
    let image = page.split("data:image/png;base64,").nth(1).unwrap();
    assert!(image.split('"').next().unwrap().len() > 500);
    assert_eq!(desk.links_of_page("out").len(), 3);
}
