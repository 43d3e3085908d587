//! Selective disclosure from end to end: what is issued, shown and believed, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod attacks;
mod setting;
mod vectors;
mod walks;
