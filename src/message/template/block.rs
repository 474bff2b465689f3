//! Words of Markdown and of blocks.

use super::super::Ui;
use super::super::system::io_words;
use crate::background::PictureError;
use crate::diagnostic::{Diagnostic, Location};
use crate::template::{BlockFault, ImageFault, MarkupKind};

pub(super) fn markup(at: &Location, kind: MarkupKind, text: &str, ui: Ui) -> Diagnostic {
    let text = text.trim_ascii();
    let (name, title, hint) = match kind {
        MarkupKind::Html => (
            "markup-html",
            ui.pick("a letter has no HTML", "公函中不能用 HTML"),
            ui.pick(
                "delete the tag; for bold write **words**, for a table a `fields` block; a plain < is written \\<",
                "请删去该标签；粗体写作 **文字**，表格用 `fields` 块；要打印 < 本身请写 \\<",
            ),
        ),
        MarkupKind::Italic => (
            "markup-italic",
            ui.pick("a letter has no italics", "公函中没有斜体"),
            ui.pick(
                "write **words** for bold; a plain * or _ is written \\* or \\_",
                "粗体请写 **文字**；要打印 * 或 _ 本身请写 \\* 或 \\_",
            ),
        ),
        MarkupKind::NestedBold => (
            "markup-nested-bold",
            ui.pick("bold stands within bold", "粗体中又有粗体"),
            ui.pick(
                "write ** once before the words and once behind them",
                "请只在文字前后各写一次 **",
            ),
        ),
        MarkupKind::Code => (
            "markup-code",
            ui.pick("a letter has no code", "公函中不能有代码"),
            ui.pick(
                "delete the backticks; lines that begin with four spaces are code too, so begin them at the left edge",
                "请删去反引号；以四个空格开头的行也会被当作代码，请顶格书写",
            ),
        ),
        MarkupKind::Link => (
            "markup-link",
            ui.pick("a letter on paper has no links", "纸质公函中没有链接"),
            ui.pick(
                "write the address out; a picture stands in an `image` block, a plain [ is written \\[",
                "请直接写出网址；图片用 `image` 块，要打印 [ 本身请写 \\[",
            ),
        ),
        MarkupKind::Quote => (
            "markup-quote",
            ui.pick("a letter has no quoted paragraphs", "公函中没有引用段落"),
            ui.pick(
                "delete the > at the beginning; a plain one is written \\>",
                "请删去行首的 >；要打印 > 本身请写 \\>",
            ),
        ),
        MarkupKind::Other => (
            "markup-unknown",
            ui.pick(
                "a letter has no form for this Markdown",
                "公函不支持这种 Markdown 写法",
            ),
            ui.pick(
                "there are paragraphs, # headings, **bold**, lists of one level with a paragraph each, --- and the blocks of templates/README.md",
                "可用的有段落、# 标题、**粗体**、每项一段的单层列表、--- 以及 templates/README.md 中的各种块",
            ),
        ),
    };
    let finding = Diagnostic::error(name, title).at(at);
    if text.is_empty() {
        return finding.hint(hint);
    }
    finding.label(format!("“{text}”")).hint(hint)
}

pub(super) fn block(at: &Location, fault: &BlockFault, ui: Ui) -> Diagnostic {
    match fault {
        BlockFault::Unknown { name, nearest } => {
            let title = if name.is_empty() {
                ui.pick(
                    "a block between ``` needs a name".to_owned(),
                    "``` 之间的块需要名称".to_owned(),
                )
            } else {
                ui.pick(
                    format!("there is no block `{name}`"),
                    format!("没有名为 `{name}` 的块"),
                )
            };
            let finding = Diagnostic::error("unknown-block", title).at(at);
            match nearest {
                Some(nearest) => finding.label(ui.pick(
                    format!("did you mean ```{nearest}?"),
                    format!("您要写的是 ```{nearest} 吗？"),
                )),
                None => finding,
            }
            .hint(ui.pick(
                "there are fields, signature, seal, image, flush and right",
                "可用的有 fields（表格）、signature（签署栏）、seal（盖章处）、image（图片）、flush（靠左）和 right（靠右）",
            ))
        }
        BlockFault::Line { block, line } => {
            let title = ui.pick(
                format!("this line of a `{block}` block can't be read: “{line}”"),
                format!("无法读懂 `{block}` 块中的这一行：“{line}”"),
            );
            Diagnostic::error("block-line", title)
                .at(at)
                .hint(line_form(block, ui))
        }
        BlockFault::Empty { block } => {
            let title = ui.pick(
                format!("this `{block}` block has no line"),
                format!("此处的 `{block}` 块没有内容"),
            );
            Diagnostic::error("block-empty", title)
                .at(at)
                .hint(ui.pick(
                    "write a line in it, or put {% if … %} and {% endif %} around the whole block, its ``` included",
                    "请写上内容，或把 {% if … %} 和 {% endif %} 写在整个块（连同 ```）之外",
                ))
        }
    }
}

