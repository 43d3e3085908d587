//! This module decides where the export declaration of one country and the import declaration of another differ by more
//! than was agreed. Only what both sides tell is compared.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use screening::{Schema, compare as compare_names};
use serde::{Deserialize, Serialize};

use crate::arrangement::Tolerance;
use crate::disclosed::{Disclosed, Goods};

/// Something in which both sides differ by more than was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What: `commodity`, `container`, `gross_mass`, `net_mass`, `party`, `quantity` or `value`.
    pub what: String,
    /// Of which commodity, container, currency or pair of parties; empty for the whole.
    pub of: String,
    /// What the country of export says; none when it says nothing of it.
    pub exported: Option<String>,
    /// What the country of import says; none when it says nothing of it.
    pub imported: Option<String>,
    /// The difference in per cent of the larger, or the likeness of names in hundredths; none where one is missing.
    pub figure: Option<Decimal>,
    /// What was agreed on.
    pub allowed: Decimal,
}

/// The roles that are the same party, as the exporter's and the importer's declaration call them.
const SAME_PARTY: [(&str, &str); 4] =
    [("exporter", "exporter"), ("exporter", "seller"), ("consignee", "importer"), ("consignee", "consignee")];

/// Where both sides differ by more than was agreed; nothing when they agree. A name agrees when it is like one of those
/// that play the same part on the other side.
pub fn compare(exported: &Disclosed, imported: &Disclosed, tolerance: &Tolerance) -> Vec<Difference> {
    let mut found = Vec::new();
    containers(exported, imported, &mut found);
    parties(exported, imported, tolerance, &mut found);
    let masses = (exported.gross_mass, imported.gross_mass);
    if let (Some(left), Some(right)) = masses {
        figures("gross_mass", "", (Some(left), Some(right)), tolerance.mass_percent, &mut found);
    }
    currencies(("value", ""), exported.values.as_ref(), imported.values.as_ref(), tolerance, &mut found);
    if let (Some(left), Some(right)) = (&exported.goods, &imported.goods) {
        goods(left, right, tolerance, &mut found);
    }
    found
}

fn containers(exported: &Disclosed, imported: &Disclosed, found: &mut Vec<Difference>) {
    let (Some(left), Some(right)) = (&exported.containers, &imported.containers) else { return };
    let (left, right): (BTreeSet<&String>, BTreeSet<&String>) = (left.iter().collect(), right.iter().collect());
    for number in left.symmetric_difference(&right) {
        let has = |side: &BTreeSet<&String>| side.contains(*number).then(|| (*number).clone());
        found.push(missing("container", number, has(&left), has(&right)));
    }
}

fn missing(what: &str, of: &str, exported: Option<String>, imported: Option<String>) -> Difference {
    Difference { what: what.to_owned(), of: of.to_owned(), exported, imported, figure: None, allowed: Decimal::ZERO }
}

fn parties(exported: &Disclosed, imported: &Disclosed, tolerance: &Tolerance, found: &mut Vec<Difference>) {
    let (Some(left), Some(right)) = (&exported.parties, &imported.parties) else { return };
    for role in ["exporter", "consignee"] {
        let Some(name) = left.get(role) else { continue };
        let others =
            SAME_PARTY.iter().filter(|(known, _)| *known == role).filter_map(|(_, other)| Some((*other, right.get(*other)?)));
        let likeness =
            |other: &str| Decimal::from_f32_retain(compare_names(Schema::Organisation, name, other).score).unwrap_or_default();
        let best = others.map(|(role, other)| (likeness(other), role, other)).max_by(|left, right| left.0.cmp(&right.0));
        let Some((likeness, other_role, other)) = best else { continue };
        let hundredths = (likeness * Decimal::ONE_HUNDRED).round();
        let allowed = Decimal::from(tolerance.name_hundredths);
        if hundredths < allowed {
            found.push(Difference {
                what: "party".to_owned(),
                of: format!("{role}/{other_role}"),
                exported: Some(name.clone()),
                imported: Some(other.clone()),
                figure: Some(hundredths),
                allowed,
            });
        }
    }
}

fn goods(
    exported: &BTreeMap<String, Goods>,
    imported: &BTreeMap<String, Goods>,
    tolerance: &Tolerance,
    found: &mut Vec<Difference>,
) {
    let codes: BTreeSet<&String> = exported.keys().chain(imported.keys()).collect();
    for code in codes {
        match (exported.get(code), imported.get(code)) {
            (Some(left), Some(right)) => {
                let both = |left: Option<Decimal>, right: Option<Decimal>| {
                    left.zip(right).map(|(left, right)| (Some(left), Some(right)))
                };
                if let Some(pair) = both(left.net_mass, right.net_mass) {
                    figures("net_mass", code, pair, tolerance.mass_percent, found);
                }
                if let Some(pair) = both(left.quantity, right.quantity) {
                    figures("quantity", code, pair, tolerance.quantity_percent, found);
                }
                currencies(("value", code), left.values.as_ref(), right.values.as_ref(), tolerance, found);
            }
            (left, right) => {
                found.push(missing("commodity", code, left.map(|_| code.clone()), right.map(|_| code.clone())));
            }
        }
    }
}

/// Values of one currency are compared; where the sides used different ones, that itself is told.
fn currencies(
    (what, of): (&str, &str),
    exported: Option<&BTreeMap<String, Decimal>>,
    imported: Option<&BTreeMap<String, Decimal>>,
    tolerance: &Tolerance,
    found: &mut Vec<Difference>,
) {
    let (Some(left), Some(right)) = (exported, imported) else { return };
    let all: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    for currency in all {
        let of = [of, currency].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        figures(what, &of, (left.get(currency).copied(), right.get(currency).copied()), tolerance.value_percent, found);
    }
}

fn figures(what: &str, of: &str, pair: (Option<Decimal>, Option<Decimal>), allowed: Decimal, found: &mut Vec<Difference>) {
    let figure = match pair {
        (Some(left), Some(right)) => {
            let larger = left.abs().max(right.abs());
            if larger.is_zero() {
                return;
            }
            let apart = left.checked_sub(right).and_then(|apart| apart.abs().checked_mul(Decimal::ONE_HUNDRED));
            let percent = apart.and_then(|apart| apart.checked_div(larger)).map(|percent| percent.round_dp(2));
            // What cannot be reckoned is told rather than passed over.
            if percent.is_some_and(|percent| percent <= allowed) {
                return;
            }
            percent
        }
        _ => None,
    };
    let told = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let (exported, imported) = (told(pair.0), told(pair.1));
    found.push(Difference { what: what.to_owned(), of: of.to_owned(), exported, imported, figure, allowed });
}
