//! This module decides what a list of denied parties is, and how it is kept as text: a line that says whose list it is
//! and of which day, then an entry a line, in JSON. The hash is of all lines, so a verdict can name its list.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::name::Schema;

/// No list has more entries; a file with more is not a list.
pub const MAX_ENTRIES: usize = 500_000;
/// No entry has more names; those after are not read.
pub const MAX_NAMES: usize = 256;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person.
    Person,
    /// A company, bank, authority, group.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
}

impl Kind {
    /// How its names are compared.
    pub fn schema(self) -> Schema {
        match self {
            Self::Person => Schema::Person,
            Self::Organisation => Schema::Organisation,
            Self::Vessel | Self::Aircraft => Schema::Vessel,
        }
    }
}

/// How much a publisher says a name is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// The name of the entry.
    Primary,
    /// An alias.
    Strong,
    /// An alias that the publisher calls weak: on its own it is no reason to stop anyone.
    Weak,
}

/// A name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedName {
    /// As it was published.
    pub text: String,
    /// What it is worth.
    pub strength: Strength,
}

/// An address of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and city, as published.
    pub text: String,
    /// The country, as published.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// A number that names somebody: a passport, a tax number, an IMO number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is, as published.
    pub kind: String,
    /// The number.
    pub value: String,
}

/// A denied party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The publisher's number, unique in its list.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its names, the primary first.
    pub names: Vec<ListedName>,
    /// Its addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Countries it is of, as published: nationality, flag.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Its numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Days or years of birth, as published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<String>,
    /// Under which programmes or orders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
}

/// Whose list it is, and of which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its short name here: `ofac-sdn`.
    pub id: String,
    /// Who publishes it.
    pub publisher: String,
    /// The day it was published.
    pub date: Date,
    /// Where it was taken from.
    pub source: String,
}

/// A list of denied parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Whose, and of which day.
    pub head: Head,
    /// Its entries, by their number.
    pub entries: Vec<Entry>,
    /// SHA-256 of its text, in hexadecimal.
    pub hash: String,
}

/// A text that is no list.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The first line does not say whose list it is.
    #[error("the first line does not say whose list this is")]
    Head(#[source] serde_json::Error),
    /// A line is no entry.
    #[error("line {line} is no entry of a list")]
    Entry {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// An entry has no name, or two entries have one number.
    #[error("line {line}: {what}")]
    Content {
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        what: &'static str,
    },
    /// There is nothing in it: a list that was cut off must not let everybody through.
    #[error("the list has no entries")]
    Empty,
    /// There is too much in it.
    #[error("the list has more than {MAX_ENTRIES} entries")]
    TooLong,
}

impl List {
    /// A list of entries; they are put in the order of their numbers, so that one publication has one hash.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, or an entry has no name or another's number.
    pub fn new(head: Head, mut entries: Vec<Entry>) -> Result<Self, ListError> {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let mut list = Self { head, entries, hash: String::new() };
        list.check()?;
        list.hash = hash(&list.text());
        Ok(list)
    }

    /// Reads the text of a list.
    ///
    /// # Errors
    ///
    /// When it is not the text of a list; the line is named.
    ///
    /// ```
    /// let text = r#"{"id":"test","publisher":"Nobody","date":"2026-01-01","source":"invented"}
    /// {"id":"1","kind":"person","names":[{"text":"Qorvan Tessik","strength":"primary"}]}"#;
    /// assert_eq!(screening::List::read(text).unwrap().entries.len(), 1);
    /// ```
    pub fn read(text: &str) -> Result<Self, ListError> {
        let mut lines = text.lines();
        let head = serde_json::from_str(lines.next().unwrap_or_default()).map_err(ListError::Head)?;
        let mut entries = Vec::new();
        for (place, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if entries.len() >= MAX_ENTRIES {
                return Err(ListError::TooLong);
            }
            let mut entry: Entry = serde_json::from_str(line).map_err(|source| ListError::Entry { line: place + 2, source })?;
            entry.names.truncate(MAX_NAMES);
            entries.push(entry);
        }
        Self::new(head, entries)
    }

    fn check(&self) -> Result<(), ListError> {
        if self.entries.is_empty() {
            return Err(ListError::Empty);
        }
        if self.entries.len() > MAX_ENTRIES {
            return Err(ListError::TooLong);
        }
        for (place, entry) in self.entries.iter().enumerate() {
            let fault = |what| Err(ListError::Content { line: place + 2, what });
            if entry.names.iter().all(|name| name.text.trim().is_empty()) {
                return fault("an entry has no name");
            }
            if place > 0 && self.entries[place - 1].id == entry.id {
                return fault("two entries have one number");
            }
        }
        Ok(())
    }

    /// The text of the list.
    pub fn text(&self) -> String {
        let lines = self.entries.iter().filter_map(|entry| serde_json::to_string(entry).ok());
        serde_json::to_string(&self.head).into_iter().chain(lines).map(|line| line + "\n").collect()
    }

    /// The entry with a number.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().and_then(|at| self.entries.get(at))
    }

    /// How many names it has.
    pub fn names(&self) -> usize {
        self.entries.iter().map(|entry| entry.names.len()).sum()
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"{"id":"test","publisher":"Nobody","date":"2026-01-01","source":"invented"}"#;
    const ONE: &str = r#"{"id":"1","kind":"person","names":[{"text":"Qorvan Tessik","strength":"primary"}]}"#;

    #[test]
    fn a_list_is_the_same_after_writing_and_reading() {
        let list = List::read(&format!("{HEAD}\n{ONE}\n")).unwrap();
        let again = List::read(&list.text()).unwrap();
        assert_eq!(list, again);
        assert_eq!((list.hash.len(), list.names(), list.entry("1").is_some()), (64, 1, true));
    }

    #[test]
    fn a_broken_list_is_refused_and_the_line_is_named() {
        let cases = [
            (String::new(), "the first line does not say"),
            (HEAD.to_owned(), "no entries"),
            (format!("{HEAD}\n{ONE}\n{{\"id\":"), "line 3"),
            (format!("{HEAD}\n{ONE}\n{ONE}"), "two entries have one number"),
            (format!("{HEAD}\n{}", ONE.replace("Qorvan Tessik", " ")), "no name"),
        ];
        for (text, told) in cases {
            let error = List::read(&text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
