//! This module decides the score of a line and who carried it: boosted trees in a form of our own, whose
//! contributions sum to the score.

use serde::{Deserialize, Serialize};

use crate::catalogue::{SIGNAL_COUNT, SIGNALS, Vector};

/// A node of a tree: a question, or a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Number of the signal asked; [`Node::LEAF`] for a leaf.
    pub signal: u16,
    /// Below this goes left.
    pub split: f32,
    /// Node for less.
    pub left: u32,
    /// Node for more, and for equal.
    pub right: u32,
    /// Node for what is not known.
    pub missing: u32,
    /// Mean weight of the leaves below, weighed by the lines they were learned from.
    pub weight: f32,
    /// How much the lines weighed that came here when the tree was grown; 0 where nobody kept it. In a file they stand apart
    /// ([`Bundle`](crate::Bundle)).
    #[serde(skip)]
    pub cover: f32,
}

impl Node {
    /// The signal of a leaf.
    pub const LEAF: u16 = u16::MAX;
}

/// Why a model was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Learned from more signals than this version has.
    #[error("the model knows {found} signals and this version computes {SIGNAL_COUNT}; train it again")]
    Signals {
        /// Signals that it was learned from.
        found: usize,
    },
    /// A signal that this version does not compute, or that the model names twice.
    #[error("the model was learned from the signal `{found}` where this version computes `{expected}`; train it again")]
    Name {
        /// In the model.
        found: String,
        /// In this version, at the same place.
        expected: String,
    },
    /// A tree that does not end.
    #[error("tree node {node} names a node that is not below it: the model is broken")]
    Tree {
        /// Which.
        node: usize,
    },
    /// A table of ordinary lines that does not rise.
    #[error("the shares of ordinary lines do not rise in the model: it is broken")]
    Ordinary,
}

/// Trees, and how their sum becomes a probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Names of the signals it was learned from.
    pub signals: Vec<String>,
    /// Score of nobody in particular.
    pub base: f32,
    /// First nodes of the trees.
    pub roots: Vec<u32>,
    /// All nodes; each node's children come after it.
    pub nodes: Vec<Node>,
    /// What the sum means.
    pub link: Link,
}

/// What the sum of the trees means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// A logit; the probability is calibrated by these steps (score, probability), both rising.
    Logit(Vec<(f32, f32)>),
    /// The figure itself.
    Identity,
}

/// A score with who carried it.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Sum of base and contributions.
    pub sum: f32,
    /// What each signal added, in the order of the signals.
    pub contributions: [f32; SIGNAL_COUNT],
}

impl Model {
    /// Refuses what this version cannot use, and trees that do not end.
    ///
    /// # Errors
    /// Says what is wrong and what to do.
    pub fn check(&self) -> Result<(), ModelError> {
        if self.signals.len() != SIGNAL_COUNT {
            return Err(ModelError::Signals { found: self.signals.len() });
        }
        for (found, expected) in self.signals.iter().zip(SIGNALS.iter()) {
            if *found != expected.name {
                return Err(ModelError::Name { found: found.clone(), expected: expected.name.clone() });
            }
        }
        let count = self.nodes.len();
        if let Some(root) = self.roots.iter().find(|root| **root as usize >= count) {
            return Err(ModelError::Tree { node: *root as usize });
        }
        for (at, node) in self.nodes.iter().enumerate() {
            let is_below = |child: u32| (child as usize) > at && (child as usize) < count;
            let is_sound = node.signal == Node::LEAF
                || (usize::from(node.signal) < SIGNAL_COUNT && [node.left, node.right, node.missing].into_iter().all(is_below));
            if !is_sound || !node.weight.is_finite() {
                return Err(ModelError::Tree { node: at });
            }
        }
        Ok(())
    }

    /// The sum of the trees.
    pub fn sum(&self, vector: &Vector) -> f32 {
        self.base + self.roots.iter().map(|root| self.leaf(*root, vector).weight).sum::<f32>()
    }

    pub(crate) fn leaf(&self, root: u32, vector: &Vector) -> &Node {
        const NOTHING: &Node = &Node { signal: Node::LEAF, split: 0.0, left: 0, right: 0, missing: 0, weight: 0.0, cover: 0.0 };
        let mut node = self.nodes.get(root as usize).unwrap_or(NOTHING);
        while node.signal != Node::LEAF {
            node = self.nodes.get(next(node, vector) as usize).unwrap_or(NOTHING);
        }
        node
    }

