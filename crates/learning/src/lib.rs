//! What was found becomes a model: trees behind one trait, calibration, evaluation, and tables of the past.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

mod backtest;
mod bootstrap;
mod calibration;
mod evaluate;
mod found;
mod house;
mod ordinary;
mod past;
mod propensity;
mod retrain;
mod targeting;
mod trees;

pub use backtest::{Backtest, Moved, Point, Turn, backtest, learn};
pub use evaluate::{Evaluation, Leakage, evaluate, replay, sample};
pub use found::{ExaminationResult, findings, gains};
pub use house::{Case, Found, Replay};
pub use ordinary::{ORDINARY_MAX, Ordinary};
pub use past::{Columns, Figure, PastError, Row, read};
pub use propensity::{GROWN_WEIGHT_MAX, TRIED_WEIGHT_MAX, weight};
pub use retrain::{Counted, Curve, EXAMPLES_MAX, Past, Retrained, TRIED_SHARE, Tried};
pub use targeting::{Pick, Policy, Targeting, Why};
pub use trees::{Forust, Sample, Settings, Target, TrainError, Trainer};
