//! Workbooks as people keep them (XLSX), read into tables of texts and written from them.
//!
//! A cell is what its owner sees: figures without the noise of binary fractions, dates as `2026-01-31`.
//! Nothing is calculated; a formula counts with the value that the workbook keeps for it.

use std::io::{Cursor, Read as _, Write};

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_xlsxwriter::{Format, Workbook};

/// The largest workbook that is read.
pub const WORKBOOK_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of all parts of a workbook unpacked: a bomb has a thousand times as many as it is long.
const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Cells in one sheet; more is no table that a person keeps.
const CELLS_MAX: usize = 20_000_000;
/// Characters of the name of a sheet, by the format.
const SHEET_NAME_MAX: usize = 31;
/// The day from which workbooks count.
const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1899, 12, 30);

/// A sheet: its name and its rows, the header among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name.
    pub name: String,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// A workbook that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// Larger than what is read.
    #[error(
        "the workbook is larger than {WORKBOOK_BYTES_MAX} bytes, or {UNPACKED_BYTES_MAX} unpacked, or has more than {CELLS_MAX} cells; split it"
    )]
    TooLarge,
    /// Not a workbook, or a damaged one.
    #[error("this is no XLSX workbook, or a damaged one; save it again as .xlsx")]
    Read(#[source] calamine::XlsxError),
    /// Beyond what the format holds.
    #[error("the table cannot be written as a workbook")]
    Write(#[source] rust_xlsxwriter::XlsxError),
}

/// Whether bytes begin as a workbook does.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads every sheet of a workbook.
///
/// # Errors
/// The bytes are no workbook, or too large.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    if bytes.len() > WORKBOOK_BYTES_MAX {
        return Err(WorkbookError::TooLarge);
    }
    unpacks_within(bytes, UNPACKED_BYTES_MAX)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(WorkbookError::Read)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(WorkbookError::Read)?;
        // The range begins at the first cell that holds something; the table begins at the first of all.
        let (top, left) = range.start().unwrap_or_default();
        let (height, width) = range.get_size();
        if (top as usize + height).saturating_mul(left as usize + width) > CELLS_MAX {
            return Err(WorkbookError::TooLarge);
        }
        let mut rows = vec![Vec::new(); top as usize];
        rows.extend(range.rows().map(|cells| {
            let before = std::iter::repeat_n(String::new(), left as usize);
            before.chain(cells.iter().map(text)).collect()
        }));
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// Unpacks every part to nowhere, and gives up at the limit. Damage is for the reader of the workbook to name.
fn unpacks_within(bytes: &[u8], limit: u64) -> Result<(), WorkbookError> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = limit;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else { continue };
        // One byte more than is left tells too much from just enough; a part that breaks off counts as far as it came.
        let mut counted = Counted(0);
        let _ = std::io::copy(&mut part.take(left + 1), &mut counted);
        left = left.checked_sub(counted.0).ok_or(WorkbookError::TooLarge)?;
    }
    Ok(())
}

/// Counts what is written, and keeps nothing.
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A cell as its owner sees it.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Bool(truth) => truth.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::DateTime(instant) => date(instant.as_f64()),
    }
}

/// A figure in the digits that were typed: workbooks keep fifteen of them.
fn figure(number: f64) -> String {
    let exact = Decimal::from_f64(number);
    exact.map_or_else(|| number.to_string(), |figure| figure.normalize().to_string())
}

fn date(days: f64) -> String {
    EPOCH
        .checked_add(jiff::Span::new().days(days.floor().clamp(0.0, 2_958_465.0) as i64))
        .map_or_else(|_| days.to_string(), |date| date.to_string())
}

/// Writes sheets as a workbook, every cell as text, so that `0201` stays `0201`.
///
/// # Errors
/// A sheet has more rows or longer cells than the format holds.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    write_as(sheets, |_, _| None)
}

