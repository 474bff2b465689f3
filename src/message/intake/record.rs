//! Words of records that are read and have faults.

use super::{Explain, Ui, syntax};
use crate::application::field::{EXTRA, FIELDS, Field, SECTIONS};
use crate::diagnostic::Diagnostic;
use crate::intake::{CellFault, Format, RecordError, RecordFault, RecordFaultKind, ValueKind};

impl Explain for RecordError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        self.faults
            .iter()
            .flat_map(|fault| {
                let location = self.location(fault);
                let findings = words(fault, self.format, ui);
                findings
                    .into_iter()
                    .map(move |finding| finding.at(&location))
            })
            .collect()
    }
}

fn words(fault: &RecordFault, format: Format, ui: Ui) -> Vec<Diagnostic> {
    vec![match &fault.kind {
        RecordFaultKind::Value { field, error } => {
            let findings = error.explain(ui).into_iter();
            return findings
                .map(|finding| finding.of_field(field.name, ui))
                .collect();
        }
        RecordFaultKind::Cell {
            field,
            fault: CellFault::DigitsLost,
        } => {
            let finding = Diagnostic::error(
                "cell-digits-lost",
                ui.pick(
                    "the spreadsheet has lost digits of this number: it keeps fifteen",
                    "电子表格已丢失这个数字的部分数位：它只保留十五位",
                ),
            );
            finding.of_field(field.name, ui).hint(ui.pick(
                "format the column as text, and type or paste the whole number again from where it came",
                "请把整列设为“文本”格式，再从原处重新输入或粘贴完整的号码",
            ))
        }
        RecordFaultKind::Cell {
            field,
            fault: CellFault::Formula,
        } => {
            let finding = Diagnostic::error(
                "cell-formula-error",
                ui.pick(
                    "a formula failed here, or was never calculated",
                    "此处的公式出错，或从未计算",
                ),
            );
            finding.of_field(field.name, ui).hint(ui.pick(
                "mend the formula, or put the value itself into the cell; a table that a program wrote, open once in Excel and save",
                "请修正公式，或直接填入其值；由程序生成的表格，请用 Excel 打开并保存一次",
            ))
        }
        RecordFaultKind::ExtraValue { key, error } => {
            let findings = error.explain(ui).into_iter();
            return findings
                .map(|finding| Diagnostic {
                    title: format!("`{EXTRA}.{key}`: {}", finding.title),
                    ..finding
                })
                .collect();
        }
        RecordFaultKind::ExtraType { key, found } => Diagnostic::error(
            "value-type",
            ui.pick(
                format!(
                    "`{EXTRA}.{key}` takes text, and {} stands here",
                    kind_name(*found, ui)
                ),
                format!(
                    "`{EXTRA}.{key}` 应是文字，这里却是{}",
                    kind_name(*found, ui)
                ),
            ),
        )
        .hint(ui.pick("write it between quotes", "请写在引号内")),
        RecordFaultKind::Syntax(fault) => syntax::words(fault, format, ui),
        RecordFaultKind::ListOfRecords => Diagnostic::error(
            "record-list",
            ui.pick(
                "this is a list of records; one is read at a time",
                "这是一组资料；每次只读取一份",
            ),
        )
        .label(ui.pick("list", "列表"))
        .hint(ui.pick(
            "put each record, from { to }, into a file of its own",
            "请把每份资料（从 { 到 }）单独存成一个文件",
        ))
        .hint(ui.pick(
            "or make them all in one run with `gonghan batch`",
            "或用 `gonghan batch` 一次处理全部",
        )),
        RecordFaultKind::NotARecord { found } => Diagnostic::error(
            "record-shape",
            ui.pick(
                format!(
                    "a record is wanted, and {} stands here",
                    kind_name(*found, ui)
                ),
                format!("这里应是一份资料，却是{}", kind_name(*found, ui)),
            ),
        )
        .hint(ui.pick(
            "a JSON record is an object: {\"company\": {\"name\": \"…\"}, …}",
            "JSON 资料是一个对象：{\"company\": {\"name\": \"…\"}, …}",
        )),
        RecordFaultKind::UnknownSection { given, nearest } => {
            let finding = Diagnostic::error(
                "unknown-section",
                ui.pick(
                    format!("a record has no section `{given}`"),
                    format!("资料中没有 `{given}` 这个部分"),
                ),
            );
            let sections = SECTIONS.join(ui.pick(", ", "、"));
            meant(finding, *nearest, ui).hint(ui.pick(
                format!("the sections are {sections}"),
                format!("各部分为 {sections}"),
            ))
        }
        RecordFaultKind::UnknownField { given, nearest } => {
            let finding = Diagnostic::error(
                "unknown-field",
                ui.pick(
                    format!("a record has no field `{given}`"),
                    format!("资料中没有 `{given}` 这个字段"),
                ),
            );
            let section = given.split('.').next().unwrap_or_default();
            let keys: Vec<_> = FIELDS
                .iter()
                .filter(|field| field.section() == section)
                .map(Field::key)
                .collect();
            let keys = keys.join(ui.pick(", ", "、"));
            let shown = header(section, format);
            meant(finding, *nearest, ui).hint(ui.pick(
                format!("the fields of {shown} are {keys}"),
                format!("{shown} 的字段有 {keys}"),
            ))
        }
        RecordFaultKind::OutsideSection { given, nearest } => {
            let finding = Diagnostic::error(
                "field-outside-section",
                ui.pick(
                    format!("`{given}` stands outside the sections"),
                    format!("`{given}` 不在任何部分之内"),
                ),
            );
            let field = nearest.and_then(crate::application::field::field);
            match field {
                Some(field) => finding.hint(ui.pick(
                    format!("if `{}` is meant, move it under {}", field.name, header(field.section(), format)),
                    format!("如果指的是 `{}`，请移到 {} 之下", field.name, header(field.section(), format)),
                )),
                None => finding.hint(ui.pick(
                    "every field belongs under a section such as [company]; `gonghan new client.toml` writes them all",
                    "每个字段都属于某个部分，例如 [company]；`gonghan new client.toml` 会列出全部字段",
                )),
            }
        }
        RecordFaultKind::NotASection { section, found } => Diagnostic::error(
            "section-shape",
            ui.pick(
                format!(
                    "`{section}` is a section of fields, and {} stands here",
                    kind_name(*found, ui)
                ),
                format!(
                    "`{section}` 是由字段组成的部分，这里却是{}",
                    kind_name(*found, ui)
                ),
            ),
        )
        .hint(match format {
            Format::Toml | Format::Table => ui.pick(
                format!("write [{section}] on a line of its own, and its fields below"),
                format!("请单独一行写 [{section}]，其字段写在下面"),
            ),
            Format::Json => ui.pick(
                format!("write \"{section}\": {{ … }} with its fields inside"),
                format!("请写作 \"{section}\": {{ … }}，其字段写在里面"),
            ),
        }),
        RecordFaultKind::DuplicateKey { given } => Diagnostic::error(
            "duplicate-field",
            ui.pick(
                format!("`{given}` is given twice"),
                format!("`{given}` 出现了两次"),
            ),
        )
        .label(ui.pick("the second time", "第二次出现"))
        .hint(ui.pick(
            "keep the right one and delete the other",
            "请保留正确的一个，删除另一个",
        )),
        RecordFaultKind::WrongType { field, found } => {
            let finding = Diagnostic::error(
                "value-type",
                ui.pick(
                    format!("text is wanted, and {} stands here", kind_name(*found, ui)),
                    format!("这里应是文字，却是{}", kind_name(*found, ui)),
                ),
            );
            finding
                .of_field(field.name, ui)
                .hint(example(field, format, ui))
        }
        RecordFaultKind::NumberForm { field, given } => {
            let finding = Diagnostic::error(
                "number-form",
                ui.pick(
                    format!("the digits of {given} may not be the ones that were meant"),
                    format!("{given} 的数字可能与原意不同"),
                ),
            );
            finding.of_field(field.name, ui).hint(ui.pick(
                "write all digits between quotes, so that they stay as they are",
                "请把全部数字写在引号内，才能保持原样",
            ))
        }
        RecordFaultKind::EmptyValue { field } => {
            let finding =
                Diagnostic::error("value-empty", ui.pick("there is nothing in it", "内容为空"))
                    .label(ui.pick("empty", "空"));
            finding.of_field(field.name, ui).hint(match format {
                Format::Toml => ui.pick(
                    "fill it in, or put a # before the line",
                    "请填写，或在行首加 #",
                ),
                Format::Json | Format::Table => {
                    ui.pick("fill it in, or delete it", "请填写，或删除该项")
                }
            })
        }
        RecordFaultKind::MissingField { field } => {
            let (name, what) = (field.name, ui.pick(field.en, field.zh));
            let title = ui.pick(
                format!("`{name}` is missing: {what}"),
                format!("缺少 `{name}`：{what}"),
            );
            let finding = Diagnostic {
                field: Some(name),
                ..Diagnostic::error("missing-field", title)
            };
            finding.hint(missing_line(field, format, fault.span.is_some(), ui))
        }
    }]
}

