//! How a run ends.

use std::process::ExitCode;

/// How a run ends, as the number that the shell sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// 0: all that was asked for was made.
    Done,
    /// 1: a part of it was made.
    Partial,
    /// 2: the input was refused, and nothing was made.
    Refused,
}

impl ExitStatus {
    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            ExitStatus::Done => 0,
            ExitStatus::Partial => 1,
            ExitStatus::Refused => 2,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> ExitCode {
        ExitCode::from(status.code())
    }
}
