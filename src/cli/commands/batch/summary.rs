//! What a run says at its end.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::Status;
use crate::cli::args::BatchArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::table::table;
use crate::cli::terminal::Terminal;
use crate::diagnostic::visible;
use crate::message::Ui;
use crate::report::{ClientResult, Totals, Weight, status_word};

/// How many clients that need work are named.
const NAMED: usize = 20;

/// What came of a run.
pub(super) struct Summary {
    pub(super) totals: Totals,
    /// The reports, the most useful first.
    pub(super) reports: Vec<PathBuf>,
    check_only: bool,
    /// The first clients that need work.
    named: Vec<Named>,
    /// How many need work.
    to_mend: usize,
}

struct Named {
    row: String,
    status: Status,
    who: String,
    why: String,
}

impl Summary {
    pub(super) fn new(check_only: bool) -> Self {
        Self {
            totals: Totals::default(),
            reports: Vec::new(),
            check_only,
            named: Vec::new(),
            to_mend: 0,
        }
    }

    pub(super) fn add(&mut self, result: &ClientResult, ui: Ui) {
        self.totals.add(result.status);
        if !matches!(result.status, Status::Failed | Status::Warned) {
            return;
        }
        self.to_mend += 1;
        // Failures first; there may be warnings alone in the first rows.
        let is_failed = result.status == Status::Failed;
        if self.named.len() == NAMED {
            let warned = self
                .named
                .iter()
                .rposition(|named| named.status == Status::Warned);
            match warned.filter(|_| is_failed) {
                Some(index) => drop(self.named.remove(index)),
                None => return,
            }
        }
        let weights = [Weight::Error, Weight::Warning];
        let told = weights.iter().find_map(|weight| {
            let mut findings = result.findings.iter();
            findings.find(|told| told.weight == *weight)
        });
        let why = told.map_or("", |told| told.title.as_str()).to_owned();
        let who = if result.name.is_empty() {
            &result.id
        } else {
            &result.name
        };
        self.named.push(Named {
            row: ui.pick(
                format!("row {}", result.row),
                format!("第 {} 行", result.row),
            ),
            status: result.status,
            who: visible(who).into_owned(),
            why,
        });
    }

    pub(super) fn tell(
        &self,
        args: &BatchArgs,
        stop: &AtomicBool,
        terminal: &Terminal,
    ) -> io::Result<()> {
        if args.json {
            return terminal.print(&self.json());
        }
        if args.quiet {
            return Ok(());
        }
        let ui = terminal.ui();
        let mut text = self.to_mend(ui);
        text.push_str(&self.counted(ui));
        if stop.load(Ordering::Relaxed) {
            text.push_str(ui.pick(
                "\nStopped. Run the same command again: what is made is not made again.\n",
                "\n已停止。重新运行同一命令即可继续：已生成的不会重做。\n",
            ));
        }
        if args.dry_run {
            text.push_str(ui.pick(
                "\nNothing was written (--dry-run).\n",
                "\n未写入任何文件（--dry-run）。\n",
            ));
        }
        terminal.advise(&text)?;
        self.tell_reports(terminal)
    }

    pub(super) fn tell_merged(&self, terminal: &Terminal) -> io::Result<()> {
        let ui = terminal.ui();
        terminal.advise(&(self.to_mend(ui) + &self.counted(ui)))?;
        self.tell_reports(terminal)
    }

    fn tell_reports(&self, terminal: &Terminal) -> io::Result<()> {
        let reports: Vec<String> = self
            .reports
            .iter()
            .map(|path| format!("{}\n", path.display()))
            .collect();
        terminal.print(&reports.concat())
    }

    fn to_mend(&self, ui: Ui) -> String {
        if self.named.is_empty() {
            return String::new();
        }
        let rows: Vec<[&str; 4]> = self
            .named
            .iter()
            .map(|named| {
                let word = status_word(named.status, self.check_only, ui);
                [&named.row, word, &named.who, &named.why]
            })
            .collect();
        let mut text = table(&rows);
        let more = self.to_mend - self.named.len();
        if more > 0 {
            // Writing to a string can't fail.
            let _ = writeln!(
                text,
                "{}",
                ui.pick(
                    format!("… and {more} more, in the report"),
                    format!("……另有 {more} 个，见报告")
                )
            );
        }
        text.push('\n');
        text
    }

    fn counted(&self, ui: Ui) -> String {
        let counts: Vec<(String, &str)> = Status::ALL
            .into_iter()
            .filter(|status| self.totals.of(*status) > 0)
            .map(|status| {
                let word = status_word(status, self.check_only, ui);
                (self.totals.of(status).to_string(), word)
            })
            .collect();
        let width = counts
            .iter()
            .map(|(count, _)| count.len())
            .max()
            .unwrap_or(0);
        counts
            .iter()
            .map(|(count, word)| format!("{count:>width$}  {word}\n"))
            .collect()
    }

    fn json(&self) -> String {
        let totals: serde_json::Map<String, serde_json::Value> = Status::ALL
            .into_iter()
            .map(|status| {
                let name = serde_json::to_value(status).unwrap_or_default();
                let name = name.as_str().unwrap_or_default().to_owned();
                (name, self.totals.of(status).into())
            })
            .collect();
        let reports: Vec<String> = self
            .reports
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        format!(
            "{}\n",
            serde_json::json!({"totals": totals, "reports": reports})
        )
    }

    pub(super) fn exit_status(&self) -> ExitStatus {
        if self.totals.of(Status::Failed) + self.totals.of(Status::Unreached) > 0 {
            ExitStatus::Partial
        } else {
            ExitStatus::Done
        }
    }
}
