//! This module decides which nodes of a graph belong together: communities by modularity (Louvain: Blondel et al. 2008, with the
//! queue of Traag, Waltman and van Eck 2019, and their guarantee that a community is connected). The same graph gives the same
//! communities.

use std::collections::{BTreeMap, VecDeque};

use crate::graph::{Graph, Tie};

/// Times that communities are joined to larger ones; each at least halves most graphs.
const LEVELS_MAX: usize = 32;
/// Times that each node is asked on average where it belongs, before a level ends as it stands.
const VISITS_MAX: usize = 64;
/// The smallest gain, as a part of all ties, that a node moves for: less is rounding.
const GAIN_MIN: f64 = 1e-12;

/// Which nodes belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The number of each node's community, from 0 in the order of their first nodes.
    pub of: Vec<u32>,
    /// How many there are.
    pub count: u32,
    /// Share of ties within communities, above that of ties drawn at random: below 1, and 0 where nothing is tied.
    pub modularity: f64,
}

/// Communities of the nodes below `nodes`. A node without ties is one by itself. Ties that say nothing are left out: of a node
/// to itself or to one that is not there, and with a weight that is not a positive finite number; ties between the same two are
/// added up. The time it takes grows about as the ties do.
///
/// ```
/// // Two firms at one address, three with one account, and a single tie between both.
/// let ties = [(0, 1, 3.0), (2, 3, 3.0), (3, 4, 3.0), (2, 4, 3.0), (1, 2, 0.5)];
/// assert_eq!(risk::communities(6, &ties).of, [0, 0, 1, 1, 1, 2]);
/// ```
pub fn communities(nodes: u32, ties: &[Tie]) -> Communities {
    let whole = Graph::new(nodes, ties);
    let mut of: Vec<u32> = (0..nodes).collect();
    let mut level = whole.clone();
    for _ in 0..LEVELS_MAX {
        let moved = connected(&level, &moved(&level));
        let count = moved.iter().max().map_or(0, |last| last + 1);
        if count == level.nodes() {
            break;
        }
        of.iter_mut().for_each(|community| *community = moved[*community as usize]);
        level = joined(&level, &moved, count);
    }
    let (of, count) = renumbered(&of);
    let modularity = modularity(&whole, &of, count);
    Communities { of, count, modularity }
}

/// The community of each node once none gains by going to that of a neighbour.
fn moved(graph: &Graph) -> Vec<u32> {
    let count = graph.nodes() as usize;
    let mut of: Vec<u32> = (0..graph.nodes()).collect();
    let strengths: Vec<f64> = of.iter().map(|node| graph.strength(*node)).collect();
    let all: f64 = strengths.iter().sum();
    let mut sums = strengths.clone();
    let (mut queue, mut is_queued): (VecDeque<u32>, Vec<bool>) = (of.iter().copied().collect(), vec![true; count]);
    // To each community that a node touches, how strongly it is tied.
    let mut tied = vec![0.0; count];
    let mut touched: Vec<u32> = Vec::new();
    for _ in 0..VISITS_MAX * count {
        let Some(node) = queue.pop_front() else { break };
        is_queued[node as usize] = false;
        let (home, strength) = (of[node as usize], strengths[node as usize]);
        for (other, weight) in graph.of(node).iter().filter(|tie| tie.0 != node) {
            let community = of[*other as usize];
            if tied[community as usize] == 0.0 {
                touched.push(community);
            }
            tied[community as usize] += weight;
        }
        sums[home as usize] -= strength;
        let gain = |community: u32| tied[community as usize] - strength * sums[community as usize] / all;
        // Of equal ones the first in number, so that the answer does not depend on chance.
        touched.sort_unstable();
        let (mut best, mut most) = (home, gain(home) + GAIN_MIN * all);
        for community in &touched {
            if gain(*community) > most {
                (best, most) = (*community, gain(*community));
            }
        }
        sums[best as usize] += strength;
        of[node as usize] = best;
        for community in touched.drain(..) {
            tied[community as usize] = 0.0;
        }
        if best != home {
            for (other, _) in graph.of(node).iter().filter(|tie| of[tie.0 as usize] != best) {
                if !std::mem::replace(&mut is_queued[*other as usize], true) {
                    queue.push_back(*other);
                }
            }
        }
    }
    of
}

/// The parts of communities that are tied within themselves, numbered by their first nodes. A part that left its community
/// behind only gains by standing alone.
fn connected(graph: &Graph, of: &[u32]) -> Vec<u32> {
    let mut parts = vec![u32::MAX; of.len()];
    let (mut next, mut waiting) = (0, Vec::new());
    for first in 0..graph.nodes() {
        if parts[first as usize] != u32::MAX {
            continue;
        }
        waiting.push(first);
        parts[first as usize] = next;
        while let Some(node) = waiting.pop() {
            for (other, _) in graph.of(node) {
                if parts[*other as usize] == u32::MAX && of[*other as usize] == of[node as usize] {
                    parts[*other as usize] = next;
                    waiting.push(*other);
                }
            }
        }
        next += 1;
    }
    parts
}

