//! What organisations agree on that need not trust each other: which operations, in which order, and what follows.
//!
//! An [`Operation`] is a checkpoint of an organisation's evidence log, an act on a [`Title`] to goods, or a vote on who
//! belongs to the consortium. A [`State`] takes operations in order and refuses, with a reason, what cannot be. A
//! [`Block`] is a list of them under a header that names the root of the operations and of the state after them. A
//! [`Certificate`] shows that more than two thirds of the members decided a block, and an [`Agreement`] is the file that
//! proves all of it to somebody who has nothing but the genesis of the consortium.
//!
//! Every signature is one of a C2SP signed note; trees are hashed by RFC 6962.
//!
//! Architecture invariant: nothing here reads a clock, a file or a network, or draws a random number. Which engine finds
//! the agreement is not known here.

mod agreement;
mod block;
mod certificate;
mod genesis;
mod members;
mod operation;
mod receipt;
mod refusal;
mod registry;
mod signer;
mod state;
mod title;
mod watched;

pub use agreement::{AGREEMENT_BYTES_MAX, Agreed, Agreement, Flaw, HANDOVERS_MAX, Handover};
pub use block::{BLOCK_BYTES_MAX, Block, Fault, Header, OPERATIONS_MAX, path};
pub use certificate::{Certificate, ROUND_MAX, Subject, precommit};
pub use genesis::{BadGenesis, GENESIS_BYTES_MAX, Genesis};
pub use members::{LOGS_MAX, MEMBERS_MAX, Member, Members};
pub use operation::{Change, OPERATION_BYTES_MAX, Operation, Vote};
pub use refusal::Refusal;
pub use registry::{Delta, Registry};
pub use signer::{Checked, SEED_BYTES, Signatures, Signer, line};
pub use state::{Draft, Outcome, State};
pub use title::{Act, Role, Status, Title, id as title_id};
pub use watched::{CHECKPOINTS_KEPT_MAX, Fork, Watched};
