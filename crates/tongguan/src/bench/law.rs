//! This module decides how the figures of the law are measured: how soon the packs are ready, what they
//! take, and how fast one decides under each.

use clearance::Law;
use declaration::{Classification, Declaration};
use jiff::civil::Date;
use reference::Edition;
use serde_json::{Value, json};

use super::{DATE, Failure, VARIETY, decide_rate, resident_mb, timed};
use crate::traffic::Traffic;

/// A day within what the pack of the United States knows.
const DATE_US: Date = Date::constant(2026, 5, 12);
/// Lines apart, so that the entries name goods of every chapter.
const STRIDE: usize = 7_919;

pub(super) fn figures() -> Result<Value, Failure> {
    let (gb_ms, gb) = timed(|| editions::open("gb"));
    let (us_ms, us) = timed(|| editions::open("us"));
    let (gb, us) = (gb?, us?);
    let resident = resident_mb();
    let mut traffic = Traffic::new(gb.edition(), DATE, 1, "LAW");
    let british: Vec<Declaration> = (0..VARIETY).map(|_| traffic.of_items(1)).collect();
    let american = entries(us.edition(), &mut traffic);
    let (old, new) = (gb.listing(), us.listing());
    let (diff_ms, changes) = timed(|| reference::diff(&old, &new).len());
    Ok(json!({
        "gb_ready_ms": gb_ms,
        "us_ready_ms": us_ms,
        "both_ready_ms": gb_ms + us_ms,
        "resident_mb": resident,
        "gb_rules": gb.rules().rules().len(),
        "us_rules": us.rules().rules().len(),
        "decide_gb_per_second": decide_rate(&british, &gb, DATE),
        "decide_us_per_second": decide_rate(&american, &us, DATE_US),
        "us_rejected_share": rejected(&american, &us),
        "diff_rows": changes,
        "diff_ms": diff_ms,
    }))
}

/// Entries of one item over the lines of the schedule, from the suppliers of the made-up traffic.
fn entries(edition: &Edition, traffic: &mut Traffic) -> Vec<Declaration> {
    let lines = &edition.tables().lines;
    let no_preference = edition.setting("no_preference");
    let classified =
        |kind: &str, code: &str| Classification { id: Some(code.into()), identification_type_code: Some(kind.into()) };
    let imports = std::iter::repeat_with(|| traffic.of_items(1)).filter(|drawn| drawn.type_code.as_deref() == Some("IMA"));
    let mut entries: Vec<Declaration> = imports.take(VARIETY).collect();
    for (index, entry) in entries.iter_mut().enumerate() {
        let shipment = entry.goods_shipment.as_deref_mut();
        let Some(item) = shipment.and_then(|shipment| shipment.government_agency_goods_item.first_mut()) else { continue };
        let Some(commodity) = item.commodity.as_deref_mut() else { continue };
        let code = lines.get(index * STRIDE % lines.len().max(1)).map(|line| line.goods.to_string()).unwrap_or_default();
        let (nomenclature, national) = code.split_at_checked(8).unwrap_or((&code, ""));
        commodity.classification = vec![classified("TSP", nomenclature), classified("TRC", national)];
        for tax in &mut commodity.duty_tax_fee {
            tax.duty_regime_code = Some(no_preference.into());
        }
        if let Some(price) = commodity.invoice_line.as_deref_mut().and_then(|line| line.item_charge_amount.as_mut()) {
            price.currency = Some(edition.tables().manifest.currency);
        }
    }
    entries
}

/// How many of a hundred are rejected: a rejected one costs as much, but says less.
fn rejected(declarations: &[Declaration], law: &Law) -> usize {
    let facts = super::facts(DATE_US);
    let decided = declarations.iter().map(|declaration| clearance::decide(declaration, law, &facts, None));
    decided.filter(|decision| decision.outcome == clearance::Outcome::Rejected).count() * 100 / declarations.len().max(1)
}
