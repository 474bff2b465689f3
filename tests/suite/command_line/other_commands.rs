//! `new`, `templates`, `fonts`, `completions`, `man`, help, and `gonghan` alone.

use std::process::{Command, Stdio};

use super::{Desk, Run};
use crate::letters::TEMPLATES;

#[test]
fn alone_it_greets_with_the_three_commands_to_begin_with() {
    let desk = Desk::new();
    for ui in ["en", "zh"] {
        let run = desk.run(&["--ui", ui]);
        assert_eq!(run.code, 0);
        for command in [
            "gonghan new client.toml",
            "gonghan letter client.toml -o out",
            "gonghan --help",
        ] {
            assert!(run.out.contains(command), "{command}: {}", run.out);
        }
    }
}

#[test]
fn a_new_record_needs_four_fields_and_then_makes_a_letter() {
    let desk = Desk::new();
    let run = desk.run(&["new", "client.toml"]);
    assert_eq!((run.code, run.out.as_str()), (0, "client.toml\n"));
    assert!(
        run.err.contains("gonghan letter client.toml"),
        "{}",
        run.err
    );

    let run = desk.run(&["letter", "client.toml", "-o", "out"]);
    assert_eq!(run.code, 2);
    for field in [
        "company.name",
        "company.country",
        "account.id",
        "letter.signatory",
    ] {
        assert!(run.err.contains(field), "{field}: {}", run.err);
    }
    assert_eq!(run.err.matches("error[").count(), 4, "{}", run.err);

    let text = std::fs::read_to_string(desk.path("client.toml")).unwrap();
    let filled = text
        .replacen("name = \"\"", "name = \"示例有限公司\"", 1)
        .replacen("country = \"\"", "country = \"香港\"", 1)
        .replacen("id = \"gh_\"", "id = \"gh_3f2a9c81d07e\"", 1)
        .replacen("signatory = \"\"", "signatory = \"LEE\"", 1);
    let run = desk
        .write("client.toml", filled)
        .run(&["letter", "client.toml", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_new_record_never_replaces_one_that_is_there() {
    let desk = Desk::new();
    desk.write("client.toml", "mine");
    let run = desk.run(&["new", "client.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(std::fs::read(desk.path("client.toml")).unwrap(), b"mine");
    assert_eq!(desk.run(&["new", "client.toml", "--force"]).code, 0);
}

#[test]
fn templates_are_listed_shown_exported_and_their_fields_named() {
    let desk = Desk::new();
    let list = desk.run(&["templates", "list"]);
    let names: Vec<&str> = list
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let (letters, mails) = names.split_at(TEMPLATES.len());
    assert_eq!(letters, TEMPLATES);
    assert!(mails.len() == 6 && mails.iter().all(|name| name.starts_with("mail-")));
    for &name in &names {
        let shown = desk.run(&["templates", "show", name]);
        assert_eq!(shown.code, 0);
        assert_eq!(
            desk.run(&["templates", "export", name, "mine"]).out,
            format!("mine/{name}.md\n")
        );
        let exported =
            std::fs::read_to_string(desk.path("mine").join(name).with_extension("md")).unwrap();
        assert_eq!(shown.out, exported);
        let fields = desk.run(&["templates", "fields", name]).out;
        assert_eq!(
            fields,
            desk.run(&["templates", "fields", &format!("mine/{name}.md")])
                .out
        );
        assert!(fields.starts_with("company.name"), "{fields}");
        let is_mail = mails.contains(&name);
        assert_eq!(fields.contains("letter.signatory"), !is_mail, "{fields}");
        assert_eq!(fields.contains("bank."), is_mail, "{fields}");
    }
    assert_eq!(desk.run(&["templates", "export", "en", "mine"]).code, 0);
    desk.write("mine/en.md", "my own words");
    assert_eq!(desk.run(&["templates", "export", "en", "mine"]).code, 2);
    let unknown = desk.run(&["templates", "show", "english"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("templates list"),
        "{}",
        unknown.err
    );
}

#[test]
fn an_exported_template_makes_the_same_letter() {
    let desk = Desk::new();
    desk.copy("examples/japan.toml", "client.toml");
    desk.run(&["templates", "export", "ja", "."]);
    for (template, folder) in [("ja", "one"), ("./ja.md", "other")] {
        let run = desk.run(&[
            "letter",
            "client.toml",
            "--template",
            template,
            "-o",
            folder,
            "--format",
            "pdf",
        ]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let pdf = |folder: &str| std::fs::read(desk.path(folder).join("letter.pdf")).unwrap();
    assert!(pdf("one") == pdf("other"));
}

#[test]
fn fonts_are_listed_with_their_scripts_and_say_which_draws_each_character() {
    let desk = Desk::new();
    let list = desk.run(&["fonts"]).out;
    for (family, script) in [
        ("Noto Serif CJK HK", "Han"),
        ("Noto Naskh Arabic", "Arabic"),
        ("Noto Serif Khmer", "Khmer"),
        ("Noto Sans Canadian Aboriginal", "Canadian Aboriginal"),
    ] {
        let line = list
            .lines()
            .find(|line| line.starts_with(family))
            .unwrap_or_else(|| panic!("{family}"));
        assert!(line.contains(script), "{line}");
    }
    let run = desk.run(&["fonts", "--text", "髙 L’\u{200B}", "--country", "JP"]);
    let lines: Vec<Vec<&str>> = run
        .out
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines[0], ["髙", "U+9AD9", "NotoSerifCJKjp-Regular"]);
    assert_eq!(lines[3], ["’", "U+2019", "NotoSerif-Regular"]);
    assert!(run.out.contains("<U+200B>"), "{}", run.out);
    let missing = desk.run(&["fonts", "--text", "𣽺"]);
    assert!(
        missing.code == 1 && missing.out.contains("no font has it"),
        "{}",
        missing.out
    );
    desk.copy("tests/fonts/extension-b.ttf", "more/extension-b.ttf");
    let found = desk.run(&["fonts", "--text", "𣽺", "--font-dir", "more"]);
    assert_eq!(found.code, 0, "{}", found.out);
    let list = desk.run(&["fonts", "--font-dir", "more"]).out;
    assert!(
        list.contains("Gonghan Test Extension B") && list.contains("added: "),
        "{list}"
    );
}

#[test]
fn every_command_has_help_with_an_example_and_completions_and_a_manual_page() {
    let desk = Desk::new();
    for command in ["new", "letter", "templates", "fonts", "completions", "man"] {
        for (ui, heading) in [("en", "Examples:"), ("zh", "示例：")] {
            let help = desk.run(&[command, "--help", "--ui", ui]);
            assert_eq!(help.code, 0);
            let examples = help
                .out
                .split(heading)
                .nth(1)
                .unwrap_or_else(|| panic!("{command}"));
            assert!(
                examples.contains(&format!("gonghan {command}")),
                "{}",
                help.out
            );
        }
    }
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = desk.run(&["completions", shell]);
        assert!(
            script.code == 0 && script.out.contains("allow-unusual-id"),
            "{shell}"
        );
    }
    let pages = desk.run(&["man", "man1"]);
    assert_eq!(pages.code, 0, "{}", pages.err);
    assert!(
        pages.out.contains("man1/gonghan-templates-export.1"),
        "{}",
        pages.out
    );
    let page = std::fs::read_to_string(desk.path("man1/gonghan-letter.1")).unwrap();
    assert!(
        page.contains(".TH") && page.contains("gonghan letter client.toml"),
        "{page}"
    );
}

#[test]
#[cfg(unix)]
fn the_bash_completions_are_a_script_that_bash_takes() {
    let desk = Desk::new();
    desk.write("completions.bash", desk.run(&["completions", "bash"]).out);
    let status = Command::new("bash")
        .arg("-n")
        .arg(desk.path("completions.bash"))
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn a_reader_that_stops_reading_is_no_fault() {
    let desk = Desk::new();
    let mut command = desk.command(&["fonts"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_written_is_told() {
    let desk = Desk::new();
    let mut command = desk.command(&["templates", "show", "en"]);
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("gonghan: can't write"), "{said}");
}

#[test]
fn the_version_is_that_of_the_package() {
    let run: Run = Desk::new().run(&["--version"]);
    assert_eq!(
        run.out,
        concat!("gonghan ", env!("CARGO_PKG_VERSION"), "\n")
    );
}
