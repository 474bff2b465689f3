//! Forms that were opened on the page, each in a private folder of its own under a safe name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::template::FormTemplate;
use crate::background::{Background, BackgroundError, pdf_of_text_document, sha256};
use crate::diagnostic::Source;
use crate::files::safe_stem;
use crate::serve::uploads::{NotKept, Uploads, written};
use crate::template::{Template, TemplateError};

/// Where the PDF lies that a text document was made into; no safe name begins with a dot.
const MADE: &str = ".made";
/// The longest ending of a file's name that is taken for one.
const LONGEST_ENDING: usize = 8;

/// A form's file.
pub(super) struct OpenForm {
    /// The folder that it lies in.
    pub(super) folder: PathBuf,
    /// Its name there, and in the template.
    pub(super) name: String,
    /// What is drawn in its stead, from the folder on: a text document would take LibreOffice seconds each time.
    drawn: Option<String>,
    /// Its SHA-256 in hexadecimal digits.
    pub(super) sha256: String,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// The forms by the numbers that the page knows them by.
#[derive(Default)]
pub(in crate::serve) struct Forms {
    open: Mutex<BTreeMap<String, Arc<OpenForm>>>,
}

/// Why a form is not opened.
pub(super) enum NotOpened {
    NotKept(NotKept),
    Unusable(BackgroundError),
}

impl Forms {
    /// Keeps a form that was dropped under a name, and gives its number.
    pub(super) fn open(
        &self,
        name: &str,
        bytes: &[u8],
        uploads: &Uploads,
    ) -> Result<(String, Arc<OpenForm>), NotOpened> {
        let failed = |_| NotOpened::NotKept(NotKept::Failed);
        let number = uploads.keep(bytes).map_err(NotOpened::NotKept)?;
        let kept = uploads.path(&number);
        let kept = kept.ok_or(NotOpened::NotKept(NotKept::Failed))?;
        let folder = uploads.folder().map_err(failed)?;
        match opened(name, bytes, &kept, folder.clone()) {
            Ok(form) => {
                let form = Arc::new(form);
                let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
                open.insert(number.clone(), form.clone());
                Ok((number, form))
            }
            Err(error) => {
                uploads.forget(&number);
                uploads.remove_folder(&folder);
                Err(error)
            }
        }
    }

    /// A form by its number.
    pub(super) fn get(&self, number: &str) -> Option<Arc<OpenForm>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(number).cloned()
    }
}

/// Reads a form that is kept, and gives it its own name in its folder.
fn opened(name: &str, bytes: &[u8], kept: &Path, folder: PathBuf) -> Result<OpenForm, NotOpened> {
    let failed = |_| NotOpened::NotKept(NotKept::Failed);
    let name = file_name(name);
    let path = folder.join(&name);
    // One file on the disk where the system has links.
    fs::hard_link(kept, &path)
        .or_else(|_| fs::copy(kept, &path).map(|_| ()))
        .map_err(failed)?;
    let made = pdf_of_text_document(&path).map_err(NotOpened::Unusable)?;
    let drawn = match made {
        Some(pdf) => {
            let within = format!("{MADE}/form.pdf");
            fs::create_dir(folder.join(MADE)).map_err(failed)?;
            written(&folder.join(&within), &pdf).map_err(failed)?;
            Some(within)
        }
        None => None,
    };
    let mut form = OpenForm {
        folder,
        name,
        drawn,
        sha256: sha256(bytes),
        pages: 1,
    };
    match form.sheet(None) {
        Ok(_) => {}
        Err(BackgroundError::SeveralPages { count }) => form.pages = count,
        Err(error) => return Err(NotOpened::Unusable(error)),
    }
    Ok(form)
}

impl OpenForm {
    /// The file that is drawn, from the folder on.
    fn drawn(&self) -> &str {
        self.drawn.as_deref().unwrap_or(&self.name)
    }

    /// Has a template name this form, as it is saved.
    pub(super) fn name_in(&self, template: &mut FormTemplate) {
        let head = &mut template.head;
        head.insert("background".to_owned(), self.name.clone().into());
        head.insert("background_sha256".to_owned(), self.sha256.clone().into());
    }

    /// The template as it is drawn here.
    pub(super) fn to_draw(&self, template: &FormTemplate) -> FormTemplate {
        let mut template = template.clone();
        self.name_in(&mut template);
        if self.drawn.is_some() {
            let drawn = self.drawn().to_owned();
            template.head.insert("background".to_owned(), drawn.into());
            template.head.remove("background_sha256");
        }
        template
    }

