//! This module decides how little is known of a line: what is looked at on that ground is what nobody looked at before.

use crate::catalogue::{HIT_SIGNALS, Vector, position};

/// How little is known of a line, weighed by what it pays: its relations that nobody ever examined, times the logarithm of one
/// plus its charges.
pub fn unknown(vector: &Vector) -> f32 {
    let dark = HIT_SIGNALS.iter().filter(|at| vector.get(**at).is_some_and(|share| share.is_nan())).count() as f32;
    dark * position("charges").and_then(|at| vector.get(at)).copied().unwrap_or(0.0)
}
