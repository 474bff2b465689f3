//! From a record to blocks of text: Tera fills, Markdown is read, fenced blocks become tables and signature lines.

mod builtin;
mod chinese_name;
mod context;
mod document;
mod error;
mod escape;
mod fence;
mod fill;
mod filters;
mod form;
mod front_matter;
mod head_fault;
mod image;
mod markdown;
mod near;
mod origin;
mod paper;
mod plain_filters;
mod rules;
mod scan;
mod source;
mod tera_report;
#[cfg(test)]
mod tests;

pub use document::{Block, Document, Edge, FieldRow, Inline, Sheet, SignatureLine, plain_text};
pub use error::{
    BlockFault, EndlessKind, FilterFault, ImageFault, MarkupKind, SyntaxFault, TemplateError,
};
pub use form::{ClearZone, Content, Fit, FormFault, FormPlace, Mark, Placed, Slot, value_forms};
pub use head_fault::{BackgroundFault, HeadFault, OutOfRange};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tera::Tera;

use crate::application::field::FIELDS;
use crate::application::{Application, LetterLanguage};
use crate::background::Background;
use crate::diagnostic::{Location, Source};
use crate::template::front_matter::FrontMatter;
use crate::template::head_fault::Refusal;

/// A letter's wording and look, ready to be filled.
pub struct Template {
    head: FrontMatter,
    files: fill::Files,
    folder: Option<PathBuf>,
    tera: Tera,
    words: Arc<BTreeSet<char>>,
    background: Option<Arc<Background>>,
    places: Vec<FormPlace>,
    clear: Vec<ClearZone>,
}

/// Fields without which no application is known, and that a form has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid(pub Vec<&'static str>);

/// A built-in template as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSummary {
    /// By which it is asked for.
    pub name: &'static str,
    /// The letter's title.
    pub title: String,
    /// What it is for.
    pub description: String,
}

impl Template {
    /// The template that a record asks for: by name or path, by language, or else by the company's place. A path is taken
    /// from `folder`, in which the record lies.
    ///
    /// # Errors
    /// There is no such template, or it can't be read.
    pub fn for_application(
        application: &Application,
        folder: &Path,
    ) -> Result<Template, TemplateError> {
        match &application.letter.template {
            Some(name) if is_path(name.as_str()) => {
                Template::from_file(&folder.join(name.as_str()))
            }
            Some(name) => Template::builtin(name.as_str()),
            None => Template::builtin(Template::language_for(application).tag()),
        }
    }

    /// The language that a record's letter is written in.
    #[must_use]
    pub fn language_for(application: &Application) -> LetterLanguage {
        let place = application.company.country;
        application
            .letter
            .lang
            .unwrap_or_else(|| builtin::language_of(place))
    }

    /// A built-in template by its name, or a template file by its path.
    ///
    /// # Errors
    /// There is neither, or the file is no template.
    pub fn named(name: &str) -> Result<Template, TemplateError> {
        if is_path(name) {
            Template::from_file(Path::new(name))
        } else {
            Template::builtin(name)
        }
    }

