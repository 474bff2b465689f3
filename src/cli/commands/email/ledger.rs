//! What was sent, so that nothing is sent twice: a line an attempt, with the mail's ID and no address in it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};

/// How an attempt to send a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It began, and nobody wrote down how it ended.
    Begun,
    /// The server took it.
    Sent,
    /// Nothing was sent for certain.
    Failed,
}

/// The file of all attempts.
pub(super) struct Ledger {
    path: PathBuf,
}

impl Ledger {
    /// The user's own, in the folder for a program's state.
    pub(super) fn of_user() -> io::Result<Self> {
        let base = choose_base_strategy().map_err(|error| io::Error::other(error.to_string()))?;
        let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
        Ok(Self {
            path: folder.join("gonghan").join("sent-mails.txt"),
        })
    }

    /// How the last attempt with this mail stands, if there was one.
    pub(super) fn state(&self, id: &str) -> io::Result<Option<State>> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(text.lines().rev().find_map(|line| {
            let (word, of) = line.split_once(' ')?;
            (of == id).then(|| state_of(word)).flatten()
        }))
    }

    /// Writes down how an attempt stands, safely on disk before it goes on.
    pub(super) fn note(&self, id: &str, state: State) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)?;
        file.write_all(format!("{} {id}\n", word(state)).as_bytes())?;
        file.sync_all()
    }
}

fn word(state: State) -> &'static str {
    match state {
        State::Begun => "begun",
        State::Sent => "sent",
        State::Failed => "failed",
    }
}

fn state_of(text: &str) -> Option<State> {
    [State::Begun, State::Sent, State::Failed]
        .into_iter()
        .find(|&state| word(state) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_attempt_counts_and_other_mails_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger {
            path: folder.path().join("new").join("sent.txt"),
        };
        assert_eq!(ledger.state("<a@b>").unwrap(), None);
        ledger.note("<a@b>", State::Begun).unwrap();
        ledger.note("<c@b>", State::Sent).unwrap();
        assert_eq!(ledger.state("<a@b>").unwrap(), Some(State::Begun));
        ledger.note("<a@b>", State::Failed).unwrap();
        assert_eq!(ledger.state("<a@b>").unwrap(), Some(State::Failed));
        assert_eq!(ledger.state("<c@b>").unwrap(), Some(State::Sent));
    }
}
