//! Every script of the places that companies come from.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::judge::{hayro, poppler};
use crate::letters::{by_template, lines, named};

/// Invented names, by country, with letters that join, stack, reorder or need a break within.
const NAMES: &[(&str, &str)] = &[
    ("HK", "金帆範例國際(香港)有限公司 GOLDEN SAIL"),
    ("HK", "𡃁記範例有限公司"),
    ("TW", "金帆範例股份有限公司 骨直令"),
    ("CN", "金帆示例（上海）科技有限公司"),
    ("JP", "株式会社髙﨑・𠮷野サンプル"),
    ("KR", "주식회사 황금돛 예시 (GOLDEN)"),
    ("VN", "Công ty TNHH Ví dụ Đường Nguyễn Ử"),
    ("CA", "L’Œuvre “Été” Québec Ltée"),
    ("TR", "İğne Şirketi ÇÖZÜM ışık A.Ş."),
    ("RU", "ООО «Золотой Парус» № 5"),
    ("UA", "ТОВ Їжак Ґанок Є"),
    ("GR", "Χρυσό Πανί Παράδειγμα Α.Ε."),
    ("GE", "ოქროს აფრა მაგალითი შპს"),
    ("AM", "Ոսկե Առագաստ Օրինակ ՍՊԸ"),
    ("ET", "ወርቃማ ሸራ ምሳሌ ኃ.የተ.የግ.ማ"),
    ("TH", "บริษัท ใบเรือทองตัวอย่าง (ประเทศไทย) จำกัด"),
    ("LA", "ບໍລິສັດ ຕົວຢ່າງ ຈຳກັດ"),
    ("KH", "ក្រុមហ៊ុន ឧទាហរណ៍ ខ្មែរ ឯ.ក"),
    ("MM", "မြန်မာ ဥပမာ ကုမ္ပဏီ ကျွန်ုပ် လီမိတက်"),
    ("IN", "स्वर्ण क्षत्रिय उदाहरण प्राइवेट लिमिटेड"),
    ("BD", "সোনালী উদাহরণ র‍্যাব ক্ষুদ্র লিমিটেড"),
    ("IN", "தங்கக் கப்பல் எடுத்துக்காட்டு ஸ்ரீ"),
    ("LK", "රන් රුවල ශ්‍රී ලංකා උදාහරණ"),
    ("IN", "ગુજરાતી ઉદાહરણ ક્ષમા"),
    ("IN", "ਪੰਜਾਬੀ ਉਦਾਹਰਣ ਸ੍ਰੀ"),
    ("IN", "తెలుగు ఉదాహరణ క్ష్మ"),
    ("IN", "ಕನ್ನಡ ಉದಾಹರಣೆ ಕ್ಷಿ"),
    ("IN", "മലയാളം ഉദാഹരണം ക്ഷ ന്"),
    ("IN", "ଓଡ଼ିଆ ଉଦାହରଣ"),
    ("BT", "དཔེར་བརྗོད་ཀུང་སི།"),
];

/// Right-to-left names; a reader orders their words itself.
const RIGHT_TO_LEFT: &[(&str, &str)] = &[
    ("AE", "شركة المثال الذهبي (Golden Example) 24 ذ.م.م"),
    ("IR", "شرکت نمونه طلایی پارسیان"),
    ("PK", "سنہری مثال پرائیویٹ لمیٹڈ"),
    ("IL", "חברת דוגמה זהב בע״מ 2026"),
    ("MV", "ރަން ރިޔާ މިސާލު"),
];

#[test]
fn a_name_in_any_script_has_all_its_glyphs_and_copies_out_exactly() {
    for (country, name) in NAMES {
        for template in ["en", "zh-Hans"] {
            let pdf = by_template(&named(name, country), template).pdf().unwrap();
            let text = hayro::text(&pdf).actual();
            assert!(text.contains(name), "{name}: {text}");
            if let Some(read) = poppler::text(&pdf) {
                let read: String = read.split_whitespace().collect();
                let name: String = name.split_whitespace().collect();
                assert!(read.contains(&name), "{name}: {read}");
            }
        }
    }
}

