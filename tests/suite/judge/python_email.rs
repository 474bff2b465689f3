//! Python's `email` package, and mutt, a mail program: what they read in a draft.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;

/// What Python reads in one message.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) subject: String,
    pub(crate) to: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) bcc: Option<String>,
    pub(crate) text: String,
    pub(crate) html: String,
    /// Name in `Content-Disposition`, name in `Content-Type`, media type, bytes in hexadecimal.
    pub(crate) attachments: Vec<(String, String, String, String)>,
    pub(crate) defects: Vec<String>,
}

const SCRIPT: &str = r#"
import email, email.header, email.policy, json, pathlib, sys

def word(text):
    return str(email.header.make_header(email.header.decode_header(text)))

for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    raw = path.read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    plain = email.message_from_bytes(raw)
    defects = [str(d) for part in message.walk() for d in part.defects]
    for part in message.walk():
        for value in part.values():
            defects += [str(d) for d in getattr(value, "defects", [])]
    attachments = []
    for part, old in zip(message.iter_attachments(), plain.get_payload()[1:]):
        attachments.append((
            part.get_filename(),
            word(old.get_param("name")),
            part.get_content_type(),
            part.get_payload(decode=True).hex(),
        ))
    print(json.dumps({
        "subject": message["subject"],
        "to": message["to"],
        "from": message["from"],
        "bcc": message["bcc"],
        "text": message.get_body(("plain",)).get_payload(decode=True).decode(),
        "html": message.get_body(("html",)).get_payload(decode=True).decode(),
        "attachments": attachments,
        "defects": defects,
    }))
"#;

/// What Python reads in each file of a folder, in the order of their names; none where Python is not installed, which CI
/// does not let pass.
pub(crate) fn read_all(folder: &Path) -> Option<Vec<Read>> {
    let output = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(folder)
        .output();
    let output = match output {
        Ok(output) => output,
        Err(_) if std::env::var_os("CI").is_none() => return None,
        Err(error) => panic!("python3 is needed in CI: {error}"),
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let said = String::from_utf8(output.stdout).unwrap();
    Some(
        said.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

/// The draft as mutt takes it over to be sent (`mutt -H`), written by its own hand to a folder of sent mail instead of being
/// sent; none where mutt is not installed, which CI does not let pass.
pub(crate) fn sent_by_mutt(draft: &Path, folder: &Path) -> Option<Vec<u8>> {
    let settings = folder.join("muttrc");
    let outgoing = folder.join("outgoing");
    let sendmail = folder.join("sendmail");
    let write = |path: &Path, text: String| {
        std::fs::File::create(path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .unwrap();
    };
    write(
        &sendmail,
        format!("#!/bin/sh\ncat > '{}'\n", outgoing.display()),
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&sendmail, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    write(
        &settings,
        format!(
            "set sendmail='{}'\nset copy=no\nset from='sender@example.com'\nset realname='Sender'\nset charset=utf-8\nset use_envelope_from=no\n",
            sendmail.display()
        ),
    );
    let status = Command::new("mutt")
        .args(["-n", "-F"])
        .arg(&settings)
        .arg("-H")
        .arg(draft)
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .output();
    match status {
        Ok(output) => {
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{complaint}");
            Some(std::fs::read(&outgoing).unwrap_or_else(|_| panic!("{complaint}")))
        }
        Err(_) if std::env::var_os("CI").is_none() => None,
        Err(error) => panic!("mutt is needed in CI: {error}"),
    }
}
