//! This module decides how declarations stand in a plain table: a row for each goods item, rows of one
//! local reference together, columns by plain names or by the path of any member.

mod columns;
mod fill;
mod split;

use std::collections::BTreeMap;

use declaration::Pointer;

use crate::draft::{Draft, Place, item_path};
pub use columns::{COMPOUND_COLUMNS, HEADER_COLUMNS, ITEM_COLUMNS};
pub use split::{Part, split};

use crate::{Fault, Message, MetaData, PROBLEMS_MAX, Problem, ReadError};

/// Rows in one table; a declaration has at most 999 items.
const ROWS_MAX: usize = 100_000;

/// Whether a text looks like a table of declarations: its first line names the column of the reference.
pub fn is_table(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.split([',', ';', '\t']).any(|name| name.trim().trim_matches('"') == "lrn"))
}

/// What parts the columns, as the first line shows: spreadsheets write commas, semicolons or tabs.
fn separator(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    // Of equals the last would win: a table of one column has commas.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Reads the declarations of a table, in the order in which their references first stand.
///
/// # Errors
/// Names every cell that does not fit, with line and column, up to a limit.
pub fn read(text: &str) -> Result<Vec<Message>, ReadError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, |position| position.line() as usize);
        let fault = Fault::NotTable { detail: error.to_string() };
        ReadError { problems: vec![Problem { line, column: 1, path: String::new(), fault }] }
    };
    let columns: Vec<String> = reader.headers().map_err(|error| broken(&error))?.iter().map(str::to_owned).collect();
    let mut problems: Vec<Problem> = columns
        .iter()
        .enumerate()
        .filter(|(_, name)| !is_known(name))
        .map(|(index, name)| Place { line: 1, column: index + 1, name }.problem(Fault::NoColumn { name: name.clone() }))
        .collect();
    let mut table = Table { columns, places: BTreeMap::new(), drafts: Vec::new() };
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| broken(&error))?;
        if index >= ROWS_MAX {
            let line = record.position().map_or(0, |position| position.line() as usize);
            problems.push(Place { line, column: 1, name: "" }.problem(Fault::TooManyRows { limit: ROWS_MAX }));
            break;
        }
        table.row(&record);
    }
    let mut messages = Vec::with_capacity(table.drafts.len());
    for (mut draft, items, line) in table.drafts {
        draft.finish(items, line);
        problems.append(&mut draft.problems);
        messages.push(Message { meta_data: MetaData::default(), declaration: draft.declaration, unread: Vec::new() });
    }
    if messages.is_empty() && problems.is_empty() {
        problems.push(Place { line: 1, column: 1, name: "" }.problem(Fault::Blank {}));
    }
    problems.truncate(PROBLEMS_MAX);
    if problems.is_empty() { Ok(messages) } else { Err(ReadError { problems }) }
}

fn is_known(name: &str) -> bool {
    let named = |columns: &[(&str, &str)]| columns.iter().any(|(known, _)| *known == name);
    named(&HEADER_COLUMNS)
        || named(&ITEM_COLUMNS)
        || COMPOUND_COLUMNS.contains(&name)
        || name == "statements"
        || match name.strip_prefix("item.") {
            Some(member) => Pointer::from_path(&item_path(1, member)).is_ok(),
            None => Pointer::from_path(name).is_ok(),
        }
}

struct Table {
    columns: Vec<String>,
    /// Which draft a reference has.
    places: BTreeMap<String, usize>,
    /// Each declaration, how many items it has, and the line it begins on.
    drafts: Vec<(Draft, usize, usize)>,
}

impl Table {
    fn row(&mut self, record: &csv::StringRecord) {
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cells: Vec<(usize, &str, &str)> = self
            .columns
            .iter()
            .zip(record)
            .enumerate()
            .filter(|(_, (_, cell))| !cell.is_empty())
            .map(|(index, (name, cell))| (index + 1, name.as_str(), cell))
            .collect();
        if cells.is_empty() {
            return;
        }
        let of = |wanted: &str| cells.iter().find(|(_, name, _)| *name == wanted).map(|(_, _, cell)| *cell);
        let lrn = of("lrn").unwrap_or_default().to_owned();
        let index = *self.places.entry(lrn).or_insert_with(|| {
            self.drafts.push((Draft::default(), 0, line));
            self.drafts.len() - 1
        });
        let Some((draft, items, _)) = self.drafts.get_mut(index) else { return };
        *items += 1;
        let item = *items;
        for (column, name, cell) in &cells {
            let place = Place { line, column: *column, name };
            if let Some((_, path)) = HEADER_COLUMNS.iter().find(|(known, _)| known == name) {
                draft.header(path, cell, None, place);
            } else if let Some((_, member)) = ITEM_COLUMNS.iter().find(|(known, _)| known == name) {
                draft.put(&item_path(item, member), cell, None, place);
                if member.starts_with("packaging[1]") {
                    draft.once(&item_path(item, "packaging[1].sequenceNumeric"), "1", place);
                }
            } else if let Some(member) = name.strip_prefix("item.") {
                draft.put(&item_path(item, member), cell, None, place);
            } else if COMPOUND_COLUMNS.contains(name) || *name == "statements" {
                draft.compound(item, name, cell, &of, place);
            } else if is_known(name) {
                draft.header(name, cell, None, place);
            }
        }
        draft.put(&item_path(item, "sequenceNumeric"), &item.to_string(), None, Place { line, column: 1, name: "" });
    }
}
