//! This module decides what `tongguan reference import` does: read a publication, write the tables of a
//! pack, and say what was not understood.

mod files;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use declaration::CurrencyCode;
use importers::exchange_rates::{self, Holds};
use importers::{code_lists, lists, tar, uk_eu_tariff, uk_roo, us_hts, us_pga};
use jiff::civil::Date;

use self::files::{Failure, bar, bytes, read, read_if_there, tell, write, write_report};
use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// A publication that could not be read.
const EXIT_UNREADABLE: u8 = 2;

#[derive(clap::Subcommand)]
pub enum Publication {
    /// The Harmonized Tariff Schedule of the United States, as exported: rates, lines, references.
    #[command(
        after_help = "Example:\n  tongguan reference import us-hts --from hts_2026.csv.gz --out packs/us --valid-from 2026-01-01 --source us-hts-2026"
    )]
    UsHts(Source),
    /// The report of agency flags by tariff number.
    #[command(
        after_help = "Example:\n  tongguan reference import us-pga --from hts_pga_report.csv.gz --out packs/us --valid-from 2026-02-21 --source cbp-pga-2026"
    )]
    UsPga(Source),
    /// Rules of origin of the United Kingdom's online trade tariff: members, cumulation, product rules.
    #[command(after_help = "Example:\n  tongguan reference import uk-roo --from uk-roo --out packs/gb --source uk-roo-2026")]
    UkRoo {
        /// The folder with `roo_schemes_uk.json` and `rule_sets.tar.gz`.
        #[arg(long)]
        from: PathBuf,
        /// The pack's folder.
        #[arg(long)]
        out: PathBuf,
        /// The id in the pack's sources.csv.
        #[arg(long)]
        source: String,
    },
    /// Lists of goods, as the pack's import/lists.csv says.
    #[command(after_help = "Example:\n  tongguan reference import lists --from publications --out packs/us")]
    Lists {
        /// The folder of the published lists; the pack's own lie in its folder import/.
        #[arg(long)]
        from: PathBuf,
        /// The pack's folder.
        #[arg(long)]
        out: PathBuf,
    },
    /// Rates of exchange: monthly customs lists, reference rates by day, monthly averages. Rows that are
    /// there already stay.
    #[command(
        after_help = "Example:\n  tongguan reference import exchange-rates --from exrates-monthly-0324.xml --out packs/gb --source hmrc-2024-03"
    )]
    ExchangeRates(ExchangeRates),
    /// The tariff of the United Kingdom beside that of the European Union: rates, seasons, flags.
    #[command(
        after_help = "Example:\n  tongguan reference import uk-eu-tariff --from uk-eu-mfn-2021.csv --out new-gb --valid-from 2021-01-01 --uk-source ukgt-2021 --eu-source eu-cet-2020"
    )]
    UkEuTariff(UkEuTariff),
    /// Code lists, as the pack's import/codes.csv says. Chinese names and days that are there already stay.
    #[command(
        after_help = "Example:\n  tongguan reference import code-lists --from publications --out packs/gb --valid-from 2027-01-01"
    )]
    CodeLists {
        /// The folder of the published lists.
        #[arg(long)]
        from: PathBuf,
        /// The pack's folder.
        #[arg(long)]
        out: PathBuf,
        /// The first day of codes that are new; codes that are gone end the day before.
        #[arg(long)]
        valid_from: Date,
        /// Write every text that was not understood into this file, as CSV.
        #[arg(long)]
        report: Option<PathBuf>,
    },
}

/// How long a rate holds that is published for one day.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Hold {
    /// Until the next one is published.
    UntilNext,
    /// The rate of the second-last Wednesday, in the month after.
    NextMonth,
}

