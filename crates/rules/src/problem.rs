//! This module decides how a fault in a table is told: where it stands, what is wrong, and the mend.

use std::fmt;

use declaration::LanguageMap;

use crate::chinese::chinese;

/// One fault in a table, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table's file, as the caller named it.
    pub file: String,
    /// Line of the row, counted from 1.
    pub line: u64,
    /// The column of the table, empty when the row as a whole is meant.
    pub cell: String,
    /// The character in the cell, counted from 1; 0 when the cell as a whole is meant.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: String,
}

impl Problem {
    /// What is wrong, and what to do, by language.
    pub fn told(&self) -> (LanguageMap, LanguageMap) {
        let by_language = |text: &str| [("en", text), ("zh", &chinese(text))].into_iter().collect();
        (by_language(&self.message), by_language(&self.mend))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if !self.cell.is_empty() {
            write!(f, ": {}", self.cell)?;
            if self.column > 0 {
                write!(f, ", character {}", self.column)?;
            }
        }
        write!(f, ": {}; {}", self.message, self.mend)
    }
}

impl std::error::Error for Problem {}

/// A fault inside a cell, before the file and the row are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The character in the cell, counted from 1; 0 for the whole cell.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: String,
}

impl Fault {
    pub(crate) fn new(column: usize, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { column, message: message.into(), mend: mend.into() }
    }

    pub(crate) fn whole(message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(0, message, mend)
    }

    pub(crate) fn at(self, file: &str, line: u64, cell: &str) -> Problem {
        Problem {
            file: file.to_owned(),
            line,
            cell: cell.to_owned(),
            column: self.column,
            message: self.message,
            mend: self.mend,
        }
    }
}
