//! `gonghan batch`, run as an agency runs it.

mod folders;
mod interrupted;
mod many_rows;
mod reports;
mod reruns;
mod shares;
mod starters;

use std::path::{Path, PathBuf};

use super::{Desk, Run};

pub(super) const HEADER: &str = "公司名称,国家,原始ID,签署人";

/// A table of invented clients, by number.
pub(super) fn clients(numbers: std::ops::RangeInclusive<usize>) -> String {
    let rows =
        numbers.map(|number| client(number, &format!("GOLDEN SAIL EXAMPLE {number} LIMITED")));
    format!("{HEADER}\n{}", rows.collect::<String>())
}

/// A table of clients of these names, numbered from 1 in their order, and written from the last where `backwards`.
pub(super) fn named(names: &[&str], backwards: bool) -> String {
    let mut rows: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(index, name)| client(index + 1, &format!("\"{}\"", name.replace('"', "\"\""))))
        .collect();
    if backwards {
        rows.reverse();
    }
    format!("{HEADER}\n{}", rows.concat())
}

pub(super) fn client(number: usize, name: &str) -> String {
    format!("{name},HK,gh_{number:012x},CHAN TAI MAN\n")
}

impl Desk {
    /// A run on a table into `out`, with a fixed day and a fixed language.
    fn batch(&self, table: &str, more: &[&str]) -> Run {
        let args = ["batch", table, "-o", "out", "--as-of", "2026-11-25"];
        self.run(&[&args[..], more].concat())
    }

    /// The files of all clients with their bytes, without what reports and runs keep.
    fn client_files(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.files().into_iter().filter(|name| {
            let mut parts = name.strip_prefix("out/").unwrap_or("").split('/');
            parts.next().is_some_and(|folder| folder != ".gonghan") && parts.next().is_some()
        });
        files
            .map(|name| {
                let bytes = std::fs::read(self.path(&name)).unwrap();
                (name, bytes)
            })
            .collect()
    }

    /// The links of the page in a folder, each of which leads to a file.
    fn links_of_page(&self, folder: &str) -> Vec<String> {
        let page = std::fs::read_to_string(self.path(folder).join("index.html")).unwrap();
        let links = page.split("href=\"").skip(1);
        links
            .map(|rest| {
                let link = rest.split('"').next().unwrap();
                let path = percent_encoding::percent_decode_str(link);
                let path = path.decode_utf8().unwrap().into_owned();
                assert!(self.path(folder).join(&path).is_file(), "{link}");
                path
            })
            .collect()
    }

