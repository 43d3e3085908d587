//! This module decides how risk spreads through relations: a random walk that starts where something was found and returns there
//! again and again (personalised PageRank: Page et al. 1999; restart as Tong, Faloutsos and Pan 2006). Where it is often, much
//! leads to what was found.

use crate::graph::{Graph, Tie};

/// How often the walk returns to where it started: it goes two to three steps far on average, as relations mean something.
const RESTART: f64 = 0.3;
/// Steps that are followed; what is left out after them is below 10⁻⁷.
const STEPS: usize = 48;

/// How often the walk is at each of the nodes below `nodes`: they sum to 1. Seeds are the nodes that it starts from, each with a
/// weight; without any all is 0. Seeds and ties that say nothing are left out: of nodes that are not there, of a node to itself,
/// and with weights that are not positive finite numbers. From a node without ties the walk returns. A node that has many ties
/// is met more often for it: divide by their sum to compare nodes of different size.
///
/// ```
/// let near = risk::propagate(4, &[(0, 1, 1.0), (1, 2, 1.0)], &[(0, 5.0)]);
/// assert!(near[0] > near[1] && near[1] > near[2] && near[3] == 0.0);
/// assert!((near.iter().sum::<f64>() - 1.0).abs() < 1e-12);
/// ```
pub fn propagate(nodes: u32, ties: &[Tie], seeds: &[(u32, f64)]) -> Vec<f64> {
    let graph = Graph::new(nodes, ties);
    let strengths: Vec<f64> = (0..nodes).map(|node| graph.strength(node)).collect();
    let mut starts = vec![0.0; nodes as usize];
    for (node, weight) in seeds.iter().filter(|(node, weight)| *node < nodes && *weight > 0.0 && weight.is_finite()) {
        starts[*node as usize] += weight;
    }
    let all: f64 = starts.iter().sum();
    if !(all > 0.0 && all.is_finite()) {
        return vec![0.0; nodes as usize];
    }
    starts.iter_mut().for_each(|start| *start /= all);
    let mut at = starts.clone();
    for _ in 0..STEPS {
        let mut next = vec![0.0; nodes as usize];
        let mut returned = RESTART;
        for node in 0..nodes {
            let (here, strength) = (at[node as usize] * (1.0 - RESTART), strengths[node as usize]);
            if strength == 0.0 {
                returned += here;
                continue;
            }
            for (other, weight) in graph.of(node) {
                next[*other as usize] += here * weight / strength;
            }
        }
        next.iter_mut().zip(&starts).for_each(|(next, start)| *next += returned * start);
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn on_a_chain_it_is_what_the_equation_gives_by_hand() {
        // p0 = 0.3 + 0.7 p1; p1 = 0.7 p0: both nodes of a single tie.
        let told = propagate(2, &[(0, 1, 4.0)], &[(0, 1.0)]);
        assert!((told[0] - 0.3 / 0.51).abs() < 1e-7 && (told[1] - 0.21 / 0.51).abs() < 1e-7, "{told:?}");
    }

    #[test]
    fn without_a_seed_or_a_tie_nothing_spreads() {
        assert_eq!(propagate(0, &[], &[(0, 1.0)]), [0.0; 0]);
        assert_eq!(propagate(2, &[(0, 1, 1.0)], &[(0, f64::NAN), (1, -1.0), (7, 1.0)]), [0.0; 2]);
        assert_eq!(propagate(2, &[(0, 0, 1.0), (0, 1, f64::NAN)], &[(0, 1.0)]), [1.0, 0.0]);
    }

    proptest! {
        #[test]
        fn what_spreads_sums_to_one_and_falls_with_distance(length in 2_u32..40, weight in 0.1..9.0_f64) {
            let chain: Vec<Tie> = (1..length).map(|node| (node - 1, node, weight)).collect();
            let told = propagate(length, &chain, &[(0, weight)]);
            prop_assert!((told.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            // The end of a chain has a single tie and is left out.
            prop_assert!(told.windows(2).take(length as usize - 2).all(|pair| pair[0] > pair[1]), "{:?}", told);
        }

        #[test]
        fn any_graph_and_seeds_sum_to_one_and_only_who_is_tied_to_a_seed_is_met(
            ties in prop::collection::vec((0_u32..30, 0_u32..30, prop_oneof![Just(f64::NAN), -1.0..4.0_f64]), 0..60),
            seeds in prop::collection::vec((0_u32..30, 0.1..5.0_f64), 1..4),
        ) {
            let told = propagate(30, &ties, &seeds);
            prop_assert!((told.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let graph = Graph::new(30, &ties);
            let mut is_met = [false; 30];
            seeds.iter().for_each(|seed| is_met[seed.0 as usize] = true);
            for _ in 0..30 {
                for node in (0..30_u32).filter(|node| is_met[*node as usize]).collect::<Vec<_>>() {
                    graph.of(node).iter().for_each(|tie| is_met[tie.0 as usize] = true);
                }
            }
            prop_assert!(told.iter().zip(is_met).all(|(part, is_met)| is_met || *part == 0.0));
        }
    }
}
