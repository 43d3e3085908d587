//! This module decides what is kept, for counting, of what chose a case and what was found in it.

use clearance::{Lane, LineRisk, Outcome, RiskFacts, RouteReason, place};
use declaration::Declaration;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use store::{HitRow, Selection};

use crate::analyst::band_of;
use crate::dossier::Dossier;

/// Signals told of a case: those that raised its score most.
const SIGNALS: usize = 3;
/// Probabilities are kept in millionths, and below one, so that the last band holds the certain ones too.
const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
const PROBABILITY_MAX: i64 = 999_999;

/// What is kept of a case; none of an export and of what was refused.
pub(crate) fn selection(dossier: &Dossier) -> Option<Selection> {
    let Dossier { case_id, version, row, declaration, record, found, .. } = dossier;
    if declaration.movement().0 == "EX" || record.decision.outcome == Outcome::Rejected {
        return None;
    }
    let risk = record.facts.risk.as_ref();
    let line = risk.and_then(|risk| risk.worst());
    let route = record.decision.route.as_ref();
    let basis = match route.map(|route| (&route.reason, route.lane)) {
        Some((RouteReason::Score { .. }, Lane::Red)) => "score",
        Some((RouteReason::Score { .. }, _)) => "papers",
        Some((RouteReason::Unknown { .. }, _)) => "unknown",
        Some((RouteReason::Profile { .. }, _)) => "profile",
        Some((RouteReason::RandomDraw { .. }, Lane::Red)) => "chance",
        Some((RouteReason::Screening { .. }, _)) => "list",
        Some((RouteReason::Findings { .. }, _)) => "findings",
        _ => "none",
    };
    Some(Selection {
        case_id: *case_id,
        owner: row.owner,
        version: *version,
        received_at: row.received_at,
        trader: importer(declaration).unwrap_or(&row.declarant).to_owned(),
        origin: origin(declaration).to_owned(),
        place: place(declaration),
        lane: record.decision.lane().map(|lane| lane.as_str().to_owned()),
        basis: basis.to_owned(),
        result: found.clone(),
        probability: line
            .and_then(|line| (line.probability * MILLION).to_i64())
            .map(|millionths| millionths.min(PROBABILITY_MAX)),
        revenue: line.and_then(|line| hundredths(line.revenue)),
        worth: risk.and_then(worth),
        threshold: risk.and_then(|risk| risk.threshold).and_then(hundredths),
        band: line.map(|line| band_of(line.worth)),
        signals: line.map(raising).unwrap_or_default(),
        shadow: None,
    })
}

/// What an examination of the worst line was expected to be worth, in hundredths.
pub(crate) fn worth(risk: &RiskFacts) -> Option<i64> {
    hundredths(risk.worst()?.worth)
}

/// Which profiles hit a case; none of what was refused.
pub(crate) fn profile_hits(dossier: &Dossier) -> Vec<HitRow> {
    let Dossier { case_id, version, row, record, found, .. } = dossier;
    if record.decision.outcome == Outcome::Rejected {
        return Vec::new();
    }
    let hits = record.facts.profiles.iter().filter_map(|hit| {
        let hash = draws::unhex(&hit.version).and_then(|bytes| bytes.try_into().ok())?;
        Some(HitRow {
            case_id: *case_id,
            profile: hit.profile.parse().ok()?,
            hash,
            owner: row.owner,
            version: *version,
            received_at: row.received_at,
            declarant: row.declarant.clone(),
            lane: record.decision.lane().map(|lane| lane.as_str().to_owned()),
            result: found.clone(),
        })
    });
    hits.collect()
}

fn hundredths(amount: Decimal) -> Option<i64> {
    amount.checked_mul(Decimal::ONE_HUNDRED)?.round().to_i64()
}

/// The signals that raised a score most, each between spaces, in the order of their names so that equal sets are one.
fn raising(line: &LineRisk) -> String {
    let mut reasons: Vec<_> = line.reasons.iter().filter(|reason| reason.added > Decimal::ZERO).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.added));
    reasons.truncate(SIGNALS);
    let mut names: Vec<&str> = reasons.into_iter().map(|reason| reason.signal.as_str()).collect();
    names.sort_unstable();
    if names.is_empty() { String::new() } else { format!(" {} ", names.join(" ")) }
}

fn importer(declaration: &Declaration) -> Option<&str> {
    let importer = declaration.goods_shipment.as_deref()?.importer.as_deref()?;
    importer.id.as_deref().or(importer.name.as_deref())
}

fn origin(declaration: &Declaration) -> &str {
    declaration.items().first().and_then(|item| item.origin("1").or_else(|| item.origin("2"))).unwrap_or_default()
}
