//! Words of the template stage.

mod block;
mod endless;
mod field;
mod form;
mod head;
mod syntax;

use std::io::ErrorKind;
use std::path::Path;

use self::block::{block, image, markup};
use self::endless::endless;
use self::field::{absent_field, filter, unknown_field};
use self::form::absent_at_place;
use self::head::{LEAST_HEAD, head};
use self::syntax::{syntax, tag};
use super::system::io_words;
use super::{Explain, Ui, speaks_english};
use crate::diagnostic::{Diagnostic, Location};
use crate::template::TemplateError;

speaks_english!(TemplateError);

impl Explain for TemplateError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            TemplateError::Unknown { name, nearest } => unknown(name, *nearest, ui),
            TemplateError::Unreadable { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                let title = ui.pick(
                    format!("the template `{path}` can't be read: {why}"),
                    format!("无法读取模板 `{path}`：{why}"),
                );
                let hint = match source.kind() {
                    ErrorKind::NotFound => list(ui),
                    _ => ui.pick(
                        "give the path of a text file that you may read",
                        "请写出一个可以读取的文本文件的路径",
                    ),
                };
                Diagnostic::error("template-unreadable", title).hint(hint)
            }
            TemplateError::TooLarge { path, limit } => too_large(path, *limit, ui),
            TemplateError::NotUtf8 { path } => not_utf8(path, ui),
            TemplateError::NoHead { at } => {
                let title = ui.pick(
                    "the template has no head between two lines of `+++`",
                    "模板开头没有用两行 `+++` 括起的部分",
                );
                Diagnostic::error("template-without-head", title)
                    .at(at)
                    .hint(ui.pick(
                        format!("the file has to begin so:\n{LEAST_HEAD}"),
                        format!("文件应以下列内容开头：\n{LEAST_HEAD}"),
                    ))
                    .hint(ui.pick(
                        "or begin with a built-in template: `gonghan templates export zh-en .`",
                        "或从内置模板开始：`gonghan templates export zh-en .`",
                    ))
            }
            TemplateError::Head { at, fault } => head(at, fault, ui),
            TemplateError::ReservedCharacter { at } => reserved(at, ui),
            TemplateError::Syntax { at, fault } => syntax(at, fault, ui),
            TemplateError::UnknownField { at, name, nearest } => {
                unknown_field(at, name, *nearest, ui)
            }
            TemplateError::AbsentField { at, name } => absent_field(at, name, ui),
            TemplateError::AbsentAtPlace { at, name } => absent_at_place(at, name, ui),
            TemplateError::Filter { at, fault } => filter(at, fault, ui),
            TemplateError::Render { at, reason } => render(at.as_ref(), reason, ui),
            TemplateError::Include { at, name } => {
                let title = ui.pick(
                    format!("the file `{name}` can't be included"),
                    format!("无法引入文件 `{name}`"),
                );
                Diagnostic::error("include-not-found", title)
                    .at(at)
                    .label(ui.pick("not in the template's folder", "不在模板所在的文件夹内"))
                    .hint(ui.pick(
                        "put the file into the folder of your template, or one below it, and name it from there: `foot.md`, `parts/foot.md`",
                        "请把该文件放在您的模板所在的文件夹或其子文件夹内，并写相对路径：`foot.md`、`parts/foot.md`",
                    ))
            }
            TemplateError::Tag { at, name, nearest } => tag(at, name, *nearest, ui),
            TemplateError::Endless { at, kind } => endless(at.as_ref(), kind, ui),
            TemplateError::Markup { at, kind, text } => markup(at, *kind, text, ui),
            TemplateError::Block { at, fault } => block(at, fault, ui),
            TemplateError::Image { at, name, fault } => image(at, name, fault, ui),
        };
        vec![finding]
    }
}

fn unknown(name: &str, nearest: Option<&str>, ui: Ui) -> Diagnostic {
    let title = ui.pick(
        format!("there is no template `{name}`"),
        format!("没有名为 `{name}` 的模板"),
    );
    let finding = Diagnostic::error("unknown-template", title);
    match nearest {
        Some(nearest) => finding.hint(ui.pick(
            format!("did you mean `{nearest}`?"),
            format!("您要写的是 `{nearest}` 吗？"),
        )),
        None => finding,
    }
    .hint(list(ui))
}

fn list(ui: Ui) -> &'static str {
    ui.pick(
        "`gonghan templates list` shows the built-in ones; a template of your own is given by its path, such as `./my-letter.md`",
        "`gonghan templates list` 会列出内置模板；自己的模板请写路径，例如 `./my-letter.md`",
    )
}

fn too_large(path: &Path, limit: u64, ui: Ui) -> Diagnostic {
    let (path, limit) = (path.display(), limit / 1024);
    let title = ui.pick(
        format!("the template `{path}` is larger than {limit} KiB"),
        format!("模板 `{path}` 超过 {limit} KiB"),
    );
    Diagnostic::error("template-too-large", title).hint(ui.pick(
        "a template holds the words of one page; a picture stands in a file beside it, named in an `image` block",
        "模板只含一页的文字；图片应放在旁边的文件中，并写在 `image` 块里",
    ))
}

fn not_utf8(path: &Path, ui: Ui) -> Diagnostic {
    let path = path.display();
    let title = ui.pick(
        format!("the template `{path}` is not UTF-8 text"),
        format!("模板 `{path}` 不是 UTF-8 文本"),
    );
    Diagnostic::error("template-not-utf8", title)
        .hint(ui.pick(
            "if it is a form to be filled, make a template for it first: gonghan templates place FORM -o mine.toml",
            "如果是要填写的表格，请先为它生成模板：gonghan templates place 表格 -o mine.toml",
        ))
        .hint(ui.pick(
            "if it is a text, save it in UTF-8 (Notepad: Save as, Encoding: UTF-8); a Word document is no template",
            "如果是文本，请另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）；Word 文档不能用作模板",
        ))
}

fn reserved(at: &Location, ui: Ui) -> Diagnostic {
    let title = ui.pick(
        "the template holds a character that gonghan keeps for itself",
        "模板中有公函程序保留的字符",
    );
    Diagnostic::error("reserved-character", title)
        .at(at)
        .label(ui.pick("this one", "此字符"))
        .hint(ui.pick(
            "delete it: it is a private-use character without a meaning of its own",
            "请删除：它是没有固定含义的私用区字符",
        ))
}

fn render(at: Option<&Location>, reason: &str, ui: Ui) -> Diagnostic {
    let title = ui.pick("the template can't be filled here", "模板在此处无法填写");
    let finding = Diagnostic::error("template-not-filled", title);
    let finding = match at {
        Some(at) => finding.at(at).label(reason),
        None => finding.hint(ui.pick(
            format!("Tera, which fills templates, says: {reason}"),
            format!("模板引擎 Tera 的说明（英文）：{reason}"),
        )),
    };
    finding.hint(ui.pick(
        "keep to what templates/README.md shows: `{{ field }}`, `{% if field %}` and the filters `date` and `place`",
        "请只用 templates/README.md 中的写法：`{{ 字段 }}`、`{% if 字段 %}` 以及过滤器 `date` 和 `place`",
    ))
}
