//! This module decides the lane: what stops a declaration for a person, and what the random draw takes.

use declaration::{Declaration, Finding, Severity};
use reference::{Day, Edition};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::facts::Facts;
use crate::screening::{ScreenedParty, ScreeningHit, screened_parties};
use crate::targeting::capacity;

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
    /// An examination of an item, or on the yellow lane a look at the papers, is worth more than today's capacity asks for.
    Score {
        /// Sequence number of the item.
        item: u32,
        /// Probability that it is irregular.
        probability: Decimal,
        /// What an examination must be worth.
        threshold: Decimal,
        /// What it is worth.
        worth: Decimal,
    },
    /// Less is known of the like of an item than of nearly all others.
    Unknown {
        /// Sequence number of the item.
        item: u32,
        /// How little must be known.
        threshold: Decimal,
        /// How little is.
        unknown: Decimal,
    },
    /// Analysts' profiles hit.
    Profile {
        /// Their ids: those that stop on this lane.
        profiles: Vec<String>,
    },
    /// A party may be on a list.
    Screening {
        /// How many entries parties may be.
        hits: usize,
        /// The likeness of the likeliest.
        score: Decimal,
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

impl RouteReason {
    /// Whether it is for officers alone: what is looked for is not for the trader to know.
    pub fn is_confidential(&self) -> bool {
        matches!(self, Self::Score { .. } | Self::Unknown { .. } | Self::Profile { .. } | Self::Screening { .. })
    }
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
/// The roles whose party answers for what is declared. Everybody can write down another's number in another role.
const TRUSTED_AS: [&str; 4] = ["declarant", "agent", "importer", "exporter"];

/// Routes an accepted declaration.
pub(crate) fn route(declaration: &Declaration, edition: &Edition, facts: &Facts, findings: &[Finding]) -> Route {
    let listed = screened(facts);
    if let Some(route) = listed.clone().filter(|route| route.lane == Lane::Red) {
        return route;
    }
    if let Some(route) = profiled(facts, Lane::Red) {
        return route;
    }
    let scored = scored(declaration, edition, facts);
    if let Some(route) = scored.clone().filter(|route| route.lane == Lane::Red).or_else(|| unknown(facts)) {
        return route;
    }
    if let Some(route) = listed.or_else(|| profiled(facts, Lane::Yellow)) {
        return route;
    }
    let mut codes: Vec<String> =
        findings.iter().filter(|finding| finding.severity == Severity::Warning).map(|finding| finding.code.clone()).collect();
    codes.sort();
    codes.dedup();
    if !codes.is_empty() {
        return Route { lane: Lane::Yellow, reason: RouteReason::Findings { codes } };
    }
    if let Some(route) = scored {
        return route;
    }
    drawn(declaration, edition, facts).unwrap_or(Route { lane: Lane::Green, reason: RouteReason::NothingFound })
}

/// Whether a party may be on a list: papers are looked at; goods too, when hardly anything speaks against it.
fn screened(facts: &Facts) -> Option<Route> {
    let score = facts.screening.iter().map(|hit| hit.score).max()?;
    let lane = if facts.screening.iter().any(ScreeningHit::is_sure) { Lane::Red } else { Lane::Yellow };
    Some(Route { lane, reason: RouteReason::Screening { hits: facts.screening.len(), score } })
}

/// Whether an analyst's profile stops on a lane.
fn profiled(facts: &Facts, lane: Lane) -> Option<Route> {
    let hits = facts.profiles.iter().filter(|hit| hit.lane == lane);
    let profiles: Vec<String> = hits.map(|hit| hit.profile.clone()).collect();
    (!profiles.is_empty()).then_some(Route { lane, reason: RouteReason::Profile { profiles } })
}

/// Whether the score sends goods to examination, or papers to a person. Of a trusted trader more must be expected.
fn scored(declaration: &Declaration, edition: &Edition, facts: &Facts) -> Option<Route> {
    let risk = facts.risk.as_ref()?;
    let capacity = capacity(edition, facts.legal_date)?;
    let factor =
        if is_trusted(declaration, facts) || !facts.recognised.is_empty() { capacity.trusted_factor } else { Decimal::ONE };
    let line = risk.worst()?;
    let mut thresholds = [(Lane::Red, risk.threshold), (Lane::Yellow, risk.papers_threshold)].into_iter();
    thresholds.find_map(|(lane, threshold)| {
        let threshold = threshold?.checked_mul(factor).filter(|threshold| line.worth > *threshold)?;
        let reason = RouteReason::Score { item: line.item, probability: line.probability, threshold, worth: line.worth };
        Some(Route { lane, reason })
    })
}

/// Whether goods are examined because little is known of their like: what is never looked at is never learned.
fn unknown(facts: &Facts) -> Option<Route> {
    let risk = facts.risk.as_ref()?;
    let threshold = risk.unknown_threshold?;
    let known = risk.lines.iter().filter_map(|line| Some((line.item, line.unknown.filter(|unknown| *unknown > threshold)?)));
    let (item, unknown) = known.max_by(|(left, one), (right, other)| one.cmp(other).then(right.cmp(left)))?;
    Some(Route { lane: Lane::Red, reason: RouteReason::Unknown { item, threshold, unknown } })
}

/// Whether an authorised economic operator declares. Where a register is kept: one that it knows and that answers for the
/// declaration.
pub(crate) fn is_trusted(declaration: &Declaration, facts: &Facts) -> bool {
    declaration.authorisation_holder.iter().any(|holder| {
        let kind = holder.category_code.as_deref().filter(|code| TRUSTED_AUTHORISATIONS.contains(code));
        kind.is_some_and(|kind| {
            let (register, holder) = (&facts.authorisations, holder.id.as_deref());
            let is_theirs =
                |party: &ScreenedParty<'_>| TRUSTED_AS.contains(&party.role) && holder.is_some() && party.id == holder;
            !register.keeps(kind) || register.is_held(kind, holder, None) && screened_parties(declaration).iter().any(is_theirs)
        })
    })
}

fn drawn(declaration: &Declaration, edition: &Edition, facts: &Facts) -> Option<Route> {
    let draw = facts.draw.as_ref()?;
    let trusted = is_trusted(declaration, facts) || !facts.recognised.is_empty();
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::authorisations::{Authorisation, Register};

    #[test]
    fn who_is_trusted_is_in_the_register_and_a_party() {
        let declared = |declarant: &str| {
            let holders = serde_json::json!([{ "categoryCode": "AEOF", "id": "GB1" }, { "categoryCode": "DPO", "id": "GB2" }]);
            let said = serde_json::json!({ "functionCode": "9", "authorisationHolder": holders, "declarant": { "id": declarant, "name": "Tea" }, "consignment": { "carrier": { "id": "GB1" } } });
            serde_json::from_value::<Declaration>(said).unwrap()
        };
        let register = |kept: &[&str], holder: &str| Register {
            entries: vec![Authorisation { holder: Some(holder.to_owned()), kind: "AEOF".to_owned(), number: None }],
            kept: kept.iter().map(|kind| (*kind).to_owned()).collect(),
        };
        for (authorisations, declarant, trusted) in [
            (Register::default(), "GB1", true),
            (register(&["DPO"], "GB9"), "GB1", true),
            (register(&["AEOF"], "GB1"), "GB1", true),
            (register(&["AEOF"], "GB1"), "GB3", false),
            (register(&["AEOF"], "GB9"), "GB1", false),
        ] {
            let now = "2026-06-01T09:00:00Z".parse().unwrap();
            let facts = Facts { authorisations, ..Facts::dry_run(now, date(2026, 6, 1)) };
            assert_eq!(is_trusted(&declared(declarant), &facts), trusted, "{declarant} {:?}", facts.authorisations);
        }
        assert!(!is_trusted(&Declaration::default(), &Facts::dry_run(jiff::Timestamp::default(), date(2026, 6, 1))));
    }
}
