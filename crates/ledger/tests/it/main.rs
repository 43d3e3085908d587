//! What members agree on, from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreements;
mod blocks;
mod checkpoints;
mod hostile;
mod members;
mod parties;
mod titles;
