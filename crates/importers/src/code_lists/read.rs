//! This module decides how the entries of a published list are read: rows of a CSV table, or objects of a
//! JSON list, alone or among the lists of a data set with their days.

use serde_json::Value;

use super::{CodeSpec, Only};
use crate::{ImportError, Report, Unread};

/// A code as published.
pub(super) struct Entry {
    pub(super) row: u64,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) more: Vec<(String, String)>,
}

/// We carry short designations; what is longer is cut at a word.
const NAME_CHARACTERS_MAX: usize = 100;
const CODE_CHARACTERS_MAX: usize = 24;

/// How publications say that a column has no value.
const NOTHING: [&str; 3] = ["", "-", "N.A."];

/// The entries that a list takes of a file; what has no code or no name is reported.
pub(super) fn entries(text: &str, spec: &CodeSpec, report: &mut Report) -> Result<Vec<Entry>, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut entries = Vec::new();
    if spec.file.ends_with(".json") {
        let list: Value = serde_json::from_str(text)?;
        let objects = objects(&list, &spec.section)?;
        // A misspelt column must not end every code of the list.
        for column in spec.code.iter().chain([&spec.name]) {
            if !objects.is_empty() && objects.iter().all(|object| object.get(column).is_none()) {
                return Err(ImportError::ListColumn { list: spec.list.clone(), column: column.clone() });
            }
        }
        for (row, object) in (1..).zip(objects) {
            let field = |column: &str| match object.get(column) {
                Some(Value::String(text)) => Some(text.as_str()),
                _ => None,
            };
            entries.extend(entry(row, spec, field, report));
        }
        return Ok(entries);
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let wanted = spec.code.iter().chain([&spec.name]).chain(spec.only.iter().map(|only| &only.column));
    for column in wanted.chain(spec.more.iter().map(|(_, theirs)| theirs)) {
        if !header.iter().any(|name| name.trim() == column) {
            return Err(ImportError::ListColumn { list: spec.list.clone(), column: column.clone() });
        }
    }
    for record in reader.records() {
        let record = record?;
        let row = record.position().map_or(0, csv::Position::line);
        let field = |column: &str| header.iter().position(|name| name.trim() == column).and_then(|place| record.get(place));
        entries.extend(entry(row, spec, field, report));
    }
    Ok(entries)
}

/// The objects of a list: the file itself, or one of its lists by name.
fn objects<'a>(file: &'a Value, section: &str) -> Result<&'a Vec<Value>, ImportError> {
    let form = ImportError::Form("a list of codes");
    if section.is_empty() {
        return file.as_array().ok_or(form);
    }
    let list = file.get("lists").and_then(|lists| lists.get(section)).and_then(|list| list.get("listEntries"));
    list.and_then(Value::as_array).ok_or(form)
}

/// Lists of a data set say of each entry whether it holds.
const STATE: &str = "state";
const STATE_VALID: &str = "valid";

fn entry<'a>(row: u64, spec: &CodeSpec, field: impl Fn(&str) -> Option<&'a str>, report: &mut Report) -> Option<Entry> {
    let text = |column: &str| field(column).unwrap_or_default().trim();
    let holds = |only: &Only| {
        let found = text(&only.column);
        if only.begins { found.starts_with(&only.text) } else { found == only.text }
    };
    if !spec.only.iter().all(holds) || field(STATE).is_some_and(|state| state != STATE_VALID) {
        return None;
    }
    report.texts += 1;
    let code: String = spec.code.iter().map(|column| text(column)).collect();
    let mut unread = |column, reason, text: &str| {
        report.unread.push(Unread { row, code: code.clone(), column, text: text.to_owned(), reason });
        None
    };
    if spec.code.iter().any(|column| text(column).is_empty()) || code.len() > CODE_CHARACTERS_MAX {
        return unread("code", "no code", &code);
    }
    let name = short(text(&spec.name));
    if name.is_empty() {
        return unread("name", "no name", "");
    }
    let more = spec.more.iter().filter(|(_, theirs)| !NOTHING.contains(&text(theirs)));
    let more = more.map(|(ours, theirs)| (ours.clone(), text(theirs).to_owned())).collect();
    Some(Entry { row, code, name, more })
}

/// A name on one line, cut at a word when it is long.
fn short(name: &str) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        if short.chars().count() + word.chars().count() >= NAME_CHARACTERS_MAX {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
