//! PDFs put together by hand (ISO 32000-1): filters that fail, fonts that are not there, pages of odd sizes.

use gonghan::scan::ScanError;
use image::{ImageFormat, RgbImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{Limits, Scan, decoded, encoded, page, pixels_of, plain};

/// A PDF of one page of a size in points with resources and a content stream.
fn pdf(
    size: [i64; 2],
    resources: impl FnOnce(&mut Document) -> Dictionary,
    content: &[u8],
) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let parent = document.new_object_id();
    let resources = resources(&mut document);
    let content = document.add_object(Stream::new(dictionary! {}, content.to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => parent, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), size[0].into(), size[1].into()],
    });
    document.objects.insert(
        parent,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
        }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A page that is one picture.
fn picture_page(size: [i64; 2], head: Dictionary, data: Vec<u8>) -> Vec<u8> {
    let content = format!("{} 0 0 {} 0 0 cm /P Do", size[0], size[1]);
    pdf(
        size,
        |document| {
            let mut stream = Stream::new(head, data);
            stream.allows_compression = false;
            let picture = document.add_object(stream);
            dictionary! { "XObject" => dictionary! { "P" => picture } }
        },
        content.as_bytes(),
    )
}

fn picture_head(filter: &str, [width, height]: [i64; 2], colours: &str, bits: i64) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
        "ColorSpace" => colours, "BitsPerComponent" => bits, "Filter" => filter,
    }
}

fn dark(picture: &RgbImage) -> usize {
    picture.pixels().filter(|pixel| pixel.0[1] < 128).count()
}

#[test]
fn h10_a_filter_that_fails_is_an_error_and_never_a_white_page() {
    for filter in ["DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode"] {
        let (colours, bits) = match filter {
            "JBIG2Decode" | "CCITTFaxDecode" => ("DeviceGray", 1),
            _ => ("DeviceRGB", 8),
        };
        let head = picture_head(filter, [620, 877], colours, bits);
        let refused = pixels_of(&picture_page(
            [595, 842],
            head,
            b"no picture at all".to_vec(),
        ));
        match refused {
            Err(ScanError::PictureOnPage { page: 1 } | ScanError::Blank { page: 1 }) => {}
            other => panic!("{filter}: {:?}", other.map(drop)),
        }
    }
}

#[test]
fn h10_a_page_in_jbig2_is_drawn() {
    // ITU-T T.88: a page of 64 by 8, and a generic region in T.6 coding: each row black from column 16 to 47. The first
    // row is coded by itself, horizontal mode white 16, black 32 (001 101010 000001101010), white to the end (V0); each
    // next one is as the one above (V0 V0 V0).
    let bits =
        "001101010000001101010".to_owned() + "1" + &"111".repeat(7) + "000000000001000000000001";
    let mut coded: Vec<u8> = Vec::new();
    for eight in bits.as_bytes().chunks(8) {
        let text = String::from_utf8(eight.to_vec()).unwrap();
        coded.push(u8::from_str_radix(&format!("{text:0<8}"), 2).unwrap());
    }
    let mut data = Vec::new();
    // Segment 0: page information, 19 bytes.
    data.extend([0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19]);
    data.extend(64_u32.to_be_bytes());
    data.extend(8_u32.to_be_bytes());
    data.extend([0; 8]);
    data.extend([0, 0, 0]);
    // Segment 1: immediate generic region.
    let length = u32::try_from(18 + coded.len()).unwrap();
    data.extend([0, 0, 0, 1, 38, 0, 1]);
    data.extend(length.to_be_bytes());
    data.extend(64_u32.to_be_bytes());
    data.extend(8_u32.to_be_bytes());
    data.extend([0; 8]);
    data.extend([0, 1]);
    data.extend(coded);
    let head = picture_head("JBIG2Decode", [64, 8], "DeviceGray", 1);
    let drawn = pixels_of(&picture_page([640, 80], head, data)).unwrap();
    let part = dark(&drawn) as f64 / f64::from(drawn.width() * drawn.height());
    assert!((0.45..0.55).contains(&part), "{part}");
    let middle = drawn.height() / 2;
    assert!(drawn.get_pixel(drawn.width() / 2, middle).0[0] < 60);
    assert!(drawn.get_pixel(drawn.width() / 10, middle).0[0] > 200);
}

