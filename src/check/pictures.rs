//! What the files are that a record names: their kind by content, their size, whether they are whole.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Cursor, ErrorKind, Read};
use std::path::Path;

use image::ImageReader;

use crate::application::{Facts, TextLine};

/// The most bytes a picture may have: it passes a limit of "2M" whichever way that is counted.
pub const LARGEST_UPLOAD: u64 = 2_000_000;

/// The least pixels of a picture's longer side: an A4 sheet at 100 dpi has 1,169.
pub(super) const LEAST_SIDE: u32 = 1000;

/// What is read of a file at most.
const MOST_READ: u64 = 64 * 1024 * 1024;

/// What a file is by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// BMP.
    Bmp,
    /// WebP.
    WebP,
    /// TIFF.
    Tiff,
    /// HEIC or AVIF, as phones write them.
    Heic,
    /// PDF.
    Pdf,
    /// A document of Word or another office program.
    Office,
    /// Nothing at all.
    Empty,
    /// Something else.
    Other,
}

/// Why a file can't be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// The system's own words.
    Unreadable(String),
}

/// The files of a record, as far as it names any.
pub(super) struct Looked {
    pub(super) files: Vec<LookedFile>,
}

/// One file that a record names.
pub(super) struct LookedFile {
    /// The field that names it.
    pub(super) field: &'static str,
    /// The path as the record has it.
    pub(super) path: String,
    /// What it is.
    pub(super) content: Result<Content, Fault>,
}

/// What is in a file.
pub(super) struct Content {
    pub(super) kind: Kind,
    pub(super) bytes: u64,
    /// Columns and rows, for a kind that can be uploaded.
    pub(super) pixels: Option<(u32, u32)>,
    /// Whether its end is there.
    pub(super) is_whole: bool,
    /// A mark of its bytes: files with the same one are the same.
    pub(super) mark: u64,
}

impl Kind {
    /// What a file's bytes are.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let has =
            |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
        if bytes.is_empty() {
            Kind::Empty
        } else if has(0, b"\xFF\xD8\xFF") {
            Kind::Jpeg
        } else if has(0, b"\x89PNG\r\n\x1A\n") {
            Kind::Png
        } else if has(0, b"GIF8") {
            Kind::Gif
        } else if has(0, b"BM") && has(6, &[0, 0, 0, 0]) {
            Kind::Bmp
        } else if has(0, b"RIFF") && has(8, b"WEBP") {
            Kind::WebP
        } else if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"]
            .iter()
            .any(|mark| has(0, mark))
        {
            Kind::Tiff
        } else if has(4, b"ftyp") {
            heic_or_other(bytes)
        } else if bytes[..bytes.len().min(1024)]
            .windows(5)
            .any(|window| window == b"%PDF-")
        {
            Kind::Pdf
        } else if has(0, b"PK\x03\x04") || has(0, b"\xD0\xCF\x11\xE0") {
            Kind::Office
        } else {
            Kind::Other
        }
    }

    /// Whether an upload slot takes it.
    #[must_use]
    pub fn can_be_uploaded(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Gif | Self::Bmp)
    }

    /// Whether the file's end is there, for a kind whose decoders do not miss it.
    #[must_use]
    pub fn is_whole(self, bytes: &[u8]) -> bool {
        match self {
            Self::Jpeg => has_end_of_jpeg(bytes).unwrap_or(false),
            Self::Png => has_end_of_png(bytes).unwrap_or(false),
            _ => true,
        }
    }

    /// The extensions that go with it.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::Bmp => &["bmp"],
            Self::WebP => &["webp"],
            Self::Tiff => &["tif", "tiff"],
            Self::Heic => &["heic", "heif", "avif"],
            Self::Pdf => &["pdf"],
            Self::Office | Self::Empty | Self::Other => &[],
        }
    }
}

