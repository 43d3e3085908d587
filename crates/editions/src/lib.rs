//! The packs that ship, compiled into the binary when it is built, and folders that authors work in.
//!
//! Loading an embedded pack parses no table and no rule; a folder is compiled when it is opened.

mod files;

use std::path::{Path, PathBuf};

use clearance::{Law, LawError};

/// The packs that ship: name and compiled form.
const EMBEDDED: [(&str, &[u8]); 2] =
    [("gb", include_bytes!(concat!(env!("OUT_DIR"), "/gb.law"))), ("us", include_bytes!(concat!(env!("OUT_DIR"), "/us.law")))];

/// The pack used when none is named.
pub const DEFAULT_PACK: &str = "gb";

/// A pack that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither a name of ours nor a folder.
    #[error("there is no pack `{name}` and no such folder; we carry {}", names().join(", "))]
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

/// Opens a pack by name, or compiles the folder at that path.
///
/// # Errors
/// There is no such pack, or it cannot be read or compiled.
pub fn open(name: &str) -> Result<Law, OpenError> {
    let fail = |source| OpenError::Law { name: name.to_owned(), source };
    if let Some((_, bytes)) = EMBEDDED.iter().find(|(known, _)| *known == name) {
        return Law::from_bytes(bytes).map_err(fail);
    }
    let folder = Path::new(name);
    if !folder.is_dir() {
        return Err(OpenError::Unknown { name: name.to_owned() });
    }
    let files = files::read_folder(folder).map_err(|(path, source)| OpenError::Read { path, source })?;
    Law::compile(&files).map_err(fail)
}
