//! This module decides what a pack says about tariff quotas: who may claim one for which goods at which
//! rate, how much there is in which period, and when none of it is given.

use serde::{Deserialize, Serialize};

use super::{GoodsKey, Provenance, Symbol};
use crate::packed::Figure;

/// Quantities of quotas are counted to a millionth of their unit, so that a balance is a whole number.
pub const QUOTA_DECIMALS_MAX: u32 = 6;

/// A tariff quota by its order number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaOrder {
    /// The order number (`050001`).
    pub order: Symbol,
    /// The goods, as codes, first and last.
    pub goods: Vec<(GoodsKey, GoodsKey)>,
    /// Area or country of origin; empty for all.
    pub origin: Symbol,
    /// Preference codes that claim it.
    pub preferences: Vec<Symbol>,
    /// The duty within the quota, by its place among the expressions. Beyond it the line's own rate holds.
    pub expression: u32,
    /// The balance in per cent of the volume at which the quota is critical.
    pub critical_percent: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}

/// How much of a quota there is in a period; the validity is the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaDefinition {
    /// The order number.
    pub order: Symbol,
    /// The volume.
    pub volume: Figure,
    /// The tariff unit in which it is counted.
    pub unit: Symbol,
    /// Period and source.
    pub provenance: Provenance,
}

/// Days on which nothing of a quota is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaSuspension {
    /// The order number.
    pub order: Symbol,
    /// Whether the quota is closed, or merely suspended.
    pub is_closed: bool,
    /// The days and their source.
    pub provenance: Provenance,
}

/// All that a pack says about quotas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaTables {
    /// Order numbers.
    pub orders: Vec<QuotaOrder>,
    /// Volumes by period.
    pub definitions: Vec<QuotaDefinition>,
    /// Suspensions.
    pub suspensions: Vec<QuotaSuspension>,
}
