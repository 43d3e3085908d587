//! The append-only log that decisions are proven by: a tree in tiles, signed checkpoints, and receipts.
//!
//! [`Tree`] grows leaf by leaf and says which tiles to keep; [`tree`] takes proofs out of tiles. [`Keys`] sign the root
//! with Ed25519 and with ML-DSA-44, so that a proof holds when one of the two is broken; those of a log by SM3 sign with
//! SM2. [`receipt`] puts a receipt together that the `verifier` checks offline. The formats are C2SP's; [`Tile`] has their
//! paths.
//!
//! Architecture invariant: nothing here reads a clock, a file or a database, or draws a random number; all of them are
//! given. What a log holds of an event is its salted hash, so tiles can be shown to anybody.

mod keys;
mod receipt;
mod signer;
mod tile;
pub mod tree;

pub use keys::{BadKeyFile, KEY_SEED_BYTES, Keys, policy};
pub use receipt::{Sealed, receipt};
pub use tile::{NoTile, TILE_HASHES, Tile};
pub use tree::{Growth, Memory, MissingTile, Tiles, Tree};
