//! Words of what is told of a table that is read, and of its cells.

use super::table::listed;
use super::{Explain, Ui};
use crate::diagnostic::{Diagnostic, column_letters};
use crate::intake::table::{Table, TableNote};
use crate::intake::{CellNote, Reading};

impl Explain for Table {
    /// What is told of a table that is read.
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        self.notes
            .iter()
            .map(|note| table_note(&self.name, note, ui))
            .collect()
    }
}

fn table_note(name: &str, note: &TableNote, ui: Ui) -> Diagnostic {
    match note {
        TableNote::Encoding { encoding } => Diagnostic::note(
            "table-encoding",
            ui.pick(
                format!("`{name}` is read as {encoding}, as it is not UTF-8"),
                format!("`{name}` 不是 UTF-8，按 {encoding} 读取"),
            ),
        )
        .hint(ui.pick(
            "where names look wrong, name another one with --encoding",
            "如果名称显示不对，请用 --encoding 指定其他编码",
        )),
        TableNote::Sheet { read, others } => Diagnostic::note(
            "table-sheet",
            ui.pick(
                format!("of `{name}` the sheet `{read}` is read"),
                format!("读取 `{name}` 的工作表 `{read}`"),
            ),
        )
        .hint(ui.pick(
            format!("name another one with --sheet: {}", listed(others, ui)),
            format!("要读取其他工作表，请用 --sheet：{}", listed(others, ui)),
        )),
        TableNote::HeaderRow { row } => Diagnostic::note(
            "table-header-row",
            ui.pick(
                format!("the header of `{name}` is row {row}"),
                format!("`{name}` 的表头在第 {row} 行"),
            ),
        ),
        TableNote::NearColumn {
            letters,
            label,
            nearest,
        } => Diagnostic::warning(
            "table-unknown-column",
            ui.pick(
                format!("column {letters} of `{name}`, “{label}”, is not known; did you mean `{}`?", nearest.name),
                format!("`{name}` 的 {letters} 列 “{label}” 无法识别；您要写的是 `{}` 吗？", nearest.name),
            ),
        )
        .hint(ui.pick(
            format!("if so, say --map '{letters}={}'; else it is `extra.{label}` for your own templates", nearest.name),
            format!("如果是，请写 --map '{letters}={}'；否则它是模板可用的 `extra.{label}`", nearest.name),
        )),
        TableNote::ExtraColumns { columns } => Diagnostic::note(
            "table-extra-columns",
            ui.pick(
                format!("not used by the letters that come with gonghan: {}", columns_listed(columns, ui)),
                format!("内置公函不使用以下各列：{}", columns_listed(columns, ui)),
            ),
        )
        .hint(ui.pick(
            format!("a template of your own prints one as {{{{ extra[\"{}\"] }}}}", columns[0].1),
            format!("自定义模板可这样使用：{{{{ extra[\"{}\"] }}}}", columns[0].1),
        )),
        TableNote::DoubledLabels { columns } => Diagnostic::warning(
            "table-doubled-label",
            ui.pick(
                format!("columns of one label are not read: {}", columns_listed(columns, ui)),
                format!("列名重复，不读取：{}", columns_listed(columns, ui)),
            ),
        )
        .hint(ui.pick(
            "rename one of them, if a template of yours needs it",
            "如果自定义模板要用，请改名其中一列",
        )),
        TableNote::RowsWithoutClient { rows } => {
            let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            Diagnostic::note(
                "table-rows-without-client",
                ui.pick(
                    format!("rows of `{name}` with nothing in a known column are passed over: {}", listed(&rows, ui)),
                    format!("`{name}` 的以下各行没有客户资料，已跳过：{}", listed(&rows, ui)),
                ),
            )
        }
    }
}

/// What was done to a cell on reading.
pub(in crate::message) fn cell_note(reading: &Reading, note: &CellNote, ui: Ui) -> Diagnostic {
    match note {
        CellNote::Changed(change) => Diagnostic::note("cell-cleaned", change.line(ui))
            .at(&reading.location(change.field, None)),
        CellNote::CarriedDown { field, column, row } => {
            let cell = format!("{}{row}", column_letters(*column));
            Diagnostic::note(
                "cell-merged",
                ui.pick(
                    format!("`{field}`: merged with {cell}, whose value it has"),
                    format!("`{field}`：与 {cell} 合并，沿用其内容"),
                ),
            )
            .at(&reading.location(field, None))
        }
    }
}

fn columns_listed(columns: &[(String, String)], ui: Ui) -> String {
    let names: Vec<String> = columns
        .iter()
        .map(|(letters, label)| format!("{letters} “{label}”"))
        .collect();
    listed(&names, ui)
}
