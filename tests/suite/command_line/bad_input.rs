//! What can't be right is refused: where, what and what to do, status 2, nothing written.

use std::process::Command;

use super::{Desk, Run};

fn record(name: &str, id: &str) -> String {
    format!(
        "[company]\nname = \"{name}\"\ncountry = \"HK\"\n[account]\nid = \"{id}\"\n[letter]\nsignatory = \"LEE\"\n"
    )
}

/// Refused, with all of `words` in what is said, and nothing written.
fn refused(desk: &Desk, args: &[&str], words: &[&str]) {
    let before = desk.files();
    let run = desk.run(args);
    assert_eq!(run.code, 2, "{args:?}: {}{}", run.out, run.err);
    assert_eq!(run.out, "", "{args:?}");
    for word in words {
        assert!(run.err.contains(word), "{args:?} {word}: {}", run.err);
    }
    assert!(run.err.contains("error"), "{args:?}: {}", run.err);
    assert_eq!(desk.files(), before, "{args:?}");
    // And in Chinese.
    let chinese: Vec<&str> = args.iter().copied().chain(["--ui", "zh"]).collect();
    let run = desk.run(&chinese);
    assert_eq!(run.code, 2, "{args:?}: {}", run.err);
    assert!(run.err.contains("错误"), "{args:?}: {}", run.err);
}

#[test]
fn files_that_are_no_records() {
    let desk = Desk::new();
    desk.write("empty.toml", "")
        .write("blank.toml", " \r\n\t\n")
        .write("gbk.toml", b"[company]\nname = \"\xBD\xF0\xB7\xAB\"\n")
        .write("utf-16.toml", b"\xFF\xFE[\0c\0")
        .write("zero.toml", "[company]\nname = \"a\0b\"\n")
        .write("large.toml", vec![b'#'; 50_000_000]);
    let letter = |file: &str, words: &[&str]| refused(&desk, &["letter", file, "-o", "out"], words);
    letter("empty.toml", &["empty.toml", "is empty", "gonghan new"]);
    letter("blank.toml", &["blank.toml", "is empty"]);
    letter("gbk.toml", &["gbk.toml:2:9", "UTF-8", "0xBD"]);
    letter("utf-16.toml", &["UTF-16", "UTF-8"]);
    letter("zero.toml", &["zero.toml:2:10", "zero byte"]);
    letter("large.toml", &["50000000", "1000000"]);
    letter("missing.toml", &["no file `missing.toml`", "gonghan new"]);
    letter(".", &["folder"]);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let desk = Desk::new();
    desk.write(
        "client.toml",
        format!("\u{FEFF}{}", record("A", "gh_3f2a9c81d07e")),
    );
    assert_eq!(
        desk.run(&["letter", "client.toml", "--format", "pdf"]).code,
        0
    );
}

#[test]
fn unknown_keys_and_wrong_types() {
    let desk = Desk::new();
    let whole = record("A", "gh_3f2a9c81d07e");
    desk.write("key.toml", whole.replace("country", "coutnry"))
        .write("section.toml", whole.replace("[letter]", "[leter]"))
        .write("type.toml", whole.replace("\"LEE\"", "12"))
        .write("list.json", "[{}, {}]")
        .write(
            "twice.json",
            "{\"company\": {\"name\": \"A\", \"name\": \"B\"}}",
        );
    let letter = |file: &str, words: &[&str]| refused(&desk, &["letter", file], words);
    letter("key.toml", &["key.toml:3:1", "coutnry", "company.country"]);
    letter(
        "section.toml",
        &["section.toml:6:2", "leter", "did you mean `letter`"],
    );
    letter(
        "type.toml",
        &["type.toml:7:13", "letter.signatory", "between quotes"],
    );
    letter("list.json", &["one is read at a time"]);
    letter("twice.json", &["twice.json:1:27", "given twice"]);
}

