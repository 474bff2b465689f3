//! Whose a name, a title or a telephone number is.

use super::label::FOREIGN_NAME;
use super::phrase::Phrase;
use super::stream::{Folded, is_at, starts_well, stream};
use super::vocabulary::{Whose, vocabulary};

/// How far above a label what it belongs to may stand, in millimetres.
const FAR: f32 = 80.0;
/// How far below, for a signature.
const FAR_BELOW: f32 = 22.0;
/// The longest phrase that is near what stands below it, and the longest that is a heading, in characters.
const LONGEST: usize = 44;
const LONGEST_HEADING: usize = 30;

/// The name of an account, a bank's if a bank is near.
const NEAR_NAME: &str = "any.name_of_account";

/// Words on the page that say whose things are.
pub(super) struct Surroundings<'a> {
    all: Vec<Named<'a>>,
    /// Whether a bank is named on the form, as in a heading or a label.
    has_bank: bool,
}

struct Named<'a> {
    phrase: &'a Phrase,
    /// The person, if one is named, or what else is.
    whose: Whose,
    /// Whether it stands over others, and has no blank of its own.
    is_heading: bool,
    length: usize,
}

/// A field that a label means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) field: &'static str,
    /// Whether the label itself or what is nearest says so.
    pub(super) is_sure: bool,
}

