//! The account that is to be verified.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::choice_error::ChoiceError;
use super::serde_text::serde_as_text;
use super::{EmailAddress, OriginalId, TextLine};

/// The account that is to be verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its original ID.
    pub id: OriginalId,
    /// What kind of account it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AccountKind>,
    /// The name it is shown under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<TextLine>,
    /// The address one signs in with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_email: Option<EmailAddress>,
}

/// The two kinds of account an overseas company verifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountKind {
    /// 小程序.
    MiniProgram,
    /// 公众号.
    OfficialAccount,
}

impl AccountKind {
    /// The words of the record.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MiniProgram => "mini-program",
            Self::OfficialAccount => "official-account",
        }
    }
}

impl FromStr for AccountKind {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        match text {
            "mini-program" => Ok(Self::MiniProgram),
            "official-account" => Ok(Self::OfficialAccount),
            _ => {
                let mut error = ChoiceError::new(text, &["mini-program", "official-account"]);
                if text.contains("小程序") {
                    error.nearest = Some("mini-program");
                } else if text.contains("公众号") || text.contains("公眾號") {
                    error.nearest = Some("official-account");
                }
                Err(error)
            }
        }
    }
}

impl fmt::Display for AccountKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

serde_as_text!(AccountKind);

/// An AppID, `wx` and 16 hexadecimal digits: known only to say that it is not what is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AppId(String);

impl AppId {
    /// The AppID as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no AppID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAppId;

impl FromStr for AppId {
    type Err = NotAnAppId;

    fn from_str(text: &str) -> Result<Self, NotAnAppId> {
        let digits = text.strip_prefix("wx").ok_or(NotAnAppId)?;
        if digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnAppId)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_come_out_as_they_are_written() {
        for text in ["mini-program", "official-account"] {
            assert_eq!(text.parse::<AccountKind>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn an_unknown_kind_says_which_was_probably_meant() {
        let nearest = |text: &str| text.parse::<AccountKind>().unwrap_err().nearest;
        assert_eq!(nearest("miniprogram"), Some("mini-program"));
        assert_eq!(nearest("Official Account"), Some("official-account"));
        assert_eq!(nearest("小程序"), Some("mini-program"));
        assert_eq!(nearest("shop"), None);
    }

    #[test]
    fn an_app_id_is_recognised() {
        assert!("wx0123456789abcdef".parse::<AppId>().is_ok());
        assert!("gh_3f2a9c81d07e".parse::<AppId>().is_err());
    }
}
