//! What must hold for every fault that is put into words.

mod batch;
mod check;
mod form;
mod mail;
mod record;
mod scan;

use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;

use super::{Explain, Ui};
use crate::application::ChoiceError;
use crate::background::PictureError;
use crate::diagnostic::{Diagnostic, Location, Source};
use crate::files::FilesError;
use crate::font::{FontError, FontWarning, MissingGlyph};
use crate::geometry::Pt;
use crate::layout::LayoutError;
use crate::letter::LetterError;
use crate::render::RenderError;
use crate::template::{
    BlockFault, EndlessKind, FilterFault, HeadFault, ImageFault, MarkupKind, OutOfRange,
    SyntaxFault, TemplateError,
};

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Both languages say the same of the same place, each in its own words and in the agreed form.
fn check(fault: &dyn Explain) {
    let (english, chinese) = (fault.explain(Ui::En), fault.explain(Ui::Zh));
    assert_eq!(english.len(), chinese.len());
    assert!(!english.is_empty());
    for (en, zh) in english.iter().zip(&chinese) {
        assert_eq!(en.name, zh.name);
        assert!(is_kebab_case(en.name), "{}", en.name);
        assert_eq!(en.location, zh.location, "{}", en.name);
        assert_eq!(en.hints.len(), zh.hints.len(), "{}", en.name);
        assert!(!en.hints.is_empty(), "{} does not say what to do", en.name);
        assert_ne!(en.title, zh.title, "{}", en.name);
        for finding in [en, zh] {
            assert!(!finding.title.trim_ascii().is_empty(), "{}", en.name);
            assert!(!finding.title.contains('\n'), "{}", en.name);
            assert!(!finding.title.ends_with(['.', '。']), "{}", finding.title);
        }
        assert!(
            !en.title.starts_with(char::is_uppercase)
                || ["U+", "JSON"].iter().any(|name| en.title.starts_with(name)),
            "{}",
            en.title
        );
        assert!(said_in(zh).all(|text| text.contains(is_han)), "{zh:?}");
        assert!(
            !en.hints.iter().any(|hint| hint.contains('，')),
            "{:?}",
            en.hints
        );
    }
}

fn said_in(finding: &Diagnostic) -> impl Iterator<Item = &String> {
    std::iter::once(&finding.title).chain(&finding.hints)
}

fn is_kebab_case(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn at() -> Location {
    let source = Source::new("letter.md", "{{ x }}\n");
    Location::at(Arc::new(source), 3..4)
}

fn path() -> PathBuf {
    PathBuf::from("out")
}

fn name() -> String {
    "x".to_owned()
}

fn template_with(make: impl Fn(Location) -> TemplateError) {
    check(&make(at()));
}

#[test]
fn files() {
    for kind in [
        ErrorKind::NotFound,
        ErrorKind::StorageFull,
        ErrorKind::InvalidFilename,
    ] {
        let source = || Error::from(kind);
        check(&FilesError::Folder {
            path: path(),
            source: source(),
        });
        check(&FilesError::Unwritable {
            path: path(),
            source: source(),
        });
    }
    check(&FilesError::NotOurs { path: path() });
    check(&FilesError::IsFolder { path: path() });
}

#[test]
fn fonts_layout_and_drawing() {
    let missing = |text: &str, fields: &[&str]| MissingGlyph {
        text: text.to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
    };
    for kind in [ErrorKind::NotFound, ErrorKind::NotADirectory] {
        check(&FontError::Unreadable {
            path: path(),
            source: kind.into(),
        });
    }
    check(&FontError::NoFontInFolder { folder: path() });
    check(&FontError::Damaged { path: path() });
    check(&FontError::TooLarge {
        path: path(),
        bytes: 2,
        limit: 1,
    });
    for known in [vec![], vec![name()]] {
        check(&FontError::UnknownFamily {
            family: name(),
            known,
        });
    }
    for missing in [
        vec![missing("𪚥", &["company.name"])],
        vec![missing("a", &[]), missing("b", &["x", "y"])],
    ] {
        check(&FontError::NoGlyph { missing });
    }
    check(&FontError::Uncuttable {
        face: name(),
        reason: name(),
    });
    check(&FontWarning::TrickyFace {
        file: path(),
        family: name(),
    });
    check(&FontWarning::WeightReplaced {
        family: name(),
        asked: 700,
        used: 400,
    });

    let font = || FontError::Damaged { path: path() };
    let (by, text_size) = (Pt(10.0), Pt(9.0));
    check(&LayoutError::Font(font()));
    for on_paper in [None, Some(by)] {
        check(&LayoutError::TooTall {
            by,
            text_size,
            on_paper,
        });
    }
    check(&LayoutError::TooWide {
        text: name(),
        by,
        text_size,
    });
    check(&RenderError::Font(font()));
    check(&RenderError::Pdf(name()));
    check(&RenderError::Encoding(name()));
    check(&RenderError::TooLarge {
        width: 1,
        height: 2,
    });
    check(&LetterError::Layout(LayoutError::TooTall {
        by,
        text_size,
        on_paper: None,
    }));
    check(&LetterError::Render(RenderError::Pdf(name())));
    check(&LetterError::Template(TemplateError::NotUtf8 {
        path: path(),
    }));
}

#[test]
fn templates() {
    for nearest in [None, Some("zh-Hans")] {
        check(&TemplateError::Unknown {
            name: name(),
            nearest,
        });
        template_with(|at| TemplateError::Tag {
            at,
            name: name(),
            nearest,
        });
    }
    for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied] {
        check(&TemplateError::Unreadable {
            path: path(),
            source: kind.into(),
        });
    }
    check(&TemplateError::TooLarge {
        path: path(),
        limit: 1024,
    });
    check(&TemplateError::NotUtf8 { path: path() });
    template_with(|at| TemplateError::NoHead { at });
    template_with(|at| TemplateError::ReservedCharacter { at });
    for (name, nearest) in [
        ("x", None),
        ("公司名称", Some("company.name")),
        ("company.nmae", None),
    ] {
        template_with(|at| TemplateError::UnknownField {
            at,
            name: name.to_owned(),
            nearest,
        });
    }
    template_with(|at| TemplateError::AbsentField {
        at,
        name: "contact.name".to_owned(),
    });
    for at in [None, Some(at())] {
        check(&TemplateError::Render { at, reason: name() });
    }
    template_with(|at| TemplateError::Include { at, name: name() });
}

