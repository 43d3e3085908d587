//! This module decides what a pack says about goods beside their rates: the lines that may be declared,
//! their units, and the agencies that have a say.

use serde::{Deserialize, Serialize};

use super::{GoodsKey, Provenance, Symbol};

/// A line of the tariff that may be declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TariffLine {
    /// The code.
    pub goods: GoodsKey,
    /// The units of quantity to be declared.
    pub units: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Flags of agencies on goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyFlags {
    /// The goods.
    pub goods: GoodsKey,
    /// The flags (`FD3 AQ1`).
    pub flags: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// An agency, by the letters with which its flags begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// The letters.
    pub prefix: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}
