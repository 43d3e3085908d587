//! Proves a receipt without a server, a clock or trust in whoever hands it over.
//!
//! A receipt says that goods were let go. It holds the events of the case as they were sealed, the path from each
//! to the root of a log, and the log's root signed by keys that the reader trusts already. [`verify`] says what is
//! proven by it, what is not, and where a forged one breaks. Texts are rendered by [`text`], in Chinese and English.
//!
//! Read in this order: [`hash`] (two functions), [`proof`] (why a leaf is in a tree), [`key`] and [`note`] (who
//! signed), [`checkpoint`], [`policy`] (whom we trust), [`tlog_proof`] (the file), [`receipt`] and
//! [`verdict`]; [`succession`] is for when keys change.
//!
//! The formats are published ones, so other people's tools read them: RFC 6962 hashing, and of C2SP `signed-note`,
//! `tlog-checkpoint`, `tlog-cosignature`, `tlog-policy` and `tlog-proof`. A log whose keys are SM2's has the same formats
//! with SM3 in the place of SHA-256, which C2SP does not provide for.
//!
//! Architecture invariant: this crate knows no other crate of ours, reads no file and no clock, and draws no
//! random number.

pub mod checkpoint;
pub mod encoding;
pub mod hash;
pub mod key;
pub mod note;
pub mod policy;
pub mod proof;
pub mod receipt;
pub mod succession;
pub mod text;
pub mod tlog_proof;
pub mod verdict;

pub use hash::Hash;
pub use policy::Policy;
pub use receipt::Receipt;
pub use text::Language;
pub use verdict::{Verdict, verify};
