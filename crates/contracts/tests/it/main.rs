//! Contracts on their boundary: what they do with facts, in whatever order, from whomever.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod disputes;
mod duty;
mod facts;
mod forms;
mod order;
mod shipped;
