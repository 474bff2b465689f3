//! All letters in one PDF, in the order of the rows: each letter's own objects, renumbered, one letter in memory at a time.

use std::io::{self, Write};
use std::path::Path;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::render::pdf::MARK;

/// The catalogue, the list of pages, and the description; letters' objects follow.
const CATALOG: u32 = 1;
const PAGES: u32 = 2;
const INFO: u32 = 3;

/// What a page has of its parent where it has none of its own (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// An object's number, and the byte that it begins at.
type Offset = (u32, u64);

/// A PDF that letters are added to one after the other.
pub struct PrintRun<W> {
    file: W,
    length: u64,
    /// Where each object begins, by its number less one; none where it is not written yet.
    offsets: Vec<Option<u64>>,
    pages: Vec<u32>,
}

impl<W: Write> PrintRun<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// It can't be written.
    pub fn begin(file: W) -> io::Result<Self> {
        let mut run = Self {
            file,
            length: 0,
            offsets: vec![None; INFO as usize],
            pages: Vec::new(),
        };
        // The bytes above ASCII say that it is no text (ISO 32000-1, 7.5.2).
        run.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(run)
    }

    /// Adds the pages of a letter.
    ///
    /// # Errors
    /// The letter can't be read, or the file can't be written.
    pub fn add(&mut self, letter: &Path) -> io::Result<()> {
        let mut letter = Document::load_mem(&std::fs::read(letter)?).map_err(refused)?;
        let start = u32::try_from(self.offsets.len()).map_err(io::Error::other)? + 1;
        letter.renumber_objects_with(start);
        let pages: Vec<ObjectId> = letter.get_pages().into_values().collect();
        for page in &pages {
            adopt(&mut letter, *page)?;
            self.pages.push(page.0);
        }
        let (body, offsets) = body(&mut letter)?;
        let base = self.length;
        for (number, offset) in offsets {
            let index = number as usize - 1;
            if self.offsets.len() <= index {
                self.offsets.resize(index + 1, None);
            }
            self.offsets[index] = Some(base + offset);
        }
        self.put(&body)
    }

    /// Writes what holds the pages together.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn finish(mut self) -> io::Result<W> {
        let kids: Vec<String> = self
            .pages
            .iter()
            .map(|page| format!("{page} 0 R"))
            .collect();
        let pages = format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            kids.len(),
            kids.join(" ")
        );
        let catalog = format!("<< /Type /Catalog /Pages {PAGES} 0 R >>");
        let version = env!("CARGO_PKG_VERSION");
        let info = format!("<< /Producer (gonghan {version}) /{MARK} ({version}) >>");
        for (number, object) in [(CATALOG, catalog), (PAGES, pages), (INFO, info)] {
            self.offsets[number as usize - 1] = Some(self.length);
            self.put(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes())?;
        }
        let xref = self.length;
        let count = self.offsets.len() + 1;
        let mut table = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for offset in std::mem::take(&mut self.offsets) {
            table.push_str(&match offset {
                Some(offset) => format!("{offset:010} 00000 n \n"),
                None => "0000000000 00000 f \n".to_owned(),
            });
        }
        table.push_str(&format!(
            "trailer\n<< /Size {count} /Root {CATALOG} 0 R /Info {INFO} 0 R >>\nstartxref\n{xref}\n%%EOF\n"
        ));
        self.put(table.as_bytes())?;
        self.file.flush()?;
        Ok(self.file)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        self.file.write_all(bytes)
    }
}

/// Gives a page of a letter to the list of all pages.
fn adopt(letter: &mut Document, page: ObjectId) -> io::Result<()> {
    let inherited: Vec<(Vec<u8>, Object)> = {
        let own = letter.get_dictionary(page).map_err(refused)?;
        let parent = own.get(b"Parent").and_then(Object::as_reference);
        let parent = parent.and_then(|parent| letter.get_dictionary(parent));
        INHERITED
            .iter()
            .filter(|key| !own.has(key))
            .filter_map(|key| Some((key.to_vec(), parent.as_ref().ok()?.get(key).ok()?.clone())))
            .collect()
    };
    let own = letter.get_dictionary_mut(page).map_err(refused)?;
    for (key, value) in inherited {
        own.set(key, value);
    }
    own.set("Parent", Object::Reference((PAGES, 0)));
    Ok(())
}

/// A letter's objects as lopdf writes them, without its own catalogue and description, and where each begins.
fn body(letter: &mut Document) -> io::Result<(Vec<u8>, Vec<Offset>)> {
    let catalog = letter.trailer.get(b"Root").and_then(Object::as_reference);
    let catalog = catalog.map_err(refused)?;
    let own_pages = letter
        .get_dictionary(catalog)
        .and_then(|catalog| catalog.get(b"Pages"))
        .and_then(Object::as_reference)
        .map_err(refused)?;
    let info = letter.trailer.get(b"Info").and_then(Object::as_reference);
    for id in [Some(catalog), Some(own_pages), info.ok()]
        .into_iter()
        .flatten()
    {
        letter.objects.remove(&id);
    }
    letter.trailer = dictionary! {};
    let mut bytes = Vec::new();
    letter.save_to(&mut bytes)?;
    let numbers: Vec<u32> = letter.objects.keys().map(|(number, _)| *number).collect();
    let xref = bytes
        .windows(6)
        .rposition(|window| window == b"\nxref\n")
        .ok_or_else(|| io::Error::other("lopdf wrote no table of objects"))?
        + 1;
    let offsets = offsets(&bytes[xref..], &numbers)?;
    let first = offsets.iter().map(|(_, offset)| *offset).min().unwrap_or(0);
    let start = usize::try_from(first).map_err(io::Error::other)?;
    let body = bytes[start..xref].to_vec();
    let offsets = offsets
        .into_iter()
        .map(|(number, offset)| (number, offset - first));
    Ok((body, offsets.collect()))
}

/// What a table of objects says of some of them (ISO 32000-1, 7.5.4).
fn offsets(table: &[u8], numbers: &[u32]) -> io::Result<Vec<Offset>> {
    let text = std::str::from_utf8(table).map_err(io::Error::other)?;
    let mut found = Vec::new();
    let mut next = 0_u32;
    for line in text.lines().skip(1) {
        let parts: Vec<&str> = line.split_ascii_whitespace().collect();
        match parts[..] {
            [first, _] => next = first.parse().map_err(io::Error::other)?,
            [offset, _, kind] => {
                if kind == "n" && numbers.contains(&next) {
                    found.push((next, offset.parse().map_err(io::Error::other)?));
                }
                next += 1;
            }
            _ => break,
        }
    }
    Ok(found)
}

fn refused(error: lopdf::Error) -> io::Error {
    io::Error::other(error.to_string())
}
