//! Two thousand names as registers print them, in more than thirty languages: how often the check cries wolf.

#![allow(
    clippy::print_stdout,
    reason = "the false alarms are listed for whoever looks at the run"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::{clean_record, found, reading};

/// How names of one language are put together: `{a}` is a first word, `{b}` a second one.
struct Shapes {
    language: &'static str,
    places: &'static [&'static str],
    patterns: &'static [&'static str],
    first: &'static [&'static str],
    second: &'static [&'static str],
}

/// Written from what registers of these places print, without a look at the rules.
const SHAPES: &[Shapes] = &[
    Shapes {
        language: "English, Hong Kong",
        places: &["HK"],
        patterns: &[
            "{a} {b} LIMITED",
            "{a} {b} (HONG KONG) LIMITED",
            "{a} & {b} COMPANY LIMITED",
            "{a} 88 {b} HOLDINGS LIMITED",
            "A.{a}.{b} LIMITED",
        ],
        first: &[
            "GOLDEN", "HARBOUR", "JADE", "ORIENT", "VICTORIA", "PEARL", "KAM FAI", "WING LEE",
        ],
        second: &[
            "SAIL",
            "TRADING",
            "TECHNOLOGY",
            "LOGISTICS",
            "MEDIA",
            "FOODS",
        ],
    },
    Shapes {
        language: "Chinese, Hong Kong",
        places: &["HK", "MO"],
        patterns: &[
            "{a}{b}有限公司",
            "{a}{b}(香港)有限公司",
            "{a}{b}（國際）有限公司",
            "{a}{b}集團有限公司",
        ],
        first: &[
            "金帆",
            "海港",
            "永利",
            "東昇",
            "華輝",
            "寶龍",
            "匯豐源",
            "啟德",
        ],
        second: &["範例", "貿易", "科技", "物流", "傳媒", "餐飲", "衞生"],
    },
    Shapes {
        language: "Chinese and English, Hong Kong",
        places: &["HK"],
        patterns: &[
            "{a}有限公司 {b} LIMITED",
            "{b} LIMITED {a}有限公司",
            "{a}(香港)有限公司 {b} (HONG KONG) LIMITED",
        ],
        first: &["金帆範例", "海港貿易", "東昇科技", "華輝物流"],
        second: &[
            "GOLDEN SAIL EXAMPLE",
            "HARBOUR TRADING",
            "EAST RISING TECHNOLOGY",
            "BRIGHT CHINA LOGISTICS",
        ],
    },
    Shapes {
        language: "Chinese, Taiwan",
        places: &["TW"],
        patterns: &["{a}{b}股份有限公司", "{a}{b}有限公司", "{a}{b}企業社商號"],
        first: &["台灣金帆", "臺北海港", "群峰", "鴻圖", "宏碩"],
        second: &["科技", "國際", "實業", "數位", "生技"],
    },
    Shapes {
        language: "Chinese, Singapore",
        places: &["SG", "MY"],
        patterns: &["{a}{b}私人有限公司", "{a}{b}有限公司"],
        first: &["金帆", "狮城", "南洋", "华联"],
        second: &["贸易", "科技", "餐饮", "国际"],
    },
    Shapes {
        language: "English, Singapore",
        places: &["SG"],
        patterns: &["{a} {b} PTE. LTD.", "{a} {b} (S) PTE LTD", "{a} {b} LLP"],
        first: &["MERLION", "LION CITY", "STRAITS", "TEMASEK"],
        second: &["VENTURES", "DIGITAL", "F&B", "CAPITAL"],
    },
    Shapes {
        language: "Japanese",
        places: &["JP"],
        patterns: &[
            "株式会社{a}{b}",
            "{a}{b}株式会社",
            "合同会社{a}{b}",
            "一般社団法人{a}{b}",
            "有限会社　{a}{b}",
            "株式会社ＡＢＣ{a}",
        ],
        first: &["髙﨑", "さくら", "見本", "サンプル", "渡邊", "国際"],
        second: &[
            "商事",
            "テクノロジー",
            "観光",
            "製作所",
            "・インターナショナル",
        ],
    },
    Shapes {
        language: "Korean",
        places: &["KR"],
        patterns: &[
            "주식회사 {a}{b}",
            "{a}{b} 주식회사",
            "(주){a}{b}",
            "㈜{a}{b}",
            "유한회사 {a}{b}",
            "{a}{b} CO., LTD.",
        ],
        first: &["황금돛", "예시", "한빛", "새한", "대한예시"],
        second: &["무역", "테크", "미디어", "물산", "코리아"],
    },
    Shapes {
        language: "Vietnamese",
        places: &["VN"],
        patterns: &[
            "CÔNG TY TNHH {a} {b}",
            "CÔNG TY CỔ PHẦN {a} {b}",
            "CÔNG TY TNHH MỘT THÀNH VIÊN {a} {b}",
        ],
        first: &["VÍ DỤ", "HOA SEN", "BIỂN ĐÔNG", "THÀNH ĐẠT"],
        second: &["THƯƠNG MẠI", "CÔNG NGHỆ", "DU LỊCH", "XÂY DỰNG"],
    },
    Shapes {
        language: "Thai",
        places: &["TH"],
        patterns: &[
            "บริษัท {a}{b} จำกัด",
            "บริษัท {a} {b} (ประเทศไทย) จำกัด",
            "บริษัท {a}{b} จำกัด (มหาชน)",
            "ห้างหุ้นส่วนจำกัด {a}{b}",
        ],
        first: &["ใบเรือทอง", "ตัวอย่าง", "สยามดี", "กรุงไทยตัวอย่าง"],
        second: &["เทคโนโลยี", "การค้า", "ท่องเที่ยว", "อาหาร"],
    },
    Shapes {
        language: "English, Thailand",
        places: &["TH", "KH", "LA", "MM"],
        patterns: &["{a} {b} Co., Ltd.", "{a} {b} Company Limited"],
        first: &["Siam", "Golden Sail", "Mekong", "Lotus"],
        second: &["Trading", "Travel", "Foods", "Example"],
    },
    Shapes {
        language: "Khmer",
        places: &["KH"],
        patterns: &["ក្រុមហ៊ុន {a} {b} ឯ.ក", "ក្រុមហ៊ុន {a} {b}"],
        first: &["ឧទាហរណ៍", "មាស"],
        second: &["ពាណិជ្ជកម្ម", "ទេសចរណ៍"],
    },
    Shapes {
        language: "Lao",
        places: &["LA"],
        patterns: &["ບໍລິສັດ {a} {b} ຈຳກັດ"],
        first: &["ຕົວຢ່າງ", "ຄຳ"],
        second: &["ການຄ້າ", "ທ່ອງທ່ຽວ"],
    },
    Shapes {
        language: "Burmese",
        places: &["MM"],
        patterns: &["{a}{b}ကုမ္ပဏီလီမိတက်"],
        first: &["ရွှေ", "နမူနာ"],
        second: &["ကုန်သွယ်ရေး", "ခရီးသွား"],
    },
    Shapes {
        language: "Indonesian",
        places: &["ID"],
        patterns: &["PT {a} {b}", "PT. {a} {b} Tbk", "CV {a} {b}"],
        first: &["Layar Emas", "Contoh", "Nusantara", "Garuda Contoh"],
        second: &["Jaya", "Teknologi", "Abadi", "Wisata"],
    },
    Shapes {
        language: "Malay",
        places: &["MY"],
        patterns: &["{a} {b} SDN. BHD.", "{a} {b} BERHAD", "{a} {b} (M) SDN BHD"],
        first: &["LAYAR EMAS", "CONTOH", "PERDANA", "SERI"],
        second: &["NIAGA", "TEKNOLOGI", "MAKANAN", "JAYA"],
    },
    Shapes {
        language: "English, Philippines",
        places: &["PH"],
        patterns: &["{a} {b} INC.", "{a} {b} CORPORATION", "{a} {b} OPC"],
        first: &["MANILA", "PERLAS", "MABUHAY"],
        second: &["FOODS", "TRAVEL", "EXAMPLE"],
    },
    Shapes {
        language: "English, India",
        places: &["IN"],
        patterns: &[
            "{a} {b} PRIVATE LIMITED",
            "{a} {b} LIMITED",
            "{a} {b} LLP",
            "M/S {a} {b} PVT. LTD.",
        ],
        first: &["BHARAT", "GANGA", "UDAHARAN"],
        second: &["EXPORTS", "INFOTECH", "TEXTILES"],
    },
    Shapes {
        language: "Hindi",
        places: &["IN"],
        patterns: &["{a} {b} प्राइवेट लिमिटेड", "{a} {b} लिमिटेड"],
        first: &["उदाहरण", "स्वर्ण", "भारत"],
        second: &["व्यापार", "तकनीकी", "ज़री"],
    },
    Shapes {
        language: "Bengali",
        places: &["BD"],
        patterns: &["{a} {b} লিমিটেড"],
        first: &["সোনালী", "উদাহরণ"],
        second: &["ট্রেডিং", "প্রযুক্তি"],
    },
    Shapes {
        language: "Tamil and Sinhala",
        places: &["LK"],
        patterns: &["{a} {b} (PVT) LTD", "{a} {b} லிமிடெட்", "{a} සමාගම"],
        first: &["CEYLON", "LANKA"],
        second: &["TEA", "EXAMPLE"],
    },
    Shapes {
        language: "Urdu and English",
        places: &["PK"],
        patterns: &["{a} {b} (Private) Limited", "{a} {b} (SMC-Private) Limited"],
        first: &["Indus", "Misal"],
        second: &["Textiles", "Software"],
    },
    Shapes {
        language: "Arabic",
        places: &["AE", "SA", "QA", "KW", "EG"],
        patterns: &[
            "شركة {a} {b} ذ.م.م",
            "شركة {a} {b}",
            "{a} {b} ش.ذ.م.م",
            "مؤسسة {a} {b}",
        ],
        first: &["المثال", "الشراع الذهبي", "الخليج", "النخيل"],
        second: &["للتجارة", "للتقنية", "الدولية", "للسياحة"],
    },
    Shapes {
        language: "English, Gulf",
        places: &["AE", "QA", "BH", "OM"],
        patterns: &[
            "{a} {b} L.L.C",
            "{a} {b} LLC",
            "{a} {b} FZE",
            "{a} {b} W.L.L.",
            "{a} {b} FZ-LLC",
        ],
        first: &["Al Mithal", "Gulf", "Desert Rose"],
        second: &["Trading", "Tourism", "General Trading"],
    },
    Shapes {
        language: "Persian",
        places: &["IR"],
        patterns: &["شرکت {a} {b} (سهامی خاص)", "شرکت {a} {b}"],
        first: &["نمونه", "بادبان زرین"],
        second: &["بازرگانی", "فناوری"],
    },
    Shapes {
        language: "Hebrew",
        places: &["IL"],
        patterns: &["{a} {b} בע\"מ", "{a} {b} בע״מ", "{a} {b} LTD"],
        first: &["מפרש זהב", "דוגמה"],
        second: &["סחר", "טכנולוגיות"],
    },
    Shapes {
        language: "Turkish",
        places: &["TR"],
        patterns: &[
            "{a} {b} ANONİM ŞİRKETİ",
            "{a} {b} SAN. VE TİC. LTD. ŞTİ.",
            "{a} {b} A.Ş.",
        ],
        first: &["ALTIN YELKEN", "ÖRNEK", "BOĞAZİÇİ"],
        second: &["TURİZM", "GIDA", "YAZILIM"],
    },
    Shapes {
        language: "Russian",
        places: &["RU", "BY", "KZ"],
        patterns: &[
            "ООО «{a} {b}»",
            "АО «{a}-{b}»",
            "Общество с ограниченной ответственностью «{a} {b}»",
            "ТОО «{a} {b}»",
        ],
        first: &["Пример", "Золотой парус", "Восток"],
        second: &["Трейд", "Технологии", "Сервис"],
    },
    Shapes {
        language: "Ukrainian",
        places: &["UA"],
        patterns: &[
            "ТОВ «{a} {b}»",
            "ПрАТ «{a} {b}»",
            "Товариство з обмеженою відповідальністю «{a} {b}»",
        ],
        first: &["Приклад", "Золоте вітрило"],
        second: &["Трейд", "Софт"],
    },
    Shapes {
        language: "Mongolian",
        places: &["MN"],
        patterns: &["{a} {b} ХХК", "{a} {b} LLC"],
        first: &["Алтан", "Жишээ"],
        second: &["Дарвуул", "Худалдаа"],
    },
    Shapes {
        language: "Georgian",
        places: &["GE"],
        patterns: &["შპს {a} {b}", "სს {a} {b}"],
        first: &["მაგალითი", "ოქროს"],
        second: &["აფრა", "ვაჭრობა"],
    },
    Shapes {
        language: "Armenian",
        places: &["AM"],
        patterns: &["«{a} {b}» ՍՊԸ"],
        first: &["Օրինակ", "Ոսկե"],
        second: &["առագաստ", "առևտուր"],
    },
    Shapes {
        language: "Greek",
        places: &["GR", "CY"],
        patterns: &["{a} {b} Α.Ε.", "{a} {b} Ι.Κ.Ε.", "{a} {b} ΕΠΕ"],
        first: &["ΠΑΡΑΔΕΙΓΜΑ", "ΧΡΥΣΟ"],
        second: &["ΠΑΝΙ", "ΕΜΠΟΡΙΚΗ"],
    },
    Shapes {
        language: "German",
        places: &["CH", "LI", "DE"],
        patterns: &[
            "{a} {b} GmbH",
            "{a} {b} AG",
            "{a} & {b} GmbH & Co. KG",
            "{a} {b} e.K.",
        ],
        first: &["Beispiel", "Goldsegel", "Müller-Muster"],
        second: &["Handel", "Söhne", "Straßenbau"],
    },
    Shapes {
        language: "French",
        places: &["CA", "CH", "MC", "FR", "PF"],
        patterns: &[
            "{a} {b} SARL",
            "{a} {b} S.A.",
            "L’{a} {b} Inc.",
            "{a} {b} S.à r.l.",
            "{a} {b} SAS",
        ],
        first: &["Exemple", "Étoile", "Œuvre"],
        second: &["du Québec", "& Cie", "Numérique"],
    },
    Shapes {
        language: "Spanish",
        places: &["MX", "CO", "AR", "CL", "PE"],
        patterns: &[
            "{a} {b}, S.A. de C.V.",
            "{a} {b} S.A.S.",
            "{a} {b} S.R.L.",
            "{a} {b} SpA",
            "{a} {b} Ltda.",
        ],
        first: &["Ejemplo", "Vela Dorada", "Compañía Ñandú"],
        second: &["Comercial", "Tecnología", "y Hermanos"],
    },
    Shapes {
        language: "Portuguese",
        places: &["BR", "MZ", "AO", "PT"],
        patterns: &[
            "{a} {b} Ltda.",
            "{a} {b} S.A.",
            "{a} {b}, Lda",
            "{a} {b} LTDA - ME",
        ],
        first: &["Exemplo", "Vela de Ouro", "São João"],
        second: &["Comércio", "Tecnologia", "Irmãos"],
    },
    Shapes {
        language: "Italian",
        places: &["SM", "IT", "CH"],
        patterns: &["{a} {b} S.r.l.", "{a} {b} S.p.A.", "{a} {b} SA"],
        first: &["Esempio", "Vela d’Oro"],
        second: &["Commercio", "Fratelli"],
    },
    Shapes {
        language: "Dutch",
        places: &["AW", "SR", "NL"],
        patterns: &["{a} {b} N.V.", "{a} {b} B.V.", "{a} {b} VBA"],
        first: &["Voorbeeld", "Gouden Zeil"],
        second: &["Handel", "IJsselmeer"],
    },
    Shapes {
        language: "Nordic",
        places: &["NO", "FI", "IS", "SE", "DK"],
        patterns: &[
            "{a} {b} AS",
            "{a} {b} Oy",
            "{a} {b} ehf.",
            "{a} {b} AB",
            "{a} {b} ApS",
            "{a} {b} A/S",
        ],
        first: &["Eksempel", "Esimerkki", "Sýnishorn", "Gyllene Segel"],
        second: &["Handel", "Kauppa", "Ålesund"],
    },
    Shapes {
        language: "Central European",
        places: &["PL", "CZ", "SK", "HU", "RO"],
        patterns: &[
            "{a} {b} Sp. z o.o.",
            "{a} {b} s.r.o.",
            "{a} {b} Kft.",
            "{a} {b} S.R.L.",
            "{a} {b} a.s.",
        ],
        first: &["Przykład", "Příklad", "Példa", "Exemplu"],
        second: &["Handel", "Łódź", "Őrség"],
    },
    Shapes {
        language: "South Slavic",
        places: &["RS", "ME", "MK", "BA", "HR", "SI"],
        patterns: &["{a} {b} d.o.o.", "{a} {b} DOO Beograd", "{a} {b} ДОО"],
        first: &["Primer", "Zlatno Jedro", "Пример"],
        second: &["Trgovina", "Čačak"],
    },
    Shapes {
        language: "English, Pacific",
        places: &["NZ", "FJ", "AU", "PG"],
        patterns: &[
            "{a} {b} Limited",
            "{a} {b} Pty Ltd",
            "{a} {b} PTY LTD",
            "{a} {b} Ltd",
        ],
        first: &["Golden Sail", "Southern Cross", "Kiwi", "iSail"],
        second: &["Example", "Travel", "Dairy (2020)"],
    },
    Shapes {
        language: "English, Americas",
        places: &["US", "CA", "BS", "JM", "KY", "VG"],
        patterns: &[
            "{a} {b}, Inc.",
            "{a} {b} LLC",
            "{a} {b} Corp.",
            "{a} {b} Ltd.",
            "{a} {b} Limited",
            "123{a} {b} INC.",
        ],
        first: &["Example", "Golden Gate", "O’Brien", "eSail"],
        second: &["Holdings", "Foods", "Software & Games"],
    },
    Shapes {
        language: "English, Africa",
        places: &["ZA", "KE", "NG", "GH", "ET", "MU", "NA"],
        patterns: &[
            "{a} {b} (Pty) Ltd",
            "{a} {b} Limited",
            "{a} {b} PLC",
            "{a} {b} NPC",
        ],
        first: &["Mfano", "Ubuntu", "Savanna"],
        second: &["Safaris", "Mining", "Tech"],
    },
    Shapes {
        language: "Amharic",
        places: &["ET"],
        patterns: &["{a} {b} ኃ/የተ/የግ/ማ", "{a} {b} አክሲዮን ማህበር"],
        first: &["ምሳሌ", "ወርቅ"],
        second: &["ንግድ", "ቴክኖሎጂ"],
    },
    // Registered without a legal form: what the check can't know.
    Shapes {
        language: "institutions",
        places: &["HK", "SG", "US", "NZ"],
        patterns: &["UNIVERSITY OF {a}", "{a} {b} FOUNDATION"],
        first: &["GOLDEN SAIL", "EXAMPLE"],
        second: &["ARTS", "SPORTS"],
    },
];

