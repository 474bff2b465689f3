//! How many bytes a stream has once its filters are undone (ISO 32000-1, 7.4), found within a bound before hayro undoes them
//! without one.

use std::io::Read;

use flate2::read::DeflateDecoder;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;
use lopdf::dictionary;

/// A stream has more bytes than are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// The size of a stream once it is decoded, as far as it is no picture's own coding; an upper bound where that is small.
pub(super) fn decoded_size(stream: &Stream<'_>, most: usize) -> Result<usize, TooMuch> {
    size(&stream.raw_data(), &stream.filters(), most)
}

fn size(raw: &[u8], filters: &[Filter], most: usize) -> Result<usize, TooMuch> {
    let filters: Vec<Filter> = filters.iter().copied().take_while(is_of_bytes).collect();
    let largest = filters.iter().fold(raw.len(), |size, filter| {
        size.saturating_mul(expansion(*filter))
    });
    if largest <= most {
        return Ok(largest);
    }
    let mut data = raw.to_vec();
    for filter in filters {
        data = undone(filter, &data, most)?;
    }
    if data.len() > most {
        return Err(TooMuch);
    }
    Ok(data.len())
}

fn is_of_bytes(filter: &Filter) -> bool {
    !matches!(
        filter,
        Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode
    )
}

/// How many bytes one byte becomes at most.
fn expansion(filter: Filter) -> usize {
    match filter {
        // A bit for a length of 258 at the most, and one for its distance.
        Filter::FlateDecode => 1032,
        // Twelve bits stand for no more than all the codes before them.
        Filter::LzwDecode => 2731,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// One filter undone. What is broken is taken for as large as it can be, since each reader reads on in another way.
fn undone(filter: Filter, data: &[u8], most: usize) -> Result<Vec<u8>, TooMuch> {
    let by_lopdf = |name: &str| {
        let stream = lopdf::Stream::new(dictionary! { "Filter" => name }, data.to_vec());
        stream
            .decompressed_content_with_limit(most)
            .or_else(|_| at_its_largest(filter, data, most))
    };
    match filter {
        Filter::FlateDecode => {
            let mut inflated = Vec::new();
            let body = if has_zlib_head(data) {
                &data[2..]
            } else {
                data
            };
            let limit = most as u64 + 1;
            match DeflateDecoder::new(body)
                .take(limit)
                .read_to_end(&mut inflated)
            {
                _ if inflated.len() > most => Err(TooMuch),
                Ok(_) => Ok(inflated),
                Err(_) => at_its_largest(filter, data, most),
            }
        }
        Filter::LzwDecode => by_lopdf("LZWDecode"),
        Filter::Ascii85Decode => by_lopdf("ASCII85Decode"),
        Filter::AsciiHexDecode => Ok(without_hexadecimal(data)),
        Filter::RunLengthDecode => at_its_largest(filter, data, most),
        _ => Ok(data.to_vec()),
    }
}

fn at_its_largest(filter: Filter, data: &[u8], most: usize) -> Result<Vec<u8>, TooMuch> {
    let largest = data.len().saturating_mul(expansion(filter));
    if largest > most {
        return Err(TooMuch);
    }
    Ok(vec![0; largest])
}

/// Whether Deflate follows behind two bytes of zlib (RFC 1950, 2.2).
fn has_zlib_head(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..]
        if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}

fn without_hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = digits
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_deflates_in_one_or_several_steps_is_bounded_in_each() {
        let once = deflated(&[b' '; 100_000]);
        let flate = [Filter::FlateDecode];
        assert_eq!(size(&once, &flate, 100_000), Ok(100_000));
        assert_eq!(size(&once, &flate, 99_999), Err(TooMuch));
        let hexadecimal: String = once.iter().map(|byte| format!("{byte:02x} ")).collect();
        let both = [Filter::AsciiHexDecode, Filter::FlateDecode];
        assert_eq!(size(hexadecimal.as_bytes(), &both, 100_000), Ok(100_000));
        let twice = deflated(&once);
        let flates = [Filter::FlateDecode; 2];
        assert_eq!(size(&twice, &flates, 99_999), Err(TooMuch));
    }

    #[test]
    fn what_is_small_at_its_largest_is_not_decoded_and_what_is_broken_counts_as_that() {
        assert_eq!(size(b"no flate", &[Filter::FlateDecode], 10_000), Ok(8256));
        let broken = [0xFF; 1000];
        assert_eq!(size(&broken, &[Filter::FlateDecode], 10_000), Err(TooMuch));
        assert_eq!(
            size(&[0; 1000], &[Filter::RunLengthDecode], 10_000),
            Err(TooMuch)
        );
    }

    #[test]
    fn a_picture_s_own_coding_is_not_undone() {
        assert_eq!(size(&[0; 1000], &[Filter::DctDecode], 1000), Ok(1000));
        assert_eq!(size(&[0; 1000], &[], 999), Err(TooMuch));
    }
}
