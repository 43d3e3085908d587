//! This module decides what a pack says about countries: areas, and programmes under which an origin earns
//! a better rate.

use serde::{Deserialize, Serialize};

use super::{Provenance, Symbol};

/// A country of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaMember {
    /// The area.
    pub area: Symbol,
    /// The country.
    pub country: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A programme that gives better rates to goods of an area, claimed by its symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// The symbol that is claimed (`S`).
    pub programme: Symbol,
    /// The area whose goods may claim it; empty for every country.
    pub area: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// Where the rate of a programme is found when it does not stand on the line itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateReference {
    /// The goods.
    pub goods: super::GoodsKey,
    /// Symbols of the programmes.
    pub programmes: Symbol,
    /// The headings that may hold the rate, first and last, one of which is to be declared.
    pub headings: Vec<(super::GoodsKey, super::GoodsKey)>,
    /// Validity and source.
    pub provenance: Provenance,
}
