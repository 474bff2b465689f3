//! The client's letter, with which scans of it are compared.

use std::path::Path;
use std::sync::Arc;

use crate::application::{Application, LetterLanguage};
use crate::cli::args::ScanArgs;
use crate::cli::commands::letter::letter_template;
use crate::cli::failure::Failure;
use crate::cli::record::{folder, source};
use crate::diagnostic::Diagnostic;
use crate::font::FontSet;
use crate::geometry::Dpi;
use crate::intake::{ReadOptions, read};
use crate::layout::LayoutScratch;
use crate::letter::{Letter, letter};
use crate::message::{Explain, Ui};
use crate::page::HandKind;
use crate::scan::{HandPlace, LetterSight, Limits, Scan};
use crate::template::Template;

/// The letter as `gonghan letter` makes it from a record, ready to be compared with.
pub(super) fn letter_sight(record: &Path, args: &ScanArgs) -> Result<Arc<LetterSight>, Failure> {
    let mut application = self::record(record)?;
    if let Some(lang) = &args.lang {
        application.letter.lang = Some(lang.parse::<LetterLanguage>()?);
        application.letter.template = None;
    }
    let template = match &args.template {
        Some(name) => letter_template(name)?,
        None => Template::for_application(&application, folder(record))?,
    };
    let (mut fonts, mut scratch) = (FontSet::embedded(), LayoutScratch::default());
    let letter = letter(&application, &template, &mut fonts, &mut scratch)?;
    Ok(Arc::new(sight(&letter)?))
}

/// The client's record, whatever a check would say of it now.
pub(super) fn record(path: &Path) -> Result<Application, Failure> {
    let options = ReadOptions {
        // The letter is made and stamped: whether its ID is usual is no longer the question.
        allow_unusual_id: true,
    };
    Ok(read(&source(path)?, &options).application()?)
}

fn sight(letter: &Letter) -> Result<LetterSight, Failure> {
    // Enough for what is looked for at a tenth of it.
    let dpi = Dpi::new(150).unwrap_or(Dpi::PRINT);
    let page = Scan::open(letter.png(dpi)?, Limits::default())?
        .page(1)?
        .picture;
    let places = letter.page.by_hand().map(|place| {
        let (left, top) = (place.origin.x.to_mm().0, place.origin.y.to_mm().0);
        let (width, height) = (place.size.width.to_mm().0, place.size.height.to_mm().0);
        match place.kind {
            HandKind::Seal => HandPlace::Seal {
                centre: [left + width / 2.0, top + height / 2.0],
            },
            HandKind::Signature => HandPlace::Signature {
                left,
                right: left + width,
                line: top + height,
            },
        }
    });
    let em = letter.page.text_size.to_mm().0;
    Ok(LetterSight::new(&page, places.collect(), em))
}

/// A letter is to be looked at whose client is not named.
pub(super) struct NoClient;

impl Explain for NoClient {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![
            Diagnostic::warning(
                "scan-no-client",
                ui.pick(
                    "seal and signature are not looked for: whose letter it is was not said",
                    "未检查印章和签名：没有指明是哪个客户的公函",
                ),
            )
            .hint(ui.pick(
                "name the record: --client client.toml",
                "请指明资料：--client client.toml",
            )),
        ]
    }
}
