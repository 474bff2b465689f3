//! Words of tables that are refused as a whole.

use super::{Explain, Ui, read};
use crate::diagnostic::Diagnostic;
use crate::intake::table::{HeaderFault, OtherFile, TableError, TableFault};
use crate::intake::{ReadError, ReadFault};

/// How many labels or sheets are named.
const MOST_NAMED: usize = 12;

impl Explain for TableError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match &self.fault {
            TableFault::Read(fault) => read_fault(&self.name, fault, ui),
            fault => vec![words(&self.name, fault, ui)],
        }
    }
}

fn words(name: &str, fault: &TableFault, ui: Ui) -> Diagnostic {
    match fault {
        TableFault::TooLarge { limit } => Diagnostic::error(
            "table-too-large",
            ui.pick(
                format!("`{name}` is larger than {} MB", limit / 1_000_000),
                format!("`{name}` 超过 {} MB", limit / 1_000_000),
            ),
        )
        .hint(as_csv(ui)),
        TableFault::TooManyCells { limit } => Diagnostic::error(
            "table-too-many-cells",
            ui.pick(
                format!("`{name}` has more than {limit} cells"),
                format!("`{name}` 超过 {limit} 个单元格"),
            ),
        )
        .hint(in_parts(ui)),
        TableFault::TooMuchText { limit } => Diagnostic::error(
            "table-too-much-text",
            ui.pick(
                format!("`{name}` has more than {} MB of text", limit / 1_000_000),
                format!("`{name}` 的文字超过 {} MB", limit / 1_000_000),
            ),
        )
        .hint(in_parts(ui)),
        TableFault::CellTooLong { cell, limit } => Diagnostic::error(
            "table-cell-too-long",
            ui.pick(
                format!("the cell {cell} of `{name}` has more than {limit} characters"),
                format!("`{name}` 的单元格 {cell} 超过 {limit} 个字符"),
            ),
        )
        .hint(ui.pick(
            "Excel gives a cell no more; shorten what is in it, or leave it empty",
            "Excel 的一个单元格最多容纳这么多；请删减或清空该单元格",
        )),
        TableFault::Password => Diagnostic::error(
            "table-password",
            ui.pick(
                format!("`{name}` has a password"),
                format!("`{name}` 设有密码"),
            ),
        )
        .hint(ui.pick(
            "open it, and save a copy without a password (in Excel: File, Info, Protect Workbook, Encrypt with Password, and leave it empty)",
            "请打开它，另存一份不带密码的副本（Excel：文件、信息、保护工作簿、用密码进行加密，清空密码）",
        )),
        TableFault::Damaged { reason } => Diagnostic::error(
            "table-damaged",
            ui.pick(
                format!("`{name}` is damaged: {reason}"),
                format!("`{name}` 已损坏：{reason}"),
            ),
        )
        .hint(ui.pick(
            "open it in the program that made it, and save it again as .xlsx or .csv",
            "请用原来的程序打开，重新保存为 .xlsx 或 .csv",
        )),
        TableFault::NoSheet { given, sheets } => Diagnostic::error(
            "table-no-sheet",
            ui.pick(
                format!("`{name}` has no sheet `{given}`"),
                format!("`{name}` 中没有工作表 `{given}`"),
            ),
        )
        .hint(ui.pick(
            format!("its sheets are {}", listed(sheets, ui)),
            format!("现有工作表：{}", listed(sheets, ui)),
        )),
        TableFault::NotAWorkbook => Diagnostic::error(
            "table-no-sheets",
            ui.pick(
                format!("`{name}` is text, and has no sheets"),
                format!("`{name}` 是文本文件，没有工作表"),
            ),
        )
        .hint(ui.pick("leave out --sheet", "请去掉 --sheet")),
        TableFault::NotAText => Diagnostic::error(
            "table-no-encoding",
            ui.pick(
                format!("`{name}` is a workbook, which knows its own encoding"),
                format!("`{name}` 是工作簿，自带编码"),
            ),
        )
        .hint(ui.pick("leave out --encoding", "请去掉 --encoding")),
        TableFault::UnknownEncoding { given } => Diagnostic::error(
            "table-unknown-encoding",
            ui.pick(
                format!("there is no encoding `{given}`"),
                format!("没有名为 `{given}` 的编码"),
            ),
        )
        .hint(ui.pick(
            "the usual ones are utf-8, gb18030, big5, utf-16le, shift_jis, euc-kr and windows-1252",
            "常用的有 utf-8、gb18030、big5、utf-16le、shift_jis、euc-kr、windows-1252",
        )),
        TableFault::AmbiguousEncoding { readings } => {
            let shown: Vec<String> = readings
                .iter()
                .map(|(encoding, text)| format!("{encoding}: {text}"))
                .collect();
            Diagnostic::error(
                "table-encoding",
                ui.pick(
                    format!("`{name}` is not UTF-8, and can be read in more than one way"),
                    format!("`{name}` 不是 UTF-8，有不止一种读法"),
                ),
            )
            .hint(ui.pick(
                format!("choose the encoding that shows the words right, with --encoding:\n{}", shown.join("\n")),
                format!("请用 --encoding 指定能正确显示文字的编码：\n{}", shown.join("\n")),
            ))
            .hint(ui.pick(
                "or save it as .xlsx, or as “CSV UTF-8”",
                "或另存为 .xlsx，或 “CSV UTF-8”",
            ))
        }
        TableFault::Malformed { line, encoding } => Diagnostic::error(
            "table-malformed",
            ui.pick(
                format!("line {line} of `{name}` has bytes that are no {encoding}"),
                format!("`{name}` 第 {line} 行有不属于 {encoding} 的字节"),
            ),
        )
        .hint(ui.pick(
            "if another encoding is meant, name it with --encoding; else save the table again as .xlsx or “CSV UTF-8”",
            "如果是其他编码，请用 --encoding 指定；否则请另存为 .xlsx 或 “CSV UTF-8”",
        )),
        TableFault::TooLong { line } => Diagnostic::error(
            "table-line-too-long",
            ui.pick(
                format!("line {line} of `{name}` has more than a million bytes"),
                format!("`{name}` 第 {line} 行超过一百万字节"),
            ),
        )
        .hint(ui.pick(
            "look whether it is the right file",
            "请检查是否选错了文件",
        )),
        TableFault::OpenQuote { row } => Diagnostic::error(
            "table-open-quote",
            ui.pick(
                format!("row {row} of `{name}` has a quotation mark \" that is never closed"),
                format!("`{name}` 第 {row} 行的双引号 \" 没有闭合"),
            ),
        )
        .hint(ui.pick(
            "close it, or write it twice where it is part of the text",
            "请补上双引号；如果它是内容的一部分，请写两个",
        )),
        TableFault::NoRows => Diagnostic::error(
            "table-no-rows",
            ui.pick(
                format!("`{name}` has a header and no client below it"),
                format!("`{name}` 只有表头，没有客户"),
            ),
        )
        .hint(ui.pick(
            "fill in a row a client",
            "请每个客户填写一行",
        )),
        TableFault::NotRecords { reason } => Diagnostic::error(
            "table-not-records",
            ui.pick(
                format!("`{name}` is not well-formed JSON: {reason}"),
                format!("`{name}` 不是有效的 JSON：{reason}"),
            ),
        )
        .hint(ui.pick(
            "write a record a line, or a list of records: [{\"company\": {…}, …}, …]",
            "请每行写一份资料，或写成列表：[{\"company\": {…}, …}, …]",
        )),
        TableFault::NotATable { what } => not_a_table(name, *what, ui),
        TableFault::Header { sheet, fault } => match sheet {
            Some(sheet) => header(&format!("{name}:{sheet}"), fault, ui),
            None => header(name, fault, ui),
        },
        // A file that can't be read is said in the words of reading, before it comes here.
        TableFault::Read(_) | TableFault::Changed => Diagnostic::error(
            "table-changed",
            ui.pick(
                format!("`{name}` was changed while it was read"),
                format!("`{name}` 在读取期间被修改"),
            ),
        )
        .hint(ui.pick("run it again", "请重新运行")),
    }
}