#[derive(clap::Args)]
pub struct ExchangeRates {
    /// The publication, XML or CSV, also packed with gzip.
    #[arg(long)]
    from: PathBuf,
    /// The pack's folder; rates are made units for one of its currency.
    #[arg(long)]
    out: PathBuf,
    /// The id in the pack's sources.csv.
    #[arg(long)]
    source: String,
    /// How long rates by day hold.
    #[arg(long, value_enum, default_value = "next-month")]
    hold: Hold,
    /// Leave out rates that end before this day.
    #[arg(long, default_value = "2019-01-01")]
    since: Date,
    /// Write every text that was not understood into this file, as CSV.
    #[arg(long)]
    report: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct UkEuTariff {
    /// The publication, CSV or CSV packed with gzip.
    #[arg(long)]
    from: PathBuf,
    /// The pack's folder.
    #[arg(long)]
    out: PathBuf,
    /// The first day on which the rows hold.
    #[arg(long)]
    valid_from: Date,
    /// The id of the United Kingdom's tariff in the pack's sources.csv.
    #[arg(long)]
    uk_source: String,
    /// The id of the European Union's tariff in the pack's sources.csv.
    #[arg(long)]
    eu_source: String,
    /// Write every text that was not understood into this file, as CSV.
    #[arg(long)]
    report: Option<PathBuf>,
}

/// The tax types under which the two tariffs are charged.
const UK_DUTY: &str = "A00";
const EU_DUTY: &str = "A50";

#[derive(clap::Args)]
pub struct Source {
    /// The publication, CSV or CSV packed with gzip.
    #[arg(long)]
    from: PathBuf,
    /// The pack's folder.
    #[arg(long)]
    out: PathBuf,
    /// The first day on which the rows hold.
    #[arg(long)]
    valid_from: jiff::civil::Date,
    /// The id in the pack's sources.csv.
    #[arg(long)]
    source: String,
    /// Write every text that was not understood into this file, as CSV.
    #[arg(long)]
    report: Option<PathBuf>,
}

impl Source {
    fn same_in_all_rows(&self) -> String {
        format!("valid_from={} valid_to= source={}", self.valid_from, self.source)
    }
}

pub fn run(publication: &Publication) -> ExitCode {
    let done = match publication {
        Publication::UsHts(source) => hts(source),
        Publication::UsPga(source) => pga(source),
        Publication::UkRoo { from, out, source } => rules_of_origin(from, out, source),
        Publication::Lists { from, out } => fill_lists(from, out),
        Publication::ExchangeRates(arguments) => rates_of_exchange(arguments),
        Publication::UkEuTariff(arguments) => two_tariffs(arguments),
        Publication::CodeLists { from, out, valid_from, report } => fill_code_lists(from, out, *valid_from, report.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ Failure::File { .. }) => fail(&error, EXIT_USAGE),
        Err(error) => fail(&error, EXIT_UNREADABLE),
    }
}

fn hts(source: &Source) -> Result<(), Failure> {
    let text = read(&source.from)?;
    let bar = bar(&text);
    let (tables, report) = us_hts::import(&text, &source.same_in_all_rows(), |byte| bar.set_position(byte))?;
    bar.finish_and_clear();
    write(&source.out, &tables)?;
    account(&report, source.report.as_deref())
}

fn pga(source: &Source) -> Result<(), Failure> {
    let text = read(&source.from)?;
    let table = us_pga::import(&text, &source.same_in_all_rows(), &source.valid_from.to_string())?;
    write(&source.out, &[table])
}

fn rules_of_origin(from: &Path, out: &Path, source: &str) -> Result<(), Failure> {
    let mut tables = uk_roo::schemes(&read(&from.join("roo_schemes_uk.json"))?, source)?;
    let archive = bytes(&from.join("rule_sets.tar.gz"))?;
    let by_scheme = |(path, text): (String, String)| {
        let name = Path::new(&path).file_stem().and_then(|stem| stem.to_str())?.to_owned();
        path.ends_with(".json").then_some((name, text))
    };
    let files = tar::texts(&archive)?.into_iter().filter_map(by_scheme).collect();
    let (table, counts) = uk_roo::rules(&files, source)?;
    tables.push(table);
    write(out, &tables)?;
    let uk_roo::Counts { rules, structured, products, products_structured, products_prose } = counts;
    print(&format!("{structured} of {rules} rules in codes, {} in prose only", rules - structured));
    print(&format!(
        "{products} products: {products_structured} in codes, {} in part, {products_prose} in prose only",
        products - products_structured - products_prose
    ));
    Ok(())
}

fn fill_lists(from: &Path, out: &Path) -> Result<(), Failure> {
    let own = out.join("import");
    let specs = lists::specs(&read(&own.join("lists.csv"))?)?;
    let mut files = BTreeMap::new();
    for spec in &specs {
        if !files.contains_key(&spec.file) {
            let path = Some(own.join(&spec.file)).filter(|path| path.exists()).unwrap_or_else(|| from.join(&spec.file));
            files.insert(spec.file.clone(), read(&path)?);
        }
    }
    write(out, &[lists::import(&specs, &files)?])
}

fn rates_of_exchange(arguments: &ExchangeRates) -> Result<(), Failure> {
    let text = read(&arguments.from)?;
    let present = read_if_there(&arguments.out.join("exchange_rates.csv"))?;
    let holds = match arguments.hold {
        Hold::UntilNext => Holds::UntilNext,
        Hold::NextMonth => Holds::NextMonth,
    };
    let options = exchange_rates::Options {
        currency: currency_of(&arguments.out)?,
        source: &arguments.source,
        holds,
        since: arguments.since,
    };
    let bar = bar(&text);
    let (table, report) = exchange_rates::import(&text, &present, &options, |byte| bar.set_position(byte))?;
    bar.finish_and_clear();
    write(&arguments.out, &[table])?;
    account(&report, arguments.report.as_deref())
}

/// The currency that the pack's pack.toml names.
fn currency_of(pack: &Path) -> Result<CurrencyCode, Failure> {
    let path = pack.join("pack.toml");
    let manifest = read(&path)?.parse::<toml::Table>().ok();
    let currency = manifest.as_ref().and_then(|manifest| manifest.get("currency")?.as_str()?.parse().ok());
    currency.ok_or(Failure::Currency(path))
}

fn two_tariffs(arguments: &UkEuTariff) -> Result<(), Failure> {
    let text = read(&arguments.from)?;
    let valid_from = arguments.valid_from.to_string();
    let options = uk_eu_tariff::Options {
        uk: [UK_DUTY, &arguments.uk_source],
        eu: [EU_DUTY, &arguments.eu_source],
        valid_from: &valid_from,
    };
    let bar = bar(&text);
    let (tables, report) = uk_eu_tariff::import(&text, &options, |byte| bar.set_position(byte))?;
    bar.finish_and_clear();
    write(&arguments.out, &tables)?;
    account(&report, arguments.report.as_deref())
}

fn fill_code_lists(from: &Path, out: &Path, valid_from: Date, report: Option<&Path>) -> Result<(), Failure> {
    let specs = code_lists::specs(&read(&out.join("import/codes.csv"))?)?;
    let bar = indicatif::ProgressBar::new(specs.len() as u64);
    let (mut files, mut present) = (BTreeMap::new(), BTreeMap::new());
    for spec in &specs {
        bar.inc(1);
        if !files.contains_key(&spec.file) {
            let packed = from.join(format!("{}.gz", spec.file));
            let path = if packed.exists() { packed } else { from.join(&spec.file) };
            files.insert(spec.file.clone(), read(&path)?);
        }
        let list = format!("codes/{}.csv", spec.list);
        present.insert(list.clone(), read_if_there(&out.join(list))?);
    }
    bar.finish_and_clear();
    let (tables, understood) = code_lists::import(&specs, &files, &present, valid_from)?;
    write(out, &tables)?;
    account(&understood, report)
}

/// Says what was understood, and writes the rest where it was asked for.
fn account(report: &importers::Report, path: Option<&Path>) -> Result<(), Failure> {
    tell(report);
    path.map_or(Ok(()), |path| write_report(path, report))
}
