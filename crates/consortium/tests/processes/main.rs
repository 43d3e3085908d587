//! Consortia of real processes on this machine: what they do when everything works, when somebody is gone, lies, or is cut
//! off, and when they change.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agree;
mod change;
mod command;
mod faults;
mod hostile;
mod lies;
mod town;
mod wires;
