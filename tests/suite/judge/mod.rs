//! Those who judge what gonghan makes, none of them gonghan.

pub(crate) mod browser;
pub(crate) mod hayro;
pub(crate) mod office;
pub(crate) mod picture_tools;
pub(crate) mod poppler;
pub(crate) mod python_email;
pub(crate) mod smtp_server;
pub(crate) mod spreadsheets;
pub(crate) mod zune;

/// Rows of 8-bit pixels: one byte each in grey, three in colour.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<u8>,
}

impl Picture {
    /// Pixels that are more than half black.
    pub(crate) fn inked(&self) -> usize {
        self.pixels.iter().filter(|grey| **grey < 128).count()
    }

    /// Pixels that differ from those of another picture by more than `least`.
    pub(crate) fn far_from(&self, other: &Picture, least: u8) -> usize {
        assert_eq!(self.width, other.width);
        let pairs = self.pixels.iter().zip(&other.pixels);
        pairs
            .filter(|(one, other)| one.abs_diff(**other) > least)
            .count()
    }
}