fn as_csv(ui: Ui) -> &'static str {
    ui.pick(
        "save it as “CSV UTF-8”, a file of which may have any size",
        "请另存为 “CSV UTF-8”，该格式的文件大小不限",
    )
}

fn in_parts(ui: Ui) -> &'static str {
    ui.pick(
        "leave out columns and sheets that are not needed, or share the rows among several files",
        "请删去不需要的列和工作表，或把各行分到几个文件中",
    )
}

fn read_fault(name: &str, fault: &ReadFault, ui: Ui) -> Vec<Diagnostic> {
    let new_table = ui.pick(
        "`gonghan new clients.xlsx` writes a table to fill in",
        "`gonghan new clients.xlsx` 可新建一份待填写的表格",
    );
    let error = ReadError {
        path: name.to_owned(),
        fault: fault.clone(),
        location: None,
    };
    let mut findings = error.explain(ui);
    let in_folder = ui.pick("name a table in it", "请指定其中的一份表格");
    for hint in findings.iter_mut().flat_map(|finding| &mut finding.hints) {
        if *hint == read::new_record(ui) {
            new_table.clone_into(hint);
        } else if *fault == ReadFault::Folder {
            in_folder.clone_into(hint);
        }
    }
    findings
}

fn not_a_table(name: &str, what: OtherFile, ui: Ui) -> Diagnostic {
    let what_it_is = match what {
        OtherFile::Pdf => ui.pick("a PDF", "PDF 文件"),
        OtherFile::Picture => ui.pick("a picture", "图片"),
        OtherFile::Html => ui.pick(
            "a web page, whatever its name says",
            "网页（无论扩展名是什么）",
        ),
        OtherFile::Xml => ui.pick("XML", "XML 文件"),
        OtherFile::Packed => ui.pick(
            "a packed file, but no spreadsheet",
            "压缩格式的文件，但不是电子表格",
        ),
        OtherFile::OldOffice => ui.pick(
            "an old Office file, but no spreadsheet",
            "旧版 Office 文件，但不是电子表格",
        ),
        OtherFile::Record => ui.pick("one client's record", "单个客户的资料"),
        OtherFile::Binary => ui.pick("no text and no spreadsheet", "既非文本也非电子表格"),
    };
    let finding = Diagnostic::error(
        "not-a-table",
        ui.pick(
            format!("`{name}` is {what_it_is}"),
            format!("`{name}` 是{what_it_is}"),
        ),
    );
    finding.hint(match what {
        OtherFile::Record => ui.pick(
            "for one client run `gonghan letter`; a batch takes a table",
            "单个客户请用 `gonghan letter`；批量处理需要表格",
        ),
        _ => ui.pick(
            "open it in a spreadsheet program, and save it as .xlsx, .ods or “CSV UTF-8”",
            "请用电子表格程序打开，另存为 .xlsx、.ods 或 “CSV UTF-8”",
        ),
    })
}

