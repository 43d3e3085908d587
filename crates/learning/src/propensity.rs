//! This module decides how much an examined line counts when a model is learned: whoever is examined was chosen, so the
//! examined are not like the declared. A line that chance alone sent to examination stands for all those like it that
//! chance passed by: for one over its probability of being examined. A line that the score, a profile or a finding sent
//! there would have been sent there anyway, and stands for itself (Horvitz and Thompson 1952).

/// Lines that one may stand for at most where models are grown: one, so none is corrected for. In the generated country the
/// correction costs: it takes weight from where the score looks and gives it to a few lines by chance (see docs/risk.md for
/// the figures of 1, 3 and 10).
pub const GROWN_WEIGHT_MAX: f32 = 1.0;

/// The same where models are tried: there a few must speak for all that nobody looked at, or a model would be judged by the
/// champion's choice alone. Without a limit a single find could carry the figures: the variance of such weights grows with
/// the square of the largest.
pub const TRIED_WEIGHT_MAX: f32 = 10.0;

/// How many lines one stands for that was examined with a probability: one over it, at most `most`.
///
/// ```
/// use learning::weight;
///
/// assert_eq!(weight(1.0, 10.0), 1.0);
/// assert_eq!(weight(0.25, 10.0), 4.0);
/// assert_eq!(weight(0.0, 10.0), 10.0);
/// assert_eq!(weight(f32::NAN, 10.0), 1.0, "what is not known is not corrected");
/// ```
pub fn weight(probability: f32, most: f32) -> f32 {
    if probability.is_nan() { 1.0 } else { probability.clamp(0.0, 1.0).recip().clamp(1.0, most.max(1.0)) }
}
