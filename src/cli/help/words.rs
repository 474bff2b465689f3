//! What each command and option does, English beside Chinese.

/// Words of a command.
pub(super) struct CommandWords {
    pub(super) path: &'static str,
    pub(super) en: &'static str,
    pub(super) zh: &'static str,
    pub(super) examples: &'static [&'static str],
}

/// Words of an option or argument, of one command or of all that have it.
pub(super) struct OptionWords {
    pub(super) id: &'static str,
    pub(super) path: Option<&'static str>,
    pub(super) en: &'static str,
    pub(super) zh: &'static str,
}

pub(super) const COMMANDS: &[CommandWords] = &[
    CommandWords {
        path: "gonghan",
        en: "Makes the letter with which a company outside mainland China applies for verification of its WeChat account.",
        zh: "为中国大陆以外的企业制作微信账号认证申请函。",
        examples: &[
            "gonghan new client.toml",
            "gonghan letter client.toml -o out",
            "gonghan letter --help",
        ],
    },
    CommandWords {
        path: "gonghan new",
        en: "Writes a record to fill in, with a line on every field; or a table for many clients, named .xlsx or .csv",
        zh: "新建一份待填写的资料，每个字段附有说明；扩展名为 .xlsx 或 .csv 时新建多客户表格",
        examples: &["gonghan new client.toml", "gonghan new clients.xlsx"],
    },
    CommandWords {
        path: "gonghan check",
        en: "Finds what would be sent back, before it is sent",
        zh: "在提交之前找出会被退回的问题",
        examples: &[
            "gonghan check client.toml",
            "gonghan check clients/*.toml --allow unlisted-place --deny phone-number",
            "gonghan check client.toml --fix",
            "gonghan check client.toml --json --as-of 2026-11-20",
        ],
    },
    CommandWords {
        path: "gonghan batch",
        en: "Makes the letters, emails and checks of all clients in a table: a folder a client, and a report",
        zh: "由一张表格批量生成所有客户的公函、邮件和检查结果：每个客户一个文件夹，另有报告",
        examples: &[
            "gonghan batch clients.xlsx -o out",
            "gonghan batch clients.csv -o out --make letter,email --print-run letters.pdf",
            "gonghan batch clients.xlsx --make check",
            "gonghan batch clients.xlsx -o out --only 4-20,gh_3f2a9c81d07e",
            "gonghan batch out/failed.xlsx -o out",
            "gonghan batch clients.csv -o out --shard 2/4",
        ],
    },
    CommandWords {
        path: "gonghan batch merge",
        en: "Joins the reports of a run that was shared out with --shard",
        zh: "合并用 --shard 分片运行的报告",
        examples: &[
            "gonghan batch merge out",
            "gonghan batch merge share-1 share-2 -o all --print-run letters.pdf",
        ],
    },
    CommandWords {
        path: "gonghan rules",
        en: "Lists what the check looks for, or explains one rule",
        zh: "列出检查规则，或解释其中一条",
        examples: &["gonghan rules", "gonghan rules mixed-bracket-width"],
    },
    CommandWords {
        path: "gonghan letter",
        en: "Makes one record's letter: a PDF to print, a picture to look at",
        zh: "由一份资料生成申请函：PDF 用于打印，图片用于查看",
        examples: &[
            "gonghan letter client.toml -o out",
            "gonghan letter client.json --lang en --format pdf,jpg --dpi 200",
            "gonghan letter client.toml --template my-letter.md --font-dir fonts",
        ],
    },
    CommandWords {
        path: "gonghan email",
        en: "Drafts the email that tells of the payment, with the receipt attached",
        zh: "起草付款凭证邮件，附上付款凭证",
        examples: &[
            "gonghan email client.toml -o out --receipt receipt.pdf",
            "gonghan email client.toml -o out --to recipient@example.com --lang en",
            "gonghan email client.toml -o out --follow-up",
        ],
    },
    CommandWords {
        path: "gonghan templates",
        en: "Lists, shows and exports the letters and emails that come with gonghan",
        zh: "列出、查看、导出自带的申请函和邮件模板",
        examples: &["gonghan templates list", "gonghan templates export zh-en ."],
    },
    CommandWords {
        path: "gonghan templates list",
        en: "Lists them by name",
        zh: "列出全部模板",
        examples: &["gonghan templates list"],
    },
    CommandWords {
        path: "gonghan templates show",
        en: "Shows one as it is written",
        zh: "显示模板原文",
        examples: &["gonghan templates show en"],
    },
    CommandWords {
        path: "gonghan templates export",
        en: "Writes one into a folder, to be changed and given to `letter` or `email --template`",
        zh: "把模板导出到文件夹，修改后用 `letter` 或 `email` 的 `--template` 指定",
        examples: &["gonghan templates export zh-en ."],
    },
    CommandWords {
        path: "gonghan templates fields",
        en: "Lists the fields of the record that a template prints or asks about",
        zh: "列出模板用到的资料字段",
        examples: &[
            "gonghan templates fields en",
            "gonghan templates fields ./my-letter.md",
        ],
    },
    CommandWords {
        path: "gonghan fonts",
        en: "Lists the fonts at hand with their scripts, or says which draws each character of a text",
        zh: "列出可用字体及其文字，或说明一段文字的每个字符由哪个字体绘制",
        examples: &[
            "gonghan fonts",
            "gonghan fonts --text \"髙橋 L’Œuvre\" --country JP",
        ],
    },
    CommandWords {
        path: "gonghan completions",
        en: "Prints what a shell needs to complete gonghan's commands",
        zh: "输出命令行补全脚本",
        examples: &[
            "gonghan completions bash > ~/.local/share/bash-completion/completions/gonghan",
        ],
    },
    CommandWords {
        path: "gonghan man",
        en: "Writes the manual pages into a folder",
        zh: "把手册页写入文件夹",
        examples: &["gonghan man ~/.local/share/man/man1"],
    },
];

