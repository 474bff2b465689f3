//! `gonghan letter` makes what it says, where it says, and nothing else.

use std::process::Stdio;

use super::{Desk, Run};
use crate::judge::hayro;

const RECORD: &str = "[company]\nname = \"Golden Sail Example Ltd\"\ncountry = \"NZ\"\n\n[account]\n\
                      id = \"gh_7a05c3d96e1f\"\n\n[letter]\nsignatory = \"Alex Example\"\n";

#[test]
fn a_pdf_and_a_png_in_the_folder_that_was_asked_for_and_what_to_do_next() {
    let desk = Desk::new();
    let run = desk
        .write("client.toml", RECORD)
        .run(&["letter", "client.toml", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        desk.files(),
        ["client.toml", "out/letter.pdf", "out/letter.png"]
    );
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].starts_with("out/letter.pdf  PDF, A4, "),
        "{}",
        run.out
    );
    assert!(
        lines[1].starts_with("out/letter.png  2480 x 3508 px, 300 dpi, "),
        "{}",
        run.out
    );
    for word in [
        "Golden Sail Example Ltd",
        "gh_7a05c3d96e1f",
        "100 %",
        "Sign",
        "stamp",
        "by hand",
        "Scan",
        "not Tencent's",
    ] {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
}

#[test]
fn g7_messages_are_chinese_where_the_computer_is_or_where_they_are_asked_for() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD);
    let asked = desk.run(&["letter", "client.toml", "--ui", "zh"]);
    let by_locale = Run::of(
        desk.command(&["letter", "client.toml"])
            .env("LANG", "zh_CN.UTF-8"),
    );
    assert!(asked.err.contains("手工加盖"), "{}", asked.err);
    assert_eq!(asked.err, by_locale.err);
    let english = Run::of(
        desk.command(&["letter", "client.toml", "--ui=en"])
            .env("LANG", "zh_CN.UTF-8"),
    );
    assert!(english.err.contains("by hand"), "{}", english.err);
}

#[test]
fn every_format_resolution_language_and_name_that_is_asked_for() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD);
    let run = desk.run(&[
        "letter",
        "client.toml",
        "--format",
        "jpg,pdf,jpg",
        "--dpi",
        "150",
        "--lang",
        "ja",
        "--name",
        "示例",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.files(), ["client.toml", "示例.jpg", "示例.pdf"]);
    assert!(
        run.out.contains("示例.jpg  1240 x 1754 px, 150 dpi"),
        "{}",
        run.out
    );
    let pdf = std::fs::read(desk.path("示例.pdf")).unwrap();
    assert!(hayro::text(&pdf).actual().contains("アカウント認証申請書"));
}

#[test]
fn c3_the_same_bytes_whatever_the_computers_language() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD.replace("Golden Sail", "直骨角"));
    let make = |locale: &str| {
        let mut command = desk.command(&["letter", "client.toml", "-o", locale]);
        assert_eq!(
            Run::of(command.env("LANG", locale).env("LC_ALL", locale)).code,
            0
        );
        ["letter.pdf", "letter.png"]
            .map(|name| std::fs::read(desk.path(locale).join(name)).unwrap())
    };
    assert!(make("ja_JP.UTF-8") == make("C"));
}

#[test]
fn the_day_of_source_date_epoch_where_the_record_has_none() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD);
    let mut command = desk.command(&["letter", "client.toml", "--format", "pdf"]);
    assert_eq!(
        Run::of(command.env("SOURCE_DATE_EPOCH", "1795132800")).code,
        0
    );
    let pdf = std::fs::read(desk.path("letter.pdf")).unwrap();
    assert!(pdf.windows(10).any(|bytes| bytes == b"D:20261120"));
}

