//! The language to speak: asked for, or the computer's own.

use std::ffi::OsString;

use crate::message::Ui;

/// The language to speak. Read before the arguments are, as help and refusals are in it too.
pub(super) fn ui(args: &[OsString]) -> Ui {
    asked_for(args)
        .or_else(|| sys_locale::get_locale().map(|tag| of_tag(&tag)))
        .unwrap_or_default()
}

fn asked_for(args: &[OsString]) -> Option<Ui> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--ui") {
            Some("") => args.next()?.into_owned(),
            Some(rest) => match rest.strip_prefix('=') {
                Some(value) => value.to_owned(),
                None => continue,
            },
            None => continue,
        };
        return match value.as_str() {
            "en" => Some(Ui::En),
            "zh" => Some(Ui::Zh),
            _ => None,
        };
    }
    None
}

/// `zh`, `zh_CN.UTF-8`, `zh-Hant-HK`: all Chinese.
fn of_tag(tag: &str) -> Ui {
    if tag.split(['-', '_', '.']).next() == Some("zh") {
        Ui::Zh
    } else {
        Ui::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Option<Ui> {
        asked_for(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_option_is_found_in_either_form_and_anywhere() {
        assert_eq!(asked(&["gonghan", "letter", "--ui", "zh"]), Some(Ui::Zh));
        assert_eq!(asked(&["gonghan", "--ui=en", "letter"]), Some(Ui::En));
        assert_eq!(asked(&["gonghan", "--ui", "fr"]), None);
        assert_eq!(asked(&["gonghan", "--uix=zh"]), None);
        assert_eq!(asked(&["gonghan", "--ui"]), None);
    }

    #[test]
    fn every_chinese_locale_is_spoken_to_in_chinese() {
        for tag in ["zh", "zh-CN", "zh_TW.UTF-8", "zh-Hant-HK"] {
            assert_eq!(of_tag(tag), Ui::Zh, "{tag}");
        }
        for tag in ["en-US", "C", "", "zha", "ja-JP"] {
            assert_eq!(of_tag(tag), Ui::En, "{tag}");
        }
    }
}