    /// A template that comes with the program.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn builtin(name: &str) -> Result<Template, TemplateError> {
        Template::from_source(builtin_source(name)?, None)
    }

    /// A template of the user's own; the files that it includes lie beside it.
    ///
    /// # Errors
    /// The file can't be read or is no template.
    pub fn from_file(path: &Path) -> Result<Template, TemplateError> {
        Template::from_source(source::read(path)?, Some(folder_of(path).to_owned()))
    }

    /// A form's template to be looked at: with the places that are in each other's way, and on a form that was changed.
    ///
    /// # Errors
    /// The file can't be read or is no template.
    pub fn to_be_corrected(path: &Path) -> Result<Template, TemplateError> {
        Template::source_to_be_corrected(source::read(path)?, Some(folder_of(path).to_owned()))
    }

    /// A form's template in memory, to be looked at; `folder` is where the form lies.
    ///
    /// # Errors
    /// The text is no template.
    pub fn source_to_be_corrected(
        source: Source,
        folder: Option<PathBuf>,
    ) -> Result<Template, TemplateError> {
        Template::load(source, folder, Places::AsWritten)
    }

    /// A template in memory; `folder` is where the files that it includes lie.
    ///
    /// # Errors
    /// The text is no template.
    pub fn from_source(source: Source, folder: Option<PathBuf>) -> Result<Template, TemplateError> {
        Template::load(source, folder, Places::Possible)
    }

    fn load(
        source: Source,
        folder: Option<PathBuf>,
        wanted: Places,
    ) -> Result<Template, TemplateError> {
        let main = Arc::new(source);
        let Some((head_span, _)) = front_matter::split(&main) else {
            return Err(TemplateError::NoHead {
                at: Location::whole(main),
            });
        };
        let refused = |Refusal { span, fault }| TemplateError::Head {
            at: Location::at(
                main.clone(),
                head_span.start + span.start..head_span.start + span.end,
            ),
            fault,
        };
        let mut head = front_matter::read(&main.text[head_span.clone()]).map_err(refused)?;
        let background = paper::read(&head, folder.as_deref(), wanted).map_err(refused)?;
        let form = form::Form {
            background: background.as_deref(),
            text_size: head.sheet.text_size,
            wanted,
            source: &main,
            head_start: head_span.start,
        };
        let (places, clear) = form::read(&form, &head.places, &head.clear).map_err(refused)?;
        if let Some(background) = &background {
            head.sheet.size = background.size();
        }
        let files = source::with_includes(main, folder.as_deref())?;
        rules::check(&files)?;
        let mut tera = Tera::new();
        // Whatever a template file is called, values in it are values.
        tera.autoescape_on([""]);
        tera.set_escape_fn(escape::write_inert);
        filters::register(&mut tera, head.language);
        plain_filters::register(&mut tera);
        let texts = files
            .iter()
            .map(|(name, source)| (name.clone(), source::body(source)));
        tera.add_raw_templates(texts)
            .map_err(|error| fill::explain(&error, &files))?;
        let words = files.iter().flat_map(|(_, source)| source.text.chars());
        Ok(Template {
            words: Arc::new(words.collect()),
            head,
            files,
            folder,
            tera,
            background,
            places,
            clear,
        })
    }

    /// The letter's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// Its paper and type.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.head.sheet
    }

    /// The form or letterhead that it is printed on.
    #[must_use]
    pub fn background(&self) -> Option<&Background> {
        self.background.as_deref()
    }

    /// What a form lacks a place for that has to be on it; nothing of a letter of words.
    #[must_use]
    pub fn unsaid(&self) -> Option<Unsaid> {
        let said = self.fields();
        let unsaid: Vec<&'static str> = ["company.name", "account.id"]
            .into_iter()
            .filter(|field| !said.contains(field))
            .collect();
        (self.background.is_some() && !unsaid.is_empty()).then_some(Unsaid(unsaid))
    }

    /// The places of a form's fields.
    #[must_use]
    pub fn places(&self) -> &[FormPlace] {
        &self.places
    }

    /// The parts of a form that stay clear.
    #[must_use]
    pub fn clear(&self) -> &[ClearZone] {
        &self.clear
    }

    /// The language of its words.
    #[must_use]
    pub fn language(&self) -> LetterLanguage {
        self.head.language
    }

    /// Its own text and those of the files that it includes.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, source)| source.text.as_str())
    }

    /// The dotted names of the fields that the template mentions, in the order of the list of fields.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static str> {
        FIELDS
            .iter()
            .map(|field| field.name)
            .filter(|name| {
                self.places.iter().any(|place| place.field == *name)
                    || self
                        .files
                        .iter()
                        .any(|(_, source)| mentions(&source.text, name))
            })
            .collect()
    }

    /// Fills the template with a record.
    ///
    /// # Errors
    /// A field is unknown or absent, or the filled text has something that a letter has no form for.
    pub fn fill(&self, application: &Application) -> Result<Document, TemplateError> {
        let filled = fill::render(&self.tera, &self.files, application)?;
        let origin = origin::Origin::new(&self.files, &filled);
        let place = application.company.country.glyph_region();
        let text_region = builtin::text_region(self.head.language, place);
        Ok(Document {
            title: self.head.title.clone(),
            language: self.head.language,
            value_region: place.unwrap_or(text_region),
            text_region,
            sheet: self.head.sheet.clone(),
            blocks: markdown::blocks(&filled, self.folder.as_deref(), &origin)?,
            words: self.words.clone(),
            code: None,
            background: self.background.clone(),
            placed: form::placed(&self.places, application, self.head.language.first())?,
            clear: self.clear.clone(),
        })
    }
}

/// The built-in templates in the order in which they are listed.
///
/// # Errors
/// A built-in template can't be read, which its tests rule out.
pub fn builtin_templates() -> Result<Vec<TemplateSummary>, TemplateError> {
    builtin::all()
        .map(|(name, _)| {
            let template = Template::builtin(name)?;
            Ok(TemplateSummary {
                name,
                title: template.head.title,
                description: template.head.description,
            })
        })
        .collect()
}

/// Whether a name is that of a built-in email rather than of a letter.
#[must_use]
pub fn is_mail(name: &str) -> bool {
    builtin::MAILS.iter().any(|(known, _)| *known == name)
}

/// The text of a built-in template, as it is shown and exported.
///
/// # Errors
/// There is none of this name.
pub fn builtin_source(name: &str) -> Result<Source, TemplateError> {
    builtin::all()
        .find(|(known, _)| *known == name)
        .map(|(known, text)| Source::new(format!("{known}.md"), text))
        .ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> TemplateError {
    let names: Vec<&str> = builtin::all().map(|(known, _)| known).collect();
    TemplateError::Unknown {
        name: name.to_owned(),
        nearest: near::nearest(name, &names),
    }
}

/// Which places of a form are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Places {
    /// Those that a letter can be made with.
    Possible,
    /// All of them, to be looked at and corrected.
    AsWritten,
}

/// The folder that a file lies in, which its template's other files are found from.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Whether a template is asked for by its path: no built-in one has a dot or a slash in its name.
pub(crate) fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

/// Whether a text has a dotted name as a word of its own.
fn mentions(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    text.match_indices(name).any(|(start, _)| {
        !text[..start].ends_with(is_part) && !text[start + name.len()..].starts_with(is_part)
    })
}
