//! Pictures of any kind, by their content.

#![no_main]

libfuzzer_sys::fuzz_target!(init: gonghan_fuzz::let_decoders_panic(), |bytes: &[u8]| {
    gonghan_fuzz::make_ready(bytes);
});
