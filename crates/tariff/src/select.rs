//! This module decides which measures apply to an item: the rate of its line, value added tax, and the
//! charges that add — or the measures that were fed.

mod additional;
mod base;
mod claims;
mod condition;
mod preference;

use declaration::{Declaration, Finding, GovernmentAgencyGoodsItem, Pointer, Severity};
use jiff::civil::Date;
use reference::{Day, Edition, Expression, TaxCategory, TaxType};

use crate::assessment::{ItemValue, RowReference, Step};
use crate::fed::FedMeasures;
use crate::quota::Share;
pub(crate) use claims::BaseChange;
use claims::Claims;

/// A measure that applies to an item.
#[derive(Clone)]
pub(crate) struct Applicable {
    pub(crate) tax_type: String,
    pub(crate) category: Option<TaxCategory>,
    pub(crate) territory: String,
    pub(crate) expression: Expression,
    pub(crate) order: u32,
    pub(crate) preference: Option<String>,
    pub(crate) row: Option<RowReference>,
    /// The heading that charges it, when it is not the goods' own line.
    pub(crate) heading: Option<String>,
    /// What the goods' own line provides, when a declared heading stands in its place.
    pub(crate) provided: Option<(Expression, Option<RowReference>)>,
    /// What declared headings do to the base.
    pub(crate) base_changes: Vec<BaseChange>,
    /// Why it applies.
    pub(crate) reasons: Vec<Step>,
    /// The part of the item's goods that it is for; none for all of them.
    pub(crate) share: Option<Share>,
    /// The duty that is secured above it, should a quota be exhausted already.
    pub(crate) secures: Option<Expression>,
}

/// What applies to one item, and whether something is known to be missing.
#[derive(Default)]
pub(crate) struct Selection {
    pub(crate) measures: Vec<Applicable>,
    pub(crate) has_gaps: bool,
}

/// No preference claimed, unless the pack says otherwise.
const NO_PREFERENCE: &str = "100";
/// Taxes without an order of their own come after duties and before value added tax.
const ORDER_UNKNOWN: u32 = 50;

pub(crate) struct Selector<'a> {
    pub(crate) declaration: &'a Declaration,
    pub(crate) edition: &'a Edition,
    pub(crate) date: Date,
}

/// One item on its way to its measures.
struct ItemSelector<'a, 'f> {
    selector: &'a Selector<'a>,
    item: &'a GovernmentAgencyGoodsItem,
    value: &'a ItemValue,
    place: u32,
    goods: declaration::GoodsCode,
    origin: &'a str,
    claims: Claims<'a>,
    selection: Selection,
    findings: &'f mut Vec<Finding>,
}

impl ItemSelector<'_, '_> {
    fn finding(&mut self, pointer: Pointer, code: &str, severity: Severity, arguments: &[(&str, &str)]) {
        let finding = Finding::new(pointer, code, "tariff.select", severity);
        self.findings.push(arguments.iter().fold(finding, |finding, (name, value)| finding.with(name, *value)));
    }

    /// Something is missing that a person must supply or judge.
    fn gap(&mut self, pointer: Pointer, code: &str, arguments: &[(&str, &str)]) {
        self.finding(pointer, code, Severity::Warning, arguments);
        self.selection.has_gaps = true;
    }

    fn pointer(&self) -> Pointer {
        Pointer::item(self.place).child("23A", None)
    }

    fn classification(&self) -> Pointer {
        self.pointer().child("21A", Some(1)).child("145", None)
    }
}