const WANTED: usize = 2000;

/// Every combination, then as many as are wanted, evenly over the languages.
pub(crate) fn names() -> Vec<(&'static str, &'static str, String)> {
    let mut by_language: Vec<Vec<(&'static str, String)>> = Vec::new();
    for shapes in SHAPES {
        let mut names = BTreeSet::new();
        for (index, pattern) in shapes.patterns.iter().enumerate() {
            for first in shapes.first {
                for second in shapes.second {
                    let place = shapes.places[(index + names.len()) % shapes.places.len()];
                    names.insert((place, pattern.replace("{a}", first).replace("{b}", second)));
                    let doubled = format!("{first} {second}");
                    let third = shapes.second[(index + 1) % shapes.second.len()];
                    names.insert((
                        place,
                        pattern.replace("{a}", &doubled).replace("{b}", third),
                    ));
                }
            }
        }
        by_language.push(names.into_iter().collect());
    }
    let mut names = Vec::new();
    for turn in 0.. {
        for (shapes, of_language) in SHAPES.iter().zip(&by_language) {
            if let Some((place, name)) = of_language.get(turn) {
                names.push((shapes.language, *place, name.clone()));
            }
        }
        if names.len() >= WANTED || turn > 1000 {
            break;
        }
    }
    names
}

#[test]
fn fewer_than_one_in_a_hundred_registered_names_is_called_doubtful() {
    let names = names();
    let languages: BTreeSet<_> = names.iter().map(|(language, ..)| language).collect();
    assert!(
        names.len() >= WANTED && languages.len() >= 30,
        "{} {}",
        names.len(),
        languages.len()
    );
    let mut alarms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut alarmed = 0;
    for (language, place, name) in &names {
        let mut record = clean_record();
        record["company"]["name"] = name.as_str().into();
        record["company"]["country"] = (*place).into();
        let found: Vec<_> = found(reading(&record), None)
            .into_iter()
            // True of the place whatever the name.
            .filter(|name| *name != "unlisted-place")
            .collect();
        alarmed += usize::from(!found.is_empty());
        for rule in found {
            alarms
                .entry(rule)
                .or_default()
                .push(format!("{name} ({language}, {place})"));
        }
    }
    println!(
        "{alarmed} false alarms in {} names of {} languages",
        names.len(),
        languages.len()
    );
    for (rule, names) in &alarms {
        println!("{rule}:");
        for name in names {
            println!("  {name}");
        }
    }
    assert!(
        alarmed * 100 < names.len(),
        "{alarmed} of {}: {alarms:#?}",
        names.len()
    );
}
