//! Which of the marks that Latin and Han text share are Han ones.

use std::ops::Range;

use crate::font::is_wide;

/// Byte ranges of quotes, dashes, dots and ellipses that stand beside Han or kana.
///
/// A mark is Han where the text touches Han on either side of it; the two quotes of a pair go together, and an
/// apostrophe between Latin letters is never Han.
pub(crate) fn han_punctuation(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut han = vec![false; chars.len()];
    let mut start = 0;
    while start < chars.len() {
        if !is_shared(chars[start].1) {
            start += 1;
            continue;
        }
        let end = chars[start..]
            .iter()
            .position(|&(_, c)| !is_shared(c))
            .map_or(chars.len(), |length| start + length);
        let touches = |index: Option<usize>| {
            index
                .and_then(|index| chars.get(index))
                .is_some_and(|&(_, c)| is_wide(c))
        };
        if touches(start.checked_sub(1)) || touches(Some(end)) {
            han[start..end].fill(true);
        }
        start = end;
    }
    for (open, close) in quote_pairs(&chars) {
        let either = han[open] || han[close];
        han[open] = either;
        han[close] = either;
    }
    chars
        .iter()
        .zip(&han)
        .filter(|(_, is_han)| **is_han)
        .map(|(&(at, c), _)| at..at + c.len_utf8())
        .collect()
}

fn quote_pairs(chars: &[(usize, char)]) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs = Vec::new();
    for (index, &(_, c)) in chars.iter().enumerate() {
        match c {
            '“' => open.push((index, '”')),
            '‘' => open.push((index, '’')),
            '”' | '’' if open.last().is_some_and(|&(_, close)| close == c) => {
                if let Some((start, _)) = open.pop() {
                    pairs.push((start, index));
                }
            }
            _ => {}
        }
    }
    pairs
}

fn is_shared(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '·' | '—' | '―' | '‥' | '…' | '‧')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn han(text: &str) -> String {
        han_punctuation(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn an_apostrophe_in_a_latin_word_is_latin_even_in_a_chinese_sentence() {
        assert_eq!(han("公司L’Œuvre有限公司"), "");
    }

    #[test]
    fn both_quotes_of_a_pair_go_together() {
        assert_eq!(han("“ACME”公司"), "“”");
        assert_eq!(han("公司“ACME”"), "“”");
        assert_eq!(han("the “ACME” company"), "");
    }

    #[test]
    fn marks_beside_han_are_han() {
        assert_eq!(han("他说：“好。”（完）……卡尔·例"), "“”……·");
        assert_eq!(han("한국 ‘주식회사’ A·B"), "");
    }
}
