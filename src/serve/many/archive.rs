//! A folder as one ZIP file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes what has one of some names in a folder, in the order of the names, with all that is below; what begins with a dot is
/// gonghan's own note.
pub(super) fn archive(
    folder: &Path,
    names: &BTreeSet<String>,
    file: File,
) -> zip::result::ZipResult<()> {
    let mut archive = ZipWriter::new(BufWriter::new(file));
    for name in names {
        add(&mut archive, &folder.join(name), name)?;
    }
    archive.finish()?;
    Ok(())
}

fn add(
    archive: &mut ZipWriter<BufWriter<File>>,
    path: &Path,
    name: &str,
) -> zip::result::ZipResult<()> {
    if !path.is_dir() {
        // Letters and pictures are compressed in themselves.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive.start_file(name, options)?;
        io::copy(&mut File::open(path)?, archive)?;
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let below = entry.file_name().to_string_lossy().into_owned();
        if !below.starts_with('.') {
            add(archive, &entry.path(), &format!("{name}/{below}"))?;
        }
    }
    Ok(())
}
