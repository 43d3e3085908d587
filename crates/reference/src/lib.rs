//! Packs: one jurisdiction's law as plain tables, compiled once into an immutable [`Edition`] that
//! knows its own hash and answers by date.
//!
//! Architecture invariant: nothing here reads a file or a clock; a pack comes in as texts by name.

pub mod calendar;
pub mod compile;
mod edition;
pub mod expression;
pub mod life;
mod listing;
mod lookup;
mod origin_rule;
mod packed;
mod rows;
mod sheet;

pub use compile::{CompileError, Problem, compile};
pub use edition::{Edition, EditionError, Hash};
pub use expression::{Expression, Limit, Part, Term, Unit};
pub use listing::{Change, Listing, diff};
pub use origin_rule::{Goods, Level, Method, OriginCondition, OriginRule, OriginRuleError};
pub use packed::{Day, Figure};
pub use rows::*;
pub use sheet::{row_line, separator};
