//! `gonghan check`, `gonghan rules`, and the check that a letter goes through first.

use super::Desk;

const CLEAN: &str = "[company]\nname = \"GOLDEN SAIL EXAMPLE LIMITED\"\ncountry = \"HK\"\n\n[account]\n\
     id = \"gh_3f2a9c81d07e\"\n\n[letter]\nsignatory = \"CHAN TAI MAN\"\n";

fn with(from: &str, to: &str) -> String {
    assert!(CLEAN.contains(from));
    CLEAN.replace(from, to)
}

#[test]
fn a_clean_record_ends_with_zero_and_nothing_on_standard_output() {
    let desk = Desk::new();
    desk.write("client.toml", CLEAN);
    let run = desk.run(&["check", "client.toml"]);
    assert_eq!((run.code, &*run.out), (0, ""));
    assert_eq!(run.err, "1 record checked, nothing found\n");
    let run = desk.run(&["check", "client.toml", "--ui", "zh"]);
    assert_eq!(run.err, "已检查 1 份资料，未发现问题\n");
    assert_eq!(desk.run(&["check", "client.toml", "--json"]).out, "");
}

#[test]
fn a_finding_is_underlined_in_the_file_with_what_why_and_what_to_do() {
    let desk = Desk::new();
    desk.write(
        "client.toml",
        with("GOLDEN SAIL EXAMPLE", "金帆範例（香港)有限公司 GOLDEN SAIL"),
    );
    let run = desk.run(&["check", "client.toml"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "warning[mixed-bracket-width]: `company.name`: a bracket is closed by one of another width
 --> client.toml:2:16
  |
2 | name = \"金帆範例（香港)有限公司 GOLDEN SAIL LIMITED\"
  |                       ^ U+0029, beside “）” (U+FF09)
  |
note: full-width （） and half-width () are different characters, and a registration prints both of a pair alike
help: type both brackets as the registration prints them
"
    );
    assert_eq!(
        run.err,
        "\n1 record checked: 0 errors, 1 warning, 0 notes; `gonghan rules mixed-bracket-width` says more of that one\n"
    );
    let run = desk.run(&["check", "client.toml", "--ui", "zh"]);
    assert!(run.out.contains("警告[mixed-bracket-width]"), "{}", run.out);
    assert!(
        run.out.contains("说明: 全角（）与半角()是不同字符"),
        "{}",
        run.out
    );
}

#[test]
fn notes_alone_end_with_zero() {
    let desk = Desk::new();
    let dated = format!("{CLEAN}date = \"2026-11-20\"\n");
    desk.write("client.toml", dated);
    let run = desk.run(&["check", "client.toml", "--as-of", "2026-11-25"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(
        run.out.starts_with("note[signing-place-missing]"),
        "{}",
        run.out
    );
    let run = desk.run(&[
        "check",
        "client.toml",
        "--as-of",
        "2026-11-25",
        "--deny",
        "signing-place-missing",
    ]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.starts_with("error[signing-place-missing]"),
        "{}",
        run.out
    );
    let run = desk.run(&[
        "check",
        "client.toml",
        "--as-of",
        "2026-11-19",
        "--allow",
        "signing-place-missing",
    ]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.starts_with("warning[letter-in-future]"),
        "{}",
        run.out
    );
    assert!(run.out.contains("today is 2026-11-19"), "{}", run.out);
}

#[test]
fn the_day_that_counts_as_today_is_source_date_epoch_where_none_is_asked_for() {
    let desk = Desk::new();
    desk.write(
        "client.toml",
        format!("{CLEAN}date = \"2026-11-20\"\nplace = \"Hong Kong\"\n"),
    );
    let mut command = desk.command(&["check", "client.toml"]);
    command.env("SOURCE_DATE_EPOCH", "1700000000");
    let run = super::Run::of(&mut command);
    assert!(run.out.contains("today is 2023-11-14"), "{}", run.out);
    let run = desk.run(&["check", "client.toml", "--as-of", "20.11.2026"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("error[date-form]"), "{}", run.err);
}

#[test]
fn json_has_one_object_a_finding_with_its_place_in_the_file() {
    let desk = Desk::new();
    let text = with("GOLDEN SAIL", "GOLDEN\u{A0}SAIL").replace("gh_", "h_");
    desk.write("客户.toml", &text);
    let run = desk.run(&["check", "客户.toml", "--json"]);
    assert_eq!(run.code, 1);
    let findings: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(findings.len(), 2);
    let space = &findings[0];
    assert_eq!(space["rule"], "unusual-space");
    assert_eq!(space["severity"], "warning");
    assert_eq!(space["file"], "客户.toml");
    assert_eq!(space["field"], "company.name");
    assert_eq!(space["line"], 2);
    let bytes: Vec<usize> = serde_json::from_value(space["bytes"].clone()).unwrap();
    assert_eq!(&text[bytes[0]..bytes[1]], "\u{A0}");
    assert_eq!(findings[1]["rule"], "original-id-beginning");
    assert_eq!(findings[1]["field"], "account.id");
    assert!(findings[1]["why"].as_str().unwrap().len() > 10);
}

#[test]
fn several_records_are_compared_and_an_unreadable_one_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.write("a.toml", CLEAN);
    desk.write("b.toml", with("GOLDEN", "SILVER"));
    let run = desk.run(&["check", "a.toml", "b.toml"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out.matches("error[same-id-twice]").count(),
        2,
        "{}",
        run.out
    );
    assert!(run.out.contains("b.toml too"), "{}", run.out);
    assert!(run.out.contains("a.toml too"), "{}", run.out);
    let run = desk.run(&[
        "check",
        "nowhere.toml",
        "a.toml",
        "b.toml",
        "--allow",
        "same-id-twice",
    ]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nowhere.toml"), "{}", run.err);
    assert!(
        run.err.contains("2 records checked, nothing found"),
        "{}",
        run.err
    );
}

#[test]
fn a_record_comes_from_standard_input_too() {
    let desk = Desk::new();
    desk.write("client.toml", with("HK", "CN"));
    let mut command = desk.command(&["check", "-"]);
    command.stdin(std::fs::File::open(desk.path("client.toml")).unwrap());
    let run = super::Run::of(&mut command);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[mainland-company]"), "{}", run.out);
}

#[test]
fn fix_writes_a_corrected_copy_lists_each_change_and_touches_no_name() {
    let desk = Desk::new();
    let text = with("gh_3f2a9c81d07e", "ｇｈ＿3f2a9c81d07e ")
        .replace("CHAN TAI MAN", "CHAN TAI MAN ")
        + "date = \"2026/11/20\"\nplace = \"Hong Kong \"\n";
    desk.write("client.toml", &text);
    let run = desk.run(&["check", "client.toml", "--fix", "--as-of", "2026-11-25"]);
    let fixed = std::fs::read_to_string(desk.path("client.fixed.toml")).unwrap();
    assert_eq!(
        std::fs::read_to_string(desk.path("client.toml")).unwrap(),
        text
    );
    assert_eq!(
        fixed,
        text.replace("ｇｈ＿3f2a9c81d07e ", "gh_3f2a9c81d07e")
            .replace("2026/11/20", "2026-11-20")
            .replace("Hong Kong ", "Hong Kong")
    );
    assert!(
        run.err.starts_with(
            "client.fixed.toml: client.toml, corrected\n  \
             `account.id`: “ｇｈ＿3f2a9c81d07e ” is now “gh_3f2a9c81d07e” (spaces at the edge, full width)\n  \
             `letter.date`: “2026/11/20” is now “2026-11-20” (form of the date)\n  \
             `letter.place`: “Hong Kong ” is now “Hong Kong” (spaces at the edge)\n"
        ),
        "{}",
        run.err
    );
    // What is left is the name, and it is told of in the copy.
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .starts_with("error[name-edge-space]: `letter.signatory`"),
        "{}",
        run.out
    );
    assert!(run.out.contains("client.fixed.toml:9:"), "{}", run.out);
    assert_eq!(run.out.matches("\n --> ").count(), 1, "{}", run.out);

    // The same copy again is no loss; another file of that name is.
    desk.write("client.fixed.toml", "# mine\n");
    let again = desk.run(&["check", "client.toml", "--fix"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(
        desk.run(&[
            "check",
            "client.toml",
            "--fix",
            "--force",
            "--as-of",
            "2026-11-25"
        ])
        .code,
        1
    );
    desk.write("clean.toml", CLEAN);
    let clean = desk.run(&["check", "clean.toml", "--fix"]);
    assert_eq!(clean.code, 0);
    assert_eq!(
        desk.files(),
        ["clean.toml", "client.fixed.toml", "client.toml"]
    );
}

#[test]
fn rules_are_listed_and_explained_by_name() {
    let desk = Desk::new();
    let run = desk.run(&["rules"]);
    assert_eq!(run.code, 0);
    for rule in gonghan::check::RULES {
        assert!(run.out.contains(rule.name), "{}", rule.name);
    }
    let run = desk.run(&["rules", "unlisted-place"]);
    assert!(
        run.out.starts_with("# unlisted-place\n\n**warning**: "),
        "{}",
        run.out
    );
    assert!(run.out.contains("2018-11-21"), "{}", run.out);
    let run = desk.run(&["rules", "unlisted-places"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("did you mean `unlisted-place`?"),
        "{}",
        run.err
    );
}

#[test]
fn an_error_stops_the_letter_and_a_warning_is_printed_with_it() {
    let desk = Desk::new();
    desk.write("client.toml", with("LIMITED", "LIMITED "));
    let run = desk.run(&["letter", "client.toml", "-o", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("error[name-edge-space]"), "{}", run.err);
    assert_eq!(desk.files(), ["client.toml"]);
    let run = desk.run(&[
        "letter",
        "client.toml",
        "-o",
        "out",
        "--allow",
        "name-edge-space",
        "--format",
        "pdf",
    ]);
    assert_eq!((run.code, desk.files().len()), (0, 2), "{}", run.err);

    desk.write("client.toml", with("LIMITED", "LTD"));
    let run = desk.run(&["letter", "client.toml", "-o", "out", "--format", "pdf"]);
    assert_eq!(run.code, 0);
    assert!(
        run.err.starts_with("warning[abbreviated-limited]"),
        "{}",
        run.err
    );
    let run = desk.run(&[
        "letter",
        "client.toml",
        "-o",
        "out",
        "--deny",
        "abbreviated-limited",
    ]);
    assert_eq!(run.code, 2);
    // Notes are for `check` alone.
    desk.write("client.toml", format!("{CLEAN}date = \"2026-11-20\"\n"));
    let run = desk.run(&[
        "letter",
        "client.toml",
        "-o",
        "out",
        "--format",
        "pdf",
        "--as-of",
        "2026-11-25",
    ]);
    assert!(run.err.starts_with("\nNext:"), "{}", run.err);
}
