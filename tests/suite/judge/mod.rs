//! Those who judge what gonghan makes, none of them gonghan.

pub(crate) mod hayro;
pub(crate) mod poppler;
