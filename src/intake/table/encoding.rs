//! What a text file is encoded in: its mark, strict UTF-8, or what its header and its bytes speak for.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, Decoder, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1252,
};

/// How much of a file's beginning is kept to look for its header in.
const HEAD: usize = 64 * 1024;

/// What a table of clients may be in where it is not UTF-8, the likeliest first.
const OTHERS: [&Encoding; 4] = [GB18030, BIG5, SHIFT_JIS, EUC_KR];

/// The encoding of a file, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) encoding: &'static Encoding,
    /// The bytes of its mark.
    pub(super) mark: usize,
    pub(super) by: KnownBy,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownBy {
    /// A mark at the beginning.
    Mark,
    /// All of it is UTF-8.
    Utf8,
    /// Its header, or the look of its bytes.
    Look,
}

/// Not UTF-8, and nothing speaks for one encoding alone: a word as it reads in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ambiguous {
    pub(super) readings: Vec<(&'static str, String)>,
}

/// Looks through a file. `columns` counts the columns that a text's header has for us.
pub(super) fn look(
    mut file: impl Read,
    columns: impl Fn(&str) -> usize,
) -> io::Result<Result<Known, Ambiguous>> {
    let mut scan = Scan::new();
    let mut buffer = vec![0; HEAD];
    loop {
        let length = file.read(&mut buffer)?;
        scan.feed(&buffer[..length], length == 0);
        if length == 0 {
            break;
        }
    }
    Ok(scan.known(columns))
}

struct Scan {
    head: Vec<u8>,
    candidates: Vec<Candidate>,
    detector: EncodingDetector,
    runs: HighRuns,
}

/// An encoding in which nothing was malformed so far.
struct Candidate {
    encoding: &'static Encoding,
    decoder: Decoder,
    is_possible: bool,
}

impl Candidate {
    fn feed(&mut self, mut bytes: &[u8], last: bool, room: &mut [u8]) {
        while self.is_possible {
            let (result, read, _) = self
                .decoder
                .decode_to_utf8_without_replacement(bytes, room, last);
            bytes = &bytes[read..];
            match result {
                encoding_rs::DecoderResult::InputEmpty => return,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => self.is_possible = false,
            }
        }
    }
}

impl Scan {
    fn new() -> Self {
        let candidate = |encoding: &'static Encoding| Candidate {
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            is_possible: true,
        };
        Self {
            head: Vec::new(),
            candidates: [UTF_8].into_iter().chain(OTHERS).map(candidate).collect(),
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            runs: HighRuns::default(),
        }
    }

    fn feed(&mut self, bytes: &[u8], last: bool) {
        let room = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..room]);
        let mut decoded = vec![0; HEAD];
        for candidate in &mut self.candidates {
            candidate.feed(bytes, last, &mut decoded);
        }
        self.detector.feed(bytes, last);
        self.runs.feed(bytes);
    }

    fn known(self, columns: impl Fn(&str) -> usize) -> Result<Known, Ambiguous> {
        let known = |encoding, mark, by| Ok(Known { encoding, mark, by });
        if let Some((encoding, mark)) = Encoding::for_bom(&self.head) {
            return known(encoding, mark, KnownBy::Mark);
        }
        if let Some(encoding) = utf_16_by_zeros(&self.head) {
            return known(encoding, 0, KnownBy::Look);
        }
        let possible: Vec<&'static Encoding> = self
            .candidates
            .iter()
            .filter(|candidate| candidate.is_possible)
            .map(|candidate| candidate.encoding)
            .collect();
        if possible.contains(&UTF_8) {
            return known(UTF_8, 0, KnownBy::Utf8);
        }
        // A header that makes sense is the best witness; one in ASCII makes the same sense in all.
        let scores: Vec<usize> = possible
            .iter()
            .map(|encoding| columns(&encoding.decode_without_bom_handling(&self.head).0))
            .collect();
        let best = scores.iter().max().copied().unwrap_or(0);
        let in_ascii = columns(&ascii_part(&self.head));
        let mut bests = possible
            .iter()
            .zip(&scores)
            .filter(|(_, score)| **score == best);
        if best > in_ascii
            && let (Some((encoding, _)), None) = (bests.next(), bests.next())
        {
            return known(encoding, 0, KnownBy::Look);
        }
        let guess = match self.detector.guess(None, Utf8Detection::Deny) {
            encoding if encoding == GBK => GB18030,
            encoding => encoding,
        };
        if possible.contains(&guess) && !self.runs.look_western() {
            return known(guess, 0, KnownBy::Look);
        }
        Err(Ambiguous {
            readings: readings(&self.head, &possible),
        })
    }
}

/// Runs of bytes above ASCII: Western text has single accented letters, Chinese text runs of lower bytes.
#[derive(Default)]
struct HighRuns {
    length: usize,
    is_accented: bool,
    single: usize,
    all: usize,
}

impl HighRuns {
    fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if byte >= 0x80 {
                self.length += 1;
                self.is_accented = byte >= 0xC0;
            } else {
                self.end();
            }
        }
    }

    fn end(&mut self) {
        if self.length > 0 {
            self.all += 1;
            self.single += usize::from(self.length == 1 && self.is_accented);
            self.length = 0;
        }
    }

    fn look_western(mut self) -> bool {
        self.end();
        self.single * 2 >= self.all
    }
}

