//! Text documents, which LibreOffice makes a PDF of where it is installed.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::BackgroundError;

/// How the programs of text documents are called.
const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];
/// How text documents are called.
const ENDINGS: [&str; 5] = ["doc", "docx", "odt", "fodt", "rtf"];
/// How long a document may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether a file is a text document, by its content and, as such content has many uses, by its name.
pub(super) fn is_text_document(bytes: &[u8], path: &Path) -> bool {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let is_container = begins(b"PK\x03\x04")
        || begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
        || begins(b"{\\rtf")
        || begins(b"<?xml");
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    is_container
        && ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
}

/// What LibreOffice is told before it opens a document of others: nothing that it links to is fetched, from the network or from this
/// computer, and no program in it is run.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// Makes a profile with these settings.
fn settle(profile: &Path) -> std::io::Result<()> {
    let user = profile.join("user");
    fs::create_dir_all(&user)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "it is read once all of it is written, and goes with the folder"
    )]
    fs::write(user.join("registrymodifications.xcu"), SETTINGS)
}

/// The document as PDF.
pub(super) fn as_pdf(path: &Path) -> Result<Vec<u8>, BackgroundError> {
    let failed = |reason: String| BackgroundError::OfficeFailed { reason };
    // A profile of its own: a LibreOffice that is open would take the work over and say nothing.
    let folder = tempfile::tempdir().map_err(|error| failed(error.to_string()))?;
    let profile = folder.path().join("profile");
    settle(&profile).map_err(|error| failed(error.to_string()))?;
    let mut profile_option = std::ffi::OsString::from("-env:UserInstallation=file://");
    profile_option.push(&profile);
    let document = path
        .canonicalize()
        .map_err(|source| BackgroundError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
    let started = PROGRAMS.iter().find_map(|program| {
        Command::new(program)
            .arg(&profile_option)
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&document)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()
    });
    let Some(mut office) = started else {
        return Err(BackgroundError::NoOffice);
    };
    let begun = Instant::now();
    loop {
        match office.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if begun.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(50)),
            _ => {
                // It may have ended by now; then there is nothing to end.
                let _ = office.kill();
                let _ = office.wait();
                return Err(failed(format!("no answer in {} s", PATIENCE.as_secs())));
            }
        }
    }
    let mut pdf = folder.path().join(document.file_stem().unwrap_or_default());
    // A name may have dots of its own.
    let mut name = pdf.file_name().unwrap_or_default().to_owned();
    name.push(".pdf");
    pdf.set_file_name(name);
    fs::read(&pdf).map_err(|_| failed("no PDF came of it".to_owned()))
}
