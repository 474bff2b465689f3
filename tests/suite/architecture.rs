//! The source keeps the order that it is meant to have.

use std::path::{Path, PathBuf};

use crate::letters::project;

/// The modules from low to high: each uses only those before it.
const ORDER: [&str; 25] = [
    "guard",
    "hexadecimal",
    "pipeline",
    "geometry",
    "diagnostic",
    "application",
    "intake",
    "check",
    "font",
    "pdf_in",
    "background",
    "page",
    "template",
    "layout",
    "render",
    "scan",
    "mail",
    "files",
    "letter",
    "form",
    "batch",
    "message",
    "report",
    "serve",
    "cli",
];

/// What a module uses although it stands later: the display list holds faces, and faces are cut from a page.
const MUTUAL: [(&str, &str); 1] = [("font", "page")];

/// Every source file with its path below `src`.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let src = project("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    files.sort();
    assert!(files.len() > 100);
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.strip_prefix(&src).unwrap().to_owned(), text)
        })
        .collect()
}

/// The part of a file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

fn module_of(path: &Path) -> String {
    let first = path.components().next().unwrap();
    Path::new(first.as_os_str())
        .file_stem()
        .unwrap()
        .to_string_lossy()
        .into_owned()
}

#[test]
fn a_module_uses_only_those_before_it() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut seen = 0;
    for (path, text) in sources() {
        let module = module_of(&path);
        let is_root = ["lib", "main"].contains(&module.as_str());
        // Tests in words for all stages may use any of them.
        if is_root || path.ends_with("tests.rs") || path.starts_with("message/both_languages") {
            continue;
        }
        let own = place(&module).unwrap_or_else(|| panic!("{module} has no place in the order"));
        let code: String = without_tests(&text)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for used in code.split("crate::").skip(1) {
            let used: String = used
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            let Some(other) = place(&used) else {
                continue;
            };
            seen += 1;
            let allowed = other <= own || MUTUAL.contains(&(module.as_str(), used.as_str()));
            assert!(allowed, "{}: {module} uses {used}", path.display());
        }
    }
    assert!(seen > 200);
}

#[test]
fn every_module_is_in_the_order_and_in_the_library() {
    let library = std::fs::read_to_string(project("src/lib.rs")).unwrap();
    let listed: Vec<&str> = library
        .lines()
        .filter_map(|line| {
            let module = line.strip_prefix("pub ").unwrap_or(line);
            module.strip_prefix("mod ")?.strip_suffix(';')
        })
        .collect();
    assert_eq!(listed, ORDER);
}

#[test]
fn no_file_is_too_long_to_be_read_in_one_go() {
    for (path, text) in sources() {
        if path.ends_with("tests.rs") {
            continue;
        }
        let lines = text.lines().count();
        assert!(lines <= 480, "{} has {lines} lines", path.display());
    }
}

#[test]
fn outside_of_tests_nothing_panics_without_a_reason_beside_it() {
    for (path, text) in sources() {
        if path.ends_with("tests.rs") || path.starts_with("message/both_languages") {
            continue;
        }
        let lines: Vec<&str> = without_tests(&text).lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let panics = [
                ".unwrap()",
                ".expect(",
                "panic!(",
                "unreachable!(",
                "todo!(",
            ];
            if panics.iter().any(|call| line.contains(call)) && !line.trim_start().starts_with("//")
            {
                let above = &lines[number.saturating_sub(6)..number];
                let has_reason = above
                    .iter()
                    .any(|line| line.trim_start().starts_with("//") || line.contains("reason = "));
                assert!(has_reason, "{}:{}: {line}", path.display(), number + 1);
            }
        }
    }
}
