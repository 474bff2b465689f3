//! TIFF files: their directories, strips, tiles and fax codes.

#![no_main]

libfuzzer_sys::fuzz_target!(init: gonghan_fuzz::let_decoders_panic(), |bytes: &[u8]| {
    let head: &[u8] = if bytes.starts_with(b"M") { b"MM\0*" } else { b"II*\0" };
    gonghan_fuzz::make_ready(&[head, bytes.get(4..).unwrap_or_default()].concat());
});
