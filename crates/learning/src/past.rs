//! This module decides how somebody's own table of past declarations becomes observations, and what becomes of rows that cannot
//! be read: they are left out and told, and a table with many of them is refused.

use std::io::Read;

use risk::{DayNumber, Finding, Key, Observation, Role};

use crate::columns::{Columns, Figure};

/// Rows read of one table.
pub const ROWS_MAX: usize = 50_000_000;
/// Share of the rows that may be left out: where more cannot be read, the map of columns is wrong, not the rows.
pub const LEFT_OUT_MAX: f64 = 0.05;
/// Rows that were left out and are told one by one.
pub const TOLD_MAX: usize = 10;
/// Letters of a value that are told.
const LETTERS_MAX: usize = 40;

/// One row of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// What was declared.
    pub line: Observation,
    /// What was found; none where nobody looked.
    pub finding: Option<Finding>,
    /// Number of its declaration; absent where the table does not say.
    pub number: Key,
}

impl Row {
    /// A row of which nobody says to which declaration it belongs.
    pub fn new(line: Observation, finding: Option<Finding>) -> Self {
        Self { line, finding, number: Key::NONE }
    }

    /// Its declaration: the number, or else who imported on which day; absent for nobody.
    pub(crate) fn declaration(&self) -> Key {
        let of_the_day = || self.line.key(Role::Importer).and(Key::of(&self.line.day.to_string()));
        if self.number == Key::NONE { of_the_day() } else { self.number }
    }
}

/// A table that was read.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its rows, in its own order.
    pub rows: Vec<Row>,
    /// The first rows that were left out, at most [`TOLD_MAX`].
    pub wrong: Vec<WrongRow>,
    /// Numbers of all rows that were left out, rising.
    left_out: Vec<usize>,
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongRow {
    /// Row, counting the header as the first.
    pub row: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Column; empty where it is the whole row.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What should, as it can be written.
    pub expected: &'static str,
}

impl std::fmt::Display for WrongRow {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { row, wrong: Wrong { column, value, expected } } = self;
        if column.is_empty() {
            return write!(formatter, "row {row} is not {expected}");
        }
        write!(formatter, "row {row}, column `{column}`: `{value}` is not {expected}")
    }
}

/// Why a table could not be read.
#[derive(Debug, thiserror::Error)]
pub enum PastError {
    /// A column is missing.
    #[error("there is no column `{column}`; the table has: {found}")]
    Column {
        /// The missing column.
        column: String,
        /// Those there are.
        found: String,
    },
    /// More rows than may be left out.
    #[error("{first}; {left_out} of {rows} rows cannot be read, and at most {} % may", LEFT_OUT_MAX * 100.0)]
    TooManyWrong {
        /// Rows that cannot be read.
        left_out: usize,
        /// All rows.
        rows: usize,
        /// The first of them.
        first: WrongRow,
    },
    /// Not a table.
    #[error("the table could not be read: {0}")]
    Csv(#[from] csv::Error),
    /// Too long.
    #[error("the table has more than {ROWS_MAX} rows; split it by year")]
    TooLong,
}

impl Table {
    /// How many rows were left out.
    pub fn left_out(&self) -> usize {
        self.left_out.len()
    }

    /// A row by its number in the table, the header being the first; none where there is none or it was left out.
    pub fn row(&self, number: usize) -> Option<&Row> {
        let before = self.left_out.partition_point(|left_out| *left_out < number);
        let is_left_out = self.left_out.get(before) == Some(&number);
        number.checked_sub(before + 2).filter(|_| !is_left_out).and_then(|at| self.rows.get(at))
    }

    fn leave_out(&mut self, row: usize, wrong: Wrong) {
        self.left_out.push(row);
        if self.wrong.len() < TOLD_MAX {
            self.wrong.push(WrongRow { row, wrong });
        }
    }

