//! This module decides in how many figures a submission disagrees with itself.

use declaration::{Declaration, GovernmentAgencyGoodsItem};
use rust_decimal::Decimal;

/// By how much a sum may differ from its total: what rounding explains.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

type Item = GovernmentAgencyGoodsItem;

/// Totals that disagree with the sums of the items (gross mass, packages, invoice), and items whose net mass is above the gross.
/// None where nothing can be compared.
pub(crate) fn disagreements(declaration: &Declaration) -> Option<u32> {
    let items = declaration.items();
    let mass = declaration.total_gross_mass_measure.as_ref().map(|mass| mass.value);
    let packed = declaration.total_package_quantity.as_ref().map(|count| count.value);
    let invoice = declaration.invoice_amount.as_ref();
    let charge = |item: &Item| {
        let charge = item.commodity.as_deref()?.invoice_line.as_deref()?.item_charge_amount.as_ref()?;
        // Amounts of different currencies cannot be compared.
        invoice.filter(|total| total.currency == charge.currency).map(|_| charge.value)
    };
    let sums = [
        differs(mass, items.iter().map(gross)),
        differs(packed, items.iter().map(packages)),
        differs(invoice.map(|total| total.value), items.iter().map(charge)),
    ];
    let masses = items.iter().map(|item| Some(net(item)? > gross(item)?));
    let mut compared = sums.into_iter().chain(masses).flatten().map(u32::from).peekable();
    compared.peek()?;
    Some(compared.sum())
}

/// Whether a total is not the sum of its parts; none where it or one of them is not said, or there are none.
fn differs(total: Option<Decimal>, mut parts: impl Iterator<Item = Option<Decimal>>) -> Option<bool> {
    let (total, first) = (total?, parts.next()??);
    let sum = parts.try_fold(first, |sum, part| sum.checked_add(part?))?;
    Some((total - sum).abs() > total.abs().checked_mul(ROUNDING)?)
}

fn gross(item: &Item) -> Option<Decimal> {
    Some(item.commodity.as_deref()?.goods_measure.as_deref()?.gross_mass_measure.as_ref()?.value)
}

fn net(item: &Item) -> Option<Decimal> {
    Some(item.commodity.as_deref()?.goods_measure.as_deref()?.net_net_weight_measure.as_ref()?.value)
}

fn packages(item: &Item) -> Option<Decimal> {
    let mut quantities = item.packaging.iter().map(|packaging| Some(packaging.quantity_quantity.as_ref()?.value));
    let first = quantities.next()??;
    quantities.try_fold(first, |sum, quantity| sum.checked_add(quantity?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_that_disagrees_with_itself_is_counted_and_what_cannot_be_compared_is_not_known() {
        let item = |gross: &str, net: &str, packages: &str, charge: &str| {
            serde_json::json!({
                "sequenceNumeric": 1,
                "commodity": {
                    "goodsMeasure": { "grossMassMeasure": { "value": gross }, "netNetWeightMeasure": { "value": net } },
                    "invoiceLine": { "itemChargeAmount": { "value": charge, "currencyID": "GBP" } },
                },
                "packaging": [{ "sequenceNumeric": 1, "quantityQuantity": { "value": packages } }],
            })
        };
        let said = |gross: &str, packages: &str, invoice: &str, currency: &str, items: Vec<serde_json::Value>| {
            let declared = serde_json::json!({
                "functionCode": "9",
                "totalGrossMassMeasure": { "value": gross },
                "totalPackageQuantity": { "value": packages },
                "invoiceAmount": { "value": invoice, "currencyID": currency },
                "goodsShipment": { "governmentAgencyGoodsItem": items },
            });
            disagreements(&serde_json::from_value::<Declaration>(declared).unwrap())
        };
        let (tea, coffee) = (item("100", "90", "4", "500.00"), item("50", "45", "2", "250.00"));
        let both = || vec![tea.clone(), coffee.clone()];
        for (told, expected) in [
            (said("150", "6", "750.00", "GBP", both()), Some(0)),
            (said("151.4", "6", "750.00", "GBP", both()), Some(0)),
            (said("200", "9", "900.00", "GBP", both()), Some(3)),
            // Another currency cannot be compared; net above gross can.
            (said("150", "6", "900.00", "USD", both()), Some(0)),
            (said("150", "6", "750.00", "GBP", vec![tea.clone(), item("50", "60", "2", "250.00")]), Some(1)),
        ] {
            assert_eq!(told, expected);
        }
        assert_eq!(disagreements(&Declaration::default()), None);
    }
}
