//! PDF files as forms: a page taken out, and the fields listed.

#![no_main]

libfuzzer_sys::fuzz_target!(init: gonghan_fuzz::let_decoders_panic(), |bytes: &[u8]| {
    const HEAD: &[u8] = b"%PDF-";
    gonghan_fuzz::take_out(&[HEAD, bytes.get(HEAD.len()..).unwrap_or_default()].concat());
});
