//! This module decides how published code lists become the lists of a pack. A table of the pack says which
//! file makes which list:
//!
//! ```text
//! list,file,where,code,name,more,source,replaces
//! package_types,packageTypes.json,,code,en,,hmrc-codelists-2027,hmrc-codelists-2026
//! un_locode,un-locode.csv,function~1,country+location,name_ascii,,un-locode-2024,
//! ```
//!
//! `code` names the column of codes, or several that are joined; `name` that of the English name; `more`
//! further columns of the list (`minor_units=MinorUnit`). `where` says what other columns must be (`a=b`) or
//! begin with (`a~b`), joined with `;`. `file#NAME` is one list of a file that holds several.
//!
//! The list that is there already keeps its names, which are a pack's own words, and its days. A code that its
//! own source, or one that `replaces` names, lists no more ends the day before; a new one begins on the day.

mod read;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::table::rows_of;
use crate::{ImportError, Report, Table, Unread};
use read::Entry;

/// How a list is filled from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSpec {
    /// The list.
    pub list: String,
    /// The file that holds the codes, without the name of the list in it.
    pub file: String,
    section: String,
    only: Vec<Only>,
    code: Vec<String>,
    name: String,
    more: Vec<(String, String)>,
    source: String,
    replaces: Vec<String>,
}

/// What a column must say.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Only {
    column: String,
    text: String,
    begins: bool,
}

/// Reads the table that says which file makes which list.
///
/// # Errors
/// A column is not there, or the text is no table.
pub fn specs(text: &str) -> Result<Vec<CodeSpec>, ImportError> {
    let mut specs = Vec::new();
    for mut row in rows_of(text)? {
        let mut take = |name: &'static str| row.remove(name).ok_or(ImportError::Column(name));
        let file = take("file")?;
        let (file, section) = file.split_once('#').unwrap_or((&file, ""));
        let only = |text: &str| {
            let (column, text, begins) = match text.split_once('~') {
                Some((column, text)) => (column, text, true),
                None => text.split_once('=').map(|(column, text)| (column, text, false))?,
            };
            Some(Only { column: column.to_owned(), text: text.to_owned(), begins })
        };
        let pair = |text: &str| text.split_once('=').map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()));
        specs.push(CodeSpec {
            list: take("list")?,
            file: file.to_owned(),
            section: section.to_owned(),
            only: take("where")?.split(';').filter_map(only).collect(),
            code: take("code")?.split('+').map(str::to_owned).collect(),
            name: take("name")?,
            more: take("more")?.split(';').filter_map(pair).collect(),
            source: take("source")?,
            replaces: take("replaces")?.split_whitespace().map(str::to_owned).collect(),
        });
    }
    Ok(specs)
}

/// Fills lists from files by name. `present` holds the lists of the pack as they are (`codes/countries.csv`);
/// `day` is the first day of what is new.
///
/// # Errors
/// A file or a column is not there, or a text is neither a table nor JSON.
///
/// ```
/// use std::collections::BTreeMap;
/// let specs = importers::code_lists::specs(
///     "list,file,where,code,name,more,source,replaces\npackage_types,p.json,,code,en,,lists-2027,lists-2026\n")?;
/// let files = BTreeMap::from([("p.json".to_owned(), r#"[{"code":"43","en":"Bag, super bulk"}]"#.to_owned())]);
/// let old = "code,name_en,name_zh,valid_from,valid_to,source\n43,Bag super bulk,集装袋,,,lists-2026\nZZ,Old,,,,lists-2026\n";
/// let present = BTreeMap::from([("codes/package_types.csv".to_owned(), old.to_owned())]);
/// let (tables, _) = importers::code_lists::import(&specs, &files, &present, "2027-01-01".parse()?)?;
/// assert!(tables[0].text.contains("43,Bag super bulk,集装袋,,,lists-2027\nZZ,Old,,,2026-12-31,lists-2026\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import(
    specs: &[CodeSpec],
    files: &BTreeMap<String, String>,
    present: &BTreeMap<String, String>,
    day: Date,
) -> Result<(Vec<Table>, Report), ImportError> {
    let mut report = Report::default();
    let lists: BTreeSet<&str> = specs.iter().map(|spec| spec.list.as_str()).collect();
    let mut tables = Vec::new();
    for list in lists {
        let file = format!("codes/{list}.csv");
        let mut merged = List::of(present.get(&file).map_or("", String::as_str), day)?;
        let specs = specs.iter().filter(|spec| spec.list == list);
        for spec in specs.clone() {
            let text = files.get(&spec.file).ok_or_else(|| ImportError::File(spec.file.clone()))?;
            for entry in read::entries(text, spec, &mut report)? {
                merged.enter(entry, spec, &mut report);
            }
        }
        merged.close(&specs.flat_map(|spec| spec.replaces.iter().chain([&spec.source])).collect());
        tables.push(merged.table(file));
    }
    Ok((tables, report))
}

