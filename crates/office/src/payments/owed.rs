//! This module decides what a decision charges in which manner: at once, on a deferment account, or as security. The
//! pack's lists say which method of payment is which.

use std::collections::BTreeMap;

use clearance::Record;
use reference::Edition;
use serde::{Deserialize, Serialize};

use crate::payments::millionths;

/// The list of methods of payment that put a debt on a deferment account.
const DEFERRED: &str = "payment_methods_deferred";
/// The list of methods that secure and do not pay.
const SECURED: &str = "payment_methods_secured";

/// How a debt is to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// Paid before the goods go.
    Immediate,
    /// Put on a deferment account.
    Deferred,
    /// Covered by a guarantee or a deposit.
    Security,
}

impl Manner {
    /// All of them, in the order in which money is spent on them.
    pub const ALL: &[Self] = &[Self::Immediate, Self::Deferred, Self::Security];

    /// The name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Deferred => "deferred",
            Self::Security => "security",
        }
    }
}

/// What is charged in a manner under a tax type, in millionths of the currency.
pub(crate) type Charges = BTreeMap<(Manner, String), i64>;

/// What the decision of a record charges.
pub(crate) fn charges(edition: &Edition, record: &Record) -> Charges {
    let date = record.facts.legal_date;
    let is_in = |list: &str, method: Option<&str>| method.is_some_and(|code| edition.in_list(list, code, date) == Some(true));
    let mut charges = Charges::new();
    for line in &record.decision.assessment.lines {
        let method = line.method.as_deref();
        let manner = if is_in(SECURED, method) {
            Manner::Security
        } else if is_in(DEFERRED, method) {
            Manner::Deferred
        } else {
            Manner::Immediate
        };
        // An assessment is rounded to the digits of its currency; finer amounts would be a defect of the pack.
        for (manner, amount) in [(manner, line.payable), (Manner::Security, line.secured)] {
            let amount = millionths(amount.round_dp(6)).unwrap_or(i64::MAX);
            if amount != 0 {
                let sum = charges.entry((manner, line.tax_type.clone())).or_default();
                *sum = sum.saturating_add(amount);
            }
        }
    }
    charges.retain(|_, amount| *amount != 0);
    charges
}
