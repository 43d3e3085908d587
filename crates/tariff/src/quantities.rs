//! This module decides which quantity of an item stands for a tariff unit: masses, the supplementary
//! quantity, and quantities declared beside a tax.

use declaration::{GovernmentAgencyGoodsItem, Quantity};
use reference::Unit;
use rust_decimal::Decimal;

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
pub(crate) fn find(item: &GovernmentAgencyGoodsItem, tax_type: &str, unit: &Unit) -> Option<Found> {
    let commodity = item.commodity.as_deref()?;
    let (base, factor) = unit.base();
    let measure = commodity.goods_measure.as_deref();
    let declared = |same_type: bool| {
        commodity
            .duty_tax_fee
            .iter()
            // A quantity of another tax serves only when its own line does not name a tax type.
            .filter(move |tax| if same_type { tax.type_code.as_deref() == Some(tax_type) } else { true })
            .filter_map(|tax| tax.specific_tax_base_quantity.as_ref())
    };
    let of_unit = |quantity: &Quantity| {
        let written = Unit(quantity.unit.as_deref()?.to_owned());
        let (written_base, written_factor) = written.base();
        (written_base == base).then(|| quantity.value * written_factor / factor)
    };
    let tax_quantity = declared(true).chain(declared(false)).find_map(of_unit);
    if let Some(quantity) = tax_quantity {
        return Some(Found { quantity, field: "specificTaxBaseQuantity" });
    }
    if base == "KGM" {
        let net = measure?.net_net_weight_measure.as_ref()?;
        return Some(Found { quantity: net.value / factor, field: "netNetWeightMeasure" });
    }
    if matches!(unit.0.as_str(), "KGM#G" | "DTN#G") {
        let gross = measure?.gross_mass_measure.as_ref()?;
        let factor = if unit.0.starts_with("DTN") { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        return Some(Found { quantity: gross.value / factor, field: "grossMassMeasure" });
    }
    let supplementary = measure?.tariff_quantity.as_ref()?;
    let quantity = match supplementary.unit {
        Some(_) => of_unit(supplementary)?,
        None if SUPPLEMENTARY_UNITS.contains(&base) => supplementary.value / factor,
        None => return None,
    };
    Some(Found { quantity, field: "tariffQuantity" })
}
