//! This module decides what a decision is told of quotas, and what its case draws from them: the balances
//! before, and with which other balances the decision would have been the same.

use std::collections::BTreeMap;

use clearance::{Decision, Facts, Outcome, needs};
use declaration::Declaration;
use jiff::civil::Date;
use reference::{QUOTA_DECIMALS_MAX, QuotaDefinition};
use rust_decimal::Decimal;
use store::NewDraw;
use tariff::{Balances, QuotaBalance, QuotaUse};

use crate::{Office, OfficeError};

/// What a case was given of each quota and period.
type Given = BTreeMap<(String, Date), Decimal>;

/// What a decision gives its case: only what is accepted draws.
pub(crate) fn uses(decision: &Decision) -> &[QuotaUse] {
    match decision.outcome {
        Outcome::Held | Outcome::Released | Outcome::Cleared => &decision.assessment.quota,
        Outcome::Rejected | Outcome::Registered => &[],
    }
}

fn given(uses: &[QuotaUse]) -> Given {
    let mut given = Given::new();
    for one in uses {
        *given.entry((one.order.clone(), one.period)).or_default() += one.granted;
    }
    given
}

impl Office {
    /// The balances of the quotas that a declaration claims, with what its case has of them already.
    pub(crate) async fn balances(
        &self,
        declaration: &Declaration,
        date: Date,
        own: &[QuotaUse],
    ) -> Result<Balances, OfficeError> {
        let law = self.law();
        let edition = law.edition();
        let own = given(own);
        let mut balances = Balances::new();
        for order in needs(declaration, &law).quotas {
            let (Some(row), Some(definition)) = (edition.quota_order(&order, date), edition.quota_definition(&order, date))
            else {
                continue;
            };
            let volume = definition.volume.0;
            let period = period(definition, date);
            let drawn = self.store.quota_drawn(self.administration, &order, &period.to_string()).await;
            let left = volume - Decimal::new(drawn.map_err(OfficeError::Read)?, QUOTA_DECIMALS_MAX);
            let balance = (left + own.get(&(order.clone(), period)).copied().unwrap_or_default()).normalize();
            let critical = balance <= row.critical_balance(volume);
            balances.insert(order, QuotaBalance { balance, critical });
        }
        Ok(balances)
    }

    /// What a case draws when one decision follows another: the difference of what they give.
    pub(crate) fn draws(&self, facts: &Facts, before: &[QuotaUse], after: &[QuotaUse]) -> Vec<NewDraw> {
        let (old, new) = (given(before), given(after));
        let mut keys: Vec<&(String, Date)> = old.keys().chain(new.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().filter_map(|key| self.draw(facts, key, &old, &new, after)).collect()
    }

    fn draw(&self, facts: &Facts, key: &(String, Date), old: &Given, new: &Given, after: &[QuotaUse]) -> Option<NewDraw> {
        let (order, period) = key;
        let law = self.law();
        let edition = law.edition();
        let definition = edition.quota_definition(order, *period)?;
        let volume = parts(definition.volume.0)?;
        let had = parts(old.get(key).copied().unwrap_or_default())?;
        let gets = parts(new.get(key).copied().unwrap_or_default())?;
        let asked = after.iter().filter(|one| one.order == *order && one.period == *period).map(|one| one.requested);
        let asked = parts(asked.sum())?;
        let (least, most) = match facts.quota.get(order).filter(|_| new.contains_key(key)) {
            None => (0, volume),
            Some(fact) => {
                let limit = parts(edition.quota_order(order, *period)?.critical_balance(definition.volume.0))?;
                let seen = parts(fact.balance)?;
                match (gets == asked, fact.critical) {
                    (true, false) => (asked.max(limit + 1) - had, volume),
                    (true, true) => (asked - had, limit - had),
                    // What remains is given to the last part: any other balance would give more or less.
                    (false, _) => (seen - had, seen - had),
                }
            }
        };
        let is_nothing = had == gets && !new.contains_key(key);
        let draw =
            NewDraw { code: order.clone(), period: period.to_string(), volume, quantity: gets - had, least: least.max(0), most };
        (!is_nothing).then_some(draw)
    }
}

fn period(definition: &QuotaDefinition, date: Date) -> Date {
    definition.provenance.from.date().unwrap_or(date)
}

/// A quantity in whole millionths of its unit; only a limit can have a fraction, and is cut.
fn parts(quantity: Decimal) -> Option<i64> {
    let scaled = quantity.checked_mul(Decimal::from(10_i64.pow(QUOTA_DECIMALS_MAX)))?.trunc().normalize();
    i64::try_from(scaled.mantissa().checked_div(10_i128.checked_pow(scaled.scale())?)?).ok()
}
