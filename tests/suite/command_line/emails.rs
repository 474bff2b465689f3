//! `gonghan email`: drafts made, and what is refused before anything is written.

use super::{Desk, Run};
use mail_parser::MessageParser;

pub(super) const RECORD: &str = "[company]\nname = \"GOLDEN SAIL EXAMPLE LIMITED\"\ncountry = \"HK\"\n\n[account]\n\
     id = \"gh_3f2a9c81d07e\"\nlogin_email = \"wechat@example.com\"\n\n[contact]\nname = \"CHAN TAI MAN\"\n\n[bank]\n\
     account_holder = \"GOLDEN SAIL EXAMPLE LIMITED\"\naccount_number = \"000123456789\"\nbank_name = \"Example Bank\"\n\n\
     [payment]\ndate = \"2026-11-20\"\namount = \"99.00\"\ncurrency = \"USD\"\nreceipt = \"receipt.png\"\n\n[letter]\n\
     signatory = \"CHAN TAI MAN\"\n";

/// A folder with a record and its receipt, and no settings of whoever runs the tests.
pub(super) fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("client.toml", RECORD)
        .copy("examples/receipt.png", "receipt.png");
    desk
}

fn run(desk: &Desk, args: &[&str]) -> Run {
    let settings = desk.path("settings.toml");
    Run::of(
        desk.command(&[&["email"], args].concat())
            .env("GONGHAN_SETTINGS", settings)
            .env("SOURCE_DATE_EPOCH", "1795132800"),
    )
}

fn header(desk: &Desk, file: &str, name: &str) -> Option<String> {
    let draft = std::fs::read(desk.path(file)).unwrap();
    let read = MessageParser::default().parse(&draft).unwrap();
    let value = read.header_raw(name)?;
    Some(value.trim_ascii().to_owned())
}

