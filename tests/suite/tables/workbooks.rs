//! Workbooks as openpyxl, XlsxWriter and LibreOffice write them.

use std::path::PathBuf;

use gonghan::application::Facts;
use gonghan::intake::table::{MOST_CELLS, TableFault, TableNote};

use super::*;
use crate::judge::spreadsheets::{python, saved_as};

/// Two blank rows, a title, the header in row 4, numbers, dates, merged cells, formulas, and a row with a note alone.
const CASES: &str = r#"
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "客户"
sheet["A3"] = "客户名单"
sheet.merge_cells("A3:F3")
header = ["公司名称", "国家", "原始ID", "签署人", "手机", "银行账号", "公函日期", "登记号码", "备注", "账单1月份"]
for column, label in enumerate(header, 1):
    sheet.cell(4, column, label)
rows = [
    ["示例有限公司", "CN", "gh_3f2a9c81d07e", "王小明", 13800000000, 6222020000001234567, datetime.date(2026, 11, 20), 123456, "a", datetime.date(2026, 9, 1)],
    [None, "CN", "gh_7a05c3d96e1f", "王小明", 7.0000000000000009, 45413, 45413, 314e59, "b", None],
    [None, "CN", "gh_0123456789ab", "  王  小明\u00a0", "+86 138 0000 0000", "00123", datetime.datetime(2026, 11, 20, 14, 30), "=1/0", "c", "2026-09"],
    ["二号示例有限公司", "=B5", "gh_abcdefabcdef", "=UPPER(\"li\")", None, None, None, True, None, None],
    [None, None, None, None, None, None, None, None, "合计 4", None],
]
for row, cells in enumerate(rows, 5):
    for column, value in enumerate(cells, 1):
        if value is not None:
            sheet.cell(row, column, value)
sheet.merge_cells("A5:A7")
for row in (5, 7):
    sheet.cell(row, 7).number_format = 'yyyy"年"m"月"d"日"'
sheet["J5"].number_format = "mmm-yy"
sheet["H5"].number_format = "00000000"
book.create_sheet("说明")["A1"] = "x"
book.save("clients.xlsx")
"#;

/// The workbook with its formulas calculated, which openpyxl does not do, in several formats.
fn cases(formats: &[&str]) -> Option<(tempfile::TempDir, Vec<PathBuf>)> {
    let folder = tempfile::tempdir().unwrap();
    python(CASES, folder.path())?;
    let made = folder.path().join("clients.xlsx");
    let saved = formats.iter().map(|format| saved_as(&made, format));
    let paths = saved.collect::<Option<Vec<PathBuf>>>()?;
    Some((folder, paths))
}

