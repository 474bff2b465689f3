//! The account that is to be verified.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::account_kind::AccountKind;
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
    fn an_app_id_is_recognised() {
        assert!("wx0123456789abcdef".parse::<AppId>().is_ok());
        assert!("gh_3f2a9c81d07e".parse::<AppId>().is_err());
    }
}
