//! This module decides what `tongguan screen` does: scores pairs of names in a table.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use screening::{Schema, compare};

use crate::{EXIT_USAGE, fail};

/// A table that cannot be read.
const EXIT_UNREADABLE: u8 = 2;

/// What some programs put before the first column.
const BOM: &[u8] = b"\xef\xbb\xbf";

#[derive(clap::Args)]
#[command(after_help = "Example:\n  tongguan screen --pairs pairs.csv -o scored.csv")]
pub struct Arguments {
    /// A table with the columns schema, name1 and name2: each row comes back with a `score` between 0 and 1.
    #[arg(long, value_name = "FILE.csv")]
    pairs: Option<PathBuf>,
    /// Where the scored table goes; else it is printed.
    #[arg(short, long, value_name = "FILE.csv")]
    output: Option<PathBuf>,
}

/// What stops the command.
#[derive(Debug, thiserror::Error)]
enum ScreenError {
    #[error("{0} cannot be opened (无法打开文件)")]
    Open(PathBuf, #[source] io::Error),
    #[error("{0} is not a table (不是有效的表格)")]
    Table(PathBuf, #[source] csv::Error),
    #[error("{0} has no column `{1}`; schema, name1 and name2 are needed (缺少列 {1})")]
    Column(PathBuf, &'static str),
    #[error("the scored table cannot be written (无法写出结果)")]
    Write(#[source] csv::Error),
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(pairs) = &arguments.pairs else {
        eprintln!("tongguan: wrong usage (用法有误): a table of pairs is needed: --pairs FILE.csv");
        return ExitCode::from(EXIT_USAGE);
    };
    match score_pairs(pairs, arguments.output.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, EXIT_UNREADABLE),
    }
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
