//! This module decides how an importer writes a table and reports what it could not read.

use std::fmt::Write as _;

/// A table of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its file in the pack.
    pub file: &'static str,
    /// Its text.
    pub text: String,
    /// How many rows it has.
    pub rows: usize,
}

impl Table {
    /// A table with a comment, what holds in all rows, and its columns.
    pub(crate) fn new(file: &'static str, comment: &str, same: &str, columns: &str) -> Self {
        let same = if same.is_empty() { String::new() } else { format!("#= {same}\n") };
        Self { file, text: format!("# {comment}\n{same}{columns}\n"), rows: 0 }
    }

    /// Adds a row; a field with a comma is quoted.
    pub(crate) fn row(&mut self, fields: &[&str]) {
        for (index, field) in fields.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let quote = if field.contains(',') { "\"" } else { "" };
            // Writing into a text cannot fail.
            let _ = write!(self.text, "{comma}{quote}{field}{quote}");
        }
        self.text.push('\n');
        self.rows += 1;
    }
}

/// A text that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The code it stands at.
    pub goods: String,
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
