//! Organisations that need not trust each other agree on blocks of operations. What an operation, a block and a proof of
//! agreement are stands in `ledger`; this crate finds the agreement with Malachite BFT, over a network of its own, and
//! keeps it on disk. A consortium of one member runs by the same code.
//!
//! ```text
//! tongguan consortium init FOLDER --name "port of example" --member customs --member port --member carrier --member bank
//! tongguan consortium run FOLDER/customs          # each of them, in four places
//! ```
//!
//! [`setup`] makes the folders, [`run()`] runs a node, [`desk::Client`] talks to one, [`command`] is the command line.
//!
//! Architecture invariant: no other crate knows Malachite. `ledger` and everybody who checks a proof know no engine.

pub mod bench;
mod clock;
pub mod command;
pub mod desk;
mod engine;
#[cfg(feature = "byzantine")]
mod liar;
mod node;
mod pool;
pub mod run;
pub mod setup;
mod store;

pub use run::{Conduct, RunError, run};
