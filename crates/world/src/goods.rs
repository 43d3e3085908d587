//! This module decides what is traded: goods with their usual prices, masses, duties and origins, from a compact
//! table whose head names its sources.

/// Goods of one subheading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Goods {
    pub(crate) code: String,
    pub(crate) weight: f64,
    /// Natural logarithm of the value of a kilogram in pounds.
    pub(crate) unit_value: f64,
    pub(crate) unit_deviation: f64,
    /// Natural logarithm of kilograms.
    pub(crate) mass: f64,
    pub(crate) mass_deviation: f64,
    /// Third-country duty as a share.
    pub(crate) rate: f64,
    pub(crate) air: f64,
    pub(crate) origins: Vec<(String, f64)>,
    /// Goods of the same chapter with a lower duty, that these could be called.
    pub(crate) cheaper: Option<usize>,
}

impl Goods {
    /// What a consignment usually is worth, in pounds.
    pub(crate) fn usual_value(&self) -> f64 {
        (self.unit_value + self.mass).exp()
    }
}

/// Countries whose goods enter free when their origin is proven.
const PREFERRED: [&str; 14] = ["DE", "ES", "FR", "IT", "JP", "KR", "VN", "CA", "CL", "TR", "MA", "TN", "EG", "MX"];
/// Difference of duty for which it is worth lying about the code.
const WORTH: f64 = 0.03;

/// Whether goods of an origin may enter free.
pub(crate) fn is_preferred(origin: &str) -> bool {
    PREFERRED.contains(&origin)
}

/// A preferred country that is not this one.
pub(crate) fn preferred(number: usize) -> &'static str {
    PREFERRED[number % PREFERRED.len()]
}

/// All goods, in the order of their codes.
pub(crate) fn all() -> Vec<Goods> {
    let rows = include_str!("../data/goods.csv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut all: Vec<Goods> = rows.filter_map(row).collect();
    let cheaper: Vec<Option<usize>> = all.iter().map(|goods| neighbour(&all, goods)).collect();
    for (goods, cheaper) in all.iter_mut().zip(cheaper) {
        goods.cheaper = cheaper;
    }
    all
}

fn row(line: &str) -> Option<Goods> {
    let cells: Vec<&str> = line.split(',').collect();
    let number = |at: usize| cells.get(at)?.parse::<f64>().ok();
    let origin = |text: &str| text.split_once(':').and_then(|(country, lines)| Some((country.to_owned(), lines.parse().ok()?)));
    Some(Goods {
        code: (*cells.first()?).to_owned(),
        weight: number(1)?,
        unit_value: number(2)?,
        unit_deviation: number(3)?,
        mass: number(4)?,
        mass_deviation: number(5)?,
        rate: number(6)? / 100.0,
        air: number(7)?,
        origins: cells.get(8)?.split(' ').filter_map(origin).collect(),
        cheaper: None,
    })
}

/// The goods of the same chapter, much lower in duty, whose price is nearest.
fn neighbour(all: &[Goods], goods: &Goods) -> Option<usize> {
    let is_cheaper = |other: &Goods| other.code.get(..2) == goods.code.get(..2) && other.rate + WORTH <= goods.rate;
    let near = |other: &Goods| (other.unit_value - goods.unit_value).abs();
    let candidates = all.iter().enumerate().filter(|(_, other)| is_cheaper(other));
    candidates.min_by(|left, right| near(left.1).total_cmp(&near(right.1))).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        let all = all();
        assert_eq!(all.len(), 316);
        assert!(all.iter().all(|goods| goods.origins.iter().all(|origin| origin.0.len() == 2) && !goods.origins.is_empty()));
        assert!(all.iter().filter(|goods| goods.cheaper.is_some()).count() > 50);
    }
}