    /// The sum, and what each signal added to it on the paths through the trees. What no path explains (the mean of
    /// each tree) is in the base, so that base and contributions sum to the score.
    pub fn explain(&self, vector: &Vector) -> Score {
        let mut score = Score { sum: self.base, contributions: [0.0; SIGNAL_COUNT] };
        for root in &self.roots {
            let Some(mut node) = self.nodes.get(*root as usize) else { continue };
            score.sum += node.weight;
            while node.signal != Node::LEAF {
                let Some(child) = self.nodes.get(next(node, vector) as usize) else { break };
                let added = child.weight - node.weight;
                if let Some(slot) = score.contributions.get_mut(usize::from(node.signal)) {
                    *slot += added;
                }
                score.sum += added;
                node = child;
            }
        }
        score
    }

    /// The score before any signal is known: base and the means of the trees.
    pub fn expected(&self) -> f32 {
        self.base + self.roots.iter().filter_map(|root| self.nodes.get(*root as usize)).map(|node| node.weight).sum::<f32>()
    }

    /// What a sum means: the calibrated probability, or the figure.
    pub fn meaning(&self, sum: f32) -> f32 {
        match &self.link {
            Link::Identity => sum,
            Link::Logit(steps) if steps.is_empty() => self.uncalibrated(sum),
            Link::Logit(steps) => between(steps, sum),
        }
    }

    /// What a sum means before it is calibrated.
    pub(crate) fn uncalibrated(&self, sum: f32) -> f32 {
        if matches!(self.link, Link::Identity) { sum } else { 1.0 / (1.0 + (-sum).exp()) }
    }

    /// Probability or figure of a line.
    pub fn predict(&self, vector: &Vector) -> f32 {
        self.meaning(self.sum(vector))
    }
}

pub(crate) fn next(node: &Node, vector: &Vector) -> u32 {
    match vector.get(usize::from(node.signal)) {
        Some(figure) if *figure < node.split => node.left,
        Some(figure) if !figure.is_nan() => node.right,
        _ => node.missing,
    }
}

/// The line through rising steps; flat beyond its ends.
fn between(steps: &[(f32, f32)], at: f32) -> f32 {
    let after = steps.partition_point(|step| step.0 <= at);
    match (after.checked_sub(1).and_then(|before| steps.get(before)), steps.get(after)) {
        (Some(before), Some(next)) if next.0 > before.0 => before.1 + (next.1 - before.1) * (at - before.0) / (next.0 - before.0),
        (Some(only), _) | (None, Some(only)) => only.1,
        (None, None) => f32::NAN,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn stump() -> Model {
        let leaf = |weight| Node { signal: Node::LEAF, split: 0.0, left: 0, right: 0, missing: 0, weight, cover: 1.0 };
        Model {
            signals: SIGNALS.iter().map(|signal| signal.name.clone()).collect(),
            base: -1.0,
            roots: vec![0],
            nodes: vec![
                Node { signal: 3, split: 0.5, left: 1, right: 2, missing: 1, weight: 0.25, cover: 2.0 },
                leaf(-0.5),
                leaf(1.0),
            ],
            link: Link::Logit(vec![(-2.0, 0.1), (0.0, 0.5)]),
        }
    }

    #[test]
    fn contributions_and_base_are_the_score() {
        let model = stump();
        assert_eq!(model.check(), Ok(()));
        let mut vector = [f32::NAN; SIGNAL_COUNT];
        vector[3] = 0.7;
        let score = model.explain(&vector);
        assert_eq!((score.sum, score.contributions[3], model.expected()), (0.0, 0.75, -0.75));
        assert_eq!((model.predict(&vector), model.meaning(-1.0)), (0.5, 0.3));
    }

    #[test]
    fn a_model_that_runs_in_circles_is_refused() {
        let mut model = stump();
        model.nodes[0].left = 0;
        assert_eq!(model.check(), Err(ModelError::Tree { node: 0 }));
        model.signals.pop();
        assert!(matches!(model.check(), Err(ModelError::Signals { .. })));
    }
}
