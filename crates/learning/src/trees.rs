//! This module decides how a model is learned: gradient-boosted trees by `forust`, turned into our own form.

use forust_ml::constraints::{Constraint, ConstraintMap};
use forust_ml::data::Matrix;
use forust_ml::gradientbooster::{GradientBooster, GrowPolicy};
use forust_ml::objective::ObjectiveType;
use forust_ml::sampler::SampleMethod;
use forust_ml::tree::Tree;
use risk::{Link, Model, Node, SIGNAL_COUNT, SIGNALS, Vector};

use crate::calibration;

/// What a model is learned from.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Signals of the lines where somebody looked.
    pub vectors: Vec<Vector>,
    /// What was found: 0 or 1 for a probability, a figure otherwise.
    pub truth: Vec<f32>,
    /// How many lines each stands for: one over the probability with which it was looked at.
    pub weights: Vec<f32>,
}

/// What the model predicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A calibrated probability.
    Probability,
    /// A probability as the trees give it: for what is too rare to be calibrated.
    Rare,
    /// A figure.
    Figure,
}

/// How trees are grown.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Trees at most.
    pub trees: usize,
    /// Leaves of a tree at most.
    pub leaves: usize,
    /// Share of each tree's advice that is taken.
    pub rate: f32,
    /// Share of signals that a tree may ask.
    pub signals: f64,
    /// Share of lines that a tree is grown on.
    pub lines: f32,
    /// Smallest sum of second derivatives in a leaf.
    pub leaf_weight: f32,
    /// Signals that may only raise the score.
    pub rising: Vec<&'static str>,
    /// Seed of the sampling.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { trees: 120, leaves: 15, rate: 0.06, signals: 0.5, lines: 0.8, leaf_weight: 3.0, rising: Vec::new(), seed: 1 }
    }
}

/// Why nothing could be learned.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// Too few lines.
    #[error("{rows} examined lines, of which {hits} irregular: at least {least} of each kind are needed to learn from")]
    TooFew {
        /// Lines.
        rows: usize,
        /// Irregular ones.
        hits: usize,
        /// Needed.
        least: usize,
    },
    /// The library refused.
    #[error("trees could not be grown: {0}")]
    Trees(String),
}

/// Lines of each kind that are needed.
pub const LEAST: usize = 10;

/// Whoever can turn a sample into a model.
pub trait Trainer {
    /// Learns a model.
    ///
    /// # Errors
    /// When there is too little to learn from.
    fn train(&self, sample: &Sample, target: Target) -> Result<Model, TrainError>;
}

/// Gradient-boosted trees by `forust`.
#[derive(Debug, Clone, Default)]
pub struct Forust {
    /// How trees are grown.
    pub settings: Settings,
}

impl Trainer for Forust {
    fn train(&self, sample: &Sample, target: Target) -> Result<Model, TrainError> {
        let rows = sample.vectors.len();
        if target != Target::Figure {
            let hits = sample.truth.iter().filter(|truth| **truth > 0.5).count();
            if hits < LEAST || rows - hits < LEAST {
                return Err(TrainError::TooFew { rows, hits, least: LEAST });
            }
        } else if rows < LEAST {
            return Err(TrainError::TooFew { rows, hits: rows, least: LEAST });
        }
        let mut model = self.grow(sample, target)?;
        if target == Target::Probability {
            // Calibrated on lines that the calibrated trees did not see: a fifth of them, by turns.
            let steps = calibration::cross_fitted(sample, |part| self.grow(part, target))?;
            model.link = Link::Logit(steps);
        }
        Ok(model)
    }
}

