//! The packs that ship, compiled into the binary when it is built, and folders or workbooks that authors
//! work in.
//!
//! Loading an embedded pack parses no table and no rule; a folder is compiled when it is opened.

mod files;
pub mod template;
mod workbook;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clearance::{Law, LawError};

/// The tables of a pack, or another text for each, by path.
pub type Files = BTreeMap<String, String>;

/// The packs that ship: name and compiled form.
const EMBEDDED: [(&str, &[u8]); 2] =
    [("gb", include_bytes!(concat!(env!("OUT_DIR"), "/gb.law"))), ("us", include_bytes!(concat!(env!("OUT_DIR"), "/us.law")))];

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
    EMBEDDED.iter().map(|(name, _)| *name).collect()
}

/// Opens a pack by name, or compiles the folder or the workbook at that path.
///
/// # Errors
/// There is no such pack, or it cannot be read or compiled.
pub fn open(name: &str) -> Result<Law, OpenError> {
    let fail = |source| OpenError::Law { name: name.to_owned(), source };
    if let Some((_, bytes)) = EMBEDDED.iter().find(|(known, _)| *known == name) {
        return Law::from_bytes(bytes).map_err(fail);
    }
    let (files, sheets) = read(Path::new(name))?;
    Law::compile(&files).map_err(|error| match error {
        LawError::Tables(problems) => {
            fail(LawError::Tables(problems.iter().map(|problem| workbook::told(problem, &sheets)).collect()))
        }
        other => fail(other),
    })
}

/// Compiles a workbook.
///
/// # Errors
/// Every problem with its place, as [`open`] tells them, or that it is no workbook.
pub fn from_workbook(bytes: &[u8]) -> Result<Law, Vec<String>> {
    let sheets = spreadsheets::read(bytes).map_err(|error| vec![error.to_string()])?;
    let (files, names) = workbook::files(&sheets);
    Law::compile(&files).map_err(|error| match error {
        LawError::Tables(problems) => problems.iter().map(|problem| workbook::told(problem, &names)).collect(),
        other => vec![other.to_string()],
    })
}

/// The tables of a pack by path (`measures.csv`), from its folder or its workbook.
///
/// # Errors
/// There is neither, or it cannot be read.
pub fn read_tables(path: &Path) -> Result<Files, OpenError> {
    read(path).map(|(files, _)| files)
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
