//! The packs that ship, compiled into the binary when it is built, and folders or workbooks that authors
//! work in.
//!
//! Loading an embedded pack parses no table and no rule; a folder is compiled when it is opened.

mod files;
pub mod table;
pub mod template;
mod test_table;
mod workbook;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clearance::{Law, LawError};

pub use test_table::{Expected, TEST_COLUMNS, TESTS_FILE, TESTS_FOLDER, Test, TestProblem, TestResult, read_test, run_tests};

/// The tables of a pack, or another text for each, by path.
pub type Files = BTreeMap<String, String>;

macro_rules! embedded {
    ($name:literal) => {
        Embedded {
            name: $name,
            law: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".law")),
            tables: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".tables")),
        }
    };
}

/// A pack that ships.
struct Embedded {
    name: &'static str,
    /// Its compiled form.
    law: &'static [u8],
    /// What it was compiled from, compressed: only who changes a rule needs it.
    tables: &'static [u8],
}

/// The packs that ship.
const EMBEDDED: [Embedded; 2] = [embedded!("gb"), embedded!("us")];

/// The pack used when none is named.
pub const DEFAULT_PACK: &str = "gb";

/// A pack that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither a name of ours nor a folder or workbook.
    #[error("there is no pack `{name}` and no such folder or workbook (.xlsx); we carry {}", names().join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// A file or folder that cannot be read.
    #[error("{} cannot be read", .path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A workbook that cannot be read.
    #[error("{} cannot be read", .path.display())]
    Workbook {
        /// The workbook.
        path: PathBuf,
        /// Why.
        #[source]
        source: spreadsheets::WorkbookError,
    },
    /// A pack that does not compile or load.
    #[error("the pack {name} does not compile")]
    Law {
        /// Its name or folder.
        name: String,
        /// Every problem with its place.
        #[source]
        source: LawError,
    },
}

/// The names of the packs that ship.
pub fn names() -> Vec<&'static str> {
    EMBEDDED.iter().map(|pack| pack.name).collect()
}

/// Opens a pack by name, or compiles the folder or the workbook at that path.
///
/// # Errors
/// There is no such pack, or it cannot be read or compiled.
pub fn open(name: &str) -> Result<Law, OpenError> {
    let fail = |source| OpenError::Law { name: name.to_owned(), source };
    if let Some(pack) = EMBEDDED.iter().find(|pack| pack.name == name) {
        return Law::from_bytes(pack.law).map_err(fail);
    }
    let (files, sheets) = read(Path::new(name))?;
    Law::compile(&files).map_err(|error| match error {
        LawError::Tables(problems) => {
            fail(LawError::Tables(problems.iter().map(|problem| workbook::told(problem, &sheets)).collect()))
        }
        other => fail(other),
    })
}

/// Compiles a workbook; the law, and the tables that it was compiled from.
///
/// # Errors
/// Every problem with its place, as [`open`] tells them, or that it is no workbook.
pub fn from_workbook(bytes: &[u8]) -> Result<(Law, Files), Vec<String>> {
    let sheets = spreadsheets::read(bytes).map_err(|error| vec![error.to_string()])?;
    let (files, names) = workbook::files(&sheets);
    let law = Law::compile(&files).map_err(|error| match error {
        LawError::Tables(problems) => problems.iter().map(|problem| workbook::told(problem, &names)).collect(),
        other => vec![other.to_string()],
    })?;
    Ok((law, files))
}

/// The tables of a pack by path (`measures.csv`), by name or from its folder or its workbook.
///
/// # Errors
/// There is no such pack, or it cannot be read.
pub fn read_tables(path: &Path) -> Result<Files, OpenError> {
    match EMBEDDED.iter().find(|pack| path == Path::new(pack.name)) {
        Some(pack) => Ok(embedded_tables(pack)),
        None => read(path).map(|(files, _)| files),
    }
}

fn embedded_tables(pack: &Embedded) -> Files {
    let plain = lz4_flex::decompress_size_prepended(pack.tables).unwrap_or_default();
    postcard::from_bytes(&plain).unwrap_or_default()
}

/// The tables at a path, and the name of the sheet of each when it is a workbook.
fn read(path: &Path) -> Result<(Files, Files), OpenError> {
    let fail = |source| OpenError::Read { path: path.to_path_buf(), source };
    if path.is_dir() {
        let files = files::read_folder(path).map_err(|(path, source)| OpenError::Read { path, source })?;
        return Ok((files, BTreeMap::new()));
    }
    if !path.is_file() {
        return Err(OpenError::Unknown { name: path.display().to_string() });
    }
    let bytes = std::fs::read(path).map_err(fail)?;
    let sheets = spreadsheets::read(&bytes).map_err(|source| OpenError::Workbook { path: path.to_path_buf(), source })?;
    Ok(workbook::files(&sheets))
}

/// The tables of a pack as a workbook with a sheet for each.
///
/// # Errors
/// A table is larger than a workbook may hold.
pub fn workbook(files: &Files) -> Result<Vec<u8>, spreadsheets::WorkbookError> {
    spreadsheets::write(&workbook::sheets(files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_a_pack_that_ships_are_those_it_was_compiled_from() {
        for name in names() {
            let tables = read_tables(Path::new(name)).unwrap();
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
            assert_eq!(tables, read_tables(&folder).unwrap());
            assert!(!tables.is_empty());
        }
    }
}
