//! Words of days.

use super::{Explain, Ui, quoted};
use crate::application::{DateError, DateFault, YEARS};
use crate::diagnostic::Diagnostic;

impl Explain for DateError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let form = ui.pick(
            "write year-month-day, such as \"2026-11-20\"",
            "请写作 年-月-日，例如 \"2026-11-20\"",
        );
        let finding = match &self.fault {
            DateFault::NotIso { readings } => {
                let finding = Diagnostic::error(
                    "date-form",
                    ui.pick(
                        format!("{given} is not written as a date is here"),
                        format!("{given} 不是这里使用的日期写法"),
                    ),
                );
                match &readings[..] {
                    [] => finding.hint(form),
                    [only] => finding.hint(ui.pick(
                        format!("if that day is meant, write \"{only}\""),
                        format!("如果指的是这一天，请写作 \"{only}\""),
                    )),
                    several => {
                        let either = several
                            .iter()
                            .map(|day| format!("\"{day}\""))
                            .collect::<Vec<_>>()
                            .join(ui.pick(" or ", " 或 "));
                        let two_days = finding.reason(ui.pick(
                            "it is one day in Europe and another in America, and payments were not found because of such a date",
                            "它在欧洲和美国是不同的日子，曾有付款因此查不到",
                        ));
                        two_days.hint(ui.pick(
                            format!("it can be read in more than one way: write {either}"),
                            format!("它有不止一种读法：请写作 {either}"),
                        ))
                    }
                }
            }
            DateFault::NotMonth => Diagnostic::error(
                "month-form",
                ui.pick(
                    format!("{given} is not written as a month is here"),
                    format!("{given} 不是这里使用的月份写法"),
                ),
            )
            .hint(ui.pick(
                "write year-month, such as \"2026-10\"",
                "请写作 年-月，例如 \"2026-10\"",
            )),
            DateFault::NoSuchDay => Diagnostic::error(
                "date-not-in-calendar",
                ui.pick(
                    format!("the calendar has no day {given}"),
                    format!("日历上没有 {given} 这一天"),
                ),
            )
            .hint(form),
            DateFault::YearOutOfRange { year } => Diagnostic::error(
                "date-year",
                ui.pick(
                    format!(
                        "the year {year} is not between {} and {}",
                        YEARS.start(),
                        YEARS.end()
                    ),
                    format!("年份 {year} 不在 {} 至 {} 之间", YEARS.start(), YEARS.end()),
                ),
            )
            .hint(ui.pick(
                "write the year of the common era, such as 2026",
                "请使用公历年份，例如 2026",
            )),
        };
        vec![finding]
    }
}
