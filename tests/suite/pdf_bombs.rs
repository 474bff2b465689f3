//! Small PDFs that draw without end: forms within forms, and a content stream of spaces, put together by hand.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use gonghan::pdf_in::{FormPage, PdfInError};
use gonghan::scan::{Limits, Scan, ScanError};

/// A PDF of one page, its content and the objects from number 5 on, each with the rest of its dictionary.
fn pdf(resources: &str, streams: &[(String, Vec<u8>)]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>"
    );
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let heads = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &page,
    ];
    let heads = heads.map(|head| head.as_bytes().to_vec()).into_iter();
    let streams = streams.iter().map(|(head, data)| {
        let mut object = format!("<<{head}/Length {}>>stream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        object
    });
    for (number, object) in (1..).zip(heads.chain(streams)) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let count = places.len() + 1;
    file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").into_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    file.extend(
        format!("trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    file
}

/// A page of forms, each of which draws the next one ten times.
fn forms_within_forms(levels: usize) -> Vec<u8> {
    let ten = b"/N Do ".repeat(10);
    let mut streams = vec![(String::new(), ten.clone())];
    for level in 1..levels {
        let next = 5 + level;
        let head = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</N {next} 0 R>>>>"
        );
        streams.push((head, ten.clone()));
    }
    let leaf = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]".to_owned();
    streams.push((leaf, b"0 0 300 400 re f".to_vec()));
    pdf("/XObject<</N 5 0 R>>", &streams)
}

/// A page whose content is so many bytes of drawing, deflated.
fn much_content(bytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let line = b"1 1 9 9 re f\n";
    for _ in 0..bytes / line.len() {
        encoder.write_all(line).unwrap();
    }
    let content = encoder.finish().unwrap();
    pdf("", &[("/Filter/FlateDecode".to_owned(), content)])
}

fn as_scan(bytes: Vec<u8>) -> Option<ScanError> {
    let scan = Scan::open(bytes, Limits::default());
    scan.and_then(|scan| scan.page(1)).err()
}

fn as_form(bytes: &[u8]) -> Option<PdfInError> {
    FormPage::open(bytes, 1, &[]).err()
}

#[test]
fn forms_within_forms_are_refused_by_what_they_draw_together() {
    let bomb = forms_within_forms(11);
    assert!(bomb.len() < 5000);
    assert_eq!(as_form(&bomb), Some(PdfInError::TooMuch { page: 1 }));
    let refused = as_scan(bomb);
    assert!(
        matches!(refused, Some(ScanError::TooMuchOnPage { page: 1 })),
        "{refused:?}"
    );
    let few = forms_within_forms(3);
    assert_eq!(as_form(&few), None);
    assert!(as_scan(few).is_none());
}

#[test]
fn content_that_unpacks_beyond_measure_is_refused() {
    let bomb = much_content(100_000_000);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(as_form(&bomb), Some(PdfInError::TooMuch { page: 1 }));
    let refused = as_scan(bomb);
    assert!(
        matches!(refused, Some(ScanError::TooMuchOnPage { page: 1 })),
        "{refused:?}"
    );
}
