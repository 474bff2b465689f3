//! What the READMEs say can be done, can be done.

use std::collections::BTreeSet;

use crate::letters::project;

fn read(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap()
}

/// The lines of all shell blocks.
fn commands(text: &str) -> Vec<&str> {
    let blocks = text
        .split("```sh\n")
        .skip(1)
        .filter_map(|block| block.split("```").next());
    blocks
        .flat_map(str::lines)
        .map(|line| line.split('#').next().unwrap().trim_end())
        .collect()
}

/// Words of the program that stand in back quotes or blocks: commands and options.
fn mentioned(text: &str) -> BTreeSet<String> {
    text.split(|c: char| c.is_whitespace() || "`、，,；;：:（）()。|\"'".contains(c))
        .filter(|word| word.starts_with("--") && word.len() > 3)
        .map(str::to_owned)
        .collect()
}

#[test]
fn both_languages_have_the_same_commands_options_links_and_headings() {
    let (english, chinese) = (read("README.md"), read("README.zh.md"));
    assert_eq!(commands(&english), commands(&chinese));
    assert_eq!(mentioned(&english), mentioned(&chinese));
    let headings = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings(&english), headings(&chinese));
    let rows = |text: &str| text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows(&english), rows(&chinese));
}

#[test]
fn every_option_that_is_mentioned_is_one() {
    let desk = tempfile::tempdir().unwrap();
    let mut help = String::from("--release --path --help --open --bench");
    for command in [
        &["--help"][..],
        &["letter", "--help"],
        &["check", "--help"],
        &["email", "--help"],
        &["batch", "--help"],
        &["fonts", "--help"],
        &["new", "--help"],
        &["scan", "--help"],
        &["combine", "--help"],
        &["serve", "--help"],
    ] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_gonghan"))
            .args(command)
            .current_dir(desk.path())
            .output()
            .unwrap();
        help.push_str(&String::from_utf8(output.stdout).unwrap());
    }
    let options = mentioned(&read("README.md"));
    assert!(options.len() > 8);
    for option in options {
        assert!(help.contains(&option), "{option}");
    }
}

#[test]
fn every_file_that_is_linked_is_there() {
    let mut links = 0;
    for readme in ["README.md", "README.zh.md"] {
        let text = read(readme);
        let targets = text.split("](").skip(1).chain(text.split("src=\"").skip(1));
        for target in targets.filter_map(|rest| rest.split([')', '"']).next()) {
            if !target.starts_with("http") {
                assert!(project(target).exists(), "{readme}: {target}");
                links += 1;
            }
        }
    }
    assert!(links > 12);
}

#[test]
fn the_first_command_names_an_example_and_ci_runs_the_second() {
    let readme = read("README.md");
    let commands = commands(&readme);
    assert_eq!(
        commands[0],
        "cargo run --release -- letter examples/hong-kong.toml -o out"
    );
    assert_eq!(commands[1], "cargo test");
    assert!(read(".ci/run").lines().any(|line| line == "cargo test"));
}
