//! This module decides how single rows of a table are read and written in its text: all other lines stay as their author
//! wrote them, remarks and empty lines among them.

use std::collections::BTreeMap;
use std::ops::Range;

/// A row with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line, counted from 1, as problems name it.
    pub line: u64,
    /// The cells by column, trimmed; an absent cell is empty.
    pub cells: BTreeMap<String, String>,
    span: Range<usize>,
}

/// A table as rows over its text.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    text: &'a str,
    separator: char,
    header: Vec<String>,
    rows: Vec<TableRow>,
}

impl<'a> Table<'a> {
    /// Reads a table. What is no table has no rows.
    pub fn of(text: &'a str) -> Self {
        let separator = reference::separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers().map(|header| header.iter().map(str::to_owned).collect()).unwrap_or_default();
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut record) {
            let Some(position) = record.position() else { break };
            let start = usize::try_from(position.byte()).unwrap_or(text.len()).min(text.len());
            let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
            // The reader counts the remarks and empty lines before a row as part of it.
            let before: usize = text[start..end].split_inclusive('\n').take_while(|line| is_no_row(line)).map(str::len).sum();
            let line = u64::from(reference::row_line(text, position));
            let cells = header.iter().cloned().zip(record.iter().map(str::to_owned).chain(std::iter::repeat(String::new())));
            rows.push(TableRow { line, cells: cells.collect(), span: start + before..end });
        }
        Self { text, separator: char::from(separator), header, rows }
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows in their order.
    pub fn rows(&self) -> &[TableRow] {
        &self.rows
    }

    /// The row of a line.
    pub fn at(&self, line: u64) -> Option<&TableRow> {
        self.rows.iter().find(|row| row.line == line)
    }

    /// The text with other rows in the place of one; without it when there are none.
    pub fn replaced(&self, row: &TableRow, by: &[BTreeMap<String, String>]) -> String {
        let lines: String = by.iter().map(|cells| self.written(cells)).collect();
        [&self.text[..row.span.start], &lines, &self.text[row.span.end..]].concat()
    }

    /// The text with a row more at its end.
    pub fn with(&self, cells: &BTreeMap<String, String>) -> String {
        let end = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { "\n" };
        [self.text, end, &self.written(cells)].concat()
    }

    fn written(&self, cells: &BTreeMap<String, String>) -> String {
        let cells: Vec<&str> = self.header.iter().map(|name| cells.get(name).map_or("", String::as_str)).collect();
        line(&cells, self.separator)
    }
}

/// A table that has no rows yet.
pub fn empty(columns: &[&str]) -> String {
    line(columns, ',')
}

fn is_no_row(line: &str) -> bool {
    line.starts_with('#') || line.trim().is_empty()
}

/// Cells as one line: what would break it stands in quotes, and a line of its own never begins like a remark.
fn line(cells: &[&str], separator: char) -> String {
    let cell = |(place, cell): (usize, &&str)| {
        let cell = cell.replace(['\n', '\r'], " ");
        let is_quoted = cell.contains([separator, '"']) || (place == 0 && (cell.is_empty() || cell.starts_with('#')));
        if is_quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    let cells: Vec<String> = cells.iter().enumerate().map(cell).collect();
    cells.join(&separator.to_string()) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# One.\nrule,when,must\na,,\"x == 'y', z\"\n\n# Two.\nb,\"say \"\"b\"\"\",true\n# Last.\n";

    fn cells(of: [&str; 3]) -> BTreeMap<String, String> {
        ["rule", "when", "must"].into_iter().zip(of).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    }

    #[test]
    fn a_row_is_changed_and_every_other_line_stays() {
        let table = Table::of(TEXT);
        let lines: Vec<u64> = table.rows().iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 6]);
        assert_eq!(table.rows()[1].cells["when"], "say \"b\"");
        let changed = table.replaced(table.at(6).unwrap(), &[cells(["b", "1, 2", "false"]), cells(["b", "", "true"])]);
        assert_eq!(changed, TEXT.replace("b,\"say \"\"b\"\"\",true\n", "b,\"1, 2\",false\nb,,true\n"));
        assert_eq!(table.replaced(table.at(3).unwrap(), &[]), TEXT.replace("a,,\"x == 'y', z\"\n", ""));
        assert_eq!(table.with(&cells(["c", "", "d\ne"])), format!("{TEXT}c,,d e\n"));
    }

    #[test]
    fn a_table_of_semicolons_without_a_last_line_end_stays_one() {
        let table = Table::of("a;b\n1;\"2;3\"");
        assert_eq!(table.rows()[0].cells["b"], "2;3");
        let more = [("a", "4"), ("b", "5;6")].map(|(name, cell)| (name.to_owned(), cell.to_owned()));
        let text = table.with(&more.into());
        assert_eq!(text, "a;b\n1;\"2;3\"\n4;\"5;6\"\n");
        assert_eq!(Table::of(&text).rows().len(), 2);
    }

    #[test]
    fn what_a_person_writes_comes_back() {
        let table = empty(&["rule", "when", "must"]);
        for of in [["#a", "\"", "1"], ["", "", "x"], ["a", " b", "[1, 2] \"\" ;"]] {
            let text = Table::of(&table).with(&cells(of));
            let again = Table::of(&text);
            assert_eq!(again.rows().len(), 1, "{text}");
            assert_eq!(again.rows()[0].cells, cells(of.map(str::trim)));
        }
    }

    #[test]
    fn every_row_of_every_table_of_ours_is_written_as_it_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/gb");
        let mut rows = 0;
        for (file, text) in crate::read_tables(&folder).unwrap() {
            if !file.starts_with("rules/") && !file.starts_with("texts/") {
                continue;
            }
            let table = Table::of(&text);
            for row in table.rows() {
                let again = table.replaced(row, std::slice::from_ref(&row.cells));
                assert_eq!(Table::of(&again).rows().len(), table.rows().len());
                assert_eq!(Table::of(&again).at(row.line).unwrap().cells, row.cells, "{file}:{}", row.line);
                rows += 1;
            }
        }
        assert!(rows > 400, "{rows}");
    }

    #[test]
    fn what_is_no_table_has_no_rows() {
        for text in ["", "\n", "# only\n", "a,b", "\"open"] {
            assert_eq!(Table::of(text).rows().len(), 0, "{text:?}");
        }
    }
}
