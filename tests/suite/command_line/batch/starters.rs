//! Tables to fill in.

use super::*;
use crate::judge::spreadsheets;

#[test]
fn a_new_table_is_one_that_a_batch_takes_in_both_languages_and_forms() {
    for (name, ui) in [
        ("clients.xlsx", "en"),
        ("clients.xlsx", "zh"),
        ("clients.csv", "en"),
        ("clients.csv", "zh"),
    ] {
        let desk = Desk::new();
        let run = desk.run(&["new", name, "--ui", ui]);
        assert_eq!(run.code, 0, "{}", run.err);
        let run = desk.batch(name, &["--ui", "en", "--format", "pdf"]);
        assert_eq!(run.code, 0, "{name} {ui}: {}", run.err);
        assert_eq!(run.err, "1  made\n", "{name} {ui}");
    }
}

#[test]
fn its_cells_are_text_and_its_second_sheet_explains_every_column() {
    let desk = Desk::new();
    desk.run(&["new", "clients.xlsx"]);
    let script = "import json, openpyxl; b = openpyxl.load_workbook('clients.xlsx'); s = b.worksheets[0]; \
        print(json.dumps({'sheets': b.sheetnames, 'header': [c.value for c in s[1]], \
        'formats': [s.cell(2, c.column).number_format for c in s[1]], \
        'explained': [r[4].value for r in b.worksheets[1].iter_rows(min_row=2)]}))";
    let Some(read) = spreadsheets::python(script, desk.folder.path()) else {
        return;
    };
    let read: std::collections::HashMap<String, Vec<String>> = serde_json::from_str(&read).unwrap();
    assert_eq!(read["sheets"], ["Clients", "Explanation"]);
    let fields = gonghan::application::field::FIELDS.len();
    assert_eq!(
        (read["header"].len(), read["explained"].len()),
        (fields, fields)
    );
    let needed = read["header"].iter().filter(|label| label.ends_with('*'));
    assert_eq!(needed.count(), 4);
    assert!(
        read["formats"].iter().all(|format| format == "@"),
        "{read:?}"
    );
}

#[test]
fn the_list_of_columns_names_every_field() {
    let desk = Desk::new();
    let run = desk.run(&["batch", "--columns"]);
    assert_eq!(run.code, 0);
    for field in gonghan::application::field::FIELDS {
        assert!(run.out.contains(field.name), "{}", field.name);
    }
    assert!(run.out.contains("公司名稱") && run.out.contains("帐号"));
}
