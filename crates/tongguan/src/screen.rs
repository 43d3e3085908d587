//! This module decides what `tongguan screen` does: a party against the lists of denied parties, pairs of names in a
//! table, and lists brought in from their publishers.

mod import;
pub mod lists;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use screening::{ALERT, Hit, Party, Schema, Scratch, Screener, compare};
use serde_json::{Value, json};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// A table or a list that cannot be read.
const EXIT_UNREADABLE: u8 = 2;

/// What some programs put before the first column.
const BOM: &[u8] = b"\xef\xbb\xbf";

#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  tongguan screen \"Aerocaribbean Airline\" --country CU\n  tongguan screen --pairs pairs.csv -o scored.csv"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<import::Command>,
    /// The party's name, in any script.
    #[arg(value_name = "NAME", required_unless_present = "pairs")]
    name: Option<String>,
    /// The party's country (ISO 3166-1, two letters).
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// What the party is: person, organisation or vessel; else persons and organisations are compared.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// A number of the party: passport, tax number, IMO number; may be repeated.
    #[arg(long, value_name = "NUMBER")]
    identifier: Vec<String>,
    /// The score from which an entry is told, 0 to 1.
    #[arg(long, default_value_t = MODEL_FROM)]
    from: f32,
    /// A list, or a folder of lists, instead of those that ship; may be repeated.
    #[arg(long, value_name = "PATH")]
    lists: Vec<PathBuf>,
    /// As one line of JSON.
    #[arg(long)]
    json: bool,
    /// The language of the text output.
    #[arg(long, default_value = "en")]
    language: String,
    /// A table with the columns schema, name1 and name2: each row comes back with a `score` between 0 and 1.
    #[arg(long, value_name = "FILE.csv", conflicts_with = "name")]
    pairs: Option<PathBuf>,
    /// Where the scored table goes; else it is printed.
    #[arg(short, long, value_name = "FILE.csv")]
    output: Option<PathBuf>,
}

/// Hits below this are of no use to anyone who asks by hand.
const MODEL_FROM: f32 = 0.7;

