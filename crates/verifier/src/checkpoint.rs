//! This module decides how a checkpoint is read and written: the log's name, its size and its root (C2SP
//! `tlog-checkpoint`).

use crate::encoding::{decimal, decode_hash, encode};
use crate::hash::Hash;
use crate::key::is_name;

/// The head of a log, as a note's text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint<'a> {
    /// The log's name.
    pub origin: &'a str,
    /// Leaves.
    pub size: u64,
    /// Root of the tree of these leaves.
    pub root: Hash,
    /// The whole text, which signatures are about.
    pub text: &'a str,
}

impl<'a> Checkpoint<'a> {
    /// Reads a note's text; none when it is no checkpoint. Lines after the third are refused: no signature of
    /// ML-DSA-44 covers them.
    ///
    /// ```
    /// use verifier::{checkpoint::{self, Checkpoint}, hash};
    /// let text = checkpoint::write("log.example", 0, &hash::empty());
    /// assert_eq!(Checkpoint::read(&text).unwrap().size, 0);
    /// ```
    pub fn read(text: &'a str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        if lines.next().is_some() || !is_name(origin) {
            return None;
        }
        Some(Self { origin, size: decimal(size)?, root: decode_hash(root)?, text })
    }
}

/// The text of a checkpoint.
pub fn write(origin: &str, size: u64, root: &Hash) -> String {
    format!("{origin}\n{size}\n{}\n", encode(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_checkpoint_is_refused() {
        let root = encode(&[7; 32]);
        assert!(Checkpoint::read(&format!("log\n12\n{root}\n")).is_some());
        for text in [
            String::new(),
            "log\n12\n".to_owned(),
            format!("log\n12\n{root}"),
            format!("\n12\n{root}\n"),
            format!("my log\n12\n{root}\n"),
            format!("log\n012\n{root}\n"),
            format!("log\n-1\n{root}\n"),
            format!("log\n99999999999999999999\n{root}\n"),
            format!("log\n12\n{}\n", encode(&[7; 31])),
            format!("log\n12\n{root}\nmore\n"),
            format!("log\n12\n{root}\n\n"),
        ] {
            assert_eq!(Checkpoint::read(&text), None, "{text:?}");
        }
    }
}
