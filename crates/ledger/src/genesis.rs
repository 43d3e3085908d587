//! This module decides what a consortium begins with: its name and its first members. The hash of the file names the
//! consortium; whoever has the file can check everything that was ever agreed.

use serde::{Deserialize, Serialize};
use verifier::{Hash, hash};

use crate::members::{Member, Members};
use crate::operation::{log_keys, party};

/// Bytes of a genesis file.
pub const GENESIS_BYTES_MAX: usize = 512 * 1024;
/// Bytes of a consortium's name.
const NAME_BYTES_MAX: usize = 255;

/// What a consortium begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genesis {
    /// Its name among people.
    pub name: String,
    /// Its first members.
    pub members: Members,
    /// The hash of the file.
    pub hash: Hash,
}

/// A file that no consortium can begin with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadGenesis {
    /// The file is larger than any genesis.
    #[error("the genesis file is too large")]
    TooLarge,
    /// It is not TOML of the form.
    #[error("the genesis file cannot be read: {0}")]
    Form(String),
    /// The name is empty or long.
    #[error("a consortium's name is 1 to 255 bytes in one line")]
    Name,
    /// A key cannot be used.
    #[error("member {0} of the genesis: its key, or a key of its log, cannot be used")]
    Key(usize),
    /// The members together cannot be.
    #[error("members are 1 to 64, and no two have a name, a key or a log in common")]
    Members,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    member: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    log: Vec<String>,
}

impl Genesis {
    /// Reads a genesis file.
    ///
    /// ```
    /// use ledger::{Genesis, Member, Signer};
    /// let bank = Signer::new("bank.example", [7; 32]).unwrap();
    /// let file = Genesis::write("port of example", &[Member::new(bank.key().clone())]);
    /// assert_eq!(Genesis::read(&file).unwrap().members.count(), 1);
    /// ```
    ///
    /// # Errors
    /// It is of another form, or the members could not be.
    pub fn read(text: &str) -> Result<Self, BadGenesis> {
        if text.len() > GENESIS_BYTES_MAX {
            return Err(BadGenesis::TooLarge);
        }
        let file: File = toml::from_str(text).map_err(|error| BadGenesis::Form(error.message().to_owned()))?;
        if file.name.is_empty() || file.name.len() > NAME_BYTES_MAX || file.name.chars().any(char::is_control) {
            return Err(BadGenesis::Name);
        }
        let mut members = Vec::new();
        for (place, row) in (1..).zip(&file.member) {
            let key = party(&row.key).ok_or(BadGenesis::Key(place))?;
            let log = log_keys(row.log.iter().map(String::as_str)).ok_or(BadGenesis::Key(place))?;
            members.push(Member { key, log });
        }
        let members = Members::new(members).ok_or(BadGenesis::Members)?;
        Ok(Self { name: file.name, members, hash: hash::of(text.as_bytes()) })
    }

    /// The file of a name and members.
    pub fn write(name: &str, members: &[Member]) -> String {
        let row =
            |member: &Member| Row { key: member.key.to_string(), log: member.log.iter().map(ToString::to_string).collect() };
        let file = File { name: name.to_owned(), member: members.iter().map(row).collect() };
        toml::to_string(&file).unwrap_or_default()
    }
}
