//! How many pixels of a picture are a millimetre, as its file says.

/// Densities beyond these, in pixels a millimetre, were written by programs that do not know: 72 dpi is what all of
/// them write, and no scanner has more than 2,400.
const BELIEVED: std::ops::RangeInclusive<f32> = 2.9..=95.0;

const MM_AN_INCH: f32 = 25.4;

/// Pixels a millimetre by JFIF's first segment (ITU-T T.871, 10.1) or PNG's `pHYs`, where it is believable.
pub(super) fn per_mm(bytes: &[u8]) -> Option<f32> {
    let stated = if bytes.starts_with(b"\xFF\xD8\xFF\xE0") && bytes.get(6..11)? == b"JFIF\0" {
        let density = f32::from(u16::from_be_bytes([*bytes.get(14)?, *bytes.get(15)?]));
        match bytes.get(13)? {
            1 => density / MM_AN_INCH,
            2 => density / 10.0,
            _ => return None,
        }
    } else if bytes.starts_with(b"\x89PNG") {
        let head = &bytes[..bytes.len().min(64 * 1024)];
        let at = head.windows(4).position(|name| name == b"pHYs")? + 4;
        let field: &[u8; 9] = head.get(at..at + 9)?.try_into().ok()?;
        if field[8] != 1 {
            return None;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a density of seven figures is not believed"
        )]
        let per_metre = u32::from_be_bytes([field[0], field[1], field[2], field[3]]) as f32;
        per_metre / 1000.0
    } else {
        return None;
    };
    believed(stated)
}

/// A density that a file states, if it can be true.
pub(super) fn believed(per_mm: f32) -> Option<f32> {
    BELIEVED.contains(&per_mm).then_some(per_mm)
}