#[test]
fn heads_of_templates() {
    for fault in [
        HeadFault::UnknownKey {
            key: name(),
            nearest: None,
        },
        HeadFault::UnknownKey {
            key: name(),
            nearest: Some("title"),
        },
        HeadFault::MissingKey {
            key: name(),
            example: "1",
        },
        HeadFault::WrongType {
            key: "size",
            example: "11",
        },
        HeadFault::Choice {
            key: "page",
            error: ChoiceError {
                given: name(),
                choices: &["A4"],
                nearest: None,
            },
        },
        HeadFault::Syntax { reason: name() },
    ] {
        check(&TemplateError::Head { at: at(), fault });
    }
    for key in ["margins", "size", "min_size", "leading", "indent", "width"] {
        let number = OutOfRange {
            key,
            given: 1.0,
            least: 2.0,
            most: 3.0,
        };
        template_with(|at| TemplateError::Head {
            at,
            fault: HeadFault::OutOfRange(number.clone()),
        });
    }
}

#[test]
fn tags_and_loops_of_templates() {
    for fault in [
        SyntaxFault::UnclosedBraces,
        SyntaxFault::UnclosedTag {
            tag: "if".to_owned(),
        },
        SyntaxFault::WrongEnd {
            end: name(),
            open: None,
        },
        SyntaxFault::WrongEnd {
            end: name(),
            open: Some(name()),
        },
        SyntaxFault::UnclosedText,
        SyntaxFault::UnexpectedEnd,
        SyntaxFault::UnexpectedCharacter,
        SyntaxFault::UnknownFilter { name: name() },
        SyntaxFault::UnknownTest { name: name() },
        SyntaxFault::UnknownFunction { name: name() },
        SyntaxFault::Other { reason: name() },
    ] {
        template_with(|at| TemplateError::Syntax {
            at,
            fault: fault.clone(),
        });
    }
    for fault in [
        FilterFault::NotADate { given: name() },
        FilterFault::UnknownForm { given: name() },
        FilterFault::NotAPlace { given: name() },
        FilterFault::UnknownLanguage { given: name() },
    ] {
        template_with(|at| TemplateError::Filter {
            at,
            fault: fault.clone(),
        });
    }
    for kind in [
        EndlessKind::Text { limit: 1024 },
        EndlessKind::LoopInLoop,
        EndlessKind::GrowingVariable,
        EndlessKind::TooDeep { limit: 1 },
        EndlessKind::Includes { limit: 1 },
        EndlessKind::Itself {
            chain: vec![name()],
        },
    ] {
        for at in [None, Some(at())] {
            check(&TemplateError::Endless {
                at,
                kind: kind.clone(),
            });
        }
    }
}

#[test]
fn markdown_and_blocks_of_templates() {
    for kind in [
        MarkupKind::Html,
        MarkupKind::Italic,
        MarkupKind::NestedBold,
        MarkupKind::Code,
        MarkupKind::Link,
        MarkupKind::Quote,
        MarkupKind::Other,
    ] {
        template_with(|at| TemplateError::Markup {
            at,
            kind,
            text: name(),
        });
    }
    for fault in [
        BlockFault::Unknown {
            name: name(),
            nearest: None,
        },
        BlockFault::Unknown {
            name: String::new(),
            nearest: Some("seal"),
        },
        BlockFault::Line {
            block: "fields",
            line: name(),
        },
        BlockFault::Line {
            block: "signature",
            line: name(),
        },
        BlockFault::Line {
            block: "image",
            line: name(),
        },
        BlockFault::Empty { block: "seal" },
    ] {
        template_with(|at| TemplateError::Block {
            at,
            fault: fault.clone(),
        });
    }
    let image = |fault| {
        check(&TemplateError::Image {
            at: at(),
            name: name(),
            fault,
        })
    };
    image(ImageFault::Outside);
    image(ImageFault::Unreadable(ErrorKind::NotFound.into()));
    image(ImageFault::Unusable(PictureError::TooLarge { side: 1 }));
    image(ImageFault::Unusable(PictureError::Damaged {
        reason: name(),
    }));
}
