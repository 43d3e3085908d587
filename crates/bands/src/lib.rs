//! Proves that a declared value lies in a band, and tells nothing else of it.
//!
//! The event that carries a decision carries Pedersen commitments to the total customs value and to the invoice total.
//! Whoever has the decision's record has the secret that opens them, and can [`prove`] `from <= value <= to` with
//! Bulletproofs (no trusted set-up); whoever has the proof and a receipt checks it offline ([`verify`]). A proof is bound
//! to its place in the log, the commitment, the band and, if wished, one reader, and holds for nothing else.
//!
//! The secret is in the record, not made of the event's salt: a receipt opens the salt, and whoever has it could then try
//! values through until the commitment fits.
//!
//! What it does not promise: a quantum computer could open bands that are not true (not learn the value: the commitment
//! hides perfectly), and nobody has audited this composition.
//!
//! Architecture invariant: no clock, no file, no random number; all of them are given.

mod amount;
mod band;
mod commitment;
pub mod text;
mod verify;

pub use amount::{read_amount, write_amount};
pub use band::{Band, BandLog, NotProven, Wish, prove};
pub use commitment::{Committed, SECRET_BYTES, Secret, commit};
pub use verify::{Expectation, Refusal, Unproven, Verdict, verify};

/// The total customs value, in hundredths of the currency.
pub const CUSTOMS_VALUE: &str = "customs_value";
/// The invoice total as declared, in hundredths of its currency.
pub const INVOICE: &str = "invoice";
/// Bytes of a proof's file: a proof has 736 bytes at most, and its statement some texts.
pub const FILE_BYTES_MAX: usize = 16 * 1024;
