//! A template's tags and the words in them, before Tera reads it.

use std::ops::Range;

/// What stands between a pair of braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `{{ … }}`.
    Value,
    /// `{% … %}`.
    Statement,
}

/// A tag of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) kind: TagKind,
    /// The opening braces.
    pub(super) opening: Range<usize>,
    /// Whether the closing braces stand before the next opening ones.
    pub(super) is_closed: bool,
    /// The quote that begins a text without an end.
    pub(super) open_quote: Option<Range<usize>>,
    pub(super) tokens: Vec<Token>,
}

/// A word, a text in quotes or a sign, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name, dotted or not: `company.name`.
    Word,
    /// A text, its quotes not in the place.
    Text,
    /// Any other character.
    Sign,
}

/// Every tag of a text that Tera acts on: none of a comment or of a raw block.
pub(super) fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut place = 0;
    while let Some(open) = text[place..].find('{').map(|open| place + open) {
        let kind = match text.as_bytes().get(open + 1) {
            Some(b'{') => TagKind::Value,
            Some(b'%') => TagKind::Statement,
            Some(b'#') => {
                place = text[open..]
                    .find("#}")
                    .map_or(text.len(), |end| open + end + 2);
                continue;
            }
            _ => {
                place = open + 1;
                continue;
            }
        };
        let (tokens, end, is_closed) = tokens(text, open + 2, kind);
        place = end;
        let is_raw = kind == TagKind::Statement
            && matches!(tokens.as_slice(), [word] if &text[word.span.clone()] == "raw");
        if is_raw {
            place = text[end..]
                .find("endraw")
                .map_or(text.len(), |raw| end + raw + 6);
            continue;
        }
        tags.push(Tag {
            kind,
            opening: open..open + 2,
            is_closed,
            open_quote: tokens
                .last()
                .filter(|token| token.kind == TokenKind::Text && token.span.end == text.len())
                .map(|token| token.span.start - 1..token.span.start),
            tokens,
        });
    }
    tags
}

/// The tokens from `start` to the tag's end, where the text goes on behind it, and whether the tag has an end.
fn tokens(text: &str, start: usize, kind: TagKind) -> (Vec<Token>, usize, bool) {
    let close = match kind {
        TagKind::Value => "}}",
        TagKind::Statement => "%}",
    };
    let mut tokens = Vec::new();
    let mut place = start;
    while let Some(c) = text[place..].chars().next() {
        let rest = &text[place..];
        if rest.starts_with(close) {
            return (tokens, place + close.len(), true);
        }
        if rest.starts_with("{{") || rest.starts_with("{%") {
            return (tokens, place, false);
        }
        let (kind, span, next) = if matches!(c, '"' | '\'' | '`') {
            let end = place + 1 + text_length(&rest[1..], c);
            (TokenKind::Text, place + 1..end, (end + 1).min(text.len()))
        } else if is_word(c) {
            let length = rest
                .find(|c| !(is_word(c) || c == '.'))
                .unwrap_or(rest.len());
            let length = rest[..length].trim_end_matches('.').len();
            (TokenKind::Word, place..place + length, place + length)
        } else {
            let next = place + c.len_utf8();
            (TokenKind::Sign, place..next, next)
        };
        // White space and the dashes that cut it off say nothing.
        let is_dash = c == '-' && (place == start || rest[1..].starts_with(close));
        if !c.is_whitespace() && !is_dash {
            tokens.push(Token { kind, span });
        }
        place = next;
    }
    (tokens, text.len(), false)
}

/// The bytes up to the closing quote.
fn text_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    text.find(|c| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })
    .unwrap_or(text.len())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<Vec<&str>> {
        let words = |tag: Tag| {
            tag.tokens
                .into_iter()
                .map(|token| &text[token.span])
                .collect()
        };
        tags(text).into_iter().map(words).collect()
    }

    #[test]
    fn a_tag_ends_outside_of_texts_and_comments_and_raw_blocks_have_none() {
        let text = "{{ 甲 }}{%- if a.b == \"x %} \\\" y\" -%}{# {{ c }} #}{% raw %}{{ d }}{% endraw %}{ {{e|f(g=1)}}";
        let expected: [&[&str]; 3] = [
            &["甲"],
            &["if", "a.b", "=", "=", "x %} \\\" y"],
            &["e", "|", "f", "(", "g", "=", "1", ")"],
        ];
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn a_text_that_is_cut_off_anywhere_is_read_to_its_end() {
        let text = "{% if 公司.名称 == \"甲\\\" %}{# x #}{% raw %}{{ y }}{% endraw %}{{ 'z' }}";
        for (end, _) in text.char_indices() {
            tags(&text[..end]);
        }
    }
}
