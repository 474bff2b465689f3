//! Names of the files that are made of others, each once.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::safe_stem;

/// Names given so far in a folder and those below it.
#[derive(Debug)]
pub struct OutputNames<'a> {
    folder: &'a Path,
    /// By their folders. Without the letters' case, as some systems take them.
    given: HashSet<(PathBuf, String)>,
}

impl<'a> OutputNames<'a> {
    /// No name is given in this folder yet.
    #[must_use]
    pub fn new(folder: &'a Path) -> Self {
        OutputNames {
            folder,
            given: HashSet::new(),
        }
    }

    /// The file for a source, or a page of it: by its name, with a number where that is taken; in a client's own folder, if
    /// it has one.
    pub fn next(
        &mut self,
        client: Option<&OsStr>,
        source: &Path,
        page: Option<usize>,
        extension: &str,
    ) -> PathBuf {
        let folder = client.map_or(self.folder.to_owned(), |client| self.folder.join(client));
        let stem = source.file_stem().unwrap_or_default().to_string_lossy();
        let stem = match page {
            Some(page) => format!("{stem}-{page}"),
            None => stem.into_owned(),
        };
        let stem = safe_stem(&stem);
        let names = (2..).map(|number| format!("{stem} ({number})"));
        let name = std::iter::once(stem.clone())
            .chain(names)
            .find(|name| self.given.insert((folder.clone(), name.to_lowercase())))
            // There is always one more number.
            .unwrap_or(stem);
        folder.join(format!("{name}.{extension}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_become_two() {
        let mut names = OutputNames::new(Path::new("out"));
        let mut next = |source: &str, page| names.next(None, Path::new(source), page, "jpg");
        assert_eq!(next("jan/bill.jpg", None), Path::new("out/bill.jpg"));
        assert_eq!(next("feb/BILL.png", None), Path::new("out/BILL (2).jpg"));
        assert_eq!(next("scan.pdf", Some(1)), Path::new("out/scan-1.jpg"));
        assert_eq!(next("scan.pdf", Some(12)), Path::new("out/scan-12.jpg"));
        assert_eq!(next("注册登记.tiff", None), Path::new("out/注册登记.jpg"));
        let client = OsStr::new("gh_3f2a9c81d07e");
        let its = names.next(Some(client), Path::new("bill.jpg"), None, "jpg");
        assert_eq!(its, Path::new("out/gh_3f2a9c81d07e/bill.jpg"));
    }
}
