//! A company's own paper under a letter.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::application::Application;
use crate::background::{Background, BackgroundError};
use crate::template::Document;

/// The papers that letters were printed on so far, each read once.
#[derive(Debug, Default)]
pub struct Letterheads {
    read: HashMap<PathBuf, Arc<Background>>,
}

/// Why a letter can't be printed on a company's paper.
#[derive(Debug)]
#[non_exhaustive]
pub enum LetterheadError {
    /// The letter is a form, which is printed as it was downloaded.
    OnForm {
        /// The paper.
        letterhead: PathBuf,
    },
    /// The paper can't be used.
    Unusable {
        /// The paper.
        letterhead: PathBuf,
        /// What is wrong with it.
        error: BackgroundError,
    },
}

impl Letterheads {
    /// The letter on the paper that its record names, from `folder` on; as it is where the record names none.
    pub(super) fn under(
        &mut self,
        document: Document,
        application: &Application,
        folder: &Path,
    ) -> Result<Document, LetterheadError> {
        let Some(name) = &application.letter.letterhead else {
            return Ok(document);
        };
        let letterhead = folder.join(name.as_str());
        if document.background.is_some() {
            return Err(LetterheadError::OnForm { letterhead });
        }
        let unusable = |error| LetterheadError::Unusable {
            letterhead: letterhead.clone(),
            error,
        };
        let paper = match self.read.get(&letterhead) {
            Some(paper) => paper.clone(),
            None => {
                let paper = Background::read(&letterhead, None, &[]).map_err(unusable)?;
                let paper = Arc::new(paper);
                self.read.insert(letterhead.clone(), paper.clone());
                paper
            }
        };
        document
            .on_letterhead(paper)
            .map_err(|error| unusable(error.into()))
    }
}
