//! Brings what many files hold onto the disk beside the work, so that nobody waits for each of them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long what is written may stay in memory alone.
const BETWEEN: Duration = Duration::from_secs(1);

/// Flushes the disk that a folder lies on, again and again while it lives.
pub struct Flusher {
    folder: PathBuf,
    work: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Flusher {
    /// Begins to flush, beside the caller's work.
    #[must_use]
    pub fn begin(folder: &Path) -> Self {
        let (end, ended) = channel::<()>();
        let own = folder.to_owned();
        let thread = std::thread::spawn(move || {
            while ended.recv_timeout(BETWEEN) == Err(RecvTimeoutError::Timeout) {
                flush(&own);
            }
        });
        Self {
            folder: folder.to_owned(),
            work: Some((end, thread)),
        }
    }

    /// Waits until all that was written so far is on the disk, where the system has a way to ask for it.
    pub fn finish(mut self) {
        self.stop();
        flush(&self.folder);
    }

    fn stop(&mut self) {
        if let Some((end, thread)) = self.work.take() {
            drop(end);
            // It has no result, and a flush that failed is tried again by the system.
            let _ = thread.join();
        }
    }
}

impl Drop for Flusher {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Writes to the disk what the system still holds in memory of its files.
fn flush(folder: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(folder) = std::fs::File::open(folder) {
        // What it could not write, it tells the next who reads.
        let _ = rustix::fs::syncfs(folder);
    }
    #[cfg(all(unix, not(target_os = "linux")))]
    {
        let _ = folder;
        rustix::fs::sync();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flushing_ends_when_it_is_asked_to_and_when_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        Flusher::begin(folder.path()).finish();
        drop(Flusher::begin(folder.path()));
        // A folder that is gone stops nothing.
        Flusher::begin(&folder.path().join("none")).finish();
    }
}
