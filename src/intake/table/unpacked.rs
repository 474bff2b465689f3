//! What a packed workbook unpacks to, counted and not believed: a part may say that it is small, or say nothing.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::room::MOST_UNPACKED;
use super::workbook::WorkbookFault;

/// Refuses what unpacks beyond measure.
pub(super) fn refuse_bomb(bytes: &[u8]) -> Result<(), WorkbookFault> {
    refuse_above(bytes, MOST_UNPACKED)
}

fn refuse_above(bytes: &[u8], most: u64) -> Result<(), WorkbookFault> {
    let damaged = |error: &dyn std::fmt::Display| WorkbookFault::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = most;
    for index in 0..archive.len() {
        // A part that can't be read takes no memory; if it is needed, calamine says what is wrong with it.
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        let mut part = part.take(left + 1);
        let _ = copy(&mut part, &mut sink());
        let read = left + 1 - part.limit();
        left = left.checked_sub(read).ok_or(WorkbookFault::TooLarge)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_part_that_does_not_say_how_large_it_is_is_counted() {
        // Written as a stream, its size stands behind it.
        let mut archive = ZipWriter::new_stream(Vec::new());
        archive
            .start_file("a", SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&[0; 100_000]).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        let said = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(said.decompressed_size(), None);
        assert!(refuse_above(&bytes, 100_000).is_ok());
        let refused = refuse_above(&bytes, 99_999);
        assert!(
            matches!(refused, Err(WorkbookFault::TooLarge)),
            "{refused:?}"
        );
    }
}
