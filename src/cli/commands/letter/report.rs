//! What a run says at its end: the files, and what the user does with them.

use std::fmt::Write;

use crate::application::Application;
use crate::diagnostic::visible;
use crate::files::Output;
use crate::geometry::{Dpi, Size};
use crate::letter::Letter;
use crate::message::Ui;

/// What was made, and of what.
pub(super) struct Made<'a> {
    pub(super) application: &'a Application,
    pub(super) letter: &'a Letter,
    pub(super) outputs: &'a [Output],
    pub(super) dpi: Dpi,
    /// Whether it is a form that was filled, rather than a letter of gonghan's own words.
    pub(super) is_form: bool,
}

impl Made<'_> {
    /// A line for each file.
    pub(super) fn files(&self) -> String {
        let mut files = String::new();
        for output in self.outputs {
            let path = output.path.display();
            let size = output.bytes.len().div_ceil(1000);
            let form = if is_pdf(output) {
                format!("PDF, {}", self.sheet())
            } else {
                self.pixels()
            };
            // Writing to a string can't fail.
            let _ = writeln!(files, "{path}  {form}, {size} kB");
        }
        files
    }

    /// The paper that it is to be printed on.
    fn sheet(&self) -> String {
        let size = self.letter.page.size;
        if size == Size::A4 {
            return "A4".to_owned();
        }
        let [width, height] = [size.width, size.height].map(|side| side.to_mm().0);
        format!("{width:.0} x {height:.0} mm")
    }

    fn pixels(&self) -> String {
        let [width, height] = self.letter.pixel_size(self.dpi);
        let dpi = self.dpi.per_inch();
        format!("{width} x {height} px, {dpi} dpi")
    }

    /// What to do with them.
    pub(super) fn next_steps(&self, ui: Ui) -> String {
        let name = visible(self.application.company.name.as_str());
        let id = visible(self.application.account.id.as_str());
        let printed = self
            .outputs
            .iter()
            .find(|output| is_pdf(output))
            .or(self.outputs.first())
            .map(|output| output.path.display().to_string())
            .unwrap_or_default();
        let shrunk = self.shrunk(ui);
        let wording = self.wording(ui);
        match ui {
            Ui::En => format!(
                "{shrunk}
Next:
  1. Compare with the business registration and the account's settings, character by character:
       {name}
       {id}
  2. Print {printed} at 100 % (\"actual size\", not \"fit to page\").
  3. Sign it by hand and stamp it by hand with the company's own seal; digital seals are refused.
  4. Change nothing after stamping. Scan the sheet in colour, flat and sharp, at 300 dpi, or photograph it
     whole on a dark desk. `gonghan scan` makes that ready to upload.
  5. Once the fee is paid, `gonghan email` drafts the email that tells of it.

{wording}
"
            ),
            Ui::Zh => format!(
                "{shrunk}
下一步：
  1. 与注册登记文件及账号设置页逐字核对：
       {name}
       {id}
  2. 以 100% 比例（“实际大小”，不要“适合页面”）打印 {printed}。
  3. 由签署人亲笔签名，并手工加盖公司实体印章；电子印章会被退回。
  4. 盖章后不得再作任何改动。以 300 dpi 彩色扫描，保持平整清晰；或放在深色桌面上完整拍摄。
     再用 `gonghan scan` 处理成可上传的图片。
  5. 支付认证费后，用 `gonghan email` 起草付款凭证邮件。

{wording}
"
            ),
        }
    }

    /// Whose words they are.
    fn wording(&self, ui: Ui) -> &'static str {
        if self.is_form {
            ui.pick(
                "The words are those of the form that your template names: see that it is the one the verification page offers now.",
                "文字是模板所用表格原有的：请确认它就是认证页面目前提供的那一份。",
            )
        } else {
            ui.pick(
                "The wording is gonghan's own, not Tencent's: where the verification page offers a form to download, use that form.",
                "文字由 gonghan 拟定，并非腾讯官方文本；认证页面提供申请函下载的，请使用该申请函。",
            )
        }
    }

    /// Says so where the text is smaller than the template asks for.
    fn shrunk(&self, ui: Ui) -> String {
        let (asked, used) = (self.letter.asked_text_size.0, self.letter.page.text_size.0);
        if used < asked {
            ui.pick(
                format!("The text is {used:.1} pt instead of {asked:.1} pt, so that the letter fits one page.\n"),
                format!("为排在一页之内，文字由 {asked:.1} pt 缩小为 {used:.1} pt。\n"),
            )
        } else {
            String::new()
        }
    }
}

fn is_pdf(output: &Output) -> bool {
    output
        .path
        .extension()
        .is_some_and(|extension| extension == "pdf")
}