#[test]
fn each_word_of_a_right_to_left_name_copies_out_exactly() {
    let reads_right_to_left = |c: char| ('\u{590}'..'\u{900}').contains(&c);
    for (country, name) in RIGHT_TO_LEFT {
        let pdf = by_template(&named(name, country), "en").pdf().unwrap();
        let text = hayro::text(&pdf);
        // poppler turns a letter and the vowel on it around too; the vowels of Thaana are all written.
        let read = poppler::text(&pdf).filter(|_| *country != "MV");
        for word in name.split(' ') {
            if word.chars().any(reads_right_to_left) {
                assert!(text.backwards().contains(word), "{name}: {word}");
            } else {
                assert!(
                    text.actual().contains(word.trim_matches(['(', ')'])),
                    "{name}: {word}"
                );
            }
            if let Some(read) = &read {
                // poppler takes a full stop among Arabic letters on a line of English for English.
                for part in word.split(['.', '(', ')', '״']) {
                    assert!(read.contains(part), "{name}: {part}: {read}");
                }
            }
        }
    }
}

#[test]
fn the_words_of_an_arabic_name_stand_from_right_to_left_in_running_text_too() {
    let name = "شركة المثال (Golden) 24 ذ.م.م";
    let letter = by_template(&named(name, "AE"), "en");
    // The visual order of UAX #9 in a right-to-left paragraph, from the left.
    let expected = ["ذ", "24", "Golden", "المثال", "شركة"];
    let mut met = 0;
    let lines = letter
        .page
        .glyph_runs()
        .filter(|run| run.text.contains("Golden"));
    for golden in lines {
        let on_line: Vec<_> = letter
            .page
            .glyph_runs()
            .filter(|run| (run.origin.y.0 - golden.origin.y.0).abs() < 0.1)
            .collect();
        let left = |word: &str| {
            let run = on_line.iter().find(|run| run.text.contains(word))?;
            let at = run.text.find(word)?;
            let mut x = run.origin.x.0;
            for glyph in &run.glyphs {
                if (at..at + word.len()).contains(&glyph.text_range.start) {
                    return Some(x);
                }
                x += glyph.advance.0;
            }
            None
        };
        let places: Vec<f32> = expected
            .iter()
            .map(|word| left(word).unwrap_or_else(|| panic!("{word}")))
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        met += 1;
    }
    assert_eq!(met, 2, "in running text and in the table");
}

#[test]
fn thai_and_khmer_names_break_between_words() {
    for (country, name, words) in [
        (
            "TH",
            "บริษัทใบเรือทองตัวอย่างประเทศไทยจำกัด",
            ["บริษัท", "ตัวอย่าง", "จำกัด"],
        ),
        ("KH", "ក្រុមហ៊ុនឧទាហរណ៍កម្ពុជាអន្តរជាតិ", ["ក្រុមហ៊ុន", "ឧទាហរណ៍", "កម្ពុជា"]),
    ] {
        let name = name.repeat(3);
        let letter = by_template(&named(&name, country), "en");
        let lines: Vec<String> = lines(&letter).into_iter().map(|line| line.text).collect();
        let broken = lines
            .iter()
            .filter(|line| name.contains(line.as_str()))
            .count();
        assert!(broken >= 2, "{lines:?}");
        for word in words {
            let whole: usize = lines.iter().map(|line| line.matches(word).count()).sum();
            assert_eq!(whole, 6, "{word} in {lines:?}");
        }
    }
}

