//! What is said of one finding beside its rule's own words.

use crate::application::Date;
use crate::check::{Detail, FileKind};
use crate::message::Ui;
use crate::message::application::{code_point, named};

/// How many of the words that were looked for are named.
const MOST_WANTED: usize = 6;

/// A few words beside the underline.
pub(super) fn label(detail: &Detail, ui: Ui) -> Option<String> {
    Some(match detail {
        Detail::None => return None,
        Detail::Absent => ui.pick("missing here", "此处缺少").to_owned(),
        Detail::Character(character) => code_point(*character),
        Detail::LooksLike { character, like } => ui.pick(
            format!("{}, beside {}", code_point(*character), named(*like)),
            format!("是 {}，近似 {}", code_point(*character), named(*like)),
        ),
        Detail::ForDigit {
            letter,
            digit,
            position,
        } => ui.pick(
            format!(
                "character {position} is {}, like {}",
                named(*letter),
                named(*digit)
            ),
            format!(
                "第 {position} 个字符是 {}，形似 {}",
                named(*letter),
                named(*digit)
            ),
        ),
        Detail::OtherForm { character, other } => {
            let others: Vec<String> = other.chars().map(named).collect();
            let others = others.join(ui.pick(" or ", " 或 "));
            ui.pick(
                format!("{}; in the other form {others}", code_point(*character)),
                format!("{}；另一字形为 {others}", code_point(*character)),
            )
        }
        Detail::Ordinary {
            character,
            ordinary,
        } => {
            let numbers: Vec<String> = ordinary.chars().map(code_point).collect();
            let (character, numbers) = (code_point(*character), numbers.join(" "));
            ui.pick(
                format!("{character}, for “{ordinary}” ({numbers})"),
                format!("是 {character}，代替 “{ordinary}”（{numbers}）"),
            )
        }
        Detail::Composed { given, composed } => {
            let numbers: Vec<String> = given.chars().map(code_point).collect();
            let numbers = numbers.join(" ");
            let composed: Vec<String> = composed.chars().map(named).collect();
            let composed = composed.join(" ");
            ui.pick(
                format!("{numbers}, usually {composed}"),
                format!("{numbers}，通常为 {composed}"),
            )
        }
        Detail::Difference { here, there, .. } => {
            let shown = |character: &Option<char>| match character {
                Some(character) => named(*character),
                None => ui.pick("nothing more", "已结束").to_owned(),
            };
            ui.pick(
                format!("{} here, {} there", shown(here), shown(there)),
                format!("此处为 {}，彼处为 {}", shown(here), shown(there)),
            )
        }
        Detail::Wanted(forms) => {
            let shown = &forms[..forms.len().min(MOST_WANTED)];
            let more = if shown.len() < forms.len() { "…" } else { "" };
            let shown = shown.join(ui.pick(", ", "、"));
            ui.pick(
                format!("none of {shown}{more}"),
                format!("没有 {shown}{more}"),
            )
        }
        Detail::Likely(value) => ui.pick(format!("“{value}”?"), format!("“{value}”？")),
        Detail::Today(day) => ui.pick(format!("today is {day}"), format!("今天是 {day}")),
        Detail::ListedOn(day) => ui.pick(
            format!("not on the list of {day}"),
            format!("不在 {day} 的名单中"),
        ),
        Detail::LetterDate(day) => ui.pick(
            format!("the letter is of {day}"),
            format!("公函日期为 {day}"),
        ),
        Detail::RegisteredOn(day) => {
            ui.pick(format!("registered on {day}"), format!("注册于 {day}"))
        }
        Detail::DueBy(day) => ui.pick(
            format!("by {}, {day}", weekday(*day, ui)),
            format!("{day}（{}）之前", weekday(*day, ui)),
        ),
        Detail::DaysLeft { left, .. } => match left {
            ..0 => ui.pick(
                format!("{} over", days(-left)),
                format!("已过期 {} 天", -left),
            ),
            0 => ui.pick("the last day", "最后一天").to_owned(),
            _ => ui.pick(format!("{} left", days(*left)), format!("还剩 {left} 天")),
        },
        Detail::Client(name) => ui.pick(format!("{name} too"), format!("{name} 也是")),
        Detail::Kind(kind) => kind_name(*kind, ui).to_owned(),
        Detail::Bytes(bytes) => {
            let bytes = in_thousands(*bytes);
            ui.pick(format!("{bytes} bytes"), format!("{bytes} 字节"))
        }
        Detail::Pixels(width, height) => ui.pick(
            format!("{width} x {height} pixels"),
            format!("{width} x {height} 像素"),
        ),
        Detail::Unreadable(reason) => reason.clone(),
        Detail::SameAs(field) => ui.pick(format!("as `{field}`"), format!("与 `{field}` 相同")),
        Detail::Months(first, last) => ui.pick(
            format!("from {first} to {last} is meant"),
            format!("应在 {first} 至 {last} 之间"),
        ),
        Detail::Length { found, wanted } => ui.pick(
            format!("{found} digits, where {wanted} are right"),
            format!("{found} 位，应为 {wanted} 位"),
        ),
    })
}

/// What to do, where it follows from this one finding.
pub(super) fn hints(detail: &Detail, ui: Ui) -> Vec<String> {
    match detail {
        Detail::Difference { with, other, .. } => vec![ui.pick(
            format!("compare: `{with}` is “{other}”"),
            format!("请对照：`{with}` 为 “{other}”"),
        )],
        _ => Vec::new(),
    }
}

fn days(count: i32) -> String {
    match count {
        1 => "1 day".to_owned(),
        _ => format!("{count} days"),
    }
}

fn in_thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

fn weekday(day: Date, ui: Ui) -> &'static str {
    use jiff::civil::Weekday;
    match day.civil().weekday() {
        Weekday::Monday => ui.pick("Monday", "星期一"),
        Weekday::Tuesday => ui.pick("Tuesday", "星期二"),
        Weekday::Wednesday => ui.pick("Wednesday", "星期三"),
        Weekday::Thursday => ui.pick("Thursday", "星期四"),
        Weekday::Friday => ui.pick("Friday", "星期五"),
        Weekday::Saturday => ui.pick("Saturday", "星期六"),
        Weekday::Sunday => ui.pick("Sunday", "星期日"),
    }
}

fn kind_name(kind: FileKind, ui: Ui) -> &'static str {
    match kind {
        FileKind::Jpeg => "JPG",
        FileKind::Png => "PNG",
        FileKind::Gif => "GIF",
        FileKind::Bmp => "BMP",
        FileKind::WebP => "WebP",
        FileKind::Tiff => "TIFF",
        FileKind::Heic => ui.pick("HEIC, a phone's own format", "HEIC（手机格式）"),
        FileKind::Pdf => "PDF",
        FileKind::Office => ui.pick("an office document", "Office 文档"),
        FileKind::Empty => ui.pick("an empty file", "空文件"),
        FileKind::Other => ui.pick("no picture", "不是图片"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_shown_in_thousands() {
        for (number, shown) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345_678, "12,345,678"),
        ] {
            assert_eq!(in_thousands(number), shown);
        }
    }
}
