//! Where the rules are known from.

use crate::check::rule::Origin;

/// The day on which most of what the rules say was gathered.
pub(super) const GATHERED: &str = "2026-11-25";

pub(super) const AGENCIES: Origin = Origin {
    en: "what agencies that file such applications publish about refusals",
    zh: "代办机构公开的退回原因",
};

pub(super) const REQUIREMENTS: Origin = Origin {
    en: "public descriptions of what an overseas application must bring",
    zh: "有关海外主体认证材料要求的公开说明",
};

pub(super) const UNICODE: Origin = Origin {
    en: "the Unicode Standard 15.0 and its character database",
    zh: "Unicode 标准 15.0 及其字符数据库",
};

pub(super) const UNIHAN: Origin = Origin {
    en: "Unicode's Unihan database 15.0: simplified and traditional variants, Big5, GB 2312",
    zh: "Unicode Unihan 数据库 15.0：简繁变体、Big5、GB 2312",
};

pub(super) const HONG_KONG_NAMES: Origin = Origin {
    en: "Hong Kong Companies Ordinance (Cap. 622) and the Companies Registry's guide on company names",
    zh: "香港《公司条例》（第 622 章）及公司注册处《公司名称指引》",
};

pub(super) const SPREADSHEETS: Origin = Origin {
    en: "spreadsheets keep 15 digits of a number (IEEE 754 double precision)",
    zh: "电子表格的数字只保留 15 位有效数字（IEEE 754 双精度）",
};
