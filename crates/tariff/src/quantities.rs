//! This module decides which quantity of an item stands for a tariff unit: masses, the supplementary
//! quantity, and quantities declared beside a tax.

use declaration::{GovernmentAgencyGoodsItem, Quantity};
use reference::Unit;
use rust_decimal::Decimal;

use crate::charge::Missing;

/// A quantity that was found, and which field it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) quantity: Decimal,
    pub(crate) field: &'static str,
}

/// Units that a supplementary quantity without a unit of its own may stand for: the tariff prescribes
/// the unit per commodity code, and these are the ones it prescribes.
const SUPPLEMENTARY_UNITS: [&str; 12] = ["LTR", "NAR", "NPR", "MTK", "MTQ", "MTR", "CTM", "GFI", "KNS", "LPA", "KPO", "TJO"];

/// The quantity of an item in a unit, for a tax type.
pub(crate) fn find(item: &GovernmentAgencyGoodsItem, tax_type: &str, unit: &Unit) -> Result<Found, Missing> {
    let declared = declared(item, tax_type, unit).ok_or_else(|| Missing::Quantity(unit.clone()))?;
    let (_, factor) = unit.base();
    let quantity = declared
        .quantity
        .checked_mul(declared.factor)
        .and_then(|quantity| quantity.checked_div(factor))
        .ok_or(Missing::OutOfRange)?;
    Ok(Found { quantity, field: declared.field })
}

/// A quantity as it was declared: so many of a unit that holds `factor` base units.
struct Declared {
    quantity: Decimal,
    factor: Decimal,
    field: &'static str,
}

fn declared(item: &GovernmentAgencyGoodsItem, tax_type: &str, unit: &Unit) -> Option<Declared> {
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
        None if SUPPLEMENTARY_UNITS.contains(&base) => (supplementary.value, Decimal::ONE),
        None => return None,
    };
    Some(Declared { quantity, factor, field: "tariffQuantity" })
}
