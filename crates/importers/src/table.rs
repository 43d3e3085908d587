//! This module decides how an importer writes a table, reads one that is there already, and reports what it
//! could not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::ImportError;

/// A table of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its file in the pack.
    pub file: String,
    /// Its text.
    pub text: String,
    /// How many rows it has.
    pub rows: usize,
}

impl Table {
    /// A table with a comment, what holds in all rows, and its columns.
    pub(crate) fn new(file: impl Into<String>, comment: &str, same: &str, columns: &str) -> Self {
        let comment = if comment.is_empty() { String::new() } else { format!("# {comment}\n") };
        let same = if same.is_empty() { String::new() } else { format!("#= {same}\n") };
        Self { file: file.into(), text: format!("{comment}{same}{columns}\n"), rows: 0 }
    }

    /// Adds a row; a field that could be misread is quoted.
    pub(crate) fn row(&mut self, fields: &[&str]) {
        for (index, field) in fields.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            // Writing into a text cannot fail.
            let _ = if field.contains([',', '"', '\n']) {
                write!(self.text, "{comma}\"{}\"", field.replace('"', "\"\""))
            } else {
                write!(self.text, "{comma}{field}")
            };
        }
        self.text.push('\n');
        self.rows += 1;
    }
}

/// The rows of a table of a pack by column, with what its head says of all rows; none when there is no table.
pub(crate) fn rows_of(text: &str) -> Result<Vec<BTreeMap<String, String>>, ImportError> {
    let same = text.lines().filter_map(|line| line.strip_prefix("#=")).flat_map(str::split_whitespace);
    let same: Vec<(&str, &str)> = same.filter_map(|pair| pair.split_once('=')).collect();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let mut row: BTreeMap<String, String> = same.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        row.extend(header.iter().zip(record.iter()).map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())));
        rows.push(row);
    }
    Ok(rows)
}

/// A text that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The line of the publication, counted from 1; the place of an entry when it has no lines.
    pub row: u64,
    /// The code it stands at.
    pub code: String,
    /// The column.
    pub column: &'static str,
    /// The text.
    pub text: String,
    /// Why.
    pub reason: &'static str,
}

/// What an importer understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Texts that should be understood.
    pub texts: usize,
    /// Those that were not.
    pub unread: Vec<Unread>,
}

impl Report {
    /// The share that was understood, in hundredths of a per cent.
    ///
    /// ```
    /// assert_eq!(importers::Report::default().understood_basis_points(), 10_000);
    /// ```
    pub fn understood_basis_points(&self) -> usize {
        (self.texts - self.unread.len().min(self.texts)) * 10_000 / self.texts.max(1) + usize::from(self.texts == 0) * 10_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut table = Table::new("codes/x.csv", "Made here.", "valid_from= source=s", "code,name_en");
        table.row(&["A", "Bag, \"super\" bulk"]);
        let rows = rows_of(&table.text).expect("a table");
        assert_eq!(rows[0]["name_en"], "Bag, \"super\" bulk");
        assert_eq!(rows[0]["source"], "s");
        assert!(rows_of("").expect("no table").is_empty());
    }
}