/// Looks at the files that a record names, from its folder.
pub(super) fn look(facts: &Facts, folder: &Path) -> Looked {
    let files = &facts.files;
    let named: [(&'static str, &Option<TextLine>); 7] = [
        ("payment.receipt", &facts.payment.receipt),
        ("files.registration", &files.registration),
        ("files.id_front", &files.id_front),
        ("files.id_back", &files.id_back),
        ("files.bill_1", &files.bill_1),
        ("files.bill_2", &files.bill_2),
        ("files.bill_3", &files.bill_3),
    ];
    let files = named
        .into_iter()
        .filter_map(|(field, path)| {
            let path = path.as_ref()?.as_str();
            Some(LookedFile {
                field,
                path: path.to_owned(),
                content: read(&folder.join(path)),
            })
        })
        .collect();
    Looked { files }
}

fn read(path: &Path) -> Result<Content, Fault> {
    let fault = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Fault::Missing,
        _ => Fault::Unreadable(error.to_string()),
    };
    let file = File::open(path).map_err(fault)?;
    let details = file.metadata().map_err(fault)?;
    if details.is_dir() {
        return Err(Fault::Folder);
    }
    let mut bytes = Vec::new();
    file.take(MOST_READ)
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    let kind = Kind::of(&bytes);
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    Ok(Content {
        kind,
        bytes: details.len(),
        pixels: if kind.can_be_uploaded() {
            pixels(&bytes)
        } else {
            None
        },
        is_whole: details.len() > MOST_READ || kind.is_whole(&bytes),
        mark: hasher.finish(),
    })
}

/// ISO 14496-12: the brand says whether it is a picture or a film.
fn heic_or_other(bytes: &[u8]) -> Kind {
    const BRANDS: [&[u8]; 7] = [
        b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif",
    ];
    match bytes.get(8..12) {
        Some(brand) if BRANDS.contains(&brand) => Kind::Heic,
        _ => Kind::Other,
    }
}

fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let reader = ImageReader::new(Cursor::new(bytes));
    reader.with_guessed_format().ok()?.into_dimensions().ok()
}

/// Whether the end marker stands behind the picture's data. A preview inside the head has such a marker of its own.
fn has_end_of_jpeg(bytes: &[u8]) -> Option<bool> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return Some(false);
        }
        match *bytes.get(at + 1)? {
            0xFF => at += 1,
            0xDA => break,
            _ => {
                let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
                at += 2 + usize::from(length.max(2));
            }
        }
    }
    Some(bytes[at..].windows(2).any(|two| two == b"\xFF\xD9"))
}

fn has_end_of_png(bytes: &[u8]) -> Option<bool> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let end = at
            .checked_add(12)?
            .checked_add(usize::try_from(length).ok()?)?;
        if bytes.get(at + 4..at + 8)? == b"IEND" {
            return Some(end <= bytes.len());
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(format: image::ImageFormat) -> Vec<u8> {
        let picture = image::RgbImage::from_fn(64, 48, |x, y| {
            image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90])
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_known_by_its_content_and_measured() {
        use image::ImageFormat as Format;
        for (format, expected) in [
            (Format::Jpeg, Kind::Jpeg),
            (Format::Png, Kind::Png),
            (Format::Gif, Kind::Gif),
            (Format::Bmp, Kind::Bmp),
        ] {
            let bytes = encoded(format);
            assert_eq!(Kind::of(&bytes), expected);
            assert_eq!(pixels(&bytes), Some((64, 48)));
            assert!(expected.is_whole(&bytes), "{expected:?}");
        }
    }

    #[test]
    fn what_is_no_picture_is_named() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], Kind::Pdf),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Kind::Heic),
            (b"\0\0\0\x18ftypmp42\0\0\0\0", Kind::Other),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::WebP),
            (b"II*\0\x08\0\0\0", Kind::Tiff),
            (b"PK\x03\x04docx", Kind::Office),
            (b"", Kind::Empty),
            (b"hello", Kind::Other),
        ] {
            assert_eq!(Kind::of(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_cut_off_picture_is_not_whole_wherever_it_was_cut() {
        for (format, kind) in [
            (image::ImageFormat::Jpeg, Kind::Jpeg),
            (image::ImageFormat::Png, Kind::Png),
        ] {
            let bytes = encoded(format);
            for end in (8..bytes.len() - 1).step_by(7) {
                assert!(!kind.is_whole(&bytes[..end]), "{kind:?} {end}");
            }
            let mut followed = bytes.clone();
            followed.extend(b"\xFF\xDA a film behind the photo");
            assert!(kind.is_whole(&followed));
        }
    }
}
