//! This module decides which quantity of an item stands for a tariff unit: masses, the supplementary
//! quantity, and quantities declared beside a tax.

use std::borrow::Cow;

use declaration::{GovernmentAgencyGoodsItem, Quantity};
use jiff::civil::Date;
use reference::{Edition, Unit};
use rust_decimal::Decimal;

use crate::charge::Missing;

/// A quantity that was found, and which field it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) quantity: Decimal,
    pub(crate) field: Cow<'static, str>,
}

/// Units that a supplementary quantity without a unit of its own may stand for: the tariff prescribes
/// the unit per commodity code, and these are the ones it prescribes.
const SUPPLEMENTARY_UNITS: [&str; 12] = ["LTR", "NAR", "NPR", "MTK", "MTQ", "MTR", "CTM", "GFI", "KNS", "LPA", "KPO", "TJO"];

/// A product may have products among its factors, so deep and no deeper: a table that names itself ends here.
const PRODUCTS_NESTED_MAX: usize = 3;

/// Where quantities are looked for: an item, under the law of a day.
#[derive(Clone, Copy)]
pub(crate) struct Quantities<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) date: Date,
    pub(crate) item: &'a GovernmentAgencyGoodsItem,
}

impl Quantities<'_> {
    /// The quantity in a unit, for a tax type: as declared, else the product that the pack says the unit is.
    ///
    /// A supplementary quantity without a unit never stands for a product or one of its factors: two thousand
    /// of nothing may be litres of wine or litres of the alcohol in it.
    pub(crate) fn find(&self, tax_type: &str, unit: &Unit) -> Result<Found, Missing> {
        let is_product = self.edition.product_unit(&unit.0, self.date).is_some();
        self.find_at(tax_type, unit, !is_product, PRODUCTS_NESTED_MAX)
    }

    fn find_at(&self, tax_type: &str, unit: &Unit, may_lack_unit: bool, nested: usize) -> Result<Found, Missing> {
        let declared = find(self.item, tax_type, unit, may_lack_unit);
        let product = self.edition.product_unit(&unit.0, self.date).filter(|_| nested > 0);
        let (Err(Missing::Quantity(_)), Some(product)) = (&declared, product) else { return declared };
        let mut quantity = Decimal::ONE;
        let mut factors = Vec::new();
        for factor in &product.factors {
            let found = self.find_at(tax_type, factor, false, nested - 1)?;
            quantity = quantity.checked_mul(found.quantity).ok_or(Missing::OutOfRange)?;
            factors.push(format!("{} {}", found.quantity.normalize(), factor.0));
        }
        Ok(Found { quantity, field: Cow::Owned(factors.join(" × ")) })
    }
}

/// The quantity of an item in a unit as it was declared, for a tax type.
fn find(item: &GovernmentAgencyGoodsItem, tax_type: &str, unit: &Unit, may_lack_unit: bool) -> Result<Found, Missing> {
    let declared = declared(item, tax_type, unit, may_lack_unit).ok_or_else(|| Missing::Quantity(unit.clone()))?;
    let (_, factor) = unit.base();
    let quantity = declared
        .quantity
        .checked_mul(declared.factor)
        .and_then(|quantity| quantity.checked_div(factor))
        .ok_or(Missing::OutOfRange)?;
    Ok(Found { quantity, field: Cow::Borrowed(declared.field) })
}

/// A quantity as it was declared: so many of a unit that holds `factor` base units.
struct Declared {
    quantity: Decimal,
    factor: Decimal,
    field: &'static str,
}

fn declared(item: &GovernmentAgencyGoodsItem, tax_type: &str, unit: &Unit, may_lack_unit: bool) -> Option<Declared> {
    let commodity = item.commodity.as_deref()?;
    let (base, _) = unit.base();
    let measure = commodity.goods_measure.as_deref();
    // The quantity of another tax (the tobacco in a product) never stands for this one's; a line that
    // names no tax type speaks for all.
    let beside = |named: Option<&str>| {
        let taxes = commodity.duty_tax_fee.iter().filter(move |tax| tax.type_code.as_deref() == named);
        taxes.filter_map(|tax| tax.specific_tax_base_quantity.as_ref()).collect::<Vec<_>>()
    };
    let of_unit = |quantity: &Quantity| {
        let written = Unit(quantity.unit.as_deref()?.to_owned());
        let (written_base, written_factor) = written.base();
        (written_base == base).then_some((quantity.value, written_factor))
    };
    if let Some((quantity, factor)) = beside(Some(tax_type)).into_iter().chain(beside(None)).find_map(of_unit) {
        return Some(Declared { quantity, factor, field: "specificTaxBaseQuantity" });
    }
    if base == "KGM" {
        let net = measure?.net_net_weight_measure.as_ref()?;
        return Some(Declared { quantity: net.value, factor: Decimal::ONE, field: "netNetWeightMeasure" });
    }
    if matches!(unit.0.as_str(), "KGM#G" | "DTN#G") {
        let gross = measure?.gross_mass_measure.as_ref()?;
        // A qualified unit has no base of its own, so the hundred kilograms are said here.
        let factor = if unit.0.starts_with("DTN") { Decimal::new(1, 2) } else { Decimal::ONE };
        return Some(Declared { quantity: gross.value, factor, field: "grossMassMeasure" });
    }
    let supplementary = measure?.tariff_quantity.as_ref()?;
    let (quantity, factor) = match supplementary.unit {
        Some(_) => of_unit(supplementary)?,
        None if may_lack_unit && SUPPLEMENTARY_UNITS.contains(&base) => (supplementary.value, Decimal::ONE),
        None => return None,
    };
    Some(Declared { quantity, factor, field: "tariffQuantity" })
}
