//! A table that was dropped, and what its user says and corrects of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockWriteGuard, TryLockError};
use std::thread;
use std::time::Duration;

use super::run::Run;
use crate::application::field::Field;
use crate::batch::Outcome;
use crate::diagnostic::Diagnostic;
use crate::intake::ReadOptions;
use crate::intake::table::{HeaderFault, Meaning, Table, TableError, TableFault, TableOptions};
use crate::message::{Explain, Ui};
use crate::serve::uploads::written;

/// A table that was dropped.
pub(super) struct ManyTable {
    /// What the file is called on its user's computer.
    pub(super) name: String,
    own_folder: PathBuf,
    /// The files that the table names lie in it.
    pub(super) folder: PathBuf,
    file: PathBuf,
    /// Where clients' folders are made.
    pub(super) output: PathBuf,
    pub(super) opened: RwLock<Opened>,
    /// What is known of the clients: what came of them in a run, or what a check says; none once the table is another.
    pub(super) known: Mutex<Option<Vec<Outcome>>>,
    /// The last run.
    pub(super) run: Mutex<Option<Arc<Run>>>,
}

/// The most clients of a table: all of them are shown, and checked anew with each correction.
const MOST_CLIENTS: usize = 50_000;

/// The most columns of one field with which all columns are shown: the table is read once for each.
const MOST_DOUBLED: usize = 20;

/// What the user says of how a table is read.
#[derive(Clone, Default)]
pub(super) struct HowToRead {
    pub(super) table: TableOptions,
    pub(super) client: ReadOptions,
}

/// A table as it is read now.
pub(super) struct Opened {
    pub(super) how: HowToRead,
    pub(super) table: Result<Table, NotRead>,
    /// Letters and labels of the columns, of a header that is not understood: as far as it can be read without what the user says.
    pub(super) header: Vec<(String, String)>,
    /// Labels of columns that are not read here, as they name files of the computer.
    pub(super) of_files: Vec<String>,
    /// Texts of corrected cells by sheet, row and column.
    mended: BTreeMap<(String, usize, usize), String>,
}

/// Why no clients are read.
pub(super) enum NotRead {
    /// It is no table that is understood.
    Table(TableError),
    /// Its records are JSON, which has no cells to be seen and corrected.
    Json,
    /// It has more than [`MOST_CLIENTS`].
    TooManyClients,
}

impl Explain for NotRead {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            NotRead::Table(error) => error.explain(ui),
            NotRead::Json => {
                let title = ui.pick(
                    "these are JSON records, and the page takes tables",
                    "这是 JSON 资料，而页面只接受表格",
                );
                vec![Diagnostic::error("table-of-json", title).hint(ui.pick(
                    "save the clients as .xlsx or “CSV UTF-8”",
                    "请把客户另存为 .xlsx 或“CSV UTF-8”",
                ))]
            }
            NotRead::TooManyClients => {
                let title = ui.pick(
                    format!(
                        "the table has more than {MOST_CLIENTS} rows, and the page takes no more"
                    ),
                    format!("表格超过 {MOST_CLIENTS} 行，页面无法处理"),
                );
                vec![
                    Diagnostic::error("table-too-long", title)
                        .hint(ui.pick("divide it into several tables", "请拆分成多个表格")),
                ]
            }
        }
    }
}

impl ManyTable {
    /// Takes a table in, and reads it.
    pub(super) fn new(name: String, bytes: &[u8], own_folder: &Path) -> io::Result<ManyTable> {
        let [folder, output] = ["files", "out"].map(|name| own_folder.join(name));
        for folder in [&folder, &output] {
            std::fs::create_dir(folder)?;
        }
        let file = own_folder.join("table");
        written(&file, bytes)?;
        let opened = Opened::new(&file, &name, HowToRead::default(), BTreeMap::new());
        Ok(ManyTable {
            name,
            own_folder: own_folder.to_owned(),
            folder,
            file,
            output,
            opened: RwLock::new(opened),
            known: Mutex::new(None),
            run: Mutex::new(None),
        })
    }

    /// Reads it anew, by what its user says of it. What was corrected stays corrected.
    pub(super) fn read(&self, opened: &mut Opened, how: HowToRead) {
        let mended = std::mem::take(&mut opened.mended);
        *opened = Opened::new(&self.file, &self.name, how, mended);
    }

    /// Has a cell show another text.
    pub(super) fn mend(&self, opened: &mut Opened, row: usize, column: usize, text: String) {
        if let Ok(table) = &opened.table {
            let key = (sheet_of(table), row, column);
            opened.mended.insert(key, text);
        }
        // What it names now may lie elsewhere, or no longer.
        self.read(opened, opened.how.clone());
    }

    /// The folder that all of it is in.
    pub(super) fn own_folder(&self) -> &Path {
        &self.own_folder
    }

