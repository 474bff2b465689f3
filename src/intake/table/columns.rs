//! What the columns of a table mean: by the one table of aliases, by `--map`, or as the user's own.

use std::collections::HashMap;

use super::aliases::{field_of_label, fold, nearest_field};
use super::error::HeaderFault;
use super::rows::Row;
use crate::application::field::{self, EXTRA, Field};
use crate::diagnostic::column_letters;
use crate::intake::is_edge_space;

/// What gonghan's own columns begin with, in the tables that it writes.
pub const OWN_COLUMN: &str = "gonghan:";

/// How many rows are looked through for the header.
const HEADER_WITHIN: usize = 30;

/// A table's header, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The row it stands in, from 1.
    pub header_row: usize,
    /// The columns with a label, in their order.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its label as it stands.
    pub label: String,
    /// What it is read as.
    pub meaning: Meaning,
}

/// What a column is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A field of the record.
    Field(&'static Field),
    /// A field of the user's own, for the user's own templates.
    Extra {
        /// Its key.
        key: String,
        /// The field whose name is near.
        nearest: Option<&'static Field>,
    },
    /// Not read: it is gonghan's own, or its label stands twice.
    Unread,
}

/// A label as it is meant: what can't be seen at its edges is no part of it.
fn without_edges(label: &str) -> &str {
    label.trim_matches(is_edge_space)
}

/// What the user says of columns: a label or letters, and the field.
pub type ColumnMap = [(String, String)];

impl Columns {
    /// Finds the header among the first rows: the one with the most columns that are known.
    pub(super) fn find(rows: &[Row], map: &ColumnMap) -> Result<Self, HeaderFault> {
        let mut best: Option<(&Row, usize)> = None;
        for row in rows.iter().take(HEADER_WITHIN) {
            let count = known_columns(row, map);
            if count >= 2 && best.is_none_or(|(_, most)| count > most) {
                best = Some((row, count));
            }
        }
        match best {
            Some((row, _)) => Self::of_header(row, map),
            None => Err(HeaderFault::NoHeader {
                // Of several that are as full, the first: a header stands above its rows.
                looked_at: rows[..rows.len().min(HEADER_WITHIN)]
                    .iter()
                    .rev()
                    .max_by_key(|row| row.cells().len())
                    .map(|row| (row.number, labels(row)))
                    .unwrap_or_default(),
            }),
        }
    }

    fn of_header(row: &Row, map: &ColumnMap) -> Result<Self, HeaderFault> {
        let mut columns: Vec<Column> = row
            .cells()
            .iter()
            .map(|cell| {
                let label = without_edges(cell.cell.shown()).to_owned();
                let meaning = meaning_of(&label);
                Column {
                    index: cell.column,
                    label,
                    meaning,
                }
            })
            .collect();
        for (column, field) in map {
            apply(column, field, &mut columns)?;
        }
        refuse_doubled_fields(&columns)?;
        leave_out_doubled_labels(&mut columns);
        let has = |name: &str| {
            let mut fields = columns.iter().filter_map(Column::field);
            fields.any(|field| field.name == name)
        };
        let missing: Vec<&'static Field> = field::FIELDS
            .iter()
            .filter(|field| field.needed && !has(field.name))
            .collect();
        if !missing.is_empty() {
            return Err(HeaderFault::MissingColumns {
                row: row.number,
                labels: labels(row),
                missing,
            });
        }
        Ok(Self {
            header_row: row.number,
            columns,
        })
    }
}

/// How many columns of a header are known.
pub(super) fn known_columns(row: &Row, map: &ColumnMap) -> usize {
    let labels = row.cells().iter().map(|cell| cell.cell.shown());
    labels.filter(|label| is_known(label, map)).count()
}

fn is_known(label: &str, map: &ColumnMap) -> bool {
    field_of_label(label).is_some()
        || map
            .iter()
            .any(|(column, _)| without_edges(column) == without_edges(label))
}

fn labels(row: &Row) -> Vec<String> {
    row.cells()
        .iter()
        .map(|cell| cell.cell.shown().to_owned())
        .collect()
}

impl Column {
    /// The record's field that it holds.
    #[must_use]
    pub fn field(&self) -> Option<&'static Field> {
        match self.meaning {
            Meaning::Field(field) => Some(field),
            Meaning::Extra { .. } | Meaning::Unread => None,
        }
    }

    /// Whether gonghan wrote it, in a table of its own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        fold(&self.label).starts_with(OWN_COLUMN)
    }

    /// Its letters: A, B, … AA.
    #[must_use]
    pub fn letters(&self) -> String {
        column_letters(self.index)
    }
}

fn meaning_of(label: &str) -> Meaning {
    if let Some(field) = field_of_label(label) {
        return Meaning::Field(field);
    }
    if fold(label).starts_with(OWN_COLUMN) {
        return Meaning::Unread;
    }
    let key = label.strip_prefix("extra.").unwrap_or(label);
    Meaning::Extra {
        nearest: nearest_field(label).filter(|_| key == label),
        key: key.to_owned(),
    }
}

/// The field that `--map` names: one of the record's, or one of the user's own.
pub(super) fn meaning_of_field(name: &str) -> Result<Meaning, HeaderFault> {
    match (field::field(name), name.split_once('.')) {
        (Some(field), _) => Ok(Meaning::Field(field)),
        (None, Some((EXTRA, key))) if !key.is_empty() => Ok(Meaning::Extra {
            key: key.to_owned(),
            nearest: None,
        }),
        _ => Err(HeaderFault::MapField {
            given: name.to_owned(),
            nearest: field::nearest(name),
        }),
    }
}

