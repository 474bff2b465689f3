//! JSON records, a line each or in a list.

use gonghan::intake::table::TableFault;

use super::*;

const NESTED: &str = r#"{"company": {"name": "示例有限公司", "country": "CN"}, "account": {"id": "gh_3f2a9c81d07e"}, "letter": {"signatory": "王"}}"#;
const FLAT: &str = r#"{"公司名称": "示例有限公司", "company.country": "CN", "原始ID": "gh_7a05c3d96e1f", "signatory": "王", "客户经理": "李"}"#;

#[test]
fn records_a_line_have_the_lines_of_the_file_and_one_that_is_broken_stops_no_other() {
    let (_folder, table) = table_of(format!("\n{NESTED}\n{{\"company\": \n\n{FLAT}\n"));
    let rows = readings(&table);
    let lines: Vec<usize> = rows.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [2, 3, 5]);
    assert!(faults(&rows[0].1).is_empty() && faults(&rows[2].1).is_empty());
    assert_eq!(faults(&rows[1].1)[0].0, "record-cut-off");
    let extra = &rows[2].1.facts.extra;
    assert_eq!(extra["客户经理"].as_str(), "李");
}

#[test]
fn a_list_and_a_single_record_are_tables_too() {
    let (_folder, table) = table_of(format!("[{NESTED},\n{FLAT}]"));
    assert_eq!(
        readings(&table).iter().map(|row| row.0).collect::<Vec<_>>(),
        [1, 2]
    );
    let (_folder, table) = table_of(NESTED.replace(',', ",\n"));
    assert_eq!(readings(&table).len(), 1);
    assert_eq!(refused_bytes("[]"), TableFault::NoRows);
    assert!(matches!(
        refused_bytes("[{]"),
        TableFault::NotRecords { .. }
    ));
}

#[test]
fn f17_a_number_of_many_digits_stays_exact_and_an_exponent_is_refused() {
    let record = |number: &str| {
        NESTED.replace(
            "\"letter\"",
            &format!("\"bank\": {{\"account_number\": {number}}}, \"letter\""),
        )
    };
    let text = format!(
        "{}\n{}\n",
        record("6222020000001234567890"),
        record("6.22202e18")
    );
    let (_folder, table) = table_of(text);
    let rows = readings(&table);
    let number = rows[0].1.facts.bank.account_number.as_ref();
    assert_eq!(number.unwrap().as_str(), "6222020000001234567890");
    assert_eq!(faults(&rows[1].1)[0].0, "number-form");
}

#[test]
fn a_map_says_what_a_key_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clients.jsonl");
    std::fs::write(&path, FLAT.replace("公司名称", "nom")).unwrap();
    let with = |field: &str| {
        let options = TableOptions {
            map: vec![("nom".to_owned(), field.to_owned())],
            ..TableOptions::default()
        };
        opened_with(&path, &options).map_err(|error| error.fault)
    };
    let (_, reading) = readings(&with("company.name").unwrap()).remove(0);
    assert_eq!(reading.shown("company.name"), "\"示例有限公司\"");
    assert!(reading.facts.name.is_some());
    assert!(matches!(
        with("company.nom"),
        Err(TableFault::Header { .. })
    ));
}
