//! This module decides which measures apply to an item: the tariff of the territory, the preference
//! claimed, value added tax — or the measures that were fed.

use declaration::{Declaration, Finding, GovernmentAgencyGoodsItem, Pointer, Severity};
use jiff::civil::Date;
use reference::{Day, Edition, Expression, TaxCategory, TaxType};

use crate::assessment::RowReference;
use crate::fed::FedMeasures;

/// A measure that applies to an item.
pub(crate) struct Applicable {
    pub(crate) tax_type: String,
    pub(crate) category: Option<TaxCategory>,
    pub(crate) territory: String,
    pub(crate) expression: Expression,
    pub(crate) order: u32,
    pub(crate) preference: Option<String>,
    pub(crate) row: Option<RowReference>,
}

/// What applies to one item, and whether something is known to be missing.
#[derive(Default)]
pub(crate) struct Selection {
    pub(crate) measures: Vec<Applicable>,
    pub(crate) has_gaps: bool,
}

/// Every country: third-country duty.
const ERGA_OMNES: &str = "1011";
/// No preference claimed.
const NO_PREFERENCE: &str = "100";
/// Taxes without an order of their own come after duties and before value added tax.
const ORDER_UNKNOWN: u32 = 50;

pub(crate) struct Selector<'a> {
    pub(crate) declaration: &'a Declaration,
    pub(crate) edition: &'a Edition,
    pub(crate) date: Date,
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
        }
    }

    /// The measures of the pack for an item.
    pub(crate) fn pack(&self, place: u32, item: &GovernmentAgencyGoodsItem, findings: &mut Vec<Finding>) -> Selection {
        let mut selection = Selection::default();
        let pointer = Pointer::item(place).child("23A", None);
        let mut gap = |selection: &mut Selection, pointer: Pointer, code: &str, arguments: &[(&str, &str)]| {
            let mut finding = Finding::new(pointer, code, "tariff.select", Severity::Warning);
            for (name, value) in arguments {
                finding = finding.with(name, *value);
            }
            findings.push(finding);
            selection.has_gaps = true;
        };
        let Some(goods) = item.goods_code() else {
            gap(&mut selection, pointer, "TG1006", &[]);
            return selection;
        };
        let territory = self.territory(item);
        let date = self.date.to_string();
        let claimed = item.preference().unwrap_or(NO_PREFERENCE);
        let candidates: Vec<_> = self
            .edition
            .measures(&goods, self.date)
            .filter(|measure| {
                let known = self.edition.tax_type(self.edition.text(measure.tax_type), self.date);
                known.is_some_and(|known| {
                    known.category == TaxCategory::CustomsDuty && self.edition.text(known.territory) == territory
                })
            })
            .collect();
        let origin = item.origin("2").or_else(|| item.origin("1")).unwrap_or_default();
        let preferential = candidates.iter().find(|measure| {
            self.edition.text(measure.preference) == claimed
                && matches!(self.edition.text(measure.origin), area if area == origin || area == ERGA_OMNES)
        });
        let third_country = || candidates.iter().find(|measure| self.edition.text(measure.preference) == NO_PREFERENCE);
        let chosen = preferential.or_else(|| {
            if claimed != NO_PREFERENCE {
                let pointer = pointer.clone().child("50A", Some(1)).child("164", None);
                gap(&mut selection, pointer, "TG1005", &[("preference", claimed), ("goods", goods.as_str())]);
            }
            third_country()
        });
        match chosen {
            Some(measure) => {
                let tax_type = self.edition.text(measure.tax_type);
                let row = RowReference::new(self.edition, "measures.csv", &measure.provenance);
                if let Some(expression) = self.edition.expression(measure.expression) {
                    let preference = self.edition.text(measure.preference);
                    selection.measures.push(self.applicable(tax_type, expression.clone(), Some(preference), Some(row)));
                }
            }
            None => {
                let classification = pointer.clone().child("21A", Some(1)).child("145", None);
                let type_code = self.duty_type(&territory);
                match self.edition.not_covered(&goods, &type_code) {
                    Some(row) => {
                        let reason = self.edition.text(row.reason);
                        gap(&mut selection, classification, "TG1002", &[("kind", reason), ("goods", goods.as_str())]);
                    }
                    None => gap(&mut selection, classification, "TG1001", &[("goods", goods.as_str()), ("date", &date)]),
                }
            }
        }
        let national: Vec<&str> = item.classifications("GN").collect();
        if let Some(excise) = national.iter().find(|code| code.starts_with('X')) {
            gap(&mut selection, pointer, "TG1002", &[("kind", "excise"), ("goods", excise)]);
        }
        self.value_added_tax(item, &national, &territory, &mut selection);
        selection
    }

    fn value_added_tax(&self, item: &GovernmentAgencyGoodsItem, national: &[&str], territory: &str, selection: &mut Selection) {
        let mut codes = national.to_vec();
        codes.extend(
            item.additional_information
                .iter()
                .chain(&self.declaration.additional_information)
                .filter_map(|statement| statement.statement_code.as_deref()),
        );
        let Some(rate) = self.edition.vat_rate(&codes, self.date) else { return };
        let Some(expression) = self.edition.expression(rate.expression) else { return };
        let row = RowReference::new(self.edition, "vat_rates.csv", &rate.provenance);
        let tables = self.edition.tables();
        let day = Day::from(self.date);
        let in_force = |tax: &&TaxType| tax.category == TaxCategory::Vat && tax.provenance.holds(day);
        for tax in tables.tax_types.iter().filter(in_force) {
            // The tax on the value is due everywhere; the one on another territory's duties only there.
            let home = self.edition.setting("territory");
            let tax_territory = self.edition.text(tax.territory);
            if tax_territory.is_empty() || tax_territory == territory || tax_territory == home {
                let code = self.edition.text(tax.code);
                selection.measures.push(self.applicable(code, expression.clone(), Some(NO_PREFERENCE), Some(row.clone())));
            }
        }
    }

    fn duty_type(&self, territory: &str) -> String {
        let tables = self.edition.tables();
        tables
            .tax_types
            .iter()
            .find(|tax| tax.category == TaxCategory::CustomsDuty && self.edition.text(tax.territory) == territory)
            .map_or(String::new(), |tax| self.edition.text(tax.code).to_owned())
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
