//! What a letter's template may do: fields that there are, tags that come to an end.
//!
//! A record holds texts and no lists, so a letter needs no loop in a loop and no text that grows; without them, no template
//! can run for ever or fill the memory. A field without a value in an `{% if %}` is false to Tera, so a slip in its name would
//! drop a line of the letter and nobody would notice: every name is looked up before anything is filled.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::application::field;
use crate::diagnostic::{Location, Source};
use crate::template::chinese_name::field_meant_by;
use crate::template::error::{EndlessKind, SyntaxFault, TemplateError};
use crate::template::fill::Files;
use crate::template::front_matter;
use crate::template::near::nearest;
use crate::template::scan::{Tag, TagKind, Token, TokenKind, tags};
use crate::template::source::included_names;

const STATEMENTS: [&str; 14] = [
    "if", "elif", "else", "endif", "for", "endfor", "break", "continue", "set", "include",
    "extends", "block", "endblock", "raw",
];
/// Words of Tera's that are no names.
const WORDS: [&str; 17] = [
    "if", "elif", "else", "in", "and", "or", "not", "is", "true", "false", "True", "False", "none",
    "None", "loop", "super", "ignore",
];
/// The most tags within one another, the `elif`s of an `if` counted.
const MOST_NESTED: usize = 60;
/// The most files that a letter is put together from, one that is included twice counted twice.
const MOST_INCLUDES: usize = 100;

/// Refuses what would not end, and names that stand for nothing.
pub(super) fn check(files: &Files) -> Result<(), TemplateError> {
    check_includes(files)?;
    let read: Vec<_> = files
        .iter()
        .map(|(_, source)| File {
            source,
            tags: body_tags(source),
        })
        .collect();
    let variables: Vec<&str> = read.iter().flat_map(File::variables).collect();
    read.iter().try_for_each(|file| file.check(&variables))
}

/// A head holds no tags, whatever it looks like.
fn body_tags(source: &Source) -> Vec<Tag> {
    let body = front_matter::split(source).map_or(0, |(_, body)| body.start);
    let mut tags = tags(&source.text[body..]);
    let moved = |span: &Range<usize>| span.start + body..span.end + body;
    for tag in &mut tags {
        tag.opening = moved(&tag.opening);
        tag.open_quote = tag.open_quote.as_ref().map(moved);
        for token in &mut tag.tokens {
            token.span = moved(&token.span);
        }
    }
    tags
}

struct File<'a> {
    source: &'a Arc<Source>,
    tags: Vec<Tag>,
}

