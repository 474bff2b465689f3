//! Forms and letterheads.

use std::io::ErrorKind;

use super::{at, check, name, path};
use crate::background::{BackgroundError, KeptValues, MissingFonts, PictureError};
use crate::check::FileKind;
use crate::geometry::Pt;
use crate::layout::LayoutError;
use crate::letter::OnPrint;
use crate::letter::{LetterError, LetterheadError};
use crate::pdf_in::{Lack, PdfInError};
use crate::render::RenderError;
use crate::template::{BackgroundFault, FormFault, HeadFault, TemplateError, Unsaid};

fn pdf_errors() -> Vec<PdfInError> {
    vec![
        PdfInError::Locked,
        PdfInError::Damaged { reason: name() },
        PdfInError::NoSuchPage { page: 3, count: 2 },
        PdfInError::Lacks {
            page: 1,
            lack: Lack::Picture,
        },
        PdfInError::Lacks {
            page: 1,
            lack: Lack::Font,
        },
        PdfInError::TooMuch { page: 3 },
        PdfInError::Xfa,
        PdfInError::PageSize {
            width: 10.0,
            height: 20.0,
        },
    ]
}

fn background_errors() -> Vec<BackgroundError> {
    let mut errors: Vec<BackgroundError> = pdf_errors().into_iter().map(Into::into).collect();
    errors.extend([
        BackgroundError::Unreadable {
            path: path(),
            source: ErrorKind::NotFound.into(),
        },
        BackgroundError::Empty,
        BackgroundError::TooLarge { limit: 1024 * 1024 },
        BackgroundError::Kind(FileKind::Heic),
        BackgroundError::Picture(PictureError::TooLarge { side: 1 }),
        BackgroundError::Picture(PictureError::Damaged { reason: name() }),
        BackgroundError::SeveralPages { count: 2 },
        BackgroundError::NoOffice,
        BackgroundError::OfficeFailed { reason: name() },
    ]);
    errors
}

#[test]
fn the_file_of_a_form() {
    for error in pdf_errors() {
        check(&error);
        check(&RenderError::Background(error.clone()));
        check(&LayoutError::Background(error));
    }
    for error in background_errors() {
        check(&error);
    }
    check(&MissingFonts(vec!["STSong-Light".to_owned()]));
    check(&KeptValues(vec!["Country".to_owned()]));
    check(&Unsaid(vec!["company.name", "account.id"]));
    check(&OnPrint {
        text: "金帆".to_owned(),
        origin: crate::geometry::Point::default(),
    });
    let faults = background_errors().into_iter();
    for fault in faults
        .map(BackgroundFault::Unusable)
        .chain([BackgroundFault::Outside])
    {
        check(&TemplateError::Head {
            at: at(),
            fault: HeadFault::Background(fault),
        });
    }
}

#[test]
fn the_paper_of_a_letter() {
    check(&LetterError::Letterhead(LetterheadError::OnForm {
        letterhead: path(),
    }));
    for error in background_errors() {
        check(&LetterheadError::Unusable {
            letterhead: path(),
            error,
        });
    }
}

#[test]
fn the_places_of_a_form() {
    let many = (0..20).map(|number| number.to_string()).collect();
    for fault in [
        FormFault::NoBackground,
        FormFault::UnknownField {
            name: name(),
            nearest: None,
        },
        FormFault::UnknownField {
            name: name(),
            nearest: Some("company.name"),
        },
        FormFault::NoSuchForm {
            field: name(),
            given: name(),
            forms: &[],
        },
        FormFault::NoSuchForm {
            field: name(),
            given: name(),
            forms: &["year", "month"],
        },
        FormFault::MarkWithoutValue,
        FormFault::NoArea { lacking: "x" },
        FormFault::UnknownFormField {
            name: name(),
            known: Vec::new(),
        },
        FormFault::UnknownFormField {
            name: name(),
            known: many,
        },
        FormFault::OffSheet {
            name: name(),
            sheet: [210.0, 297.0],
        },
        FormFault::Meets {
            field: name(),
            other: name(),
        },
        FormFault::NotClear {
            field: name(),
            zone: name(),
        },
        FormFault::Changed {
            file: name(),
            now: name(),
        },
    ] {
        check(&TemplateError::Head {
            at: at(),
            fault: HeadFault::Form(fault),
        });
    }
    for name in ["contact.name", "extra.desk"] {
        check(&TemplateError::AbsentAtPlace {
            at: at(),
            name: name.to_owned(),
        });
    }
    for (wraps, field, size) in [(true, "company.name", 6.0), (false, "contact.email", 8.0)] {
        check(&LayoutError::PlaceTooSmall {
            at: at().into(),
            field: field.to_owned(),
            text: name(),
            by: Pt(1.0),
            text_size: Pt(size),
            wraps,
        });
    }
    check(&LayoutError::CodeOnPrint);
}