/// Writes sheets of figures as a workbook: beside the first column, which names, a cell that is a decimal is a number that
/// can be added up.
///
/// # Errors
/// A sheet has more rows or longer cells than the format holds.
pub fn write_figures(sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    write_as(sheets, |column, cell| if column == 0 { None } else { cell.parse::<Decimal>().ok()?.to_f64() })
}

fn write_as(sheets: &[Sheet], figure: impl Fn(u16, &str) -> Option<f64>) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let (head, plain) = (Format::new().set_bold().set_num_format("@"), Format::new().set_num_format("@"));
    for sheet in sheets {
        let name: String = sheet.name.chars().take(SHEET_NAME_MAX).collect();
        let page = workbook.add_worksheet().set_name(name).map_err(WorkbookError::Write)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            let format = if row == 0 { &head } else { &plain };
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                match figure(column, cell) {
                    Some(figure) => page.write_number(row, column, figure),
                    None => page.write_string_with_format(row, column, cell, format),
                }
                .map_err(WorkbookError::Write)?;
            }
        }
        page.set_freeze_panes(1, 0).map_err(WorkbookError::Write)?;
    }
    workbook.save_to_buffer().map_err(WorkbookError::Write)
}

/// A sheet as CSV.
pub fn csv(sheet: &Sheet) -> String {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut text = String::new();
    for row in &sheet.rows {
        for column in 0..width {
            if column > 0 {
                text.push(',');
            }
            let cell = row.get(column).map_or("", String::as_str);
            if cell.contains([',', '"', '\n', '\r']) {
                text.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let sheets = [
            Sheet {
                name: "measures".to_owned(),
                rows: vec![row(&["goods", "expression"]), row(&["0201", "12% + 147 GBP / DTN"])],
            },
            Sheet { name: "文本".to_owned(), rows: vec![row(&["رمز", "text"]), row(&["1", "a \"b\", c"])] },
        ];
        let bytes = write(&sheets).unwrap();
        assert!(is_workbook(&bytes));
        assert_eq!(read(&bytes).unwrap(), sheets);
        assert_eq!(csv(&sheets[1]), "رمز,text\n1,\"a \"\"b\"\", c\"\n");
    }

    #[test]
    fn figures_and_dates_are_what_was_typed() {
        for (number, text) in [(12.5, "12.5"), (0.1, "0.1"), (1000.0, "1000"), (2.3, "2.3"), (-0.07, "-0.07")] {
            assert_eq!(figure(number), text);
        }
        for (days, text) in [(44_197.0, "2021-01-01"), (46_348.5, "2026-11-22"), (45_351.0, "2024-02-29")] {
            assert_eq!(date(days), text);
        }
    }

    #[test]
    fn what_unpacks_to_too_much_is_not_read() {
        let long = "0".repeat(30_000);
        let rows = vec![vec![long]; 40];
        let bytes = write(&[Sheet { name: "x".to_owned(), rows }]).unwrap();
        assert!(bytes.len() < 30_000, "it is packed well");
        assert!(matches!(unpacks_within(&bytes, 30_000), Err(WorkbookError::TooLarge)));
        assert!(unpacks_within(&bytes, UNPACKED_BYTES_MAX).is_ok());
        // A directory that says a part is small: the size of the largest part, written over wherever it stands.
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
        let sizes = (0..archive.len()).map(|place| archive.by_index(place).unwrap().size());
        let (true_size, small) = (sizes.max().unwrap() as u32, 1_u32);
        let mut lying = bytes.clone();
        for at in 0..lying.len() - 4 {
            if lying[at..at + 4] == true_size.to_le_bytes() {
                lying[at..at + 4].copy_from_slice(&small.to_le_bytes());
            }
        }
        assert_ne!(lying, bytes);
        assert!(read(&lying).is_err(), "a part ends where its directory says, and is then damaged");
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b""[..], b"PK\x03\x04", b"<xml/>"] {
            assert!(matches!(read(bytes), Err(WorkbookError::Read(_))));
        }
    }
}
