//! This module decides how published lists of goods, one code a row, become the table of lists of a pack.
//! A table of the pack says which file makes which list:
//!
//! ```text
//! list,file,codes,where,valid_from,valid_to,source
//! 301-4a,s301_product_lists.csv,hts8,list=4A,2019-09-01,,us-lists
//! ```
//!
//! `codes` names the column of codes, `where` the text that other columns must have (`a=b;c=d`). Several
//! rows may fill one list.

use std::collections::{BTreeMap, BTreeSet};

use crate::{ImportError, Table};

/// How a list is filled from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSpec {
    /// The list.
    pub list: String,
    /// The file that holds the codes.
    pub file: String,
    codes: String,
    only: Vec<(String, String)>,
    valid_from: String,
    valid_to: String,
    source: String,
}

/// Reads the table that says which file makes which list.
///
/// # Errors
/// A column is not there, or the text is no table.
pub fn specs(text: &str) -> Result<Vec<ListSpec>, ImportError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let place = |name: &'static str| header.iter().position(|column| column == name).ok_or(ImportError::Column(name));
    let places = [
        place("list")?,
        place("file")?,
        place("codes")?,
        place("where")?,
        place("valid_from")?,
        place("valid_to")?,
        place("source")?,
    ];
    let mut specs = Vec::new();
    for record in reader.records() {
        let record = record?;
        let field = |index: usize| record.get(places[index]).unwrap_or_default().trim().to_owned();
        let only = field(3);
        let only = only.split(';').filter_map(|one| one.split_once('='));
        specs.push(ListSpec {
            list: field(0),
            file: field(1),
            codes: field(2),
            only: only.map(|(column, text)| (column.to_owned(), text.to_owned())).collect(),
            valid_from: field(4),
            valid_to: field(5),
            source: field(6),
        });
    }
    Ok(specs)
}

/// Fills the table of lists from files by name.
///
/// # Errors
/// A file or a column is not there, or a text is no table.
pub fn import(specs: &[ListSpec], files: &BTreeMap<String, String>) -> Result<Table, ImportError> {
    let made = "Made by `tongguan reference import lists` from import/lists.csv; do not edit by hand.";
    let mut table = Table::new("goods_lists.csv", made, "", "list,goods,valid_from,valid_to,source");
    let mut seen = BTreeSet::new();
    for spec in specs {
        let text = files.get(&spec.file).ok_or_else(|| ImportError::File(spec.file.clone()))?;
        for goods in codes(text, spec)? {
            // A code that two files give to a list stands there once.
            if seen.insert((spec.list.clone(), goods.clone(), spec.valid_from.clone())) {
                table.row(&[&spec.list, &goods, &spec.valid_from, &spec.valid_to, &spec.source]);
            }
        }
    }
    Ok(table)
}

fn codes(text: &str, spec: &ListSpec) -> Result<BTreeSet<String>, ImportError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let place = |name: &str| {
        let found = header.iter().position(|column| column == name);
        found.ok_or_else(|| ImportError::ListColumn { list: spec.list.clone(), column: name.to_owned() })
    };
    let codes = place(&spec.codes)?;
    let mut only = Vec::new();
    for (column, text) in &spec.only {
        only.push((place(column)?, text.as_str()));
    }
    let mut goods = BTreeSet::new();
    for record in reader.records() {
        let record = record?;
        let code = record.get(codes).unwrap_or_default().trim();
        let is_code = (2..=10).contains(&code.len()) && code.chars().all(|digit| digit.is_ascii_digit());
        if is_code && only.iter().all(|(place, text)| record.get(*place).map(str::trim) == Some(*text)) {
            goods.insert(code.to_owned());
        }
    }
    Ok(goods)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = "list,file,codes,where,valid_from,valid_to,source\n301,a.csv,hts8,list=4A,2019-09-01,,s\n301,b.csv,goods,,2019-09-01,,s\n";

    #[test]
    fn a_list_takes_the_codes_that_its_rows_select_once() {
        let file = |text: &str| text.to_owned();
        let files = BTreeMap::from([
            ("a.csv".to_owned(), file("hts8,list\n01012100,4A\n01012100,4A\n85171300,1\n")),
            ("b.csv".to_owned(), file("goods\n01012100\n0102\n")),
        ]);
        let table = import(&specs(SPEC).expect("a table"), &files).expect("lists");
        assert!(table.text.ends_with("source\n301,01012100,2019-09-01,,s\n301,0102,2019-09-01,,s\n"), "{}", table.text);
    }

    #[test]
    fn a_missing_file_or_column_is_named() {
        let specs = specs(SPEC).expect("a table");
        assert!(import(&specs, &BTreeMap::new()).is_err_and(|error| error.to_string().contains("a.csv")));
        let files = BTreeMap::from([("a.csv".to_owned(), "code\n1\n".to_owned())]);
        assert!(import(&specs, &files).is_err_and(|error| error.to_string().contains("hts8")));
    }
}