type Row = BTreeMap<String, String>;

/// A list while it is filled, by code.
struct List {
    rows: BTreeMap<String, Vec<Row>>,
    /// Codes that the publications list.
    seen: BTreeMap<String, String>,
    more: BTreeSet<String>,
    day: Date,
    is_new: bool,
}

const COLUMNS: [&str; 6] = ["code", "name_en", "name_zh", "valid_from", "valid_to", "source"];

impl List {
    fn of(present: &str, day: Date) -> Result<Self, ImportError> {
        let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let mut more = BTreeSet::new();
        for row in rows_of(present)? {
            more.extend(row.keys().filter(|column| !COLUMNS.contains(&column.as_str())).cloned());
            rows.entry(row.get("code").cloned().unwrap_or_default()).or_default().push(row);
        }
        Ok(Self { is_new: rows.is_empty(), rows, seen: BTreeMap::new(), more, day })
    }

    fn enter(&mut self, entry: Entry, spec: &CodeSpec, report: &mut Report) {
        let Entry { row, code, name, more } = entry;
        if let Some(other) = self.seen.insert(code.clone(), name.clone()) {
            if other != name {
                let reason = "the code stands twice with different names";
                report.unread.push(Unread { row, code: code.clone(), column: "name", text: name, reason });
                self.seen.insert(code, other);
            }
            return;
        }
        self.more.extend(more.iter().map(|(column, _)| column.clone()));
        let rows = self.rows.entry(code.clone()).or_default();
        let is_open = |row: &&mut Row| row.get("valid_to").is_none_or(String::is_empty);
        let open = rows.iter_mut().find(is_open);
        let source = ("source".to_owned(), spec.source.clone());
        match open {
            // Another publication of the pack, or its authors, speak of the code; theirs stands.
            Some(row) if !row.get("source").is_some_and(|source| *source == spec.source || spec.replaces.contains(source)) => {}
            Some(row) => row.extend(more.into_iter().chain([source])),
            None => {
                let from = if self.is_new { String::new() } else { self.day.to_string() };
                let own = [("code", code), ("name_en", name), ("valid_from", from)];
                let own = own.into_iter().map(|(column, text)| (column.to_owned(), text));
                rows.push(own.chain(more).chain([source]).collect());
            }
        }
    }

    /// Ends what the sources that were read list no more.
    fn close(&mut self, sources: &BTreeSet<&String>) {
        let Ok(last) = self.day.yesterday() else { return };
        for (_, rows) in self.rows.iter_mut().filter(|(code, _)| !self.seen.contains_key(*code)) {
            for row in rows.iter_mut().filter(|row| row.get("valid_to").is_none_or(String::is_empty)) {
                if row.get("source").is_some_and(|source| sources.contains(source)) {
                    row.insert("valid_to".to_owned(), last.to_string());
                }
            }
        }
    }

    fn table(&self, file: String) -> Table {
        let more = self.more.iter().map(String::as_str);
        let columns: Vec<&str> = COLUMNS[..3].iter().copied().chain(more).chain(COLUMNS[3..].iter().copied()).collect();
        let mut table = Table::new(file, "", "", &columns.join(","));
        for row in self.rows.values().flatten() {
            let fields: Vec<&str> = columns.iter().map(|column| row.get(*column).map_or("", String::as_str)).collect();
            table.row(&fields);
        }
        table
    }
}

#[cfg(test)]
mod tests;