    /// Keeps a file that the table names, under its own name; gives how many bytes the file had that it replaces, and none where the
    /// name is none of a file.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<Option<u64>> {
        if !is_plain(name) {
            return Ok(None);
        }
        let path = self.folder.join(name);
        let replaced = std::fs::metadata(&path).map_or(0, |file| file.len());
        written(&path, bytes)?;
        Ok(Some(replaced))
    }

    /// The table to be changed, for which a run that begins now waits; none while one is under way, which may take minutes.
    pub(super) fn to_change(&self) -> Option<RwLockWriteGuard<'_, Opened>> {
        while !self.is_running() {
            match self.opened.try_write() {
                // One that has begun meanwhile waits, or has read all of it.
                Ok(opened) => return (!self.is_running()).then_some(opened),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
            }
        }
        None
    }

    /// What came of the clients is no longer theirs.
    pub(super) fn forget_outcomes(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The last run.
    pub(super) fn last_run(&self) -> Option<Arc<Run>> {
        self.run
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Whether a run is under way.
    pub(super) fn is_running(&self) -> bool {
        self.last_run().is_some_and(|run| !run.has_ended())
    }
}

fn sheet_of(table: &Table) -> String {
    table.sheet.as_deref().unwrap_or_default().to_owned()
}

impl Opened {
    fn new(
        file: &Path,
        name: &str,
        how: HowToRead,
        mended: BTreeMap<(String, usize, usize), String>,
    ) -> Opened {
        let table = match Table::open(file, name, &how.table) {
            Ok(table) if table.columns.is_none() => Err(NotRead::Json),
            table => table.map_err(NotRead::Table),
        };
        let header = match &table {
            Err(NotRead::Table(_)) => all_labels(file, name, &how.table),
            _ => Vec::new(),
        };
        let mut opened = Opened {
            how,
            table,
            header,
            of_files: Vec::new(),
            mended,
        };
        opened.mend_cells();
        if let Err(not_read) = opened.leave_files_alone() {
            opened.table = Err(not_read);
        }
        opened
    }

    fn mend_cells(&mut self) {
        let Ok(table) = &mut self.table else {
            return;
        };
        let sheet = sheet_of(table);
        for ((of, row, column), text) in &self.mended {
            if *of == sheet {
                table.mend(*row, *column, text.clone());
            }
        }
    }

    /// Leaves columns unread that name files elsewhere on the computer: a table that came from others must not have them put into
    /// letters and emails. Files that are dropped beside the table are named by their plain names. All rows are gone through once,
    /// and counted: there may be too many.
    fn leave_files_alone(&mut self) -> Result<(), NotRead> {
        let Ok(table) = &mut self.table else {
            return Ok(());
        };
        let file_columns: Vec<usize> = table
            .columns
            .iter()
            .flat_map(|columns| &columns.columns)
            .filter(|column| column.field().is_some_and(Field::names_a_file))
            .map(|column| column.index)
            .collect();
        let mut elsewhere: Vec<usize> = Vec::new();
        for (number, row) in table.rows().into_iter().flatten().enumerate() {
            if number == MOST_CLIENTS {
                return Err(NotRead::TooManyClients);
            }
            // What can't be read is told when the rows are checked.
            let Ok(row) = row else {
                continue;
            };
            for index in &file_columns {
                let text = row.shown(*index);
                if text.is_some_and(|text| !is_plain(text)) && !elsewhere.contains(index) {
                    elsewhere.push(*index);
                }
            }
        }
        let columns = table.columns.iter_mut();
        for column in columns.flat_map(|columns| &mut columns.columns) {
            let is_of_letter = column.field().is_some_and(is_of_letter);
            if elsewhere.contains(&column.index) || is_of_letter {
                column.meaning = Meaning::Unread;
                self.of_files.push(column.label.clone());
            }
        }
        Ok(())
    }
}

/// Letters and labels of a table's columns.
fn labels(table: &Table) -> Vec<(String, String)> {
    let columns = table.columns.iter().flat_map(|columns| &columns.columns);
    columns
        .filter(|column| !column.is_own())
        .map(|column| (column.letters(), column.label.clone()))
        .collect()
}

/// Letters and labels of the columns of a table whose header is not understood: as far as its fault tells them, where it is not
/// understood without what the user says either.
fn all_labels(file: &Path, name: &str, how: &TableOptions) -> Vec<(String, String)> {
    let mut apart = TableOptions {
        map: Vec::new(),
        ..how.clone()
    };
    for _ in 0..MOST_DOUBLED {
        let fault = match Table::open(file, name, &apart) {
            Ok(table) => return labels(&table),
            Err(error) => error.fault,
        };
        let TableFault::Header { fault, .. } = fault else {
            return Vec::new();
        };
        match *fault {
            HeaderFault::NoHeader {
                looked_at: (_, labels),
            }
            | HeaderFault::MissingColumns { labels, .. }
            | HeaderFault::MapColumn { labels, .. } => {
                let labels = labels.into_iter();
                return labels.map(|label| (String::new(), label)).collect();
            }
            // Once the second one is the user's own, the others can be seen.
            HeaderFault::DoubledColumn { columns, .. } => {
                let [_, (letters, label)] = *columns;
                let own = (letters.clone(), format!("extra.{label} {letters}"));
                if apart.map.contains(&own) {
                    return Vec::new();
                }
                apart.map.push(own);
            }
            HeaderFault::MapField { .. } => return Vec::new(),
        }
    }
    Vec::new()
}

/// Whether a file is what the letter is made of, which is taken from nowhere here.
fn is_of_letter(field: &Field) -> bool {
    field.names_a_file() && field.section() == "letter"
}

/// Whether a name leads to a file of the folder and nowhere else, on any system.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    ) && !name.contains(['/', '\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "Company,Country,Original ID,Signatory,Receipt,Letterhead\n";

    fn table(rows: &str) -> (tempfile::TempDir, ManyTable) {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{HEADER}{rows}");
        let table = ManyTable::new("clients.csv".into(), text.as_bytes(), folder.path());
        (folder, table.unwrap())
    }

    #[test]
    fn a_column_that_leads_out_of_the_folder_is_not_read() {
        for (receipt, is_read) in [
            ("receipt.png", true),
            ("收据 1.pdf", true),
            ("/etc/passwd", false),
            ("../secret.png", false),
            ("a\\b.png", false),
            ("C:secret.png", false),
            ("..", false),
        ] {
            let (_folder, table) = table(&format!("A Ltd,HK,gh_3f2a9c81d07e,B,{receipt},x.pdf\n"));
            let opened = table.opened.read().unwrap();
            let mut expected = vec!["Receipt".to_owned(), "Letterhead".to_owned()];
            expected.retain(|label| label != "Receipt" || !is_read);
            assert_eq!(opened.of_files, expected, "{receipt}");
        }
    }

    #[test]
    fn a_file_is_kept_under_a_plain_name_alone() {
        let (folder, table) = table("A Ltd,HK,gh_3f2a9c81d07e,B,,\n");
        assert_eq!(table.keep("receipt.png", b"12").unwrap(), Some(0));
        assert_eq!(table.keep("receipt.png", b"1").unwrap(), Some(2));
        for name in [
            "../receipt.png",
            "/tmp/receipt.png",
            "a/b",
            "..",
            "",
            "a\\b",
            "C:a",
        ] {
            assert!(table.keep(name, b"1").unwrap().is_none(), "{name}");
        }
        let kept = std::fs::read_dir(folder.path().join("files")).unwrap();
        assert_eq!(kept.count(), 1);
    }

    #[test]
    fn corrections_outlive_another_reading_and_lead_nowhere_either() {
        let (_folder, table) = table("A Ltd,HK,gh_3f2a9c81d07e,B,a.png,\n");
        let mut opened = table.opened.write().unwrap();
        table.mend(&mut opened, 2, 0, "B Ltd".to_owned());
        table.mend(&mut opened, 2, 4, "/etc/passwd".to_owned());
        // Two columns of one field, and back.
        let mut doubled = HowToRead::default();
        let receipt = ("Receipt".to_owned(), "company.name".to_owned());
        doubled.table.map.push(receipt);
        table.read(&mut opened, doubled);
        assert!(opened.table.is_err());
        assert_eq!(opened.header.len(), 6, "all columns can be matched");
        table.read(&mut opened, HowToRead::default());
        let Ok(read) = &opened.table else {
            panic!("not read");
        };
        let row = read.rows().unwrap().next().unwrap().unwrap();
        assert_eq!(row.shown(0), Some("B Ltd"));
        assert!(opened.of_files.contains(&"Receipt".to_owned()));
    }

    #[test]
    fn a_path_that_is_corrected_is_read_again() {
        let (_folder, table) = table("A Ltd,HK,gh_3f2a9c81d07e,B,/etc/r.png,\n");
        let mut opened = table.opened.write().unwrap();
        assert!(opened.of_files.contains(&"Receipt".to_owned()));
        table.mend(&mut opened, 2, 4, "r.png".to_owned());
        assert!(!opened.of_files.contains(&"Receipt".to_owned()));
    }

    #[test]
    fn a_table_longer_than_can_be_shown_is_not_read() {
        let row = "A Ltd,HK,gh_3f2a9c81d07e,B,,\n";
        let (_folder, long) = table(&row.repeat(MOST_CLIENTS + 1));
        let opened = long.opened.read().unwrap();
        assert!(matches!(opened.table, Err(NotRead::TooManyClients)));
        let (_folder, full) = table(&row.repeat(MOST_CLIENTS));
        assert!(full.opened.read().unwrap().table.is_ok());
    }

    #[test]
    fn json_records_which_no_column_guards_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let json = br#"[{"company": {"name": "A"}, "letter": {"letterhead": "/etc/passwd"}}]"#;
        let table = ManyTable::new("a.csv".into(), json, folder.path()).unwrap();
        let opened = table.opened.read().unwrap();
        assert!(matches!(opened.table, Err(NotRead::Json)));
    }
}
