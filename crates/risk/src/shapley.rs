//! This module decides what each signal is worth in a score by Shapley's rule: what it adds on average over all orders in which
//! signals could become known. Exact for trees (Lundberg et al. 2018, "Consistent Individualized Feature Attribution for Tree
//! Ensembles", algorithm 2, whose two steps `extend` and `unwind` are taken here once a leaf). A signal that is not known yet
//! goes all ways at once, each as often as the lines that the tree was grown on did. It costs many times what the contributions
//! along the path do ([`Model::explain`]), so it is made for cases that somebody opens.

use crate::catalogue::{SIGNAL_COUNT, Vector};
use crate::model::{Model, Node, next};

/// Levels of a tree that is explained; ours are grown to ten.
const LEVELS_MAX: usize = 64;

/// A score and what each signal is worth in it; they sum to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shapley {
    /// What the score is on average while no signal is known.
    pub expected: f64,
    /// What each signal adds to that, in the order of the signals.
    pub values: [f64; SIGNAL_COUNT],
}

/// Why a model has no Shapley values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShapleyError {
    /// Trained before covers were kept.
    #[error("the model does not say how many lines went which way, so it has no Shapley values: train it again")]
    NoCovers,
    /// No tree of ours.
    #[error("a tree of the model has more than {LEVELS_MAX} levels or comes twice to the same node: train it again")]
    Form,
}

impl Shapley {
    /// The score.
    pub fn sum(&self) -> f64 {
        self.expected + self.values.iter().sum::<f64>()
    }
}

/// A signal that was asked on the way to a node.
#[derive(Debug, Clone, Copy)]
struct Asked {
    signal: u16,
    /// 1 where the line goes this way, 0 where it does not.
    known: f64,
    /// Share of the lines that went this way.
    unknown: f64,
}

impl Model {
    /// What each signal is worth in the score of a line.
    ///
    /// # Errors
    /// The model was trained before covers were kept, or is none of ours.
    pub fn shapley(&self, vector: &Vector) -> Result<Shapley, ShapleyError> {
        let told = Shapley { expected: f64::from(self.base), values: [0.0; SIGNAL_COUNT] };
        let mut walk = Walk { model: self, vector, path: Vec::new(), ways: Vec::new(), nodes_left: self.nodes.len(), told };
        for root in &self.roots {
            walk.go(*root, LEVELS_MAX)?;
        }
        Ok(walk.told)
    }
}

struct Walk<'a> {
    model: &'a Model,
    vector: &'a Vector,
    /// Each signal once, however often it is asked.
    path: Vec<Asked>,
    /// By the number of signals that are known: how the line comes here, over all orders.
    ways: Vec<f64>,
    /// INVARIANT: a tree comes to each node once, so that a walk ends however a model was made.
    nodes_left: usize,
    told: Shapley,
}

impl Walk<'_> {
    fn go(&mut self, at: u32, levels_left: usize) -> Result<(), ShapleyError> {
        let node = self.model.nodes.get(at as usize).ok_or(ShapleyError::Form)?;
        self.nodes_left = self.nodes_left.checked_sub(1).ok_or(ShapleyError::Form)?;
        if node.signal == Node::LEAF {
            self.end(f64::from(node.weight));
            return Ok(());
        }
        let levels_left = levels_left.checked_sub(1).ok_or(ShapleyError::Form)?;
        let taken = next(node, self.vector);
        let cover = |child: u32| self.model.nodes.get(child as usize).map_or(0.0, |child| f64::from(child.cover));
        let children = children(node);
        let whole: f64 = children.iter().flatten().map(|child| cover(*child)).sum();
        // Also what is no number.
        if !(whole > 0.0 && whole.is_finite()) {
            return Err(ShapleyError::NoCovers);
        }
        for child in children.into_iter().flatten() {
            let (known, unknown) = (f64::from(u8::from(child == taken)), cover(child) / whole);
            match self.path.iter().position(|asked| asked.signal == node.signal) {
                Some(place) => {
                    let before = self.path[place];
                    self.path[place] = Asked { known: before.known * known, unknown: before.unknown * unknown, ..before };
                    self.go(child, levels_left)?;
                    self.path[place] = before;
                }
                None => {
                    self.path.push(Asked { signal: node.signal, known, unknown });
                    self.go(child, levels_left)?;
                    self.path.pop();
                }
            }
        }
        Ok(())
    }

    /// Adds what each signal on the path does for a leaf.
    fn end(&mut self, weight: f64) {
        // Nobody comes here, whatever is known.
        if self.path.iter().any(|asked| asked.known == 0.0 && asked.unknown == 0.0) {
            return;
        }
        self.told.expected += weight * self.path.iter().map(|asked| asked.unknown).product::<f64>();
        self.ways.clear();
        self.ways.push(1.0);
        for asked in &self.path {
            extend(&mut self.ways, asked);
        }
        for asked in &self.path {
            if let Some(value) = self.told.values.get_mut(usize::from(asked.signal)) {
                *value += unwound(&self.ways, asked) * (asked.known - asked.unknown) * weight;
            }
        }
    }
}