/// The graph whose nodes are communities; ties within one become a tie to itself.
fn joined(graph: &Graph, of: &[u32], count: u32) -> Graph {
    let ties = (0..graph.nodes()).flat_map(|node| graph.of(node).iter().map(move |tie| (node, tie.0, tie.1)));
    Graph::sorted(count, ties.map(|(from, to, weight)| (of[from as usize], of[to as usize], weight)).collect())
}

/// Numbers from 0 in the order of first nodes, and how many.
fn renumbered(of: &[u32]) -> (Vec<u32>, u32) {
    let mut numbers = BTreeMap::new();
    let of = of
        .iter()
        .map(|community| {
            let next = numbers.len() as u32;
            *numbers.entry(*community).or_insert(next)
        })
        .collect();
    (of, numbers.len() as u32)
}

fn modularity(graph: &Graph, of: &[u32], count: u32) -> f64 {
    let mut sums = vec![0.0; count as usize];
    let mut within = 0.0;
    for node in 0..graph.nodes() {
        let home = of[node as usize];
        sums[home as usize] += graph.strength(node);
        within += graph.of(node).iter().filter(|tie| of[tie.0 as usize] == home).map(|tie| tie.1).sum::<f64>();
    }
    let all: f64 = sums.iter().sum();
    if all > 0.0 { within / all - sums.iter().map(|sum| (sum / all).powi(2)).sum::<f64>() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cliques of a size, and single ties from each to the next: `ring` closes them.
    fn cliques(count: u32, size: u32, ring: bool) -> Vec<Tie> {
        let mut ties = Vec::new();
        for clique in 0..count {
            let first = clique * size;
            ties.extend((first..first + size).flat_map(|from| (from + 1..first + size).map(move |to| (from, to, 1.0))));
            if clique + 1 < count || ring {
                ties.push((first, (clique + 1) % count * size + 1, 1.0));
            }
        }
        ties
    }

    #[test]
    fn two_cliques_joined_by_one_tie_are_two_communities() {
        let told = communities(10, &cliques(2, 5, false));
        assert_eq!(told.of, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        // 20 of 21 ties within, each community with half of the ends.
        assert!((told.modularity - (20.0 / 21.0 - 0.5)).abs() < 1e-12, "{told:?}");
    }

    #[test]
    fn nothing_is_no_community_and_who_is_tied_to_nobody_is_one_alone() {
        assert_eq!(communities(0, &[]), Communities { of: vec![], count: 0, modularity: 0.0 });
        let odd = [(0, 0, 5.0), (0, 1, f64::NAN), (1, 2, -3.0), (2, 9, 1.0), (0, 2, f64::INFINITY)];
        assert_eq!(communities(3, &odd), Communities { of: vec![0, 1, 2], count: 3, modularity: 0.0 });
    }

    #[test]
    fn a_hundred_thousand_ties_are_divided_while_somebody_waits() {
        let ties = cliques(3_000, 9, true);
        let started = std::time::Instant::now();
        let told = communities(27_000, &ties);
        assert!(told.modularity > 0.95 && told.count < 3_000, "{} {}", told.modularity, told.count);
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }

    /// Whether two numberings divide alike.
    fn is_alike(one: &[u32], other: &[u32]) -> bool {
        renumbered(one) == renumbered(other)
    }

    proptest! {
        #[test]
        fn a_ring_of_cliques_is_told_apart_whatever_its_nodes_are_called(
            (count, size, names) in (3_u32..10, 4_u32..8).prop_flat_map(|(count, size)| {
                (Just(count), Just(size), Just((0..count * size).collect::<Vec<u32>>()).prop_shuffle())
            }),
        ) {
            let ties = cliques(count, size, true);
            let by_hand: Vec<u32> = (0..count * size).map(|node| node / size).collect();
            prop_assert!(is_alike(&communities(count * size, &ties).of, &by_hand));
            let renamed: Vec<Tie> = ties.iter().map(|tie| (names[tie.0 as usize], names[tie.1 as usize], tie.2)).collect();
            let told = communities(count * size, &renamed);
            let back: Vec<u32> = names.iter().map(|name| told.of[*name as usize]).collect();
            prop_assert!(is_alike(&back, &by_hand), "{:?}", back);
        }

        #[test]
        fn any_graph_has_connected_communities_that_do_not_depend_on_the_order_of_its_ties(
            ties in prop::collection::vec((0_u32..30, 0_u32..30, prop_oneof![Just(f64::NAN), -1.0..4.0_f64]), 0..90)
                .prop_flat_map(|ties| (Just(ties.clone()), Just(ties).prop_shuffle())),
        ) {
            let told = communities(30, &ties.0);
            prop_assert_eq!(&communities(30, &ties.1), &told);
            let alone = Communities { of: (0..30).collect(), ..told.clone() };
            let graph = Graph::new(30, &ties.0);
            prop_assert!(told.modularity >= modularity(&graph, &alone.of, 30) - 1e-12 && told.modularity < 1.0);
            prop_assert!(is_alike(&connected(&graph, &told.of), &told.of), "{:?}", told);
        }
    }
}
