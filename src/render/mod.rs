//! The backends: one page, drawn as PDF or as pixels from the very same cut faces.

mod error;
pub mod pdf;
pub mod raster;
mod shape;

pub use error::RenderError;
