//! A country or region by its ISO 3166-1 code, its names, and the shapes its Han characters take.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Language;
use super::choice_error::nearest;
use super::edge_space::edge_space;
use super::serde_text::serde_as_text;

/// A country or region.
#[derive(Clone, Copy)]
pub struct Place(&'static Known);

/// Whose shapes the Han characters of a letter take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GlyphRegion {
    /// The Chinese mainland's and Singapore's.
    #[default]
    MainlandChina,
    /// Hong Kong's and Macao's.
    HongKong,
    /// Taiwan's.
    Taiwan,
    /// Japan's.
    Japan,
    /// Korea's.
    Korea,
}

/// Why a text is no country or region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceError {
    /// The text as it was given.
    pub given: String,
    /// What is wrong with it.
    pub fault: PlaceFault,
}

/// What is wrong with a country or region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceFault {
    /// It is neither a code nor a name.
    Unknown {
        /// The place that was probably meant.
        nearest: Option<Place>,
    },
    /// It is one but for a space or a hidden character at its edge.
    EdgeSpace {
        /// The place.
        place: Place,
        /// What stands at the edge.
        character: char,
    },
    /// There is no such place any more.
    Withdrawn {
        /// Its English name.
        name: &'static str,
        /// The places that followed it.
        now: Vec<Place>,
    },
}

impl Place {
    /// The two capital letters of ISO 3166-1.
    #[must_use]
    pub fn code(self) -> &'static str {
        &self.0.code
    }

    /// Its usual name in a language.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let names = &self.0.names;
        match language {
            Language::ZhHans => &names.zh_hans,
            Language::ZhHant => &names.zh_hant,
            Language::En => &names.en,
            Language::Ja => &names.ja,
            Language::Ko => &names.ko,
        }
    }

    /// The shapes of its Han characters, where it has such of its own.
    #[must_use]
    pub fn glyph_region(self) -> Option<GlyphRegion> {
        match self.code() {
            "CN" | "SG" => Some(GlyphRegion::MainlandChina),
            "HK" | "MO" => Some(GlyphRegion::HongKong),
            "TW" => Some(GlyphRegion::Taiwan),
            "JP" => Some(GlyphRegion::Japan),
            "KR" | "KP" => Some(GlyphRegion::Korea),
            _ => None,
        }
    }

    /// All places, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        data().places.iter().map(Self)
    }
}

impl FromStr for Place {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        let by_code = |code: &str| Self::all().find(|place| place.code() == code);
        let found = Self::all()
            .find(|place| place.code().eq_ignore_ascii_case(text) || place.is_called(text))
            .or_else(|| by_code(alias(text)?));
        if let Some(place) = found {
            return Ok(place);
        }
        let withdrawn = data().withdrawn.iter().find(|(code, gone)| {
            code.eq_ignore_ascii_case(text) || gone.en.eq_ignore_ascii_case(text)
        });
        let spaced = edge_space(text).and_then(|space| {
            let place = space.within.parse().ok()?;
            let character = space.character;
            Some(PlaceFault::EdgeSpace { place, character })
        });
        let fault = match (withdrawn, spaced) {
            (Some((_, gone)), _) => PlaceFault::Withdrawn {
                name: &gone.en,
                now: gone.now.iter().filter_map(|code| by_code(code)).collect(),
            },
            (None, Some(spaced)) => spaced,
            (None, None) => PlaceFault::Unknown {
                nearest: nearest_place(text),
            },
        };
        Err(PlaceError {
            given: text.to_owned(),
            fault,
        })
    }
}

impl PlaceError {
    /// The bytes at fault, if not the whole.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        match self.fault {
            PlaceFault::EdgeSpace { .. } => Some(edge_space(&self.given)?.range()),
            PlaceFault::Unknown { .. } | PlaceFault::Withdrawn { .. } => None,
        }
    }
}

impl Place {
    fn is_called(self, name: &str) -> bool {
        Language::ALL
            .into_iter()
            .any(|language| self.name(language).eq_ignore_ascii_case(name))
    }
}

/// The code behind another common name.
fn alias(name: &str) -> Option<&'static str> {
    ALIASES
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(name))
        .map(|&(_, code)| code)
}

