//! This module decides how a table of several declarations comes apart into tables of one, so that each can be
//! handed in, kept and answered by itself.

use std::collections::BTreeMap;

use super::separator;

/// The rows of one declaration, as a table of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The local reference.
    pub lrn: String,
    /// The table, with the head of the whole and commas between columns.
    pub table: String,
}

/// The declarations of a table, in the order in which their references first stand; none when it is no table.
///
/// ```
/// let parts = messages::rows::split("lrn;goods_code\nA;87120030\nB;87120030\nA;87149130\n");
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts[0].table, "lrn,goods_code\nA,87120030\nA,87149130\n");
/// ```
pub fn split(text: &str) -> Vec<Part> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .comment(Some(b'#'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return Vec::new() };
    let Some(reference) = header.iter().position(|name| name == "lrn") else { return Vec::new() };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut tables: Vec<(String, csv::Writer<Vec<u8>>)> = Vec::new();
    for record in reader.records().flatten().filter(|record| record.iter().any(|cell| !cell.is_empty())) {
        let lrn = record.get(reference).unwrap_or_default().to_owned();
        let place = *places.entry(lrn.clone()).or_insert_with(|| {
            // A reference that begins like a remark is quoted, so that it is read again.
            let mut writer = csv::WriterBuilder::new().flexible(true).comment(Some(b'#')).from_writer(Vec::new());
            // Writing into memory cannot fail.
            let _ = writer.write_record(&header);
            tables.push((lrn, writer));
            tables.len() - 1
        });
        if let Some((_, writer)) = tables.get_mut(place) {
            let _ = writer.write_record(&record);
        }
    }
    let text = |writer: csv::Writer<Vec<u8>>| writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok());
    tables.into_iter().filter_map(|(lrn, writer)| Some(Part { lrn, table: text(writer)? })).collect()
}
