//! This module decides how `tongguan reference import` reads publications, writes tables, and tells what was
//! understood.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use importers::{Report, Table};
use indicatif::{ProgressBar, ProgressStyle};

use crate::clear::print;

/// Publications are some megabytes; what unpacks to more is not one of them.
const PUBLICATION_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// Why an import failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{} cannot be read or written", .path.display())]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the publication cannot be imported")]
    Publication(#[from] importers::ImportError),
    #[error("{} names no currency of the pack", .0.display())]
    Currency(PathBuf),
}

pub fn read(path: &Path) -> Result<String, Failure> {
    let failure = |_| Failure::File { path: path.to_owned(), source: std::io::ErrorKind::InvalidData.into() };
    String::from_utf8(bytes(path)?).map_err(failure)
}

pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |source| Failure::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(failure)?;
    let mut content = Vec::new();
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let reader: Box<dyn Read> = if packed { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    reader.take(PUBLICATION_BYTES_MAX).read_to_end(&mut content).map_err(failure)?;
    Ok(content)
}

pub fn write(out: &Path, tables: &[Table]) -> Result<(), Failure> {
    for table in tables {
        let path = out.join(&table.file);
        let failure = |source| Failure::File { path: path.clone(), source };
        std::fs::create_dir_all(path.parent().unwrap_or(out)).map_err(failure)?;
        std::fs::write(&path, &table.text).map_err(failure)?;
        print(&format!("{}: {} rows, {} bytes", path.display(), table.rows, table.text.len()));
    }
    Ok(())
}

/// So many texts are shown of each reason; all stand in the report's file.
const EXAMPLES_SHOWN: usize = 5;

/// What was understood, and the reasons of what was not.
pub fn tell(report: &Report) {
    let share = report.understood_basis_points();
    print(&format!(
        "{} of {} texts understood ({}.{:02}%)",
        report.texts - report.unread.len(),
        report.texts,
        share / 100,
        share % 100
    ));
    let mut reasons: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for unread in &report.unread {
        reasons.entry((unread.column, unread.reason)).or_default().push(&unread.text);
    }
    for ((column, reason), mut texts) in reasons {
        let count = texts.len();
        texts.sort_unstable();
        texts.dedup();
        let more = if texts.len() > EXAMPLES_SHOWN { ", …" } else { "" };
        texts.truncate(EXAMPLES_SHOWN);
        print(&format!("  {count:5} {column}: {reason}: {}{more}", texts.join(", ")));
    }
}

pub fn write_report(path: &Path, report: &Report) -> Result<(), Failure> {
    let mut text = "row,code,column,reason,text\n".to_owned();
    for unread in &report.unread {
        let quoted = unread.text.replace('"', "\"\"");
        text.push_str(&format!("{},{},{},{},\"{quoted}\"\n", unread.row, unread.code, unread.column, unread.reason));
    }
    std::fs::write(path, text).map_err(|source| Failure::File { path: path.to_owned(), source })
}

/// The text of a table that may not be there yet.
pub fn read_if_there(path: &Path) -> Result<String, Failure> {
    if path.exists() { read(path) } else { Ok(String::new()) }
}

/// A bar over the bytes of a text.
pub fn bar(text: &str) -> ProgressBar {
    ProgressBar::new(text.len() as u64).with_style(ProgressStyle::default_bar())
}
