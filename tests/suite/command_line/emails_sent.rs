//! `gonghan email --send`, to a real mail server on this computer.

use std::net::UdpSocket;
use std::process::Command;

use super::emails::{RECORD, desk};
use super::{Desk, Run};
use crate::judge::smtp_server::{Mode, SmtpServer};
use mail_parser::MessageParser;

/// A run with settings and a list of sent mail of its own.
fn command(desk: &Desk, url: &str, args: &[&str]) -> Command {
    let from_and_to = ["--from", "me@example.com", "--to", "r@example.org"];
    let mut command = desk.command(
        &[
            &["email", "client.toml", "-o", "out", "--send"],
            &from_and_to[..],
            args,
        ]
        .concat(),
    );
    command
        .env("GONGHAN_SETTINGS", desk.path("settings.toml"))
        .env("GONGHAN_SMTP_URL", url)
        .env_remove("GONGHAN_SMTP_PASSWORD")
        .env("XDG_STATE_HOME", desk.path("state"))
        .env("SOURCE_DATE_EPOCH", "1795132800");
    command
}

fn send(desk: &Desk, url: &str, args: &[&str]) -> Run {
    Run::of(&mut command(desk, url, args))
}

fn local(server: &SmtpServer) -> String {
    format!("smtp://127.0.0.1:{}", server.port)
}

#[test]
fn a_mail_is_sent_once_and_kept_with_the_servers_answer() {
    let desk = desk();
    let Some(server) = SmtpServer::start(Mode::Plain, "127.0.0.1") else {
        return;
    };
    let url = local(&server);
    let run = send(
        &desk,
        &url,
        &["--yes", "--cc", "c@example.com", "--bcc", "b@example.com"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("250 2.0.0 Ok: queued as TEST1"),
        "{}",
        run.err
    );
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].sender, "me@example.com");
    assert_eq!(
        taken[0].recipients,
        ["r@example.org", "c@example.com", "b@example.com"]
    );
    let message = taken[0].message();
    let read = MessageParser::default().parse(&message).unwrap();
    assert_eq!(
        read.subject(),
        Some("海外认证 - GOLDEN SAIL EXAMPLE LIMITED - 打款凭证 - gh_3f2a9c81d07e")
    );
    assert!(read.bcc().is_none() && read.header_raw("X-Unsent").is_none());
    assert_eq!(read.attachments().count(), 1);
    let kept = std::fs::read(desk.path("out/sent.eml")).unwrap();
    let answer = b"X-Server-Answer: 250 2.0.0 Ok: queued as TEST1\r\n";
    // The server's library ends what it takes with a line break.
    let sent = kept.strip_prefix(answer).unwrap();
    assert!(sent.trim_ascii_end() == message.trim_ascii_end());

    let again = send(&desk, &url, &["--yes"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("error[sent-before]"), "{}", again.err);
    assert_eq!(server.taken().len(), 1);
    // Whatever folder it goes to: what counts is the payment.
    let elsewhere = send(&desk, &url, &["--yes", "-o", "elsewhere"]);
    assert_eq!((elsewhere.code, server.taken().len()), (2, 1));
    assert_eq!(send(&desk, &url, &["--yes", "--again"]).code, 0);
    assert_eq!(send(&desk, &url, &["--yes", "--follow-up"]).code, 0);
    assert_eq!(server.taken().len(), 3);
    assert!(desk.path("out/sent-3.eml").exists());
    let list = std::fs::read_to_string(desk.path("state/gonghan/sent-mails.txt")).unwrap();
    assert!(!list.contains('@') && list.lines().count() == 6, "{list}");
}

#[test]
fn tls_is_used_from_the_start_or_by_starttls_and_the_password_is_told_to_nobody() {
    let desk = desk();
    let (Some(tls), Some(starttls)) = (
        SmtpServer::start(Mode::Smtps, "127.0.0.1"),
        SmtpServer::start(Mode::StartTls, "127.0.0.1"),
    ) else {
        return;
    };
    let url = format!("smtps://me%40example.com@localhost:{}", tls.port);
    // An authority that nobody knows vouches for the server.
    let unknown = Run::of(command(&desk, &url, &["--yes"]).env("GONGHAN_SMTP_PASSWORD", "s3cret!"));
    assert_eq!(unknown.code, 1);
    assert!(
        unknown.err.contains("error[send-no-connection]"),
        "{}",
        unknown.err
    );
    let wrong = Run::of(
        command(&desk, &url, &["--yes"])
            .env("SSL_CERT_FILE", tls.authority())
            .env("GONGHAN_SMTP_PASSWORD", "wrong-word"),
    );
    assert_eq!(wrong.code, 1, "{}", wrong.err);
    assert!(wrong.err.contains("535"), "{}", wrong.err);
    assert!(!wrong.err.contains("wrong-word"), "{}", wrong.err);
    assert!(tls.taken().is_empty());
    // From a file that the settings name; its line break is none of the password.
    desk.write("password", "s3cret!\n");
    let file = desk.path("password");
    desk.write(
        "settings.toml",
        format!("[smtp]\npassword_file = '{}'\n", file.display()),
    );
    let sent = Run::of(command(&desk, &url, &["--yes"]).env("SSL_CERT_FILE", tls.authority()));
    assert_eq!(sent.code, 0, "{}", sent.err);
    let taken = tls.taken();
    assert!(taken[0].tls);
    assert_eq!(taken[0].user.as_deref(), Some("me@example.com"));
    for said in [&sent.err, &sent.out, &unknown.err] {
        assert!(!said.contains("s3cret"), "{said}");
    }
    for name in desk.files().iter().filter(|name| *name != "password") {
        let bytes = std::fs::read(desk.path(name)).unwrap();
        assert!(
            !bytes.windows(7).any(|window| window == b"s3cret!"),
            "{name}"
        );
    }

    let url = format!("smtp://localhost:{}", starttls.port);
    let sent = Run::of(
        command(&desk, &url, &["--yes", "--again"]).env("SSL_CERT_FILE", starttls.authority()),
    );
    assert_eq!(sent.code, 0, "{}", sent.err);
    assert!(starttls.taken()[0].tls);
}

