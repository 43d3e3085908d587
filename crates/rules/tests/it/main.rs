//! The tests of the crate: the rules of the pack, the meaning of conditions, the problems of tables.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails there")]

mod conditions;
mod lints;
mod pack;
mod problems;
mod profiles;
mod world;
