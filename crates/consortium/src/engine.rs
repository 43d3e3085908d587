//! This module decides how Malachite is told what a block, a vote and a member are. Nothing outside of it names a type of
//! the engine, except the loop that answers it (`node`).

mod settings;
mod signing;
mod terms;
mod wire;

pub(crate) use settings::{Settings, timeouts};
pub(crate) use signing::{Hand, Notary, Signature, peer_keys};
pub(crate) use terms::{BlockId, Height, Name, Part, Terms, Validators};
pub(crate) use wire::{Codec, decode_block, encode_block};
