//! Every fault of a table and of a run over many clients.

use std::io::{Error, ErrorKind};
use std::path::PathBuf;

use super::check;
use crate::application::field::field;
use crate::batch::{
    BatchError, EmailLack, LockError, MergeError, NamePatternError, OnlyError, Problem, ShardError,
};
use crate::diagnostic::Severity;
use crate::files::FilesError;
use crate::intake::ReadFault;
use crate::intake::table::{HeaderFault, OtherFile, TableError, TableFault};
use crate::message::{Explain, Ui};

fn header(fault: HeaderFault) -> TableFault {
    TableFault::Header {
        sheet: Some("客户".to_owned()),
        fault: Box::new(fault),
    }
}

#[test]
fn tables() {
    let some = || vec!["a".to_owned(), "b".to_owned()];
    let name = field("company.name").unwrap();
    let faults = [
        TableFault::Read(ReadFault::Missing),
        TableFault::TooLarge { limit: 100_000_000 },
        TableFault::Password,
        TableFault::Damaged {
            reason: "cut off".to_owned(),
        },
        TableFault::TooManyCells { limit: 2_000_000 },
        TableFault::TooMuchText { limit: 200_000_000 },
        TableFault::CellTooLong {
            cell: "客户!B4".to_owned(),
            limit: 32_767,
        },
        TableFault::NoSheet {
            given: "x".to_owned(),
            sheets: some(),
        },
        TableFault::NotAWorkbook,
        TableFault::NotAText,
        TableFault::UnknownEncoding {
            given: "x".to_owned(),
        },
        TableFault::AmbiguousEncoding {
            readings: vec![("windows-1252", "Société".to_owned())],
        },
        TableFault::Malformed {
            line: 3,
            encoding: "UTF-8",
        },
        TableFault::TooLong { line: 3 },
        TableFault::OpenQuote { row: 3 },
        TableFault::NoRows,
        TableFault::NotRecords {
            reason: "EOF".to_owned(),
        },
        TableFault::Changed,
        header(HeaderFault::NoHeader {
            looked_at: (1, some()),
        }),
        header(HeaderFault::MissingColumns {
            row: 1,
            labels: some(),
            missing: vec![name],
        }),
        header(HeaderFault::DoubledColumn {
            field: name,
            columns: Box::new([("A", "x"), ("B", "y")].map(|(one, two)| (one.into(), two.into()))),
        }),
        header(HeaderFault::MapColumn {
            given: "x".to_owned(),
            labels: some(),
        }),
        header(HeaderFault::MapField {
            given: "x".to_owned(),
            nearest: Some("company.name"),
        }),
    ];
    for fault in faults {
        check(&TableError {
            name: "clients.xlsx".to_owned(),
            fault,
        });
    }
    for what in [
        OtherFile::Pdf,
        OtherFile::Picture,
        OtherFile::Html,
        OtherFile::Xml,
        OtherFile::Packed,
        OtherFile::OldOffice,
        OtherFile::Record,
        OtherFile::Binary,
    ] {
        check(&TableError {
            name: "clients.xlsx".to_owned(),
            fault: TableFault::NotATable { what },
        });
    }
    let missing = TableError {
        name: "clients.xlsx".to_owned(),
        fault: TableFault::Read(ReadFault::Missing),
    };
    let hints = missing.explain(Ui::En).remove(0).hints;
    assert!(
        hints
            .iter()
            .any(|hint| hint.contains("gonghan new clients.xlsx"))
    );
    assert!(!hints.iter().any(|hint| hint.contains("client.toml")));
}

#[test]
fn clients_of_a_batch() {
    let problems = [
        Problem::FolderTaken {
            folder: PathBuf::from("out/x"),
            client: "gh_3f2a9c81d07e".to_owned(),
        },
        Problem::SameAsRow {
            name: "clients.xlsx:4".to_owned(),
        },
        Problem::Earlier {
            folder: "x".to_owned(),
        },
        Problem::EmailLeftOut(EmailLack::Receipt),
        Problem::Internal {
            reason: "index out of bounds".to_owned(),
        },
        Problem::Files(FilesError::Unwritable {
            path: PathBuf::from("out/x/letter.pdf"),
            source: ErrorKind::StorageFull.into(),
        }),
    ];
    for problem in problems {
        check(&problem);
        let weight = problem.explain(Ui::En)[0].severity;
        assert_eq!(problem.is_warning(), weight == Severity::Warning);
    }
}

#[test]
fn runs_over_many_clients() {
    let given = || "x".to_owned();
    check(&BatchError::NobodyTaken {
        parts: vec![given()],
    });
    check(&BatchError::Sink(Error::from(ErrorKind::StorageFull)));
    check(&LockError::Taken {
        folder: PathBuf::from("out"),
    });
    check(&LockError::Io {
        path: PathBuf::from("out"),
        source: ErrorKind::PermissionDenied.into(),
    });
    for error in [
        NamePatternError::Brace { given: given() },
        NamePatternError::NoField { given: given() },
        NamePatternError::UnknownField {
            given: given(),
            nearest: Some("company.name"),
        },
    ] {
        check(&error);
    }
    check(&OnlyError { given: given() });
    check(&ShardError { given: given() });
    for error in [
        MergeError::NoShares {
            folders: vec![PathBuf::from("out")],
        },
        MergeError::Missing {
            shares: vec!["2/4".to_owned()],
        },
        MergeError::Mixed {
            files: vec![PathBuf::from("out")],
        },
        MergeError::Unreadable {
            path: PathBuf::from("out"),
            source: ErrorKind::UnexpectedEof.into(),
        },
    ] {
        check(&error);
    }
}
