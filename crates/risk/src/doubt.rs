//! This module decides how unsure a model is of a line.

use crate::catalogue::Vector;
use crate::model::Model;

/// Models stopped early that are asked how unsure a prediction is.
const COMMITTEE: usize = 10;

impl Model {
    /// How unsure the trees are of a line: the standard deviation of what it is predicted as they come to their last half. Each
    /// model that boosting stopped earlier would have been, is one of a committee that costs nothing (Malinin, Prokhorenkova and
    /// Ustimenko 2021, "Uncertainty in Gradient Boosting via Ensembles", section 3.2, virtual ensembles). A probability is taken
    /// as the trees give it: its calibration is flat beyond its first and last step, and would hide what differs there (docs/risk.md
    /// has the figures). 0 when there are too few trees to differ.
    pub fn doubt(&self, vector: &Vector) -> f32 {
        let (half, count) = (self.roots.len() / 2, self.roots.len());
        let every = ((count - half) / COMMITTEE).max(1);
        let mut sum = self.base;
        let (mut members, mut mean, mut squares) = (0.0, 0.0, 0.0);
        for (tree, root) in self.roots.iter().enumerate() {
            sum += self.leaf(*root, vector).weight;
            let left = count - 1 - tree;
            if tree >= half && left.is_multiple_of(every) {
                // Welford: no difference of large numbers.
                members += 1.0;
                let told = self.uncalibrated(sum);
                let apart = told - mean;
                mean += apart / members;
                squares += apart * (told - mean);
            }
        }
        if members > 1.0 { (squares / members).sqrt() } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::SIGNAL_COUNT;
    use crate::model::Link;
    use crate::model::tests::stump;

    #[test]
    fn doubt_is_how_far_models_that_stopped_earlier_are_apart() {
        let mut model = stump();
        let mut vector = [f32::NAN; SIGNAL_COUNT];
        vector[3] = 0.7;
        assert_eq!(model.doubt(&vector), 0.0, "one tree agrees with itself");
        model.roots = vec![0; 4];
        model.link = Link::Identity;
        // After three trees 2, after four 3.
        assert_eq!(model.doubt(&vector), 0.5);
        model.link = Link::Logit(vec![(0.0, 0.5), (2.0, 0.9)]);
        // Half of the logistic of 3 less that of 2, beyond the last step too.
        assert!((model.doubt(&vector) - 0.035_888).abs() < 1e-6, "{}", model.doubt(&vector));
    }
}
