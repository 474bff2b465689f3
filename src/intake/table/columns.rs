//! What the columns of a table mean: by the one table of aliases, by `--map`, or as the user's own.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::error::HeaderFault;
use super::rows::Row;
use crate::application::field::{self, EXTRA, Field};
use crate::application::nearest;
use crate::diagnostic::column_letters;

/// The names of columns as they stand in the file of aliases, by the field's name.
const ALIASES: &str = include_str!("columns.toml");

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

/// Every field with its aliases, in the record's order.
pub fn aliases() -> impl Iterator<Item = (&'static Field, &'static [String])> {
    static LISTS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        // The file is part of the program, and a test reads it.
        toml::from_str(ALIASES).unwrap_or_default()
    });
    field::FIELDS.iter().map(|field| {
        let aliases = LISTS.get(field.name).map_or(&[][..], Vec::as_slice);
        (field, aliases)
    })
}

/// What the column of a field is called in a table that gonghan writes: in English, or in Chinese.
#[must_use]
pub fn label(field: &Field, in_chinese: bool) -> String {
    let mut all = aliases();
    let alias = all
        .find(|(known, _)| known.name == field.name)
        .and_then(|(_, aliases)| aliases.get(usize::from(in_chinese)));
    let label = alias.map_or(field.name, String::as_str);
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Every folded alias and dotted name with its field.
static FOLDED: LazyLock<HashMap<String, &'static Field>> = LazyLock::new(|| {
    let mut folded = HashMap::new();
    for (field, aliases) in aliases() {
        folded.insert(fold(field.name), field);
        for alias in aliases {
            folded.insert(fold(alias), field);
        }
    }
    folded
});

/// The field that a column of this label holds.
#[must_use]
pub fn field_of_label(label: &str) -> Option<&'static Field> {
    let folded = fold(label);
    let found = FOLDED.get(&folded);
    found
        .or_else(|| FOLDED.get(without_bracket(&folded)?))
        .copied()
}

/// A label without case, width, spaces, underscores, hyphens, and the signs that forms put at its ends.
fn fold(label: &str) -> String {
    label
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{200B}' | '\u{FEFF}'))
        .collect::<String>()
        .trim_matches(|c| matches!(c, '*' | ':'))
        .to_owned()
}

/// A folded label without a bracket at its end: `公司名称(必填)`.
fn without_bracket(folded: &str) -> Option<&str> {
    let open = folded.strip_suffix(')')?.rfind('(')?;
    Some(folded[..open].trim_matches('*')).filter(|rest| !rest.is_empty())
}

/// The field whose name or alias is near a label.
fn nearest_field(label: &str) -> Option<&'static Field> {
    let folded = fold(label);
    // A Han label of two characters is near to any other.
    if folded.chars().count() < 4 {
        return None;
    }
    let alias = nearest(&folded, FOLDED.keys().map(String::as_str))?;
    FOLDED.get(alias).copied()
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
                looked_at: rows
                    .iter()
                    .take(HEADER_WITHIN)
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
                let label = cell.cell.shown().trim().to_owned();
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
    field_of_label(label).is_some() || map.iter().any(|(column, _)| column.trim() == label.trim())
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

/// What `--map COLUMN=FIELD` says, the column by its label or its letters.
fn apply(column: &str, name: &str, columns: &mut Vec<Column>) -> Result<(), HeaderFault> {
    let meaning = match (field::field(name), name.split_once('.')) {
        (Some(field), _) => Meaning::Field(field),
        (None, Some((EXTRA, key))) if !key.is_empty() => Meaning::Extra {
            key: key.to_owned(),
            nearest: None,
        },
        _ => {
            return Err(HeaderFault::MapField {
                given: name.to_owned(),
                nearest: field::nearest(name),
            });
        }
    };
    let is_labelled = |other: &&mut Column| other.label == column.trim();
    let is_lettered = |other: &&mut Column| other.letters().eq_ignore_ascii_case(column.trim());
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
                columns: [first, column].map(|column| (column.letters(), column.label.clone())),
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

    fn name_of(label: &str) -> Option<&'static str> {
        field_of_label(label).map(|field| field.name)
    }

    #[test]
    fn every_field_has_aliases_and_no_alias_is_of_two_fields() {
        let mut seen = HashMap::new();
        for (field, aliases) in aliases() {
            assert!(aliases.len() >= 2, "{}", field.name);
            for alias in aliases {
                let other = seen.insert(fold(alias), field.name);
                assert!(other.is_none_or(|other| other == field.name), "{alias}");
            }
        }
        for (field, aliases) in aliases() {
            assert!(
                aliases[0].is_ascii() && !aliases[1].is_ascii(),
                "{}",
                field.name
            );
        }
        let listed: HashMap<String, Vec<String>> = toml::from_str(ALIASES).unwrap();
        for name in listed.keys() {
            assert!(field::field(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_label_is_known_in_three_languages_whatever_its_case_width_and_signs() {
        for label in [
            "company.name",
            "Company Name",
            "COMPANY_NAME",
            "公司名称",
            "企业名称",
            "公司名稱",
            "公司名称*",
            "* 公司名称（必填）",
            "公司名称：",
            "\u{FEFF}公司\n名称",
            "Ｃｏｍｐａｎｙ",
        ] {
            assert_eq!(name_of(label), Some("company.name"), "{label}");
        }
        for label in [
            "原始ID",
            "原始 id",
            "帐号",
            "账号",
            "帳號",
            "ＩＤ",
            "account.id",
        ] {
            assert_eq!(name_of(label), Some("account.id"), "{label}");
        }
        assert_eq!(name_of("客户经理"), None);
        assert_eq!(name_of("(必填)"), None);
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