    /// A client's folder, by the beginning of its name.
    fn client_folder(&self, beginning: &str) -> PathBuf {
        let mut folders = std::fs::read_dir(self.path("out"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| file_name(path).starts_with(beginning));
        folders
            .next()
            .unwrap_or_else(|| panic!("no folder of {beginning}"))
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The results that `--json` prints, a client each, and the totals.
fn results(run: &Run) -> (Vec<serde_json::Value>, serde_json::Value) {
    let mut lines: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let totals = lines.pop().unwrap();
    (lines, totals["totals"].clone())
}

pub(super) fn statuses(run: &Run) -> Vec<(u64, String)> {
    let (clients, _) = results(run);
    clients
        .iter()
        .map(|client| {
            let status = client["status"].as_str().unwrap().to_owned();
            (client["row"].as_u64().unwrap(), status)
        })
        .collect()
}

#[test]
fn a_table_becomes_a_folder_a_client_and_reports() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=3));
    let run = desk.batch("clients.csv", &["--print-run", "letters.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("3  made"), "{}", run.err);
    let folder = "out/gh_000000000002 GOLDEN SAIL EXAMPLE 2 LIMITED";
    for name in ["letter.pdf", "letter.png"] {
        assert!(desk.path(&format!("{folder}/{name}")).is_file());
    }
    let reports = "out/index.html\nout/report.xlsx\nout/report.csv\nout/letters.pdf\n";
    assert_eq!(run.out, reports);
}

#[test]
fn f18_a_bad_row_stops_no_other_and_is_told_with_its_reason() {
    let desk = Desk::new();
    let table = clients(1..=3).replace("gh_000000000002", "not-an-id");
    desk.write("clients.csv", table);
    let run = desk.batch("clients.csv", &["--format", "pdf", "--json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let made = |row, status: &str| (row, status.to_owned());
    assert_eq!(
        statuses(&run),
        [made(2, "made"), made(3, "failed"), made(4, "made")]
    );
    let (clients, totals) = results(&run);
    assert_eq!(clients[1]["findings"][0]["place"], "C3");
    assert_eq!(clients[1]["id"], "not-an-id");
    assert_eq!((&totals["made"], &totals["failed"]), (&2.into(), &1.into()));
}

#[test]
fn the_letters_are_those_that_the_letter_command_makes() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(7..=7));
    desk.write(
        "client.toml",
        "[company]\nname = \"GOLDEN SAIL EXAMPLE 7 LIMITED\"\ncountry = \"HK\"\n[account]\nid = \"gh_000000000007\"\n[letter]\nsignatory = \"CHAN TAI MAN\"\n",
    );
    desk.batch("clients.csv", &["--format", "pdf,png,jpg"]);
    desk.run(&[
        "letter",
        "client.toml",
        "-o",
        "one",
        "--format",
        "pdf,png,jpg",
        "--as-of",
        "2026-11-25",
    ]);
    let folder = desk.client_folder("gh_000000000007");
    for extension in ["pdf", "png", "jpg"] {
        let name = format!("letter.{extension}");
        let ours = std::fs::read(folder.join(&name)).unwrap();
        assert!(
            ours == std::fs::read(desk.path("one").join(&name)).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn an_email_is_made_where_the_payment_is_known_and_left_out_where_it_is_not() {
    let desk = Desk::new();
    desk.copy("examples/receipt.png", "receipt.png");
    let header = format!(
        "{HEADER},登录邮箱,付款日期,付款金额,付款币种,开户名,银行账号,银行名称,联系人姓名,付款凭证,公函日期"
    );
    let paid = client(1, "GOLDEN SAIL EXAMPLE LIMITED").trim().to_owned()
        + ",wechat@example.com,2026-11-20,99.00,USD,GOLDEN SAIL EXAMPLE LIMITED,012345678,Example Bank,CHAN TAI MAN,receipt.png,2026-11-19\n";
    let unpaid = client(2, "SILVER SAIL EXAMPLE LIMITED").trim().to_owned() + ",,,,,,,,,,\n";
    desk.write("clients.csv", format!("{header}\n{paid}{unpaid}"));
    let run = desk.batch(
        "clients.csv",
        &["--make", "letter,email", "--format", "pdf", "--json"],
    );
    assert_eq!(run.code, 0, "{} {}", run.out, run.err);
    let (clients, _) = results(&run);
    let files = |index: usize| serde_json::to_string(&clients[index]["files"]).unwrap();
    assert_eq!(
        files(0),
        r#"["letter.pdf","payment.eml","payment.txt","payment-receipt-gh_000000000001.png"]"#
    );
    assert_eq!(files(1), r#"["letter.pdf"]"#);
    let rules: Vec<_> = clients[1]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"email-left-out"), "{rules:?}");
    let again = desk.batch(
        "clients.csv",
        &["--make", "letter,email", "--format", "pdf", "--json"],
    );
    assert!(
        statuses(&again)
            .iter()
            .all(|(_, status)| status == "unchanged")
    );
}

#[test]
fn a_check_alone_writes_reports_and_a_dry_run_nothing() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2));
    let run = desk.batch("clients.csv", &["--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.files(), ["clients.csv"]);
    let run = desk.batch("clients.csv", &["--make", "check"]);
    assert!(run.err.contains("2  in order"), "{}", run.err);
    assert_eq!(desk.client_files(), []);
    assert!(desk.path("out/index.html").is_file());
}

#[test]
fn some_clients_alone_are_made_by_row_or_id_and_one_that_is_not_there_is_refused() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=6));
    let run = desk.batch(
        "clients.csv",
        &["--only", "3-4,gh_000000000006", "--format", "pdf", "--json"],
    );
    let rows: Vec<u64> = statuses(&run).iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [3, 4, 7]);
    assert!(desk.path("out/report-only.csv").is_file() && !desk.path("out/report.csv").exists());
    let run = desk.batch("clients.csv", &["--only", "3,99,gh_00000000000f"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("99, gh_00000000000f"), "{}", run.err);
}