/// The line to add, and where; with its section's name where the record has no such section yet.
fn missing_line(field: &Field, format: Format, has_section: bool, ui: Ui) -> String {
    if format == Format::Table {
        return missing_cell(field, has_section, ui);
    }
    let (header, line) = (header(field.section(), format), line(field, format));
    let lines = match format {
        Format::Toml if !has_section => format!("{header}\n{line}"),
        Format::Json if !has_section => format!("{header}: {{{line}}}"),
        Format::Toml | Format::Json | Format::Table => line,
    };
    if has_section {
        ui.pick(
            format!("add under {header}, with your own text for the example:\n{lines}"),
            format!("请在 {header} 之下加上（把示例换成您的内容）：\n{lines}"),
        )
    } else {
        ui.pick(
            format!("add, with your own text for the example:\n{lines}"),
            format!("请加上（把示例换成您的内容）：\n{lines}"),
        )
    }
}

/// What to do about a field that a table's row lacks: its column may be there, with the cell empty.
pub(in crate::message) fn missing_cell(field: &Field, has_column: bool, ui: Ui) -> String {
    let (name, example) = (field.name, field.example);
    if has_column {
        ui.pick(
            format!("fill in the cell, for example: {example}"),
            format!("请填写此单元格，例如：{example}"),
        )
    } else {
        ui.pick(
            format!("add a column `{name}` and fill it in, for example: {example}"),
            format!("请加上一列 `{name}` 并填写，例如：{example}"),
        )
    }
}

