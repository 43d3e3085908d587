//! Trees against plain ones, keys and their succession, and receipts: true, forged and damaged.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cases;
mod keys;
mod receipts;
mod trees;
