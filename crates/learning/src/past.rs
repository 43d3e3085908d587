//! This module decides how somebody's own table of past declarations becomes observations: which column is what.

use std::collections::BTreeMap;
use std::io::Read;

use risk::{DayNumber, Figures, Finding, Key, Observation, Role};
use serde::Deserialize;

/// Rows read of one table.
pub const ROWS_MAX: usize = 50_000_000;

/// Which column of a table is what. Written as TOML by whoever owns the table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Column of the day of declaration, as `2026-11-22` or `22/11/2026`.
    pub date: String,
    /// Column of the commodity code.
    pub goods: String,
    /// Column of the declaration's number, where a row is one of its lines. Without it, what one importer declared on one day is
    /// taken for one declaration: lines that are found irregular together are no witnesses of their own.
    #[serde(default)]
    pub declaration: Option<String>,
    /// Column that says whether the line was irregular: `1`, `true`, `yes`, or a number above zero; empty where nobody looked.
    pub irregular: String,
    /// Column of the revenue that was recovered.
    #[serde(default)]
    pub recovered: Option<String>,
    /// Column that says whether safety was concerned.
    #[serde(default)]
    pub critical: Option<String>,
    /// The value of that column which says so; anything above zero otherwise.
    #[serde(default)]
    pub critical_value: Option<String>,
    /// Columns of parties and places, by role.
    #[serde(default)]
    pub keys: BTreeMap<Role, String>,
    /// Columns of figures, by name.
    #[serde(default)]
    pub figures: BTreeMap<Figure, String>,
    /// The rate is written in per cent.
    #[serde(default)]
    pub rate_in_percent: bool,
}

/// A figure of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Customs value.
    Value,
    /// Net mass, kg.
    NetMass,
    /// Supplementary quantity.
    Quantity,
    /// Duty rate.
    Rate,
    /// Declared duty and taxes.
    Charges,
    /// Goods items.
    Items,
    /// Amendments.
    Amendments,
    /// Disagreements of papers.
    Disagreements,
    /// Weighed over declared mass.
    Weighed,
    /// Days over the usual journey.
    Delay,
    /// Years of the company.
    CompanyAge,
    /// Authorised economic operator.
    Trusted,
}

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
    /// A row is not well formed.
    #[error("row {row}, column `{column}`: `{value}` is not {expected}")]
    Value {
        /// Row, counting the header as the first.
        row: usize,
        /// Column.
        column: String,
        /// What stands there.
        value: String,
        /// What should.
        expected: &'static str,
    },
    /// Not a table.
    #[error("the table could not be read: {0}")]
    Csv(#[from] csv::Error),
    /// Too long.
    #[error("the table has more than {ROWS_MAX} rows; split it by year")]
    TooLong,
}

impl Columns {
    /// The columns of the public table of Korean declarations (22 columns, one line of goods a row).
    pub fn public() -> Self {
        let key = |role: Role, column: &str| (role, column.to_owned());
        Self {
            date: "Date".to_owned(),
            goods: "HS6 Code".to_owned(),
            declaration: None,
            irregular: "Fraud".to_owned(),
            recovered: None,
            critical: Some("Critical Fraud".to_owned()),
            critical_value: Some("2".to_owned()),
            keys: [
                key(Role::Importer, "Importer ID"),
                key(Role::Declarant, "Declarant ID"),
                key(Role::Consignor, "Seller ID"),
                key(Role::Carrier, "Courier ID"),
                key(Role::Office, "Office ID"),
                key(Role::Origin, "Country of Origin"),
                key(Role::Departure, "Country of Departure"),
                key(Role::Mode, "Mode of Transport"),
                key(Role::Process, "Process Type"),
                key(Role::Procedure, "Import Type"),
                key(Role::Use, "Import Use"),
                key(Role::Payment, "Payment Type"),
                key(Role::Preference, "Tax Type"),
                key(Role::OriginMark, "Country of Origin Indicator"),
            ]
            .into_iter()
            .collect(),
            figures: [(Figure::Value, "Item Price"), (Figure::NetMass, "Net Mass"), (Figure::Rate, "Tax Rate")]
                .map(|(figure, column)| (figure, column.to_owned()))
                .into_iter()
                .collect(),
            rate_in_percent: true,
        }
    }
}

