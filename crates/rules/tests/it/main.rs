//! The tests of the crate: the rules of the pack, the meaning of conditions, the problems of tables.

mod conditions;
mod pack;
mod problems;
mod world;