impl<'a> Surroundings<'a> {
    /// Of phrases, each with whether it is a heading.
    pub(super) fn of(phrases: impl Iterator<Item = (&'a Phrase, bool)>) -> Surroundings<'a> {
        let mut has_bank = false;
        let all = phrases
            .filter_map(|(phrase, is_heading)| {
                let stream = stream(&phrase.marks);
                has_bank |= stream.len() <= LONGEST_HEADING && names_bank(&stream);
                let is_sentence = stream
                    .iter()
                    .any(|at| matches!(at.character, ',' | '、' | '。' | '，'));
                let is_heading = is_heading && !is_sentence && stream.len() <= LONGEST_HEADING;
                Some(Named {
                    phrase,
                    whose: last_named(&stream, true)?,
                    is_heading,
                    length: stream.len(),
                })
            })
            .collect();
        Surroundings { all, has_bank }
    }

    /// The field that a label means, of those that it may.
    pub(super) fn field(&self, fields: &[&'static str], label: &Phrase) -> Option<Meant> {
        let is_of_account = fields.contains(&"owner.account")
            || fields.len() > 1 && fields.contains(&"any.account");
        let (open, known): (Vec<&str>, Vec<&str>) = fields
            .iter()
            .filter(|field| {
                **field != "owner.account" && (**field != "any.account" || !is_of_account)
            })
            .partition(|field| is_open(field));
        let field = match (known.as_slice(), open.as_slice()) {
            ([field], []) => Some(*field),
            ([field], open) => open
                .iter()
                .map(|kind| of_known(field, kind))
                .reduce(|a, b| a.filter(|_| a == b))
                .flatten(),
            // 「Registration number of the company」.
            ([a, b], []) => [(a, b), (b, a)]
                .into_iter()
                .find(|(owner, field)| owns(owner, field))
                .map(|(_, field)| *field),
            ([], ["any.name" | "person.name" | "person.title"]) if is_of_account => {
                Some("account.name")
            }
            ([], ["any.email"]) if is_of_account => Some("account.login_email"),
            ([], [kind]) => return self.of_open(kind, label),
            // 「帳戶名稱 Account name」.
            ([], ["any.account_name", NEAR_NAME] | [NEAR_NAME, "any.account_name"]) => {
                return self.of_open("any.account_name", label);
            }
            // 「姓名 Name」.
            ([], ["any.name", "person.name"] | ["person.name", "any.name"]) => {
                return self.of_open("person.name", label);
            }
            _ => None,
        };
        field.map(|field| Meant {
            field,
            is_sure: true,
        })
    }

    fn of_open(&self, kind: &str, label: &Phrase) -> Option<Meant> {
        use Whose::{Account, Bank, Company, Contact, Signatory};
        let said = stream(&label.marks);
        let heading = || self.nearest(label, |named| named.is_heading);
        let person = last_named(&said, true)
            .filter(|whose| is_person(*whose))
            .or_else(|| self.nearest(label, |named| is_person(named.whose)));
        let name = || {
            last_named(&said, false)
                .or_else(|| self.nearest(label, |named| is_person(named.whose) || named.is_heading))
        };
        let is_of_bank = || self.nearest(label, |_| true) == Some(Bank);
        let field = match kind {
            "any.name" => match name()? {
                Company => "company.name",
                Account => "account.name",
                Signatory => "letter.signatory",
                Contact => "contact.name",
                Bank => "bank.bank_name",
            },
            // An operator's own address is no field.
            "any.address"
                if heading() == Some(Contact) && self.nearest(label, |_| true) != Some(Company) =>
            {
                return None;
            }
            "any.address" => "company.registered_address",
            "any.place" if person == Some(Signatory) => "letter.place",
            "person.name" if person == Some(Signatory) => "letter.signatory",
            "person.name" => "contact.name",
            "person.title" if person == Some(Signatory) => "letter.signatory_title",
            "person.title" => "contact.title",
            "person.id_number" => {
                let is_of_other = match person {
                    Some(person) => person == Signatory,
                    None => self.nearest(label, |_| true) == Some(Company),
                };
                if is_of_other {
                    return None;
                }
                "contact.id_number"
            }
            "person.phone" => "contact.phone",
            "any.email" => "contact.email",
            FOREIGN_NAME => match name() {
                Some(Company) | None => "company.name",
                Some(_) => return None,
            },
            NEAR_NAME if is_of_bank() => "bank.account_holder",
            NEAR_NAME => "account.name",
            "any.account_name" if self.has_bank => "bank.account_holder",
            "any.account_name" => "account.name",
            "any.account_number" if self.has_bank => "bank.account_number",
            "any.account" if is_of_bank() => "bank.account_number",
            "any.account" | "any.account_number" => "account.id",
            _ => return None,
        };
        Some(Meant {
            field,
            is_sure: (kind != "any.account" || field != "account.id")
                && (person == Some(Contact) || !field.starts_with("contact.")),
        })
    }

    fn nearest(&self, label: &Phrase, counts: impl Fn(&Named<'_>) -> bool) -> Option<Whose> {
        self.all
            .iter()
            .filter(|named| counts(named))
            .filter_map(|named| Some((distance(named, label)?, named.whose)))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, whose)| whose)
    }
}

/// How far what is named stands before a label, in millimetres as one reads; a signature may stand behind it.
fn distance(named: &Named<'_>, label: &Phrase) -> Option<f32> {
    let (area, own) = (&named.phrase.area, &label.area);
    if area == own {
        return None;
    }
    // What is alone in a wide cell is over all that is below the cell.
    let is_over = named
        .phrase
        .cell
        .is_some_and(|cell| cell.left <= own.left && own.right <= cell.right);
    let aside = if is_over {
        0.0
    } else {
        (-area.overlap_x(own)).max(0.0)
    };
    let down = label.baseline - named.phrase.baseline;
    let is_beside = area.overlap_y(own) > 0.4 * own.height().min(area.height());
    let cell_is_beside = named.phrase.cell.is_some_and(|cell| {
        cell.height() > 2.0 * own.height() && cell.has(cell.middle_x(), own.middle_y())
    });
    if area.right <= own.left + 1.0 && (is_beside || cell_is_beside) {
        return Some(0.1 * aside);
    }
    if named.length > LONGEST {
        return None;
    }
    if down > 0.5 * label.em && down < FAR {
        return Some(down + 0.25 * aside);
    }
    let signs = named.whose == Whose::Signatory;
    let is_behind = down > -FAR_BELOW && down < 0.5 * label.em && aside < 60.0;
    (signs && is_behind).then(|| 1.5 * down.abs() + 0.25 * aside + 5.0)
}

/// The last word that says whose something is; a person before all else, if persons come first.
fn last_named(stream: &[Folded], persons_first: bool) -> Option<Whose> {
    let mut last: Option<(usize, bool, Whose)> = None;
    let mut at = 0;
    while at < stream.len() {
        let found = vocabulary()
            .near
            .iter()
            .find(|(word, _)| is_at(stream, at, word) && starts_well(stream, at, word));
        if let Some((word, whose)) = found {
            // A person within a company's name block is who counts; among persons, the operator before 「签字」.
            let rank = persons_first && is_person(*whose);
            let stays = last.is_some_and(|(_, before, earlier)| {
                (before && !rank) || (earlier == Whose::Contact && is_signing(word))
            });
            if !stays {
                last = Some((at, rank, *whose));
            }
            at += word.len();
        } else {
            at += 1;
        }
    }
    last.map(|(_, _, whose)| whose)
}

/// Whether a word says that somebody signs, and not who.
fn is_signing(word: &[char]) -> bool {
    vocabulary().signature.iter().any(|other| other == word)
}

/// Whether a bank is named.
fn names_bank(stream: &[Folded]) -> bool {
    (0..stream.len()).any(|at| {
        vocabulary().near.iter().any(|(word, whose)| {
            *whose == Whose::Bank && is_at(stream, at, word) && starts_well(stream, at, word)
        })
    })
}

fn is_person(whose: Whose) -> bool {
    matches!(whose, Whose::Contact | Whose::Signatory)
}

fn is_open(field: &str) -> bool {
    field.starts_with("any.") || field.starts_with("person.")
}

/// Whether the first field is the name of whom the second is of.
fn owns(owner: &str, field: &str) -> bool {
    let group = |field: &str| field.split('.').next().map(str::to_owned);
    matches!(owner, "company.name" | "contact.name") && group(owner) == group(field)
        || owner == "letter.signatory" && field == "letter.signatory_title"
}

/// Of a label that says whose it is, and what: 「运营者」 and 「电话」.
fn of_known(field: &'static str, kind: &str) -> Option<&'static str> {
    let (_, what) = kind.split_once('.')?;
    // 「公司名称 Name」, 「注册地址 Address」.
    if field.ends_with(what) {
        return Some(field);
    }
    match (field, what) {
        ("contact.name", "title") => Some("contact.title"),
        ("contact.name", "phone") => Some("contact.phone"),
        ("contact.name", "email") => Some("contact.email"),
        ("contact.name", "id_number") => Some("contact.id_number"),
        ("letter.signatory", "name") => Some(field),
        ("letter.signatory" | "letter.signatory_title", "title") => Some("letter.signatory_title"),
        ("company.name", "address") => Some("company.registered_address"),
        ("company.name", "foreign_name") => Some(field),
        ("account.id" | "bank.account_number", "account_number") => Some(field),
        ("account.name" | "bank.account_holder", "account_name" | "name_of_account") => Some(field),
        ("account.id", "name") => Some("account.name"),
        ("account.id" | "account.name", "email") => Some("account.login_email"),
        _ => None,
    }
}
