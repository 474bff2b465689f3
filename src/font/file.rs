//! Font files that the user brings.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parley::fontique::Blob;
use skrifa::raw::FileRef;

use crate::font::error::FontError;
use crate::font::face_name::family_names;

/// The largest font file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// How deep folders are followed.
const DEEPEST: usize = 8;

/// Families whose outlines are only right after the font's own program has moved their points, which neither backend
/// runs; the list is FreeType's of "tricky" fonts, as far as they are text faces.
const TRICKY: &[&str] = &[
    "cpop",
    "DFGirl-W6-WIN-BF",
    "DFGothic-EB",
    "DFGyoSho-Lt",
    "DFHei",
    "DFHSGothic-W5",
    "DFHSMincho-W3",
    "DFHSMincho-W7",
    "DFKaiSho-SB",
    "DFKaiShu",
    "DFKai-SB",
    "DFMing",
    "DLC",
    "HuaTianKaiTiJW",
    "HuaTianSongTiJW",
    "Ming(for ISO10646)",
    "MingLiU",
    "MingMedium",
    "PMingLiU",
    "MingLi43",
    "標楷體",
    "細明體",
    "新細明體",
];

pub(super) enum FontFile {
    Usable(Blob<u8>),
    Tricky { family: String },
}

/// The font files below a folder, sorted by path.
pub(super) fn font_files(folder: &Path) -> Result<Vec<PathBuf>, FontError> {
    let mut files = Vec::new();
    collect(folder, DEEPEST, &mut files)?;
    files.sort();
    if files.is_empty() {
        return Err(FontError::NoFontInFolder {
            folder: folder.to_owned(),
        });
    }
    Ok(files)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), FontError> {
    let unreadable = |source| FontError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            if depth > 0 {
                collect(&path, depth - 1, files)?;
            }
        } else if is_font_name(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn is_font_name(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            ["ttf", "otf", "ttc", "otc"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        })
}

pub(super) fn read(path: &Path) -> Result<FontFile, FontError> {
    let unreadable = |source| FontError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let damaged = || FontError::Damaged {
        path: path.to_owned(),
    };
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(FontError::TooLarge {
            path: path.to_owned(),
            bytes: length,
            limit: LARGEST,
        });
    }
    let data = fs::read(path).map_err(unreadable)?;
    let file = FileRef::new(&data).map_err(|_| damaged())?;
    for font in file.fonts() {
        let font = font.map_err(|_| damaged())?;
        let whole = font
            .table_directory()
            .table_records()
            .iter()
            .all(|record| u64::from(record.offset()) + u64::from(record.length()) <= length);
        let has_outlines = [b"glyf", b"CFF ", b"CFF2"]
            .into_iter()
            .any(|tag| font.table_data(skrifa::Tag::new(tag)).is_some());
        if !whole || !has_outlines || font.table_data(skrifa::Tag::new(b"cmap")).is_none() {
            return Err(damaged());
        }
        if let Some(family) = family_names(&font).into_iter().find(|name| is_tricky(name)) {
            return Ok(FontFile::Tricky { family });
        }
    }
    Ok(FontFile::Usable(Blob::new(Arc::new(data))))
}

pub(super) fn is_tricky(family: &str) -> bool {
    TRICKY
        .iter()
        .any(|known| family.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a17_kai_and_ming_faces_that_need_their_own_program_are_recognised_under_both_names() {
        for family in [
            "DFKai-SB",
            "dfkai-sb",
            "標楷體",
            "MingLiU",
            "PMingLiU",
            "新細明體",
        ] {
            assert!(is_tricky(family), "{family}");
        }
        for family in ["Noto Serif CJK TC", "KaiTi", "MingLiU_HKSCS-ExtB Example"] {
            assert!(!is_tricky(family), "{family}");
        }
    }

    #[test]
    fn only_font_names_are_taken_from_a_folder() {
        assert!(is_font_name(Path::new("a/示例,公司 1.TTC")));
        assert!(!is_font_name(Path::new("a/readme.txt")));
    }
}
