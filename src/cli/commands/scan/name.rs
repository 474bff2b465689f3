//! The company's name on a page, read by tesseract.

use super::client::record;
use crate::application::GlyphRegion;
use crate::cli::args::ScanArgs;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::scan::{NameRead, ReadingError, Tesseract, name_in};

/// Reads names, where that is asked for and can be done.
pub(super) struct NameReader {
    tesseract: Tesseract,
    name: String,
    is_simplified: bool,
}

impl NameReader {
    /// None where it was not asked for, or where there is no tesseract, which is told.
    pub(super) fn new(args: &ScanArgs, terminal: &Terminal) -> Result<Option<NameReader>, Failure> {
        let (true, Some(client)) = (args.read_name, &args.client) else {
            return Ok(None);
        };
        let application = record(client)?;
        match Tesseract::find() {
            Ok(tesseract) => Ok(Some(NameReader {
                tesseract,
                name: application.company.name.as_str().to_owned(),
                is_simplified: !matches!(
                    application.company.country.glyph_region(),
                    Some(GlyphRegion::HongKong | GlyphRegion::Taiwan)
                ),
            })),
            Err(error) => {
                terminal.warn(&error)?;
                Ok(None)
            }
        }
    }

    /// What a finished picture says.
    pub(super) fn read(&self, picture: &[u8]) -> Result<NameRead, ReadingError> {
        let text = self
            .tesseract
            .read(picture, &self.name, self.is_simplified)?;
        Ok(name_in(&text, &self.name))
    }

    /// As the record has it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}
