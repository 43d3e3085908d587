//! This module decides what `tongguan reference import` does: read a publication, write the tables of a
//! pack, and say what was not understood.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use importers::{Report, Table, lists, tar, uk_roo, us_hts, us_pga};
use indicatif::{ProgressBar, ProgressStyle};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// A publication that could not be read.
const EXIT_UNREADABLE: u8 = 2;
/// Publications are some megabytes; what unpacks to more is not one of them.
const PUBLICATION_BYTES_MAX: u64 = 512 * 1024 * 1024;

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
}

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

/// Why an import failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{} cannot be read or written", .path.display())]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the publication cannot be imported")]
    Publication(#[from] importers::ImportError),
}

pub fn run(publication: &Publication) -> ExitCode {
    let done = match publication {
        Publication::UsHts(source) => hts(source),
        Publication::UsPga(source) => pga(source),
        Publication::UkRoo { from, out, source } => rules_of_origin(from, out, source),
        Publication::Lists { from, out } => fill_lists(from, out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ Failure::File { .. }) => fail(&error, EXIT_USAGE),
        Err(error) => fail(&error, EXIT_UNREADABLE),
    }
}

fn hts(source: &Source) -> Result<(), Failure> {
    let text = read(&source.from)?;
    let bar = ProgressBar::new(text.len() as u64);
    bar.set_style(ProgressStyle::default_bar());
    let (tables, report) = us_hts::import(&text, &source.same_in_all_rows(), |byte| bar.set_position(byte))?;
    bar.finish_and_clear();
    write(&source.out, &tables)?;
    tell(&report);
    match &source.report {
        Some(path) => write_report(path, &report),
        None => Ok(()),
    }
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

fn read(path: &Path) -> Result<String, Failure> {
    let failure = |_| Failure::File { path: path.to_owned(), source: std::io::ErrorKind::InvalidData.into() };
    String::from_utf8(bytes(path)?).map_err(failure)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |source| Failure::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failure)?;
    let mut content = Vec::new();
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let reader: Box<dyn Read> = if packed { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    reader.take(PUBLICATION_BYTES_MAX).read_to_end(&mut content).map_err(failure)?;
    Ok(content)
}

fn write(out: &Path, tables: &[Table]) -> Result<(), Failure> {
    for table in tables {
        let path = out.join(table.file);
        let failure = |source| Failure::File { path: path.clone(), source };
        std::fs::create_dir_all(path.parent().unwrap_or(out)).map_err(failure)?;
        std::fs::write(&path, &table.text).map_err(failure)?;
        print(&format!("{}: {} rows, {} bytes", path.display(), table.rows, table.text.len()));
    }
    Ok(())
}

/// What was understood, and the reasons of what was not.
fn tell(report: &Report) {
    let share = report.understood_basis_points();
    print(&format!(
        "{} of {} rates understood ({}.{:02}%)",
        report.texts - report.unread.len(),
        report.texts,
        share / 100,
        share % 100
    ));
    let mut reasons: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for unread in &report.unread {
        *reasons.entry((unread.reason, unread.text.as_str())).or_default() += 1;
    }
    for ((reason, text), count) in reasons {
        print(&format!("  {count:4} {reason}: {text}"));
    }
}

fn write_report(path: &Path, report: &Report) -> Result<(), Failure> {
    let mut text = "goods,column,reason,text\n".to_owned();
    for unread in &report.unread {
        let quoted = unread.text.replace('"', "\"\"");
        text.push_str(&format!("{},{},{},\"{quoted}\"\n", unread.goods, unread.column, unread.reason));
    }
    std::fs::write(path, text).map_err(|source| Failure::File { path: path.to_owned(), source })
}