fn example(field: &Field, format: Format, ui: Ui) -> String {
    let line = line(field, format);
    ui.pick(
        format!("write it between quotes: {line}"),
        format!("请写在引号内：{line}"),
    )
}

fn line(field: &Field, format: Format) -> String {
    let (key, example) = (field.key(), field.example);
    match format {
        Format::Toml | Format::Table => format!("{key} = \"{example}\""),
        Format::Json => format!("\"{key}\": \"{example}\""),
    }
}

fn header(section: &str, format: Format) -> String {
    match format {
        Format::Toml | Format::Table => format!("[{section}]"),
        Format::Json => format!("\"{section}\""),
    }
}

fn meant(finding: Diagnostic, nearest: Option<&str>, ui: Ui) -> Diagnostic {
    match nearest {
        Some(nearest) => finding.label(ui.pick(
            format!("did you mean `{nearest}`?"),
            format!("您要写的是 `{nearest}` 吗？"),
        )),
        None => finding,
    }
}

fn kind_name(kind: ValueKind, ui: Ui) -> &'static str {
    match kind {
        ValueKind::Text => ui.pick("a text", "文字"),
        ValueKind::Integer => ui.pick("a number", "数字"),
        ValueKind::Fraction => ui.pick("a number with a point or exponent", "带小数点或指数的数字"),
        ValueKind::Date => ui.pick("a date without quotes", "未加引号的日期"),
        ValueKind::Boolean => ui.pick("true or false", "true 或 false"),
        ValueKind::Null => ui.pick("null", "空值 null"),
        ValueKind::List => ui.pick("a list", "列表"),
        ValueKind::Table => ui.pick("a section", "一个部分"),
    }
}
