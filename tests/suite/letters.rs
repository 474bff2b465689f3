//! Records and letters to test with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gonghan::application::Application;
use gonghan::diagnostic::Source;
use gonghan::font::FontSet;
use gonghan::intake::{ReadOptions, parse_record, read_record};
use gonghan::layout::LayoutScratch;
use gonghan::letter::{Letter, LetterError, letter};
use gonghan::template::Template;

pub(crate) const TEMPLATES: [&str; 6] = ["zh-Hans", "zh-Hant", "en", "ja", "ko", "zh-en"];

pub(crate) const EXAMPLES: [&str; 7] = [
    "canada",
    "hong-kong",
    "japan",
    "korea",
    "minimal",
    "thailand",
    "united-arab-emirates",
];

pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A record with a name and nothing else that is not needed.
pub(crate) fn named(name: &str, country: &str) -> Application {
    filled(&[("company.name", name), ("company.country", country)])
}

/// A record with some fields of one's own; those that are needed are filled in.
pub(crate) fn filled(fields: &[(&str, &str)]) -> Application {
    let mut record = serde_json::json!({
        "company": {"name": "Golden Sail Example Ltd", "country": "HK"},
        "account": {"id": "gh_3f2a9c81d07e"},
        "letter": {"signatory": "CHAN Tai Man"},
    });
    for (name, value) in fields {
        let (section, key) = name.split_once('.').unwrap();
        record[section][key] = (*value).into();
    }
    let source = Source::new("client.json", record.to_string());
    parse_record(&Arc::new(source), &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn example(name: &str) -> Application {
    let path = project("examples").join(name).with_extension("toml");
    read_record(&path, &ReadOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The letter of a record by one of the built-in templates.
pub(crate) fn by_template(application: &Application, template: &str) -> Letter {
    let template = Template::builtin(template).unwrap();
    with(application, &template, &mut FontSet::embedded()).unwrap_or_else(|error| panic!("{error}"))
}

/// The letter of a record by the template that it gets by itself.
pub(crate) fn by_itself(application: &Application) -> Letter {
    let template = Template::for_application(application, Path::new("")).unwrap();
    with(application, &template, &mut FontSet::embedded()).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn with(
    application: &Application,
    template: &Template,
    fonts: &mut FontSet,
) -> Result<Letter, LetterError> {
    letter(application, template, fonts, &mut LayoutScratch::default())
}

/// A template of one's own, as if it lay in the folder of the test fonts.
pub(crate) fn template(body: &str) -> Template {
    template_with_head("", body)
}

pub(crate) fn template_with_head(head: &str, body: &str) -> Template {
    let source = Source::new(
        "letter.md",
        format!("+++\ntitle = \"Test\"\nlanguage = \"zh-Hans\"\n{head}\n+++\n\n{body}\n"),
    );
    Template::from_source(source, Some(project("tests/fonts")))
        .unwrap_or_else(|error| panic!("{error}"))
}

/// A folder that holds some of the small test fonts.
pub(crate) fn font_folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        std::fs::copy(project("tests/fonts").join(file), folder.path().join(file)).unwrap();
    }
    folder
}

/// A line of a page as it is read: where it begins, on which baseline, and its text.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) left: f32,
    pub(crate) baseline: f32,
    pub(crate) text: String,
}

/// The lines of a page in the order in which they are drawn.
pub(crate) fn lines(letter: &Letter) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in letter.page.glyph_runs() {
        match lines.last_mut() {
            Some(line) if (line.baseline - run.origin.y.0).abs() < 0.1 => {
                line.text.push_str(&run.text);
            }
            _ => lines.push(Line {
                left: run.origin.x.0,
                baseline: run.origin.y.0,
                text: run.text.clone(),
            }),
        }
    }
    lines
}
