//! PDF files, whatever is behind their first line.

#![no_main]

libfuzzer_sys::fuzz_target!(init: gonghan_fuzz::let_decoders_panic(), |bytes: &[u8]| {
    const HEAD: &[u8] = b"%PDF-";
    gonghan_fuzz::make_ready(&[HEAD, bytes.get(HEAD.len()..).unwrap_or_default()].concat());
});
