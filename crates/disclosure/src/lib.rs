//! Shows a declaration in part: a bank sees what it needs to pay, and nothing of the rest.
//!
//! The house issues a declaration and its decision as an SD-JWT (RFC 9901): each field is a salted *disclosure*, and
//! only their hashes are signed. The holder hands on the disclosures that a purpose needs ([`present`]); whoever gets
//! them checks offline ([`verify`]) that the house signed exactly these fields, for whom, and until when. The issuer's
//! key is the Ed25519 key of its evidence log, so one policy file is trusted for both, and the claim `log` names the
//! leaf of the decision, so that a receipt can be joined to it.
//!
//! Read in this order: [`Disclosure`] (one field), `conceal` (a tree of them), [`issue`], [`present`] and its [`preview`],
//! `reveal` (back again), [`verify`]; [`purposes`] has the named sets of fields, and [`text`] says verdicts in Chinese and
//! English.
//!
//! Architecture invariant: no clock, no file, no random number; all of them are given. Anybody may hand in anything:
//! sizes, counts and depths have named limits.

mod binding;
mod conceal;
mod disclosure;
mod encoding;
mod issue;
mod present;
mod preview;
pub mod purposes;
mod refusal;
mod reveal;
pub mod text;
mod token;
mod verify;

pub use binding::{HOLDER_KEY_BYTES, HolderKey, read_holder, read_seed, write_holder};
pub use conceal::{Concealed, conceal};
pub use disclosure::{Disclosure, SALT_BYTES};
pub use issue::{Issuer, LogPlace, Terms, issue};
pub use present::{Binding, NotPresented, present};
pub use preview::{Preview, preview};
pub use refusal::{Part, Refusal};
pub use reveal::{Field, Revealed, reveal};
pub use verify::{Expectation, Unproven, Verdict, verify};

/// Bytes of a file: a declaration of 999 items with all its disclosures.
pub const TEXT_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Disclosures of a file: 999 items with two hundred fields each.
pub const DISCLOSURES_MAX: usize = 200_000;
/// Levels of objects and lists within each other; a declaration has nine.
pub const DEPTH_MAX: usize = 32;
