//! CSV as Excel and other programs write it.

use gonghan::intake::table::{HeaderFault, OtherFile, TableFault, TableNote};

use super::*;

const ROW: &str = "示例有限公司,CN,gh_3f2a9c81d07e,王小明";

/// Encoded by Python, which is none of ours.
fn encoded(text: &str, encoding: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    // A text in JSON is one in Python.
    let text = serde_json::to_string(text).unwrap();
    let script = format!("open('a', 'wb').write({text}.encode({encoding:?}))");
    crate::judge::spreadsheets::python(&script, folder.path())?;
    Some(std::fs::read(folder.path().join("a")).unwrap())
}

fn company(table: &Table, index: usize) -> String {
    let (_, reading) = readings(table).remove(index);
    reading.facts.name.unwrap().as_str().to_owned()
}

#[test]
fn f1_a_byte_order_mark_is_no_part_of_the_first_column() {
    let text = format!("\u{FEFF}{HEADER}\n{ROW}\n");
    let (_folder, table) = table_of(&text);
    assert_eq!(company(&table, 0), "示例有限公司");
    for encoding in ["utf-16", "utf-16-le", "utf-16-be"] {
        let text = if encoding == "utf-16" {
            &text[3..]
        } else {
            &*text
        };
        let Some(bytes) = encoded(text, encoding) else {
            return;
        };
        let (_folder, table) = table_of(bytes);
        assert_eq!(company(&table, 0), "示例有限公司", "{encoding}");
    }
}

#[test]
fn f2_the_chinese_encodings_are_told_apart_and_said() {
    for (text, encoding, said) in [
        (format!("{HEADER}\n{ROW}\n"), "gbk", "gb18030"),
        (
            format!("{HEADER}\n示例\u{20BB7}有限公司,CN,gh_3f2a9c81d07e,王\n"),
            "gb18030",
            "gb18030",
        ),
        (
            "公司名稱,國家,帳號,簽署人\n範例有限公司,TW,gh_3f2a9c81d07e,王小明\n".to_owned(),
            "big5",
            "Big5",
        ),
        (format!("{HEADER}\n{ROW}\n"), "utf-16-le", "UTF-16LE"),
        (
            "company,country,id,signatory\n株式会社サンプル,JP,gh_3f2a9c81d07e,山田太郎\n"
                .to_owned(),
            "shift_jis",
            "Shift_JIS",
        ),
    ] {
        let Some(bytes) = encoded(&text, encoding) else {
            return;
        };
        let (_folder, table) = table_of(bytes);
        let expected = TableNote::Encoding { encoding: said };
        assert!(
            table.notes.contains(&expected),
            "{encoding}: {:?}",
            table.notes
        );
        let expected = text.lines().nth(1).unwrap().split(',').next().unwrap();
        assert_eq!(company(&table, 0), expected);
    }
}

#[test]
fn f2_an_encoding_can_be_forced_and_bytes_that_are_none_of_it_are_found_by_line() {
    let Some(bytes) = encoded(&format!("{HEADER}\n{ROW}\n"), "gbk") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clients.csv");
    std::fs::write(&path, bytes).unwrap();
    let with = |encoding: &str| {
        let options = TableOptions {
            encoding: Some(encoding.to_owned()),
            ..TableOptions::default()
        };
        opened_with(&path, &options).map_err(|error| error.fault)
    };
    assert!(with("gbk").is_ok());
    let expected = TableFault::Malformed {
        line: 1,
        encoding: "UTF-8",
    };
    assert_eq!(with("utf-8").err(), Some(expected));
    assert!(matches!(
        with("klingon"),
        Err(TableFault::UnknownEncoding { .. })
    ));
}

#[test]
fn western_text_is_said_to_be_ambiguous_with_its_readings() {
    let text =
        "company,country,id,signatory\nSociété Générale d'Exemple SA,FR,gh_3f2a9c81d07e,José\n";
    let Some(bytes) = encoded(text, "cp1252") else {
        return;
    };
    let TableFault::AmbiguousEncoding { readings } = refused_bytes(bytes) else {
        panic!("it was guessed");
    };
    let expected = ("windows-1252", "Société Générale d'Exemple SA".to_owned());
    assert_eq!(readings[0], expected);
}

