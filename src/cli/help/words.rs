//! What each command does, English beside Chinese.

/// Words of a command.
pub(super) struct CommandWords {
    pub(super) path: &'static str,
    pub(super) en: &'static str,
    pub(super) zh: &'static str,
    pub(super) examples: &'static [&'static str],
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
        path: "gonghan scan",
        en: "Makes scans, photos and PDFs ready to upload: upright, straight, on white paper, without the place and camera of a photo, and under the limit of bytes",
        zh: "把扫描件、照片和 PDF 处理成可上传的图片：方向正确、端正、纸面洁白，不含照片的位置和相机信息，且不超过字节上限",
        examples: &[
            "gonghan scan letter.pdf photo.jpg -o upload",
            "gonghan scan photo.jpg --for letter --client client.toml",
            "gonghan scan scan.pdf --pages 1,3-5 --max-bytes 300kB",
            "gonghan scan photo.jpg --straighten 210,180,2890,240,2840,3890,150,3820",
            "gonghan scan screenshot.png --straighten off --keep-colour",
        ],
    },
    CommandWords {
        path: "gonghan combine",
        en: "Puts several pages into one picture, in the order given: the three bills, both sides of a card",
        zh: "把多页按给定顺序合成一张图片：三个月的账单、证件正反面",
        examples: &[
            "gonghan combine bills jan.png feb.png mar.pdf -o bills.jpg",
            "gonghan combine id front.jpg back.jpg -o id.jpg",
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
        path: "gonghan serve",
        en: "Opens a page in the browser, on this computer alone, to do all of it there",
        zh: "在本机浏览器中打开页面，完成上述各项工作",
        examples: &["gonghan serve", "gonghan serve --port 8080 --no-open"],
    },
    CommandWords {
        path: "gonghan templates",
        en: "Lists, shows and exports the letters and emails that come with gonghan, and places fields on a downloaded form",
        zh: "列出、查看、导出自带的申请函和邮件模板，在下载的表格上安排字段位置",
        examples: &[
            "gonghan templates list",
            "gonghan templates export zh-en .",
            "gonghan templates place form.pdf -o mine.toml",
        ],
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
        en: "Lists the fields of the record that a template prints or asks about, or those of a PDF form with their places",
        zh: "列出模板用到的资料字段，或 PDF 表格自带的域及其位置",
        examples: &[
            "gonghan templates fields en",
            "gonghan templates fields ./my-letter.md",
            "gonghan templates fields form.pdf",
        ],
    },
    CommandWords {
        path: "gonghan templates place",
        en: "Finds where each field goes on a downloaded form, and writes that as a template to be looked through",
        zh: "找出下载的表格上各字段的位置，写成模板供核对",
        examples: &[
            "gonghan templates place form.pdf -o mine.toml",
            "gonghan letter client.toml --template ./mine.toml",
        ],
    },
    CommandWords {
        path: "gonghan templates proof",
        en: "Draws the places of a form's fields on the form, with a grid in millimetres",
        zh: "在表格上画出各字段的位置和毫米网格",
        examples: &["gonghan templates proof mine.toml"],
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
