//! The pictures to upload: there, pictures, whole, within the limits.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS};
use super::pairs::one_alone;
use crate::application::{Date, Facts, Month};
use crate::check::finding::{Detail, Found};
use crate::check::pictures::{
    Content, Fault, Kind, LARGEST_UPLOAD, LEAST_SIDE, Looked, LookedFile,
};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

/// The one file that is no upload: it goes with the payment email.
const RECEIPT: &str = "payment.receipt";

pub(super) static FILE_MISSING: Rule = Rule {
    name: "file-missing",
    group: Group::Files,
    severity: Severity::Error,
    en: Words {
        title: "the file can't be opened",
        why: "a file that is named is meant to be sent",
        fix: "correct the path (it is counted from the record's folder), or put the file there",
    },
    zh: Words {
        title: "无法打开该文件",
        why: "资料中写明的文件须随申请提交",
        fix: "请更正路径（相对于资料所在文件夹），或把文件放到该处",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.receipt = \"nowhere.png\"",
    right: "payment.receipt = \"good.png\"",
    finds: Finds::Pictures(|looked, found| {
        for file in &looked.files {
            match &file.content {
                Err(Fault::Missing | Fault::Folder) => found.in_field(file.field, Detail::None),
                Err(Fault::Unreadable(reason)) => {
                    found.in_field(file.field, Detail::Unreadable(reason.clone()));
                }
                Ok(_) => {}
            }
        }
    }),
};

pub(super) static FILE_NOT_A_PICTURE: Rule = Rule {
    name: "file-not-a-picture",
    group: Group::Files,
    severity: Severity::Error,
    en: Words {
        title: "the file is not a picture that can be uploaded",
        why: "the upload slots take JPG, PNG, GIF and BMP; what counts is the content, not the name",
        fix: "scan or export it as JPG or PNG; iPhones write JPG with Settings > Camera > Formats > Most Compatible",
    },
    zh: Words {
        title: "该文件不是可上传的图片",
        why: "上传处只接受 JPG、PNG、GIF、BMP，以内容而非文件名为准",
        fix: "请扫描或导出为 JPG 或 PNG；iPhone 可在 设置 > 相机 > 格式 选“兼容性最佳”",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "files.registration = \"registration.pdf\"",
    right: "payment.receipt = \"receipt.pdf\"",
    finds: Finds::Pictures(|looked, found| {
        for (file, content) in contents(looked) {
            // The email's receipt may be a PDF: it is made a picture.
            let is_receipt_pdf = file.field == RECEIPT && content.kind == Kind::Pdf;
            if !content.kind.can_be_uploaded() && !is_receipt_pdf {
                found.in_field(file.field, Detail::Kind(content.kind));
            }
        }
    }),
};

pub(super) static FILE_DAMAGED: Rule = Rule {
    name: "file-damaged",
    group: Group::Files,
    severity: Severity::Error,
    en: Words {
        title: "the picture is damaged or cut off",
        why: "a part of it is missing, and the upload shows it grey or not at all",
        fix: "copy the file again from where it came from, or scan the sheet again",
    },
    zh: Words {
        title: "图片损坏或不完整",
        why: "缺少一部分内容，上传后会显示灰块或无法显示",
        fix: "请从来源处重新复制，或重新扫描",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "payment.receipt = \"cut-off.png\"",
    right: "payment.receipt = \"good.png\"",
    finds: Finds::Pictures(|looked, found| {
        for (file, content) in contents(looked) {
            let is_damaged = !content.is_whole || content.pixels.is_none();
            if content.kind.can_be_uploaded() && is_damaged {
                found.in_field(file.field, Detail::None);
            }
        }
    }),
};

pub(super) static FILE_EXTENSION: Rule = Rule {
    name: "file-extension",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "the file's name ends otherwise than its content says",
        why: "some upload forms and mail programs go by the name, and show nothing",
        fix: "rename the file, so that its end says what it is",
    },
    zh: Words {
        title: "文件扩展名与内容不符",
        why: "有些上传页面和邮件程序按扩展名识别，会无法显示",
        fix: "请修改扩展名，使之与内容相符",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "payment.receipt = \"really-png.jpg\"",
    right: "payment.receipt = \"good.png\"",
    finds: Finds::Pictures(|looked, found| {
        for (file, content) in contents(looked) {
            let extensions = content.kind.extensions();
            let has = file
                .path
                .rsplit_once('.')
                .map_or("", |(_, extension)| extension);
            if content.kind.can_be_uploaded()
                && !extensions.iter().any(|one| one.eq_ignore_ascii_case(has))
            {
                found.in_field(file.field, Detail::Kind(content.kind));
            }
        }
    }),
};

pub(super) static FILE_TOO_LARGE: Rule = Rule {
    name: "file-too-large",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "the picture has more than 2,000,000 bytes",
        why: "upload slots have limits of 2, 5 or 10 MB, and refuse what is above",
        fix: "save it smaller: 200 to 300 dpi, JPG of middling quality, and look whether all can still be read",
    },
    zh: Words {
        title: "图片超过 2,000,000 字节",
        why: "上传处的上限为 2、5 或 10 MB，超过则拒收",
        fix: "请另存为较小的图片：200 至 300 dpi、中等质量 JPG，并确认仍清晰可读",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "files.registration = \"large.bmp\"",
    right: "files.registration = \"good.png\"",
    finds: Finds::Pictures(|looked, found| {
        for (file, content) in contents(looked) {
            // The email's receipt is made smaller where it must be.
            let is_large = content.bytes > LARGEST_UPLOAD && file.field != RECEIPT;
            if content.kind.can_be_uploaded() && is_large {
                found.in_field(file.field, Detail::Bytes(content.bytes));
            }
        }
    }),
};

pub(super) static PICTURE_TOO_SMALL: Rule = Rule {
    name: "picture-too-small",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "the picture has too few pixels to be read well",
        why: "an application whose papers can't be read is sent back",
        fix: "scan at 200 dpi or more, or photograph from nearer; a preview or a picture sent by chat is too small",
    },
    zh: Words {
        title: "图片像素过少，难以辨认",
        why: "材料不清晰的申请会被退回",
        fix: "请以 200 dpi 以上扫描，或靠近拍摄；缩略图和聊天软件压缩过的图片不可用",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "payment.receipt = \"small.png\"",
    right: "payment.receipt = \"good.png\"",
    finds: Finds::Pictures(|looked, found| {
        for (file, content) in contents(looked) {
            if let Some((width, height)) = content.pixels
                && width.max(height) < LEAST_SIDE
            {
                found.in_field(file.field, Detail::Pixels(width, height));
            }
        }
    }),
};

pub(super) static SAME_FILE_TWICE: Rule = Rule {
    name: "same-file-twice",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "the same picture is given for two things",
        why: "each slot asks for a paper of its own; one of the two is probably a slip",
        fix: "give each its own picture; what belongs on one picture is named once",
    },
    zh: Words {
        title: "两处使用了同一张图片",
        why: "每个上传处需要不同的材料；其中一处可能有误",
        fix: "请分别指定图片；合在一张图上的只写一次",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "files.id_front = \"good.png\"\nfiles.id_back = \"good.png\"",
    right: "files.id_front = \"good.png\"\nfiles.id_back = \"other.png\"",
    finds: Finds::Pictures(|looked, found| {
        let contents: Vec<_> = contents(looked).collect();
        for (index, (file, content)) in contents.iter().enumerate() {
            let same = contents[..index]
                .iter()
                .find(|(_, other)| other.mark == content.mark && other.bytes == content.bytes);
            if let Some((other, _)) = same
                && content.kind != Kind::Empty
            {
                found.in_field(file.field, Detail::SameAs(other.field));
            }
        }
    }),
};

pub(super) static ID_SIDE_MISSING: Rule = Rule {
    name: "id-side-missing",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "one side of the identity document is given, and not the other",
        why: "both sides of a card are asked for, and of a passport the cover and the data page",
        fix: "give both `files.id_front` and `files.id_back`",
    },
    zh: Words {
        title: "身份证件只有一面",
        why: "身份证须提交正反两面，护照须提交封面和资料页",
        fix: "请同时填写 `files.id_front` 和 `files.id_back`",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "files.id_back = \"good.png\"",
    right: "files.id_back = \"good.png\"\nfiles.id_front = \"other.png\"",
    finds: Finds::Facts(|facts, found| {
        let files = &facts.files;
        let front = ("files.id_front", files.id_front.as_ref());
        let back = ("files.id_back", files.id_back.as_ref());
        one_alone(facts, [front, back], found);
    }),
};

pub(super) static BILL_MISSING: Rule = Rule {
    name: "bill-missing",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "fewer than three phone bills are given",
        why: "the bills of the last three months are asked for",
        fix: "give `files.bill_1`, `files.bill_2` and `files.bill_3`, each with its month; pages of one picture are named once a month",
    },
    zh: Words {
        title: "电话账单不足三份",
        why: "须提交最近三个月的电话账单",
        fix: "请填写 `files.bill_1`、`files.bill_2`、`files.bill_3` 及各自的月份",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "files.bill_1 = \"good.png\"\nfiles.bill_2 = \"other.png\"",
    right: "files.bill_1 = \"good.png\"\nfiles.bill_2 = \"other.png\"\nfiles.bill_3 = \"third.png\"",
    finds: Finds::Facts(|facts, found| {
        let files = &facts.files;
        let bills = [
            ("files.bill_1", &files.bill_1),
            ("files.bill_2", &files.bill_2),
            ("files.bill_3", &files.bill_3),
        ];
        if bills.iter().any(|(_, bill)| bill.is_some())
            && let Some((missing, _)) = bills
                .iter()
                .find(|(field, bill)| facts.lacks(field, bill.as_ref()))
        {
            found.in_field(missing, Detail::Absent);
        }
    }),
};

pub(super) static BILL_MONTH: Rule = Rule {
    name: "bill-month",
    group: Group::Files,
    severity: Severity::Warning,
    en: Words {
        title: "the phone bill is of a month that does not count",
        why: "three different months are asked for, the last ones; the newest may be left out where it is not issued yet",
        fix: "give bills of three months in a row, the newest of this month or one of the two before",
    },
    zh: Words {
        title: "该电话账单的月份不符合要求",
        why: "须为最近的三个不同月份；最新一期尚未出账的可顺延",
        fix: "请提供连续三个月的账单，最新一份为本月或前两个月之一",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\nfiles.bill_1_month = \"2026-03\"",
    right: "letter.date = \"2026-11-20\"\nfiles.bill_1_month = \"2026-08\"\nfiles.bill_2_month = \"2026-09\"\nfiles.bill_3_month = \"2026-10\"",
    finds: Finds::Day(bill_month),
};

/// How many months before the letter's the oldest of three bills may lie: the newest two are not issued yet.
const OLDEST_BILL: i32 = 4;

fn bill_month(facts: &Facts, as_of: Date, found: &mut Found<'_>) {
    let this_month = Month::of(facts.letter_date.unwrap_or(as_of));
    let files = &facts.files;
    let months = [
        ("files.bill_1_month", files.bill_1_month),
        ("files.bill_2_month", files.bill_2_month),
        ("files.bill_3_month", files.bill_3_month),
    ];
    for (index, &(field, month)) in months.iter().enumerate() {
        let Some(month) = month else {
            continue;
        };
        let same = months[..index]
            .iter()
            .find(|(_, other)| *other == Some(month));
        if let Some((other, _)) = same {
            found.in_field(field, Detail::SameAs(other));
        } else if !(0..=OLDEST_BILL).contains(&month.before(this_month)) {
            found.in_field(
                field,
                Detail::Months(this_month.earlier(OLDEST_BILL), this_month),
            );
        }
    }
}

fn contents(looked: &Looked) -> impl Iterator<Item = (&LookedFile, &Content)> {
    looked
        .files
        .iter()
        .filter_map(|file| Some((file, file.content.as_ref().ok()?)))
}
