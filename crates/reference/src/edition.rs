//! This module decides what an edition is: the compiled tables with their texts, in one binary form
//! whose SHA-256 is the edition's identity.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::lookup::ListIndex;
use crate::rows::{Symbol, Tables};

/// The SHA-256 of a content.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = self.0.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        digits.map(char::from).try_for_each(|digit| f.write_char(digit))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An edition that cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// Not the beginning of an edition of this format.
    #[error("these bytes are no edition of format {FORMAT}; compile the pack again")]
    Format,
    /// Broken inside.
    #[error("the edition is damaged; compile the pack again")]
    Damaged(#[source] postcard::Error),
}

/// The format of the binary form; it changes whenever a table's shape does.
const FORMAT: &str = "tongguan-edition-6";

#[derive(Serialize, Deserialize)]
struct Body {
    tables: Tables,
    /// All texts in one, and where each ends.
    text: String,
    ends: Vec<u32>,
}

/// A jurisdiction's law, compiled and immutable.
pub struct Edition {
    pub(crate) body: Tables,
    text: String,
    ends: Vec<u32>,
    hash: Hash,
    bytes: Vec<u8>,
    pub(crate) lists: ListIndex,
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let manifest = &self.body.manifest;
        write!(f, "Edition({} {} {})", manifest.name, manifest.version, self.hash)
    }
}

impl Edition {
    pub(crate) fn new(tables: Tables, texts: Vec<String>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(texts.len());
        for part in &texts {
            text.push_str(part);
            ends.push(text.len() as u32);
        }
        let body = Body { tables, text, ends };
        let mut bytes = FORMAT.as_bytes().to_vec();
        // Serialising plain data into memory cannot fail; figures were checked when rows were read.
        bytes.extend(postcard::to_stdvec(&body).unwrap_or_default());
        let hash = Hash::of(&bytes);
        Self::indexed(body, hash, bytes)
    }

    fn indexed(body: Body, hash: Hash, bytes: Vec<u8>) -> Self {
        let Body { tables, text, ends } = body;
        let mut edition = Self { body: tables, text, ends, hash, bytes, lists: ListIndex::default() };
        edition.lists = ListIndex::of(&edition);
        edition
    }

    /// Loads an edition from its binary form.
    ///
    /// # Errors
    /// The bytes are of another format or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EditionError> {
        let rest = bytes.strip_prefix(FORMAT.as_bytes()).ok_or(EditionError::Format)?;
        let body: Body = postcard::from_bytes(rest).map_err(EditionError::Damaged)?;
        Ok(Self::indexed(body, Hash::of(bytes), bytes.to_vec()))
    }

    /// The binary form.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of the binary form.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// The tables.
    pub fn tables(&self) -> &Tables {
        &self.body
    }

    /// The text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        let index = symbol.0 as usize;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