/// UTF-16 without a mark: in a table, every other byte of the separators is zero.
fn utf_16_by_zeros(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| {
        let bytes = head.iter().skip(offset).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd > 0 && even == 0 {
        Some(UTF_16LE)
    } else if even > 0 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A text's ASCII, with a space for each other byte.
fn ascii_part(head: &[u8]) -> String {
    let ascii = |byte: &u8| {
        if byte.is_ascii() {
            char::from(*byte)
        } else {
            ' '
        }
    };
    head.iter().map(ascii).collect()
}

/// The first words that are not ASCII, in each encoding that can be meant.
fn readings(head: &[u8], possible: &[&'static Encoding]) -> Vec<(&'static str, String)> {
    let at = head.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let is_separator = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'"' | b'\r' | b'\n');
    let start = head[..at]
        .iter()
        .rposition(is_separator)
        .map_or(0, |i| i + 1);
    let length = head[at..]
        .iter()
        .position(is_separator)
        .unwrap_or(head.len() - at);
    let words = &head[start..at + length.min(60)];
    let mut encodings = vec![WINDOWS_1252];
    encodings.extend(possible);
    encodings
        .into_iter()
        .map(|encoding| {
            let (text, _) = encoding.decode_without_bom_handling(words);
            (encoding.name(), text.into_owned())
        })
        .collect()
}

/// The encoding of a name as the user gives it: `gb18030`, `gbk`, `big5`, `utf-8`, …
pub(super) fn named(name: &str) -> Option<&'static Encoding> {
    // Windows' own numbers for them.
    let name = match name.to_ascii_lowercase().trim_start_matches("cp") {
        "936" | "54936" => "gb18030",
        "950" => "big5",
        "932" => "shift_jis",
        "949" => "euc-kr",
        "65001" => "utf-8",
        _ => name,
    };
    match Encoding::for_label(name.as_bytes()) {
        // The larger one holds the smaller one.
        Some(encoding) if encoding == GBK => Some(GB18030),
        encoding => encoding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "公司名称,账号\n示例有限公司,gh_3f2a9c81d07e\n";

    fn looked(bytes: &[u8]) -> Result<(&'static str, KnownBy), Ambiguous> {
        let columns = |text: &str| {
            let header = text.lines().next().unwrap_or_default();
            let known = ["公司名称", "公司名稱", "账号", "帳號", "company.name", "id"];
            header
                .split(',')
                .filter(|name| known.contains(name))
                .count()
        };
        look(bytes, columns)
            .unwrap()
            .map(|known| (known.encoding.name(), known.by))
    }

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        bytes.into_owned()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn f1_a_mark_decides() {
        let utf_8 = format!("\u{FEFF}{ROWS}");
        assert_eq!(looked(utf_8.as_bytes()), Ok(("UTF-8", KnownBy::Mark)));
        let little = utf_16(&utf_8, u16::to_le_bytes);
        assert_eq!(looked(&little), Ok(("UTF-16LE", KnownBy::Mark)));
        let big = utf_16(&utf_8, u16::to_be_bytes);
        assert_eq!(looked(&big), Ok(("UTF-16BE", KnownBy::Mark)));
    }

    #[test]
    fn f2_without_a_mark_it_is_utf_8_or_what_the_header_says() {
        assert_eq!(looked(ROWS.as_bytes()), Ok(("UTF-8", KnownBy::Utf8)));
        // With a character of four bytes.
        let gb = encoded(&ROWS.replace("示例", "示例\u{20BB7}"), GB18030);
        assert_eq!(looked(&gb), Ok(("gb18030", KnownBy::Look)));
        let big5 = encoded("公司名稱,帳號\n範例有限公司,gh_3f2a9c81d07e\n", BIG5);
        assert_eq!(looked(&big5), Ok(("Big5", KnownBy::Look)));
        let wide = utf_16(ROWS, u16::to_le_bytes);
        assert_eq!(looked(&wide), Ok(("UTF-16LE", KnownBy::Look)));
    }

    #[test]
    fn f2_under_an_english_header_the_bytes_speak() {
        let rows = |name: &str| format!("company.name,id\n{name},gh_3f2a9c81d07e\n");
        let gb = encoded(&rows("示例科技（香港）有限公司"), GB18030);
        assert_eq!(looked(&gb), Ok(("gb18030", KnownBy::Look)));
        let big5 = encoded(&rows("範例科技股份有限公司"), BIG5);
        assert_eq!(looked(&big5), Ok(("Big5", KnownBy::Look)));
    }

    #[test]
    fn western_letters_are_not_guessed_into_han() {
        for name in [
            "Société Générale d'Exemple",
            "Müller Beispiel GmbH",
            "Compañía Ejemplo SA",
            "Łódź Przykład Sp. z o.o.",
        ] {
            let encoding = if name == "Łódź Przykład Sp. z o.o." {
                encoding_rs::WINDOWS_1250
            } else {
                WINDOWS_1252
            };
            let rows = format!("company.name,id\n{name},gh_3f2a9c81d07e\n");
            let ambiguous = looked(&encoded(&rows, encoding)).unwrap_err();
            assert_eq!(ambiguous.readings[0].0, "windows-1252", "{name}");
            if encoding == WINDOWS_1252 {
                assert_eq!(ambiguous.readings[0].1, name);
            }
        }
    }

    #[test]
    fn names_are_those_of_the_web_and_gbk_is_gb18030() {
        assert_eq!(named("GBK"), Some(GB18030));
        assert_eq!(named("cp936"), Some(GB18030));
        assert_eq!(named("chinese-ish"), None);
        assert_eq!(named("big5"), Some(BIG5));
        assert_eq!(named("utf-16le"), Some(UTF_16LE));
    }
}