    /// A template that is drawn on it here, ready to be filled.
    pub(super) fn template(&self, text: String) -> Result<Template, TemplateError> {
        let source = Source::new(self.template_name(), text);
        Template::from_source(source, Some(self.folder.clone()))
    }

    /// A page of it.
    pub(super) fn sheet(&self, page: Option<u16>) -> Result<Background, BackgroundError> {
        let path = self.folder.join(self.drawn());
        Background::read(&path, page.map(usize::from), &[])
    }

    /// The name without its ending.
    pub(super) fn stem(&self) -> &str {
        parts(&self.name).0
    }

    /// What the template's file is called: in quotes, on a command line, it is a name and nothing that a shell reads in it.
    pub(super) fn template_name(&self) -> String {
        let stem = match parts(&self.name) {
            // The form itself must not be written over.
            (_, Some(ending)) if ending.eq_ignore_ascii_case("toml") => &self.name,
            (stem, _) => stem,
        };
        format!("{}.toml", stem.replace(['$', '`', '!', '%', '\''], "_"))
    }
}

/// A file name made of one that somebody else gave: its last part, and nothing in it that a system reads as a path.
fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    match parts(last) {
        (stem, Some(ending)) => format!("{}.{ending}", stem_of(stem)),
        (stem, None) => stem_of(stem),
    }
}

fn stem_of(given: &str) -> String {
    let mut stem = given.to_owned();
    while stem.contains("..") {
        stem = stem.replace("..", ".");
    }
    safe_stem(&stem)
}

/// A name's stem, and its ending where it has one.
fn parts(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !ending.is_empty()
                && ending.len() <= LONGEST_ENDING
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (stem, Some(ending))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Component, Path};

    #[test]
    fn a_name_is_one_part_of_a_path_whatever_was_given() {
        for (given, name) in [
            ("form.pdf", "form.pdf"),
            ("申請 表格 (1).PDF", "申請 表格 (1).PDF"),
            ("../../etc/passwd", "passwd"),
            ("/etc/passwd.pdf", "passwd.pdf"),
            ("C:\\forms\\a.docx", "a.docx"),
            ("..", "letter"),
            ("...pdf", "letter.pdf"),
            (".made", "letter.made"),
            ("", "letter"),
            ("a..b.....pdf", "a.b.pdf"),
            ("a....b.pdf", "a.b.pdf"),
            ("CON.pdf", "_CON.pdf"),
            ("a\u{0}b\n.pdf", "ab.pdf"),
            ("a.b/c:d.pdf", "c：d.pdf"),
            ("form.p df", "form.p df"),
        ] {
            let made = file_name(given);
            assert_eq!(made, name, "{given:?}");
            let parts: Vec<_> = Path::new(&made).components().collect();
            assert!(matches!(parts.as_slice(), [Component::Normal(_)]), "{made}");
        }
    }

    #[test]
    fn a_form_lies_in_a_folder_of_its_own_and_a_broken_one_is_none() {
        let (forms, uploads) = (Forms::default(), Uploads::new().unwrap());
        let pixels = image::GrayImage::from_pixel(210, 297, image::Luma([255]));
        let mut png = std::io::Cursor::new(Vec::new());
        pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let png = png.into_inner();
        let Ok((number, form)) = forms.open("../../form.png", &png, &uploads) else {
            panic!("not opened");
        };
        assert_eq!((form.name.as_str(), form.pages), ("form.png", 1));
        assert_eq!(form.template_name(), "form.toml");
        let Ok((_, other)) = forms.open("form.toml", &png, &uploads) else {
            panic!("not opened");
        };
        assert_eq!(other.template_name(), "form.toml.toml");
        let Ok((_, hostile)) = forms.open("$(rm x) `y` !1 %z%.png", &png, &uploads) else {
            panic!("not opened");
        };
        assert_eq!(hostile.template_name(), "_(rm x) _y_ _1 _z_.toml");
        assert_eq!(fs::read(form.folder.join("form.png")).unwrap(), png);
        let sheet = form.sheet(None).unwrap();
        assert_eq!(sheet.sha256(), form.sha256);
        assert!(forms.get(&number).is_some() && forms.get("../form.png").is_none());
        for (name, bytes) in [
            ("form.pdf", &b"%PDF-1.7\n"[..]),
            ("form.pdf", b""),
            ("form.png", &png[..40]),
            ("form.exe", b"MZ"),
        ] {
            let opened = forms.open(name, bytes, &uploads);
            assert!(matches!(opened, Err(NotOpened::Unusable(_))), "{name}");
        }
    }
}
