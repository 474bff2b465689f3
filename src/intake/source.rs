//! Reads a record's file as text, with its limits checked first.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Location, Source};

/// The most bytes a record's file may have.
pub const LARGEST_RECORD: u64 = 1_000_000;

/// Why a file could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The path as it was given.
    pub path: String,
    /// What is wrong with it.
    pub fault: ReadFault,
    /// Where in the file, if at one place.
    pub location: Option<Location>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// There is none.
    Missing,
    /// It is a folder.
    Folder,
    /// The system does not let us.
    NotAllowed,
    /// It has more than [`LARGEST_RECORD`] bytes.
    TooLarge {
        /// How many it has, where that is known.
        bytes: Option<u64>,
    },
    /// Reading it failed.
    Failed {
        /// The system's own words.
        reason: String,
    },
    /// It is UTF-16.
    Utf16,
    /// It is not UTF-8.
    NotUtf8 {
        /// The first byte that is wrong.
        byte: u8,
    },
    /// It has a zero byte, so it is no text.
    ZeroByte,
    /// There is nothing in it.
    Empty,
    /// It is a table of clients.
    Table,
}

/// Reads a file as UTF-8 text.
///
/// # Errors
///
/// Refuses what is missing, too large, not UTF-8 or empty.
pub fn read_source(path: &Path) -> Result<Arc<Source>, ReadError> {
    let name = path.display().to_string();
    let bytes = read_bytes(path).map_err(|fault| refuse(&name, fault))?;
    // CSV has nothing by which it is known but its name; as a record it would be one long mistake.
    let is_csv = ["csv", "tsv"].iter().any(|table| {
        let extension = path.extension().unwrap_or_default();
        extension.eq_ignore_ascii_case(table)
    });
    if is_csv || is_workbook(&bytes) {
        return Err(refuse(&name, ReadFault::Table));
    }
    source_from_bytes(name, bytes)
}

/// Whether bytes are those of a packed or an old Office file.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadFault> {
    let details = std::fs::metadata(path).map_err(ReadFault::from)?;
    if details.is_dir() {
        return Err(ReadFault::Folder);
    }
    if details.len() > LARGEST_RECORD {
        return Err(ReadFault::TooLarge {
            bytes: Some(details.len()),
        });
    }
    let mut bytes = Vec::new();
    // A pipe or a growing file has no length to trust.
    File::open(path)
        .and_then(|file| file.take(LARGEST_RECORD + 1).read_to_end(&mut bytes))
        .map_err(ReadFault::from)?;
    Ok(bytes)
}

impl From<io::Error> for ReadFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Failed {
                reason: error.to_string(),
            },
        }
    }
}

/// Takes bytes as UTF-8 text, for a record that comes from elsewhere than a file.
///
/// # Errors
///
/// Refuses what is too large, not UTF-8 or empty.
pub fn source_from_bytes(name: String, bytes: Vec<u8>) -> Result<Arc<Source>, ReadError> {
    if bytes.len() as u64 > LARGEST_RECORD {
        return Err(refuse(&name, ReadFault::TooLarge { bytes: None }));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(refuse(&name, ReadFault::Utf16));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // No encoding of text has one that is not UTF-16.
            let fault = if bytes.contains(&0) {
                ReadFault::ZeroByte
            } else {
                ReadFault::NotUtf8 { byte: bytes[good] }
            };
            // The text is shown as far as it can be: each wrong byte as U+FFFD.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let at = match fault {
                ReadFault::ZeroByte => text.find('\0').unwrap_or(good),
                _ => good,
            };
            return Err(refuse_at(name, fault, text, at));
        }
    };
    if let Some(zero) = text.find('\0') {
        return Err(refuse_at(name, ReadFault::ZeroByte, text, zero));
    }
    let text = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.chars().all(char::is_whitespace) {
        return Err(refuse(&name, ReadFault::Empty));
    }
    Ok(Arc::new(Source::new(name, text)))
}

const BYTE_ORDER_MARK: char = '\u{FEFF}';

fn refuse(path: &str, fault: ReadFault) -> ReadError {
    ReadError {
        path: path.to_owned(),
        fault,
        location: None,
    }
}

fn refuse_at(path: String, fault: ReadFault, text: String, at: usize) -> ReadError {
    let (text, at) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest.to_owned(), at - BYTE_ORDER_MARK.len_utf8()),
        None => (text, at),
    };
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let source = Source::new(path.clone(), text);
    ReadError {
        path,
        fault,
        location: Some(Location::at(Arc::new(source), at..end)),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "files of a test")]

    use super::*;

    fn error(bytes: &[u8]) -> ReadError {
        source_from_bytes("client.toml".into(), bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = source_from_bytes("a".into(), b"\xEF\xBB\xBF[company]".to_vec()).unwrap();
        assert_eq!(source.text, "[company]");
    }

    #[test]
    fn utf_16_is_recognised_in_both_orders() {
        assert_eq!(error(b"\xFF\xFE[\0c\0").fault, ReadFault::Utf16);
        assert_eq!(error(b"\xFE\xFF\0[\0c").fault, ReadFault::Utf16);
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_found_by_line_and_column() {
        // 公司 in GBK after two good lines, the first of them with a byte-order mark.
        let error = error(b"\xEF\xBB\xBF# \xE5\x85\xAC\n[company]\nname = \"\xB9\xAB\xCB\xBE\"\n");
        assert_eq!(error.fault, ReadFault::NotUtf8 { byte: 0xB9 });
        let location = error.location.unwrap();
        assert_eq!((location.line(), location.column()), (Some(3), Some(9)));
    }

    #[test]
    fn a_zero_byte_is_found_by_line_and_column() {
        let error = error(b"[company]\nna\0me = 1");
        assert_eq!(error.fault, ReadFault::ZeroByte);
        let location = error.location.unwrap();
        assert_eq!((location.line(), location.column()), (Some(2), Some(3)));
    }

    #[test]
    fn nothing_but_white_space_is_empty() {
        for bytes in [&b""[..], b"\n \r\n\t", b"\xEF\xBB\xBF", b"\xE3\x80\x80"] {
            assert_eq!(error(bytes).fault, ReadFault::Empty);
        }
    }

    #[test]
    fn files_that_cannot_be_read_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let fault = |path: &Path| read_source(path).unwrap_err().fault;
        assert_eq!(fault(folder.path()), ReadFault::Folder);
        assert_eq!(fault(&folder.path().join("no.toml")), ReadFault::Missing);
    }

    #[test]
    fn fifty_megabytes_are_refused_before_they_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.toml");
        File::create(&path).unwrap().set_len(50_000_000).unwrap();
        let error = read_source(&path).unwrap_err();
        assert_eq!(
            error.fault,
            ReadFault::TooLarge {
                bytes: Some(50_000_000)
            }
        );
    }

    #[test]
    fn a_table_is_known_for_one() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.CSV", &b"company,id"[..]), ("a", b"PK\x03\x04...")] {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(read_source(&path).unwrap_err().fault, ReadFault::Table);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_stream_without_end_is_refused_at_the_limit() {
        let error = read_source(Path::new("/dev/zero")).unwrap_err();
        assert_eq!(error.fault, ReadFault::TooLarge { bytes: None });
    }
}
