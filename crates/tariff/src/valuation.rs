//! This module decides the customs value: price, additions and deductions of the item, shares of those
//! of the declaration, rates of exchange — and what enters the base of value added tax beyond it.

use declaration::{Amount, ChargeDeduction, CurrencyCode, Declaration, Finding, Money, Pointer, Severity};
use jiff::civil::Date;
use reference::{Charge, Edition, Enters, Rounding, RoundingMode};
use rust_decimal::Decimal;

use crate::assessment::{ItemValue, RowReference, Step, StepKind};
use crate::charge::{Missing, convert, in_range};

/// The values of all items that have a price; what is missing becomes a finding.
pub(crate) struct Valuation<'a> {
    pub(crate) declaration: &'a Declaration,
    pub(crate) edition: &'a Edition,
    pub(crate) date: Date,
}

/// What one item contributes to a sharing: its price in the pack's currency and its net mass.
struct Share {
    /// Zero without a price; an error when it has one that cannot be converted.
    price: Result<Decimal, Missing>,
    mass: Decimal,
}

impl Valuation<'_> {
    pub(crate) fn values(&self, findings: &mut Vec<Finding>) -> Vec<ItemValue> {
        let shares: Vec<Share> = self.declaration.items().iter().enumerate().map(|(index, _)| self.share(index)).collect();
        let mut values = Vec::with_capacity(shares.len());
        for index in 0..shares.len() {
            values.extend(self.value(index, &shares, findings));
        }
        values
    }

    fn currency(&self) -> CurrencyCode {
        self.edition.tables().manifest.currency
    }

    fn amount_of(&self, amount: &Amount, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let currency = amount.currency.unwrap_or(self.currency());
        if currency == self.currency() {
            return Ok(amount.value);
        }
        // A rate agreed beforehand (DE 4/15) goes before the published one.
        let agreed = self
            .declaration
            .currency_exchange
            .iter()
            .find(|exchange| exchange.currency_type_code.as_deref() == Some(currency.as_str()))
            .and_then(|exchange| exchange.rate_numeric)
            .filter(|rate| !rate.is_zero());
        if let Some(rate) = agreed {
            let result = amount.value.checked_div(rate).ok_or(Missing::OutOfRange)?;
            steps.push(
                Step::new(StepKind::Convert, result)
                    .with("amount", amount.value)
                    .with("currency", currency.as_str())
                    .with("rate", rate)
                    .with("agreed", "DE 4/15"),
            );
            return Ok(result);
        }
        convert(self.edition, self.date, amount.value, currency, steps)
    }

    fn price(&self, index: usize) -> Option<&Amount> {
        self.declaration.items()[index].commodity.as_deref()?.invoice_line.as_deref()?.item_charge_amount.as_ref()
    }

    fn share(&self, index: usize) -> Share {
        let price = self.price(index).map(|amount| self.amount_of(amount, &mut Vec::new()));
        let mass = self.declaration.items()[index]
            .commodity
            .as_deref()
            .and_then(|commodity| commodity.goods_measure.as_deref())
            .and_then(|measure| measure.net_net_weight_measure.as_ref().or(measure.gross_mass_measure.as_ref()))
            .map(|mass| mass.value);
        Share { price: price.unwrap_or(Ok(Decimal::ZERO)), mass: mass.unwrap_or_default() }
    }

    fn value(&self, index: usize, shares: &[Share], findings: &mut Vec<Finding>) -> Option<ItemValue> {
        let place = index as u32 + 1;
        let price = self.price(index)?;
        let mut steps =
            vec![Step::new(StepKind::Price, price.value).with("currency", price.currency.unwrap_or(self.currency()).as_str())];
        let pointer = Pointer::item(place).child("23A", None).child("79A", None).child("112", None);
        let result = self.build_up(index, price, shares, &mut steps);
        match result {
            Ok((value, vat_additions)) => {
                let policy = self.edition.policy("customs_value", None, self.date);
                let rounding = policy.map_or(Rounding { decimals: 2, mode: RoundingMode::HalfUp }, |policy| policy.rounding);
                let rounded = rounding.apply(value);
                steps.push(
                    Step::new(StepKind::CustomsValue, rounded)
                        .with("value", value.normalize())
                        .from(policy.map(|policy| RowReference::new(self.edition, "policies.csv", &policy.provenance))),
                );
                if rounded.is_sign_negative() && !rounded.is_zero() {
                    findings.push(Finding::new(pointer, "CDS10045", "tariff.value", Severity::Error).with("value", rounded));
                    return None;
                }
                Some(ItemValue {
                    item: place,
                    customs_value: Money::new(rounded, self.currency()),
                    vat_additions: rounding.apply(vat_additions),
                    steps,
                })
            }
            Err(missing) => {
                findings.push(missing_finding(&missing, pointer, "", self.date));
                None
            }
        }
    }

    fn build_up(
        &self,
        index: usize,
        price: &Amount,
        shares: &[Share],
        steps: &mut Vec<Step>,
    ) -> Result<(Decimal, Decimal), Missing> {
        let price = self.amount_of(price, steps)?;
        let mut value = price;
        let mut vat_additions = Decimal::ZERO;
        let item = &self.declaration.items()[index];
        let own = item.customs_valuation.iter().flat_map(|valuation| &valuation.charge_deduction);
        for charge in own {
            self.add(charge, price, None, (&mut value, &mut vat_additions), steps)?;
        }
        let shipment = self.declaration.goods_shipment.as_deref().and_then(|shipment| shipment.customs_valuation.as_deref());
        if let Some(valuation) = shipment {
            for charge in &valuation.charge_deduction {
                self.add(charge, price, Some((index, shares)), (&mut value, &mut vat_additions), steps)?;
            }
            if let Some(freight) = &valuation.freight_charge_amount {
                let amount = self.amount_of(freight, steps)?;
                let share = apportion(amount, index, shares, false)?;
                steps.push(Step::new(StepKind::Carriage, share).with("amount", amount));
                value = value.checked_add(share).ok_or(Missing::OutOfRange)?;
            }
        }
        Ok((in_range(value)?, in_range(vat_additions)?))
    }

    /// Adds a charge, or the item's share of one that stands on the declaration.
    fn add(
        &self,
        charge: &ChargeDeduction,
        price: Decimal,
        shared: Option<(usize, &[Share])>,
        (value, vat_additions): (&mut Decimal, &mut Decimal),
        steps: &mut Vec<Step>,
    ) -> Result<(), Missing> {
        let (Some(code), Some(figure)) = (charge.charges_type_code.as_deref(), &charge.other_charge_deduction_amount) else {
            return Ok(());
        };
        let Some(row) = self.edition.charge(code, self.date) else { return Ok(()) };
        let Charge { deducts, is_percentage, by_weight, enters, .. } = *row;
        let mut amount = if is_percentage {
            price.checked_mul(figure.value).ok_or(Missing::OutOfRange)? / Decimal::ONE_HUNDRED
        } else {
            self.amount_of(figure, steps)?
        };
        let whole = amount;
        if let (Some((index, shares)), false) = (shared, is_percentage) {
            amount = apportion(amount, index, shares, by_weight)?;
        }
        let kind = match (shared.is_some() && !is_percentage, deducts) {
            (false, false) => StepKind::Addition,
            (false, true) => StepKind::Deduction,
            (true, false) => StepKind::SharedAddition,
            (true, true) => StepKind::SharedDeduction,
        };
        steps.push(
            Step::new(kind, amount)
                .with("code", code)
                .with("amount", whole)
                .with("shared_by", if by_weight { "weight" } else { "value" })
                .from(Some(RowReference::new(self.edition, "valuation/charges.csv", &row.provenance))),
        );
        let signed = if deducts { -amount } else { amount };
        let entered = match enters {
            Enters::CustomsValue | Enters::Both => value,
            Enters::VatValue => vat_additions,
        };
        *entered = entered.checked_add(signed).ok_or(Missing::OutOfRange)?;
        Ok(())
    }
}

