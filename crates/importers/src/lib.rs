//! Official publications turned into the tables of a pack. Each importer takes the text of a publication
//! and gives tables and a [`Report`]: how much was understood, and every text that was not, with a reason.
//!
//! Architecture invariant: nothing here reads or writes a file; what is not understood is reported and
//! carried as not covered, never guessed.

pub mod code_lists;
pub mod denied_parties;
pub mod exchange_rates;
pub mod lists;
mod table;
pub mod tar;
pub mod uk_eu_tariff;
pub mod uk_roo;
pub mod us_hts;
pub mod us_pga;

pub use table::{Report, Table, Unread};

/// A publication that does not have the form that its importer expects.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A column is not there.
    #[error("the column `{0}` is missing; this importer expects the publisher's own export")]
    Column(&'static str),
    /// A file that a list is filled from is not there.
    #[error("the file {0} of a list is missing")]
    File(String),
    /// A column of such a file is not there.
    #[error("the file of the list {list} has no column `{column}`")]
    ListColumn {
        /// The list.
        list: String,
        /// The column.
        column: String,
    },
    /// The text is no table.
    #[error("the table cannot be read")]
    Csv(#[from] csv::Error),
    /// The text is no JSON.
    #[error("the file is no JSON")]
    Json(#[from] serde_json::Error),
    /// The text is no XML.
    #[error("the file is no XML")]
    Xml(#[from] quick_xml::Error),
    /// The text is something else.
    #[error("this is not {0} in a form that this importer knows")]
    Form(&'static str),
    /// The bytes are no archive.
    #[error("the archive is damaged at byte {0}")]
    Archive(usize),
}
