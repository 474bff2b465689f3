//! What a run says at its end: how the draft is opened and sent.

use crate::application::Language;
use crate::diagnostic::{Diagnostic, visible};
use crate::files::Output;
use crate::mail::PaymentEmail;
use crate::message::{Explain, Ui};

/// There is no email in this language.
pub(super) struct NoSuchMail(pub(super) Language);

impl Explain for NoSuchMail {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let tag = self.0.tag();
        let title = ui.pick(
            format!("there is no email in {tag}: it is read in Shenzhen"),
            format!("没有 {tag} 的邮件：收件方在深圳"),
        );
        vec![Diagnostic::error("mail-language", title).hint(ui.pick(
            "take `--lang zh-en`, `zh-Hans` or `en`, or a template of your own with `--template`",
            "请用 `--lang zh-en`、`zh-Hans` 或 `en`，或以 `--template` 指定自备模板",
        ))]
    }
}

/// What is left to do, with what the mail programs differ in.
pub(super) fn next_steps(email: &PaymentEmail, outputs: &[Output], ui: Ui) -> String {
    let path = |index: usize| {
        let path = outputs
            .get(index)
            .map(|output| output.path.display().to_string());
        path.unwrap_or_default()
    };
    let (draft, paste, receipt) = (path(0), path(1), path(2));
    let subject = visible(&email.subject);
    let recipient = if email.envelope.to.is_empty() {
        ui.pick(
            "The draft has no recipient: the address stands on your application's page. Put it in when sending, or give it with --to.\n",
            "草稿没有收件人：收件地址见申请页面。请在发送时填写，或用 --to 指定。\n",
        )
    } else {
        ""
    };
    ui.pick(
        format!(
            "
{recipient}Next:
  1. Compare the subject with your application's page, character by character:
       {subject}
  2. Open {draft} and send it:
       Outlook for Windows (classic)   double-click it, then Send
       Thunderbird                     double-click it, then Message > Edit as New Message, then Send
       Apple Mail                      double-click it, then Message > Send Again
       new Outlook, QQ Mail, webmail   they open such a file to read only: write a new mail, paste from
                                       {paste}, attach {receipt}
  3. An answer takes three working days. Without one: gonghan email … --follow-up
"
        ),
        format!(
            "
{recipient}下一步：
  1. 与申请页面逐字核对主题：
       {subject}
  2. 打开 {draft} 并发送：
       Outlook（经典版）        双击打开，点“发送”
       Thunderbird              双击打开，选“邮件 > 编辑为新邮件”，再发送
       Apple 邮件               双击打开，选“邮件 > 再次发送”
       新版 Outlook、QQ 邮箱、网页邮箱   只能阅读此类文件：请新建邮件，从 {paste}
                                粘贴内容，并附上 {receipt}
  3. 三个工作日内应有答复。没有答复：gonghan email … --follow-up
"
        ),
    )
}
