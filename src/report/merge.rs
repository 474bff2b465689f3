//! The results of several shares as those of one run.

use std::io;
use std::iter::Peekable;
use std::path::{Path, PathBuf};

use super::{ClientResult, Results, ResultsHead};
use crate::batch::MergeError;

/// Results of several files in the order of the rows.
pub struct InRowOrder {
    /// The head of the first.
    pub head: ResultsHead,
    sources: Vec<Source>,
}

struct Source {
    results: Peekable<Results>,
    /// Where the clients' folders lie, seen from the reports.
    above: Option<String>,
}

impl InRowOrder {
    /// Opens results files, each with the folder its clients lie in; `seen_from` is the folder of the reports.
    ///
    /// # Errors
    /// A file can't be read.
    pub fn open(files: &[(PathBuf, PathBuf)], seen_from: &Path) -> Result<Self, MergeError> {
        let mut sources = Vec::new();
        let mut first = None;
        for (path, folder) in files {
            let unreadable = |source| MergeError::Unreadable {
                path: path.clone(),
                source,
            };
            let results = Results::open(path).map_err(unreadable)?;
            first.get_or_insert_with(|| results.head.clone());
            sources.push(Source {
                results: results.peekable(),
                above: relative(folder, seen_from).map_err(unreadable)?,
            });
        }
        match first {
            Some(head) => Ok(Self { head, sources }),
            None => Err(MergeError::NoShares {
                folders: Vec::new(),
            }),
        }
    }
}

impl Iterator for InRowOrder {
    type Item = io::Result<ClientResult>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = |source: &mut Source| match source.results.peek() {
            Some(Ok(result)) => Some(result.row),
            // What can't be read is told at once.
            Some(Err(_)) => Some(0),
            None => None,
        };
        let next = self
            .sources
            .iter_mut()
            .filter_map(|source| Some((row(source)?, source)))
            .min_by_key(|(row, _)| *row);
        let (_, source) = next?;
        let mut result = source.results.next()?;
        if let (Ok(result), Some(above)) = (&mut result, &source.above) {
            result.folder = result
                .folder
                .take()
                .map(|folder| format!("{above}/{folder}"));
        }
        Some(result)
    }
}

/// The way to a folder from another one; none where they are the same.
fn relative(folder: &Path, from: &Path) -> io::Result<Option<String>> {
    let (folder, from) = (folder.canonicalize()?, from.canonicalize()?);
    let common = folder
        .components()
        .zip(from.components())
        .take_while(|(one, other)| one == other)
        .count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = folder
        .components()
        .skip(common)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let way: Vec<String> = up.chain(down).collect();
    Ok((!way.is_empty()).then(|| way.join("/")))
}
