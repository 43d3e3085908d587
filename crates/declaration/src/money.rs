//! This module decides how money is kept: a decimal that never leaves its currency unnoticed.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::identifier::CurrencyCode;

/// An amount of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The amount, not rounded by itself.
    pub amount: Decimal,
    /// Its currency.
    pub currency: CurrencyCode,
}

/// Two currencies met where only one may be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{left} and {right} cannot be added; convert one first")]
pub struct CurrencyMismatch {
    /// The currency of the sum so far.
    pub left: CurrencyCode,
    /// The currency of what was to be added.
    pub right: CurrencyCode,
}

impl Money {
    /// So much of a currency.
    pub fn new(amount: Decimal, currency: CurrencyCode) -> Self {
        Self { amount, currency }
    }

    /// The sum of two amounts of one currency.
    pub fn plus(self, other: Self) -> Result<Self, CurrencyMismatch> {
        if self.currency == other.currency {
            Ok(Self::new(self.amount + other.amount, self.currency))
        } else {
            Err(CurrencyMismatch { left: self.currency, right: other.currency })
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_currencies_do_not_add_up() {
        let pounds = Money::new(Decimal::ONE, CurrencyCode::GBP);
        let yuan = Money::new(Decimal::ONE, "CNY".parse().unwrap());
        assert!(pounds.plus(yuan).is_err());
        assert_eq!(pounds.plus(pounds).unwrap().to_string(), "2 GBP");
    }
}
