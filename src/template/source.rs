//! A template's text, and the files that it includes.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Location, Source};
use crate::template::error::TemplateError;
use crate::template::scan::{TagKind, TokenKind, tags};
use crate::template::{escape, front_matter, image};

/// The largest template file, in bytes.
const LARGEST: u64 = 256 * 1024;
/// The most files that one template includes.
const MOST_FILES: usize = 32;

/// Reads a template file.
pub(super) fn read(path: &Path) -> Result<Source, TemplateError> {
    let unreadable = |source| TemplateError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(TemplateError::TooLarge {
            path: path.to_owned(),
            limit: LARGEST,
        });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| TemplateError::NotUtf8 {
        path: path.to_owned(),
    })?;
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    Ok(Source::new(path.display().to_string(), text))
}

/// The text without its head, line for line: the head is replaced by as many empty lines, so that places stay right.
pub(super) fn body(source: &Source) -> String {
    let start = front_matter::split(source).map_or(0, |(_, body)| body.start);
    // Tera's places are bytes, so every byte of the head but its line ends becomes a space.
    let mut body: String = source.text[..start]
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
        .collect();
    body.push_str(&source.text[start..]);
    body
}

/// The template and every file that it includes, each once; all of them lie in `folder` or below it.
pub(super) fn with_includes(
    main: Arc<Source>,
    folder: Option<&Path>,
) -> Result<Vec<(String, Arc<Source>)>, TemplateError> {
    let mut files = vec![(main.name.clone(), main)];
    let mut next = 0;
    while let Some((_, source)) = files.get(next).cloned() {
        next += 1;
        if source.text.contains(escape::is_stand_in) {
            let start = source.text.find(escape::is_stand_in).unwrap_or(0);
            let length = source.text[start..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            let at = Location::at(source.clone(), start..start + length);
            return Err(TemplateError::ReservedCharacter { at });
        }
        for (span, name) in included_names(&source.text) {
            if files.iter().any(|(known, _)| known == name) {
                continue;
            }
            let refuse = || TemplateError::Include {
                at: Location::at(source.clone(), span.clone()),
                name: name.to_owned(),
            };
            let path = image::beside(folder, name).ok_or_else(refuse)?;
            if !path.is_file() || files.len() > MOST_FILES {
                return Err(refuse());
            }
            files.push((name.to_owned(), Arc::new(read(&path)?)));
        }
    }
    Ok(files)
}

/// The file names in `{% include "…" %}` and `{% extends "…" %}`, with their places.
pub(super) fn included_names(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut names = Vec::new();
    for tag in tags(text) {
        let [word, name, ..] = tag.tokens.as_slice() else {
            continue;
        };
        let is_include = tag.kind == TagKind::Statement
            && ["include", "extends"].contains(&&text[word.span.clone()]);
        if is_include && name.kind == TokenKind::Text {
            names.push((name.span.clone(), &text[name.span.clone()]));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn included_files_are_found_with_their_places() {
        let text =
            "{% if a %}{%- include \"foot.md\" -%}{% endif %}{% include '../x' %}{{ include }}";
        let names: Vec<_> = included_names(text)
            .into_iter()
            .map(|(span, name)| (&text[span], name))
            .collect();
        assert_eq!(names, [("foot.md", "foot.md"), ("../x", "../x")]);
    }

    #[test]
    fn the_body_keeps_every_place_of_the_file() {
        let source = Source::new("t.md", "+++\ntitle = \"信\"\n+++\n# 甲\n".to_owned());
        let body = body(&source);
        assert_eq!(body.len(), source.text.len());
        assert_eq!(body.find('甲'), source.text.find('甲'));
        assert_eq!(body.matches('\n').count(), 4);
    }
}
