//! Drafts, read by mail-parser, by Python and by mutt.

use std::io::Write;

use gonghan::application::Application;
use gonghan::mail::{Attachment, Envelope, Mailbox, PaymentEmail, payment_email};
use gonghan::template::Template;
use mail_parser::{MessageParser, MimeHeaders};

use super::{attachment, email, paid};
use crate::check::names_of_many_languages;
use crate::judge::python_email;
use crate::letters::example;

/// Bytes that would show any slip in encoding.
fn all_bytes() -> Vec<u8> {
    (0..=255)
        .chain(b"\r\n.\r\n--boundary\r\n\0\xFF".to_vec())
        .collect()
}

fn subject_of(application: &Application) -> String {
    format!(
        "海外认证 - {} - 打款凭证 - {}",
        application.company.name, application.account.id
    )
}

/// What must hold of every draft's bytes (RFC 5322, RFC 2047).
fn check_form(draft: &[u8]) {
    let text = std::str::from_utf8(draft).unwrap();
    assert!(text.is_ascii());
    let lines: Vec<&str> = text.split("\r\n").collect();
    for line in &lines {
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        assert!(line.len() < 998, "{line}");
    }
    let headers = &lines[..lines.iter().position(|line| line.is_empty()).unwrap()];
    for line in headers {
        assert!(line.len() <= 78 || !line.contains(' '), "{line}");
        for word in line.split(' ').filter(|word| word.starts_with("=?")) {
            assert!(word.len() <= 75, "{word}");
        }
    }
    assert!(headers.contains(&"X-Unsent: 1"));
}

/// mail-parser gives back what went in.
fn check_by_mail_parser(email: &PaymentEmail, application: &Application) {
    let draft = email.draft().unwrap();
    check_form(&draft);
    let read = MessageParser::default().parse(&draft).unwrap();
    assert_eq!(read.subject(), Some(&*subject_of(application)));
    assert!(read.from().is_none());
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), email.text);
    assert_eq!(read.body_html(0).unwrap().replace("\r\n", "\n"), email.html);
    let attached: Vec<(&str, &[u8])> = read
        .attachments()
        .map(|part| (part.attachment_name().unwrap(), part.contents()))
        .collect();
    let expected: Vec<(&str, &[u8])> = email
        .attachments
        .iter()
        .map(|one| (&*one.name, &*one.bytes))
        .collect();
    assert_eq!(attached, expected);
}

/// Many records: the name of each, and attachments that are called after it.
fn many() -> Vec<(Application, PaymentEmail)> {
    let mut names: Vec<(String, String)> = names_of_many_languages()
        .into_iter()
        .take(500)
        .map(|(_, place, name)| (place.to_owned(), name))
        .collect();
    for long in ["示例", "Długa ", "ö", "A B  ", "شركة ", "한국 예시 "] {
        let name: String = long.chars().cycle().take(300).collect();
        names.push(("HK".to_owned(), name));
    }
    for odd in [
        "公函 gh_abc – ACME Ltd 核验 A B",
        "=?utf-8?b?5rW35aSW?= LTD",
        "A,B;C:D<E>@F (G) \"H\" \\ I LTD",
        "two  spaces  and 三  个",
        " edge ",
        "金\u{3000}帆 \u{A0}LTD",
        "𠮷野𣘺 e\u{301}",
        "%00 %s {{ x }} <b>&amp;</b>",
    ] {
        names.push(("HK".to_owned(), odd.to_owned()));
    }
    names
        .into_iter()
        .enumerate()
        .map(|(index, (place, name))| {
            let application = paid(&[("company.name", &name), ("company.country", &place)]);
            // A file's name has no slash, and no system takes more than 255 bytes.
            let mut stem: String = name.replace('/', "／");
            stem.truncate(stem.floor_char_boundary(200));
            let template = ["mail-zh-en", "mail-zh-Hans", "mail-en"][index % 3];
            let attachments = vec![
                attachment("payment-receipt-gh_3f2a9c81d07e.png", &all_bytes()),
                attachment(&format!("公函_{stem}.pdf"), b"%PDF-1.7 x"),
            ];
            let email = email(&application, template, attachments);
            (application, email)
        })
        .collect()
}

