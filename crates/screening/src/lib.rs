//! Denied-party screening: what two names are to each other, in any script and spelling, with a score and the evidence
//! for it; lists of denied parties, and an index that finds a party among tens of thousands of names.
//!
//! `compare` holds two names against each other; a [`Screener`] holds a party against lists; [`memory`] keeps what was
//! found. `docs/screening.md` says how a score comes about and what it is worth.
//!
//! Architecture invariant: nothing here reads a file or a clock; the work for one party is bounded whatever its name.

#![expect(clippy::float_arithmetic, reason = "a score is a likeness between 0 and 1; no money is near")]
pub mod align;
mod compare;
pub mod distance;
pub mod feature;
mod identifier;
pub mod index;
mod list;
pub mod memory;
mod model;
mod name;
mod own;
pub mod planted;
mod screener;
pub mod sound;
mod tables;
mod tell;
pub mod text;
pub mod train;
mod words;
pub use align::How;
pub use compare::{Match, Piece, SAME_LETTERS, compare, compare_names, score};
pub use identifier::{imo_number, plain_identifier};
pub use index::{Place, Scratch};
pub use list::{Address, Entry, Head, Identifier, Kind, List, ListError, ListedName, Strength};
pub use model::MODEL;
pub use name::{Name, Role, Schema, Token};
pub use own::{OWN_LIST, OwnEntry, OwnHit, OwnList, Unwatchable, Watched, listed_ships};
pub use screener::{ALERT, Hit, MAX_HITS, Party, Screener};