#[test]
fn f4_zeros_at_the_beginning_stay() {
    let text =
        format!("{HEADER},登记号码,证件号码\n{ROW},00123456,007\n{ROW},=\"00123456\",\"007\"\n");
    let (_folder, table) = table_of(text);
    for (_, reading) in readings(&table) {
        assert_eq!(
            reading.facts.registration_number.unwrap().as_str(),
            "00123456"
        );
        assert_eq!(reading.facts.contact.id_number.unwrap().as_str(), "007");
    }
}

#[test]
fn f5_a_number_in_exponent_form_is_refused_with_its_cell() {
    let text =
        format!("{HEADER},银行账号\n{ROW},6.22202E+18\n{ROW},6.2220200000E+18\n{ROW},622202\n");
    let (_folder, table) = table_of(text);
    let found: Vec<_> = readings(&table)
        .iter()
        .map(|(_, row)| faults(row))
        .collect();
    let lost = |cell: &str| vec![("cell-digits-lost", Some(cell.to_owned()))];
    assert_eq!(found, [lost("E2"), lost("E3"), vec![]]);
}

#[test]
fn f6_the_point_of_a_whole_number_is_taken_away_and_said() {
    let text = format!("{HEADER},手机\n{ROW},13800000000.0\n");
    let (_folder, table) = table_of(text);
    let (_, reading) = readings(&table).remove(0);
    assert_eq!(
        changes(&reading),
        [("contact.phone", "13800000000.0", "13800000000")]
    );
}

#[test]
fn f8_rows_have_the_numbers_of_the_sheet() {
    let text = format!(
        "\n\n客户名单,,\n{HEADER}\n{ROW}\n\n\"示例\n(二)\",CN,gh_7a05c3d96e1f,王\n坏,CN,wx1,王\n"
    );
    let (_folder, table) = table_of(text);
    let found: Vec<_> = readings(&table)
        .iter()
        .map(|(row, reading)| (*row, faults(reading)))
        .collect();
    assert!(table.notes.contains(&TableNote::HeaderRow { row: 4 }));
    assert_eq!(
        found,
        [
            (5, vec![]),
            (7, vec![("line-break", Some("A7".to_owned()))]),
            (8, vec![("original-id-shape", Some("C8".to_owned()))]),
        ]
    );
}

#[test]
fn f12_what_cannot_be_seen_at_an_edge_is_no_part_of_a_value_and_its_removal_is_told() {
    let text = format!(
        "{HEADER},联系邮箱\n\u{200B}示例有限公司\u{3000},CN,gh_3f2a\u{200B}9c81d07e,王 小明 ,a@example.com\u{A0}\n"
    );
    let (_folder, table) = table_of(text);
    let (_, reading) = readings(&table).remove(0);
    assert_eq!(faults(&reading), []);
    assert_eq!(
        changes(&reading),
        [
            (
                "company.name",
                "\u{200B}示例有限公司\u{3000}",
                "示例有限公司"
            ),
            ("account.id", "gh_3f2a\u{200B}9c81d07e", "gh_3f2a9c81d07e"),
            ("letter.signatory", "王 小明 ", "王 小明"),
            ("contact.email", "a@example.com\u{A0}", "a@example.com"),
        ]
    );
}

#[test]
fn f13_identifiers_are_folded_and_names_are_not() {
    let text = format!(
        "{HEADER},手机\n示例（北京）㈱ 5㎏,CN,ｇｈ＿１２３ａｂｃ４５６ｄｅｆ,王,０１０－１２３４５６７８\n"
    );
    let (_folder, table) = table_of(text);
    let (_, reading) = readings(&table).remove(0);
    let facts = &reading.facts;
    assert_eq!(facts.name.as_ref().unwrap().as_str(), "示例（北京）㈱ 5㎏");
    assert_eq!(facts.id.as_ref().unwrap().as_str(), "gh_123abc456def");
    assert_eq!(
        facts.contact.phone.as_ref().unwrap().as_str(),
        "010-12345678"
    );
    let changed: Vec<_> = changes(&reading).iter().map(|change| change.0).collect();
    assert_eq!(changed, ["account.id", "contact.phone"]);
}