/// What stops the command.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    #[error("{0} cannot be opened (无法打开文件)")]
    Open(PathBuf, #[source] io::Error),
    #[error("{0} is not a table (不是有效的表格)")]
    Table(PathBuf, #[source] csv::Error),
    #[error("{0} has no column `{1}`; schema, name1 and name2 are needed (缺少列 {1})")]
    Column(PathBuf, &'static str),
    #[error("the scored table cannot be written (无法写出结果)")]
    Write(#[source] csv::Error),
    #[error("{0} is no list of denied parties; make one with `tongguan screen import` (不是有效的名单)")]
    List(PathBuf, #[source] screening::ListError),
    #[error("{0} has no list in it (文件夹中没有名单)")]
    NoList(PathBuf),
    #[error("{0} cannot be taken as a list of denied parties (无法导入名单)")]
    Import(PathBuf, #[source] importers::denied_parties::DeniedPartiesError),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let done = match (&arguments.command, &arguments.pairs, &arguments.name) {
        (Some(command), _, _) => import::run(command),
        (None, Some(pairs), _) => score_pairs(pairs, arguments.output.as_deref()),
        (None, None, Some(name)) => screen(arguments, name),
        (None, None, None) => {
            eprintln!("tongguan: wrong usage (用法有误): a name or --pairs FILE.csv is needed");
            return ExitCode::from(EXIT_USAGE);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, EXIT_UNREADABLE),
    }
}

/// Tells which entries a party may be.
fn screen(arguments: &Arguments, name: &str) -> Result<(), ScreenError> {
    let lists = if arguments.lists.is_empty() { lists::shipped()? } else { lists::open(&arguments.lists)? };
    let screener = Screener::new(lists);
    let identifiers: Vec<&str> = arguments.identifier.iter().map(String::as_str).collect();
    let schema = arguments.kind.as_deref().map(Schema::parse);
    let party = Party { name, schema, country: arguments.country.as_deref(), identifiers: &identifiers };
    let hits = screener.screen(&party, arguments.from, &mut Scratch::default());
    if arguments.json {
        let lists: Vec<Value> = screener.lists().iter().map(told_list).collect();
        let hits: Vec<Value> = hits.iter().filter_map(|hit| told(&screener, hit)).collect();
        print(&json!({ "name": name, "alert_from": ALERT, "lists": lists, "hits": hits }).to_string());
        return Ok(());
    }
    for hit in &hits {
        let Some((list, entry, listed)) = screener.at(hit.place) else { continue };
        print(&format!("{:.3}  {}  [{} {}, {}]", hit.score, listed.text, list.head.id, entry.id, entry.programmes.join(" ")));
        for line in hit.tell(&arguments.language) {
            print(&format!("       {line}"));
        }
    }
    let zh = arguments.language.starts_with("zh");
    let dates: Vec<String> = screener.lists().iter().map(|list| format!("{} {}", list.head.id, list.head.date)).collect();
    let counted = if zh {
        format!("{} 个命中；名单：{}", hits.len(), dates.join("、"))
    } else {
        format!("{} hits; lists: {}", hits.len(), dates.join(", "))
    };
    print(&counted);
    Ok(())
}

fn told_list(list: &screening::List) -> Value {
    json!({ "id": list.head.id, "publisher": list.head.publisher, "date": list.head.date, "hash": list.hash, "entries": list.entries.len() })
}

fn told(screener: &Screener, hit: &Hit) -> Option<Value> {
    let (list, entry, listed) = screener.at(hit.place)?;
    Some(json!({
        "list": list.head.id,
        "entry": entry.id,
        "name": listed.text,
        "strength": listed.strength,
        "score": f64::from(hit.score),
        "same_identifier": hit.same_identifier,
        "same_country": hit.same_country,
        "programmes": entry.programmes,
        "evidence": { "en": hit.tell("en"), "zh": hit.tell("zh") },
    }))
}

/// Copies a table row by row, with the score of each pair behind.
fn score_pairs(path: &Path, output: Option<&Path>) -> Result<(), ScreenError> {
    let file = File::open(path).map_err(|error| ScreenError::Open(path.into(), error))?;
    let table = |error| ScreenError::Table(path.into(), error);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.byte_headers().map_err(table)?.clone();
    let column = |name: &'static str| {
        let found = header.iter().position(|column| column.strip_prefix(BOM).unwrap_or(column).trim_ascii() == name.as_bytes());
        found.ok_or_else(|| ScreenError::Column(path.into(), name))
    };
    let (schema, left, right) = (column("schema")?, column("name1")?, column("name2")?);
    let out: Box<dyn Write> = match output {
        Some(path) => Box::new(File::create(path).map_err(|error| ScreenError::Open(path.into(), error))?),
        None => Box::new(io::stdout().lock()),
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
    let mut titles = header.clone();
    titles.push_field(b"score");
    writer.write_byte_record(&titles).map_err(ScreenError::Write)?;
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).map_err(table)? {
        // Bytes that are no text are compared as far as they are.
        let field = |index: usize| String::from_utf8_lossy(row.get(index).unwrap_or_default()).into_owned();
        let score = compare(Schema::parse(&field(schema)), &field(left), &field(right)).score;
        // A short row keeps its columns in place.
        while row.len() < header.len() {
            row.push_field(b"");
        }
        row.push_field(format!("{score:.4}").as_bytes());
        writer.write_byte_record(&row).map_err(ScreenError::Write)?;
    }
    writer.flush().map_err(|error| ScreenError::Write(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_comes_back_with_its_columns_and_a_score() {
        let folder = tempfile::tempdir().unwrap();
        let (pairs, scored) = (folder.path().join("pairs.csv"), folder.path().join("scored.csv"));
        let table = "\u{feff}schema,name1,name2,note\nPerson,Qorvan Tessik,\"TESSIK, Qorvan\",\"a, b\"\nCompany,Heron Ltd,Otter GmbH\nPerson,,\n";
        std::fs::write(&pairs, table).unwrap();
        score_pairs(&pairs, Some(&scored)).unwrap();
        let text = std::fs::read_to_string(&scored).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(reader.headers().unwrap().iter().next_back(), Some("score"));
        let score = |row: usize| rows[row][4].parse::<f32>().unwrap();
        assert_eq!((rows.len(), &rows[0][3], &rows[1][3]), (3, "a, b", ""));
        assert!(score(0) > 0.7 && score(1) < 0.3 && score(2) == 0.0);
    }

    #[test]
    fn a_table_without_its_columns_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let pairs = folder.path().join("pairs.csv");
        std::fs::write(&pairs, "schema,name1\n").unwrap();
        assert!(score_pairs(&pairs, None).unwrap_err().to_string().contains("name2"));
    }

    #[test]
    fn the_lists_that_ship_find_each_of_their_names() {
        let screener = Screener::new(lists::shipped().unwrap());
        assert!(screener.names() > 25_000);
        let mut scratch = Scratch::default();
        let mut asked = 0;
        for (number, list) in (0u16..).zip(screener.lists()) {
            for (place, entry) in (0u32..).zip(&list.entries).step_by(101) {
                for name in entry.names.iter().filter(|name| name.strength != screening::Strength::Weak) {
                    let party = Party { name: &name.text, schema: Some(entry.kind.schema()), ..Party::default() };
                    let hits = screener.screen(&party, ALERT, &mut scratch);
                    assert!(hits.iter().any(|hit| (hit.place.list, hit.place.entry) == (number, place)), "{}", name.text);
                    asked += 1;
                }
            }
        }
        assert!(asked > 200);
    }
}