fn nearest_place(text: &str) -> Option<Place> {
    let names = Place::all().flat_map(|place| Language::ALL.map(|language| place.name(language)));
    let name = nearest(text, names.chain(ALIASES.iter().map(|&(name, _)| name)))?;
    Place::all()
        .find(|place| place.is_called(name))
        .or_else(|| Place::all().find(|place| Some(place.code()) == alias(name)))
}

const ALIASES: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("U.K.", "GB"),
    ("Great Britain", "GB"),
    ("Britain", "GB"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Northern Ireland", "GB"),
    ("United Kingdom of Great Britain and Northern Ireland", "GB"),
    ("USA", "US"),
    ("U.S.A.", "US"),
    ("U.S.", "US"),
    ("America", "US"),
    ("United States of America", "US"),
    ("美利坚合众国", "US"),
    ("米国", "US"),
    ("UAE", "AE"),
    ("U.A.E.", "AE"),
    ("阿联酋", "AE"),
    ("阿聯酋", "AE"),
    ("South Korea", "KR"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Korea, Republic of", "KR"),
    ("韩国", "KR"),
    ("韓國", "KR"),
    ("한국", "KR"),
    ("North Korea", "KP"),
    ("Hong Kong", "HK"),
    ("Hongkong", "HK"),
    ("Hong Kong SAR", "HK"),
    ("Hong Kong SAR China", "HK"),
    ("Hong Kong, China", "HK"),
    ("中国香港", "HK"),
    ("中國香港", "HK"),
    ("香港特别行政区", "HK"),
    ("香港特別行政區", "HK"),
    ("中国香港特别行政区", "HK"),
    ("中國香港特別行政區", "HK"),
    ("Macau", "MO"),
    ("Macao", "MO"),
    ("Macau SAR", "MO"),
    ("Macao SAR", "MO"),
    ("Macao, China", "MO"),
    ("中国澳门", "MO"),
    ("中國澳門", "MO"),
    ("澳门特别行政区", "MO"),
    ("澳門特別行政區", "MO"),
    ("Taiwan", "TW"),
    ("中国台湾", "TW"),
    ("中國台灣", "TW"),
    ("台湾", "TW"),
    ("台灣", "TW"),
    ("臺灣", "TW"),
    ("Vietnam", "VN"),
    ("Viet Nam", "VN"),
    ("Russia", "RU"),
    ("Russian Federation", "RU"),
    ("Turkey", "TR"),
    ("Türkiye", "TR"),
    ("Czech Republic", "CZ"),
    ("Czechia", "CZ"),
    ("Holland", "NL"),
    ("The Netherlands", "NL"),
    ("Burma", "MM"),
    ("Swaziland", "SZ"),
    ("Cape Verde", "CV"),
    ("Ivory Coast", "CI"),
    ("East Timor", "TL"),
    ("Macedonia", "MK"),
    ("Laos", "LA"),
    ("Brunei", "BN"),
    ("Syria", "SY"),
    ("Iran", "IR"),
    ("Tanzania", "TZ"),
    ("Bolivia", "BO"),
    ("Venezuela", "VE"),
    ("Moldova", "MD"),
    ("BVI", "VG"),
    ("British Virgin Islands", "VG"),
    ("英属维尔京群岛", "VG"),
    ("英屬維爾京群島", "VG"),
    ("英屬處女群島", "VG"),
    ("开曼群岛", "KY"),
    ("開曼群島", "KY"),
    ("Cayman", "KY"),
    ("PRC", "CN"),
    ("Mainland China", "CN"),
    ("People's Republic of China", "CN"),
    ("中国大陆", "CN"),
    ("中华人民共和国", "CN"),
];

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Place({})", self.code())
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Place {}

impl std::hash::Hash for Place {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

serde_as_text!(Place);

struct Known {
    code: String,
    names: Names,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Names {
    en: String,
    #[serde(rename = "zh-Hans")]
    zh_hans: String,
    #[serde(rename = "zh-Hant")]
    zh_hant: String,
    ja: String,
    ko: String,
}

#[derive(Deserialize)]
struct Withdrawn {
    en: String,
    now: Vec<String>,
}

#[derive(Deserialize)]
struct PlaceFile {
    withdrawn: BTreeMap<String, Withdrawn>,
    places: BTreeMap<String, Names>,
}

struct PlaceData {
    places: Vec<Known>,
    withdrawn: BTreeMap<String, Withdrawn>,
}

fn data() -> &'static PlaceData {
    static DATA: OnceLock<PlaceData> = OnceLock::new();
    DATA.get_or_init(|| {
        #[expect(
            clippy::expect_used,
            reason = "the file is part of the program, and a test reads it"
        )]
        let file: PlaceFile =
            toml::from_str(include_str!("places.toml")).expect("places.toml is well formed");
        let places = file.places.into_iter();
        PlaceData {
            places: places.map(|(code, names)| Known { code, names }).collect(),
            withdrawn: file.withdrawn,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> &'static str {
        text.parse::<Place>().unwrap().code()
    }

    #[test]
    fn every_code_and_every_name_reads_back() {
        for known in Place::all() {
            assert_eq!(known.code().parse(), Ok(known));
            assert!(
                known.code().len() == 2 && known.code().bytes().all(|b| b.is_ascii_uppercase())
            );
            for language in Language::ALL {
                assert!(known.name(language).parse::<Place>().is_ok(), "{known}");
            }
        }
        for gone in data().withdrawn.values() {
            assert!(gone.now.iter().all(|code| code.parse::<Place>().is_ok()));
        }
    }

    #[test]
    fn a_space_at_the_edge_is_the_fault_of_a_place_that_is_known() {
        for (text, character, range) in [("HK ", ' ', 2..3), ("\u{A0}香港", '\u{A0}', 0..2)] {
            let error = text.parse::<Place>().unwrap_err();
            let place = "HK".parse().unwrap();
            assert_eq!(error.fault, PlaceFault::EdgeSpace { place, character });
            assert_eq!(error.range(), Some(range), "{text:?}");
        }
        let unknown = "Atlantis ".parse::<Place>().unwrap_err();
        assert!(matches!(unknown.fault, PlaceFault::Unknown { .. }));
    }

    #[test]
    fn common_other_names_are_known() {
        for (name, code) in [
            ("hk", "HK"),
            ("hong kong", "HK"),
            ("香港特別行政區", "HK"),
            ("中国香港", "HK"),
            ("UK", "GB"),
            ("usa", "US"),
            ("UAE", "AE"),
            ("South Korea", "KR"),
            ("Macau", "MO"),
            ("韓國", "KR"),
            ("日本", "JP"),
        ] {
            assert_eq!(place(name), code, "{name}");
        }
    }

    #[test]
    fn every_alias_leads_to_a_place_of_the_list() {
        // The stand-in list of an early version is short.
        if Place::all().count() > 200 {
            for (name, code) in ALIASES {
                assert_eq!(place(name), *code, "{name}");
            }
        }
    }

    #[test]
    fn an_unknown_place_finds_the_nearest() {
        let fault = |text: &str| text.parse::<Place>().unwrap_err().fault;
        let near = |code: &str| PlaceFault::Unknown {
            nearest: Some(code.parse().unwrap()),
        };
        assert_eq!(fault("Hong Knog"), near("HK"));
        assert_eq!(fault("Cannada"), near("CA"));
        assert_eq!(
            fault("Atlantis-by-the-sea"),
            PlaceFault::Unknown { nearest: None }
        );
        assert_eq!(fault(""), PlaceFault::Unknown { nearest: None });
    }

    #[test]
    fn a_withdrawn_place_names_what_followed() {
        for text in ["AN", "netherlands antilles"] {
            let PlaceFault::Withdrawn { now, .. } = text.parse::<Place>().unwrap_err().fault else {
                panic!("{text}");
            };
            let codes: Vec<_> = now.iter().map(|place| place.code()).collect();
            assert_eq!(codes, ["CW", "SX", "BQ"]);
        }
    }

    #[test]
    fn han_shapes_follow_the_place() {
        let region = |text: &str| text.parse::<Place>().unwrap().glyph_region();
        assert_eq!(region("HK"), Some(GlyphRegion::HongKong));
        assert_eq!(region("MO"), Some(GlyphRegion::HongKong));
        assert_eq!(region("TW"), Some(GlyphRegion::Taiwan));
        assert_eq!(region("JP"), Some(GlyphRegion::Japan));
        assert_eq!(region("KR"), Some(GlyphRegion::Korea));
        assert_eq!(region("SG"), Some(GlyphRegion::MainlandChina));
        assert_eq!(region("CA"), None);
    }
}
