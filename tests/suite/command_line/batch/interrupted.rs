//! Runs that end before their time.

use std::process::{Child, Command};
use std::time::Duration;

use super::*;

const CLIENTS: usize = 40;

fn start(desk: &Desk) -> Child {
    let args = [
        "batch",
        "clients.csv",
        "-o",
        "out",
        "--format",
        "pdf",
        "--quiet",
    ];
    desk.command(&args).spawn().unwrap()
}

/// Every file of a client that is there is whole: the PDF to its last line, and what the list says.
fn assert_whole(desk: &Desk) -> usize {
    let mut letters = 0;
    for (name, bytes) in desk.client_files() {
        if name.ends_with("letter.pdf") {
            assert!(
                bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
                "{name}"
            );
            letters += 1;
        } else if name.ends_with(".gonghan.json") {
            let list: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(list["files"][0]["name"], "letter.pdf");
        } else {
            // Under the name of a file that is not whole yet, and of no other.
            assert!(name.contains("/.gonghan-"), "{name}");
        }
    }
    letters
}

#[test]
fn a_run_that_is_killed_fifty_times_loses_nothing_and_ends_as_if_it_had_not_been() {
    let whole = Desk::new();
    whole.write("clients.csv", clients(1..=CLIENTS));
    assert_eq!(whole.batch("clients.csv", &["--format", "pdf"]).code, 0);

    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=CLIENTS));
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut made = 0;
    for _ in 0..50 {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let mut run = start(&desk);
        std::thread::sleep(Duration::from_millis(5 + seed % 120));
        // SIGKILL on Unix: nothing of the program runs after it.
        run.kill().unwrap();
        run.wait().unwrap();
        let now = assert_whole(&desk);
        assert!(now >= made, "{now} letters after {made}");
        made = now;
    }
    let run = desk.batch("clients.csv", &["--format", "pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        desk.client_files() == whole.client_files(),
        "it is not what an unbroken run makes"
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_the_letters_in_hand_and_reports() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=600));
    let mut run = start(&desk);
    let begun = std::time::Instant::now();
    let count = || std::fs::read_dir(desk.path("out")).map_or(0, Iterator::count);
    while count() < 4 && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let signalled = Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status();
    assert!(signalled.unwrap().success());
    assert_eq!(run.wait().unwrap().code(), Some(1));
    let letters = assert_whole(&desk);
    let report = std::fs::read_to_string(desk.path("out/report.csv")).unwrap();
    assert!((1..600).contains(&letters), "{letters}");
    let reported = report
        .lines()
        .filter(|line| line.contains("letter.pdf"))
        .count();
    assert_eq!(reported, letters);
    assert_eq!(report.lines().count(), 601);
    assert_eq!(
        report
            .lines()
            .filter(|line| line.contains("not reached"))
            .count(),
        600 - letters
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_with_whole_files_and_the_next_run_goes_on() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=80));
    std::fs::create_dir(desk.path("out")).unwrap();
    let size = |bytes: &str| format!("size={bytes}");
    let mount = |options: &str| {
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(desk.path("out"));
        mount.output().is_ok_and(|output| output.status.success())
    };
    if !mount(&size("2m")) {
        // Only root may mount a small file system.
        return;
    }
    let unmount = || {
        Command::new("umount")
            .arg(desk.path("out"))
            .status()
            .unwrap()
    };
    let run = desk.batch("clients.csv", &["--format", "pdf"]);
    let made = assert_whole(&desk);
    let grown = mount(&format!("remount,{}", size("64m")));
    let again = desk.batch("clients.csv", &["--format", "pdf"]);
    let all = assert_whole(&desk);
    unmount();
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("the disk is full"), "{}", run.err);
    assert!((1..80).contains(&made), "{made}");
    assert!(grown);
    assert_eq!((again.code, all), (0, 80), "{}", again.err);
    assert!(again.err.contains("unchanged, skipped"), "{}", again.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to_is_refused_before_any_work() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2));
    std::fs::create_dir(desk.path("out")).unwrap();
    let mut mount = Command::new("mount");
    mount
        .args(["-t", "tmpfs", "-o", "ro", "tmpfs"])
        .arg(desk.path("out"));
    if !mount.output().is_ok_and(|output| output.status.success()) {
        // Only root may mount a read-only file system.
        return;
    }
    let run = desk.batch("clients.csv", &[]);
    Command::new("umount")
        .arg(desk.path("out"))
        .status()
        .unwrap();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the disk is read-only"), "{}", run.err);
    assert_eq!(desk.files(), ["clients.csv"]);
}
