//! What is said of a page of a scan.

use crate::message::{Explain, Ui, scan_steps};
use crate::scan::{Prepared, ScanError};
use crate::serve::language::PageLanguage;
use crate::serve::said::Said;
use crate::serve::words::words;

/// Why a file or a page of it is not made ready.
pub(super) fn said_of_error(error: &ScanError) -> Said {
    // Three that have one name.
    let own = match error {
        ScanError::TooManyPages { .. } => Some("too-many-pages"),
        ScanError::TooManyPixels { .. } => Some("too-many-pixels"),
        ScanError::LimitTooSmall { .. } => Some("limit-too-small"),
        _ => None,
    };
    Said::of(&[], |ui| {
        let mut findings = error.explain(ui);
        let words = words(match ui {
            Ui::En => PageLanguage::English,
            Ui::Zh => PageLanguage::Simplified,
        });
        if let Some(advice) = own.and_then(|own| words.get(&format!("advice.{own}"))) {
            for finding in &mut findings {
                finding.hints = vec![advice.clone()];
            }
        }
        findings
    })
}

/// What was done to a page, and what should be looked at.
pub(super) fn said_of_page(prepared: &Prepared) -> Said {
    let kept: Vec<&str> = prepared.replaced_fonts.iter().map(String::as_str).collect();
    Said::with_done(
        &kept,
        |ui| scan_steps(prepared, ui),
        |ui| prepared.explain(ui),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::FileKind;
    use crate::scan::{Doubt, Encoded, NoSight, Sight, Straightened, UploadFormat};

    fn page(doubt: Doubt, no_sight: NoSight) -> Prepared {
        Prepared {
            file: Encoded {
                bytes: Vec::new(),
                format: UploadFormat::Jpg,
                size: [1, 1],
                quality: None,
            },
            size_before: [1, 1],
            is_untouched: false,
            was_turned: true,
            had_metadata: false,
            straightened: Straightened {
                doubt: Some(doubt),
                ..Straightened::default()
            },
            quarter_turns: 1,
            code: None,
            no_sight: Some(no_sight),
            was_whitened: true,
            replaced_fonts: vec!["华文宋体".to_owned()],
            sights: vec![
                Sight::WrongPage,
                Sight::PartMissing { hundredths: 9 },
                Sight::NoSeal,
                Sight::SealElsewhere,
                Sight::EvenSeal,
                Sight::NoSignature,
                Sight::SmallText { em: 9 },
                Sight::Blurred,
                Sight::Glare,
                Sight::Shadow,
                Sight::OtherAccount,
                Sight::NameChanged,
                Sight::TextChanged,
            ],
        }
    }

    #[test]
    fn no_finding_on_the_page_speaks_of_the_command_line() {
        let errors = [
            ScanError::Kind(FileKind::Heic),
            ScanError::Kind(FileKind::Other),
            ScanError::TooManyBytes { limit: 1 },
            ScanError::TooManyPages { count: 2, limit: 1 },
            ScanError::TooManyPixels {
                width: 1,
                height: 1,
                limit: 1,
            },
            ScanError::CutOff,
            ScanError::NoPages,
            ScanError::Locked,
            ScanError::NoSuchPage { page: 2, count: 1 },
            ScanError::PictureOnPage { page: 1 },
            ScanError::FontOnPage { page: 1 },
            ScanError::Blank { page: 1 },
            ScanError::NoCorners { size: [1, 1] },
            ScanError::LimitTooSmall {
                limit: 1,
                fewest: 2,
            },
        ];
        let pages = [
            (Doubt::NoSheet, NoSight::NoCode),
            (Doubt::BeyondTheEdge, NoSight::UnknownAccount),
            (Doubt::TwoSheets, NoSight::NoLetter),
        ];
        let said = errors
            .iter()
            .map(said_of_error)
            .chain(pages.map(|(doubt, no_sight)| said_of_page(&page(doubt, no_sight))));
        for said in said {
            let json = serde_json::to_string(&said).unwrap();
            assert!(!json.contains("--") && !json.contains("`gonghan"), "{json}");
        }
    }

    #[test]
    fn a_page_is_told_in_three_languages_and_a_font_keeps_its_name() {
        let said = said_of_page(&page(Doubt::NoSheet, NoSight::NoCode));
        let said = serde_json::to_value(said).unwrap();
        let done = |tag: &str| said[tag]["done"].clone();
        assert_eq!(done("en"), "turned upright, turned by 90°, paper whitened");
        assert_eq!(done("zh-Hant"), "已擺正方向、已旋轉 90°、已提亮紙面");
        let findings = said["zh-Hant"]["findings"].as_array().unwrap();
        let fonts = findings
            .iter()
            .find(|finding| finding["rule"] == "scan-replaced-fonts");
        let title = fonts.unwrap()["title"].as_str().unwrap();
        assert!(title.contains("华文宋体"), "{title}");
    }
}
