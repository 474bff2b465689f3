//! A mail server by its URL: `smtp://user@host:587` with STARTTLS, `smtps://user@host` with TLS from the start.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use url::{Host, Url};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A mail server, and as whom one signs in to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub security: Security,
    /// As whom one signs in, if one does.
    pub user: Option<String>,
    /// How long it may take to answer.
    pub patience: Duration,
}

/// How a connection is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the start.
    Tls,
    /// STARTTLS, without which nothing is sent.
    StartTls,
    /// STARTTLS where the server offers it: it runs on this computer.
    Loopback,
}

/// Why a text is no mail server's URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpUrlFault {
    /// It is no URL, or has no host.
    Form,
    /// It begins neither with `smtp://` nor with `smtps://`.
    Scheme,
    /// It holds a password, which would be seen by others.
    Password,
    /// It has a path or more behind the host.
    Path,
}

impl FromStr for SmtpServer {
    type Err = SmtpUrlFault;

    fn from_str(text: &str) -> Result<Self, SmtpUrlFault> {
        let url = Url::parse(text).map_err(|_| SmtpUrlFault::Form)?;
        let is_tls = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            _ => return Err(SmtpUrlFault::Scheme),
        };
        if url.password().is_some() {
            return Err(SmtpUrlFault::Password);
        }
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(SmtpUrlFault::Path);
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        // A URL writes an IPv6 address in brackets, which are none of it.
        let host = host
            .ok_or(SmtpUrlFault::Form)?
            .trim_matches(['[', ']'])
            .to_owned();
        let security = match (is_tls, is_loopback(&url)) {
            (true, _) => Security::Tls,
            (false, true) => Security::Loopback,
            (false, false) => Security::StartTls,
        };
        Ok(Self {
            host,
            port: url.port().unwrap_or(if is_tls { 465 } else { 587 }),
            security,
            user: user(&url),
            patience: PATIENCE,
        })
    }
}

/// The user's name, which may be an email address: `me%40example.com@host`.
fn user(url: &Url) -> Option<String> {
    let user = url.username();
    if user.is_empty() {
        return None;
    }
    Some(
        percent_encoding::percent_decode_str(user)
            .decode_utf8_lossy()
            .into_owned(),
    )
}

fn is_loopback(url: &Url) -> bool {
    // A scheme that browsers do not know has its host as a name, whatever it is.
    let name = match url.host() {
        Some(Host::Ipv4(address)) => return address.is_loopback(),
        Some(Host::Ipv6(address)) => return address.is_loopback(),
        Some(Host::Domain(name)) => name,
        None => return false,
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_host_port_user_and_how_the_connection_is_kept_secret() {
        let server = |text: &str| {
            let server: SmtpServer = text.parse().unwrap();
            (server.host, server.port, server.security, server.user)
        };
        let host = |name: &str| name.to_owned();
        assert_eq!(
            server("smtp://mail.example.com"),
            (host("mail.example.com"), 587, Security::StartTls, None)
        );
        assert_eq!(
            server("smtps://me%40example.com@mail.example.com"),
            (
                host("mail.example.com"),
                465,
                Security::Tls,
                Some(host("me@example.com"))
            )
        );
        assert_eq!(
            server("smtp://127.0.0.1:2525"),
            (host("127.0.0.1"), 2525, Security::Loopback, None)
        );
        assert_eq!(server("smtp://localhost:25").2, Security::Loopback);
        assert_eq!(server("smtp://[::1]:25").2, Security::Loopback);
        assert_eq!(server("smtp://localhost.example.com").2, Security::StartTls);
        assert_eq!(server("smtp://127.0.0.1.example.com").2, Security::StartTls);
    }

    #[test]
    fn a_password_in_the_url_and_other_schemes_are_refused() {
        let fault = |text: &str| text.parse::<SmtpServer>().unwrap_err();
        assert_eq!(
            fault("smtp://me:secret@mail.example.com"),
            SmtpUrlFault::Password
        );
        assert_eq!(fault("https://mail.example.com"), SmtpUrlFault::Scheme);
        assert_eq!(fault("mail.example.com"), SmtpUrlFault::Form);
        assert_eq!(fault("smtp://"), SmtpUrlFault::Form);
        assert_eq!(fault("smtp://mail.example.com/x"), SmtpUrlFault::Path);
        assert_eq!(
            fault("smtp://mail.example.com?tls=none"),
            SmtpUrlFault::Path
        );
    }
}