#[test]
fn ids_that_are_mistaken_say_what_they_likely_should_be() {
    let desk = Desk::new();
    for (id, words) in [
        ("wx3f2a9c81d07e1234", &["AppID", "gh_"][..]),
        ("h_3f2a9c81d07e", &["`gh_3f2a9c81d07e`"]),
        (
            "gh_3F2A9C81D07E",
            &["capital", "`gh_3f2a9c81d07e`", "--allow-unusual-id"],
        ),
        (
            "ｇｈ＿３ｆ２ａ９ｃ８１ｄ０７ｅ",
            &["full-width", "`gh_3f2a9c81d07e`"],
        ),
        ("gh_3f2a9c81d07", &["11", "12"]),
        ("gh_3f2a9c81d07\u{200B}e", &["U+200B", "`gh_3f2a9c81d07e`"]),
    ] {
        desk.write("client.toml", record("A", id));
        let words: Vec<&str> = words.iter().copied().chain(["client.toml:5:"]).collect();
        refused(&desk, &["letter", "client.toml"], &words);
    }
    desk.write("client.toml", record("A", "gh_3F2A9C81D07E"));
    let run = desk.run(&[
        "letter",
        "client.toml",
        "--allow-unusual-id",
        "--format",
        "pdf",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    desk.write("client.toml", record("A", "wx 示例"));
    refused(
        &desk,
        &["letter", "client.toml", "--allow-unusual-id"],
        &["account.id"],
    );
}

#[test]
fn names_that_show_other_than_they_are() {
    let desk = Desk::new();
    for (name, words) in [
        ("A\u{200B}B", &["U+200B", "<U+200B>"][..]),
        ("A\u{202E}B", &["U+202E", "direction"]),
        ("金龍\u{2F42}化", &["U+2F42", "文", "U+6587"]),
        ("A\\u0007B", &["U+0007"]),
        ("🍵茶飲", &["U+1F375"]),
        ("", &["company.name"]),
    ] {
        desk.write("client.toml", record(name, "gh_3f2a9c81d07e"));
        let words: Vec<&str> = words
            .iter()
            .copied()
            .chain(["client.toml:2:", "company.name"])
            .collect();
        refused(&desk, &["letter", "client.toml"], &words);
    }
    desk.write(
        "client.toml",
        record(&"示".repeat(10_000), "gh_3f2a9c81d07e"),
    );
    refused(
        &desk,
        &["letter", "client.toml"],
        &["10000", "1000", "company.name"],
    );
    desk.write("half.json", "{\"company\": {\"name\": \"金\\ud842\"}}");
    refused(
        &desk,
        &["letter", "half.json"],
        &["half.json:1:24", "half of a character"],
    );
}

#[test]
fn templates_that_never_end_or_reach_out_of_their_folder() {
    let desk = Desk::new();
    desk.write("client.toml", record("A", "gh_3f2a9c81d07e"));
    let head = "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n";
    desk.write("secret.md", "secret")
        .write(
            "t/loop.md",
            format!("{head}{{% for a in range(end=1000000000) %}}x{{% endfor %}}"),
        )
        .write("t/self.md", format!("{head}{{% include \"self.md\" %}}"))
        .write(
            "t/out.md",
            format!("{head}{{% include \"../secret.md\" %}}"),
        )
        .write(
            "t/field.md",
            format!("{head}\n\nDear {{{{ compnay.name }}}}"),
        )
        .write("t/head.md", "no head");
    let letter = |file: &str, words: &[&str]| {
        refused(&desk, &["letter", "client.toml", "--template", file], words)
    };
    letter("t/loop.md", &["t/loop.md:5:"]);
    letter("t/self.md", &["t/self.md:5:"]);
    letter("t/out.md", &["t/out.md:5:", "../secret.md"]);
    letter(
        "t/field.md",
        &["t/field.md:7:9", "compnay.name", "company.name"],
    );
    letter("t/head.md", &["t/head.md", "+++"]);
    letter("t/missing.md", &["t/missing.md"]);
    letter("zh-Hnas", &["zh-Hans"]);
}

#[test]
fn fonts_that_are_missing_or_damaged() {
    let desk = Desk::new();
    desk.write("client.toml", record("A", "gh_3f2a9c81d07e"))
        .copy("tests/fonts/damaged.ttf", "fonts/damaged.ttf")
        .write("none/readme.txt", "");
    refused(
        &desk,
        &["letter", "client.toml", "--font-dir", "fonts"],
        &["damaged.ttf"],
    );
    refused(
        &desk,
        &["letter", "client.toml", "--font-dir", "none"],
        &["none"],
    );
    refused(
        &desk,
        &["letter", "client.toml", "--font-dir", "nowhere"],
        &["nowhere"],
    );
    refused(&desk, &["fonts", "--font-dir", "fonts"], &["damaged.ttf"]);
}

#[test]
fn places_that_cannot_be_written_to() {
    let desk = Desk::new();
    desk.write("client.toml", record("A", "gh_3f2a9c81d07e"))
        .write("file", "");
    std::fs::create_dir(desk.path("letter.pdf")).unwrap();
    refused(&desk, &["letter", "client.toml", "-o", "file"], &["file"]);
    refused(&desk, &["letter", "client.toml"], &["letter.pdf", "folder"]);
    if cfg!(target_os = "linux") {
        refused(
            &desk,
            &["letter", "client.toml", "-o", "/proc/x"],
            &["/proc/x"],
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_nothing_half_written() {
    let desk = Desk::new();
    desk.write("client.toml", record("A", "gh_3f2a9c81d07e"));
    std::fs::create_dir(desk.path("disk")).unwrap();
    // A disk of 100 kB that only this command sees; the picture alone is larger.
    let script = "mount -t tmpfs -o size=100k none disk || exit 77
        \"$0\" letter client.toml -o disk; echo \"status $?\"; ls -A disk; df --output=pcent disk";
    let mut command = Command::new("unshare");
    command
        .args(["-m", "sh", "-c", script, env!("CARGO_BIN_EXE_gonghan")])
        .current_dir(desk.folder.path())
        .env("LANG", "en_US.UTF-8");
    let Ok(output) = command.output() else {
        return;
    };
    // Only root may mount; CI is.
    if !output.status.success() {
        assert!(std::env::var_os("CI").is_none(), "{output:?}");
        return;
    }
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        err.contains("the disk is full") && err.contains("disk/letter"),
        "{err}"
    );
    assert_eq!(
        out.split_whitespace().collect::<Vec<_>>(),
        ["status", "2", "Use%", "0%"],
        "{out}"
    );
}

#[test]
fn options_that_make_no_sense() {
    let desk = Desk::new();
    desk.write("client.toml", record("A", "gh_3f2a9c81d07e"));
    for args in [
        &["letter"][..],
        &["letter", "client.toml", "--dpi", "30"],
        &["letter", "client.toml", "--dpi", "1000"],
        &["letter", "client.toml", "--format", "gif"],
        &["letter", "client.toml", "--lang", "ja", "--template", "en"],
        &["lettr"],
        &["--ui", "fr"],
    ] {
        let run: Run = desk.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.starts_with("error:"), "{args:?}: {}", run.err);
    }
    refused(
        &desk,
        &["letter", "client.toml", "--lang", "cn"],
        &["zh-Hans"],
    );
    refused(
        &desk,
        &["fonts", "--text", "x", "--country", "Honkong"],
        &["Hong Kong"],
    );
    let mut command = desk.command(&["letter", "client.toml"]);
    let run = Run::of(command.env("SOURCE_DATE_EPOCH", "yesterday"));
    assert!(
        run.code == 2 && run.err.contains("SOURCE_DATE_EPOCH"),
        "{}",
        run.err
    );
}
