//! This module decides how the tariff of the United Kingdom, printed beside that of the European Union with
//! a line for each code, becomes tables: rates by season, what has no rate in figures, flags.

mod rate;
mod season;

use std::collections::{BTreeMap, BTreeSet};

use crate::{ImportError, Report, Table, Unread};

/// The sources and first days of the two tariffs, and the tax types under which each is charged.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// Tax type and source of the United Kingdom's rates.
    pub uk: [&'a str; 2],
    /// Tax type and source of the European Union's rates.
    pub eu: [&'a str; 2],
    /// The first day on which the rows hold.
    pub valid_from: &'a str,
}

/// Columns, under the names of the publication and of its copy.
const GOODS: [&str; 2] = ["commodity", "cn8"];
const EU: [&str; 2] = ["cet_duty_rate", "eu_cet_rate"];
const UK: [&str; 2] = ["ukgt_duty_rate", "uk_ukgt_rate"];
/// Columns that say yes or no, and the flag of those that say yes.
const FLAGS: [(&str, &str); 3] =
    [("trade_remedy_applies", "trade_remedy"), ("suspension_applies", "suspension"), ("atq_applies", "quota")];

/// A line of the publication.
struct Line {
    row: u64,
    goods: String,
    /// Of the United Kingdom, of the European Union.
    rates: [String; 2],
    flags: Vec<&'static str>,
}

/// Turns the publication into `measures.csv`, `not_covered.csv` (rates of lines) and `flags.csv`.
///
/// # Errors
/// The text is no such table.
///
/// ```
/// use importers::uk_eu_tariff::{Options, import};
/// let table = "cn8,description,eu_cet_rate,uk_ukgt_rate,trade_remedy_applies,suspension_applies,atq_applies\n\
///              01022910,Cattle,10.20% + 93.10 EUR / 100 kg,10.00% + 77.00 GBP/100kg,False,False,True\n";
/// let options = Options { uk: ["A00", "uk"], eu: ["A50", "eu"], valid_from: "2021-01-01" };
/// let (tables, report) = import(table, &options, |_| {})?;
/// assert!(tables[0].text.contains("01022910,A00,10.00% + 77.00 GBP / DTN,,uk\n"));
/// assert!(tables[2].text.ends_with("01022910,quota,uk\n"));
/// assert_eq!((report.texts, report.unread.len()), (2, 0));
/// # Ok::<(), importers::ImportError>(())
/// ```
pub fn import(publication: &str, options: &Options<'_>, progress: impl FnMut(u64)) -> Result<(Vec<Table>, Report), ImportError> {
    let lines = read(publication, progress)?;
    let mut report = Report::default();
    let mut rows = Rows::default();
    for (index, [tax_type, source]) in [options.uk, options.eu].into_iter().enumerate() {
        for (goods, text, row) in shared(&lines, index) {
            report.texts += 1;
            match season::parts(text).and_then(|parts| {
                parts.into_iter().map(|(season, text)| Ok((season, rate::expression(text)?))).collect::<Result<Vec<_>, _>>()
            }) {
                Ok(parts) => {
                    if parts.iter().any(|(season, _)| !season.is_empty()) && !season::fill_the_year(&parts) {
                        let reason = "no rate for some days";
                        report.unread.push(Unread { row, code: goods.clone(), column: "rate", text: text.to_owned(), reason });
                        rows.not_covered.insert([goods.clone(), tax_type.into(), "season".into(), source.into()]);
                    }
                    for (season, expression) in parts {
                        rows.measures.insert([goods.clone(), tax_type.into(), season, expression, source.into()]);
                    }
                }
                Err(reason) => {
                    report.unread.push(Unread { row, code: goods.clone(), column: "rate", text: text.to_owned(), reason });
                    rows.not_covered.insert([goods.clone(), tax_type.into(), reason.replace(' ', "_"), source.into()]);
                }
            }
        }
    }
    for line in &lines {
        rows.flags.extend(line.flags.iter().map(|flag| [line.goods.clone(), (*flag).to_owned(), options.uk[1].to_owned()]));
    }
    Ok((rows.tables(options), report))
}

fn read(publication: &str, mut progress: impl FnMut(u64)) -> Result<Vec<Line>, ImportError> {
    let text = publication.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let named = |names: &[&'static str]| header.iter().position(|column| names.contains(&column));
    let place = |names: [&'static str; 2]| named(&names).ok_or(ImportError::Column(names[0]));
    let (goods, rates) = (place(GOODS)?, [place(UK)?, place(EU)?]);
    let flags: Vec<(usize, &str)> = FLAGS.iter().filter_map(|(name, flag)| Some((named(&[name])?, *flag))).collect();
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        let (row, byte) = record.position().map_or((0, 0), |position| (position.line(), position.byte()));
        progress(byte);
        let field = |index: usize| record.get(index).unwrap_or_default().trim();
        let mut code = field(goods).replace(' ', "");
        // Spreadsheets take a leading zero away.
        if code.len() % 2 == 1 {
            code.insert(0, '0');
        }
        if matches!(code.len(), 8 | 10) && code.chars().all(|digit| digit.is_ascii_digit()) {
            let says_yes = |index: usize| matches!(field(index).to_ascii_lowercase().as_str(), "true" | "yes");
            let flags = flags.iter().filter(|(index, _)| says_yes(*index)).map(|(_, flag)| *flag).collect();
            lines.push(Line { row, goods: code, rates: rates.map(|index| field(index).to_owned()), flags });
        }
    }
    Ok(lines)
}

/// The rates of one tariff with the shortest code that says them: lines of ten digits that agree stand as
/// their eight digits, and one with the rate of its eight digits is not repeated.
fn shared(lines: &[Line], tariff: usize) -> Vec<(String, &str, u64)> {
    let mut below: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.rates[tariff].is_empty()) {
        below.entry(&line.goods[..8]).or_default().push(line);
    }
    let mut rates = Vec::new();
    for (eight, lines) in below {
        let own = lines.iter().find(|line| line.goods.len() == 8).copied();
        let first = own.or_else(|| lines.first().copied());
        let agree = lines.iter().all(|line| Some(&line.rates[tariff]) == first.map(|first| &first.rates[tariff]));
        let whole = if agree { first } else { own };
        rates.extend(whole.map(|line| (eight.to_owned(), line.rates[tariff].as_str(), line.row)));
        let differing = lines.iter().filter(|line| line.goods.len() == 10);
        let differing = differing.filter(|line| whole.is_none_or(|whole| whole.rates[tariff] != line.rates[tariff]));
        rates.extend(differing.map(|line| (line.goods.clone(), line.rates[tariff].as_str(), line.row)));
    }
    rates
}

#[derive(Default)]
struct Rows {
    /// Goods, type, season, expression, source.
    measures: BTreeSet<[String; 5]>,
    /// Goods, type, reason, source.
    not_covered: BTreeSet<[String; 4]>,
    /// Goods, flag, source.
    flags: BTreeSet<[String; 3]>,
}

impl Rows {
    fn tables(&self, options: &Options<'_>) -> Vec<Table> {
        let made = "Made by `tongguan reference import uk-eu-tariff`; do not edit by hand.";
        let same = format!("origin=1011 preference=100 valid_from={} valid_to=", options.valid_from);
        let mut measures = Table::new("measures.csv", made, &same, "goods,type,expression,season,source");
        for [goods, tax_type, season, expression, source] in &self.measures {
            measures.row(&[goods, tax_type, expression, season, source]);
        }
        let mut not_covered = Table::new("not_covered.csv", made, "", "goods,type,reason,source");
        for row in &self.not_covered {
            not_covered.row(&row.each_ref().map(String::as_str));
        }
        let mut flags = Table::new("flags.csv", made, "", "goods,flag,source");
        for row in &self.flags {
            flags.row(&row.each_ref().map(String::as_str));
        }
        vec![measures, not_covered, flags]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_agree_stand_once_and_others_by_themselves() {
        let table = "commodity,cet_duty_rate,ukgt_duty_rate,trade_remedy_applies\n\
            0101210000,0.0%,0.0%,Yes\n0101210010,0.0%,0.0%,No\n\
            0102211011,5.0%,2.0%,No\n0102211012,5.0%,3.0%,No\n\
            103910000,Entry Price,1.0%,No\n";
        let options = Options { uk: ["A00", "uk"], eu: ["A50", "eu"], valid_from: "2021-01-01" };
        let (tables, report) = import(table, &options, |_| {}).expect("a table");
        let rows: Vec<&str> = tables[0].text.lines().skip(3).collect();
        assert_eq!(
            rows,
            [
                "01012100,A00,0.0%,,uk",
                "01012100,A50,0.0%,,eu",
                "01022110,A50,5.0%,,eu",
                "0102211011,A00,2.0%,,uk",
                "0102211012,A00,3.0%,,uk",
                "01039100,A00,1.0%,,uk"
            ]
        );
        assert!(tables[1].text.ends_with("01039100,A50,entry_price,eu\n"), "{}", tables[1].text);
        assert!(tables[2].text.ends_with("0101210000,trade_remedy,uk\n"), "{}", tables[2].text);
        let unread: Vec<_> = report.unread.iter().map(|one| (one.row, one.column, one.reason)).collect();
        assert_eq!((report.texts, unread), (7, vec![(6, "rate", "entry price")]));
    }

    #[test]
    fn a_year_with_a_gap_is_carried_and_reported() {
        let table = "cn8,eu_cet_rate,uk_ukgt_rate\n08044000,\"4.00% (01 JAN-31 MAR, 01-31 DEC), 5.10% (01 JUN-30 NOV)\",4.0%\n";
        let options = Options { uk: ["A00", "uk"], eu: ["A50", "eu"], valid_from: "2021-01-01" };
        let (tables, report) = import(table, &options, |_| {}).expect("a table");
        assert!(tables[0].text.contains("08044000,A50,4.00%,12-01..03-31,eu\n"), "{}", tables[0].text);
        assert_eq!(report.unread[0].reason, "no rate for some days");
    }
}
