//! This module decides how `tongguan risk explain` tells a score: each signal with what it is worth by Shapley's rule and what it
//! added on the paths through the trees.

use std::fmt::Write as _;

use risk::{Champion, Outlook, SIGNALS, Score, Shapley, ShapleyError, Vector};
use serde_json::{Value, json};

pub struct Explained {
    vector: Vector,
    outlook: Outlook,
    expected: f32,
    path: Score,
    shapley: Result<Shapley, ShapleyError>,
    /// Places of the signals that have a say, what does most first.
    order: Vec<usize>,
}

impl Explained {
    pub fn of(champion: &Champion, vector: &Vector) -> Self {
        let (outlook, path) = champion.explain(vector);
        let shapley = champion.probability.shapley(vector);
        let does = |at: usize| {
            let (added, worth) = (f64::from(path.contributions[at]), shapley.as_ref().map_or(0.0, |told| told.values[at]));
            if shapley.is_ok() { (worth.abs(), added.abs()) } else { (added.abs(), 0.0) }
        };
        let mut order: Vec<usize> = (0..path.contributions.len()).filter(|at| does(*at) != (0.0, 0.0)).collect();
        order.sort_by(|left, right| does(*right).partial_cmp(&does(*left)).unwrap_or(std::cmp::Ordering::Equal));
        Self { vector: *vector, outlook, expected: champion.probability.expected(), path, shapley, order }
    }

    pub fn json(&self) -> Value {
        let worth = |at: usize| self.shapley.as_ref().ok().map(|told| told.values[at]);
        let reason = |at: &usize| {
            let signal = &SIGNALS[*at];
            let text = json!({ "en": signal.en, "zh": signal.zh });
            json!({ "signal": signal.name, "text": text, "unit": signal.unit, "value": self.vector[*at],
                "added": self.path.contributions[*at], "shapley": worth(*at) })
        };
        json!({ "probability": self.outlook.probability, "critical": self.outlook.critical, "revenue": self.outlook.revenue,
            "expected": self.expected, "score": self.path.sum,
            "shapley_expected": self.shapley.as_ref().ok().map(|told| told.expected),
            "no_shapley": self.shapley.as_ref().err().map(ToString::to_string),
            "reasons": self.order.iter().map(reason).collect::<Vec<_>>() })
    }

    pub fn told(&self) -> String {
        let outlook = &self.outlook;
        let mut told = format!(
            "probability {:.4}, expected revenue {:.2}, safety {:.4}\n",
            outlook.probability, outlook.revenue, outlook.critical
        );
        // Writing to a text cannot fail.
        let mut line = |shapley: String, path: String, text: String| _ = writeln!(told, "  {shapley:>8}  {path:>8}  {text}");
        let shapley = self.shapley.as_ref();
        let worth = |of: &dyn Fn(&Shapley) -> String| shapley.map_or_else(|_| "–".to_owned(), of);
        line("Shapley".to_owned(), "path".to_owned(), "signal: value".to_owned());
        let before = worth(&|told| format!("{:.3}", told.expected));
        line(before, format!("{:.3}", self.expected), "before anything is known".to_owned());
        for at in &self.order {
            let (signal, value) = (&SIGNALS[*at], self.vector[*at]);
            let value = if value.is_nan() { "unknown".to_owned() } else { format!("{value:.2} {}", signal.unit) };
            let worth = worth(&|told| format!("{:+.3}", told.values[*at]));
            line(worth, format!("{:+.3}", self.path.contributions[*at]), format!("{} ({}): {value}", signal.en, signal.zh));
        }
        let sum = worth(&|told| format!("{:.3}", told.sum()));
        line(sum, format!("{:.3}", self.path.sum), "score (logit)".to_owned());
        if let Err(error) = shapley {
            _ = write!(told, "{error}");
        }
        told.trim_end().to_owned()
    }
}
