//! Lists of denied parties from their publishers' files, turned into [`screening::List`]. Each importer takes the text
//! of the files; a line that is no entry is reported and left out, a file that has none at all is refused.

pub mod bis;
pub mod ofac;
pub mod trade_gov;
pub mod un;

use jiff::civil::Date;
use screening::{Head, List, ListError, ListedName, Strength};

use crate::{ImportError, Unread};

/// A list, and the lines of the publication that are not in it.
#[derive(Debug)]
pub struct Taken {
    /// The list.
    pub list: List,
    /// What was left out, with its reason.
    pub unread: Vec<Unread>,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum DeniedPartiesError {
    /// The publication does not have its form.
    #[error("the publication cannot be read")]
    Import(#[from] ImportError),
    /// What was read makes no list.
    #[error("what was read is no list")]
    List(#[from] ListError),
}

impl From<csv::Error> for DeniedPartiesError {
    fn from(error: csv::Error) -> Self {
        Self::Import(error.into())
    }
}

/// Whose list it is.
fn head(id: &str, publisher: &str, date: Date, source: &str) -> Head {
    Head { id: id.into(), publisher: publisher.into(), date, source: source.into() }
}

/// A name, without the spaces around it; none when nothing is left.
fn name(text: &str, strength: Strength) -> Option<ListedName> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(ListedName { text, strength })
}

/// Adds a name, unless the entry has it.
fn add(names: &mut Vec<ListedName>, text: &str, strength: Strength) {
    names.extend(name(text, strength).filter(|name| names.iter().all(|known| known.text != name.text)));
}

/// Parts of a text that are not empty.
fn parts(text: &str, divider: char) -> impl Iterator<Item = &str> {
    text.split(divider).map(str::trim).filter(|part| !part.is_empty())
}
