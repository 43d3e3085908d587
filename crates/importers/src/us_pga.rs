//! This module decides how the customs administration's report of agency flags by tariff number becomes a
//! table: for each line of ten digits, the flags that hold.

use crate::{ImportError, Table};

/// The report has two lines of head before its columns.
const HEAD_LINES: usize = 2;
/// The first of the columns that hold flags.
const FIRST_FLAG: usize = 9;

/// Turns the report into `agency_flags.csv`. Lines that ended before `day` (`YYYY-MM-DD`) are left out.
///
/// # Errors
/// The text is no such report.
pub fn import(report: &str, same: &str, day: &str) -> Result<Table, ImportError> {
    let body = report.splitn(HEAD_LINES + 1, '\n').nth(HEAD_LINES).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(body.as_bytes());
    let header = reader.headers()?.clone();
    for (index, name) in [(0, "Tariff Number"), (3, "Expiration Date"), (FIRST_FLAG, "PGA 1")] {
        if header.get(index).map(str::trim) != Some(name) {
            return Err(ImportError::Column(name));
        }
    }
    let made = "Made by `tongguan reference import us-pga`; do not edit by hand.";
    let mut table = Table::new("agency_flags.csv", made, same, "goods,flags");
    let mut rows = std::collections::BTreeMap::new();
    for record in reader.records() {
        let record = record?;
        let goods = record.get(0).unwrap_or_default().trim();
        let ends = iso_date(record.get(3).unwrap_or_default().trim());
        let flags: Vec<&str> = record.iter().skip(FIRST_FLAG).map(str::trim).filter(|flag| !flag.is_empty()).collect();
        let is_code = matches!(goods.len(), 8 | 10) && goods.chars().all(|digit| digit.is_ascii_digit());
        if is_code && !flags.is_empty() && ends.is_none_or(|ends| ends.as_str() >= day) {
            rows.insert(goods.to_owned(), flags.join(" "));
        }
    }
    for (goods, flags) in rows {
        table.row(&[&goods, &flags]);
    }
    Ok(table)
}

/// `12/31/2030` as `2030-12-31`.
fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.split('/').map(|part| part.parse::<u16>().ok());
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_lines_in_force_are_kept() {
        let report = "HTS Date:,2/21/2026\n,,\n\
            Tariff Number,Description,Effective Date,Expiration Date,Q1,Q2,Q3,AD Duty,CV Duty,PGA 1,PGA 2\n\
            0101210010,HORSES,2/3/2012,12/31/2030,NO,,,N,N,AM7,FD3\n\
            0101100010,HORSES,1/1/2002,12/31/2011,NO,,,N,N,AM7,\n\
            0101300000,ASSES,1/1/2002,12/31/2030,NO,,,N,N,,\n";
        let table = import(report, "source=pga", "2026-02-21").expect("a report");
        assert!(table.text.ends_with("goods,flags\n0101210010,AM7 FD3\n"), "{}", table.text);
        assert_eq!(table.rows, 1);
    }
}
