//! This module decides what an item gets of a tariff quota: as much as it asks for and the balance still
//! holds, after the items before it; the rest at the line's own rate, and security while it is critical.

use std::collections::BTreeMap;

use declaration::{Declaration, Finding, GovernmentAgencyGoodsItem, Pointer, Severity};
use jiff::civil::Date;
use reference::{Edition, QUOTA_DECIMALS_MAX, QuotaDefinition, QuotaOrder, TaxCategory, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::assessment::{RowReference, Step, StepKind};
use crate::quantities::Quantities;
use crate::select::{Applicable, Selection};

/// What is left of a quota, by order number: a fact that a decision is told.
pub type Balances = BTreeMap<String, QuotaBalance>;

/// What is left of a quota in the period of the legal date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaBalance {
    /// How much, in the unit of its definition.
    pub balance: Decimal,
    /// Whether so little is left that security is asked for.
    pub critical: bool,
}

/// What an item was given of a quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaUse {
    /// How much it was given.
    pub granted: Decimal,
    /// The item, from 1.
    pub item: u32,
    /// The order number.
    pub order: String,
    /// The first day of the period.
    pub period: Date,
    /// How much it asked for.
    pub requested: Decimal,
    /// The unit.
    pub unit: String,
}

/// A part of an item's goods: so many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) part: Decimal,
    pub(crate) whole: Decimal,
}

impl Share {
    pub(crate) fn of(self, amount: Decimal) -> Option<Decimal> {
        amount.checked_mul(self.part)?.checked_div(self.whole)
    }
}

/// The order numbers that a declaration claims, each once.
///
/// ```
/// assert!(tariff::quota::claimed(&declaration::Declaration::default()).is_empty());
/// ```
pub fn claimed(declaration: &Declaration) -> Vec<&str> {
    let mut orders: Vec<&str> = declaration.items().iter().filter_map(order_number).collect();
    orders.sort_unstable();
    orders.dedup();
    orders
}

fn order_number(item: &GovernmentAgencyGoodsItem) -> Option<&str> {
    item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fee).find_map(|tax| tax.quota_order_id.as_deref())
}

/// The quota that an item claims, if the pack knows it: its preference then needs no rate of its own.
pub(crate) fn is_known(edition: &Edition, item: &GovernmentAgencyGoodsItem, date: Date) -> bool {
    order_number(item).is_some_and(|order| edition.quota_order(order, date).is_some())
}

/// What is given of a request: never more than it, never more than is left.
///
/// ```
/// use rust_decimal::Decimal;
/// assert_eq!(tariff::quota::grant(Decimal::from(70), Decimal::from(100)), Decimal::from(70));
/// assert_eq!(tariff::quota::grant(Decimal::from(70), Decimal::from(20)), Decimal::from(20));
/// ```
pub fn grant(balance: Decimal, requested: Decimal) -> Decimal {
    balance.max(Decimal::ZERO).min(requested.max(Decimal::ZERO))
}

/// Draws for the items of one declaration, in their order.
pub(crate) struct Draws<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) date: Date,
    balances: Option<&'a Balances>,
    drawn: BTreeMap<String, Decimal>,
    pub(crate) uses: Vec<QuotaUse>,
}

impl<'a> Draws<'a> {
    pub(crate) fn new(edition: &'a Edition, date: Date, balances: Option<&'a Balances>) -> Self {
        Self { edition, date, balances, drawn: BTreeMap::new(), uses: Vec::new() }
    }

