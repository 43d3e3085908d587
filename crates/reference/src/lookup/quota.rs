//! This module decides how an edition answers about tariff quotas.

use declaration::GoodsCode;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::edition::Edition;
use crate::packed::Day;
use crate::rows::*;

impl Edition {
    /// The quotas of the pack.
    pub fn quotas(&self) -> &QuotaTables {
        &self.tables().quotas
    }

    /// A quota by order number on a date.
    pub fn quota_order(&self, order: &str, date: Date) -> Option<&QuotaOrder> {
        let day = Day::from(date);
        self.quotas().orders.iter().find(|row| self.text(row.order) == order && row.provenance.holds(day))
    }

    /// The period and volume of a quota on a date.
    pub fn quota_definition(&self, order: &str, date: Date) -> Option<&QuotaDefinition> {
        let day = Day::from(date);
        self.quotas().definitions.iter().find(|row| self.text(row.order) == order && row.provenance.holds(day))
    }

    /// The suspension of a quota that holds on a date.
    pub fn quota_suspension(&self, order: &str, date: Date) -> Option<&QuotaSuspension> {
        let day = Day::from(date);
        self.quotas().suspensions.iter().find(|row| self.text(row.order) == order && row.provenance.holds(day))
    }
}

impl QuotaOrder {
    /// Whether it is meant for goods.
    pub fn names(&self, goods: &GoodsCode) -> bool {
        self.goods.iter().any(|(first, last)| {
            let digits = usize::from(first.digits);
            let key = (goods.as_str().len() >= digits).then(|| GoodsKey::new(goods.prefix(digits))).flatten();
            key.is_some_and(|key| *first <= key && key <= *last)
        })
    }

    /// The balance at and below which the quota is critical.
    pub fn critical_balance(&self, volume: Decimal) -> Decimal {
        volume * self.critical_percent.0 / Decimal::ONE_HUNDRED
    }
}
