//! The one place where findings become words, in English and in Chinese.
//!
//! Each file here speaks for the stage of its name. A text is written once per language, side by side, in a `match` that
//! names every variant: a fault without words in both languages does not compile.

mod application;
mod background;
mod batch;
#[cfg(test)]
mod both_languages;
mod check;
mod files;
mod finding;
mod font;
mod form;
mod intake;
mod layout;
mod letter;
mod mail;
mod render;
mod scan;
mod system;
mod template;

use crate::diagnostic::{Diagnostic, LevelWords};

#[cfg(feature = "cli")]
pub(crate) use application::code_points;
// The page has it too, and the command line has the page.
#[cfg(feature = "serve")]
pub(crate) use background::background as background_words;
#[cfg(feature = "cli")]
pub(crate) use check::{group_name, severity_name};
pub use check::{rule_page, rules_page};
#[cfg(feature = "cli")]
pub(crate) use scan::name_words;
#[cfg(feature = "serve")]
pub(crate) use scan::scan_steps;

/// The language gonghan speaks to its user.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ui {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

/// What can be put into words.
pub trait Explain {
    /// The findings it stands for, in the order they are shown.
    fn explain(&self, ui: Ui) -> Vec<Diagnostic>;
}

impl Ui {
    /// The words before a finding's colon.
    #[must_use]
    pub fn level_words(self) -> LevelWords {
        match self {
            Ui::En => LevelWords {
                error: "error",
                warning: "warning",
                note: "note",
                help: "help",
            },
            Ui::Zh => LevelWords {
                error: "错误",
                warning: "警告",
                note: "说明",
                help: "建议",
            },
        }
    }

    /// The text of this language.
    #[must_use]
    pub fn pick<T>(self, en: T, zh: T) -> T {
        match self {
            Ui::En => en,
            Ui::Zh => zh,
        }
    }
}

/// Makes types that have words into errors as the standard library knows them: each finding's title, in English.
macro_rules! speaks_english {
    ($($error:ty),+ $(,)?) => {
        $(impl std::fmt::Display for $error {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let findings = $crate::message::Explain::explain(self, $crate::message::Ui::En);
                let titles: Vec<_> = findings.iter().map(|finding| finding.title.as_str()).collect();
                formatter.write_str(&titles.join("; "))
            }
        }

        impl std::error::Error for $error {})+
    };
}
use speaks_english;
