//! This module decides what `tongguan reference check` says of a pack: every problem that keeps it from
//! compiling, and what a careful colleague would remark on a pack that compiles.

use std::path::PathBuf;
use std::process::ExitCode;

use clearance::Law;
use declaration::LanguageMap;
use jiff::Span;
use jiff::civil::Date;
use reference::Day;
use serde_json::json;

use super::{today, written};
use crate::clear::print;
use crate::fail;

/// The pack does not compile.
const EXIT_BROKEN: u8 = 1;
/// What lapses within so many days is worth a word.
const SOON: i32 = 31;

#[derive(clap::Args)]
pub struct Arguments {
    /// The pack's folder, or the name of one that ships.
    pack: PathBuf,
    /// The day of the check (default: today).
    #[arg(long)]
    date: Option<Date>,
    /// The language of the remarks.
    #[arg(long, default_value = "en")]
    language: String,
    /// One JSON line a remark.
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let law = match editions::open(&arguments.pack.to_string_lossy()) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_BROKEN),
    };
    let date = arguments.date.unwrap_or_else(|| today(&law));
    let remarks = remarks(&law, date);
    for remark in &remarks {
        print(&if arguments.json {
            json!({ "remark": remark }).to_string()
        } else {
            format!("- {}", remark.get(&[&arguments.language]))
        });
    }
    if !arguments.json {
        let counts = law.listing().counts().iter().map(|(table, count)| format!("{table} {count}")).collect::<Vec<_>>();
        let id = law.id();
        let both = text(
            format!("{} {} compiles: {}. {} remarks.", id.pack, id.version, counts.join(", "), remarks.len()),
            format!("{} {} 编译通过：{}。共{}条提示。", id.pack, id.version, counts.join("，"), remarks.len()),
        );
        print(both.get(&[&arguments.language]));
    }
    ExitCode::SUCCESS
}

fn text(en: String, zh: String) -> LanguageMap {
    [("en", en.as_str()), ("zh", zh.as_str())].into_iter().collect()
}

fn remarks(law: &Law, date: Date) -> Vec<LanguageMap> {
    let mut remarks: Vec<LanguageMap> = rules::lint(law.rules(), law.texts(), date).iter().map(rules::Advice::told).collect();
    let listing = law.listing();
    let soon = date.saturating_add(Span::new().days(SOON));
    let mut lapsing: std::collections::BTreeMap<&str, Vec<(&str, Day)>> = std::collections::BTreeMap::new();
    for (table, key, last) in listing.lapsing(Day::from(date), Day::from(soon)) {
        lapsing.entry(table).or_default().push((key, last));
    }
    for (table, rows) in lapsing {
        let Some((key, last)) = rows.iter().min_by_key(|(_, last)| *last) else { continue };
        remarks.push(text(
            format!(
                "{table}: {} rows lapse within {SOON} days, the first is {key} on {}; extend them or add what follows",
                rows.len(),
                written(*last)
            ),
            format!("{table}：{}行将在{SOON}天内失效，最早为{key}（{}）；请延长或补充后续行", rows.len(), written(*last)),
        ));
    }
    remarks.extend(exchange(law, date));
    remarks
}

/// Currencies that had a rate of exchange once and have none on the day.
fn exchange(law: &Law, date: Date) -> Option<LanguageMap> {
    let edition = law.edition();
    let rates = &edition.tables().exchange_rates;
    let mut without: Vec<&str> =
        rates.iter().filter(|row| edition.exchange_rate(row.currency, date).is_none()).map(|row| row.currency.as_str()).collect();
    without.sort_unstable();
    without.dedup();
    let last = rates.iter().map(|row| row.provenance.to).max()?;
    let first = without.first()?;
    Some(text(
        format!(
            "exchange_rates: {} currencies ({first} …) have no rate on {date}, the last rates end on {}; import the new period, or invoices in them are held",
            without.len(),
            written(last)
        ),
        format!(
            "exchange_rates：{}种货币（{first}等）在{date}没有汇率，现有汇率截至{}；请导入新一期汇率，否则以其计价的报关单将被暂扣",
            without.len(),
            written(last)
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_united_kingdom_pack_is_told_what_it_lacks_and_nothing_else() {
        let law = editions::open("gb").unwrap();
        let told = |date: &str| -> Vec<String> {
            remarks(&law, date.parse().unwrap()).iter().map(|remark| remark.get(&["en"]).to_owned()).collect()
        };
        // In the middle of a month for which there are rates, only those of the month are about to lapse.
        let remarks = told("2026-05-15");
        assert!(remarks.iter().all(|remark| remark.starts_with("exchange_rates: ")), "{remarks:#?}");
        let remarks = told("2026-11-22");
        assert!(remarks.iter().any(|remark| remark.contains("have no rate on 2026-11-22")), "{remarks:#?}");
    }
}