#[test]
fn f20_a_radical_in_a_name_is_refused_where_it_stands() {
    let (_folder, table) = table_of(format!(
        "{HEADER}\n⽰例⽂化有限公司,CN,gh_3f2a9c81d07e,王\n"
    ));
    let (_, reading) = readings(&table).remove(0);
    let look_alike = ("look-alike-character", Some("A2".to_owned()));
    assert_eq!(faults(&reading), [look_alike.clone(), look_alike]);
}

#[test]
fn a_delimiter_is_found_and_a_line_that_names_it_is_no_row() {
    for (separator, first) in [(";", ""), ("\t", ""), ("|", ""), (";", "sep=;\r\n")] {
        let text = format!("{HEADER}\n{ROW}\n").replace(',', separator);
        let (_folder, table) = table_of(format!("{first}{text}"));
        assert_eq!(readings(&table)[0].0, 2, "{separator:?}");
        assert_eq!(company(&table, 0), "示例有限公司");
    }
}

#[test]
fn what_is_no_table_is_said_to_be_what_it_is() {
    for (bytes, expected) in [
        (&b"%PDF-1.7\n"[..], OtherFile::Pdf),
        (
            b"<html><table><tr><td>a</td></tr></table></html>",
            OtherFile::Html,
        ),
        (b"[company]\nname = \"A\"\n", OtherFile::Record),
        (b"PK\x03\x04 word/document.xml", OtherFile::Packed),
    ] {
        assert_eq!(
            refused_bytes(bytes),
            TableFault::NotATable { what: expected }
        );
    }
    assert!(matches!(refused_bytes(""), TableFault::Read(_)));
    assert_eq!(refused_bytes(format!("{HEADER}\n")), TableFault::NoRows);
    assert_eq!(
        refused_bytes(format!("{HEADER}\n\"示例,CN\n{ROW}\n")),
        TableFault::OpenQuote { row: 2 }
    );
    let TableFault::Header { fault, .. } = refused_bytes("a,b,c\n1,2,3\n") else {
        panic!("a header was found");
    };
    assert!(matches!(*fault, HeaderFault::NoHeader { .. }));
}

#[test]
fn an_empty_cell_of_a_needed_field_is_missing_in_its_place() {
    let (_folder, table) = table_of(format!("{HEADER}\n示例有限公司,,gh_3f2a9c81d07e,\n"));
    let (_, reading) = readings(&table).remove(0);
    let missing = |cell: &str| ("missing-field", Some(cell.to_owned()));
    assert_eq!(faults(&reading), [missing("B2"), missing("D2")]);
}

#[test]
fn a_formula_error_in_text_is_refused_and_in_a_column_of_the_users_own_left_out() {
    let (_folder, table) = table_of(format!(
        "{HEADER},剩余天数\n示例有限公司,CN,#REF!,王,#N/A\n"
    ));
    let (_, reading) = readings(&table).remove(0);
    assert_eq!(
        faults(&reading),
        [("cell-formula-error", Some("C2".to_owned()))]
    );
    assert!(reading.facts.extra.is_empty());
}

#[test]
fn dates_that_can_be_read_in_one_way_are_dates_and_others_are_refused() {
    let (_folder, table) = table_of(format!(
        "{HEADER},公函日期\n{ROW},2026/11/20\n{ROW},2026年11月20日\n{ROW},05/06/2026\n{ROW},45413\n"
    ));
    let found: Vec<_> = readings(&table)
        .into_iter()
        .map(|(_, reading)| reading.facts.letter_date.map(|date| date.to_string()))
        .collect();
    let day = Some("2026-11-20".to_owned());
    assert_eq!(found, [day.clone(), day, None, None]);
}