    fn refuse_if_many(&self) -> Result<(), PastError> {
        let (left_out, rows) = (self.left_out(), self.rows.len() + self.left_out());
        match self.wrong.first() {
            Some(first) if left_out as f64 > rows as f64 * LEFT_OUT_MAX => {
                Err(PastError::TooManyWrong { left_out, rows, first: first.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// Where in a record each column stands.
struct Places<'a> {
    columns: &'a Columns,
    date: usize,
    goods: usize,
    irregular: usize,
    declaration: Option<usize>,
    recovered: Option<usize>,
    critical: Option<usize>,
    keys: Vec<(Role, usize)>,
    figures: Vec<(Figure, usize)>,
}

impl<'a> Places<'a> {
    fn of(columns: &'a Columns, header: &csv::StringRecord) -> Result<Self, PastError> {
        let find = |column: &str| {
            header.iter().position(|found| found.trim_start_matches('\u{feff}') == column).ok_or_else(|| PastError::Column {
                column: column.to_owned(),
                found: header.iter().collect::<Vec<_>>().join(", "),
            })
        };
        Ok(Self {
            columns,
            date: find(&columns.date)?,
            goods: find(&columns.goods)?,
            irregular: find(&columns.irregular)?,
            declaration: columns.declaration.as_deref().map(find).transpose()?,
            recovered: columns.recovered.as_deref().map(find).transpose()?,
            critical: columns.critical.as_deref().map(find).transpose()?,
            keys: columns.keys.iter().map(|(role, column)| Ok((*role, find(column)?))).collect::<Result<_, PastError>>()?,
            figures: columns
                .figures
                .iter()
                .map(|(figure, column)| Ok((*figure, find(column)?)))
                .collect::<Result<_, PastError>>()?,
        })
    }

    fn row(&self, record: &csv::StringRecord, header: &csv::StringRecord) -> Result<Row, Wrong> {
        if record.len() != header.len() {
            let expected = "as long as the header: quote what holds the separator";
            return Err(Wrong { column: String::new(), value: String::new(), expected });
        }
        let text = |at: usize| record.get(at).unwrap_or_default();
        let wrong = |at: usize, expected: &'static str| Wrong {
            column: header.get(at).unwrap_or_default().to_owned(),
            value: text(at).chars().take(LETTERS_MAX).collect(),
            expected,
        };
        // Nothing is told by an empty field.
        let number = |at: usize| match text(at) {
            "" => Ok(None),
            text => text.parse::<f32>().map(Some).map_err(|_| wrong(at, "a number: write it like 1234.5")),
        };
        let mut line =
            Observation::on(day(text(self.date)).ok_or_else(|| wrong(self.date, "a date like 2026-11-22 or 22/11/2026"))?);
        line.set_goods(text(self.goods));
        for (role, at) in &self.keys {
            line.set(*role, text(*at));
        }
        for (figure, at) in &self.figures {
            if let Some(number) = number(*at)? {
                *figure.slot(&mut line.figures) = number;
            }
        }
        if self.columns.rate_in_percent {
            line.figures.rate /= 100.0;
        }
        let is_above_zero = |at: usize| Ok(number(at)?.is_some_and(|number| number > 0.0));
        let irregular = truth(text(self.irregular))
            .map_err(|()| wrong(self.irregular, "1, true, yes, 0, false, no or a number; empty where nobody looked"))?;
        let finding = match irregular {
            None => None,
            Some(irregular) => Some(Finding {
                irregular,
                recovered: self.recovered.map(number).transpose()?.flatten().unwrap_or(0.0),
                critical: match (&self.columns.critical_value, self.critical) {
                    (Some(value), Some(at)) => text(at) == value,
                    (None, Some(at)) => is_above_zero(at)?,
                    (_, None) => false,
                },
            }),
        };
        Ok(Row { line, finding, number: self.declaration.map_or(Key::NONE, |at| Key::of(text(at))) })
    }
}

/// Reads a table, in its own order. Rows that cannot be read are left out, as long as they are few.
///
/// # Errors
/// Names the missing column, or the rows and what stands there when more than [`LEFT_OUT_MAX`] of them cannot be read.
pub fn read(table: impl Read, columns: &Columns) -> Result<Table, PastError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(table);
    let header = reader.headers()?.clone();
    let places = Places::of(columns, &header)?;
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    for number in 2.. {
        let read = match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => places.row(&record, &header),
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                Err(Wrong { column: String::new(), value: String::new(), expected: "text in UTF-8: save the table as UTF-8" })
            }
            Err(error) => return Err(error.into()),
        };
        match read {
            Ok(row) => table.rows.push(row),
            Err(wrong) => table.leave_out(number, wrong),
        }
        // However long the table goes on, these are too many.
        if table.left_out() as f64 > ROWS_MAX as f64 * LEFT_OUT_MAX {
            break;
        }
        if number > ROWS_MAX {
            return Err(PastError::TooLong);
        }
    }
    table.refuse_if_many()?;
    Ok(table)
}

/// What a result says; none where nobody looked.
fn truth(text: &str) -> Result<Option<bool>, ()> {
    let is_one_of = |words: [&str; 4]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if text.is_empty() {
        Ok(None)
    } else if is_one_of(["true", "yes", "y", "t"]) {
        Ok(Some(true))
    } else if is_one_of(["false", "no", "n", "f"]) {
        Ok(Some(false))
    } else {
        text.parse::<f32>().map(|number| Some(number > 0.0)).map_err(|_| ())
    }
}

/// The day of a date, in one of the two forms.
fn day(text: &str) -> Option<DayNumber> {
    let date = text.get(..10).unwrap_or(text);
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    days_from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Days since 1970-01-01 of a day of the Gregorian calendar.
pub(crate) fn days_from_civil(year: i16, month: i8, day: i8) -> Option<DayNumber> {
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    let epoch = jiff::civil::Date::new(1970, 1, 1).ok()?;
    date.since(epoch).ok().map(|span| span.get_days())
}