impl Selector<'_> {
    /// The measures that were fed for an item.
    pub(crate) fn fed(&self, place: u32, fed: &FedMeasures, preference: Option<&str>) -> Selection {
        let measures = fed.0.iter().filter(|measure| measure.item == place).map(|measure| {
            let mut applicable = self.applicable(&measure.tax_type, measure.expression.clone(), preference, None);
            applicable.order = measure.order.unwrap_or(applicable.order);
            applicable
        });
        Selection { measures: measures.collect(), has_gaps: false }
    }

    fn applicable(
        &self,
        tax_type: &str,
        expression: Expression,
        preference: Option<&str>,
        row: Option<RowReference>,
    ) -> Applicable {
        let known = self.edition.tax_type(tax_type, self.date);
        Applicable {
            tax_type: tax_type.to_owned(),
            category: known.map(|known| known.category),
            territory: known.map_or(String::new(), |known| self.edition.text(known.territory).to_owned()),
            expression,
            order: known.map_or(ORDER_UNKNOWN, |known| known.stack_order),
            preference: preference.map(str::to_owned),
            row,
            heading: None,
            provided: None,
            base_changes: Vec::new(),
            reasons: Vec::new(),
            share: None,
            secures: None,
        }
    }

    /// The measures of the pack for an item.
    pub(crate) fn pack(
        &self,
        place: u32,
        item: &GovernmentAgencyGoodsItem,
        value: &ItemValue,
        findings: &mut Vec<Finding>,
    ) -> Selection {
        let Some(goods) = item.goods_code() else {
            findings.push(Finding::new(Pointer::item(place).child("23A", None), "TG1006", "tariff.select", Severity::Warning));
            return Selection { measures: Vec::new(), has_gaps: true };
        };
        let claims = Claims::of(self, item);
        let origin = item.origin("1").unwrap_or_default();
        let selection = Selection::default();
        let mut one = ItemSelector { selector: self, item, value, place, goods, origin, claims, selection, findings };
        one.line();
        let granted = one.base();
        one.excise();
        one.value_added_tax();
        one.additional(granted.as_deref());
        one.unused_claims();
        one.selection
    }

    fn duty_type(&self, territory: &str) -> String {
        let tables = self.edition.tables();
        tables
            .tax_types
            .iter()
            .find(|tax| tax.category == TaxCategory::CustomsDuty && self.edition.text(tax.territory) == territory)
            .map_or(String::new(), |tax| self.edition.text(tax.code).to_owned())
    }

    fn setting_or<'s>(&'s self, name: &str, otherwise: &'s str) -> &'s str {
        Some(self.edition.setting(name)).filter(|value| !value.is_empty()).unwrap_or(otherwise)
    }

    /// The code that says that no preference is claimed.
    fn no_preference(&self) -> &str {
        self.setting_or("no_preference", NO_PREFERENCE)
    }

    /// The territory whose tariff applies. A pack may name statements that send goods to a second one.
    fn territory(&self, item: &GovernmentAgencyGoodsItem) -> String {
        let has_any =
            |name: &str| self.edition.setting(name).split_whitespace().any(|code| item.has_statement(self.declaration, code));
        if has_any("second_territory_statements") && !has_any("second_territory_unless") {
            self.edition.setting("second_territory").to_owned()
        } else {
            self.edition.setting("territory").to_owned()
        }
    }
}

impl ItemSelector<'_, '_> {
    /// The line itself: that it exists, and which agencies have a say.
    fn line(&mut self) {
        let (edition, date) = (self.selector.edition, self.selector.date);
        if !edition.tables().lines.is_empty() && edition.line(&self.goods, date).is_none() {
            let (goods, day) = (self.goods.clone(), date.to_string());
            self.gap(self.classification(), "TG1012", &[("goods", goods.as_str()), ("date", &day)]);
        }
        let Some(row) = edition.agency_flags(&self.goods, date) else { return };
        for flag in edition.text(row.flags).split_whitespace() {
            let name = |index: usize| edition.agency(flag, date).map_or(flag, |agency| edition.text(agency.names[index]));
            let arguments = [("flag", flag), ("agency", name(0)), ("agency_zh", name(1))];
            self.finding(self.classification(), "TG1013", Severity::Information, &arguments);
        }
    }

    fn national(&self) -> Vec<&str> {
        self.item.classifications("GN").collect()
    }

    fn excise(&mut self) {
        let excise = self.national().into_iter().find(|code| code.starts_with('X')).map(str::to_owned);
        if let Some(excise) = excise {
            self.gap(self.pointer(), "TG1002", &[("kind", "excise"), ("goods", &excise)]);
        }
    }

    fn value_added_tax(&mut self) {
        let Selector { declaration, edition, date } = *self.selector;
        let territory = self.selector.territory(self.item);
        let mut codes = self.national();
        codes.extend(
            self.item
                .additional_information
                .iter()
                .chain(&declaration.additional_information)
                .filter_map(|statement| statement.statement_code.as_deref()),
        );
        let Some(rate) = edition.vat_rate(&codes, date) else { return };
        let Some(expression) = edition.expression(rate.expression) else { return };
        let row = RowReference::new(edition, "vat_rates.csv", &rate.provenance);
        let day = Day::from(date);
        let in_force = |tax: &&TaxType| tax.category == TaxCategory::Vat && tax.provenance.holds(day);
        for tax in edition.tables().tax_types.iter().filter(in_force) {
            // The tax on the value is due everywhere; the one on another territory's duties only there.
            let home = self.selector.edition.setting("territory");
            let tax_territory = edition.text(tax.territory);
            if tax_territory.is_empty() || tax_territory == territory || tax_territory == home {
                let none = Some(self.selector.no_preference());
                let tax = self.selector.applicable(edition.text(tax.code), expression.clone(), none, Some(row.clone()));
                self.selection.measures.push(tax);
            }
        }
    }
}
