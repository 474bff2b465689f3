//! Forms as LibreOffice makes them of text documents, with the project's own faces.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::letters::project;

/// Text documents that are forms, in `tests/forms`.
const SOURCES: [&str; 11] = [
    "acro.fodt",
    "en_boxes.fodt",
    "en_open.docx",
    "ja_brackets.fodt",
    "ja_lines.fodt",
    "ko_header_row.fodt",
    "sc_prose.docx",
    "sc_table4.fodt",
    "sc_underscores.fodt",
    "tc_leaders.fodt",
    "tc_table2.fodt",
];

/// The folder with all forms as PDF; none where LibreOffice is not installed, which CI does not let pass.
pub(crate) fn forms() -> Option<&'static Path> {
    static FORMS: OnceLock<Option<PathBuf>> = OnceLock::new();
    FORMS.get_or_init(make).as_deref()
}

fn make() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("forms");
    std::fs::create_dir_all(&folder).unwrap();
    let settings_folder = tempfile::tempdir().unwrap();
    // LibreOffice takes the faces that the forms name from the project.
    let fonts = settings_folder.path().join("fonts.conf");
    let (faces, cache) = (project("fonts"), settings_folder.path().join("cache"));
    let settings = format!(
        "<?xml version=\"1.0\"?>\n<fontconfig><include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>\
         <dir>{}</dir><cachedir>{}</cachedir></fontconfig>\n",
        faces.display(),
        cache.display()
    );
    std::fs::write(&fonts, settings).unwrap();
    let export =
        "pdf:writer_pdf_Export:{\"ExportFormFields\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    let sources = SOURCES.map(|source| project("tests/forms").join(source));
    let mut office = Command::new("soffice");
    office.env("FONTCONFIG_FILE", &fonts);
    let said = converted(&mut office, export, &folder, &sources)?;
    for source in SOURCES {
        let pdf = folder.join(source).with_extension("pdf");
        assert!(pdf.is_file(), "{source}: {said}");
    }
    Some(folder)
}

/// Has LibreOffice save documents in a format, and gives what it complains of; none where it is not installed, which CI does
/// not let pass.
pub(crate) fn converted(
    office: &mut Command,
    format: &str,
    folder: &Path,
    documents: &[PathBuf],
) -> Option<String> {
    // One that is open already would take the work over and say nothing.
    let profile = tempfile::tempdir().unwrap();
    let output = office
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.path().display()
        ))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .args(documents)
        .output();
    match output {
        Ok(output) => Some(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(_) if std::env::var_os("CI").is_none() => None,
        Err(error) => panic!("LibreOffice is needed in CI: {error}"),
    }
}

/// The form that reportlab makes by a script in `tests/forms`; none where it is not installed, which CI does not let pass.
pub(crate) fn by_reportlab(script: &str, folder: &Path) -> Option<PathBuf> {
    let form = folder.join(script).with_extension("pdf");
    let script = project("tests/forms").join(script).with_extension("py");
    // Debian's packages are for Debian's own Python.
    let made = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(&form)
        .output();
    match made {
        Ok(output) if output.status.success() => Some(form),
        _ if std::env::var_os("CI").is_none() => None,
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => panic!("Python with reportlab is needed in CI: {error}"),
    }
}