impl Forust {
    fn grow(&self, sample: &Sample, target: Target) -> Result<Model, TrainError> {
        let rows = sample.vectors.len();
        let settings = &self.settings;
        let mut columns = Vec::with_capacity(rows * SIGNAL_COUNT);
        for signal in 0..SIGNAL_COUNT {
            columns.extend(sample.vectors.iter().map(|vector| f64::from(vector[signal])));
        }
        let data = Matrix::new(&columns, rows, SIGNAL_COUNT);
        let truth: Vec<f64> = sample.truth.iter().map(|truth| f64::from(*truth)).collect();
        let weights: Vec<f64> = sample.weights.iter().map(|weight| f64::from(*weight)).collect();
        let objective = if target == Target::Figure { ObjectiveType::SquaredLoss } else { ObjectiveType::LogLoss };
        let rising = SIGNALS.iter().enumerate().filter(|(_, signal)| settings.rising.contains(&signal.name.as_str()));
        let constraints: ConstraintMap = rising.map(|(number, _)| (number, Constraint::Positive)).collect();
        let mut booster = GradientBooster::default()
            .set_objective_type(objective)
            .set_iterations(settings.trees)
            .set_learning_rate(settings.rate)
            .set_max_depth(DEPTH)
            .set_max_leaves(settings.leaves)
            .set_l2(1.0)
            .set_min_leaf_weight(settings.leaf_weight)
            .set_colsample_bytree(settings.signals)
            .set_subsample(settings.lines)
            .set_sample_method(SampleMethod::Random)
            .set_nbins(BINS)
            .set_parallel(false)
            .set_monotone_constraints((!constraints.is_empty()).then_some(constraints))
            .set_seed(settings.seed);
        booster.grow_policy = GrowPolicy::LossGuide;
        booster.initialize_base_score = true;
        booster.fit(&data, &truth, &weights, None).map_err(|error| TrainError::Trees(error.to_string()))?;
        let rising: Vec<u16> = SIGNALS
            .iter()
            .zip(0_u16..)
            .filter(|(signal, _)| settings.rising.contains(&signal.name.as_str()))
            .map(|(_, number)| number)
            .collect();
        Ok(compact(&booster, &rising))
    }
}

/// Levels of a tree at most.
const DEPTH: usize = 10;
/// Bins of a signal.
const BINS: u16 = 128;

fn compact(booster: &GradientBooster, rising: &[u16]) -> Model {
    let mut model = Model {
        signals: SIGNALS.iter().map(|signal| signal.name.clone()).collect(),
        base: booster.base_score as f32,
        roots: Vec::with_capacity(booster.trees.len()),
        nodes: Vec::new(),
        link: match booster.objective_type {
            ObjectiveType::LogLoss => Link::Logit(Vec::new()),
            ObjectiveType::SquaredLoss => Link::Identity,
        },
    };
    for tree in &booster.trees {
        model.roots.push(model.nodes.len() as u32);
        let root = add(&mut model.nodes, tree, 0);
        if !rising.is_empty() {
            hold_rising(&mut model.nodes, root, rising, (f32::NEG_INFINITY, f32::INFINITY));
        }
    }
    model
}

/// Holds leaves within what the splits above them on rising signals allow: the library grows by the constraint, but
/// lets a later split on another signal cross it.
fn hold_rising(nodes: &mut [Node], at: u32, rising: &[u16], within: (f32, f32)) {
    let Some(node) = nodes.get(at as usize).copied() else { return };
    if node.signal == Node::LEAF {
        nodes[at as usize].weight = node.weight.clamp(within.0, within.1);
        return;
    }
    let mean = |child: u32| nodes.get(child as usize).map_or(0.0, |child| child.weight);
    let (mut left, mut right) = (within, within);
    if rising.contains(&node.signal) {
        let middle = (f32::midpoint(mean(node.left), mean(node.right))).clamp(within.0, within.1);
        (left.1, right.0) = (middle, middle);
    }
    hold_rising(nodes, node.left, rising, left);
    hold_rising(nodes, node.right, rising, right);
    nodes[at as usize].weight = mean_of(nodes, node.left, node.right);
}

/// Adds a node and all below it; gives its place. Its cover is the sum of second derivatives of the lines that came there, by
/// which the library weighs them too.
fn add(nodes: &mut Vec<Node>, tree: &Tree, number: usize) -> u32 {
    let place = nodes.len();
    let Some(node) = tree.nodes.get(number) else { return place as u32 };
    let (weight, cover) = (node.weight_value, node.hessian_sum);
    nodes.push(Node { signal: Node::LEAF, split: 0.0, left: 0, right: 0, missing: 0, weight, cover });
    if node.is_leaf {
        return place as u32;
    }
    let left = add(nodes, tree, node.left_child);
    let right = add(nodes, tree, node.right_child);
    let missing = if node.missing_node == node.left_child { left } else { right };
    let cover = [left, right].into_iter().filter_map(|child| nodes.get(child as usize)).map(|child| child.cover).sum();
    let weight = mean_of(nodes, left, right);
    nodes[place] =
        Node { signal: node.split_feature as u16, split: node.split_value as f32, left, right, missing, weight, cover };
    place as u32
}

/// The mean weight of two nodes by what came there.
fn mean_of(nodes: &[Node], left: u32, right: u32) -> f32 {
    let of = |child: u32| nodes.get(child as usize).map_or((0.0, 0.0), |node| (f64::from(node.weight), f64::from(node.cover)));
    let ((left, left_cover), (right, right_cover)) = (of(left), of(right));
    ((left * left_cover + right * right_cover) / (left_cover + right_cover).max(f64::MIN_POSITIVE)) as f32
}
