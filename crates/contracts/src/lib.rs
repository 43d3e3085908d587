//! Agreements that their parties execute: written as data, run as a pure function, recomputed by anybody.
//!
//! A [`Form`] says who the parties are, which facts it listens to, and its clauses: when what is known is so, then these
//! acts follow. An [`Agreement`] is a form with parties, terms and a time; its hash is what the parties sign. Compiled it
//! is a [`Contract`], and [`step`] takes it from one [`State`] to the next with a fact that a party signed. Each step
//! leaves an [`Execution`], by which any party that has the same inputs finds the same result, or names the first step and
//! field that differ ([`recompute`]).
//!
//! Nothing of an agreement need be shown to others: what goes into a log is the salted commitment of an execution.
//!
//! Architecture invariant: nothing here reads a clock, a file or a network, or draws a random number; and no act does
//! anything by itself. Whoever runs a contract carries its acts out, by the same ways as anybody else.

mod agreement;
mod bundle;
mod compile;
mod contract;
mod duty;
mod execution;
mod fact;
mod form;
mod kind;
mod recompute;
mod refusal;
mod render;
mod scenario;
mod shipped;
mod state;
mod step;

pub use agreement::{AGREEMENT_BYTES_MAX, Agreement, Party, SALT_BYTES, Unreadable};
pub use bundle::{BUNDLE_BYTES_MAX, Bundle, Handed, NotABundle};
pub use contract::{CLAUSES_MAX, Contract};
pub use duty::{DOCUMENT_BYTES_MAX, Inputs, Nothing};
pub use execution::{Act, Execution, Reason, commitment};
pub use fact::{FACT_BYTES_MAX, Fact};
pub use form::{ActForm, Clause, Form, Listen, Role, Schedule, ScheduleStep, Tally, TermForm};
pub use kind::{KINDS, Kind, Member};
pub use recompute::{Verdict, recompute};
pub use refusal::Refusal;
pub use render::{Rendering, Section, render, said};
pub use scenario::{SCENARIO_FACTS_MAX, Scenario, Stated, Tried, signer};
pub use shipped::shipped;
pub use state::{FACTS_MAX, Known, State, Turn};
pub use step::{Step, run, step};
