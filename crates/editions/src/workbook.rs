//! This module decides how the tables of a pack stand in a workbook: a sheet for each table, named by its
//! path with a dot for the slash, a row for each line. So the row that a problem names is the row that the
//! officer sees.

use std::collections::BTreeMap;

use spreadsheets::Sheet;

type Files = BTreeMap<String, String>;

/// The sheet that holds `pack.toml`: a name and a value in each row.
const PACK_SHEET: &str = "pack";
const PACK_FILE: &str = "pack.toml";
/// Characters of the name of a sheet, by the format.
const SHEET_NAME_MAX: usize = 31;
/// In the first cell of a sheet whose name is too short for its table: the path of the table.
const TABLE_MARK: &str = "# table ";

/// The sheets of a pack.
pub(crate) fn sheets(files: &Files) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = files.iter().map(|(file, text)| sheet(file, text)).collect();
    // What is filled in first stands first.
    let rank = |sheet: &Sheet| {
        let order = [PACK_SHEET, "sources", "tax_types", "measures"];
        order.iter().position(|name| *name == sheet.name).unwrap_or(order.len())
    };
    sheets.sort_by_key(rank);
    sheets
}

fn sheet(file: &str, text: &str) -> Sheet {
    if file == PACK_FILE {
        return Sheet { name: PACK_SHEET.to_owned(), rows: text.lines().map(setting).collect() };
    }
    let is_table = !is_message(file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let path = stem.replace('/', ".");
    let name: String = path.chars().take(SHEET_NAME_MAX).collect();
    let mut rows = Vec::new();
    if name != path || !is_table {
        rows.push(vec![format!("{TABLE_MARK}{file}")]);
    }
    if is_table {
        rows.extend(records(text));
    } else {
        rows.extend(text.lines().map(|line| vec![line.to_owned()]));
    }
    Sheet { name, rows }
}

/// A declaration of a test stands in its sheet line by line.
fn is_message(file: &str) -> bool {
    !(file.ends_with(".csv") || file.ends_with(".toml"))
}

/// The lines of a table as rows; a row that a `#` keeps from counting has its cells, other remarks have one.
fn records(text: &str) -> Vec<Vec<String>> {
    let separator = char::from(reference::separator(text.trim_start_matches('\u{feff}')));
    let mut rows = Vec::new();
    let mut record = String::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        if record.is_empty() && is_remark(line) {
            rows.push(vec![line.to_owned()]);
            continue;
        }
        record.push_str(line);
        // An odd number of quotes: the cell goes on in the next line.
        if record.matches('"').count() % 2 == 1 {
            record.push(' ');
            continue;
        }
        rows.push(cells(&record, separator));
        record.clear();
    }
    if !record.is_empty() {
        rows.push(cells(&record, separator));
    }
    rows
}

/// A sentence for the reader, or what holds in every row.
fn is_remark(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("#=") || line == "#"
}

fn cells(record: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let (mut cell, mut quoted) = (String::new(), false);
    let mut characters = record.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                cell.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            other if other == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}

fn setting(line: &str) -> Vec<String> {
    let pair = line.split_once('=').filter(|_| !line.starts_with('#'));
    let value = pair.and_then(|(_, value)| value.trim().strip_prefix('"')?.strip_suffix('"'));
    match (pair, value) {
        (Some((name, _)), Some(value)) if !value.contains(['\\', '"']) => vec![name.trim().to_owned(), value.to_owned()],
        _ => vec![line.to_owned()],
    }
}

/// The files of a pack from its sheets, and the name of the sheet of each.
pub(crate) fn files(sheets: &[Sheet]) -> (Files, BTreeMap<String, String>) {
    let (mut files, mut names) = (Files::new(), BTreeMap::new());
    for sheet in sheets {
        let (file, text) = if sheet.name == PACK_SHEET {
            (PACK_FILE.to_owned(), text(sheet, said))
        } else {
            let told = sheet.rows.first().and_then(|row| row.first()?.strip_prefix(TABLE_MARK));
            let file = told.map_or_else(|| format!("{}.csv", sheet.name.replace('.', "/")), str::to_owned);
            if is_message(&file) {
                let lines = sheet.rows.iter().skip(1).map(|row| row.first().map_or("", String::as_str));
                let text = lines.map(|line| line.to_owned() + "\n").collect();
                names.insert(file.clone(), sheet.name.clone());
                files.insert(file, text);
                continue;
            }
            let width = sheet.rows.iter().find(|row| is_header(row)).map_or(0, |row| filled(row));
            (file, text(sheet, |row| record(row, width)))
        };
        names.insert(file.clone(), sheet.name.clone());
        files.insert(file, text);
    }
    (files, names)
}

