//! This module decides how the cockpit's figures stand in a workbook: a sheet for each chart, seconds as hours, amounts as
//! numbers that can be added up.

use office::cockpit::{Amount, Cockpit, Flows, Span, Study};
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
pub fn write(cockpit: &Cockpit, study: &Study, flows: &Flows, in_chinese: bool) -> Result<Vec<u8>, WorkbookError> {
    let sheet = |name: Name, heads: &[Name], rows: Vec<Vec<String>>| {
        let word = |(en, zh): Name| if in_chinese { zh } else { en }.to_owned();
        let heads = heads.iter().map(|head| word(*head)).collect();
        Sheet { name: word(name), rows: std::iter::once(heads).chain(rows).collect() }
    };
    let days = cockpit.received.iter().map(|one| vec![one.date.to_string(), text(&one.outcome), one.cases.to_string()]);
    let lanes = cockpit
        .lanes
        .iter()
        .map(|one| vec![text(&one.lane), one.cases.to_string(), one.let_go.to_string(), share(Some(one.let_go_per_mille))]);
    let hits = cockpit
        .hits
        .iter()
        .map(|one| vec![text(&one.lane), one.examined.to_string(), one.irregular.to_string(), share(one.hit_per_mille)]);
    let span = |(what, one): (Name, &Span)| {
        let figures = [one.median_seconds, one.p90_seconds, one.mean_seconds].map(hours);
        let names = [if in_chinese { what.1 } else { what.0 }.to_owned(), text(&one.of), one.cases.to_string()];
        let shares = [share(Some(one.share_per_mille)), share(one.kept_per_mille)];
        names.into_iter().chain(figures).chain(shares).collect::<Vec<_>>()
    };
    let kinds =
        [(("Whole", "全程"), &study.whole), (("With whom", "等待方"), &study.with_whom), (("Step", "环节"), &study.steps)];
    let spans = kinds.into_iter().flat_map(|(what, spans)| spans.iter().map(move |one| (what, one))).map(span);
    let streams = flows.flows.iter().map(|one| {
        let risk = one.probability_ppm.map(|ppm| Decimal::new(ppm, 6).normalize().to_string()).unwrap_or_default();
        let figures = [one.cases, one.examined, one.irregular].map(|figure| figure.to_string());
        [&one.origin, &one.place, &one.chapter].into_iter().cloned().chain(figures).chain([risk]).collect::<Vec<_>>()
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
    let (mut by_day, mut by_chapter, mut by_type) = (Vec::new(), Vec::new(), Vec::new());
    for payable in &cockpit.payable {
        let row = |one: &Amount| vec![text(&one.of), payable.currency.clone(), one.amount.to_string(), one.cases.to_string()];
        by_day.extend(payable.by_day.iter().map(row));
        by_chapter.extend(payable.by_chapter.iter().map(row));
        by_type.extend(payable.by_type.iter().map(row));
    }
    let cases = ("Cases", "件数");
    let half = ("Half within, hours", "中位数（小时）");
    let (examined, irregular) = (("Examined", "已查验"), ("Something found", "查获"));
    let lane_or_all = ("Lane (empty: all)", "通道（空为全部）");
    let p90 = ("Nine of ten within, hours", "九成在此内（小时）");
    let oldest = ("Oldest, hours", "最久等待（小时）");
    let late = ("Past the due time", "已逾期");
    let money = |of: Name| [of, ("Currency", "币种"), ("Payable", "应缴税款"), cases];
    spreadsheets::write_figures(&[
        sheet(("By day", "每日案件"), &[("Day", "日期"), ("Outcome", "处理结果"), cases], days.collect()),
        sheet(("Lanes", "通道"), &[("Lane", "通道"), cases, ("Let go", "已放行"), ("Share let go", "放行率")], lanes.collect()),
        sheet(("Time to release", "放行时间"), &[lane_or_all, cases, half, p90], times.collect()),
        sheet(("Waiting", "待办"), &[("Step", "环节"), ("Waits for", "等待方"), cases, late, p90, oldest], stages.collect()),
        sheet(("Officers", "关员"), &[("Officer", "关员"), cases, late, oldest], officers.collect()),
        sheet(("Payable by day", "每日税款"), &money(("Day", "日期")), by_day),
        sheet(("Payable by chapter", "各章税款"), &money(("Chapter", "章")), by_chapter),
        sheet(("Payable by tax type", "各税种税款"), &money(("Tax type", "税种")), by_type),
        sheet(("Hit rates", "查获率"), &[lane_or_all, examined, irregular, ("Hit rate", "查获率")], hits.collect()),
        sheet(
            ("Time release study", "放行时间研究"),
            &[
                ("Part", "部分"),
                ("Of (empty: all)", "对象（空为全部）"),
                cases,
                half,
                p90,
                ("Mean, hours", "平均（小时）"),
                ("Share of the time", "时间占比"),
                ("Within the standard", "达标率"),
            ],
            spans.collect(),
        ),
        sheet(
            ("Flows", "货物流向"),
            &[("Origin", "原产国"), ("Place", "地点"), ("Chapter", "章"), cases, examined, irregular, ("Mean risk", "平均风险")],
            streams.collect(),
        ),
    ])
}

/// A part of a thousand as a decimal; empty where there is none.
fn share(per_mille: Option<u64>) -> String {
    per_mille.map(|one| Decimal::new(i64::try_from(one).unwrap_or_default(), 3).to_string()).unwrap_or_default()
}

fn text(maybe: &Option<String>) -> String {
    maybe.clone().unwrap_or_default()
}

/// Seconds in hours with two digits.
fn hours(seconds: i64) -> String {
    (Decimal::from(seconds) / Decimal::from(3600)).round_dp(2).to_string()
}