#[test]
fn without_starttls_nothing_is_sent_to_another_computer() {
    // This computer under its address in the network; nothing is sent to the address that is asked about.
    let address = UdpSocket::bind("0.0.0.0:0")
        .and_then(|socket| {
            socket
                .connect("192.0.2.1:9")
                .and_then(|()| socket.local_addr())
        })
        .map(|address| address.ip());
    let Ok(address) = address else {
        return;
    };
    let desk = desk();
    let Some(server) = SmtpServer::start(Mode::Plain, "0.0.0.0") else {
        return;
    };
    if address.is_loopback() || address.is_unspecified() {
        return;
    }
    let run = send(
        &desk,
        &format!("smtp://{address}:{}", server.port),
        &["--yes"],
    );
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("error[send-no-connection]"), "{}", run.err);
    assert!(server.taken().is_empty());
}

#[test]
fn a_refused_mail_leaves_the_draft_and_can_be_sent_again() {
    let desk = desk();
    let (Some(refusing), Some(taking)) = (
        SmtpServer::start(Mode::Refuse, "127.0.0.1"),
        SmtpServer::start(Mode::Plain, "127.0.0.1"),
    ) else {
        return;
    };
    let run = send(&desk, &local(&refusing), &["--yes"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("error[send-refused]"), "{}", run.err);
    assert!(run.err.contains("no such mailbox here"), "{}", run.err);
    assert!(desk.path("out/payment.eml").exists() && !desk.path("out/sent.eml").exists());
    // Nobody listens on a port that was just given back.
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let nobody = send(&desk, &format!("smtp://127.0.0.1:{free}"), &["--yes"]);
    assert_eq!(nobody.code, 1);
    assert!(
        nobody.err.contains("error[send-no-connection]"),
        "{}",
        nobody.err
    );
    assert_eq!(send(&desk, &local(&taking), &["--yes"]).code, 0);
}

#[test]
fn a_mail_that_may_have_been_sent_is_not_sent_again_by_itself() {
    for mode in [Mode::Break, Mode::Slow] {
        let desk = desk();
        desk.write("settings.toml", "[smtp]\ntimeout = 2\n");
        let Some(server) = SmtpServer::start(mode, "127.0.0.1") else {
            return;
        };
        let run = send(&desk, &local(&server), &["--yes"]);
        assert_eq!(run.code, 1, "{mode:?}");
        assert!(
            run.err.contains("error[send-unknown]"),
            "{mode:?}: {}",
            run.err
        );
        assert_eq!(server.taken().len(), 1);
        let again = send(&desk, &local(&server), &["--yes"]);
        assert_eq!(again.code, 2);
        assert!(again.err.contains("error[sent-perhaps]"), "{}", again.err);
        assert_eq!(server.taken().len(), 1);
    }
}

#[test]
fn nothing_is_sent_unasked_or_without_a_server_a_sender_or_a_password() {
    let desk = desk();
    let here = "smtp://127.0.0.1:9";
    assert!(send(&desk, here, &[]).err.contains("error[send-unasked]"));
    assert!(
        send(&desk, "", &["--yes"])
            .err
            .contains("error[send-without-server]")
    );
    assert!(
        send(&desk, "smtp://me@127.0.0.1:9", &["--yes"])
            .err
            .contains("error[send-without-password]")
    );
    let url = "smtp://me:secret-word@mail.example.com";
    let told = send(&desk, url, &["--yes"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("error[smtp-url]") && !told.err.contains("secret-word"),
        "{}",
        told.err
    );
    desk.write("client.toml", RECORD);
    let mut bare = desk.command(&["email", "client.toml", "--send", "--yes"]);
    bare.env("GONGHAN_SETTINGS", desk.path("none"))
        .env("GONGHAN_SMTP_URL", here)
        .env("XDG_STATE_HOME", desk.path("state"));
    assert!(
        Run::of(&mut bare)
            .err
            .contains("error[send-without-sender]")
    );
    let yes_alone = desk.run(&["email", "client.toml", "--yes"]);
    assert_eq!(yes_alone.code, 2);
}
