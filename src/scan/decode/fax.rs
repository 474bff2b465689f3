//! Pages of a TIFF in fax coding: Modified Huffman, Group 3 and Group 4 (TIFF 6.0, sections 10 and 11; ITU-T T.4 and T.6).

use hayro_ccitt::{DecodeSettings, Decoder as Rows, DecoderContext, EncodingMode};
use tiff::tags::Tag;

use super::damaged;
use super::grey_page::{GreyPage, orientation};
use super::tiff::Head;
use crate::scan::error::ScanError;

/// Modified Huffman, Group 3, Group 4.
const FAX: [u16; 3] = [2, 3, 4];

pub(super) fn is_fax(head: &mut Head<'_>) -> Result<bool, ScanError> {
    Ok(FAX.contains(&number(head, Tag::Compression, 1)?))
}

pub(super) fn decode(head: &mut Head<'_>, file: &[u8]) -> Result<GreyPage, ScanError> {
    let (width, height) = head.dimensions().map_err(damaged)?;
    let compression = number(head, Tag::Compression, 1)?;
    let options = head
        .find_tag_unsigned::<u32>(Tag::Unknown(292))
        .map_err(damaged)?
        .unwrap_or(0);
    let is_reversed = number(head, Tag::FillOrder, 1)? == 2;
    // 0: white is zero.
    let is_inverted = number(head, Tag::PhotometricInterpretation, 0)? == 1;
    let rows_a_strip = head
        .find_tag_unsigned::<u32>(Tag::RowsPerStrip)
        .map_err(damaged)?
        .unwrap_or(height)
        .clamp(1, height.max(1));
    let places = numbers(head, Tag::StripOffsets)?;
    let lengths = numbers(head, Tag::StripByteCounts)?;
    let mut page = Page {
        width: width as usize,
        is_inverted,
        pixels: Vec::new(),
    };
    for (index, (place, length)) in places.into_iter().zip(lengths).enumerate() {
        let strip = place
            .checked_add(length)
            .and_then(|end| file.get(usize::try_from(place).ok()?..usize::try_from(end).ok()?))
            .ok_or(ScanError::CutOff)?;
        let strip = if is_reversed {
            strip.iter().map(|byte| byte.reverse_bits()).collect()
        } else {
            strip.to_vec()
        };
        let done = u32::try_from(index)
            .unwrap_or(u32::MAX)
            .saturating_mul(rows_a_strip);
        let settings = DecodeSettings {
            columns: width,
            rows: height.saturating_sub(done).min(rows_a_strip),
            end_of_block: true,
            strict: false,
            end_of_line: compression == 3,
            rows_are_byte_aligned: compression == 2,
            encoding: match compression {
                4 => EncodingMode::Group4,
                3 if options & 1 == 1 => EncodingMode::Group3_2D,
                _ => EncodingMode::Group3_1D,
            },
        };
        hayro_ccitt::decode(&strip, &mut page, &mut DecoderContext::new(settings))
            .map_err(|error| damaged(format!("{error:?}")))?;
    }
    let wanted = width as usize * height as usize;
    if page.pixels.len() < wanted {
        return Err(ScanError::CutOff);
    }
    page.pixels.truncate(wanted);
    Ok(GreyPage {
        size: [width, height],
        pixels: page.pixels,
        orientation: orientation(head)?,
    })
}

/// The rows so far.
struct Page {
    width: usize,
    is_inverted: bool,
    pixels: Vec<u8>,
}

impl Rows for Page {
    fn push_row(&mut self, changes: &[u32]) {
        let start = self.pixels.len();
        let (white, black) = if self.is_inverted { (0, 255) } else { (255, 0) };
        self.pixels.resize(start + self.width, white);
        let row = &mut self.pixels[start..];
        for run in changes.chunks(2) {
            let from = (run[0] as usize).min(row.len());
            let to = run.get(1).map_or(row.len(), |end| *end as usize);
            row[from..to.clamp(from, self.width)].fill(black);
        }
    }
}

fn number(head: &mut Head<'_>, tag: Tag, absent: u16) -> Result<u16, ScanError> {
    let found = head.find_tag_unsigned::<u16>(tag).map_err(damaged)?;
    Ok(found.unwrap_or(absent))
}

fn numbers(head: &mut Head<'_>, tag: Tag) -> Result<Vec<u64>, ScanError> {
    let found = head.find_tag_unsigned_vec::<u64>(tag).map_err(damaged)?;
    Ok(found.unwrap_or_default())
}