#[test]
fn the_draft_the_text_to_paste_and_the_receipt_lie_in_the_folder_and_are_replaced_by_the_next_run()
{
    let desk = desk();
    let first = run(&desk, &["client.toml", "-o", "out"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let files = [
        "client.toml",
        "out/payment-receipt-gh_3f2a9c81d07e.png",
        "out/payment.eml",
        "out/payment.txt",
        "receipt.png",
    ];
    assert_eq!(desk.files(), files);
    assert!(first.out.starts_with("out/payment.eml  "), "{}", first.out);
    assert!(
        first.err.contains("The draft has no recipient"),
        "{}",
        first.err
    );
    assert!(
        first
            .err
            .contains("海外认证 - GOLDEN SAIL EXAMPLE LIMITED - 打款凭证 - gh_3f2a9c81d07e"),
        "{}",
        first.err
    );
    let draft = std::fs::read(desk.path("out/payment.eml")).unwrap();
    assert_eq!(run(&desk, &["client.toml", "-o", "out"]).code, 0);
    assert_eq!(std::fs::read(desk.path("out/payment.eml")).unwrap(), draft);
    assert_eq!(header(&desk, "out/payment.eml", "To"), None);
    assert_eq!(header(&desk, "out/payment.eml", "From"), None);

    let again = run(
        &desk,
        &["client.toml", "-o", "out", "--follow-up", "2", "--ui", "zh"],
    );
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.err.contains("草稿没有收件人"), "{}", again.err);
    assert_eq!(desk.files().len(), files.len() + 2);
    assert!(header(&desk, "out/payment-again-2.eml", "References").is_some());

    desk.write("out/payment.eml", "somebody else's");
    let refused = run(&desk, &["client.toml", "-o", "out"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--force"), "{}", refused.err);
}

#[test]
fn recipients_come_from_the_options_then_the_record_then_the_settings() {
    let desk = desk();
    desk.write("settings.toml", "[mail]\nto = \"settings@example.com\"\nfrom = \"示例 <me@example.com>\"\nbcc = \"archive@example.com\"\n");
    run(&desk, &["client.toml"]);
    assert_eq!(
        header(&desk, "payment.eml", "To").as_deref(),
        Some("settings@example.com")
    );
    assert_eq!(
        header(&desk, "payment.eml", "Bcc").as_deref(),
        Some("archive@example.com")
    );
    assert!(
        header(&desk, "payment.eml", "From")
            .unwrap()
            .ends_with("<me@example.com>")
    );
    desk.write(
        "client.toml",
        format!("{RECORD}\n[mail]\nto = \"record@example.com\"\n"),
    );
    run(&desk, &["client.toml"]);
    assert_eq!(
        header(&desk, "payment.eml", "To").as_deref(),
        Some("record@example.com")
    );
    run(
        &desk,
        &[
            "client.toml",
            "--to",
            "option@example.com",
            "--to",
            "two@example.com",
        ],
    );
    assert_eq!(
        header(&desk, "payment.eml", "To").as_deref(),
        Some("option@example.com, two@example.com")
    );
    desk.write("settings.toml", "[mail]\nrecipient = \"x\"\n");
    let wrong = run(&desk, &["client.toml"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("settings.toml:2:1"), "{}", wrong.err);
}

#[test]
fn all_missing_facts_are_named_at_once_before_anything_is_written() {
    let desk = desk();
    let short = RECORD
        .replace("amount = \"99.00\"\n", "")
        .replace("bank_name = \"Example Bank\"\n", "")
        .replace("login_email = \"wechat@example.com\"\n", "");
    desk.write("client.toml", short);
    let refused = run(&desk, &["client.toml", "-o", "out"]);
    assert_eq!(refused.code, 2);
    for field in ["payment.amount", "bank.bank_name", "account.login_email"] {
        assert!(
            refused
                .err
                .contains(&format!("error[missing-field]: `{field}` is missing")),
            "{field}: {}",
            refused.err
        );
    }
    assert!(
        refused.err.contains("amount = \"99.00\""),
        "{}",
        refused.err
    );
    assert_eq!(desk.files(), ["client.toml", "receipt.png"]);
}

#[test]
fn bad_receipts_and_addresses_are_refused_before_anything_is_written() {
    let desk = desk();
    desk.write("photo.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    desk.write("note.txt", "hello");
    for (args, said) in [
        (
            &["--receipt", "photo.jpg"][..],
            "error[scan-heic]: `photo.jpg`",
        ),
        (&["--receipt", "note.txt"], "error[scan-kind]"),
        (&["--receipt", "nowhere.png"], "`nowhere.png` can't be read"),
        (&["--attach", "nowhere.pdf"], "`nowhere.pdf` can't be read"),
        (
            &["--to", "a@example.com\nBcc: b@example.com"],
            "error[email-character]",
        ),
        (&["--from", "A <a@b>"], "error[email-domain]"),
        (&["--lang", "ja"], "there is no email in ja"),
        (&["--lang", "xx"], "error[choice-unknown]"),
        (&["--template", "en"], "an email can't show a `seal` block"),
        (&["--template", "mail-ene"], "mail-en"),
    ] {
        let refused = run(&desk, &[&["client.toml", "-o", "out"], args].concat());
        assert_eq!(refused.code, 2, "{args:?}");
        assert!(refused.err.contains(said), "{args:?}: {}", refused.err);
    }
    desk.write(
        "client.toml",
        RECORD.replace("receipt = \"receipt.png\"\n", ""),
    );
    let refused = run(&desk, &["client.toml", "-o", "out"]);
    assert!(
        refused.err.contains("error[receipt-missing]"),
        "{}",
        refused.err
    );
    assert!(!desk.path("out").exists());
}

#[test]
fn a_template_of_ones_own_gives_the_subject_and_the_body() {
    let desk = desk();
    desk.write(
        "mine.md",
        "+++\ntitle = \"x\"\nlanguage = \"en\"\n+++\n# Paid: {{ account.id }}\n\nBy **{{ company.name }}**\n",
    );
    desk.write("extra 公函.pdf", "%PDF-1.7");
    let made = run(
        &desk,
        &[
            "client.toml",
            "--template",
            "./mine.md",
            "--attach",
            "extra 公函.pdf",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let paste = std::fs::read_to_string(desk.path("payment.txt")).unwrap();
    assert!(
        paste.contains("Subject: Paid: gh_3f2a9c81d07e\n"),
        "{paste}"
    );
    assert!(
        paste.ends_with("\n\nBy GOLDEN SAIL EXAMPLE LIMITED\n"),
        "{paste}"
    );
    assert!(paste.contains("extra 公函.pdf"), "{paste}");
    desk.write(
        "mine.md",
        "+++\ntitle = \"x\"\nlanguage = \"en\"\n+++\nNo heading\n",
    );
    let refused = run(&desk, &["client.toml", "--template", "./mine.md"]);
    assert!(
        refused.err.contains("error[mail-without-subject]"),
        "{}",
        refused.err
    );
}

#[test]
fn the_check_comes_first_and_account_numbers_stand_in_the_mail_alone() {
    let desk = desk();
    desk.write(
        "client.toml",
        RECORD.replace("LIMITED\"\ncountry", "LIMITED \"\ncountry"),
    );
    let refused = run(&desk, &["client.toml"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("error[name-edge-space]"),
        "{}",
        refused.err
    );
    desk.write("client.toml", RECORD.replace("99.00", "98.00"));
    let made = run(&desk, &["client.toml"]);
    assert_eq!(made.code, 0);
    assert!(made.err.contains("warning[payment-amount]"), "{}", made.err);
    assert!(!made.err.contains("000123456789") && !made.out.contains("000123456789"));
}

#[test]
fn a_letter_is_not_made_by_an_emails_template() {
    let desk = desk();
    let refused = desk.run(&[
        "letter",
        "client.toml",
        "--template",
        "mail-en",
        "-o",
        "out",
    ]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("`mail-en` is an email, not a letter"),
        "{}",
        refused.err
    );
    assert!(!desk.path("out").exists());
}

#[test]
fn e13_the_help_says_what_to_click_in_each_mail_program() {
    let desk = Desk::new();
    for (ui, words) in [
        (
            "en",
            [
                "Outlook",
                "Edit as New Message",
                "Apple Mail",
                "Send Again",
                "payment.txt",
            ],
        ),
        (
            "zh",
            [
                "Outlook",
                "编辑为新邮件",
                "Apple 邮件",
                "再次发送",
                "payment.txt",
            ],
        ),
    ] {
        let help = desk.run(&["email", "--help", "--ui", ui]).out;
        for word in words {
            assert!(help.contains(word), "{ui} {word}: {help}");
        }
    }
}