#[test]
fn e1_e2_e3_e4_e6_mail_parser_and_python_give_back_subject_body_and_attachments_of_500_names() {
    let folder = tempfile::tempdir().unwrap();
    let many = many();
    assert!(many.len() >= 510);
    for (index, (application, email)) in many.iter().enumerate() {
        check_by_mail_parser(email, application);
        std::fs::File::create(folder.path().join(format!("{index:04}.eml")))
            .and_then(|mut file| file.write_all(&email.draft().unwrap()))
            .unwrap();
    }
    let Some(read) = python_email::read_all(folder.path()) else {
        return;
    };
    assert_eq!(read.len(), many.len());
    for (read, (application, email)) in read.iter().zip(&many) {
        assert_eq!(read.subject, subject_of(application));
        assert_eq!(read.text.replace("\r\n", "\n"), email.text);
        assert_eq!(read.html.replace("\r\n", "\n"), email.html);
        assert_eq!((&read.from, &read.to), (&None, &None));
        // An encoded word in a parameter is against RFC 2047 (5); QQ Mail and older Outlook read no other form (e1).
        let known = [
            "encoded word inside quoted string",
            "missing trailing whitespace after encoded-word",
        ];
        let mut defects = read.defects.iter();
        assert!(
            defects.all(|defect| known.contains(&defect.as_str())),
            "{:?}",
            read.defects
        );
        for (read, attached) in read.attachments.iter().zip(&email.attachments) {
            let (disposition, content_type, _, bytes) = read;
            assert_eq!(disposition, &attached.name);
            assert_eq!(content_type, &attached.name);
            let hex: String = attached
                .bytes
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(bytes, &hex);
        }
    }
}

#[test]
fn e8_e10_e11_recipients_keep_their_names_and_bcc_and_a_draft_needs_none() {
    let application = paid(&[]);
    let mailbox = |text: &str| text.parse::<Mailbox>().unwrap();
    let envelope = Envelope {
        from: Some(mailbox("示例公司 <a@example.com>")),
        to: vec![mailbox("腾讯 <r@example.org>"), mailbox("s@example.org")],
        cc: vec![mailbox("\"Example, Ltd\" <c@example.com>")],
        bcc: vec![mailbox("b@example.com")],
    };
    let template = Template::builtin("mail-en").unwrap();
    let receipt = vec![attachment("r.png", b"x")];
    let email = payment_email(&application, &template, envelope, receipt, 0).unwrap();
    let draft = email.draft().unwrap();
    check_form(&draft);
    let read = MessageParser::default().parse(&draft).unwrap();
    let list = |address: Option<&mail_parser::Address<'_>>| {
        address
            .unwrap()
            .iter()
            .map(|one| {
                (
                    one.name().map(str::to_owned),
                    one.address().unwrap().to_owned(),
                )
            })
            .collect::<Vec<_>>()
    };
    let named = |name: &str, address: &str| (Some(name.to_owned()), address.to_owned());
    let bare = |address: &str| (None, address.to_owned());
    assert_eq!(list(read.from()), [named("示例公司", "a@example.com")]);
    assert_eq!(
        list(read.to()),
        [named("腾讯", "r@example.org"), bare("s@example.org")]
    );
    assert_eq!(list(read.cc()), [named("Example, Ltd", "c@example.com")]);
    assert_eq!(list(read.bcc()), [bare("b@example.com")]);
    assert!(
        String::from_utf8(draft)
            .unwrap()
            .contains("<r@example.org>")
    );

    let nobody = super::email(&application, "mail-en", vec![attachment("r.png", b"x")]);
    let draft = String::from_utf8(nobody.draft().unwrap()).unwrap();
    for header in [
        "From:", "To:", "Cc:", "Bcc:", "Sender:", "invalid", "gonghan",
    ] {
        assert!(!draft.contains(header), "{header}");
    }
}

