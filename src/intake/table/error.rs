//! Why a table is refused as a whole, and what is told of one that is read: data only.

use super::room::{Excess, MOST_CELLS, MOST_TEXT};
use crate::application::field::Field;
use crate::intake::ReadFault;

/// Why no clients can be read from a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The file as it was given.
    pub name: String,
    /// What is wrong with it.
    pub fault: TableFault,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// The file can't be read, or is empty.
    Read(ReadFault),
    /// A workbook of more bytes than are taken.
    TooLarge {
        /// How many are taken.
        limit: u64,
    },
    /// It is no table.
    NotATable {
        /// What it is.
        what: OtherFile,
    },
    /// The workbook has a password.
    Password,
    /// The workbook is damaged.
    Damaged {
        /// In the reader's own words.
        reason: String,
    },
    /// A sheet, or a text, has more cells than are taken.
    TooManyCells {
        /// How many are taken.
        limit: usize,
    },
    /// The texts of a sheet have more bytes together than are taken.
    TooMuchText {
        /// How many are taken.
        limit: usize,
    },
    /// A cell has more characters than Excel gives one.
    CellTooLong {
        /// The cell: `Sheet1!B4`.
        cell: String,
        /// How many characters are taken.
        limit: usize,
    },
    /// There is no sheet of that name.
    NoSheet {
        /// The name.
        given: String,
        /// Those that there are.
        sheets: Vec<String>,
    },
    /// A sheet was named for a file that has none.
    NotAWorkbook,
    /// An encoding was named for a workbook.
    NotAText,
    /// There is no encoding of that name.
    UnknownEncoding {
        /// The name.
        given: String,
    },
    /// It is not UTF-8, and nothing speaks for one encoding alone.
    AmbiguousEncoding {
        /// Its first words that are not ASCII, in each encoding that can be meant.
        readings: Vec<(&'static str, String)>,
    },
    /// Some bytes are none in this encoding.
    Malformed {
        /// The line.
        line: usize,
        /// The encoding.
        encoding: &'static str,
    },
    /// A line or record has more bytes than are taken.
    TooLong {
        /// The line.
        line: usize,
    },
    /// A quotation mark is never closed.
    OpenQuote {
        /// The row it stands in.
        row: usize,
    },
    /// The header is not understood.
    Header {
        /// The sheet it was looked for in.
        sheet: Option<String>,
        /// What is wrong.
        fault: Box<HeaderFault>,
    },
    /// There is a header and nothing below it, or an empty list.
    NoRows,
    /// JSON, but neither a list of records nor a record a line.
    NotRecords {
        /// In the parser's own words.
        reason: String,
    },
    /// The file was changed while it was read.
    Changed,
}

impl From<std::io::Error> for TableFault {
    fn from(error: std::io::Error) -> Self {
        Self::Read(ReadFault::from(error))
    }
}

impl From<Excess> for TableFault {
    fn from(excess: Excess) -> Self {
        match excess {
            Excess::Cells => Self::TooManyCells { limit: MOST_CELLS },
            Excess::Text => Self::TooMuchText { limit: MOST_TEXT },
        }
    }
}

/// What a file is that is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFile {
    /// A PDF file.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, often called .xls by the program that made it.
    Html,
    /// A spreadsheet in the XML form of Excel 2003.
    Xml,
    /// A text document or presentation, or another packed file.
    Packed,
    /// An old Office file that is no workbook.
    OldOffice,
    /// One client's record.
    Record,
    /// Anything else that is not text.
    Binary,
}

/// What is wrong with a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderFault {
    /// No row has two columns that are known.
    NoHeader {
        /// The fullest row that was looked at, with its number.
        looked_at: (usize, Vec<String>),
    },
    /// Needed fields have no column.
    MissingColumns {
        /// The header's row.
        row: usize,
        /// Its labels.
        labels: Vec<String>,
        /// The fields.
        missing: Vec<&'static Field>,
    },
    /// Two columns hold one field.
    DoubledColumn {
        /// The field.
        field: &'static Field,
        /// Their letters and labels.
        columns: Box<[(String, String); 2]>,
    },
    /// A map names a column that there is not.
    MapColumn {
        /// The column.
        given: String,
        /// The labels that there are.
        labels: Vec<String>,
    },
    /// A map names a field that there is not.
    MapField {
        /// The field.
        given: String,
        /// The one that was probably meant.
        nearest: Option<&'static str>,
    },
}

/// What is told of a table that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableNote {
    /// It is not UTF-8; what it was read as.
    Encoding {
        /// The encoding.
        encoding: &'static str,
    },
    /// The sheet that is read, where others have a header too.
    Sheet {
        /// The one that is read.
        read: String,
        /// The others.
        others: Vec<String>,
    },
    /// The header does not stand in the first row.
    HeaderRow {
        /// Its row.
        row: usize,
    },
    /// A column is none of the record's, but its name is near to one.
    NearColumn {
        /// Its letters.
        letters: String,
        /// Its label.
        label: String,
        /// The field that was probably meant.
        nearest: &'static Field,
    },
    /// Columns that become the user's own fields.
    ExtraColumns {
        /// Their letters and labels.
        columns: Vec<(String, String)>,
    },
    /// Columns whose label stands twice, which are not read.
    DoubledLabels {
        /// Their letters and labels.
        columns: Vec<(String, String)>,
    },
    /// Rows that show something, but nothing in a column that is known.
    RowsWithoutClient {
        /// The first few of them.
        rows: Vec<usize>,
    },
}