/// What a command's help says below its examples: the command, English, Chinese.
pub(super) const MORE: &[(&str, &str, &str)] = &[(
    "gonghan email",
    "Opening payment.eml to send it:
  Outlook for Windows (classic)  double-click it, then Send
  Thunderbird                    double-click it, then Message > Edit as New Message, then Send
  Apple Mail                     double-click it, then Message > Send Again
  new Outlook, QQ Mail, webmail  they open such a file to read only: write a new mail, paste
                                 from payment.txt, attach payment-receipt-gh_….png",
    "打开 payment.eml 并发送：
  Outlook（经典版）       双击打开，点“发送”
  Thunderbird             双击打开，选“邮件 > 编辑为新邮件”，再发送
  Apple 邮件              双击打开，选“邮件 > 再次发送”
  新版 Outlook、QQ 邮箱、网页邮箱   只能阅读此类文件：请新建邮件，从 payment.txt 粘贴内容，
                          并附上 payment-receipt-gh_….png",
)];

pub(super) const OPTIONS: &[OptionWords] = &[
    OptionWords {
        id: "ui",
        path: None,
        en: "Language of messages and help: en or zh [default: the computer's]",
        zh: "提示和帮助的语言：en 或 zh［默认随系统］",
    },
    OptionWords {
        id: "help",
        path: None,
        en: "Shows this help",
        zh: "显示本帮助",
    },
    OptionWords {
        id: "version",
        path: None,
        en: "Shows the version",
        zh: "显示版本",
    },
    OptionWords {
        id: "file",
        path: Some("gonghan new"),
        en: "File to write",
        zh: "要写入的文件",
    },
    OptionWords {
        id: "force",
        path: None,
        en: "Replaces a file even if gonghan did not write it",
        zh: "即使文件不是 gonghan 生成的，也予以替换",
    },
    OptionWords {
        id: "table",
        path: Some("gonghan batch"),
        en: "The table: CSV, XLSX, XLS, ODS or JSON records; - reads standard input",
        zh: "客户表格：CSV、XLSX、XLS、ODS 或 JSON；- 表示标准输入",
    },
    OptionWords {
        id: "output",
        path: Some("gonghan batch"),
        en: "Folder for the clients' folders and the reports, made if it is not there [default: out]",
        zh: "存放各客户文件夹和报告的文件夹，没有则新建［默认 out］",
    },
    OptionWords {
        id: "output",
        path: Some("gonghan batch merge"),
        en: "Folder for the joined reports [default: the folder given, or out for several]",
        zh: "存放合并后报告的文件夹［默认为所给文件夹；多个时为 out］",
    },
    OptionWords {
        id: "folders",
        path: None,
        en: "Folders that the shares were written into",
        zh: "各分片的输出文件夹",
    },
    OptionWords {
        id: "make",
        path: None,
        en: "What to make, with commas between: letter, email, check; the check is always made, and alone writes the reports only [default: letter]",
        zh: "要生成的内容，用逗号隔开：letter（公函）、email（邮件）、check（检查）；检查总会进行，单独指定时只写报告［默认 letter］",
    },
    OptionWords {
        id: "print_run",
        path: None,
        en: "Name of a PDF of all letters in the order of the rows, written into the output folder",
        zh: "把所有公函按行序合成一个 PDF，写入输出文件夹；此处为文件名",
    },
    OptionWords {
        id: "name",
        path: Some("gonghan batch"),
        en: "How a client's folder is named, fields between braces [default: {account.id} {company.name}]",
        zh: "客户文件夹的命名方式，字段写在花括号内［默认 {account.id} {company.name}］",
    },
    OptionWords {
        id: "only",
        path: None,
        en: "Some clients alone: rows as the table shows them, or original IDs, with commas between",
        zh: "只处理部分客户：表格中的行号或原始ID，用逗号隔开",
    },
    OptionWords {
        id: "sheet",
        path: None,
        en: "Sheet of a workbook [default: the first that has a header]",
        zh: "工作表名［默认为第一个有表头的］",
    },
    OptionWords {
        id: "encoding",
        path: None,
        en: "Encoding of a CSV file, such as gb18030 or big5 [default: found out, and told if it is not UTF-8]",
        zh: "CSV 文件的编码，例如 gb18030 或 big5［默认自动识别；不是 UTF-8 时会提示］",
    },
    OptionWords {
        id: "map",
        path: None,
        en: "Says what a column holds: its label or letters, and the field; can be given several times",
        zh: "指明某列的含义：列名或列号=字段；可多次指定",
    },
    OptionWords {
        id: "columns",
        path: None,
        en: "Lists what columns may be called",
        zh: "列出可用的列名",
    },
    OptionWords {
        id: "jobs",
        path: None,
        en: "How many clients are made at a time [default: as many as there are processors]",
        zh: "同时处理的客户数［默认为处理器数］",
    },
    OptionWords {
        id: "shard",
        path: None,
        en: "Makes the K-th of N shares, for a run over several machines",
        zh: "只处理 N 份中的第 K 份，供多台机器分担",
    },
    OptionWords {
        id: "dry_run",
        path: None,
        en: "Checks and says what would be made, without writing anything",
        zh: "只检查并说明将生成什么，不写入任何文件",
    },
    OptionWords {
        id: "redo",
        path: None,
        en: "Makes again what is there already and unchanged",
        zh: "即使没有变化也重新生成",
    },
    OptionWords {
        id: "email_lang",
        path: None,
        en: "Language of the emails: zh-en, zh-Hans or en; the subject stays in Chinese [default: zh-en]",
        zh: "邮件语言：zh-en、zh-Hans 或 en；主题始终为中文［默认 zh-en］",
    },
    OptionWords {
        id: "email_template",
        path: None,
        en: "The emails' template by name, or a template file of your own by its path",
        zh: "邮件模板名，或自备模板文件的路径",
    },
    OptionWords {
        id: "quiet",
        path: None,
        en: "Says nothing but warnings about the table, and errors",
        zh: "除表格的警告和错误外不输出",
    },
    OptionWords {
        id: "json",
        path: Some("gonghan batch"),
        en: "Prints what came of each client as a JSON object on a line of its own, and the totals last",
        zh: "每个客户的结果输出为一行 JSON，最后一行为合计",
    },
    OptionWords {
        id: "records",
        path: None,
        en: "Clients' records, TOML or JSON; - reads standard input",
        zh: "客户资料，TOML 或 JSON，可多份；- 表示标准输入",
    },
    OptionWords {
        id: "json",
        path: None,
        en: "Prints each finding as a JSON object on a line of its own",
        zh: "每项发现输出为一行 JSON",
    },
    OptionWords {
        id: "fix",
        path: None,
        en: "Writes a corrected copy beside each record (client.fixed.toml) and checks that: spaces at edges, full-width identifiers, the form of dates; never a name",
        zh: "在资料旁写出更正后的副本（client.fixed.toml）并检查该副本：首尾空格、全角号码、日期写法；不改任何名称",
    },
    OptionWords {
        id: "allow",
        path: None,
        en: "Leaves a rule's findings out; can be given several times",
        zh: "不报告某条规则；可多次指定",
    },
    OptionWords {
        id: "deny",
        path: None,
        en: "Makes a rule's findings errors; can be given several times",
        zh: "把某条规则视为错误；可多次指定",
    },
    OptionWords {
        id: "as_of",
        path: None,
        en: "Day that counts as today, such as 2026-11-20 [default: SOURCE_DATE_EPOCH, else the computer's]",
        zh: "视为今天的日期，例如 2026-11-20［默认取 SOURCE_DATE_EPOCH，否则按系统时钟］",
    },
    OptionWords {
        id: "name",
        path: Some("gonghan rules"),
        en: "Name of a rule, as a finding shows it in brackets",
        zh: "规则名，即发现中方括号内的名称",
    },
    OptionWords {
        id: "record",
        path: None,
        en: "The client's record, TOML or JSON; - reads standard input",
        zh: "客户资料，TOML 或 JSON；- 表示标准输入",
    },
    OptionWords {
        id: "output",
        path: None,
        en: "Folder for the files, made if it is not there [default: this folder]",
        zh: "输出文件夹，没有则新建［默认当前文件夹］",
    },
    OptionWords {
        id: "name",
        path: Some("gonghan letter"),
        en: "Name of the files without extension; characters that no file name may have are replaced by full-width ones [default: letter]",
        zh: "文件名（不含扩展名）；文件名中不允许的字符会换成全角字符［默认 letter］",
    },
    OptionWords {
        id: "format",
        path: None,
        en: "What to make, with commas between: pdf, png, jpg [default: pdf,png]",
        zh: "输出格式，用逗号隔开：pdf、png、jpg［默认 pdf,png］",
    },
    OptionWords {
        id: "dpi",
        path: None,
        en: "Resolution of pictures, 72 to 600 [default: 300]",
        zh: "图片分辨率，72 至 600［默认 300］",
    },
    OptionWords {
        id: "lang",
        path: Some("gonghan email"),
        en: "Language of the email: zh-en, zh-Hans or en; the subject stays in Chinese [default: zh-en]",
        zh: "邮件语言：zh-en、zh-Hans 或 en；主题始终为中文［默认 zh-en］",
    },
    OptionWords {
        id: "receipt",
        path: None,
        en: "The receipt: JPG, PNG, GIF, BMP or a PDF of one page [default: the record's]",
        zh: "付款凭证：JPG、PNG、GIF、BMP 或一页的 PDF［默认用资料中的］",
    },
    OptionWords {
        id: "attach",
        path: None,
        en: "Another file to attach, under its own name; can be given several times",
        zh: "另附的文件，保留原文件名；可多次指定",
    },
    OptionWords {
        id: "to",
        path: None,
        en: "Recipient, as your application's page names it; address or \"Name <address>\" [default: the record's, else the settings', else none]",
        zh: "收件人，见申请页面；邮箱地址或 \"姓名 <地址>\"［默认用资料中的，其次设置中的，否则留空］",
    },
    OptionWords {
        id: "from",
        path: None,
        en: "Sender [default: the settings', else the mail program's own]",
        zh: "发件人［默认用设置中的，否则由邮件程序填写］",
    },
    OptionWords {
        id: "cc",
        path: None,
        en: "Who gets a copy; can be given several times",
        zh: "抄送；可多次指定",
    },
    OptionWords {
        id: "bcc",
        path: None,
        en: "Who gets a copy unseen by the others; can be given several times",
        zh: "密送；可多次指定",
    },
    OptionWords {
        id: "send",
        path: None,
        en: "Sends it, after asking: over the mail server of the settings file, or of GONGHAN_SMTP_URL (smtp://user@host or smtps://user@host), with the password of GONGHAN_SMTP_PASSWORD or of a file",
        zh: "询问后发送：经由设置文件或 GONGHAN_SMTP_URL 中的邮件服务器（smtp://user@host 或 smtps://user@host），密码取自 GONGHAN_SMTP_PASSWORD 或文件",
    },
    OptionWords {
        id: "yes",
        path: None,
        en: "Sends without asking",
        zh: "不询问，直接发送",
    },
    OptionWords {
        id: "again",
        path: None,
        en: "Sends even if the email about this payment was sent before",
        zh: "即使该笔付款的邮件已发送过，也再次发送",
    },
    OptionWords {
        id: "follow_up",
        path: None,
        en: "Writes again after no answer, the N-th time [default: 1]: same subject, in reply to the mails before",
        zh: "没有答复时再次发送，第 N 次［默认 1］：主题相同，并引用先前的邮件",
    },
    OptionWords {
        id: "lang",
        path: None,
        en: "Language of the letter: zh-Hans, zh-Hant, en, ja, ko, or zh-en for Chinese with English [default: the record's, else by its country]",
        zh: "申请函语言：zh-Hans、zh-Hant、en、ja、ko，或中英对照 zh-en［默认按资料，资料未写则按注册地］",
    },
    OptionWords {
        id: "template",
        path: None,
        en: "A template by name (see `gonghan templates list`), or a template file of your own by its path",
        zh: "模板名（见 `gonghan templates list`），或自备模板文件的路径",
    },
    OptionWords {
        id: "font_dir",
        path: None,
        en: "Folder with fonts for characters that gonghan's own lack; can be given several times",
        zh: "含有补充字体的文件夹，用于自带字体没有的字符；可多次指定",
    },
    OptionWords {
        id: "system_fonts",
        path: None,
        en: "Uses the computer's fonts too, for characters that no other font has",
        zh: "其他字体没有的字符，使用电脑上安装的字体",
    },
    OptionWords {
        id: "allow_unusual_id",
        path: None,
        en: "Accepts an original ID of another shape than gh_ and 12 of 0-9, a-f",
        zh: "接受形式不同的原始 ID（通常为 gh_ 加 12 位 0-9、a-f）",
    },
    OptionWords {
        id: "name",
        path: Some("gonghan templates fields"),
        en: "Name of a template, or path of a template file",
        zh: "模板名，或模板文件的路径",
    },
    OptionWords {
        id: "name",
        path: None,
        en: "Name of a template",
        zh: "模板名",
    },
    OptionWords {
        id: "folder",
        path: None,
        en: "Folder to write into, made if it is not there",
        zh: "要写入的文件夹，没有则新建",
    },
    OptionWords {
        id: "text",
        path: None,
        en: "Text to look up, character by character",
        zh: "要逐字查询的文字",
    },
    OptionWords {
        id: "country",
        path: None,
        en: "Place whose form of Han characters is used with --text [default: CN]",
        zh: "与 --text 同用：按哪个国家或地区的汉字字形［默认 CN］",
    },
    OptionWords {
        id: "shell",
        path: None,
        en: "bash, elvish, fish, powershell or zsh",
        zh: "bash、elvish、fish、powershell 或 zsh",
    },
];
