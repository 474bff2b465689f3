//! What each option of `gonghan scan` and `gonghan combine` does, English beside Chinese.

use super::option_words::OptionWords;

pub(super) const SCAN_OPTIONS: &[OptionWords] = &[
    OptionWords {
        id: "files",
        path: Some("gonghan scan"),
        en: "Pictures and PDFs: JPG, PNG, PDF, TIFF, BMP, GIF, WebP, whatever their names say",
        zh: "图片和 PDF：JPG、PNG、PDF、TIFF、BMP、GIF、WebP，以内容为准，不看扩展名",
    },
    OptionWords {
        id: "output",
        path: Some("gonghan scan"),
        en: "Folder for the pictures, made if it is not there [default: upload]",
        zh: "存放图片的文件夹，没有则新建［默认 upload］",
    },
    OptionWords {
        id: "pages",
        path: Some("gonghan scan"),
        en: "Pages that are made, of each file: 1,3-5 [default: all]",
        zh: "每个文件中要处理的页：1,3-5［默认全部］",
    },
    OptionWords {
        id: "straighten",
        path: Some("gonghan scan"),
        en: "auto: by what is found, not at all where that is unsure; off; or the page's four corners in pixels, clockwise from the top left [default: auto]",
        zh: "auto：自动校正，没有把握时不动；off：不校正；或页面四角的像素坐标，从左上角起顺时针［默认 auto］",
    },
    OptionWords {
        id: "straighten",
        path: Some("gonghan combine"),
        en: "auto or off [default: auto]",
        zh: "auto 或 off［默认 auto］",
    },
    OptionWords {
        id: "turn",
        path: Some("gonghan scan"),
        en: "Turns each page clockwise by so many degrees, once it is straight; a letter whose record or code is known turns by itself",
        zh: "校正后按此度数顺时针旋转每一页；已知资料或带识别码的公函会自动转正",
    },
    OptionWords {
        id: "slot",
        path: Some("gonghan scan"),
        en: "What the pages are uploaded as: letter, registration, id (keeps its colours), bill or receipt",
        zh: "上传的材料：letter 公函、registration 注册登记文件、id 证件（保留颜色）、bill 账单、receipt 付款凭证",
    },
    OptionWords {
        id: "client",
        path: Some("gonghan scan"),
        en: "The client's record, or a batch's folder where letters have codes: seal, signature and print are looked for where the letter has them",
        zh: "客户的资料，或（公函带识别码时）批次文件夹：按公函的版面检查印章、签名和文字",
    },
    OptionWords {
        id: "lang",
        path: Some("gonghan scan"),
        en: "Language that the letter was made in, if not the record's",
        zh: "生成公函时所用的语言（如与资料不同）",
    },
    OptionWords {
        id: "template",
        path: Some("gonghan scan"),
        en: "Template that the letter was made with, if not the record's",
        zh: "生成公函时所用的模板（如与资料不同）",
    },
    OptionWords {
        id: "read_name",
        path: Some("gonghan scan"),
        en: "Reads each page with tesseract, if it is installed, and compares the company's name on it with the record's",
        zh: "用 tesseract（如已安装）识别每页文字，并与资料中的企业名称逐字比较",
    },
    OptionWords {
        id: "keep_colour",
        path: None,
        en: "Leaves the paper as it is instead of making it white",
        zh: "保留纸面原色，不提亮",
    },
    OptionWords {
        id: "max_bytes",
        path: None,
        en: "The most bytes of a picture: 2MB is 2,000,000, 2MiB is 2,097,152 [default: 2MB]",
        zh: "图片的字节上限：2MB 为 2,000,000，2MiB 为 2,097,152［默认 2MB］",
    },
    OptionWords {
        id: "format",
        path: Some("gonghan scan"),
        en: "jpg or png [default: what suits each page]",
        zh: "jpg 或 png［默认按页面选择］",
    },
    OptionWords {
        id: "format",
        path: Some("gonghan combine"),
        en: "jpg or png [default: by the name of the output]",
        zh: "jpg 或 png［默认按输出文件名］",
    },
    OptionWords {
        id: "max_pixels",
        path: None,
        en: "The largest page that is decoded, in millions of pixels [default: 100]",
        zh: "可处理的最大页面，单位百万像素［默认 100］",
    },
    OptionWords {
        id: "jobs",
        path: Some("gonghan scan"),
        en: "How many pages are made at a time [default: one a processor]",
        zh: "同时处理的页数［默认每个处理器一页］",
    },
    OptionWords {
        id: "json",
        path: Some("gonghan scan"),
        en: "A line of JSON for each page in place of words",
        zh: "每页输出一行 JSON，不输出文字",
    },
    OptionWords {
        id: "what",
        path: Some("gonghan combine"),
        en: "bills, id (cards keep their colours) or pages",
        zh: "bills 账单、id 证件（保留颜色）或 pages 其他页面",
    },
    OptionWords {
        id: "files",
        path: Some("gonghan combine"),
        en: "Pictures and PDFs in their order; all pages of each",
        zh: "按顺序给出的图片和 PDF，取其全部页面",
    },
    OptionWords {
        id: "output",
        path: Some("gonghan combine"),
        en: "The picture to write, .jpg or .png",
        zh: "要写入的图片，.jpg 或 .png",
    },
    OptionWords {
        id: "columns",
        path: Some("gonghan combine"),
        en: "How many pages stand beside each other [default: 1]",
        zh: "每行并排的页数［默认 1］",
    },
];
