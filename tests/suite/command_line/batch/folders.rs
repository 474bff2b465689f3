//! The names of clients' folders.

use super::*;

fn folders(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(desk.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && file_name(path) != ".gonghan")
        .map(|path| file_name(&path))
        .collect();
    names.sort();
    names
}

#[test]
fn g1_g2_g3_every_name_is_safe_on_every_system_and_nothing_lies_outside() {
    let desk = Desk::new();
    let long = "示".repeat(120);
    let names = [
        "CON",
        "nul.示例",
        "COM¹",
        "示例公司 .",
        "甲/乙:丙*丁?",
        "../../x",
        &long,
        "示例,公司",
    ];
    desk.write("clients.csv", named(&names, false));
    let run = desk.batch(
        "clients.csv",
        &["--name", "{company.name}", "--format", "pdf"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let made = folders(&desk);
    for name in [
        "_CON",
        "_nul.示例",
        "_COM¹",
        "示例公司",
        "甲／乙：丙＊丁？",
        "／..／x",
        "示例,公司",
    ] {
        assert!(made.iter().any(|folder| folder == name), "{name} {made:?}");
    }
    assert!(made.iter().all(|name| name.len() <= 255), "{made:?}");
    assert_eq!(desk.client_files().len(), 2 * names.len());
    let outside = desk
        .files()
        .into_iter()
        .filter(|name| !name.starts_with("out/"));
    assert_eq!(outside.collect::<Vec<_>>(), ["clients.csv"]);
}

#[test]
fn twins_by_case_width_or_composition_have_folders_of_their_own() {
    let desk = Desk::new();
    let names = [
        "Caf\u{E9} Ltd",
        "Cafe\u{301} Ltd",
        "CAF\u{C9} LTD",
        "Ｃaf\u{E9} Ltd",
        "report.csv",
        ".gonghan",
    ];
    desk.write("clients.csv", named(&names, false));
    let run = desk.batch(
        "clients.csv",
        &["--name", "{company.name}", "--format", "pdf"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let made = folders(&desk);
    assert_eq!(made.len(), names.len(), "{made:?}");
    assert_eq!(
        made.iter().filter(|name| name.contains('~')).count(),
        5,
        "{made:?}"
    );
    // In another order they are the same.
    desk.write("clients.csv", named(&names, true));
    let again = desk.batch(
        "clients.csv",
        &["--name", "{company.name}", "--format", "pdf", "--json"],
    );
    assert!(
        statuses(&again)
            .iter()
            .all(|(_, status)| status == "unchanged")
    );
    assert_eq!(folders(&desk), made);
}

#[test]
fn a_folder_is_never_another_clients() {
    let desk = Desk::new();
    desk.write(
        "one.csv",
        format!("{HEADER}\n{}", client(1, "GOLDEN SAIL EXAMPLE LIMITED")),
    );
    desk.write(
        "two.csv",
        format!("{HEADER}\n{}", client(2, "GOLDEN SAIL EXAMPLE LIMITED")),
    );
    let options = ["--name", "{company.name}", "--format", "pdf", "--json"];
    assert_eq!(desk.batch("one.csv", &options).code, 0);
    let before = desk.client_files();
    let run = desk.batch("two.csv", &options);
    let (clients, _) = results(&run);
    assert_eq!(
        clients[0]["findings"][0]["rule"],
        "folder-of-another-client"
    );
    assert_eq!(desk.client_files(), before);
}

#[test]
fn a_file_of_the_users_own_in_a_clients_folder_is_not_replaced() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=1));
    let theirs = "out/gh_000000000001 GOLDEN SAIL EXAMPLE 1 LIMITED/letter.pdf";
    desk.write(theirs, "%PDF-1.4 scanned by hand");
    let run = desk.batch("clients.csv", &["--json"]);
    let (clients, _) = results(&run);
    assert_eq!(clients[0]["findings"][0]["rule"], "file-not-ours");
    assert_eq!(
        std::fs::read(desk.path(theirs)).unwrap(),
        b"%PDF-1.4 scanned by hand"
    );
}

#[test]
fn a_pattern_that_names_no_field_is_refused() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=1));
    for (pattern, rule) in [
        ("{company.nmae}", "name-unknown-field"),
        ("{company.name", "name-brace"),
        ("client", "name-without-field"),
    ] {
        let run = desk.batch("clients.csv", &["--name", pattern]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(rule), "{}", run.err);
    }
}