/// The share of one item, by value or by mass. The sum of all shares is the amount, to the digit: the
/// last item takes what rounding leaves.
fn apportion(amount: Decimal, index: usize, shares: &[Share], by_weight: bool) -> Result<Decimal, Missing> {
    // One part that is unknown leaves all shares unknown.
    let parts: Vec<Decimal> = shares
        .iter()
        .map(|share| if by_weight { Ok(share.mass) } else { share.price.clone() })
        .collect::<Result<_, Missing>>()?;
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)).ok_or(Missing::OutOfRange)?;
    let one = |index: usize| -> Result<Decimal, Missing> {
        let share = if sum.is_zero() {
            amount / Decimal::from(shares.len() as u64)
        } else {
            amount.checked_mul(parts[index]).and_then(|product| product.checked_div(sum)).ok_or(Missing::OutOfRange)?
        };
        Ok(share.round_dp(SHARE_DECIMALS))
    };
    if index + 1 < shares.len() {
        return one(index);
    }
    let mut rest = amount;
    for other in 0..index {
        rest = rest.checked_sub(one(other)?).ok_or(Missing::OutOfRange)?;
    }
    Ok(rest)
}

/// Shares are kept finer than pennies, so that only the customs value itself is rounded to them.
const SHARE_DECIMALS: u32 = 6;

/// The finding for something that an amount would need.
pub(crate) fn missing_finding(missing: &Missing, pointer: Pointer, expression: &str, date: Date) -> Finding {
    let finding =
        |code: &str| Finding::new(pointer.clone(), code, "tariff.assess", Severity::Warning).with("date", date.to_string());
    match missing {
        Missing::Quantity(unit) => finding("TG1004").with("unit", unit.0.as_str()).with("expression", expression),
        Missing::Part(part) => finding("TG1010").with("part", part.0.as_str()).with("expression", expression),
        Missing::Component(component) => finding("TG1025").with("component", component.0.as_str()).with("expression", expression),
        Missing::Duty => finding("TG1009"),
        Missing::ExchangeRate(currency) => finding("TG1003").with("currency", currency.as_str()),
        Missing::OutOfRange => finding("TG1008"),
    }
}
