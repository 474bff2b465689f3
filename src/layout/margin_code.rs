//! The letter's code, in the lower right corner of the page, outside of the text.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::application::LetterCode;
use crate::geometry::{Mm, Point, Pt};
use crate::layout::LayoutError;
use crate::page::Code;
use crate::template::Sheet;

/// A pixel at 300 dpi: modules of whole pixels are sharp.
const PIXEL: Pt = Pt(0.24);
/// Sides of a module in pixels, the first the best: 0.6 mm, which a phone's photo of the page shows in five pixels and more.
const MODULES: [u8; 3] = [7, 6, 5];
/// Modules of white that readers need around it (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;
/// What printers leave white at the edges of the paper.
const UNPRINTED: Pt = Mm(3.0).to_pt();
/// From its lower edge to the paper's.
const BELOW: Pt = Mm(8.0).to_pt();

/// The code as it stands on a sheet.
pub(super) fn margin_code(code: &LetterCode, sheet: &Sheet) -> Result<Code, LayoutError> {
    let text = code.to_string();
    let margin = sheet.margins.right;
    let too_narrow = |needed: Pt| LayoutError::NoRoomForCode { margin, needed };
    // An ID has at most 64 bytes, so that the code is never too long for any size.
    let qr =
        QrCode::encode_text(&text, QrCodeEcc::Medium).map_err(|_| too_narrow(sheet.size.width))?;
    let modules = usize::try_from(qr.size()).unwrap_or_default();
    let needed = |module: Pt| module * (QUIET + modules) as f32 + UNPRINTED;
    let mut sides = MODULES.map(|pixels| PIXEL * f32::from(pixels)).into_iter();
    let Some(module) = sides.find(|module| needed(*module) <= margin) else {
        return Err(too_narrow(needed(PIXEL * f32::from(MODULES[2]))));
    };
    let left = sheet.size.width - margin + module * QUIET as f32;
    let top = sheet.size.height - BELOW - module * modules as f32;
    Ok(Code {
        origin: Point::new(on_pixel(left), on_pixel(top)),
        module,
        modules,
        dark: (0..qr.size())
            .flat_map(|y| (0..qr.size()).map(move |x| (x, y)))
            .map(|(x, y)| qr.get_module(x, y))
            .collect(),
    })
}

/// The nearest pixel's edge at 300 dpi, where modules are sharp.
fn on_pixel(length: Pt) -> Pt {
    PIXEL * (length.0 / PIXEL.0).round()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Template;

    fn code(id: &str) -> LetterCode {
        let id = crate::application::OriginalId::accept_other_shape(id.to_owned()).unwrap();
        LetterCode::new(&id, &"Example Limited".parse().unwrap(), ["words"])
    }

    #[test]
    fn every_built_in_letter_has_room_for_the_code_beside_its_text() {
        for name in ["zh-Hans", "zh-Hant", "en", "ja", "ko", "zh-en"] {
            let sheet = Template::builtin(name).unwrap().sheet().clone();
            let placed = margin_code(&code("gh_3f2a9c81d07e"), &sheet).unwrap();
            let side = placed.module * placed.modules as f32;
            assert_eq!(placed.module, Pt(1.68));
            let text_ends = sheet.size.width - sheet.margins.right;
            let white = placed.origin.x - text_ends;
            assert!(
                white.0 > placed.module.0 * QUIET as f32 - 0.13,
                "{name}: {white:?}"
            );
            assert!((placed.origin.x + side + UNPRINTED).0 < sheet.size.width.0);
            assert!((placed.origin.y + side + UNPRINTED).0 < sheet.size.height.0);
        }
    }

    #[test]
    fn a_margin_that_is_too_narrow_is_said() {
        let mut sheet = Template::builtin("en").unwrap().sheet().clone();
        // An ID of another shape makes a larger code, of smaller modules.
        assert!(margin_code(&code("gh_EXAMPLE_of_another_shape"), &sheet).is_ok());
        sheet.margins.right = Mm(15.0).to_pt();
        let error = margin_code(&code("gh_3f2a9c81d07e"), &sheet).unwrap_err();
        assert!(error.to_string().contains("15.0 mm"), "{error}");
    }
}