    /// Splits the duty of an item into what the quota takes and the rest.
    pub(crate) fn apply(
        &mut self,
        place: u32,
        item: &GovernmentAgencyGoodsItem,
        selection: &mut Selection,
        findings: &mut Vec<Finding>,
    ) {
        let Some(number) = order_number(item) else { return };
        // A pack without this quota says nothing of it; the preference's own finding does.
        let Some(order) = self.edition.quota_order(number, self.date) else { return };
        let pointer = Pointer::item(place).child("23A", None).child("50A", Some(1)).child("401", None);
        let finding = |code: &str, severity| Finding::new(pointer.clone(), code, "tariff.quota", severity).with("order", number);
        if !self.is_meant(order, item) {
            return findings.push(finding("TG1031", Severity::Warning));
        }
        if let Some(suspension) = self.edition.quota_suspension(number, self.date) {
            let code = if suspension.is_closed { "CDS40069" } else { "CDS40053" };
            return findings.push(finding(code, Severity::Information).with("date", self.date.to_string()));
        }
        let Some(definition) = self.edition.quota_definition(number, self.date) else {
            return findings.push(finding("CDS40069", Severity::Information).with("date", self.date.to_string()));
        };
        let Some(fact) = self.balances.and_then(|balances| balances.get(number)) else {
            selection.has_gaps = true;
            return findings.push(finding("TG1032", Severity::Warning));
        };
        let duty = selection
            .measures
            .iter()
            .position(|measure| measure.category == Some(TaxCategory::CustomsDuty) && measure.heading.is_none());
        let Some(duty) = duty else { return };
        let unit = self.edition.text(definition.unit).to_owned();
        let quantities = Quantities { edition: self.edition, date: self.date, item };
        let requested = quantities.find(&selection.measures[duty].tax_type, &Unit(unit.clone()));
        let Ok(requested) = requested.map(|found| found.quantity.round_dp(QUOTA_DECIMALS_MAX)) else {
            selection.has_gaps = true;
            return findings.push(finding("TG1004", Severity::Warning).with("unit", unit).with("expression", number));
        };
        let drawn = self.drawn.entry(number.to_owned()).or_default();
        let balance = fact.balance - *drawn;
        let granted = grant(balance, requested);
        *drawn += granted;
        self.uses.push(QuotaUse {
            granted,
            item: place,
            order: number.to_owned(),
            period: definition.provenance.from.date().unwrap_or(self.date),
            requested,
            unit: unit.clone(),
        });
        if granted < requested || requested.is_zero() {
            let told = finding(if granted.is_zero() { "CDS40049" } else { "TG1030" }, Severity::Information);
            findings.push(told.with("granted", granted).with("requested", requested).with("unit", unit));
        }
        if granted.is_zero() {
            return;
        }
        if fact.critical {
            findings.push(finding("TG1033", Severity::Information));
        }
        let full = selection.measures.remove(duty);
        let share = Share { part: granted, whole: requested };
        let step = |kind, result: Decimal| {
            Step::new(kind, result).with("order", number).with("requested", requested).with("balance", balance)
        };
        let reason = step(StepKind::QuotaGranted, granted).from(Some(self.row("quotas/definitions.csv", definition)));
        if let Some(within) = self.within(order, &full, share, reason, fact.critical, item) {
            selection.measures.insert(duty, within);
        }
        if granted < requested {
            let rest = requested - granted;
            let mut beyond = full;
            beyond.share = Some(Share { part: rest, whole: requested });
            beyond.reasons.push(step(StepKind::QuotaBeyond, rest));
            selection.measures.insert((duty + 1).min(selection.measures.len()), beyond);
        }
    }

    fn row(&self, table: &str, definition: &QuotaDefinition) -> RowReference {
        RowReference::new(self.edition, table, &definition.provenance)
    }

    /// The duty within the quota.
    fn within(
        &self,
        order: &QuotaOrder,
        full: &Applicable,
        share: Share,
        reason: Step,
        is_critical: bool,
        item: &GovernmentAgencyGoodsItem,
    ) -> Option<Applicable> {
        let mut within = full.clone();
        within.expression = self.edition.expression(order.expression)?.clone();
        within.row = Some(RowReference::new(self.edition, "quotas/orders.csv", &order.provenance));
        within.preference = item.preference().map(str::to_owned).or(within.preference);
        within.share = Some(share);
        within.reasons.push(reason);
        within.secures = is_critical.then(|| full.expression.clone());
        Some(within)
    }

    /// Whether the quota is for these goods, this origin and this claim.
    fn is_meant(&self, order: &QuotaOrder, item: &GovernmentAgencyGoodsItem) -> bool {
        let origin = item.origin("2").or_else(|| item.origin("1")).unwrap_or_default();
        let claimed = item.preference().unwrap_or_default();
        item.goods_code().is_some_and(|goods| order.names(&goods))
            && self.edition.is_in_area(order.origin, origin, self.date)
            && order.preferences.iter().any(|code| self.edition.text(*code) == claimed)
    }
}
