//! aiosmtpd, a mail server in Python, on this computer: it takes mail, refuses it, is slow, or breaks off.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

const SCRIPT: &str = r#"
import asyncio, json, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

mode, host, certificate, key, log = sys.argv[1:6]

def tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context

class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode == "refuse":
            return "550 5.1.1 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(log, "a") as out:
            out.write(json.dumps({
                "sender": envelope.mail_from,
                "recipients": envelope.rcpt_tos,
                "message": envelope.content.hex(),
                "tls": server.transport.get_extra_info("ssl_object") is not None,
                "user": session.auth_data.decode() if session.authenticated else None,
            }) + "\n")
        if mode == "slow":
            await asyncio.sleep(60)
        if mode == "break":
            server.transport.abort()
            return "451 gone"
        return "250 2.0.0 Ok: queued as TEST1"

def authenticate(server, session, envelope, mechanism, data):
    user, password = data.login.decode(), data.password.decode()
    return AuthResult(success=password == "s3cret!", handled=False, auth_data=user.encode())

def protocol():
    options = {"enable_SMTPUTF8": False, "loop": loop}
    if mode == "starttls":
        options |= {"tls_context": tls(), "require_starttls": True}
    if mode == "smtps":
        options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}
    return SMTP(Handler(), **options)

loop = asyncio.new_event_loop()
wrapped = tls() if mode == "smtps" else None
server = loop.run_until_complete(loop.create_server(protocol, host, 0, ssl=wrapped))
print(server.sockets[0].getsockname()[1], flush=True)
loop.run_forever()
"#;

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Plain,
    StartTls,
    Smtps,
    Refuse,
    Slow,
    Break,
}

/// A running server.
pub(crate) struct SmtpServer {
    child: Child,
    pub(crate) port: u16,
    folder: tempfile::TempDir,
}

/// A mail that it took.
#[derive(Debug, Deserialize)]
pub(crate) struct Taken {
    pub(crate) sender: String,
    pub(crate) recipients: Vec<String>,
    message: String,
    pub(crate) tls: bool,
    pub(crate) user: Option<String>,
}

impl Taken {
    pub(crate) fn message(&self) -> Vec<u8> {
        let digits = self.message.as_bytes();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }
}

/// A Python that has aiosmtpd.
fn python() -> Option<&'static str> {
    ["python3", "/usr/bin/python3"].into_iter().find(|python| {
        Command::new(python)
            .args(["-c", "import aiosmtpd.smtp"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    })
}

impl SmtpServer {
    /// Starts a server; none where aiosmtpd or openssl is not installed, which CI does not let pass.
    pub(crate) fn start(mode: Mode, host: &str) -> Option<Self> {
        let Some(python) = python() else {
            assert!(std::env::var_os("CI").is_none(), "aiosmtpd is needed in CI");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        if matches!(mode, Mode::StartTls | Mode::Smtps) && !certify(folder.path()) {
            return None;
        }
        let word = match mode {
            Mode::Plain => "plain",
            Mode::StartTls => "starttls",
            Mode::Smtps => "smtps",
            Mode::Refuse => "refuse",
            Mode::Slow => "slow",
            Mode::Break => "break",
        };
        let path = |name: &str| folder.path().join(name);
        let mut child = Command::new(python)
            .args(["-c", SCRIPT, word, host])
            .args([path("cert.pem"), path("key.pem"), path("log")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line.trim_ascii().parse().expect("the server says its port");
        Some(Self {
            child,
            port,
            folder,
        })
    }

    /// The authority that vouches for the server's certificate.
    pub(crate) fn authority(&self) -> std::path::PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// The mails that it took so far.
    pub(crate) fn taken(&self) -> Vec<Taken> {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        log.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An authority and a certificate for this computer, made anew for each test.
fn certify(folder: &Path) -> bool {
    let openssl = |args: &str| {
        Command::new("openssl")
            .args(args.split(' '))
            .current_dir(folder)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let made = openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -subj /CN=Test -days 2",
    ) && openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out req.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1",
    ) && openssl(
        "x509 -req -in req.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -copy_extensions copy -out cert.pem",
    );
    assert!(
        made || std::env::var_os("CI").is_none(),
        "openssl is needed in CI"
    );
    made
}
