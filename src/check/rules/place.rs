//! Places from which an application can't be made, or perhaps not.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::origin::{GATHERED, REQUIREMENTS};
use crate::application::{Date, Facts};
use crate::check::finding::{Detail, Found};
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static MAINLAND_COMPANY: Rule = Rule {
    name: "mainland-company",
    group: Group::Place,
    severity: Severity::Error,
    en: Words {
        title: "a company of the Chinese mainland is not verified as an overseas one",
        why: "the overseas application is for companies registered elsewhere, Hong Kong, Macao and Taiwan among them",
        fix: "use the mainland's own verification, or write where the company is registered",
    },
    zh: Words {
        title: "中国大陆企业不适用海外主体认证",
        why: "海外主体认证面向在其他国家和地区（含港澳台）注册的企业",
        fix: "请使用大陆主体的认证流程，或填写实际注册地",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "company.country = \"CN\"",
    right: "company.country = \"HK\"",
    finds: Finds::Facts(|facts, found| {
        if facts.is_in(&["CN"]) {
            found.in_field("company.country", Detail::None);
        }
    }),
};

pub(super) static UNLISTED_PLACE: Rule = Rule {
    name: "unlisted-place",
    group: Group::Place,
    severity: Severity::Warning,
    en: Words {
        title: "this place is not on the last published list of places that can apply",
        why: "overseas registration was not open for every country then, most of the European Union and the United Kingdom among them; it may be open by now",
        fix: "before paying, look on the registration page whether the place can be chosen; if so, `--allow unlisted-place`",
    },
    zh: Words {
        title: "该国家或地区不在最近一次公开的可注册名单中",
        why: "当时并非所有国家都开放海外注册，多数欧盟国家和英国未列入；如今可能已开放",
        fix: "付款前请在注册页确认能否选择该地区；可以的话加 `--allow unlisted-place`",
    },
    origin: Origin {
        en: "the list that an agency published on 2018-11-21",
        zh: "某代办机构 2018-11-21 公布的名单",
    },
    since: "2018-11-21",
    wrong: "company.country = \"GB\"",
    right: "company.country = \"NZ\"",
    finds: Finds::Facts(unlisted),
};

fn unlisted(facts: &Facts, found: &mut Found<'_>) {
    let list = list();
    let Some(place) = facts.country else {
        return;
    };
    if !list.places.contains_key(place.code()) {
        found.in_field("company.country", Detail::ListedOn(list.as_of));
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    as_of: Date,
    places: BTreeMap<String, String>,
}

fn list() -> &'static List {
    static LIST: OnceLock<List> = OnceLock::new();
    LIST.get_or_init(|| {
        #[expect(
            clippy::expect_used,
            reason = "the file is part of the program, and a test reads it"
        )]
        toml::from_str(include_str!("../listed_places.toml"))
            .expect("listed_places.toml is well formed")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::Place;

    #[test]
    fn the_list_names_places_that_are_known_or_withdrawn() {
        let list = list();
        assert!(list.places.len() > 190);
        let unknown: Vec<_> = list
            .places
            .keys()
            .filter(|code| code.parse::<Place>().is_err())
            .collect();
        assert_eq!(unknown, ["AN"]);
        assert_eq!(list.as_of.iso(), UNLISTED_PLACE.since);
    }
}
