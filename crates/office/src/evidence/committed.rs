//! This module decides which values the event of a decision commits to, so that they can be proven to lie in a band
//! without being told: the total customs value and the invoice total, in hundredths of their currency.

use std::collections::BTreeMap;

use bands::{CUSTOMS_VALUE, Committed, INVOICE, Secret, commit};
use clearance::{Decision, Facts, Record};
use declaration::Declaration;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::environment::random;
use crate::{Office, OfficeError};

/// Commitments by the name of the value.
pub(crate) type Commitments = BTreeMap<&'static str, Committed>;

impl Office {
    /// The record of a decision, with a secret of its own for the commitments of its event.
    pub(crate) fn record_of(&self, declaration: &Declaration, facts: Facts, decision: Decision) -> Result<Record, OfficeError> {
        let mut record = Record::new(declaration, facts, decision).map_err(OfficeError::Record)?;
        record.secret = Some(Secret::new(random(self.environment.as_ref())).write());
        Ok(record)
    }
}

/// What the event of a record commits to; nothing without a secret.
pub(crate) fn commitments(declaration: &Declaration, record: &Record) -> Commitments {
    let Some(secret) = record.secret.as_deref().and_then(Secret::read) else { return Commitments::new() };
    let values = [(CUSTOMS_VALUE, customs_value(&record.decision)), (INVOICE, invoice(declaration))];
    let known = values.into_iter().filter_map(|(of, value)| Some((of, value?)));
    known.map(|(of, (hundredths, currency))| (of, commit(hundredths, &currency, of, &secret))).collect()
}

/// A value by its name, in hundredths, with its currency; none where there is none.
pub(crate) fn value(of: &str, declaration: &Declaration, decision: &Decision) -> Option<(u64, String)> {
    match of {
        CUSTOMS_VALUE => customs_value(decision),
        INVOICE => invoice(declaration),
        _ => None,
    }
}

fn customs_value(decision: &Decision) -> Option<(u64, String)> {
    let assessment = &decision.assessment;
    // A line that could not be valued would make the total smaller than it is.
    if assessment.values.is_empty() || !assessment.is_complete {
        return None;
    }
    let is_one = assessment.values.iter().all(|value| value.customs_value.currency == assessment.currency);
    let total = assessment.values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value.customs_value.amount))?;
    is_one.then(|| hundredths(total)).flatten().map(|total| (total, assessment.currency.to_string()))
}

fn invoice(declaration: &Declaration) -> Option<(u64, String)> {
    let amount = declaration.invoice_amount.as_ref()?;
    Some((hundredths(amount.value)?, amount.currency?.to_string()))
}

/// Hundredths, halves rounded away from zero; none for what is negative or too large.
fn hundredths(amount: Decimal) -> Option<u64> {
    let rounded = amount.checked_mul(Decimal::ONE_HUNDRED)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    rounded.to_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_committed_to_in_hundredths() {
        for (amount, expected) in [
            ("0", Some(0)),
            ("1200", Some(120_000)),
            ("1200.054", Some(120_005)),
            ("1200.055", Some(120_006)),
            ("-0.01", None),
            ("184467440737095516.15", Some(u64::MAX)),
            ("184467440737095516.16", None),
            ("79228162514264337593543950335", None),
        ] {
            assert_eq!(hundredths(amount.parse().unwrap()), expected, "{amount}");
        }
    }
}
