//! This module decides how a proof file is read and written: what a leaf's place is, the path from it to the root,
//! and the checkpoint that signs the root (C2SP `tlog-proof`).

use crate::encoding::{decimal, decode, decode_hash, encode};
use crate::hash::Hash;
use crate::proof::PROOF_HASHES_MAX;

/// The first line.
const FORMAT: &str = "c2sp.org/tlog-proof@v1";
/// Bytes of a file: a declaration of a thousand items, in base64.
pub const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A proof that a leaf is in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof<'a> {
    /// What the application adds. Nothing vouches for it by itself.
    pub extra: Option<Vec<u8>>,
    /// Place of the leaf, from 0.
    pub index: u64,
    /// From the leaf's sibling up.
    pub path: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: &'a str,
}

impl<'a> TlogProof<'a> {
    /// Reads a file; none when it is not one.
    pub fn read(text: &'a str) -> Option<Self> {
        if text.len() > FILE_BYTES_MAX {
            return None;
        }
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        if lines.next()? != FORMAT {
            return None;
        }
        let mut line = lines.next()?;
        let mut extra = None;
        if let Some(bytes) = line.strip_prefix("extra ") {
            extra = Some(decode(bytes)?);
            line = lines.next()?;
        }
        let index = decimal(line.strip_prefix("index ")?)?;
        let mut path = Vec::new();
        for line in lines {
            if path.len() == PROOF_HASHES_MAX {
                return None;
            }
            path.push(decode_hash(line)?);
        }
        Some(Self { extra, index, path, checkpoint })
    }

    /// The file.
    ///
    /// ```
    /// use verifier::tlog_proof::TlogProof;
    /// let proof = TlogProof { extra: None, index: 3, path: vec![[7; 32]], checkpoint: "a note" };
    /// assert_eq!(TlogProof::read(&proof.write()), Some(proof));
    /// ```
    pub fn write(&self) -> String {
        let mut file = format!("{FORMAT}\n");
        if let Some(extra) = &self.extra {
            file += &format!("extra {}\n", encode(extra));
        }
        file += &format!("index {}\n", self.index);
        for hash in &self.path {
            file += &encode(hash);
            file.push('\n');
        }
        file.push('\n');
        file + self.checkpoint
    }
}
