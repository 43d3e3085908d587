//! This module decides how the official export of the Harmonized Tariff Schedule of the United States
//! becomes tables: rates by column, lines with their units, references to rates that stand elsewhere.

mod rate;
mod special;

use std::collections::{BTreeMap, BTreeSet};

use crate::{ImportError, Report, Table, Unread};
use special::Content;

/// Units of quantity as the export writes them, and ours. A unit that is not here is left out of its line.
const UNITS: [(&str, &str); 44] = [
    ("No.", "NAR"),
    ("No", "NAR"),
    ("pcs", "NAR"),
    ("kg", "KGM"),
    ("g", "GRM"),
    ("t", "TNE"),
    ("doz.", "DZN"),
    ("Dz Pcs", "DZN"),
    ("prs.", "NPR"),
    ("doz. prs.", "DPR"),
    ("gross", "GRO"),
    ("hundreds", "CEN"),
    ("thousands", "MIL"),
    ("m", "MTR"),
    ("lin. m", "MTR"),
    ("m2", "MTK"),
    ("m²", "MTK"),
    ("cm2", "CMK"),
    ("m3", "MTQ"),
    ("thousand m3", "TMQ"),
    ("liters", "LTR"),
    ("pf.liters", "PFL"),
    ("bbl", "BLL"),
    ("carat", "CTM"),
    ("W", "WTT"),
    ("MWh", "MWH"),
    ("GBq", "GBQ"),
    ("Jwls.", "JWL"),
    ("gr.lines", "LNE"),
    ("pack", "NMP"),
    ("cy kg", "KGM#CLN"),
    ("kg ttl sug", "KGM#SUG"),
    ("Cu kg", "KGM#CU"),
    ("Pb kg", "KGM#PB"),
    ("Zn kg", "KGM#ZN"),
    ("W kg", "KGM#W"),
    ("Mo kg", "KGM#MO"),
    ("Mg kg", "KGM#MG"),
    ("Mn kg", "KGM#MN"),
    ("Si kg", "KGM#SI"),
    ("Ni kg", "KGM#NI"),
    ("Cr kg", "KGM#CR"),
    ("V kg", "KGM#V"),
    ("Co kg", "KGM#CO"),
];

/// The columns that are read.
const COLUMNS: [&str; 5] =
    ["HTS Number", "Unit of Quantity", "General Rate of Duty", "Special Rate of Duty", "Column 2 Rate of Duty"];
/// Rates of column 2 are for an area of this name.
const COLUMN_2: &str = "column2";

/// A line of the export that has a code.
#[derive(Debug, Clone)]
struct Line {
    row: u64,
    code: String,
    units: String,
    /// General, special, column 2.
    rates: [String; 3],
}

/// Turns the export into tables. `same` says what holds in all rows: the first day and the source.
///
/// # Errors
/// The text is no such export.
///
/// ```
/// let export = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty\n\
///               0101.30.00.00,1,Asses,\"[\"\"No.\"\"]\",6.8%,\"Free (AU,BH)\",15%\n";
/// let (tables, report) = importers::us_hts::import(export, "valid_from=2026-01-01 valid_to= source=hts", |_| {})?;
/// assert!(tables[0].text.contains("01013000,6.8%,*,-\n01013000,0%,*,AU BH\n01013000,15%,column2,-\n"));
/// assert_eq!(report.texts, 3);
/// # Ok::<(), importers::ImportError>(())
/// ```
pub fn import(export: &str, same: &str, progress: impl FnMut(u64)) -> Result<(Vec<Table>, Report), ImportError> {
    let lines = read(export, progress)?;
    let mut writer = Writer::new(same);
    let rated = rated_codes(&lines);
    for line in &lines {
        writer.rates(line, &rated);
    }
    writer.lines(&lines);
    Ok((writer.tables(), writer.report))
}

fn read(export: &str, mut progress: impl FnMut(u64)) -> Result<Vec<Line>, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(export.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers()?.clone();
    let mut places = [0; COLUMNS.len()];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        *place = header.iter().position(|column| column == name).ok_or(ImportError::Column(name))?;
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        progress(record.position().map_or(0, csv::Position::byte));
        let field = |index: usize| record.get(places[index]).unwrap_or_default().trim();
        let code = field(0).replace('.', "");
        if !code.is_empty() && code.chars().all(|digit| digit.is_ascii_digit()) {
            let rates = [field(2), field(3), field(4)].map(str::to_owned);
            lines.push(Line { row: record.position().map_or(0, csv::Position::line), code, units: units(field(1)), rates });
        }
    }
    Ok(lines)
}

fn units(text: &str) -> String {
    let words = text.split('"').filter(|word| !matches!(word.trim(), "" | "[" | "]" | "," | "[]" | "\\n"));
    let known = words.filter_map(|word| UNITS.iter().find(|(written, _)| *written == word.trim()).map(|(_, unit)| *unit));
    known.collect::<Vec<_>>().join(" ")
}

