//! pdftotext, pdffonts, pdfinfo and qpdf, where they are installed; CI installs them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a program says of a PDF; none where it is not installed, which CI does not let pass.
fn ask(pdf: &[u8], program: &str, before: &[&str], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::File::create(&path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, pdf))
        .unwrap();
    run(program, before, &path, after)
}

fn run(program: &str, before: &[&str], path: &Path, after: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(before)
        .arg(path)
        .args(after)
        .output();
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{program}: {said}{complaint}");
            assert_eq!(complaint, "", "{program}");
            Some(said)
        }
        Err(_) if std::env::var_os("CI").is_none() => None,
        Err(error) => panic!("{program} is needed in CI: {error}"),
    }
}

/// The text as a user copies it.
pub(crate) fn text(pdf: &[u8]) -> Option<String> {
    ask(pdf, "pdftotext", &["-enc", "UTF-8"], &["-"])
}

/// The text in the order in which it is printed.
pub(crate) fn raw_text(pdf: &[u8]) -> Option<String> {
    ask(pdf, "pdftotext", &["-enc", "UTF-8", "-raw"], &["-"])
}

/// The first page as a PNG in a folder, at 300 dpi.
pub(crate) fn picture(pdf: &[u8], folder: &Path) -> Option<PathBuf> {
    let stem = folder.join("drawn");
    let options = ["-q", "-r", "300", "-png", "-singlefile"];
    ask(pdf, "pdftoppm", &options, &[&stem.to_string_lossy()])?;
    Some(stem.with_extension("png"))
}

/// A row for each font.
pub(crate) fn fonts(pdf: &[u8]) -> Option<Vec<String>> {
    let table = ask(pdf, "pdffonts", &[], &[])?;
    Some(table.lines().skip(2).map(str::to_owned).collect())
}

/// Title, author, page size and the like.
pub(crate) fn info(pdf: &[u8]) -> Option<String> {
    ask(pdf, "pdfinfo", &["-enc", "UTF-8", "-isodates"], &[])
}

/// Fails where qpdf finds anything to complain of.
pub(crate) fn check_structure(pdf: &[u8]) {
    if let Some(said) = ask(pdf, "qpdf", &["--check"], &[]) {
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{said}"
        );
    }
}

/// The words of the first page and where they stand, in millimetres: left, top, right, bottom.
pub(crate) fn words(pdf: &[u8]) -> Option<Vec<(String, [f32; 4])>> {
    let said = ask(
        pdf,
        "pdftotext",
        &["-enc", "UTF-8", "-bbox", "-l", "1"],
        &["-"],
    )?;
    let words = said.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("<word ")?;
        let (edges, text) = line.split_once('>')?;
        let edge = |name: &str| -> f32 {
            let (_, rest) = edges.split_once(&format!("{name}=\"")).unwrap();
            let points: f32 = rest.split('"').next().unwrap().parse().unwrap();
            points * 25.4 / 72.0
        };
        let edges = ["xMin", "yMin", "xMax", "yMax"].map(edge);
        Some((text.split('<').next().unwrap().to_owned(), edges))
    });
    Some(words.collect())
}
