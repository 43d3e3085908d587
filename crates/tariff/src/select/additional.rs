//! This module decides which charges add to the rate of the line: all that name the goods and the origin
//! and whose conditions hold, one of each group, none that a declared heading switches off.

use declaration::Severity;
use reference::{Additional, Day, ListedGoods, TaxCategory};
use rust_decimal::Decimal;

use super::condition::{Outcome, Situation};
use super::{Applicable, ItemSelector, ORDER_UNKNOWN};
use crate::assessment::{RowReference, Step, StepKind};

impl ItemSelector<'_, '_> {
    /// Adds the charges in the order of their tax types, so that a condition can ask what applies already.
    pub(super) fn additional(&mut self, granted: Option<&str>) {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let day = Day::from(date);
        let order = |row: &Additional| {
            edition.tax_type(edition.text(row.tax_type), date).map_or(ORDER_UNKNOWN, |known| known.stack_order)
        };
        let mut rows: Vec<&Additional> = edition.tables().additional.iter().filter(|row| row.provenance.holds(day)).collect();
        rows.sort_by_key(|row| (order(row), row.rank, row.provenance.line));
        if self.origin.is_empty() && !rows.is_empty() {
            let pointer = declaration::Pointer::item(self.place).child("42A", None).child("035", None);
            self.gap(pointer, "TG1011", &[]);
        }
        let mut taken = Vec::new();
        for row in rows {
            let in_group = row.group.0 != 0 && taken.contains(&row.group);
            if !in_group && self.charge(row, granted) {
                taken.push(row.group);
            }
        }
    }

    /// Adds one charge if it applies; whether its group is settled by it.
    fn charge(&mut self, row: &Additional, granted: Option<&str>) -> bool {
        let Some(listed) = self.names_goods(row) else { return false };
        let edition = self.selector.edition;
        let heading = edition.text(row.heading);
        if let Some((claim, _)) = self.claims.exempting(row.tax_type, row.heading) {
            self.switched_off(row, heading, &format!("{claim} declared"));
            return true;
        }
        let situation = Situation {
            selector: self.selector,
            item: self.item,
            goods: &self.goods,
            origin: self.origin,
            granted,
            value: self.value.customs_value.amount,
            charged: self.selection.measures.iter().map(|one| one.tax_type.as_str()).collect(),
        };
        let conditions = match situation.outcome(row.heading) {
            Outcome::Holds(steps) => steps,
            Outcome::Fails(reason) => {
                self.switched_off(row, heading, &reason);
                return false;
            }
            Outcome::Unknown(unit) => {
                let arguments = [("unit", unit.as_str()), ("expression", heading), ("type", edition.text(row.tax_type))];
                self.gap(self.pointer(), "TG1004", &arguments);
                return false;
            }
        };
        let Some(expression) = row.expression.and_then(|index| edition.expression(index)) else {
            let goods = self.goods.clone();
            self.gap(self.classification(), "TG1019", &[("heading", heading), ("goods", goods.as_str())]);
            return true;
        };
        let reference = RowReference::new(edition, "additional.csv", &row.provenance);
        let mut measure: Applicable =
            self.selector.applicable(edition.text(row.tax_type), expression.clone(), granted, Some(reference.clone()));
        let applies = Step::new(StepKind::Applies, Decimal::ZERO).with("heading", heading).with("origin", self.origin);
        measure.reasons.push(applies.from(Some(reference)));
        measure.reasons.extend(listed.map(|listed| {
            let step = Step::new(StepKind::Listed, Decimal::ZERO);
            step.with("list", edition.text(listed.list)).with("goods", listed.goods.to_string()).from(Some(RowReference::new(
                edition,
                "goods_lists.csv",
                &listed.provenance,
            )))
        }));
        measure.reasons.extend(conditions);
        measure.base_changes = self.claims.base_changes(self.selector, edition.text(row.tax_type), Some(row.heading));
        measure.heading = Some(heading.to_owned());
        self.selection.measures.push(measure);
        true
    }

    /// The row that lists the goods, or none needed; nothing when goods or origin are not meant.
    fn names_goods(&self, row: &Additional) -> Option<Option<&'_ ListedGoods>> {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let meant = edition.is_in_area(row.origin, self.origin, date)
            && (row.except_origin.0 == 0 || !edition.is_in_area(row.except_origin, self.origin, date));
        if !meant {
            return None;
        }
        if row.list.0 == 0 { Some(None) } else { edition.listed(row.list, &self.goods, date).map(Some) }
    }

    /// Says why a duty that names the goods is not charged; fees explain themselves.
    fn switched_off(&mut self, row: &Additional, heading: &str, reason: &str) {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let known = edition.tax_type(edition.text(row.tax_type), date);
        if known.is_some_and(|known| known.category != TaxCategory::Other) {
            let arguments = [("heading", heading), ("type", edition.text(row.tax_type)), ("reason", reason)];
            self.finding(self.pointer(), "TG1017", Severity::Information, &arguments);
        }
    }
}
