//! What is done with every file.

use gonghan::pdf_in::{FormPage, form_fields};
use gonghan::scan::{Limits, Look, Scan, Straighten, Wanted, prepare};

/// Decoders that panic are caught where they are called; all other panics end the run.
pub fn let_decoders_panic() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Makes the first pages of a file ready, which may fail and may not panic, and keeps the limit.
pub fn make_ready(bytes: &[u8]) {
    let limits = Limits {
        // Small, so that many files are tried in a second.
        pixels: 1_000_000,
        pages: 3,
        ..Limits::default()
    };
    let Ok(scan) = Scan::open(bytes.to_vec(), limits) else {
        return;
    };
    let wanted = Wanted {
        limit: 50_000,
        format: None,
        straighten: Straighten::Auto,
        quarter_turns: None,
        whiten: true,
        look: Look::Page,
    };
    for page in 1..=scan.page_count().min(3) {
        if let Ok(made) = prepare(&scan, page, &wanted) {
            assert!(made.file.bytes.len() <= 50_000);
        }
    }
}

/// Takes the first page of a PDF to print on it, and lists its fields, which may fail and may not panic.
pub fn take_out(bytes: &[u8]) {
    if let Ok(fields) = form_fields(bytes) {
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let _ = FormPage::open(bytes, 1, &names);
    }
    if let Ok(page) = FormPage::open(bytes, 1, &[]) {
        page.print();
    }
}
