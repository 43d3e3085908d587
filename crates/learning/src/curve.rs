//! This module decides what a ranking finds when only a share of the examined lines can be looked at.

use risk::{Finding, Outlook, Worths};
use serde::Serialize;

use crate::bootstrap::{ALONE, draws, interval};

/// Shares of the examined lines at which a curve is told.
const CURVE: [f64; 12] = [0.01, 0.02, 0.03, 0.05, 0.075, 0.10, 0.15, 0.20, 0.30, 0.40, 0.50, 1.0];
/// A point of the curve, with 95% intervals of the bootstrap over whole declarations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// Share looked at.
    pub share: f64,
    /// Irregular among these.
    pub precision: [f64; 3],
    /// Found of all irregular.
    pub recall: [f64; 3],
    /// Recovered of all revenue.
    pub revenue: [f64; 3],
}

/// An examined line with what was expected of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranked {
    probability: f32,
    pub(crate) worth: f32,
    pub(crate) irregular: bool,
    pub(crate) recovered: f64,
    weight: f64,
    /// Lines of one declaration have the same.
    pub(crate) declaration: u64,
}

impl Ranked {
    pub(crate) fn new(finding: &Finding, outlook: &Outlook, worths: &Worths) -> Self {
        Self {
            probability: outlook.probability,
            worth: outlook.worth(worths),
            irregular: finding.irregular,
            recovered: f64::from(finding.recovered),
            weight: 1.0,
            declaration: ALONE,
        }
    }

    /// The same, found with others of its declaration.
    pub(crate) fn of_declaration(self, declaration: u64) -> Self {
        Self { declaration, ..self }
    }

    /// The same, standing for so many.
    pub(crate) fn weighing(self, weight: f32) -> Self {
        Self { weight: f64::from(weight), ..self }
    }

    pub(crate) fn probability(&self) -> f64 {
        f64::from(self.probability)
    }
}

/// Precision, recall and revenue at a share, of rows in the order of their worth.
fn at(share: f64, order: &[&Ranked]) -> [f64; 3] {
    let capacity = order.iter().map(|one| one.weight).sum::<f64>() * share;
    let (mut passed, mut looked) = (0.0, 0.0);
    let mut sums = [0.0; 4];
    for one in order {
        let (hit, recovered) = (f64::from(u8::from(one.irregular)) * one.weight, one.recovered * one.weight);
        sums[1] += hit;
        sums[3] += recovered;
        // The first one, and each of which at least half fits.
        if passed == 0.0 || passed + one.weight / 2.0 <= capacity {
            sums[0] += hit;
            sums[2] += recovered;
            looked += one.weight;
        }
        passed += one.weight;
    }
    let part = |some: f64, all: f64| if all > 0.0 { some / all } else { 0.0 };
    [part(sums[0], looked), part(sums[0], sums[1]), part(sums[2], sums[3])]
}

/// What is found when only a share can be examined. A line counts for as many as it stands for.
pub(crate) fn curve(ranked: &[Ranked]) -> Vec<Point> {
    let mut order: Vec<&Ranked> = ranked.iter().collect();
    order.sort_by(|left, right| right.worth.total_cmp(&left.worth));
    let declarations: Vec<u64> = order.iter().map(|one| one.declaration).collect();
    // Places rise, so that what was drawn is in the order of worth too.
    let drawn: Vec<Vec<&Ranked>> =
        draws(&declarations).into_iter().map(|places| places.into_iter().map(|place| order[place]).collect()).collect();
    CURVE
        .iter()
        .map(|share| {
            let told = at(*share, &order);
            let figures: Vec<[f64; 3]> = drawn.iter().map(|draw| at(*share, draw)).collect();
            let interval = |figure: usize| interval(told[figure], figures.iter().map(|draw| draw[figure]).collect());
            Point { share: *share, precision: interval(0), recall: interval(1), revenue: interval(2) }
        })
        .collect()
}
