//! Denied-party screening.
#![expect(clippy::float_arithmetic, reason = "a score is a likeness between 0 and 1; no money is near")]
pub mod align;
pub mod distance;
pub mod feature;
mod name;
pub mod sound;
mod tables;
pub mod text;
mod words;
pub use name::{Name, Role, Schema, Token};