/// Codes of eight digits below which several rates stand.
fn rated_codes(lines: &[Line]) -> BTreeMap<&str, BTreeSet<&[String; 3]>> {
    let mut rated: BTreeMap<&str, BTreeSet<&[String; 3]>> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.code.len() == 10 && line.rates.iter().any(|rate| !rate.is_empty())) {
        rated.entry(&line.code[..8]).or_default().insert(&line.rates);
    }
    rated
}

struct Writer {
    /// The line of the export that is read.
    row: u64,
    measures: Table,
    lines: Table,
    references: Table,
    not_covered: Table,
    uncovered: BTreeSet<(String, &'static str)>,
    report: Report,
}

impl Writer {
    fn new(same: &str) -> Self {
        let source = same.split_whitespace().find(|word| word.starts_with("source=")).unwrap_or("source=");
        let made = "Made by `tongguan reference import us-hts`; do not edit by hand.";
        Self {
            row: 0,
            measures: Table::new(
                "measures.csv",
                made,
                &format!("type=DUTY season= {same}"),
                "goods,expression,origin,preference",
            ),
            lines: Table::new("lines.csv", made, same, "goods,units"),
            references: Table::new("origin/references.csv", made, same, "goods,preference,headings"),
            not_covered: Table::new("not_covered.csv", made, &format!("type=DUTY {source}"), "goods,reason"),
            uncovered: BTreeSet::new(),
            report: Report::default(),
        }
    }

    /// A line of ten digits that is the only one below its eight stands for all of them.
    fn rates(&mut self, line: &Line, rated: &BTreeMap<&str, BTreeSet<&[String; 3]>>) {
        let shared = line.code.len() == 10 && rated.get(&line.code[..8]).is_some_and(|rates| rates.len() == 1);
        let goods = if shared && line.code.ends_with("00") { &line.code[..8] } else { line.code.as_str() };
        let [general, special, column_2] = &line.rates;
        self.row = line.row;
        self.rate(goods, "general", general, "*", "-");
        if !special.is_empty() {
            self.special(goods, special);
        }
        self.rate(goods, "column 2", column_2, COLUMN_2, "-");
    }

    fn rate(&mut self, goods: &str, column: &'static str, text: &str, origin: &str, preference: &str) {
        if text.is_empty() {
            return;
        }
        self.report.texts += 1;
        match rate::expression(text) {
            Ok(expression) => self.measures.row(&[goods, &expression, origin, preference]),
            Err(reason) => self.unread(goods, column, text, reason),
        }
    }

    /// Each programme takes the first rate that names it.
    fn special(&mut self, goods: &str, text: &str) {
        let (parts, rest) = special::parts(text);
        let mut seen = BTreeSet::new();
        for part in &parts {
            let new: Vec<&str> = part.programmes.split(' ').filter(|symbol| seen.insert((*symbol).to_owned())).collect();
            let programmes = new.join(" ");
            match &part.content {
                _ if programmes.is_empty() => {}
                Content::Headings(headings) => {
                    self.report.texts += 1;
                    self.references.row(&[goods, &programmes, headings]);
                }
                Content::Rate(rate) => self.rate(goods, "special", rate, "*", &programmes),
            }
        }
        if !rest.is_empty() {
            // A rate for all programmes: the charge of a heading of chapter 99, which is no rate of the line.
            self.report.texts += 1;
            if let Err(reason) = rate::expression(&rest) {
                self.unread(goods, "special", &rest, reason);
            }
        }
    }

    fn unread(&mut self, goods: &str, column: &'static str, text: &str, reason: &'static str) {
        self.report.unread.push(Unread { row: self.row, code: goods.to_owned(), column, text: text.to_owned(), reason });
        if column != "special" && self.uncovered.insert((goods.to_owned(), reason)) {
            self.not_covered.row(&[goods, reason]);
        }
    }

    /// What may be declared: lines of ten digits, and headings of chapters 98 and 99 that have none below.
    fn lines(&mut self, lines: &[Line]) {
        let parents: BTreeSet<&str> = lines.iter().filter(|line| line.code.len() == 10).map(|line| &line.code[..8]).collect();
        let mut seen = BTreeSet::new();
        for line in lines {
            let heading = line.code.len() == 8 && line.code.starts_with('9') && !parents.contains(line.code.as_str());
            if (line.code.len() == 10 || heading) && seen.insert(&line.code) {
                self.lines.row(&[&line.code, &line.units]);
            }
        }
    }

    fn tables(&self) -> Vec<Table> {
        vec![self.measures.clone(), self.lines.clone(), self.references.clone(), self.not_covered.clone()]
    }
}