#[test]
fn a_column_of_the_users_own_is_printed_by_a_template_of_the_users_own() {
    let desk = Desk::new();
    desk.write(
        "clients.csv",
        format!(
            "{HEADER},客户经理,team\n{}",
            client(1, "GOLDEN SAIL EXAMPLE LIMITED").trim().to_owned() + ",小王,A\n"
        ),
    );
    desk.write("my.md", "+++\ntitle = \"T\"\nlanguage = \"zh-Hans\"\n+++\n\n{{ company.name }} {{ extra[\"客户经理\"] }} {{ extra.team }}\n");
    let run = desk.batch("clients.csv", &["--template", "./my.md", "--format", "pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = std::fs::read(desk.client_folder("gh_").join("letter.pdf")).unwrap();
    if let Some(text) = crate::judge::poppler::text(&pdf) {
        assert!(
            text.contains("GOLDEN SAIL EXAMPLE LIMITED 小王 A"),
            "{text}"
        );
    }
    desk.write(
        "my.md",
        "+++\ntitle = \"T\"\nlanguage = \"zh-Hans\"\n+++\n\n{{ extra[\"经理\"] }}\n",
    );
    let run = desk.batch(
        "clients.csv",
        &["--template", "./my.md", "--format", "pdf", "--json"],
    );
    let (clients, _) = results(&run);
    assert_eq!(clients[0]["findings"][0]["rule"], "template-absent-field");
}

#[test]
fn standard_input_is_a_table_too() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2));
    let mut command = desk.command(&["batch", "-", "-o", "out", "--format", "pdf"]);
    command.stdin(std::fs::File::open(desk.path("clients.csv")).unwrap());
    let run = Run::of(&mut command);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.client_files().len(), 4);
}

#[test]
fn messages_are_in_chinese_where_the_user_is() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2).replace("HK", "#N/A"));
    let run = desk.batch("clients.csv", &["--ui", "zh"]);
    assert!(
        run.err.contains("第 2 行  失败") && run.err.contains("公式"),
        "{}",
        run.err
    );
    let report = std::fs::read_to_string(desk.path("out/report.csv")).unwrap();
    assert!(report.contains("请修正公式"), "{report}");
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=1));
    for (options, rule) in [
        (
            &["--to", "someone@example.com"][..],
            "options-without-email",
        ),
        (
            &["--make", "check", "--print-run", "a.pdf"],
            "print-run-without-pdf",
        ),
        (&["--sheet", "A"], "table-no-sheets"),
    ] {
        let run = desk.batch("clients.csv", options);
        assert_eq!(run.code, 2, "{options:?}");
        assert!(run.err.contains(rule), "{}", run.err);
    }
    assert_eq!(desk.files(), ["clients.csv"]);
    let run = desk.run(&["batch", "clients.csv", "-o", "letters.pdf"]);
    assert!(run.err.contains("write `-o letters`"), "{}", run.err);
    let run = desk.batch(".", &[]);
    assert!(run.err.contains("name a table in it"), "{}", run.err);
    desk.run(&["new", "clients.xlsx"]);
    let run = desk.batch("clients.xlsx", &["--encoding", "gbk"]);
    assert!(run.err.contains("table-no-encoding"), "{}", run.err);
}
