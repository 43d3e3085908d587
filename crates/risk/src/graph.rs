//! This module decides what a graph of relations is: whom each node is tied to and how strongly. Ties go both ways.

/// A tie between two nodes and its weight.
pub type Tie = (u32, u32, f64);

/// Ties by node, each with whom and how strongly; in the order of the nodes.
#[derive(Debug, Clone)]
pub(crate) struct Graph {
    starts: Vec<usize>,
    ties: Vec<(u32, f64)>,
}

impl Graph {
    /// A graph of the nodes below `nodes`. What says nothing is left out: a tie to a node that is not there or to itself, and a
    /// weight that is not a positive finite number. Ties between the same two are added up, in an order of their own, so that
    /// the order in which they are given does not matter.
    pub(crate) fn new(nodes: u32, ties: &[Tie]) -> Self {
        let says = |(from, to, weight): &&Tie| from != to && *from.max(to) < nodes && *weight > 0.0 && weight.is_finite();
        let both = |(from, to, weight): &Tie| [(*from, *to, *weight), (*to, *from, *weight)];
        Self::sorted(nodes, ties.iter().filter(says).flat_map(both).collect())
    }

    /// A graph of directed ties, each of which stands for itself.
    pub(crate) fn sorted(nodes: u32, mut ties: Vec<Tie>) -> Self {
        ties.sort_by(|left, right| (left.0, left.1).cmp(&(right.0, right.1)).then(left.2.total_cmp(&right.2)));
        let mut graph = Self { starts: vec![0; nodes as usize + 1], ties: Vec::with_capacity(ties.len()) };
        for alike in ties.chunk_by(|left, right| (left.0, left.1) == (right.0, right.1)) {
            let (from, to, _) = alike[0];
            graph.ties.push((to, alike.iter().map(|tie| tie.2).sum()));
            graph.starts[from as usize + 1] = graph.ties.len();
        }
        for node in 1..graph.starts.len() {
            graph.starts[node] = graph.starts[node].max(graph.starts[node - 1]);
        }
        graph
    }

    /// How many nodes there are.
    pub(crate) fn nodes(&self) -> u32 {
        (self.starts.len() - 1) as u32
    }

    /// Whom a node is tied to, and how strongly.
    pub(crate) fn of(&self, node: u32) -> &[(u32, f64)] {
        &self.ties[self.starts[node as usize]..self.starts[node as usize + 1]]
    }

    /// The sum of a node's ties.
    pub(crate) fn strength(&self, node: u32) -> f64 {
        self.of(node).iter().map(|tie| tie.1).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_added_up_both_ways_and_what_says_nothing_is_left_out() {
        let graph =
            Graph::new(4, &[(0, 1, 1.0), (1, 0, 2.0), (1, 1, 9.0), (2, 1, f64::NAN), (2, 1, -1.0), (0, 4, 1.0), (0, 2, 0.0)]);
        assert_eq!((graph.of(0), graph.of(1)), (&[(1, 3.0)][..], &[(0, 3.0)][..]));
        assert!(graph.of(2).is_empty() && graph.of(3).is_empty() && graph.strength(3) == 0.0 && graph.nodes() == 4);
        assert_eq!(Graph::new(0, &[(0, 0, 1.0)]).nodes(), 0);
    }
}
