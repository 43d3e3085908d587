//! This module decides the lane: what stops a declaration for a person, and what the random draw takes.

use declaration::{Declaration, Finding, Severity};
use reference::{Day, Edition};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::facts::Facts;

/// The lane of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Release.
    Green,
    /// Release, audit later.
    Blue,
    /// Documents are checked first.
    Yellow,
    /// Goods are examined first.
    Red,
}

impl Lane {
    /// The lane's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Green, Self::Blue, Self::Yellow, Self::Red].into_iter().find(|lane| lane.as_str() == name)
    }
}

/// Why a lane was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum RouteReason {
    /// Nothing stopped it.
    NothingFound,
    /// Findings that a person must judge, by code.
    Findings {
        /// The codes.
        codes: Vec<String>,
    },
    /// The random draw fell into the lane's share.
    RandomDraw {
        /// The lane's interval: from.
        from: Decimal,
        /// The lane's interval: to (exclusive).
        to: Decimal,
        /// The number drawn.
        value: Decimal,
    },
}

/// A lane with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The lane.
    pub lane: Lane,
    /// Why.
    pub reason: RouteReason,
}

/// Authorisations of an authorised economic operator.
const TRUSTED_AUTHORISATIONS: [&str; 3] = ["AEOC", "AEOS", "AEOF"];

/// Routes an accepted declaration.
pub(crate) fn route(declaration: &Declaration, edition: &Edition, facts: &Facts, findings: &[Finding]) -> Route {
    let mut codes: Vec<String> =
        findings.iter().filter(|finding| finding.severity == Severity::Warning).map(|finding| finding.code.clone()).collect();
    codes.sort();
    codes.dedup();
    if !codes.is_empty() {
        return Route { lane: Lane::Yellow, reason: RouteReason::Findings { codes } };
    }
    drawn(declaration, edition, facts).unwrap_or(Route { lane: Lane::Green, reason: RouteReason::NothingFound })
}

fn drawn(declaration: &Declaration, edition: &Edition, facts: &Facts) -> Option<Route> {
    let draw = facts.draw.as_ref()?;
    let trusted = declaration
        .authorisation_holder
        .iter()
        .any(|holder| holder.category_code.as_deref().is_some_and(|code| TRUSTED_AUTHORISATIONS.contains(&code)));
    let day = Day::from(facts.legal_date);
    let mut from = Decimal::ZERO;
    for share in edition.tables().lanes.iter().filter(|share| share.provenance.holds(day)) {
        let to = from + if trusted { share.trusted_share.0 } else { share.random_share.0 };
        if draw.value < to {
            let lane = Lane::parse(edition.text(share.lane))?;
            return Some(Route { lane, reason: RouteReason::RandomDraw { value: draw.value, from, to } });
        }
        from = to;
    }
    None
}
