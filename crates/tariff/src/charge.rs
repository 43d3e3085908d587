//! This module decides the arithmetic of a duty expression: each term, their sum, the limits.

use declaration::{CurrencyCode, GovernmentAgencyGoodsItem};
use reference::expression::{Component, Sign};
use reference::{Edition, Expression, Limit, Part, Term, Unit};
use rust_decimal::Decimal;

use crate::assessment::{RowReference, Step, StepKind};
use crate::quantities::Quantities;

/// Why an expression could not be calculated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    /// No quantity of this unit is declared.
    Quantity(Unit),
    /// No row says what this component is for the goods' contents.
    Component(Component),
    /// No amount is declared for this part of the value.
    Part(Part),
    /// The duty of the goods' own line is not known.
    Duty,
    /// No rate of exchange for this currency.
    ExchangeRate(CurrencyCode),
    /// The figures are beyond what can be calculated.
    OutOfRange,
}

/// What an expression is applied to.
pub(crate) struct Ground<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) date: jiff::civil::Date,
    pub(crate) item: &'a GovernmentAgencyGoodsItem,
    pub(crate) tax_type: &'a str,
    pub(crate) base: Decimal,
    /// The duty of the goods' own line, once it is known.
    pub(crate) duty: Option<Decimal>,
    pub(crate) row: Option<RowReference>,
}

impl Ground<'_> {
    /// The amount of an expression, not rounded, with its steps.
    pub(crate) fn charge(&self, expression: &Expression, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let mut amount = self.sum(&expression.base, steps)?;
        for (limit, sum) in &expression.limits {
            let bound = self.sum(sum, steps)?;
            let (kind, reached) = match limit {
                Limit::Min => (StepKind::Minimum, amount < bound),
                Limit::Max => (StepKind::Maximum, amount > bound),
            };
            let result = if reached { bound } else { amount };
            steps.push(Step::new(kind, result).with("amount", amount).with("bound", bound));
            amount = result;
        }
        if amount.is_sign_negative() && !amount.is_zero() {
            // What is taken away can leave nothing of a duty, never a debt of the State.
            steps.push(Step::new(StepKind::Minimum, Decimal::ZERO).with("amount", amount).with("bound", Decimal::ZERO));
            amount = Decimal::ZERO;
        }
        in_range(amount)
    }

    /// The amount of a part of the value, as the item declares it among its charges.
    pub(crate) fn part(&self, part: &Part, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let missing = || Missing::Part(part.clone());
        let code = self.edition.value_part(&part.0, self.date).ok_or_else(missing)?.code;
        let charges = self.item.customs_valuation.iter().flat_map(|valuation| &valuation.charge_deduction);
        let code = self.edition.text(code);
        let declared = charges
            .filter(|charge| charge.charges_type_code.as_deref() == Some(code))
            .find_map(|charge| charge.other_charge_deduction_amount.as_ref());
        let own = self.edition.tables().manifest.currency;
        if let Some(declared) = declared {
            return convert(self.edition, self.date, declared.value, declared.currency.unwrap_or(own), steps);
        }
        // Some administrations take such a value beside the tax, as a quantity in a unit of its own (`RET`).
        let quantities = Quantities { edition: self.edition, date: self.date, item: self.item };
        let beside = quantities.find(self.tax_type, &Unit(code.to_owned()));
        beside.map(|found| found.quantity).map_err(|_| missing())
    }

    fn sum(&self, terms: &[(Sign, Term)], steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let mut sum = Decimal::ZERO;
        for (sign, term) in terms {
            let amount = self.term(term, steps)?;
            let signed = if *sign == Sign::Plus { amount } else { -amount };
            sum = sum.checked_add(signed).ok_or(Missing::OutOfRange)?;
        }
        if terms.len() > 1 {
            steps.push(Step::new(StepKind::Sum, sum));
        }
        Ok(sum)
    }

    fn term(&self, term: &Term, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let row = self.row.clone();
        match term {
            Term::AdValorem(rate) => {
                let amount = self.base.checked_mul(rate.0).ok_or(Missing::OutOfRange)? / Decimal::ONE_HUNDRED;
                steps.push(Step::new(StepKind::AdValorem, amount).with("base", self.base).with("rate", rate.0).from(row));
                Ok(amount)
            }
            Term::OfPart(rate, part) => {
                let base = self.part(part, steps)?;
                let amount = base.checked_mul(rate.0).ok_or(Missing::OutOfRange)? / Decimal::ONE_HUNDRED;
                let step = Step::new(StepKind::AdValoremOfPart, amount);
                steps.push(step.with("base", base).with("rate", rate.0).with("part", part.0.as_str()).from(row));
                Ok(amount)
            }
            Term::Duty => {
                let duty = self.duty.ok_or(Missing::Duty)?;
                steps.push(Step::new(StepKind::Duty, duty));
                Ok(duty)
            }
            Term::Component(component) => self.component(component, steps),
            Term::Fixed(figure, currency) => {
                steps.push(
                    Step::new(StepKind::Fixed, figure.0).with("amount", figure.0).with("currency", currency.as_str()).from(row),
                );
                convert(self.edition, self.date, figure.0, *currency, steps)
            }
            Term::Specific { amount, currency, per, units } => {
                let quantities = Quantities { edition: self.edition, date: self.date, item: self.item };
                let mut quantity = Decimal::ONE;
                let mut fields = Vec::new();
                for unit in units {
                    let found = quantities.find(self.tax_type, unit)?;
                    quantity = quantity.checked_mul(found.quantity).ok_or(Missing::OutOfRange)?;
                    fields.push(format!("{} {} ({})", found.quantity.normalize(), unit.0, found.field));
                }
                let result = quantity.checked_mul(amount.0).and_then(|all| all.checked_div(per.0)).ok_or(Missing::OutOfRange)?;
                steps.push(
                    Step::new(StepKind::Specific, result)
                        .with("quantity", quantity.normalize())
                        .with("quantities", fields.join(" × "))
                        .with("amount", amount.0)
                        .with("per", per.0)
                        .with("currency", currency.as_str())
                        .from(row),
                );
                convert(self.edition, self.date, result, *currency, steps)
            }
        }
    }
}

/// Amounts of the data model have at most 16 digits. Nothing above this limit is a real value or charge,
/// and everything below it can be added up over a whole declaration without running out of digits.
const AMOUNT_MAX: Decimal = Decimal::from_parts(0xA764_0000, 0x0DE0_B6B3, 0, false, 0);

/// The amount itself, if it is one that can be calculated with.
pub(crate) fn in_range(amount: Decimal) -> Result<Decimal, Missing> {
    if amount.abs() > AMOUNT_MAX { Err(Missing::OutOfRange) } else { Ok(amount) }
}

/// An amount in the pack's currency.
pub(crate) fn convert(
    edition: &Edition,
    date: jiff::civil::Date,
    amount: Decimal,
    currency: CurrencyCode,
    steps: &mut Vec<Step>,
) -> Result<Decimal, Missing> {
    if currency == edition.tables().manifest.currency {
        return Ok(amount);
    }
    let rate = edition.exchange_rate(currency, date).ok_or(Missing::ExchangeRate(currency))?;
    let result = amount.checked_div(rate.rate.0).ok_or(Missing::OutOfRange)?;
    steps.push(
        Step::new(StepKind::Convert, result)
            .with("amount", amount)
            .with("currency", currency.as_str())
            .with("rate", rate.rate.0)
            .from(Some(RowReference::new(edition, "exchange_rates.csv", &rate.provenance))),
    );
    Ok(result)
}
