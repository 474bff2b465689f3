//! Pictures and PDFs made by ImageMagick, libtiff, Ghostscript and img2pdf, where they are installed; CI installs them.

use std::path::Path;
use std::process::Command;

/// Runs a program in a folder. Whether it is installed, which CI does not let pass otherwise.
fn run(folder: &Path, program: &str, args: &[&str]) -> bool {
    let run = Command::new(program)
        .args(args)
        .current_dir(folder)
        .output();
    match run {
        Ok(run) => {
            let complaint = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{program} {args:?}: {complaint}");
            true
        }
        Err(_) if std::env::var_os("CI").is_none() => false,
        Err(error) => panic!("{program} is needed in CI: {error}"),
    }
}

/// ImageMagick's `convert`, by the name that is its own.
pub(crate) fn convert(folder: &Path, args: &[&str]) -> bool {
    let own = ["/usr/bin/convert-im6.q16", "/usr/bin/magick"];
    let program = own.iter().find(|path| Path::new(path).exists());
    run(folder, program.unwrap_or(&"convert"), args)
}

/// What zbar reads of the QR codes on a picture; none where it is not installed, which CI does not let pass.
pub(crate) fn zbarimg(picture: &Path) -> Option<String> {
    let run = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(picture)
        .output();
    match run {
        Ok(run) => Some(String::from_utf8(run.stdout).unwrap()),
        Err(_) if std::env::var_os("CI").is_none() => None,
        Err(error) => panic!("zbarimg is needed in CI: {error}"),
    }
}

pub(crate) fn mutool(folder: &Path, args: &[&str]) -> bool {
    run(folder, "mutool", args)
}

pub(crate) fn tiffcp(folder: &Path, args: &[&str]) -> bool {
    run(folder, "tiffcp", args)
}

pub(crate) fn ghostscript(folder: &Path, args: &[&str]) -> bool {
    run(
        folder,
        "gs",
        &[&["-q", "-dBATCH", "-dNOPAUSE"], args].concat(),
    )
}

pub(crate) fn img2pdf(folder: &Path, args: &[&str]) -> bool {
    run(folder, "img2pdf", args)
}

pub(crate) fn qpdf(folder: &Path, args: &[&str]) -> bool {
    run(folder, "qpdf", args)
}
