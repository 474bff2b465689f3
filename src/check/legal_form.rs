//! The words by which a name says what kind of company it is.

/// The legal forms that names in some places end or begin with.
struct Forms {
    places: &'static [&'static str],
    /// In capitals without dots where the script has them; other scripts as they are written.
    forms: &'static [&'static str],
}

/// The usual forms of a place, or none where they are not known.
pub(super) fn forms_of(place: &str) -> Option<&'static [&'static str]> {
    let listed = FORMS.iter().find(|listed| listed.places.contains(&place))?;
    Some(listed.forms)
}

/// A name made ready to be searched for forms: capitals, without dots and commas, one space between words and around all.
pub(super) fn searchable(name: &str) -> String {
    let mut searchable = String::with_capacity(name.len() + 2);
    searchable.push(' ');
    for character in name.chars() {
        match character {
            '.' | '\'' | '’' => {}
            _ if character.is_whitespace()
                || matches!(character, ',' | '(' | ')' | '（' | '）') =>
            {
                if !searchable.ends_with(' ') {
                    searchable.push(' ');
                }
            }
            _ if character.is_ascii() => searchable.push(character.to_ascii_uppercase()),
            // Georgian has capitals for headlines alone, and no name is written in them.
            '\u{10A0}'..='\u{10FF}' => searchable.push(character),
            _ => searchable.extend(character.to_uppercase()),
        }
    }
    if !searchable.ends_with(' ') {
        searchable.push(' ');
    }
    searchable
}

/// Whether a searchable name has a form: as a word of its own where the script has spaces, anywhere where it has none.
pub(super) fn has(searchable: &str, form: &str) -> bool {
    searchable.match_indices(form).any(|(at, _)| {
        let end = at + form.len();
        !stands_by_itself(form)
            || (searchable[..at].ends_with(' ') && searchable[end..].starts_with(' '))
    })
}

/// Whether a searchable name has any form of any place.
pub(super) fn has_any(searchable: &str) -> bool {
    FORMS
        .iter()
        .flat_map(|listed| listed.forms)
        .any(|form| has(searchable, form))
}

/// Thai, Lao, Khmer, Burmese and the East Asian scripts write forms without a space beside them.
fn stands_by_itself(form: &str) -> bool {
    form.chars().all(|character| {
        !matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1100..=0x11FF | 0x2E80..)
    })
}

