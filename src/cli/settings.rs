//! The user's settings file: what is the same for every client.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Location, Source};
use crate::message::{Explain, Ui};

/// Names another file.
const VARIABLE: &str = "GONGHAN_SETTINGS";

/// What is the same for every client.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    pub(super) mail: MailSettings,
    pub(super) smtp: SmtpSettings,
}

/// From whom and to whom emails go.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MailSettings {
    pub(super) to: Option<String>,
    pub(super) from: Option<String>,
    pub(super) cc: Option<String>,
    pub(super) bcc: Option<String>,
}

/// The mail server that `email --send` hands its mail to. No password stands here.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SmtpSettings {
    pub(super) url: Option<String>,
    /// A file that holds the password and nothing else.
    pub(super) password_file: Option<PathBuf>,
    /// How many seconds the server may take to answer.
    pub(super) timeout: Option<u64>,
}

/// The settings can't be read.
#[derive(Debug)]
pub(super) struct SettingsError {
    path: PathBuf,
    reason: String,
    at: Option<Location>,
}

/// Where the settings file is looked for: `GONGHAN_SETTINGS`, else `gonghan/settings.toml` in the folder for settings.
pub(super) fn path() -> Option<PathBuf> {
    if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let folder = choose_base_strategy().ok()?.config_dir();
    Some(folder.join("gonghan").join("settings.toml"))
}

/// The settings, or none where there is no such file.
pub(super) fn settings() -> Result<Settings, SettingsError> {
    let Some(path) = path() else {
        return Ok(Settings::default());
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => {
            return Err(SettingsError {
                path,
                reason: error.to_string(),
                at: None,
            });
        }
    };
    toml::from_str(&text).map_err(|error| SettingsError {
        reason: error.message().to_owned(),
        at: error.span().map(|span| {
            let name = path.display().to_string();
            Location::at(Source::new(name, text).into(), span)
        }),
        path,
    })
}

impl Explain for SettingsError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let (path, reason) = (self.path.display(), &self.reason);
        let title = ui.pick(
            format!("the settings file `{path}` can't be read: {reason}"),
            format!("无法读取设置文件 `{path}`：{reason}"),
        );
        let finding = Diagnostic::error("settings", title).hint(ui.pick(
            "it has a section [mail] with to, from, cc and bcc, and a section [smtp] with url, password_file and timeout",
            "其中有 [mail] 部分（to、from、cc、bcc）和 [smtp] 部分（url、password_file、timeout）",
        ));
        vec![match &self.at {
            Some(at) => finding.at(at),
            None => finding,
        }]
    }
}
