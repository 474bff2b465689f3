//! How many clients came to what.

use crate::batch::Status;
use crate::message::Ui;

/// How many clients there are of each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals([usize; Status::ALL.len()]);

impl Totals {
    /// Counts one client.
    pub fn add(&mut self, status: Status) {
        self.0[status as usize] += 1;
    }

    /// How many there are of a status.
    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.0[status as usize]
    }
}

/// The word for a status; a check makes nothing.
#[must_use]
pub fn status_word(status: Status, check_only: bool, ui: Ui) -> &'static str {
    match (status, check_only) {
        (Status::Made, false) => ui.pick("made", "已生成"),
        (Status::Warned, false) => ui.pick("made, with warnings", "已生成，有警告"),
        (Status::Made, true) => ui.pick("in order", "无问题"),
        (Status::Warned, true) => ui.pick("warnings", "有警告"),
        (Status::Failed, _) => ui.pick("failed", "失败"),
        (Status::Unchanged, _) => ui.pick("unchanged, skipped", "无变化，已跳过"),
        (Status::Unreached, _) => ui.pick("not reached", "未处理"),
    }
}
