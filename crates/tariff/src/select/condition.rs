//! This module decides whether the conditions of a charge hold, and says which did or which did not.

use declaration::{AdditionalDocument, GoodsCode, GovernmentAgencyGoodsItem};
use reference::{Condition, ConditionKind, Symbol, Unit};
use rust_decimal::Decimal;

use super::Selector;
use crate::assessment::{RowReference, Step, StepKind};
use crate::charge::{Missing, convert};
use crate::quantities::Quantities;

/// What conditions ask about.
pub(super) struct Situation<'a> {
    pub(super) selector: &'a Selector<'a>,
    pub(super) item: &'a GovernmentAgencyGoodsItem,
    pub(super) goods: &'a GoodsCode,
    pub(super) origin: &'a str,
    /// The preference that was granted.
    pub(super) granted: Option<&'a str>,
    pub(super) value: Decimal,
    /// Types of what applies already.
    pub(super) charged: Vec<&'a str>,
}

/// What became of the conditions of a charge.
pub(super) enum Outcome {
    /// One set holds; its conditions as steps.
    Holds(Vec<Step>),
    /// None holds; the first condition that failed.
    Fails(String),
    /// A quantity in this unit would be needed to know.
    Unknown(String),
}

impl Situation<'_> {
    /// The outcome of the conditions of a charge; one without conditions always holds.
    pub(super) fn outcome(&self, heading: Symbol) -> Outcome {
        let edition = self.selector.edition;
        let rows: Vec<&Condition> = edition.conditions(heading, self.selector.date).collect();
        let mut failed = None;
        let mut unknown = None;
        for set in rows.chunk_by(|left, right| left.set == right.set) {
            let mut steps = Vec::with_capacity(set.len());
            for condition in set {
                match self.holds(condition) {
                    Ok(true) => steps.push(self.step(condition)),
                    Ok(false) => {
                        failed.get_or_insert_with(|| self.named(condition));
                        break;
                    }
                    Err(missing) => {
                        unknown.get_or_insert(missing);
                        break;
                    }
                }
            }
            if steps.len() == set.len() {
                return Outcome::Holds(steps);
            }
        }
        match (unknown, failed) {
            (Some(Missing::Quantity(unit)), _) => Outcome::Unknown(unit.0),
            (Some(_), _) => Outcome::Unknown(String::new()),
            (None, Some(reason)) => Outcome::Fails(reason),
            (None, None) => Outcome::Holds(Vec::new()),
        }
    }

    fn named(&self, condition: &Condition) -> String {
        let kind = condition.kind.as_str();
        let values: Vec<&str> = condition.values.iter().map(|value| self.selector.edition.text(*value)).collect();
        format!("{kind} {}", values.join(" "))
    }

    fn step(&self, condition: &Condition) -> Step {
        let row = RowReference::new(self.selector.edition, "conditions.csv", &condition.provenance);
        Step::new(StepKind::Condition, Decimal::ZERO).with("condition", self.named(condition).as_str()).from(Some(row))
    }

    fn holds(&self, condition: &Condition) -> Result<bool, Missing> {
        use ConditionKind as Kind;
        if let Some(threshold) = &condition.threshold {
            let found = self.figure(condition.kind, threshold.unit.as_ref())?;
            let at_least = matches!(condition.kind, Kind::QuantityAtLeast | Kind::UnitValueAtLeast | Kind::ValueAtLeast);
            // Thresholds in another currency are held against the value in the pack's own.
            let (edition, date) = (self.selector.edition, self.selector.date);
            let figure = match threshold.currency {
                Some(currency) => convert(edition, date, threshold.figure.0, currency, &mut Vec::new())?,
                None => threshold.figure.0,
            };
            return Ok((found >= figure) == at_least);
        }
        let edition = self.selector.edition;
        let date = self.selector.date;
        let any = |holds: &dyn Fn(&str) -> bool| condition.values.iter().any(|value| holds(edition.text(*value)));
        Ok(match condition.kind {
            Kind::Document => any(&|code| self.has_document(code)),
            Kind::NoDocument => !any(&|code| self.has_document(code)),
            Kind::AdditionalCode => any(&|code| self.has_additional_code(code)),
            Kind::NoAdditionalCode => !any(&|code| self.has_additional_code(code)),
            Kind::InList => condition.values.iter().any(|list| edition.listed(*list, self.goods, date).is_some()),
            Kind::NotInList => !condition.values.iter().any(|list| edition.listed(*list, self.goods, date).is_some()),
            Kind::Origin => condition.values.iter().any(|area| edition.is_in_area(*area, self.origin, date)),
            Kind::NotOrigin => !condition.values.iter().any(|area| edition.is_in_area(*area, self.origin, date)),
            Kind::Charged => any(&|tax_type| self.charged.contains(&tax_type)),
            Kind::NotCharged => !any(&|tax_type| self.charged.contains(&tax_type)),
            Kind::TransportMode => any(&|mode| self.transport_mode() == Some(mode)),
            Kind::Procedure => any(&|code| self.item.procedure().is_some_and(|(requested, _)| requested == code)),
            Kind::Preference => any(&|code| self.granted == Some(code)),
            Kind::NotPreference => !any(&|code| self.granted == Some(code)),
            _ => false,
        })
    }

    fn figure(&self, kind: ConditionKind, unit: Option<&Unit>) -> Result<Decimal, Missing> {
        let Some(unit) = unit else { return Ok(self.value) };
        let Selector { edition, date, .. } = *self.selector;
        let quantity = Quantities { edition, date, item: self.item }.find("", unit)?.quantity;
        if matches!(kind, ConditionKind::QuantityAtLeast | ConditionKind::QuantityBelow) {
            return Ok(quantity);
        }
        // The value of a unit cannot be told without units.
        self.value.checked_div(quantity).ok_or_else(|| Missing::Quantity(unit.clone()))
    }

    /// Types of documents are a category letter and three characters.
    fn has_document(&self, code: &str) -> bool {
        let is = |document: &AdditionalDocument| {
            let category = document.category_code.as_deref().unwrap_or_default();
            let kind = document.type_code.as_deref().unwrap_or_default();
            code.strip_prefix(category) == Some(kind) || code == kind
        };
        self.item.additional_document.iter().any(is)
    }

    fn has_additional_code(&self, code: &str) -> bool {
        ["TRA", "GN"].into_iter().any(|kind| self.item.classifications(kind).any(|declared| declared == code))
    }

    fn transport_mode(&self) -> Option<&str> {
        self.selector.declaration.border_transport_means.as_deref()?.mode_code.as_deref()
    }
}
