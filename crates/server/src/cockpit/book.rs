//! This module decides how the cockpit's figures stand in a workbook: a sheet for each chart, seconds as hours, amounts as
//! numbers that can be added up.

use office::cockpit::{Amount, Cockpit};
use rust_decimal::Decimal;
use spreadsheets::{Sheet, WorkbookError};

/// The media type of a workbook.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A name in English and in Chinese.
type Name = (&'static str, &'static str);

/// The workbook.
///
/// # Errors
/// There are more figures than the format holds.
pub fn write(cockpit: &Cockpit, in_chinese: bool) -> Result<Vec<u8>, WorkbookError> {
    let sheet = |name: Name, heads: &[Name], rows: Vec<Vec<String>>| {
        let word = |(en, zh): Name| if in_chinese { zh } else { en }.to_owned();
        let heads = heads.iter().map(|head| word(*head)).collect();
        Sheet { name: word(name), rows: std::iter::once(heads).chain(rows).collect() }
    };
    let days = cockpit.received.iter().map(|one| vec![one.date.to_string(), text(&one.outcome), one.cases.to_string()]);
    let lanes = cockpit.lanes.iter().map(|one| {
        let share = Decimal::new(i64::try_from(one.let_go_per_mille).unwrap_or_default(), 3);
        vec![text(&one.lane), one.cases.to_string(), one.let_go.to_string(), share.to_string()]
    });
    let times = cockpit
        .times
        .iter()
        .map(|one| vec![text(&one.lane), one.cases.to_string(), hours(one.median_seconds), hours(one.p90_seconds)]);
    let stages = cockpit.waiting.iter().map(|one| {
        let (cases, late) = (one.cases.to_string(), one.late.to_string());
        vec![one.stage.clone(), one.waits_for.clone(), cases, late, hours(one.p90_seconds), hours(one.oldest_seconds)]
    });
    let officers = cockpit.officers.iter().map(|one| {
        let name = one.name.clone().unwrap_or_else(|| one.user.to_string());
        vec![name, one.cases.to_string(), one.late.to_string(), hours(one.oldest_seconds)]
    });
    let (mut by_day, mut by_chapter) = (Vec::new(), Vec::new());
    for payable in &cockpit.payable {
        let row = |one: &Amount| vec![text(&one.of), payable.currency.clone(), one.amount.to_string(), one.cases.to_string()];
        by_day.extend(payable.by_day.iter().map(row));
        by_chapter.extend(payable.by_chapter.iter().map(row));
    }
    let cases = ("Cases", "件数");
    let p90 = ("Nine of ten within, hours", "九成在此内（小时）");
    let oldest = ("Oldest, hours", "最久等待（小时）");
    let late = ("Past the due time", "已逾期");
    let money = |of: Name| [of, ("Currency", "币种"), ("Payable", "应缴税款"), cases];
    spreadsheets::write_figures(&[
        sheet(("By day", "每日案件"), &[("Day", "日期"), ("Outcome", "处理结果"), cases], days.collect()),
        sheet(("Lanes", "通道"), &[("Lane", "通道"), cases, ("Let go", "已放行"), ("Share let go", "放行率")], lanes.collect()),
        sheet(
            ("Time to release", "放行时间"),
            &[("Lane (empty: all)", "通道（空为全部）"), cases, ("Half within, hours", "中位数（小时）"), p90],
            times.collect(),
        ),
        sheet(("Waiting", "待办"), &[("Step", "环节"), ("Waits for", "等待方"), cases, late, p90, oldest], stages.collect()),
        sheet(("Officers", "关员"), &[("Officer", "关员"), cases, late, oldest], officers.collect()),
        sheet(("Payable by day", "每日税款"), &money(("Day", "日期")), by_day),
        sheet(("Payable by chapter", "各章税款"), &money(("Chapter", "章")), by_chapter),
    ])
}

fn text(maybe: &Option<String>) -> String {
    maybe.clone().unwrap_or_default()
}

/// Seconds in hours with two digits.
fn hours(seconds: i64) -> String {
    (Decimal::from(seconds) / Decimal::from(3600)).round_dp(2).to_string()
}
