//! What a file is, by its first bytes and never by its extension.

use super::error::OtherFile;
use super::workbook::WorkbookKind;

/// What a table is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableKind {
    Workbook(WorkbookKind),
    /// A workbook with a password.
    Locked,
    /// CSV and its kin.
    Text,
    /// JSON: a list, a record, or a record a line.
    Json,
    Other(OtherFile),
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a file is by its `head`, the first kilobytes, and by `has`, which looks for bytes in all of it.
pub(super) fn kind_of(head: &[u8], has: impl Fn(&[u8]) -> bool) -> TableKind {
    if head.starts_with(b"PK\x03\x04") {
        return packed(has);
    }
    if head.starts_with(OLE) {
        let name = |name: &str| has(&utf_16(name));
        return if name("EncryptedPackage") {
            TableKind::Locked
        } else if name("Workbook") || name("Book") {
            TableKind::Workbook(WorkbookKind::Xls)
        } else {
            TableKind::Other(OtherFile::OldOffice)
        };
    }
    // Workbooks of Excel 2 to 4 have no container.
    if matches!(head, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, 0x00, ..]) {
        return TableKind::Workbook(WorkbookKind::Xls);
    }
    let text = text_start(head);
    let is = |start: &str| text.to_ascii_lowercase().starts_with(start);
    let is_picture = [
        &b"\x89PNG"[..],
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"RIFF",
    ]
    .iter()
    .any(|start| head.starts_with(start));
    if head.starts_with(b"%PDF-") {
        TableKind::Other(OtherFile::Pdf)
    } else if is_picture && head.contains(&0) {
        TableKind::Other(OtherFile::Picture)
    } else if is("<!doctype html") || is("<html") || is("<table") || is("<meta") || is("<div") {
        TableKind::Other(OtherFile::Html)
    } else if is("<?xml") {
        TableKind::Other(OtherFile::Xml)
    } else if text.starts_with('{') || is_list(&text) {
        TableKind::Json
    } else if text.starts_with('[') && text.contains("]\n") || text.contains("\n[company]") {
        TableKind::Other(OtherFile::Record)
    } else if has_zero_bytes(head) {
        TableKind::Other(OtherFile::Binary)
    } else {
        TableKind::Text
    }
}

fn packed(has: impl Fn(&[u8]) -> bool) -> TableKind {
    if has(b"xl/workbook.xml") {
        TableKind::Workbook(WorkbookKind::Xlsx)
    } else if has(b"xl/workbook.bin") {
        TableKind::Workbook(WorkbookKind::Xlsb)
    } else if has(b"opendocument.spreadsheet") {
        TableKind::Workbook(WorkbookKind::Ods)
    } else {
        TableKind::Other(OtherFile::Packed)
    }
}

/// The first characters as ASCII shows them, without a mark, white space and UTF-16's zeros.
fn text_start(head: &[u8]) -> String {
    let head = &head[..head.len().min(4096)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text: String = head
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(*byte))
        .collect();
    text.replace("\r\n", "\n").trim_start().to_owned()
}

fn is_list(text: &str) -> bool {
    text.strip_prefix('[')
        .is_some_and(|rest| rest.trim_start().starts_with(['{', ']']))
}

/// Zero bytes that are no half of UTF-16: they stand at even and at odd places.
fn has_zero_bytes(head: &[u8]) -> bool {
    let zero_at = |parity: usize| head.iter().skip(parity).step_by(2).any(|byte| *byte == 0);
    zero_at(0) && zero_at(1)
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> TableKind {
        kind_of(bytes, |wanted| {
            bytes.windows(wanted.len()).any(|window| window == wanted)
        })
    }

    #[test]
    fn f11_a_workbook_with_a_password_is_known_by_its_container() {
        let locked = [OLE, &utf_16("EncryptedPackage")].concat();
        assert_eq!(kind(&locked), TableKind::Locked);
        let xls = [OLE, &utf_16("Workbook")].concat();
        assert_eq!(kind(&xls), TableKind::Workbook(WorkbookKind::Xls));
        let word = [OLE, &utf_16("WordDocument")].concat();
        assert_eq!(kind(&word), TableKind::Other(OtherFile::OldOffice));
    }

    #[test]
    fn content_tells_what_a_file_is() {
        use OtherFile::*;
        for (bytes, expected) in [
            (
                &b"PK\x03\x04..xl/workbook.xml"[..],
                TableKind::Workbook(WorkbookKind::Xlsx),
            ),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                TableKind::Workbook(WorkbookKind::Ods),
            ),
            (b"PK\x03\x04word/document.xml", TableKind::Other(Packed)),
            (b"%PDF-1.7", TableKind::Other(Pdf)),
            (b"\x89PNG\r\n\x1a\n\0\0", TableKind::Other(Picture)),
            (b"\xEF\xBB\xBF <HTML><table>", TableKind::Other(Html)),
            (b"<?xml version=\"1.0\"?><Workbook>", TableKind::Other(Xml)),
            (b"{\"company\": {}}", TableKind::Json),
            (b"\n[ {", TableKind::Json),
            (b"[]", TableKind::Json),
            (b"# a\n[company]\nname = \"A\"\n", TableKind::Other(Record)),
            (b"company,id\n", TableKind::Text),
            (b"BMW,id\n", TableKind::Text),
            (b"c\0o\0m\0", TableKind::Text),
            (b"\x7FELF\0\0\0\x01\0\0", TableKind::Other(Binary)),
        ] {
            assert_eq!(kind(bytes), expected, "{}", bytes.escape_ascii());
        }
    }
}
