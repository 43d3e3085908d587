//! This module decides how the tables of tariff quotas compile.

use super::breadth::{columns, headings};
use super::{Pack, check_known_orders};
use crate::rows::*;

impl Pack<'_> {
    pub(super) fn quotas(&mut self) -> QuotaTables {
        let own = ["order", "goods", "origin", "preference", "expression", "critical_percent"];
        let orders = self.rows("quotas/orders.csv", &columns(&own), |pack, row| {
            let critical = row.figure(&mut pack.bench, "critical_percent")?;
            if !(rust_decimal::Decimal::ZERO..=rust_decimal::Decimal::ONE_HUNDRED).contains(&critical.0) {
                row.problem(&mut pack.bench, "critical_percent", "per cent of the volume, from 0 to 100");
            }
            Some(QuotaOrder {
                order: row.required(&mut pack.bench, "order")?,
                goods: row.parsed(&mut pack.bench, "goods", "codes such as 0207 160210", headings)?,
                origin: pack.any(row, "origin"),
                preferences: pack.symbols(row.text("preference")),
                expression: pack.expression(row, "expression")?,
                critical_percent: critical,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        let definitions = self.rows("quotas/definitions.csv", &columns(&["order", "volume", "unit"]), |pack, row| {
            let bench = &mut pack.bench;
            let volume = row.figure(bench, "volume")?;
            if volume.0.is_sign_negative() || volume.0.scale() > QUOTA_DECIMALS_MAX {
                row.problem(bench, "volume", "a volume is not negative and has at most six decimals");
            }
            if row.text("valid_from").is_empty() || row.text("valid_to").is_empty() {
                row.problem(bench, "valid_from", "the period of a quota has a first and a last day");
            }
            check_known_orders(row, bench, &orders);
            Some(QuotaDefinition {
                order: row.required(bench, "order")?,
                volume,
                unit: row.required(bench, "unit")?,
                provenance: row.provenance(bench)?,
            })
        });
        let suspensions = self.rows("quotas/suspensions.csv", &columns(&["order", "kind"]), |pack, row| {
            let bench = &mut pack.bench;
            check_known_orders(row, bench, &orders);
            Some(QuotaSuspension {
                order: row.required(bench, "order")?,
                is_closed: row.parsed(bench, "kind", "suspended or closed", |text| match text {
                    "suspended" => Some(false),
                    "closed" => Some(true),
                    _ => None,
                })?,
                provenance: row.provenance(bench)?,
            })
        });
        QuotaTables { orders, definitions, suspensions }
    }
}