/// The nodes below, each once.
fn children(node: &Node) -> [Option<u32>; 3] {
    let Node { left, right, missing, .. } = *node;
    [Some(left), (right != left).then_some(right), (missing != left && missing != right).then_some(missing)]
}

/// One signal more may be known.
fn extend(ways: &mut Vec<f64>, asked: &Asked) {
    let before = ways.len();
    let all = (before + 1) as f64;
    ways.push(0.0);
    for at in (0..before).rev() {
        ways[at + 1] += asked.known * ways[at] * (at + 1) as f64 / all;
        ways[at] *= asked.unknown * (before - at) as f64 / all;
    }
}

/// The sum of the ways without one of the signals that they were extended by.
fn unwound(ways: &[f64], asked: &Asked) -> f64 {
    let last = ways.len() - 1;
    let all = ways.len() as f64;
    let (mut sum, mut passed) = (0.0, ways[last]);
    for at in (0..last).rev() {
        let rest = (last - at) as f64 / all;
        if asked.known > 0.0 {
            let one = passed * all / ((at + 1) as f64 * asked.known);
            sum += one;
            passed = ways[at] - one * asked.unknown * rest;
        } else {
            sum += ways[at] / (asked.unknown * rest);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::SIGNALS;
    use crate::model::Link;

    /// Signals that trees of these tests may ask; all others have no say.
    const ASKED: usize = 4;

    /// A tree before it is laid out: question (signal, split, way of the unknown), or leaf (weight, cover).
    #[derive(Debug, Clone)]
    enum Plan {
        Leaf(f32, f32),
        Asks(u16, f32, Box<[Plan; 2]>, Option<Box<Plan>>),
    }

    fn plan() -> impl Strategy<Value = Plan> {
        let leaf = (-2.0_f32..2.0, 0.5_f32..20.0).prop_map(|(weight, cover)| Plan::Leaf(weight, cover));
        leaf.prop_recursive(4, 24, 3, |below| {
            let two = (below.clone(), below.clone()).prop_map(|(left, right)| Box::new([left, right]));
            let third = proptest::option::of(below.prop_map(Box::new));
            (0..ASKED as u16, -1.0_f32..1.0, two, third)
                .prop_map(|(signal, split, two, third)| Plan::Asks(signal, split, two, third))
        })
    }

    /// Lays a tree out; gives its place. Without a third way, what is unknown goes right.
    fn lay(nodes: &mut Vec<Node>, plan: &Plan) -> u32 {
        let place = nodes.len();
        let leaf = Node { signal: Node::LEAF, split: 0.0, left: 0, right: 0, missing: 0, weight: 0.0, cover: 0.0 };
        nodes.push(leaf);
        nodes[place] = match plan {
            Plan::Leaf(weight, cover) => Node { weight: *weight, cover: *cover, ..leaf },
            Plan::Asks(signal, split, two, third) => {
                let (left, right) = (lay(nodes, &two[0]), lay(nodes, &two[1]));
                let missing = third.as_ref().map_or(right, |third| lay(nodes, third));
                let node = Node { signal: *signal, split: *split, left, right, missing, ..leaf };
                let cover = children(&node).iter().flatten().map(|child| nodes[*child as usize].cover).sum();
                Node { cover, ..node }
            }
        };
        place as u32
    }

    fn model(plans: &[Plan]) -> Model {
        let mut nodes = Vec::new();
        let roots = plans.iter().map(|plan| lay(&mut nodes, plan)).collect();
        let signals = SIGNALS.iter().map(|signal| signal.name.clone()).collect();
        Model { signals, base: 0.25, roots, nodes, link: Link::Identity }
    }

    /// What is expected where only some signals are known.
    fn expected(model: &Model, at: u32, vector: &Vector, known: u32) -> f64 {
        let node = &model.nodes[at as usize];
        if node.signal == Node::LEAF {
            return f64::from(node.weight);
        }
        if known >> node.signal & 1 == 1 {
            return expected(model, next(node, vector), vector, known);
        }
        let cover = |child: u32| f64::from(model.nodes[child as usize].cover);
        let whole: f64 = children(node).iter().flatten().map(|child| cover(*child)).sum();
        children(node).iter().flatten().map(|child| cover(*child) / whole * expected(model, *child, vector, known)).sum()
    }

    /// Shapley's formula over all sets of signals.
    fn by_definition(model: &Model, vector: &Vector, signal: usize) -> f64 {
        let factorial = |number: u32| (1..=number).map(f64::from).product::<f64>();
        let all = |known: u32| model.roots.iter().map(|root| expected(model, *root, vector, known)).sum::<f64>();
        (0_u32..1 << ASKED)
            .filter(|known| known >> signal & 1 == 0)
            .map(|known| {
                let (size, count) = (known.count_ones(), ASKED as u32);
                factorial(size) * factorial(count - size - 1) / factorial(count) * (all(known | 1 << signal) - all(known))
            })
            .sum()
    }

    proptest! {
        #[test]
        fn values_are_those_of_the_definition_and_sum_to_the_score(
            plans in proptest::collection::vec(plan(), 1..4),
            line in proptest::collection::vec(proptest::option::weighted(0.8, -1.0_f32..1.0), ASKED),
        ) {
            let model = model(&plans);
            prop_assert_eq!(model.check(), Ok(()));
            let mut vector = [f32::NAN; SIGNAL_COUNT];
            for (slot, known) in vector.iter_mut().zip(line) {
                *slot = known.unwrap_or(f32::NAN);
            }
            let told = model.shapley(&vector).unwrap();
            for signal in 0..ASKED {
                let by_definition = by_definition(&model, &vector, signal);
                prop_assert!((told.values[signal] - by_definition).abs() < 1e-9, "{}: {} {}", signal, told.values[signal], by_definition);
            }
            prop_assert!((told.sum() - f64::from(model.sum(&vector))).abs() < 1e-5, "{} {}", told.sum(), model.sum(&vector));
            let whole = 0.25 + model.roots.iter().map(|root| expected(&model, *root, &vector, 0)).sum::<f64>();
            prop_assert!((told.expected - whole).abs() < 1e-9);
            for (at, value) in told.values.iter().enumerate() {
                let is_asked = model.nodes.iter().any(|node| usize::from(node.signal) == at);
                prop_assert!(is_asked || *value == 0.0, "nobody asks signal {}", at);
            }
        }
    }

    #[test]
    fn a_model_without_covers_and_what_is_no_tree_say_so() {
        let leaf = || Plan::Leaf(1.0, 4.0);
        let mut without = model(&[Plan::Asks(1, 0.0, Box::new([leaf(), leaf()]), None)]);
        without.nodes.iter_mut().for_each(|node| node.cover = 0.0);
        let vector = [0.5; SIGNAL_COUNT];
        assert_eq!(without.shapley(&vector), Err(ShapleyError::NoCovers));
        assert!(without.sum(&vector).is_finite(), "it scores all the same");
        let chain = (0..=LEVELS_MAX).fold(leaf(), |below, _| Plan::Asks(1, 0.0, Box::new([below, leaf()]), None));
        assert_eq!(model(&[chain]).shapley(&vector), Err(ShapleyError::Form));
        // Each node's children are the next two: few nodes, and paths without end.
        let mut woven = model(&[leaf()]);
        let node =
            |at: u32| Node { signal: 1, split: 0.0, left: at + 1, right: at + 2, missing: at + 2, weight: 0.0, cover: 1.0 };
        woven.nodes = (0..60).map(node).chain([woven.nodes[0]; 2]).collect();
        assert_eq!((woven.check(), woven.shapley(&vector)), (Ok(()), Err(ShapleyError::Form)));
    }
}