#[test]
fn e12_e14_the_text_to_paste_says_the_same_and_both_forms_of_the_body_have_every_fact() {
    let application = paid(&[
        ("company.name", "A&B's \"Test\" <Co>/示例"),
        ("payment.note", "fee"),
    ]);
    for template in ["mail-zh-en", "mail-zh-Hans", "mail-en"] {
        let email = email(&application, template, vec![attachment("r.png", b"x")]);
        let (head, body) = email
            .paste()
            .split_once("\n\n")
            .map(|(h, b)| (h.to_owned(), b.to_owned()))
            .unwrap();
        assert_eq!(body, email.text);
        assert!(
            head.contains(&format!("Subject: {}\n", email.subject)),
            "{head}"
        );
        assert!(head.contains("r.png"), "{head}");
        for fact in [
            "wechat@example.com",
            "gh_3f2a9c81d07e",
            "2026-11-20",
            "USD 99.00",
            "000123456789",
            "Example Bank",
            "GOLDEN SAIL EXAMPLE LIMITED",
            "CHAN TAI MAN",
            "fee",
        ] {
            assert!(email.text.contains(fact), "{template} {fact}");
            let html = email.html.replace("<bdi>", "").replace("</bdi>", "");
            assert!(html.contains(fact), "{template} {fact}");
        }
        // d1: escaped once in HTML, and nowhere else.
        assert!(email.text.contains("A&B's \"Test\" <Co>/示例"));
        assert!(email.subject.contains("A&B's \"Test\" <Co>/示例"));
        assert!(
            email
                .html
                .contains("A&amp;B&#39;s &quot;Test&quot; &lt;Co&gt;/示例"),
            "{}",
            email.html
        );
        assert!(!email.html.contains("&amp;amp;"));
        let text = std::str::from_utf8(&email.draft().unwrap())
            .unwrap()
            .to_owned();
        let order = [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "image",
        ];
        let places: Vec<_> = order.iter().filter_map(|kind| text.find(kind)).collect();
        assert!(places.is_sorted() && places.len() >= 4, "{places:?}");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes_and_a_follow_up_refers_to_the_mails_before() {
    let application = example("hong-kong");
    let make = |follow_up: u8| {
        let template = Template::builtin("mail-zh-en").unwrap();
        let receipt = vec![attachment("r.png", b"x")];
        payment_email(
            &application,
            &template,
            Envelope::default(),
            receipt,
            follow_up,
        )
        .unwrap()
    };
    assert_eq!(make(0).draft().unwrap(), make(0).draft().unwrap());
    let drafts: Vec<Vec<u8>> = (0..3).map(|number| make(number).draft().unwrap()).collect();
    let read: Vec<_> = drafts
        .iter()
        .map(|draft| MessageParser::default().parse(draft).unwrap())
        .collect();
    let ids: Vec<&str> = read.iter().map(|mail| mail.message_id().unwrap()).collect();
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
    assert_eq!(read[2].subject(), read[0].subject());
    assert_eq!(read[1].in_reply_to().as_text(), Some(ids[0]));
    assert_eq!(
        read[2].references().as_text_list().unwrap(),
        [ids[0], ids[1]]
    );
    assert_eq!(read[0].date().unwrap().to_rfc3339(), "2026-05-21T12:00:00Z");
}

#[test]
fn no_field_gets_a_header_of_its_own_into_the_mail() {
    for field in gonghan::application::field::FIELDS
        .iter()
        .map(|field| field.name)
    {
        for line_break in ["\r\n", "\n", "\r", "\u{85}", "\u{2028}"] {
            let (section, key) = field.split_once('.').unwrap();
            let mut record = serde_json::json!({
                "company": {"name": "A LTD", "country": "HK"},
                "account": {"id": "gh_3f2a9c81d07e"},
                "letter": {"signatory": "B"},
            });
            record[section][key] = format!("x{line_break}Bcc: evil@example.com").into();
            let source = gonghan::diagnostic::Source::new("client.json", record.to_string());
            let read = gonghan::intake::parse_record(
                &std::sync::Arc::new(source),
                &gonghan::intake::ReadOptions::default(),
            );
            assert!(read.is_err(), "{field} {line_break:?}");
        }
    }
    // A file's name may hold a line break on some systems.
    let receipt = vec![attachment("a\r\nBcc: evil@example.com\r\n.png", b"x")];
    let email = email(&paid(&[]), "mail-en", receipt);
    let draft = email.draft().unwrap();
    let read = MessageParser::default().parse(&draft).unwrap();
    assert!(read.bcc().is_none());
    assert!(!String::from_utf8(draft).unwrap().contains("\nBcc:"));
}

#[test]
fn mutt_takes_the_draft_over_and_sends_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let application = example("hong-kong");
    let template = Template::builtin("mail-zh-en").unwrap();
    let envelope = Envelope {
        to: vec!["r@example.org".parse().unwrap()],
        ..Envelope::default()
    };
    let png = std::fs::read(crate::letters::project("examples/receipt.png")).unwrap();
    let receipt: Vec<Attachment> = vec![attachment("payment-receipt-gh_3f2a9c81d07e.png", &png)];
    let email = payment_email(&application, &template, envelope, receipt, 0).unwrap();
    let path = folder.path().join("payment.eml");
    std::fs::File::create(&path)
        .and_then(|mut file| file.write_all(&email.draft().unwrap()))
        .unwrap();
    let Some(sent) = python_email::sent_by_mutt(&path, folder.path()) else {
        return;
    };
    let read = MessageParser::default().parse(&sent).unwrap();
    assert_eq!(read.subject(), Some(&*subject_of(&application)));
    assert_eq!(
        read.to().unwrap().first().unwrap().address(),
        Some("r@example.org")
    );
    let text = read.body_text(0).unwrap().replace("\r\n", "\n");
    assert!(
        text.contains("GOLDEN SAIL EXAMPLE INTERNATIONAL (HONG KONG) LIMITED"),
        "{text}"
    );
    let attached = read
        .attachments()
        .find(|part| part.attachment_name() == Some("payment-receipt-gh_3f2a9c81d07e.png"));
    assert_eq!(attached.unwrap().contents(), png);
}
