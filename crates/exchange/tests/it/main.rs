//! What administrations ask and tell each other, on the boundary of the crate.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod answers;
mod compared;
mod lists;
mod requests;
mod setting;