fn header(place: &str, fault: &HeaderFault, ui: Ui) -> Diagnostic {
    let columns = ui.pick(
        "`gonghan batch --columns` lists what columns may be called; `gonghan new clients.xlsx` writes a table with all of them",
        "`gonghan batch --columns` 列出可用的列名；`gonghan new clients.xlsx` 新建带有全部列的表格",
    );
    match fault {
        HeaderFault::NoHeader {
            looked_at: (row, labels),
        } => {
            let finding = Diagnostic::error(
                "table-no-header",
                ui.pick(
                    format!("`{place}` has no row of column names that are known"),
                    format!("`{place}` 中没有可识别的表头"),
                ),
            );
            let finding = if labels.is_empty() {
                finding
            } else {
                finding.hint(ui.pick(
                    format!("row {row} has {}", listed(labels, ui)),
                    format!("第 {row} 行是 {}", listed(labels, ui)),
                ))
            };
            finding.hint(columns)
        }
        HeaderFault::MissingColumns {
            row,
            labels,
            missing,
        } => {
            let names: Vec<String> = missing
                .iter()
                .map(|field| format!("`{}` ({})", field.name, ui.pick(field.en, field.zh)))
                .collect();
            Diagnostic::error(
                "table-missing-columns",
                ui.pick(
                    format!("`{place}` has no column for {}", names.join(", ")),
                    format!("`{place}` 缺少以下列：{}", names.join("、")),
                ),
            )
            .hint(ui.pick(
                format!("the header in row {row} has {}", listed(labels, ui)),
                format!("第 {row} 行的表头有 {}", listed(labels, ui)),
            ))
            .hint(ui.pick(
                format!(
                    "add the column, or say which one it is: --map 'COLUMN={}'",
                    missing[0].name
                ),
                format!(
                    "请加上该列，或指明是哪一列：--map '列名={}'",
                    missing[0].name
                ),
            ))
            .hint(columns)
        }
        HeaderFault::DoubledColumn { field, columns } => {
            let [(first, first_label), (second, second_label)] = &**columns;
            Diagnostic::error(
                "table-doubled-column",
                ui.pick(
                    format!("`{place}` has two columns for `{}`: {first} “{first_label}” and {second} “{second_label}”", field.name),
                    format!("`{place}` 有两列都是 `{}`：{first} “{first_label}” 和 {second} “{second_label}”", field.name),
                ),
            )
            .hint(ui.pick(
                format!("delete or rename one of them, or say what it is: --map '{second}=extra.other'"),
                format!("请删除或改名其中一列，或指明其含义：--map '{second}=extra.other'"),
            ))
        }
        HeaderFault::MapColumn { given, labels } => Diagnostic::error(
            "map-unknown-column",
            ui.pick(
                format!("`{place}` has no column `{given}`, as --map says"),
                format!("`{place}` 中没有 --map 指定的列 `{given}`"),
            ),
        )
        .hint(ui.pick(
            format!(
                "name a column by its letters, or by its label: {}",
                listed(labels, ui)
            ),
            format!("请用列号或列名指定：{}", listed(labels, ui)),
        )),
        HeaderFault::MapField { given, nearest } => {
            let finding = Diagnostic::error(
                "map-unknown-field",
                ui.pick(
                    format!("there is no field `{given}`, as --map says"),
                    format!("没有 --map 指定的字段 `{given}`"),
                ),
            );
            let finding = match nearest {
                Some(nearest) => finding.hint(ui.pick(
                    format!("did you mean `{nearest}`?"),
                    format!("您要写的是 `{nearest}` 吗？"),
                )),
                None => finding,
            };
            finding.hint(ui.pick(
                "`gonghan batch --columns` lists the fields; a field of your own is written extra.NAME",
                "`gonghan batch --columns` 列出全部字段；自定义字段写作 extra.名称",
            ))
        }
    }
}

pub(super) fn listed(names: &[String], ui: Ui) -> String {
    let mut shown: Vec<&str> = names.iter().take(MOST_NAMED).map(String::as_str).collect();
    if shown.len() < names.len() {
        shown.push("…");
    }
    shown.join(ui.pick(", ", "、"))
}
