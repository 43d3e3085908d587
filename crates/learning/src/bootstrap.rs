//! This module decides how sure a figure is that was counted in lines: whole declarations are drawn again and again, with
//! return, and the figure is counted anew. The lines of a declaration are found irregular together, so drawing them one by one
//! would take a case of ten for ten witnesses (the cluster bootstrap: Davison and Hinkley 1997, section 3.8).

use std::collections::HashMap;

/// How often is drawn.
pub(crate) const DRAWS: usize = 200;

/// The declaration of a line that is one by itself.
pub(crate) const ALONE: u64 = 0;

/// Draws from lines, of each of which its declaration is told: the places of what was drawn, rising. The same lines give the
/// same draws.
pub(crate) fn draws(declarations: &[u64]) -> Vec<Vec<usize>> {
    let clusters = clusters(declarations);
    let mut chance = 1_u64;
    let draw = |_| {
        let mut places = Vec::with_capacity(declarations.len());
        for _ in &clusters {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            places.extend_from_slice(&clusters[(chance >> 33) as usize % clusters.len()]);
        }
        places.sort_unstable();
        places
    };
    (0..DRAWS).map(draw).collect()
}

/// The places of the lines of each declaration.
fn clusters(declarations: &[u64]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut known = HashMap::new();
    for (place, declaration) in declarations.iter().enumerate() {
        let next = clusters.len();
        let cluster = if *declaration == ALONE { next } else { *known.entry(*declaration).or_insert(next) };
        match clusters.get_mut(cluster) {
            Some(cluster) => cluster.push(place),
            None => clusters.push(vec![place]),
        }
    }
    clusters
}

/// A figure with the interval in which 95 of 100 draws lie.
pub(crate) fn interval(told: f64, mut drawn: Vec<f64>) -> [f64; 3] {
    drawn.sort_by(f64::total_cmp);
    let place = |share: f64| drawn.get((drawn.len() as f64 * share) as usize).copied().unwrap_or(told);
    [told, place(0.025), place(0.975)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from 0 to below 1, the same each time.
    fn numbers(seed: u64) -> impl FnMut() -> f64 {
        let mut state = seed;
        move || {
            // SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    /// Lines of declarations of one to nine lines, three in ten irregular and then wholly: declaration and truth of each.
    fn lines(seed: u64) -> (Vec<u64>, Vec<bool>) {
        const DECLARATIONS: u64 = 100;
        let mut number = numbers(seed);
        let mut told = (Vec::new(), Vec::new());
        for declaration in 1..=DECLARATIONS {
            let (count, is_irregular) = (1 + (number() * 9.0) as usize, number() < 0.3);
            told.0.extend(std::iter::repeat_n(declaration, count));
            told.1.extend(std::iter::repeat_n(is_irregular, count));
        }
        told
    }

    fn share(truth: &[bool], places: &[usize]) -> f64 {
        places.iter().filter(|place| truth[**place]).count() as f64 / places.len() as f64
    }

    fn interval_of(declarations: &[u64], truth: &[bool]) -> [f64; 3] {
        let all: Vec<usize> = (0..truth.len()).collect();
        interval(share(truth, &all), draws(declarations).iter().map(|places| share(truth, places)).collect())
    }

    #[test]
    fn an_interval_holds_the_truth_as_often_as_it_says_where_lines_are_found_together() {
        const COUNTRIES: u64 = 200;
        let (mut held, mut held_by_line, mut wider) = (0, 0, 0.0);
        for seed in 0..COUNTRIES {
            let (declarations, truth) = lines(seed * 1_000_003);
            let by_line = vec![ALONE; truth.len()];
            let [whole, single] = [&declarations, &by_line].map(|declarations| interval_of(declarations, &truth));
            let holds = |interval: &[f64; 3]| interval[1] <= 0.3 && 0.3 <= interval[2];
            (held, held_by_line) = (held + u32::from(holds(&whole)), held_by_line + u32::from(holds(&single)));
            wider += (whole[2] - whole[1]) / (single[2] - single[1]) / COUNTRIES as f64;
        }
        // 95 % of 200 are 190; the standard deviation of the count is 3.
        assert!((180..=199).contains(&held), "held {held} of {COUNTRIES}; line by line {held_by_line}");
        assert!(held_by_line < 150, "line by line it held {held_by_line} of {COUNTRIES}");
        // Lines of one declaration are alike: the variance grows with the mean size weighed by size, 6.3.
        assert!((2.0..3.2).contains(&wider), "wider by {wider}");
    }

    #[test]
    fn where_each_line_is_a_declaration_lines_are_drawn() {
        let alone = vec![ALONE; 50];
        let named: Vec<u64> = (1..=50).collect();
        assert_eq!(draws(&alone), draws(&named));
        assert_eq!(draws(&[]), vec![Vec::<usize>::new(); DRAWS]);
        assert_eq!(clusters(&[7, ALONE, 7, ALONE, 8]), [vec![0, 2], vec![1], vec![3], vec![4]]);
    }
}
