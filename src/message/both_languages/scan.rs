//! Every fault of a picture that is to be uploaded.

use super::check;
use crate::check::FileKind;
use crate::scan::{
    CombineError, Doubt, Encoded, NoSight, Prepared, ReadingError, ScanError, Sight, Straightened,
    UploadFormat,
};

#[test]
fn scans() {
    for fault in [
        ScanError::Kind(FileKind::Heic),
        ScanError::Kind(FileKind::Office),
        ScanError::Kind(FileKind::Empty),
        ScanError::Kind(FileKind::Other),
        ScanError::TooManyBytes { limit: 1 },
        ScanError::TooManyPages { count: 2, limit: 1 },
        ScanError::TooManyPixels {
            width: 1,
            height: 1,
            limit: 1,
        },
        ScanError::CutOff,
        ScanError::Damaged {
            reason: "x".to_owned(),
        },
        ScanError::Locked,
        ScanError::NoPages,
        ScanError::NoSuchPage { page: 2, count: 1 },
        ScanError::PictureOnPage { page: 1 },
        ScanError::FontOnPage { page: 1 },
        ScanError::TooMuchOnPage { page: 1 },
        ScanError::Blank { page: 1 },
        ScanError::NoCorners { size: [1, 1] },
        ScanError::LimitTooSmall {
            limit: 1,
            fewest: 2,
        },
    ] {
        check(&fault);
    }
    check(&CombineError::TooMany { count: 9 });
    for error in [
        ReadingError::NotInstalled,
        ReadingError::NoLanguage {
            language: "chi_tra",
        },
        ReadingError::Failed {
            reason: "x".to_owned(),
        },
    ] {
        check(&error);
    }
}

#[test]
fn what_is_to_be_looked_at_on_a_page() {
    for (doubt, no_sight) in [
        (Doubt::NoSheet, NoSight::NoCode),
        (Doubt::BeyondTheEdge, NoSight::UnknownAccount),
        (Doubt::TwoSheets, NoSight::NoLetter),
    ] {
        check(&Prepared {
            file: Encoded {
                bytes: Vec::new(),
                format: UploadFormat::Jpg,
                size: [1, 1],
                quality: None,
            },
            size_before: [1, 1],
            is_untouched: false,
            was_turned: false,
            had_metadata: false,
            straightened: Straightened {
                doubt: Some(doubt),
                ..Straightened::default()
            },
            quarter_turns: 1,
            code: "GONGHAN1 3F2A9C81D07E 0123456789ABCDEF".parse().ok(),
            no_sight: Some(no_sight),
            was_whitened: false,
            replaced_fonts: vec!["STSong-Light".to_owned()],
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
        });
    }
}