/// Reads a table, in its own order.
///
/// # Errors
/// Names the column, or the row and what stands there.
pub fn read(table: impl Read, columns: &Columns) -> Result<Vec<Row>, PastError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table);
    let header = reader.headers()?.clone();
    let find = |column: &str| {
        header
            .iter()
            .position(|found| found.trim_start_matches('\u{feff}') == column)
            .ok_or_else(|| PastError::Column { column: column.to_owned(), found: header.iter().collect::<Vec<_>>().join(", ") })
    };
    let date = find(&columns.date)?;
    let goods = find(&columns.goods)?;
    let irregular = find(&columns.irregular)?;
    let declaration = columns.declaration.as_deref().map(find).transpose()?;
    let recovered = columns.recovered.as_deref().map(find).transpose()?;
    let critical = columns.critical.as_deref().map(find).transpose()?;
    let keys: Vec<(Role, usize)> =
        columns.keys.iter().map(|(role, column)| Ok((*role, find(column)?))).collect::<Result<_, PastError>>()?;
    let figures: Vec<(Figure, usize)> =
        columns.figures.iter().map(|(figure, column)| Ok((*figure, find(column)?))).collect::<Result<_, PastError>>()?;
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        if rows.len() >= ROWS_MAX {
            return Err(PastError::TooLong);
        }
        let number = rows.len() + 2;
        let text = |at: usize| record.get(at).unwrap_or_default();
        let wrong = |at: usize, expected: &'static str| PastError::Value {
            row: number,
            column: header.get(at).unwrap_or_default().to_owned(),
            value: text(at).chars().take(40).collect(),
            expected,
        };
        let mut line = Observation::on(day(text(date)).ok_or_else(|| wrong(date, "a date like 2026-11-22"))?);
        line.set_goods(text(goods));
        for (role, at) in &keys {
            line.set(*role, text(*at));
        }
        for (figure, at) in &figures {
            if !text(*at).is_empty() {
                let number: f32 = text(*at).parse().map_err(|_| wrong(*at, "a number"))?;
                *slot(&mut line.figures, *figure) = number;
            }
        }
        if columns.rate_in_percent {
            line.figures.rate /= 100.0;
        }
        let number_at = |at: Option<usize>| at.and_then(|at| text(at).parse::<f32>().ok()).unwrap_or(0.0);
        let finding = truth(text(irregular)).map(|found| Finding {
            irregular: found,
            recovered: number_at(recovered),
            critical: match (&columns.critical_value, critical) {
                (Some(value), Some(at)) => text(at) == value,
                (None, at) => number_at(at) > 0.0,
                (Some(_), None) => false,
            },
        });
        let number = declaration.map_or(Key::NONE, |at| Key::of(text(at)));
        rows.push(Row { line, finding, number });
    }
    Ok(rows)
}

fn truth(text: &str) -> Option<bool> {
    if text.is_empty() {
        return None;
    }
    let yes = ["true", "yes", "y", "t"].iter().any(|word| text.eq_ignore_ascii_case(word));
    Some(yes || text.parse::<f32>().is_ok_and(|number| number > 0.0))
}

fn slot(figures: &mut Figures, figure: Figure) -> &mut f32 {
    match figure {
        Figure::Value => &mut figures.value,
        Figure::NetMass => &mut figures.net_mass,
        Figure::Quantity => &mut figures.quantity,
        Figure::Rate => &mut figures.rate,
        Figure::Charges => &mut figures.charges,
        Figure::Items => &mut figures.items,
        Figure::Amendments => &mut figures.amendments,
        Figure::Disagreements => &mut figures.disagreements,
        Figure::Weighed => &mut figures.weighed,
        Figure::Delay => &mut figures.delay,
        Figure::CompanyAge => &mut figures.company_age,
        Figure::Trusted => &mut figures.trusted,
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
