//! The page, used in a browser as its users use it, and asked as others might ask it.

mod asked;
mod every_page;
mod form;
mod kept;
mod many;
mod many_in_turn;
mod one_client;
mod one_client_kept;
mod refusals;

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::judge::browser::{Browser, TODAY};

/// Runs the program as the page's server runs, on the same day, and gives what it printed.
fn gonghan(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gonghan"))
        .args(args)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", TODAY)
        .env("LANG", "en_US.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The names and bytes of a ZIP file's entries, as Python reads them.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("all.zip"), bytes).unwrap();
    let script = "import zipfile\nwith zipfile.ZipFile('all.zip') as z:\n  assert z.testzip() is None\n  z.extractall('out')\n  print('\\n'.join(z.namelist()))";
    let output = ["/usr/bin/python3", "python3"].iter().find_map(|python| {
        let mut command = Command::new(python);
        command.args(["-c", script]).current_dir(folder.path());
        command.output().ok()
    });
    let output = output.expect("python3 reads the archive");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let names = String::from_utf8(output.stdout).unwrap();
    names
        .lines()
        .map(|name| {
            let bytes = std::fs::read(folder.path().join("out").join(name)).unwrap();
            (name.to_owned(), bytes)
        })
        .collect()
}

/// Holds back the answers of addresses with some part until `window.release()`; `window.paths` has all that are asked from now on.
fn hold(browser: &Browser, part: &str) {
    let held =
        "const real = window.fetch; const held = new Promise((done) => (window.release = done));
        window.paths = [];
        window.fetch = async (path, options) => {
          window.paths.push(String(path));
          const answer = await real(path, options);
          if (String(path).includes(PART)) await held;
          return answer;
        };";
    browser.run(&held.replace("PART", &json!(part).to_string()), &[]);
}

/// Where screenshots are put for somebody to look at.
fn picture_path(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{name}.png"))
}

/// Asserts that a view has no barrier and fits, on a wide and a narrow screen, light and dark; each is pictured.
fn is_open_to_all(browser: &Browser, name: &str) {
    for (width, is_dark) in [(1280, false), (1280, true), (320, false), (320, true)] {
        browser.screen(width, 800);
        browser.dark(is_dark);
        let tone = if is_dark { "dark" } else { "light" };
        let barriers = browser.barriers();
        browser.picture(picture_path(&format!("{name}-{width}-{tone}")));
        assert!(barriers.is_empty(), "{name} {width} {tone}: {barriers:#?}");
        let wide = browser.run("return document.documentElement.scrollWidth", &[]);
        assert!(
            wide.as_u64().unwrap() <= u64::from(width),
            "{name}: {wide} of {width}"
        );
    }
    browser.screen(1280, 1000);
    browser.dark(false);
}
mod scan_corners;
mod scans;
mod stopped;