#[test]
fn h11_han_fonts_that_a_pdf_does_not_contain_are_replaced_and_named() {
    let text_page = |encoding: &str, ordering: &str, name: &str, text: &[u8]| {
        let hex: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
        let content = format!("BT /F 40 Tf 40 100 Td <{hex}> Tj ET");
        pdf(
            [400, 200],
            |document| {
                let descriptor = document.add_object(dictionary! {
                    "Type" => "FontDescriptor", "FontName" => name, "Flags" => 6, "ItalicAngle" => 0,
                    "FontBBox" => vec![(-25).into(), (-254).into(), 1000.into(), 880.into()],
                    "Ascent" => 880, "Descent" => (-120), "CapHeight" => 880, "StemV" => 93,
                });
                let below = document.add_object(dictionary! {
                    "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => name,
                    "CIDSystemInfo" => dictionary! {
                        "Registry" => Object::string_literal("Adobe"),
                        "Ordering" => Object::string_literal(ordering), "Supplement" => 2,
                    },
                    "FontDescriptor" => descriptor, "DW" => 1000,
                });
                let font = document.add_object(dictionary! {
                    "Type" => "Font", "Subtype" => "Type0", "BaseFont" => name,
                    "Encoding" => encoding, "DescendantFonts" => vec![below.into()],
                });
                dictionary! { "Font" => dictionary! { "F" => font } }
            },
            content.as_bytes(),
        )
    };
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let (gbk, _, _) = encoding_rs::GBK.encode("中国电信账单");
    for (encoding, ordering, name, text) in [
        ("UniGB-UCS2-H", "GB1", "STSong-Light", utf16("中国电信账单")),
        ("GBK-EUC-H", "GB1", "STFangsong", gbk.to_vec()),
        (
            "UniCNS-UCS2-H",
            "CNS1",
            "MSung-Light",
            utf16("電信帳單範例"),
        ),
        (
            "UniJIS-UCS2-H",
            "Japan1",
            "HeiseiMin-W3",
            utf16("請求書の例え"),
        ),
        (
            "UniKS-UCS2-H",
            "Korea1",
            "HYSMyeongJo-Medium",
            utf16("청구서의보기"),
        ),
    ] {
        let ready = plain(&text_page(encoding, ordering, name, &text)).unwrap();
        assert_eq!(ready.replaced_fonts, [name]);
        let drawn = decoded(&ready);
        // Six characters of 40 pt at 300 dpi, each with ink of its own.
        let em = 40.0 * 300.0 / 72.0;
        for index in 0..6 {
            let left = (40.0 * 300.0 / 72.0 + em * index as f32) as u32;
            let top = drawn.height() - (100.0 * 300.0 / 72.0) as u32 - (em * 0.9) as u32;
            let cell =
                image::imageops::crop_imm(&drawn, left, top, em as u32, em as u32).to_image();
            let part = dark(&cell) as f64 / f64::from(cell.width() * cell.height());
            assert!((0.03..0.5).contains(&part), "{encoding} {index}: {part}");
        }
    }
    // A box in place of a character looks the same for all: these do not.
    let one = plain(&text_page(
        "UniGB-UCS2-H",
        "GB1",
        "STSong-Light",
        &utf16("中"),
    ))
    .unwrap();
    let other = plain(&text_page(
        "UniGB-UCS2-H",
        "GB1",
        "STSong-Light",
        &utf16("国"),
    ))
    .unwrap();
    assert!(dark(&decoded(&one)).abs_diff(dark(&decoded(&other))) > 500);
}

#[test]
fn h21_a_page_with_a_pixel_as_a_point_is_drawn_at_its_own_pixels() {
    let jpeg = encoded(page(1240, 1754), ImageFormat::Jpeg);
    for (size, drawn) in [
        // A4 in points: at 300 dpi.
        ([595, 842], [2480, 3509]),
        // A scan whose pixels were taken for points.
        ([2480, 3508], [2480, 3508]),
    ] {
        let head = picture_head("DCTDecode", [1240, 1754], "DeviceRGB", 8);
        let scan = Scan::open(picture_page(size, head, jpeg.clone()), Limits::default()).unwrap();
        let [width, height] = scan.page_size(1).unwrap();
        assert!(
            width.abs_diff(drawn[0]) < 3 && height.abs_diff(drawn[1]) < 3,
            "{width} {height}"
        );
    }
}

#[test]
fn a_damaged_pdf_is_an_error() {
    let whole = pdf([300, 200], |_| dictionary! {}, b"0 0 100 100 re f");
    assert!(pixels_of(&whole).is_ok());
    for bytes in [&b"%PDF-1.7\nnothing"[..], b"%PDF-1.4\n%%EOF", &whole[..60]] {
        assert!(matches!(
            pixels_of(bytes),
            Err(ScanError::Damaged { .. } | ScanError::NoPages)
        ));
    }
    let empty = pdf([300, 200], |_| dictionary! {}, b"");
    assert_eq!(pixels_of(&empty), Err(ScanError::Blank { page: 1 }));
}