/// What `--map COLUMN=FIELD` says, the column by its label or its letters.
fn apply(column: &str, name: &str, columns: &mut [Column]) -> Result<(), HeaderFault> {
    let meaning = meaning_of_field(name)?;
    let is_labelled = |other: &&mut Column| other.label == without_edges(column);
    let is_lettered =
        |other: &&mut Column| other.letters().eq_ignore_ascii_case(without_edges(column));
    let found = match columns.iter_mut().find(is_labelled) {
        Some(found) => Some(found),
        None => columns.iter_mut().find(is_lettered),
    };
    match found {
        Some(found) => found.meaning = meaning,
        None => {
            return Err(HeaderFault::MapColumn {
                given: column.to_owned(),
                labels: columns.iter().map(|column| column.label.clone()).collect(),
            });
        }
    }
    Ok(())
}

fn refuse_doubled_fields(columns: &[Column]) -> Result<(), HeaderFault> {
    let mut seen: HashMap<&str, &Column> = HashMap::new();
    for column in columns {
        let Some(field) = column.field() else {
            continue;
        };
        if let Some(first) = seen.insert(field.name, column) {
            return Err(HeaderFault::DoubledColumn {
                field,
                columns: Box::new(
                    [first, column].map(|column| (column.letters(), column.label.clone())),
                ),
            });
        }
    }
    Ok(())
}

/// A template could not tell two columns of one label apart.
fn leave_out_doubled_labels(columns: &mut [Column]) {
    let key = |column: &Column| match &column.meaning {
        Meaning::Extra { key, .. } => Some(key.clone()),
        _ => None,
    };
    let keys: Vec<Option<String>> = columns.iter().map(key).collect();
    for (index, column) in columns.iter_mut().enumerate() {
        let is_doubled =
            keys[index].is_some() && keys.iter().filter(|other| **other == keys[index]).count() > 1;
        if is_doubled {
            column.meaning = Meaning::Unread;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(labels: &[&str]) -> Row {
        Row::of_fields(3, labels.iter().map(|&label| label.to_owned()).collect())
    }

    const NEEDED: [&str; 4] = ["公司名称", "country", "原始ID", "签署人"];

    fn with(more: &[&str], map: &[(&str, &str)]) -> Result<Columns, HeaderFault> {
        let map: Vec<_> = map
            .iter()
            .map(|(column, field)| ((*column).to_owned(), (*field).to_owned()))
            .collect();
        Columns::find(&[row(&[&NEEDED, more].concat())], &map)
    }

    #[test]
    fn the_header_is_found_below_a_title_and_before_clients() {
        let rows = [
            row(&["客户名单"]),
            row(&NEEDED),
            row(&["示例公司", "HK", "gh_3f2a9c81d07e", "CHAN TAI MAN"]),
        ];
        let columns = Columns::find(&rows, &[]).unwrap();
        assert_eq!(columns.columns.len(), 4);
        assert!(matches!(
            Columns::find(&rows[2..], &[]),
            Err(HeaderFault::NoHeader { .. })
        ));
    }

    #[test]
    fn two_columns_of_one_field_are_refused_by_their_letters() {
        let Err(HeaderFault::DoubledColumn { field, columns }) = with(&["Company"], &[]) else {
            panic!("a doubled column was taken");
        };
        assert_eq!(field.name, "company.name");
        assert_eq!(columns[0], ("A".to_owned(), "公司名称".to_owned()));
        assert_eq!(columns[1], ("E".to_owned(), "Company".to_owned()));
    }

    #[test]
    fn other_columns_become_the_users_own_fields_and_a_near_name_is_told() {
        let columns = with(&["客户经理", "Signatry Title", "extra.team", "x", "x"], &[]).unwrap();
        let meaning = |index: usize| &columns.columns[index].meaning;
        let extra = |key: &str, nearest: Option<&str>| Meaning::Extra {
            key: key.to_owned(),
            nearest: nearest.and_then(field::field),
        };
        assert_eq!(*meaning(4), extra("客户经理", None));
        let near = extra("Signatry Title", Some("letter.signatory_title"));
        assert_eq!(*meaning(5), near);
        assert_eq!(*meaning(6), extra("team", None));
        assert_eq!(
            (meaning(7), meaning(8)),
            (&Meaning::Unread, &Meaning::Unread)
        );
    }

    #[test]
    fn a_map_names_a_column_by_its_label_or_its_letters() {
        let map = [("经手", "contact.name"), ("f", "extra.team")];
        let columns = with(&["经手", "组"], &map).unwrap();
        assert_eq!(columns.columns[4].field().unwrap().name, "contact.name");
        assert!(matches!(&columns.columns[5].meaning, Meaning::Extra { key, .. } if key == "team"));
        assert!(matches!(
            with(&[], &[("Z", "contact.name")]),
            Err(HeaderFault::MapColumn { .. })
        ));
        assert!(matches!(
            with(&[], &[("A", "contact.nmae")]),
            Err(HeaderFault::MapField {
                nearest: Some("contact.name"),
                ..
            })
        ));
    }

    #[test]
    fn a_header_without_a_needed_column_is_refused_with_all_that_lack() {
        let Err(HeaderFault::MissingColumns { missing, .. }) =
            Columns::find(&[row(&["公司名称", "备注", "国家"])], &[])
        else {
            panic!("a header without IDs was taken");
        };
        let names: Vec<_> = missing.iter().map(|field| field.name).collect();
        assert_eq!(names, ["account.id", "letter.signatory"]);
    }
}
