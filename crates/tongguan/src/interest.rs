//! This module decides what `tongguan interest` does: the interest on a debt that was paid late, with each step.

use std::process::ExitCode;

use clearance::render::step_text;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::json;
use tariff::interest::{Delay, interest};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// A debt that no rate of the pack covers.
const EXIT_NO_RATE: u8 = 2;

#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan interest 1000 --pack packs/sahil --due 2026-03-15 --paid 2026-04-20")]
pub struct Arguments {
    /// The debt, in the pack's currency.
    principal: Decimal,
    /// The pack, by name, folder or workbook.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// The kind of interest, as the pack's interest.csv names it.
    #[arg(long, default_value = "late_payment")]
    kind: String,
    /// The last day on which it could have been paid without interest.
    #[arg(long)]
    due: Date,
    /// The day on which it was paid.
    #[arg(long)]
    paid: Date,
    /// As one line of JSON.
    #[arg(long)]
    json: bool,
    /// The language of the text output.
    #[arg(long, default_value = "en")]
    language: String,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let law = match editions::open(&arguments.pack) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let Arguments { principal, kind, due, paid, .. } = arguments;
    let delay = Delay { kind, principal: *principal, due: *due, paid: *paid };
    let found = match interest(law.edition(), &delay) {
        Ok(found) => found,
        Err(error) => return fail(&error, EXIT_NO_RATE),
    };
    let currency = law.edition().tables().manifest.currency;
    let texts = found.steps.iter().map(step_text);
    if arguments.json {
        let steps: Vec<_> = found.steps.iter().zip(texts).map(|(step, text)| json!({ "step": step, "text": text })).collect();
        print(&json!({ "interest": found.amount, "currency": currency, "days": found.days, "steps": steps }).to_string());
        return ExitCode::SUCCESS;
    }
    for (step, text) in found.steps.iter().zip(texts) {
        let row = step.row.as_ref().map_or(String::new(), |row| format!("   [{}, {}]", row.row, row.source));
        let language = arguments.language.as_str();
        print(&format!("  {}{row}", text.0.get(language).or_else(|| text.0.get("en")).map_or("", String::as_str)));
    }
    print(&format!("{} {currency}", found.amount));
    ExitCode::SUCCESS
}