#[test]
fn a_record_from_another_program_comes_by_standard_input() {
    let desk = Desk::new();
    desk.write("client.json", r#"{"company": {"name": "A & B", "country": "HK"}, "account": {"id": "gh_7a05c3d96e1f"}, "letter": {"signatory": "x"}}"#);
    let mut command = desk.command(&["letter", "-", "--format", "pdf"]);
    command.stdin(Stdio::from(
        std::fs::File::open(desk.path("client.json")).unwrap(),
    ));
    assert_eq!(Run::of(&mut command).code, 0);
    let pdf = std::fs::read(desk.path("letter.pdf")).unwrap();
    assert!(hayro::text(&pdf).actual().contains("A & B"));
}

#[test]
fn g1_g2_g3_file_names_are_safe_on_every_system_and_stay_in_the_folder() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD);
    let long = format!("{}_gh_ab", "示".repeat(120));
    for (name, made) in [
        ("CON", "_CON.pdf"),
        ("nul.示例", "_nul.示例.pdf"),
        ("COM¹", "_COM¹.pdf"),
        ("示例公司 .", "示例公司.pdf"),
        ("甲/乙:丙*丁?", "甲／乙：丙＊丁？.pdf"),
        ("../../x", "／..／x.pdf"),
    ] {
        let run = desk.run(&[
            "letter",
            "client.toml",
            "--format",
            "pdf",
            "-o",
            "out",
            "--name",
            name,
        ]);
        assert_eq!(run.code, 0, "{}", run.err);
        let files = desk.files();
        assert!(files.contains(&format!("out/{made}")), "{name}: {files:?}");
    }
    let run = desk.run(&[
        "letter",
        "client.toml",
        "--format",
        "pdf",
        "-o",
        "long",
        "--name",
        &long,
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let made = desk
        .files()
        .into_iter()
        .find(|file| file.starts_with("long/"))
        .unwrap();
    assert!(made.ends_with("_gh_ab.pdf") && made.len() <= 260, "{made}");
}

#[test]
fn g5_a_record_may_have_any_name() {
    let desk = Desk::new();
    let run = desk.write("示例,公司 1.toml", RECORD).run(&[
        "letter",
        "示例,公司 1.toml",
        "--format",
        "pdf",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn an_own_file_is_replaced_and_anothers_only_by_force() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD)
        .write("letter.png", "somebody's picture");
    let run = desk.run(&["letter", "client.toml"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("letter.png") && run.err.contains("--force"),
        "{}",
        run.err
    );
    assert_eq!(desk.files(), ["client.toml", "letter.png"]);
    assert_eq!(
        std::fs::read(desk.path("letter.png")).unwrap(),
        b"somebody's picture"
    );

    assert_eq!(desk.run(&["letter", "client.toml", "--force"]).code, 0);
    // Now all of them are gonghan's own.
    assert_eq!(
        desk.run(&["letter", "client.toml", "--format", "pdf,png,jpg"])
            .code,
        0
    );
    assert_eq!(
        desk.run(&["letter", "client.toml", "--format", "pdf,png,jpg"])
            .code,
        0
    );
}

#[test]
fn a_records_own_template_lies_beside_it() {
    let desk = Desk::new();
    let record = format!("{RECORD}template = \"mine.md\"\n");
    desk.write("clients/client.toml", record).write(
        "clients/mine.md",
        "+++\ntitle = \"Mine\"\nlanguage = \"en\"\n+++\n# Of my own\n\n{{ company.name }}\n",
    );
    let run = desk.run(&["letter", "clients/client.toml", "--format", "pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = || hayro::text(&std::fs::read(desk.path("letter.pdf")).unwrap()).actual();
    assert_eq!(text(), "Of my ownGolden Sail Example Ltd");
    // What is asked for now goes before what the record says.
    assert_eq!(
        desk.run(&[
            "letter",
            "clients/client.toml",
            "--format",
            "pdf",
            "--lang",
            "en"
        ])
        .code,
        0
    );
    assert!(text().contains("Letter of Application"));
}

#[test]
fn fonts_from_a_folder_help_where_the_programs_own_do_not() {
    let desk = Desk::new();
    desk.write("client.toml", RECORD.replace("Golden", "𣽺"))
        .copy("tests/fonts/extension-b.ttf", "my fonts/extension-b.ttf");
    let run = desk.run(&["letter", "client.toml"]);
    assert_eq!(run.code, 2);
    for word in ["U+23F7A", "company.name", "--font-dir", "--system-fonts"] {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
    let run = desk.run(&["letter", "client.toml", "--font-dir", "my fonts"]);
    assert_eq!(run.code, 0, "{}", run.err);
}
