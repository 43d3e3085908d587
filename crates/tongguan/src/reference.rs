//! This module decides what `tongguan reference` does: the law as one can look at it, check it, hold two
//! editions against each other, and bring it in from publications.

mod check;
mod colleague;
#[cfg(test)]
mod colleague_tests;
mod diff;
pub mod import;
mod new;
mod test;

use std::process::ExitCode;

use clearance::Law;
use declaration::GoodsCode;
use jiff::civil::Date;
use reference::{Day, Provenance};
use serde_json::json;

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

#[derive(clap::Subcommand)]
pub enum Command {
    /// The packs that ship, with version, hash and rows.
    #[command(after_help = "Example:\n  tongguan reference list")]
    List {
        /// As JSON lines.
        #[arg(long)]
        json: bool,
    },
    /// What the law says of a commodity code on a day.
    #[command(after_help = "Example:\n  tongguan reference show 0201100021 --date 2026-11-22")]
    Show(Show),
    /// Look a pack over as a careful colleague would.
    #[command(after_help = "Example:\n  tongguan reference check packs/gb")]
    Check(check::Arguments),
    /// Run the tests of a pack: declarations, with what must and must not be found in them.
    #[command(after_help = "Example:\n  tongguan reference test packs/sahil")]
    Test(test::Arguments),
    /// What changes between two editions, in words, and what it would have meant for declarations.
    #[command(
        after_help = "Example:\n  tongguan reference diff gb my-packs/gb --declarations samples/*.xml\n  tongguan reference diff gb my-packs/gb --database sqlite:tongguan.db"
    )]
    Diff(diff::Arguments),
    /// Make the tables of a new country, for a tariff officer to fill.
    #[command(
        after_help = "Example:\n  tongguan reference new sahil --country XZ --currency EGP --time-zone Africa/Cairo --language ar"
    )]
    New(new::New),
    /// Write the tables of a pack as a workbook, a sheet for each.
    #[command(after_help = "Example:\n  tongguan reference export packs/sahil --out sahil.xlsx")]
    Export(new::Export),
    /// Turn an official publication into tables of a pack.
    #[command(subcommand)]
    Import(import::Publication),
}

#[derive(clap::Args)]
pub struct Show {
    /// The commodity code, 2 to 10 digits.
    goods: String,
    /// The pack, by name or folder.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// The day (default: today).
    #[arg(long)]
    date: Option<Date>,
}

pub fn run(command: &Command) -> ExitCode {
    match command {
        Command::List { json } => list(*json),
        Command::Show(arguments) => show(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Test(arguments) => test::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::New(arguments) => new::new(arguments),
        Command::Export(arguments) => new::export(arguments),
        Command::Import(publication) => import::run(publication),
    }
}

/// Today where the law is in force.
fn today(law: &Law) -> Date {
    jiff::Timestamp::now().to_zoned(law.time_zone()).date()
}

fn list(as_json: bool) -> ExitCode {
    for name in editions::names() {
        let law = match editions::open(name) {
            Ok(law) => law,
            Err(error) => return fail(&error, EXIT_USAGE),
        };
        let manifest = &law.edition().tables().manifest;
        let (listing, id) = (law.listing(), law.id());
        let rows: usize = listing.counts().values().sum();
        print(&if as_json {
            json!({
                "pack": name,
                "title": { "en": manifest.title_en, "zh": manifest.title_zh },
                "version": id.version,
                "hash": id.hash,
                "rows": listing.counts(),
            })
            .to_string()
        } else {
            format!("{name}  {} ({})  {}  {rows} rows  {}", manifest.title_en, manifest.title_zh, id.version, id.hash)
        });
    }
    ExitCode::SUCCESS
}

fn show(arguments: &Show) -> ExitCode {
    let law = match editions::open(&arguments.pack) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let goods = match arguments.goods.parse::<GoodsCode>() {
        Ok(goods) => goods,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let edition = law.edition();
    let date = arguments.date.unwrap_or_else(|| today(&law));
    let valid =
        |row: &Provenance| format!("{} – {}  {} line {}", written(row.from), written(row.to), edition.text(row.source), row.line);
    let mut found = false;
    for measure in edition.measures(&goods, date) {
        let rate = edition.expression(measure.expression).map(ToString::to_string).unwrap_or_default();
        let [tax, origin, preference] = [measure.tax_type, measure.origin, measure.preference].map(|symbol| edition.text(symbol));
        print(&format!("{} {tax} {origin} {preference}: {rate}  ({})", measure.goods, valid(&measure.provenance)));
        found = true;
    }
    for row in edition.tables().not_covered.iter().filter(|row| {
        row.goods.is_none_or(|key| goods.as_str().starts_with(&key.to_string()) || key.to_string().starts_with(goods.as_str()))
    }) {
        print(&format!("not covered: {} ({})", edition.text(row.kind), edition.text(row.reason)));
    }
    if !found {
        print(&format!("no measure for {} on {date}", goods.as_str()));
    }
    ExitCode::SUCCESS
}

/// A day as one writes it; an open end as three dots.
fn written(day: Day) -> String {
    day.date().map_or("…".to_owned(), |date| date.to_string())
}
