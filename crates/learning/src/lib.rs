//! What was found becomes a model: trees behind one trait, calibration, evaluation, and tables of the past.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

mod backtest;
mod bootstrap;
mod calibration;
mod chance;
mod columns;
mod curve;
mod evaluate;
mod found;
mod house;
mod money;
mod ordinary;
mod past;
mod propensity;
mod retrain;
mod targeting;
mod trees;

pub use backtest::{Backtest, Moved, Turn, backtest, learn};
pub use columns::{Columns, Figure};
pub use curve::Point;
pub use evaluate::{Evaluation, Leakage, evaluate, replay, sample};
pub use found::{ExaminationResult, findings, gains};
pub use house::{Case, Found, Replay};
pub use money::Money;
pub use ordinary::{ORDINARY_MAX, Ordinary};
pub use past::{LEFT_OUT_MAX, PastError, Row, TOLD_MAX, Table, Wrong, WrongRow, read};
pub use propensity::{GROWN_WEIGHT_MAX, TRIED_WEIGHT_MAX, weight};
pub use retrain::{Counted, Curve, EXAMPLES_MAX, Past, Retrained, TRIED_SHARE, Tried};
pub use targeting::{Exploration, Pick, Policy, Targeting, Why};
pub use trees::{Forust, Sample, Settings, Target, TrainError, Trainer};