fn text(sheet: &Sheet, line: impl Fn(&[String]) -> String) -> String {
    sheet.rows.iter().map(|row| line(row) + "\n").collect()
}

fn is_header(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.is_empty()) && !row.first().is_some_and(|cell| cell.starts_with('#'))
}

/// Cells up to the last that holds something.
fn filled(row: &[String]) -> usize {
    row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
}

/// A row of a table as a line of CSV: always one line, and an empty row an empty line, so that rows count
/// as lines do.
fn record(row: &[String], width: usize) -> String {
    let used = filled(row);
    let first = row.first().map_or("", String::as_str);
    if used == 0 || is_remark(first) {
        return first.replace(['\n', '\r'], " ");
    }
    let cell = |cell: &str| {
        let cell = cell.replace(['\n', '\r'], " ");
        if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    let cells = (0..used.max(width)).map(|column| cell(row.get(column).map_or("", String::as_str)));
    cells.collect::<Vec<_>>().join(",")
}

fn said(row: &[String]) -> String {
    match row {
        [name, value, ..] if !value.is_empty() => {
            format!("{name} = \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
        }
        [name, ..] if !name.is_empty() && !name.starts_with(['#', '[']) && !name.contains('=') => format!("{name} = \"\""),
        [line, ..] => line.clone(),
        [] => String::new(),
    }
}

/// A problem told by sheet and row instead of file and line.
pub(crate) fn told(problem: &str, names: &BTreeMap<String, String>) -> String {
    let placed = names.iter().find_map(|(file, sheet)| {
        let rest = problem.strip_prefix(file.as_str())?.strip_prefix(':')?;
        let (row, rest) = rest.split_once(':')?;
        Some(format!("sheet {sheet}, row {row}:{rest}"))
    });
    placed.unwrap_or_else(|| problem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn tables_come_back_as_they_went_with_remarks_and_long_names() {
        let files = packed(&[
            ("pack.toml", "# The pack.\nname = \"x\"\n\n[title]\nen = \"X\"\n"),
            ("measures.csv", "# One, two.\n#= type=A valid_to=\ngoods,expression\n#0101,5%\n0902,\"a, \"\"b\"\"\"\n"),
            ("codes/additional_declaration_types.csv", "code,name_en\nA,x\n"),
        ]);
        let sheets = sheets(&files);
        assert_eq!(sheets[0].name, "pack");
        let measures = sheets.iter().find(|sheet| sheet.name == "measures").unwrap();
        assert_eq!(measures.rows[3], ["#0101", "5%"]);
        let (again, names) = super::files(&sheets);
        assert_eq!(again["pack.toml"], files["pack.toml"]);
        assert_eq!(again["measures.csv"], files["measures.csv"]);
        assert!(again["codes/additional_declaration_types.csv"].ends_with("code,name_en\nA,x\n"));
        assert_eq!(names["measures.csv"], "measures");
    }

    #[test]
    fn the_declaration_of_a_test_comes_back_line_by_line() {
        let files =
            packed(&[("tests/cases.csv", "test,declaration\ntea,tea.json\n"), ("tests/tea.json", "{\n  \"a\": \"b, c\"\n}\n")]);
        let (again, names) = super::files(&sheets(&files));
        assert_eq!(again, files);
        assert_eq!(names["tests/tea.json"], "tests.tea");
    }

    #[test]
    fn a_table_of_semicolons_has_a_cell_for_each_column() {
        let sheets = sheets(&packed(&[("measures.csv", "# Rates.\ngoods;expression\n0902;\"5%; more\"\n")]));
        assert_eq!(sheets[0].rows[1], ["goods", "expression"]);
        assert_eq!(sheets[0].rows[2], ["0902", "5%; more"]);
    }

    #[test]
    fn a_row_of_the_sheet_is_a_line_of_the_table() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = vec![row(&["goods", "expression", ""]), row(&["", "", ""]), row(&["0902", "5%\n+ 1 EGP", ""]), row(&["0903"])];
        let (files, names) = files(&[Sheet { name: "measures".to_owned(), rows }]);
        assert_eq!(files["measures.csv"], "goods,expression\n\n0902,5% + 1 EGP\n0903,\n");
        assert_eq!(
            told("measures.csv:4: column expression: must not be empty", &names),
            "sheet measures, row 4: column expression: must not be empty"
        );
    }
}
