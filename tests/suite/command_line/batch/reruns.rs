//! Runs after a run.

use super::*;

#[test]
fn f19_what_is_unchanged_is_skipped_and_what_is_not_is_made_again() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=4));
    assert_eq!(desk.batch("clients.csv", &["--format", "pdf"]).code, 0);
    let before = desk.client_files();
    let changed = clients(1..=4).replace("EXAMPLE 2 LIMITED", "EXAMPLE TWO LIMITED");
    desk.write("clients.csv", changed);
    let damaged = desk.client_folder("gh_000000000003").join("letter.pdf");
    std::fs::write(&damaged, "%PDF-1.7 /GonghanVersion cut off").unwrap();
    std::fs::remove_file(desk.client_folder("gh_000000000004").join("letter.pdf")).unwrap();
    let run = desk.batch("clients.csv", &["--format", "pdf", "--json"]);
    let found: Vec<String> = statuses(&run)
        .into_iter()
        .map(|(_, status)| status)
        .collect();
    // The second has a new name, so its old folder is told of.
    assert_eq!(found, ["unchanged", "warned", "made", "made"]);
    let (clients, _) = results(&run);
    let told = clients[1]["findings"].as_array().unwrap();
    assert!(
        told.iter()
            .any(|finding| finding["rule"] == "earlier-folder"),
        "{told:?}"
    );
    let after = desk.client_files();
    for (name, bytes) in &before {
        if !name.contains(".gonghan.json") {
            assert!(
                after
                    .iter()
                    .any(|(other, same)| other == name && same == bytes),
                "{name}"
            );
        }
    }
}

#[test]
fn another_template_language_format_or_face_makes_it_again() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=1));
    desk.write(
        "my.md",
        "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n{{ company.name }}\n",
    );
    let status = |more: &[&str]| {
        statuses(&desk.batch("clients.csv", &[more, &["--json"]].concat()))[0]
            .1
            .clone()
    };
    for options in [
        &["--format", "pdf"][..],
        &["--format", "png"],
        &["--format", "png", "--dpi", "150"],
        &["--format", "pdf", "--lang", "en"],
        &["--format", "pdf", "--template", "./my.md"],
    ] {
        assert_eq!(status(options), "made", "{options:?}");
        assert_eq!(status(options), "unchanged", "{options:?}");
    }
    desk.write(
        "my.md",
        "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n{{ company.name }}.\n",
    );
    assert_eq!(
        status(&["--format", "pdf", "--template", "./my.md"]),
        "made"
    );
    assert_eq!(
        status(&["--format", "pdf", "--template", "./my.md", "--redo"]),
        "made"
    );
    // What the last run did not make is gone.
    let folder = desk.client_folder("gh_");
    assert!(folder.join("letter.pdf").is_file() && !folder.join("letter.png").exists());
}

#[test]
fn two_runs_on_one_folder_do_not_meet() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2));
    std::fs::create_dir_all(desk.path("out/.gonghan")).unwrap();
    let lock = std::fs::File::create(desk.path("out/.gonghan/lock")).unwrap();
    lock.lock().unwrap();
    let run = desk.batch("clients.csv", &[]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("another run is at work on `out`"),
        "{}",
        run.err
    );
    drop(lock);
    assert_eq!(desk.batch("clients.csv", &[]).code, 0);
}

#[test]
fn failed_rows_are_mended_in_their_own_table_and_run_again_without_losing_it() {
    use crate::judge::spreadsheets::{python, rows_of};
    let desk = Desk::new();
    let bad = clients(1..=3).replace("gh_000000000002", "gh_2");
    desk.write(
        "clients.csv",
        bad.replace(HEADER, &format!("{HEADER},备注"))
            .replace("MAN\n", "MAN,007\n"),
    );
    assert_eq!(desk.batch("clients.csv", &["--format", "pdf"]).code, 1);
    let failed = desk.path("out/failed.xlsx");
    let Some(rows) = rows_of(&failed) else {
        return;
    };
    let texts: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(|(_, text)| text.as_str()).collect())
        .collect();
    assert_eq!(
        texts[0],
        [
            "gonghan: row",
            "gonghan: reason",
            "公司名称",
            "国家",
            "原始ID",
            "签署人",
            "备注"
        ]
    );
    assert_eq!(texts.len(), 2);
    assert_eq!(
        texts[1][2..],
        [
            "GOLDEN SAIL EXAMPLE 2 LIMITED",
            "HK",
            "gh_2",
            "CHAN TAI MAN",
            "007"
        ]
    );
    assert!(
        rows.iter().flatten().all(|(kind, _)| kind == "s"),
        "{rows:?}"
    );
    let mend = "import openpyxl; b = openpyxl.load_workbook('failed.xlsx'); b.active['E2'] = 'gh_000000000002'; b.save('failed.xlsx')";
    python(mend, &desk.path("out"));
    let mended = std::fs::read(&failed).unwrap();
    let run = desk.batch("out/failed.xlsx", &["--format", "pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        !run.err.contains("unknown-column") && !run.err.contains("gonghan: reason"),
        "{}",
        run.err
    );
    assert!(
        std::fs::read(&failed).unwrap() == mended,
        "the mended rows are gone"
    );
    assert!(
        desk.client_folder("gh_000000000002")
            .join("letter.pdf")
            .is_file()
    );
    // A run on all that finds nothing wrong leaves a table that someone changed.
    desk.write("clients.csv", clients(1..=3));
    assert_eq!(desk.batch("clients.csv", &["--format", "pdf"]).code, 0);
    assert!(failed.is_file());
}

#[test]
fn a_report_that_someone_changed_is_kept_and_the_new_one_numbered() {
    let desk = Desk::new();
    desk.write(
        "clients.csv",
        clients(1..=2).replace("gh_000000000002", "x"),
    );
    desk.batch("clients.csv", &["--make", "check"]);
    desk.write("out/report.csv", "my notes");
    let run = desk.batch("clients.csv", &["--make", "check"]);
    assert!(run.out.contains("out/report-2.csv"), "{}", run.out);
    assert_eq!(
        std::fs::read(desk.path("out/report.csv")).unwrap(),
        b"my notes"
    );
    let run = desk.batch("clients.csv", &["--make", "check"]);
    assert!(run.out.contains("out/report-2.csv"), "{}", run.out);
    // Nothing failed, so the table of failed rows would mislead.
    desk.write("clients.csv", clients(1..=2));
    assert!(desk.path("out/failed.xlsx").is_file());
    desk.batch("clients.csv", &["--make", "check"]);
    assert!(!desk.path("out/failed.xlsx").exists());
}
