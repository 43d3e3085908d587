//! What administrations ask and tell each other about goods that leave the one and enter the other.
//!
//! An [`Arrangement`] says who they are, for which purposes they may ask for which fields, and how far their data may
//! differ. A [`Request`] is signed and bound to a purpose, a declaration, an end and a nonce; an [`Answer`] is signed and
//! carries only the fields that were asked for and allowed. [`compare`] holds the export declaration of the one against
//! the import declaration of the other, [`beside`] shows both to a person, and a [`Recognised`] list says whose trusted traders are trusted here too.
//!
//! Architecture invariant: nothing here reads a clock, a file or a network, or draws a random number. That a nonce was
//! used before is for whoever keeps them.

mod answer;
mod arrangement;
mod beside;
mod compare;
mod disclosed;
mod recognised;
mod refusal;
mod request;
mod signed;

pub use answer::{ANSWER_BYTES_MAX, Answer, Content};
pub use arrangement::{ARRANGEMENT_BYTES_MAX, Administration, Arrangement, BadArrangement, Purpose, Tolerance};
pub use beside::{Row, beside};
pub use compare::{Difference, compare};
pub use disclosed::{Disclosed, Field, Goods, disclose};
pub use recognised::{RECOGNISED_MAX, Recognised, Trusted};
pub use refusal::Refusal;
pub use request::{NONCE_DIGITS, REQUEST_BYTES_MAX, Request, VALID_MAX};