impl<'a> File<'a> {
    fn text(&self, token: &Token) -> &'a str {
        &self.source.text[token.span.clone()]
    }

    fn at(&self, span: Range<usize>) -> Location {
        Location::at(self.source.clone(), span)
    }

    fn endless(&self, token: &Token, kind: EndlessKind) -> TemplateError {
        TemplateError::Endless {
            at: Some(self.at(token.span.clone())),
            kind,
        }
    }

    /// The names that loops and `set` give.
    fn variables(&self) -> Vec<&'a str> {
        let mut variables = Vec::new();
        for tag in self
            .tags
            .iter()
            .filter(|tag| tag.kind == TagKind::Statement)
        {
            let words: Vec<_> = tag.tokens.iter().map(|token| self.text(token)).collect();
            match words.as_slice() {
                ["set" | "block", name, ..] => variables.push(*name),
                ["for", key, ",", value, ..] => variables.extend([key, value]),
                ["for", name, ..] => variables.push(*name),
                _ => {}
            }
        }
        variables
    }

    fn syntax(&self, span: Range<usize>, fault: SyntaxFault) -> TemplateError {
        TemplateError::Syntax {
            at: self.at(span),
            fault,
        }
    }

    fn check(&self, variables: &[&str]) -> Result<(), TemplateError> {
        // Every `if`, `for` and `block` that waits for its end.
        let mut open: Vec<&Token> = Vec::new();
        for tag in &self.tags {
            if let Some(quote) = &tag.open_quote {
                return Err(self.syntax(quote.clone(), SyntaxFault::UnclosedText));
            }
            if !tag.is_closed {
                return Err(self.syntax(tag.opening.clone(), SyntaxFault::UnclosedBraces));
            }
            let mut tokens = tag.tokens.as_slice();
            if tag.kind == TagKind::Statement
                && let [word, rest @ ..] = tokens
                && word.kind == TokenKind::Word
            {
                tokens = rest;
                self.check_statement(word, rest, &mut open)?;
            }
            self.check_names(tokens, variables)?;
        }
        match open.iter().rfind(|word| self.text(word) != "elif") {
            Some(word) => Err(self.syntax(
                word.span.clone(),
                SyntaxFault::UnclosedTag {
                    tag: self.text(word).to_owned(),
                },
            )),
            None => Ok(()),
        }
    }

    fn check_statement<'t>(
        &self,
        word: &'t Token,
        rest: &[Token],
        open: &mut Vec<&'t Token>,
    ) -> Result<(), TemplateError> {
        let name = self.text(word);
        let is_in_loop = open.iter().any(|outer| self.text(outer) == "for");
        match name {
            "for" | "include" if is_in_loop => {
                return Err(self.endless(word, EndlessKind::LoopInLoop));
            }
            // Tera reads each `elif` as an `if` within the last.
            "if" | "for" | "block" | "elif" if open.len() >= MOST_NESTED => {
                return Err(self.endless(word, EndlessKind::TooDeep { limit: MOST_NESTED }));
            }
            "if" | "for" | "block" => open.push(word),
            "elif" if !open.is_empty() => open.push(word),
            "endif" | "endfor" | "endblock" => {
                while open.last().is_some_and(|outer| self.text(outer) == "elif") {
                    open.pop();
                }
                let last = open.pop().map(|outer| self.text(outer));
                if last != name.strip_prefix("end") {
                    return Err(self.syntax(
                        word.span.clone(),
                        SyntaxFault::WrongEnd {
                            end: name.to_owned(),
                            open: last.map(str::to_owned),
                        },
                    ));
                }
            }
            "set" => self.check_variable(rest)?,
            known if STATEMENTS.contains(&known) => {}
            unknown => {
                return Err(TemplateError::Tag {
                    at: self.at(word.span.clone()),
                    name: unknown.to_owned(),
                    nearest: nearest(unknown, &STATEMENTS),
                });
            }
        }
        Ok(())
    }

    /// A variable is one value: made of several, it could double with every line.
    fn check_variable(&self, tokens: &[Token]) -> Result<(), TemplateError> {
        let grows = |token: &&Token| {
            token.kind == TokenKind::Sign && ["~", "[", "{"].contains(&self.text(token))
        };
        let has_value = tokens.iter().any(|token| self.text(token) == "=");
        match (tokens.iter().find(grows), tokens.first()) {
            (Some(token), _) => Err(self.endless(token, EndlessKind::GrowingVariable)),
            (None, Some(name)) if !has_value => {
                Err(self.endless(name, EndlessKind::GrowingVariable))
            }
            _ => Ok(()),
        }
    }

    fn check_names(&self, tokens: &[Token], variables: &[&str]) -> Result<(), TemplateError> {
        for (index, token) in tokens.iter().enumerate() {
            let name = self.text(token);
            // Tera's signs are ASCII: this is a full-width bar or a curly quote, and what follows it would mislead.
            if token.kind == TokenKind::Sign && !name.is_ascii() {
                let span = token.span.clone();
                return Err(self.syntax(span, SyntaxFault::UnexpectedCharacter));
            }
            if token.kind != TokenKind::Word {
                continue;
            }
            let near = |offset: isize| {
                let token = tokens.get(index.checked_add_signed(offset)?)?;
                Some(self.text(token))
            };
            if name == "for" {
                return Err(self.endless(token, EndlessKind::LoopInLoop));
            }
            let is_option = near(1) == Some("=") && near(2) != Some("=");
            let is_tera_name = matches!(near(-1), Some("|" | "is"))
                || (near(-2) == Some("is") && near(-1) == Some("not"))
                || matches!(near(1), Some("(" | "[" | "?"))
                || WORDS.contains(&name)
                || name.starts_with(|c: char| c.is_ascii_digit());
            let root = name.split('.').next().unwrap_or(name);
            // The user's own fields have names of the user's own.
            let is_known = variables.contains(&root)
                || ["loop", field::EXTRA].contains(&root)
                || field::field(name).is_some();
            if is_option || is_tera_name || is_known {
                continue;
            }
            return Err(TemplateError::UnknownField {
                at: self.at(token.span.clone()),
                nearest: field_meant_by(name).or_else(|| field::nearest(name)),
                name: name.to_owned(),
            });
        }
        Ok(())
    }
}

/// Refuses a file that includes itself, and files that include one another so often that the letter never ends.
fn check_includes(files: &Files) -> Result<(), TemplateError> {
    let mut counts = HashMap::new();
    let (main, _) = &files[0];
    count(main, files, &mut Vec::new(), &mut counts).map(|_| ())
}

/// The files that one is put together from, itself counted.
fn count<'a>(
    name: &'a str,
    files: &'a Files,
    chain: &mut Vec<&'a str>,
    counts: &mut HashMap<&'a str, usize>,
) -> Result<usize, TemplateError> {
    if let Some(count) = counts.get(name) {
        return Ok(*count);
    }
    let Some((_, source)) = files.iter().find(|(known, _)| known == name) else {
        return Ok(0);
    };
    chain.push(name);
    let mut all = 1_usize;
    for (span, included) in included_names(&source.text) {
        let endless = |kind| TemplateError::Endless {
            at: Some(Location::at(source.clone(), span.clone())),
            kind,
        };
        if let Some(first) = chain.iter().position(|earlier| *earlier == included) {
            let chain = chain[first..].iter().chain([&included]);
            return Err(endless(EndlessKind::Itself {
                chain: chain.map(|name| (*name).to_owned()).collect(),
            }));
        }
        all = all.saturating_add(count(included, files, chain, counts)?);
        if all > MOST_INCLUDES {
            return Err(endless(EndlessKind::Includes {
                limit: MOST_INCLUDES,
            }));
        }
    }
    chain.pop();
    counts.insert(name, all);
    Ok(all)
}
