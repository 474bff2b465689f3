//! Those who judge what gonghan makes, none of them gonghan.

pub mod hayro;
pub mod poppler;
