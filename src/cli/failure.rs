//! Why a run ends early.

use std::io;

use crate::cli::exit_status::ExitStatus;
use crate::cli::terminal::Terminal;
use crate::message::Explain;

/// Why a run ends early.
pub(super) enum Failure {
    /// Something was refused.
    Refused(Box<dyn Explain>),
    /// The arguments make no sense, or help was asked for.
    Usage(clap::Error),
    /// What was to be said could not be written.
    Output(io::Error),
}

impl Failure {
    /// Tells the user, and names the status to end with.
    pub(super) fn tell(self, terminal: &Terminal) -> ExitStatus {
        match self {
            Failure::Refused(fault) => {
                // Nobody is left to tell where standard error is gone.
                let _ = terminal.warn(&*fault);
                ExitStatus::Refused
            }
            Failure::Usage(error) => {
                let _ = error.print();
                if error.use_stderr() {
                    ExitStatus::Refused
                } else {
                    ExitStatus::Done
                }
            }
            // `gonghan fonts | head` is no fault.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Done,
            Failure::Output(error) => {
                let said = terminal
                    .ui()
                    .pick("can't write what is to be said", "无法输出结果");
                let _ = terminal.advise(&format!("gonghan: {said}: {error}\n"));
                ExitStatus::Refused
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Failure {
        Failure::Usage(error)
    }
}

impl<E: Explain + 'static> From<E> for Failure {
    fn from(fault: E) -> Failure {
        Failure::Refused(Box::new(fault))
    }
}
