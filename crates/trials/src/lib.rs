//! Selectors compared in the generated country: day by day, within a capacity, each seeing only what it looked at.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

mod report;
mod rival;
mod selector;
mod trial;

pub use report::{Comparison, Mean, Run, Summary, compare};
pub use rival::{Python, RivalError};
pub use selector::{Chance, Oracle, Ours, Rules, Selector};
pub use trial::{Outcome, Trial, run};