fn text(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn dates(facts: &Facts) -> (String, String) {
    (
        text(facts.letter_date.as_ref()),
        text(facts.files.bill_1_month.as_ref()),
    )
}

#[test]
fn f5_f6_f7_f8_f9_the_same_workbook_reads_the_same_from_xlsx_ods_and_xls() {
    let Some((_folder, paths)) = cases(&["xlsx", "ods", "xls"]) else {
        return;
    };
    for path in paths {
        let table = opened(&path);
        let format = path.extension().unwrap().to_str().unwrap();
        assert!(
            table.notes.contains(&TableNote::HeaderRow { row: 4 }),
            "{format}"
        );
        let without = TableNote::RowsWithoutClient { rows: vec![9] };
        assert!(
            table.notes.contains(&without),
            "{format}: {:?}",
            table.notes
        );
        let rows = readings(&table);
        assert_eq!(
            rows.iter().map(|row| row.0).collect::<Vec<_>>(),
            [5, 6, 7, 8],
            "{format}"
        );
        let reading = |index: usize| &rows[index].1;
        let cell = |name: &str| Some(format!("客户!{name}"));

        let first = reading(0);
        assert_eq!(
            text(first.facts.contact.phone.as_ref()),
            "13800000000",
            "{format}"
        );
        assert_eq!(
            dates(&first.facts),
            ("2026-11-20".into(), "2026-09".into()),
            "{format}"
        );
        assert_eq!(
            faults(first),
            [("cell-digits-lost", cell("F5"))],
            "{format}"
        );
        // A format that pads with zeros is known of XLSX alone.
        if format == "xlsx" {
            assert_eq!(text(first.facts.registration_number.as_ref()), "00123456");
        }

        let second = reading(1);
        assert_eq!(text(second.facts.name.as_ref()), "示例有限公司", "{format}");
        assert_eq!(text(second.facts.contact.phone.as_ref()), "7", "{format}");
        assert_eq!(
            text(second.facts.bank.account_number.as_ref()),
            "45413",
            "{format}"
        );
        let expected = [("date-form", cell("G6")), ("cell-digits-lost", cell("H6"))];
        assert_eq!(faults(second), expected, "{format}");
        let carried = second.notes.iter().any(|note| {
            matches!(
                note,
                CellNote::CarriedDown {
                    field: "company.name",
                    column: 0,
                    row: 5
                }
            )
        });
        assert!(carried, "{format}");

        let third = reading(2);
        assert_eq!(text(third.facts.signatory.as_ref()), "王  小明", "{format}");
        assert_eq!(
            text(third.facts.bank.account_number.as_ref()),
            "00123",
            "{format}"
        );
        assert_eq!(
            dates(&third.facts),
            ("2026-11-20".into(), "2026-09".into()),
            "{format}"
        );
        assert_eq!(
            faults(third),
            [("cell-formula-error", cell("H7"))],
            "{format}"
        );

        let fourth = reading(3);
        assert_eq!(
            text(fourth.facts.name.as_ref()),
            "二号示例有限公司",
            "{format}"
        );
        assert_eq!(fourth.facts.country.unwrap().code(), "CN", "{format}");
        assert_eq!(text(fourth.facts.signatory.as_ref()), "LI", "{format}");
    }
}

#[test]
fn a_formula_that_was_never_calculated_is_refused_and_one_that_shows_nothing_is_empty() {
    let script = r#"
import openpyxl, zipfile
book = openpyxl.Workbook()
book.active.append(["company", "country", "id", "signatory", "phone", "address"])
book.active.append(["=A9", "HK", "gh_3f2a9c81d07e", "A", None, "=NOTHING()"])
book.save("a.xlsx")
with zipfile.ZipFile("a.xlsx") as old, zipfile.ZipFile("b.xlsx", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode()
        if name.endswith("sheet1.xml"):
            part = part.replace('<c r="F2"><f>NOTHING()</f><v></v>', '<c r="F2" t="str"><f>NOTHING()</f><v></v>').replace('<c r="F2"><f>NOTHING()</f><v />', '<c r="F2" t="str"><f>NOTHING()</f><v></v>')
        new.writestr(name, part)
"#;
    let folder = tempfile::tempdir().unwrap();
    if python(script, folder.path()).is_none() {
        return;
    }
    let (_, reading) = readings(&opened(&folder.path().join("b.xlsx"))).remove(0);
    let expected = [("cell-formula-error", Some("Sheet!A2".to_owned()))];
    assert_eq!(faults(&reading), expected);
    assert_eq!(reading.facts.registered_address, None);
}

#[test]
fn f2_f8_csv_that_libreoffice_saves_in_gbk_reads_as_the_workbook() {
    let Some((folder, _)) = cases(&[]) else {
        return;
    };
    // Comma, quotation mark, the character set GB18030 (85), from the first line.
    let made = folder.path().join("clients.xlsx");
    let Some(csv) = saved_as(&made, "csv:Text - txt - csv (StarCalc):44,34,85,1") else {
        return;
    };
    let table = opened(&csv);
    let expected = TableNote::Encoding {
        encoding: "gb18030",
    };
    assert!(table.notes.contains(&expected), "{:?}", table.notes);
    let rows = readings(&table);
    assert_eq!(rows[0].0, 5);
    assert_eq!(text(rows[0].1.facts.name.as_ref()), "示例有限公司");
    assert_eq!(text(rows[0].1.facts.letter_date.as_ref()), "2026-11-20");
    assert_eq!(
        text(rows[0].1.facts.registration_number.as_ref()),
        "00123456"
    );
    // A month in words is no month here, and is not guessed.
    let expected = [("cell-digits-lost", "F5"), ("month-form", "J5")];
    let expected = expected.map(|(name, cell)| (name, Some(cell.to_owned())));
    assert_eq!(faults(&rows[0].1), expected);
}

#[test]
fn names_come_out_of_a_workbook_code_point_for_code_point() {
    let names = [
        "A  B (HK) Ltd",
        "示例（香港）有限公司",
        "髙﨑𠮷野株式会社",
        "e\u{301}xample",
        "Ｆｕｌｌ　ｗｉｄｔｈ",
        "<b>&amp;\"quoted\"</b>",
        "ＣＯ．，ＬＴＤ",
        "O'Neil & Söhne",
        "\u{5D0}\u{5B8} \u{627}\u{644}",
    ];
    let listed = serde_json::to_string(&serde_json::to_string(&names).unwrap()).unwrap();
    for writer in ["openpyxl", "xlsxwriter"] {
        let write = if writer == "openpyxl" {
            "book = openpyxl.Workbook(); put = lambda r, c, v: book.active.cell(r + 1, c + 1, v); end = lambda: book.save('a.xlsx')"
        } else {
            "book = xlsxwriter.Workbook('a.xlsx'); sheet = book.add_worksheet(); put = sheet.write_string; end = book.close"
        };
        let script = format!(
            "import json, {writer}\n{write}\n\
             for c, v in enumerate(['company', 'country', 'id', 'signatory']): put(0, c, v)\n\
             for r, name in enumerate(json.loads({listed}), 1):\n\
             \x20   for c, v in enumerate([name, 'HK', 'gh_%012x' % r, 'A']): put(r, c, v)\n\
             end()"
        );
        let folder = tempfile::tempdir().unwrap();
        if python(&script, folder.path()).is_none() {
            return;
        }
        let table = opened(&folder.path().join("a.xlsx"));
        let read: Vec<String> = readings(&table)
            .iter()
            .map(|(_, reading)| reading.shown("company.name").to_owned())
            .collect();
        assert_eq!(read, names, "{writer}");
    }
}

#[test]
fn phonetic_guides_of_a_japanese_name_are_no_part_of_it() {
    let script = r#"
import xlsxwriter, zipfile
book = xlsxwriter.Workbook("a.xlsx"); sheet = book.add_worksheet()
for c, v in enumerate(["company", "country", "id", "signatory"]): sheet.write_string(0, c, v)
for c, v in enumerate(["株式会社見本", "JP", "gh_3f2a9c81d07e", "山田太郎"]): sheet.write_string(1, c, v)
book.close()
with zipfile.ZipFile("a.xlsx") as old, zipfile.ZipFile("b.xlsx", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode()
        part = part.replace("<t>株式会社見本</t>", '<r><t>株式会社</t></r><r><t xml:space="preserve">見本</t></r><rPh sb="4" eb="6"><t>ミホン</t></rPh><phoneticPr fontId="1"/>')
        new.writestr(name, part)
"#;
    let folder = tempfile::tempdir().unwrap();
    if python(script, folder.path()).is_none() {
        return;
    }
    let table = opened(&folder.path().join("b.xlsx"));
    let (_, reading) = readings(&table).remove(0);
    assert_eq!(reading.shown("company.name"), "株式会社見本");
}

#[test]
fn f11_a_workbook_with_a_password_says_so() {
    // The container that Excel makes, as far as it is looked at.
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    for name in ["EncryptionInfo", "EncryptedPackage"] {
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(bytes.len() + 512, 0);
    }
    assert_eq!(refused_bytes(bytes), TableFault::Password);
}

#[test]
fn a_sheet_is_chosen_by_its_header_or_by_its_name() {
    let script = r#"
import openpyxl
book = openpyxl.Workbook()
book.active["A1"] = "cover"
for name, state in (("old", "hidden"), ("new", "visible"), ("more", "visible")):
    sheet = book.create_sheet(name)
    sheet.sheet_state = state
    sheet.append(["company", "country", "id", "signatory"])
    sheet.append([name, "HK", "gh_3f2a9c81d07e", "A"])
book.save("a.xlsx")
"#;
    let folder = tempfile::tempdir().unwrap();
    if python(script, folder.path()).is_none() {
        return;
    }
    let path = folder.path().join("a.xlsx");
    let named = |sheet: Option<&str>| {
        let options = TableOptions {
            sheet: sheet.map(str::to_owned),
            ..TableOptions::default()
        };
        opened_with(&path, &options).map_err(|error| error.fault)
    };
    let table = named(None).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("new"));
    let others = vec!["more".to_owned()];
    let read = "new".to_owned();
    assert!(table.notes.contains(&TableNote::Sheet { read, others }));
    assert_eq!(named(Some("old")).unwrap().sheet.as_deref(), Some("old"));
    let Err(TableFault::NoSheet { sheets, .. }) = named(Some("Old")) else {
        panic!("a sheet of another name was read");
    };
    assert_eq!(sheets, ["Sheet", "old", "new", "more"]);
}

#[test]
fn a_cell_in_the_farthest_corner_takes_no_memory_and_too_many_cells_are_refused() {
    let script = format!(
        r#"
import xlsxwriter
book = xlsxwriter.Workbook("corner.xlsx"); sheet = book.add_worksheet()
for c, v in enumerate(["company", "country", "id", "signatory"]): sheet.write_string(0, c, v)
for c, v in enumerate(["A", "HK", "gh_3f2a9c81d07e", "A"]): sheet.write_string(1, c, v)
sheet.write_string(1048575, 16383, "x")
book.close()
book = xlsxwriter.Workbook("many.xlsx", {{"constant_memory": True}}); sheet = book.add_worksheet()
for r in range({} // 100 + 2):
    for c in range(100): sheet.write_number(r, c, 1)
book.close()
"#,
        MOST_CELLS
    );
    let folder = tempfile::tempdir().unwrap();
    if python(&script, folder.path()).is_none() {
        return;
    }
    let table = opened(&folder.path().join("corner.xlsx"));
    assert_eq!(readings(&table).len(), 1);
    let many = refused(&folder.path().join("many.xlsx"));
    assert_eq!(many, TableFault::TooManyCells { limit: MOST_CELLS });
}

#[test]
fn a_damaged_workbook_is_an_error_and_never_a_panic() {
    let Some((_folder, paths)) = cases(&["xlsx", "ods", "xls"]) else {
        return;
    };
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    for whole in paths {
        let whole = std::fs::read(whole).unwrap();
        for round in 0..60 {
            let mut bytes = whole.clone();
            let length = bytes.len() as u64;
            if round % 3 == 0 {
                bytes.truncate((random() % length) as usize);
            }
            for _ in 0..=random() % 8 {
                if bytes.is_empty() {
                    break;
                }
                let at = (random() % bytes.len() as u64) as usize;
                bytes[at] = random() as u8;
            }
            std::fs::write(&path, &bytes).unwrap();
            if let Ok(table) = opened_with(&path, &TableOptions::default()) {
                assert!(readings(&table).len() <= 70_000);
            }
        }
    }
}
