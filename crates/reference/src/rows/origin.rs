//! This module decides what a pack says about countries: areas, and programmes under which an origin earns
//! a better rate.

use serde::{Deserialize, Serialize};

use super::{Provenance, Symbol};
use crate::origin_rule::OriginRule;
use crate::packed::Figure;

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

/// A preferential scheme: an agreement or an arrangement of the country's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// Its name in the tables (`turkey`).
    pub scheme: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// The kinds of proof of origin that it accepts.
    pub proofs: Vec<Symbol>,
    /// The preference codes that claim it begin with this digit.
    pub series: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A country or territory whose goods may claim a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeMember {
    /// The scheme.
    pub scheme: Symbol,
    /// The country.
    pub country: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Countries whose materials may count as originating, beside home and members, on conditions that the
/// agreement's text sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cumulation {
    /// The scheme.
    pub scheme: Symbol,
    /// `diagonal` or `extended`.
    pub kind: Symbol,
    /// The countries.
    pub countries: Vec<Symbol>,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A document code that is a proof of some kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofDocument {
    /// The kind (`eur1`).
    pub proof: Symbol,
    /// The scheme for which alone it holds; empty for all.
    pub scheme: Symbol,
    /// The document code (`N954`).
    pub document: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Of what a tolerance is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ToleranceBasis {
    /// The ex-works price.
    ExWorks,
    /// The value of the good, free on board.
    FreeOnBoard,
    /// The net weight of the product.
    Weight,
}

impl ToleranceBasis {
    /// The basis of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "ex_works" => Self::ExWorks,
            "fob" => Self::FreeOnBoard,
            "weight" => Self::Weight,
            _ => return None,
        })
    }
}

/// How much of a product may be materials that do not fulfil its rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tolerance {
    /// The scheme.
    pub scheme: Symbol,
    /// The chapters of the product, first and last.
    pub chapters: (u8, u8),
    /// Per cent.
    pub percent: Figure,
    /// Of what.
    pub basis: ToleranceBasis,
    /// Validity and source.
    pub provenance: Provenance,
}

/// The rule of a scheme for products of a range of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRule {
    /// The scheme.
    pub scheme: Symbol,
    /// First code, ten digits.
    pub from: u64,
    /// Last code.
    pub to: u64,
    /// Whether it names only some products of the range, in words.
    pub is_partial: bool,
    /// The rule, by its place among the rules of origin.
    pub rule: u32,
    /// Validity and source.
    pub provenance: Provenance,
}

/// All that a pack says about preferential origin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginTables {
    /// Schemes.
    pub schemes: Vec<Scheme>,
    /// Members.
    pub members: Vec<SchemeMember>,
    /// Conditional cumulation.
    pub cumulation: Vec<Cumulation>,
    /// Documents that prove origin.
    pub proofs: Vec<ProofDocument>,
    /// General tolerances.
    pub tolerances: Vec<Tolerance>,
    /// Distinct rules.
    pub rules: Vec<OriginRule>,
    /// Rules of products, by scheme and first code.
    pub product_rules: Vec<ProductRule>,
}