#[test]
fn c3_han_takes_the_form_of_the_companys_place() {
    let faces = |country: &str| -> Vec<String> {
        let letter = by_template(&named("骨直令", country), "en");
        let runs = letter
            .page
            .glyph_runs()
            .filter(|run| run.text.contains('骨'));
        runs.map(|run| letter.page.faces[run.face.0].name.clone())
            .collect()
    };
    assert_eq!(
        faces("HK"),
        ["NotoSansCJKhk-Bold", "NotoSerifCJKhk-Regular"]
    );
    assert_eq!(
        faces("MO"),
        ["NotoSansCJKhk-Bold", "NotoSerifCJKhk-Regular"]
    );
    assert_eq!(
        faces("TW"),
        ["NotoSansCJKtc-Bold", "NotoSerifCJKtc-Regular"]
    );
    assert_eq!(
        faces("JP"),
        ["NotoSansCJKjp-Bold", "NotoSerifCJKjp-Regular"]
    );
    assert_eq!(
        faces("KR"),
        ["NotoSansCJKkr-Bold", "NotoSerifCJKkr-Regular"]
    );
    assert_eq!(
        faces("SG"),
        ["NotoSansCJKsc-Bold", "NotoSerifCJKsc-Regular"]
    );
}

#[test]
fn where_a_place_has_no_han_of_its_own_the_letters_language_decides() {
    let face = |template: &str| -> String {
        let letter = by_template(&named("骨直令", "GB"), template);
        let run = letter
            .page
            .glyph_runs()
            .find(|run| run.text == "骨直令")
            .unwrap();
        letter.page.faces[run.face.0].name.clone()
    };
    assert_eq!(face("en"), "NotoSansCJKsc-Bold");
    assert_eq!(face("zh-en"), "NotoSansCJKsc-Bold");
    assert_eq!(face("zh-Hant"), "NotoSansCJKtc-Bold");
    assert_eq!(face("ja"), "NotoSansCJKjp-Bold");
}

#[test]
fn a_name_is_of_one_weight_whatever_its_script() {
    for (country, name) in NAMES.iter().chain(RIGHT_TO_LEFT) {
        let letter = by_template(&named(name, country), "en");
        let y = letter
            .page
            .glyph_runs()
            .find(|run| run.text.contains("We,"))
            .unwrap()
            .origin
            .y;
        let bold: Vec<_> = letter
            .page
            .glyph_runs()
            .filter(|run| (run.origin.y.0 - y.0).abs() < 0.1)
            .filter(|run| {
                run.text
                    .split(' ')
                    .any(|word| word.len() > 2 && name.contains(word))
            })
            .map(|run| letter.page.faces[run.face.0].name.as_str())
            .collect();
        assert!(!bold.is_empty(), "{name}");
        assert!(
            bold.iter().all(|face| face.ends_with("-Bold")),
            "{name}: {bold:?}"
        );
    }
}

/// A word of one of the names above, or Latin letters, digits and marks.
fn word() -> impl Strategy<Value = String> {
    let words: Vec<&str> = NAMES.iter().flat_map(|(_, name)| name.split(' ')).collect();
    prop_oneof![
        3 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => "[A-Za-z0-9&.,'()-]{1,12}",
        1 => "[\\u{4E00}-\\u{9FA5}]{1,8}",
        1 => "[\\u{AC00}-\\u{D7A3}]{1,6}",
    ]
}

#[test]
fn names_of_words_in_many_scripts_copy_out_exactly() {
    // The same names on every run, so that a failure is the change's own.
    let config = Config {
        cases: 40,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let names = proptest::collection::vec(word(), 1..7).prop_map(|words| words.join(" "));
    let places = proptest::sample::select(vec!["HK", "JP", "KR", "TW", "TH", "GB"]);
    runner
        .run(&(names, places), |(name, country)| {
            let letter = by_template(&named(&name, country), "zh-en");
            let text = hayro::text(&letter.pdf().unwrap()).actual();
            prop_assert!(text.contains(&name), "{}: {}", name, text);
            Ok(())
        })
        .unwrap();
}
