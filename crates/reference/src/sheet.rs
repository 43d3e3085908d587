//! This module decides how a table is read: a header that must match, fields by name, and a problem
//! with file, line, column and mend for whatever does not fit.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::compile::Problem;
use crate::packed::{Day, Figure};
use crate::rows::{Provenance, Symbol};

/// The string table while a pack is compiled.
#[derive(Default)]
pub(crate) struct Interner {
    pub(crate) texts: Vec<String>,
    known: HashMap<String, u32>,
}

impl Interner {
    pub(crate) fn symbol(&mut self, text: &str) -> Symbol {
        if let Some(index) = self.known.get(text) {
            return Symbol(*index);
        }
        let index = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.known.insert(text.to_owned(), index);
        Symbol(index)
    }
}

/// What all tables of a compilation share.
#[derive(Default)]
pub(crate) struct Workbench {
    pub(crate) strings: Interner,
    pub(crate) problems: Vec<Problem>,
    pub(crate) sources: HashMap<String, Symbol>,
}

/// One row of a table.
pub(crate) struct Row<'a> {
    file: &'a str,
    pub(crate) line: u32,
    columns: &'a HashMap<String, usize>,
    defaults: &'a HashMap<&'a str, &'a str>,
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    pub(crate) fn text(&self, column: &str) -> &str {
        match self.columns.get(column) {
            Some(index) => self.record.get(*index).unwrap_or_default().trim(),
            None => self.defaults.get(column).copied().unwrap_or_default(),
        }
    }

    pub(crate) fn problem(&self, bench: &mut Workbench, column: &str, message: impl Into<String>) {
        bench.problems.push(Problem {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            message: message.into(),
        });
    }

    pub(crate) fn symbol(&self, bench: &mut Workbench, column: &str) -> Symbol {
        bench.strings.symbol(self.text(column))
    }

    pub(crate) fn required(&self, bench: &mut Workbench, column: &str) -> Option<Symbol> {
        if self.text(column).is_empty() {
            self.problem(bench, column, "must not be empty");
            return None;
        }
        Some(self.symbol(bench, column))
    }

    /// A value that some function reads, or a problem that says what it should be.
    pub(crate) fn parsed<T>(
        &self,
        bench: &mut Workbench,
        column: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(self.text(column));
        if value.is_none() {
            self.problem(bench, column, format!("`{}` is not {expected}", self.text(column)));
        }
        value
    }

    pub(crate) fn figure(&self, bench: &mut Workbench, column: &str) -> Option<Figure> {
        self.parsed(bench, column, "a number", |text| {
            text.parse::<Decimal>().ok().filter(|figure| i64::try_from(figure.mantissa()).is_ok()).map(Figure)
        })
    }

    pub(crate) fn names(&self, bench: &mut Workbench) -> [Symbol; 2] {
        [self.symbol(bench, "name_en"), self.symbol(bench, "name_zh")]
    }

    fn day(&self, bench: &mut Workbench, column: &str, absent: Day) -> Option<Day> {
        if self.text(column).is_empty() {
            return Some(absent);
        }
        self.parsed(bench, column, "a date such as 2021-01-01", |text| text.parse::<jiff::civil::Date>().ok()).map(Day::from)
    }

    /// The row's validity and source. A row without a known source does not compile.
    pub(crate) fn provenance(&self, bench: &mut Workbench) -> Option<Provenance> {
        let source = self.source(bench)?;
        let from = self.day(bench, "valid_from", Day::EVER)?;
        let to = self.day(bench, "valid_to", Day::OPEN)?;
        if to < from {
            self.problem(bench, "valid_to", "the row ends before it begins");
            return None;
        }
        Some(Provenance { from, to, source, line: self.line })
    }

    pub(crate) fn source(&self, bench: &mut Workbench) -> Option<Symbol> {
        let name = self.text("source");
        let known = bench.sources.get(name).copied();
        if known.is_none() {
            let message =
                if name.is_empty() { "a row needs a source".to_owned() } else { format!("`{name}` is not in sources.csv") };
            self.problem(bench, "source", message);
        }
        known
    }
}

/// A line in the head of a table that says what columns hold in every row, so that they need not be
/// repeated: `#= valid_from=2026-01-01 valid_to= source=hts`.
const SAME_IN_ALL_ROWS: &str = "#=";

fn defaults(text: &str) -> HashMap<&str, &str> {
    let head = text.lines().map_while(|line| line.starts_with('#').then_some(line));
    let said = head.filter_map(|line| line.strip_prefix(SAME_IN_ALL_ROWS));
    said.flat_map(str::split_whitespace).filter_map(|word| word.split_once('=')).collect()
}

/// What parts the columns of a table, as its header shows: spreadsheets of some countries save semicolons or
/// tabs where others save commas.
///
/// ```
/// assert_eq!(reference::separator("# rates\ngoods;type\n0101;A00\n"), b';');
/// assert_eq!(reference::separator("goods,type\n"), b',');
/// ```
pub fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    // A comma in the header settles it: names of columns have none.
    [b',', b';', b'\t'].into_iter().find(|sign| header.bytes().any(|byte| byte == *sign)).unwrap_or(b',')
}

/// The line of a row, counted from 1: the reader counts from the end of the row before, so the remarks and
/// empty lines between are counted here.
pub fn row_line(text: &str, position: &csv::Position) -> u32 {
    let rest = usize::try_from(position.byte()).ok().and_then(|start| text.get(start..)).unwrap_or_default();
    let between = rest.lines().take_while(|line| line.is_empty() || line.starts_with('#')).count();
    (position.line() as u32).saturating_add(between as u32)
}

/// Reads a table row by row. `columns` must all be there, in the header or in the line that holds for all
/// rows; others are refused, so that a misspelt column is never silently empty.
pub(crate) fn read(
    bench: &mut Workbench,
    file: &str,
    text: &str,
    columns: &[&str],
    mut each: impl FnMut(&mut Workbench, &Row<'_>),
) {
    let problem =
        |line, column: &str, message: String| Problem { file: file.to_owned(), line, column: column.to_owned(), message };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator(text)).comment(Some(b'#')).flexible(false).from_reader(text.as_bytes());
    let header: HashMap<String, usize> = match reader.headers() {
        Ok(header) => header.iter().enumerate().map(|(index, name)| (name.trim().to_owned(), index)).collect(),
        Err(error) => return bench.problems.push(problem(1, "", error.to_string())),
    };
    let defaults = defaults(text);
    for column in columns {
        if !header.contains_key(*column) && !defaults.contains_key(column) {
            bench.problems.push(problem(1, column, "the column is missing".to_owned()));
        }
    }
    for name in header.keys().map(String::as_str).chain(defaults.keys().copied()) {
        if !columns.contains(&name) {
            bench.problems.push(problem(1, name, format!("the column is not known here; there are {}", columns.join(", "))));
        }
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| row_line(text, position));
                each(bench, &Row { file, line, columns: &header, defaults: &defaults, record: &record });
            }
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as u32);
                bench.problems.push(problem(line, "", error.to_string()));
            }
        }
    }
}
