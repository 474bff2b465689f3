//! The computer's own program for an address or a file.

use std::ffi::OsStr;
use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long is waited for the word that nothing opens it.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Opens an address in the browser, or a file in the program that is set for its kind; waits a moment for it to fail.
///
/// # Errors
/// There is no such program.
pub fn open(what: impl AsRef<OsStr>) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut started = Command::new(program)
        .args(arguments)
        .arg(what)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match started.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    // Some of these programs stay as long as what they have opened.
    thread::spawn(move || started.wait());
    Ok(())
}