/// Public knowledge of company law, put together by hand; a name with another place's form counts as having one.
const FORMS: &[Forms] = &[
    Forms {
        places: &["HK"],
        forms: &[
            "LIMITED",
            "UNLIMITED",
            "LTD",
            "有限公司",
            "無限公司",
            "LLP",
            "公司",
            "行",
        ],
    },
    Forms {
        places: &["MO"],
        forms: &[
            "有限公司",
            "LIMITADA",
            "LDA",
            "LIMITED",
            "LTD",
            "SA",
            "公司",
            "行",
        ],
    },
    Forms {
        places: &["TW"],
        forms: &[
            "股份有限公司",
            "有限公司",
            "CO LTD",
            "LTD",
            "INC",
            "公司",
            "行",
            "商號",
        ],
    },
    Forms {
        places: &["SG"],
        forms: &["PTE LTD", "LTD", "LIMITED", "LLP", "LP", "私人有限公司"],
    },
    Forms {
        places: &["MY"],
        forms: &["SDN BHD", "BERHAD", "BHD", "PLT", "ENTERPRISE"],
    },
    Forms {
        places: &["BN"],
        forms: &["SDN BHD", "BERHAD", "BHD"],
    },
    Forms {
        places: &["JP"],
        forms: &[
            "株式会社",
            "有限会社",
            "合同会社",
            "合資会社",
            "合名会社",
            "㈱",
            "㈲",
            "法人",
            "組合",
            "CO LTD",
            "KK",
            "INC",
            "LTD",
            "CORPORATION",
            "LLC",
            "GK",
        ],
    },
    Forms {
        places: &["KR"],
        forms: &[
            "주식회사",
            "유한회사",
            "유한책임회사",
            "합자회사",
            "합명회사",
            "(주)",
            "㈜",
            "CO LTD",
            "INC",
            "CORP",
            "CORPORATION",
            "LTD",
            "LLC",
        ],
    },
    Forms {
        places: &["TH"],
        forms: &[
            "จำกัด",
            "มหาชน",
            "ห้างหุ้นส่วน",
            "CO LTD",
            "COMPANY LIMITED",
            "LIMITED",
            "LTD",
            "PCL",
            "PUBLIC COMPANY",
        ],
    },
    Forms {
        places: &["VN"],
        forms: &[
            "CÔNG TY",
            "TNHH",
            "CỔ PHẦN",
            "DOANH NGHIỆP",
            "HỢP TÁC XÃ",
            "CO LTD",
            "COMPANY LIMITED",
            "LTD",
            "JSC",
            "JOINT STOCK COMPANY",
        ],
    },
    Forms {
        places: &["ID", "TL"],
        forms: &["PT", "CV", "TBK", "UD", "KOPERASI", "YAYASAN"],
    },
    Forms {
        places: &["PH"],
        forms: &[
            "INC",
            "CORP",
            "CORPORATION",
            "INCORPORATED",
            "OPC",
            "CO",
            "COMPANY",
            "LTD",
            "LIMITED",
        ],
    },
    Forms {
        places: &["KH"],
        forms: &["CO LTD", "LTD", "LIMITED", "PLC", "ឯក", "ក្រុមហ៊ុន"],
    },
    Forms {
        places: &["LA"],
        forms: &["CO LTD", "LTD", "LIMITED", "ບໍລິສັດ", "SOLE"],
    },
    Forms {
        places: &["MM"],
        forms: &["CO LTD", "COMPANY LIMITED", "LIMITED", "LTD", "ကုမ္ပဏီ"],
    },
    Forms {
        places: &["MN"],
        forms: &["ХХК", "ХК", "LLC", "JSC"],
    },
    Forms {
        places: &["IN", "LK", "NP", "BD", "PK", "BT", "MV"],
        forms: &[
            "PRIVATE LIMITED",
            "PVT LTD",
            "LIMITED",
            "LTD",
            "LLP",
            "OPC",
            "लिमिटेड",
            "लि",
            "லிமிடெட்",
            "লিমিটেড",
            "లిమిటెడ్",
            "ලිමිටඩ්",
            "සමාගම",
        ],
    },
    Forms {
        places: &["AU"],
        forms: &[
            "PTY LTD",
            "PTY LIMITED",
            "LIMITED",
            "LTD",
            "NL",
            "PROPRIETARY LIMITED",
        ],
    },
    Forms {
        places: &[
            "NZ", "FJ", "PG", "WS", "TO", "VU", "SB", "GB", "IE", "GG", "JE", "IM", "GI", "VG",
            "KY", "BM", "BS", "AI", "SC", "MU", "NG", "GH", "KE", "UG", "TZ", "ZM", "MW", "GM",
            "SL", "CY", "MT", "TT", "JM", "BB", "BZ", "AG", "DM", "GD", "KN", "LC", "VC", "MS",
            "TC", "MH",
        ],
        forms: &[
            "LIMITED",
            "LTD",
            "PLC",
            "LLP",
            "LP",
            "LLC",
            "INC",
            "INCORPORATED",
            "CORP",
            "CORPORATION",
            "PUBLIC LIMITED COMPANY",
            "UNLIMITED",
            "CYF",
            "CIC",
            "DAC",
            "CLG",
            "TEORANTA",
            "COMPANY",
            "CO",
        ],
    },
    Forms {
        places: &["ZA", "NA", "BW", "LS", "SZ", "ZW"],
        forms: &[
            "PTY LTD",
            "PROPRIETARY LIMITED",
            "LIMITED",
            "LTD",
            "NPC",
            "CC",
            "INC",
        ],
    },
    Forms {
        places: &["US", "PR", "GU", "VI", "AS", "MP"],
        forms: &[
            "INC",
            "INCORPORATED",
            "LLC",
            "LLP",
            "LP",
            "CORP",
            "CORPORATION",
            "CO",
            "COMPANY",
            "LTD",
            "LIMITED",
            "PLLC",
            "PC",
            "PBC",
        ],
    },
    Forms {
        places: &["CA"],
        forms: &[
            "INC",
            "INCORPORATED",
            "INCORPORÉE",
            "LTD",
            "LIMITED",
            "LTÉE",
            "LIMITÉE",
            "CORP",
            "CORPORATION",
            "ULC",
            "LLP",
            "SENC",
            "SENCRL",
        ],
    },
    Forms {
        places: &["DE", "AT", "LI"],
        forms: &[
            "GMBH", "AG", "UG", "KG", "OHG", "GBR", "EG", "KGAA", "SE", "EU", "EK", "MBH", "E V",
            "EV",
        ],
    },
    Forms {
        places: &["CH"],
        forms: &[
            "AG",
            "GMBH",
            "SA",
            "SÀRL",
            "SARL",
            "SAGL",
            "KLG",
            "KMG",
            "GENOSSENSCHAFT",
        ],
    },
    Forms {
        places: &[
            "FR", "MC", "GP", "MQ", "GF", "RE", "NC", "PF", "LU", "SN", "CI", "ML", "BF", "CM",
            "GA", "MG", "TN", "MA", "DZ",
        ],
        forms: &[
            "SARL", "SÀRL", "SÀ RL", "EURL", "SAS", "SASU", "SA", "SNC", "SCI", "SCA", "SCS",
            "SUARL",
        ],
    },
    Forms {
        places: &["BE", "NL", "AW", "CW", "SX", "SR"],
        forms: &["BV", "NV", "SRL", "SA", "VOF", "CV", "VBA", "SPRL", "BVBA"],
    },
    Forms {
        places: &["IT", "SM", "VA"],
        forms: &["SPA", "SRL", "SRLS", "SAPA", "SNC", "SAS"],
    },
    Forms {
        places: &[
            "ES", "MX", "AR", "CL", "CO", "PE", "BO", "EC", "UY", "PY", "VE", "CR", "PA", "GT",
            "HN", "SV", "NI", "DO", "CU", "GQ", "AD",
        ],
        forms: &[
            "SA",
            "SL",
            "SLU",
            "SRL",
            "SAS",
            "SAC",
            "SPA",
            "LTDA",
            "LIMITADA",
            "CA",
            "SA DE CV",
            "S DE RL",
            "S DE RL DE CV",
            "EIRL",
            "SLL",
            "SAU",
            "S EN C",
            "CIA LTDA",
            "INC",
            "CORP",
        ],
    },
    Forms {
        places: &["PT", "BR", "AO", "MZ", "CV", "GW", "ST"],
        forms: &[
            "LDA",
            "LTDA",
            "SA",
            "S/A",
            "LIMITADA",
            "EIRELI",
            "ME",
            "UNIPESSOAL",
        ],
    },
    Forms {
        places: &["SE", "FI", "AX"],
        forms: &["AB", "OY", "OYJ", "ABP", "HB", "KB"],
    },
    Forms {
        places: &["NO", "DK", "FO", "GL", "IS", "SJ"],
        forms: &[
            "AS", "ASA", "A/S", "APS", "ANS", "DA", "P/F", "SP/F", "HF", "EHF", "ENK", "I/S",
            "K/S", "IVS",
        ],
    },
    Forms {
        places: &["PL"],
        forms: &["SP Z OO", "SPÓŁKA", "SA", "SP K", "SP J"],
    },
    Forms {
        places: &["CZ", "SK"],
        forms: &[
            "SRO",
            "S R O",
            "SPOL S R O",
            "SPOL S RO",
            "AS",
            "A S",
            "VOS",
            "KS",
        ],
    },
    Forms {
        places: &["HU"],
        forms: &["KFT", "ZRT", "NYRT", "BT", "KKT", "RT"],
    },
    Forms {
        places: &["RO", "MD"],
        forms: &["SRL", "SA", "SCS", "SNC", "PFA"],
    },
    Forms {
        places: &["HR", "SI", "RS", "BA", "ME", "MK"],
        forms: &[
            "DOO",
            "D O O",
            "DD",
            "AD",
            "JDOO",
            "ДОО",
            "АД",
            "ДООЕЛ",
            "DOOEL",
        ],
    },
    Forms {
        places: &["BG"],
        forms: &["ООД", "ЕООД", "АД", "ЕАД", "OOD", "EOOD", "AD", "EAD"],
    },
    Forms {
        places: &["RU", "BY", "KZ", "KG", "TJ", "UZ", "TM"],
        forms: &[
            "ООО",
            "АО",
            "ПАО",
            "ЗАО",
            "ОАО",
            "НАО",
            "ОБЩЕСТВО",
            "ТОО",
            "ОСОО",
            "ИП",
            "УП",
            "ЧУП",
            "ОДО",
            "OOO",
            "LLC",
            "LLP",
            "JSC",
            "LTD",
            "ЖШС",
            "АҚ",
            "MCHJ",
            "AJ",
        ],
    },
    Forms {
        places: &["UA"],
        forms: &[
            "ТОВ",
            "ПП",
            "ПАТ",
            "ПРАТ",
            "АТ",
            "ТОВАРИСТВО",
            "ФОП",
            "LLC",
            "JSC",
            "LTD",
        ],
    },
    Forms {
        places: &["GE"],
        forms: &["შპს", "სს", "LLC", "JSC", "LTD"],
    },
    Forms {
        places: &["AM"],
        forms: &["ՍՊԸ", "ՓԲԸ", "ԲԲԸ", "LLC", "CJSC", "OJSC"],
    },
    Forms {
        places: &["AZ"],
        forms: &["MMC", "ASC", "QSC", "LLC"],
    },
    Forms {
        places: &["TR"],
        forms: &[
            "AŞ",
            "A Ş",
            "ANONİM ŞİRKETİ",
            "LTD ŞTİ",
            "LİMİTED ŞİRKETİ",
            "LTD",
            "ŞİRKETİ",
            "KOLEKTİF",
            "AS",
            "A S",
        ],
    },
    Forms {
        places: &["GR"],
        forms: &["ΑΕ", "ΕΠΕ", "ΙΚΕ", "ΟΕ", "ΕΕ", "SA", "AE", "EPE", "IKE"],
    },
    Forms {
        places: &["IL"],
        forms: &["בעמ", "בע\"מ", "בע״מ", "LTD", "LIMITED"],
    },
    Forms {
        places: &[
            "AE", "SA", "QA", "BH", "KW", "OM", "EG", "JO", "LB", "IQ", "SY", "YE", "PS", "LY",
            "SD", "MR",
        ],
        forms: &[
            "LLC",
            "L L C",
            "WLL",
            "FZE",
            "FZCO",
            "FZ-LLC",
            "FZ LLC",
            "DMCC",
            "PJSC",
            "PSC",
            "SAE",
            "SAL",
            "SARL",
            "LTD",
            "LIMITED",
            "CO",
            "COMPANY",
            "EST",
            "ذمم",
            "ذ م م",
            "شركة",
            "مؤسسة",
            "شذمم",
            "شمم",
            "مساهمة",
            "BSC",
            "SPC",
            "SAOC",
            "KSC",
        ],
    },
    Forms {
        places: &["IR"],
        forms: &["شرکت", "سهامی", "LTD", "CO", "PJS", "LLC"],
    },
    Forms {
        places: &["AF"],
        forms: &["شرکت", "LTD", "LLC", "CO"],
    },
    Forms {
        places: &["ET", "ER"],
        forms: &["PLC", "SC", "SHARE COMPANY", "ኃ/የተ/የግ/ማ", "አክሲዮን", "ማህበር"],
    },
    Forms {
        places: &["LV", "LT", "EE"],
        forms: &["SIA", "AS", "UAB", "AB", "MB", "OÜ", "IK"],
    },
    Forms {
        places: &["AL"],
        forms: &["SHPK", "SHA", "SH P K", "SH A"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::Place;

    #[test]
    fn every_place_of_the_table_is_a_place_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for place in FORMS.iter().flat_map(|listed| listed.places) {
            assert!(seen.insert(place), "{place} twice");
            assert!(
                place
                    .parse::<Place>()
                    .is_ok_and(|known| known.code() == *place),
                "{place}"
            );
        }
    }

    #[test]
    fn every_form_is_found_in_its_own_searchable_shape() {
        for form in FORMS.iter().flat_map(|listed| listed.forms) {
            assert!(
                has(&searchable(&format!("X {form}")), form) || form.contains('('),
                "{form}"
            );
        }
    }

    #[test]
    fn a_form_is_a_word_and_no_part_of_one() {
        let has_form = |name: &str| has_any(&searchable(name));
        assert!(has_form("Golden Sail Pte. Ltd."));
        assert!(has_form("金帆範例有限公司"));
        assert!(has_form("Ваша фирма ООО «Пример»"));
        assert!(has_form("S.à r.l. Exemple"));
        assert!(has_form("บริษัท ตัวอย่าง จำกัด"));
        assert!(has_form("Example, Inc."));
        assert!(!has_form("Unlimitedly Golden"));
        assert!(!has_form("GOLDEN SAIL"));
        assert!(!has_form("金帆"));
    }
}
