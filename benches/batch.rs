//! How many clients a second a batch makes, with how much memory, and whether the last are made as fast as the first; the
//! baseline of the same run is one job alone.
//!
//! `cargo bench --bench batch`, or `cargo bench --bench batch -- 1000` for fewer clients than ten thousand.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it prints what it measures, and its table is its own"
)]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

const CLIENTS: usize = 10_000;

fn main() {
    let mut given = std::env::args().filter_map(|argument| argument.parse().ok());
    let clients: usize = given.next_back().unwrap_or(CLIENTS).max(100);
    #[expect(
        clippy::expect_used,
        reason = "without a folder there is nothing to measure"
    )]
    let desk = tempfile::tempdir().expect("a folder to work in");
    let table = desk.path().join("clients.csv");
    #[expect(
        clippy::expect_used,
        reason = "without a table there is nothing to measure"
    )]
    std::fs::write(&table, rows(clients)).expect("the table is written");
    println!("{clients} clients, a letter of the Hong Kong form in traditional Chinese each");
    let few = (clients / 10).to_string();
    for (what, folder, options, share) in [
        (
            "PDF, one job",
            "a",
            &["--format", "pdf", "--jobs", "1"][..],
            Some(&few),
        ),
        ("PDF", "b", &["--format", "pdf"], None),
        ("PDF and PNG, one job", "c", &["--jobs", "1"], Some(&few)),
        ("PDF and PNG", "d", &[], None),
        ("again, all unchanged", "d", &[], None),
        ("check alone", "e", &["--make", "check"], None),
    ] {
        let only = share.map(|few| format!("2-{few}"));
        measure(
            desk.path(),
            what,
            &[&["-o", folder], options].concat(),
            only,
        );
    }
}

/// Invented clients whose names have ever other characters.
fn rows(clients: usize) -> String {
    const WORDS: &str = "金銀天海東南北華明光大信安永新盛宏泰豐和順達成利昌興隆榮富貴春秋江山河雲風雷電火林森木石玉珠寶龍鳳鶴馬虎龜";
    let words: Vec<char> = WORDS.chars().collect();
    let mut table = String::from(
        "公司名称,国家,原始ID,签署人,签署人职务,公函日期,签署地点,联系人姓名,联系人职务,联系人电话,联系人邮箱,登记号码,注册地址\n",
    );
    for number in 0..clients {
        let word = |step: usize| words[(number / step) % words.len()];
        let name: String = [word(1), word(7), word(50), word(350)]
            .into_iter()
            .collect();
        // Writing to a string can't fail.
        let _ = writeln!(
            table,
            "{name}範例{number}有限公司,HK,gh_{number:012x},CHAN TAI MAN,Director,2026-11-20,Hong Kong,LEE SIU MING,Marketing Manager,+852 2123 {:04},a{number}@example.com,{},\"1 Example Road, Central, Hong Kong\"",
            number % 10_000,
            10_000_000 + number,
        );
    }
    table
}

fn measure(folder: &Path, what: &str, options: &[&str], only: Option<String>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gonghan"));
    command
        .args(["batch", "clients.csv", "--json", "--as-of", "2026-11-25"])
        .args(options)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(only) = only {
        command.args(["--only", &only]);
    }
    let begun = Instant::now();
    #[expect(clippy::expect_used, reason = "the program is built with the bench")]
    let mut child = command.spawn().expect("the program runs");
    let (times, peak) = watch(&mut child, begun);
    let all = begun.elapsed();
    // The last line is the totals.
    let clients = times.len().saturating_sub(1);
    let rate = clients as f64 / all.as_secs_f64();
    let tenth = clients / 10;
    let first = times.get(tenth).copied().unwrap_or_default();
    let last = times
        .get(clients.saturating_sub(1))
        .copied()
        .unwrap_or_default()
        - times
            .get(clients.saturating_sub(1 + tenth))
            .copied()
            .unwrap_or_default();
    println!(
        "{what:24} {rate:8.0} a second, {:6.1} s, peak {:4} MB; first tenth {:.2} s, last tenth {:.2} s",
        all.as_secs_f64(),
        peak / 1000,
        first.as_secs_f64(),
        last.as_secs_f64()
    );
}

/// When each line came, and the most memory that was held, in kB.
fn watch(child: &mut Child, begun: Instant) -> (Vec<Duration>, u64) {
    let status = format!("/proc/{}/status", child.id());
    let (is_over, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    let mut times = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let text = std::fs::read_to_string(&status).unwrap_or_default();
                let line = text.lines().find(|line| line.starts_with("VmHWM:"));
                let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
                peak.fetch_max(kilobytes.unwrap_or(0), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        let lines = child.stdout.take().map(BufReader::new);
        for _ in lines.into_iter().flat_map(BufRead::lines) {
            times.push(begun.elapsed());
        }
        // Whatever it ends with, it was measured.
        let _ = child.wait();
        is_over.store(true, Ordering::Relaxed);
    });
    (times, peak.load(Ordering::Relaxed))
}