fn line_form(block: &str, ui: Ui) -> &'static str {
    match block {
        "fields" => ui.pick(
            "a line is a label, a bar and a value: Full name of company | {{ company.name }}",
            "每行为标题、竖线、内容：企业全称 | {{ company.name }}",
        ),
        "signature" => ui.pick(
            "a line is a kind, a bar, a label, and mostly a bar and a value: name | Name | {{ letter.signatory }}; the kinds are sign (without a value), name, title, date, place and line",
            "每行为类型、竖线、标题，多数还有竖线和内容：name | 姓名 | {{ letter.signatory }}；类型有 sign（手写签名，无内容）、name、title、date、place 和 line",
        ),
        _ => ui.pick(
            "a line is a file, and if need be its width from 5 to 200 in mm and its edge: logo.png | 40 | left (or centre, right)",
            "每行为文件名，必要时加上宽度（5 至 200 毫米）和位置：logo.png | 40 | left（或 centre、right）",
        ),
    }
}

pub(super) fn image(at: &Location, name: &str, fault: &ImageFault, ui: Ui) -> Diagnostic {
    match fault {
        ImageFault::Outside => {
            let title = ui.pick(
                format!("the picture `{name}` is not in the template's folder"),
                format!("图片 `{name}` 不在模板所在的文件夹内"),
            );
            Diagnostic::error("picture-outside", title)
                .at(at)
                .hint(ui.pick(
                    "put it into the folder of your template, or one below it, and name it from there: `logo.png`",
                    "请把图片放在您的模板所在的文件夹或其子文件夹内，并写相对路径：`logo.png`",
                ))
        }
        ImageFault::Unreadable(error) => {
            let why = io_words(error, ui);
            let title = ui.pick(
                format!("the picture `{name}` can't be read: {why}"),
                format!("无法读取图片 `{name}`：{why}"),
            );
            Diagnostic::error("picture-unreadable", title)
                .at(at)
                .hint(ui.pick(
                    "a picture lies in the template's own folder; look whether its name is spelled right",
                    "图片应放在模板所在的文件夹内；请检查文件名是否正确",
                ))
        }
        ImageFault::Unusable(PictureError::TooLarge { side }) => {
            let title = ui.pick(
                format!("the picture `{name}` has too many pixels: {side} on a side at most"),
                format!("图片 `{name}` 像素过多：每边最多 {side}"),
            );
            Diagnostic::error("picture-too-many-pixels", title)
                .at(at)
                .hint(ui.pick(
                    "save a smaller one: 1000 pixels are enough for 80 mm in print",
                    "请另存一个较小的图片：打印 80 毫米宽，1000 像素已足够",
                ))
        }
        ImageFault::Unusable(PictureError::Damaged { reason }) => {
            let title = ui.pick(
                format!("the picture `{name}` is damaged, cut off or neither PNG nor JPG"),
                format!("图片 `{name}` 已损坏、不完整，或既非 PNG 也非 JPG"),
            );
            Diagnostic::error("picture-damaged", title)
                .at(at)
                .label(reason)
                .hint(ui.pick(
                    "open it in a picture viewer and save it again as PNG",
                    "请用看图软件打开，并重新另存为 PNG",
                ))
        }
    }
}
