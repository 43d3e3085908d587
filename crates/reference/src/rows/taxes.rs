//! This module decides what a pack says about taxes: their kinds and order, what they are calculated on, how
//! they are rounded, what a procedure does to them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Provenance, Symbol};

/// What kind a tax is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxCategory {
    /// Customs duty.
    CustomsDuty,
    /// Additional duty.
    AdditionalDuty,
    /// Countervailing duty.
    CountervailingDuty,
    /// Anti-dumping duty.
    AntiDumping,
    /// Safeguard duty.
    Safeguard,
    /// Retaliatory duty.
    Retaliatory,
    /// Excise.
    Excise,
    /// Value added tax.
    Vat,
    /// Anything else.
    Other,
}

impl TaxCategory {
    /// The category of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "customs_duty" => Self::CustomsDuty,
            "additional_duty" => Self::AdditionalDuty,
            "countervailing_duty" => Self::CountervailingDuty,
            "anti_dumping" => Self::AntiDumping,
            "safeguard" => Self::Safeguard,
            "retaliatory" => Self::Retaliatory,
            "excise" => Self::Excise,
            "vat" => Self::Vat,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// A type of duty, tax or fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxType {
    /// Code (`A00`).
    pub code: Symbol,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Kind.
    pub category: TaxCategory,
    /// The customs territory whose tariff it belongs to; empty for all.
    pub territory: Symbol,
    /// Its place in the order of calculation.
    pub stack_order: u32,
    /// Validity and source.
    pub provenance: Provenance,
}

/// What a tax is calculated on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaxBase {
    /// The customs value.
    CustomsValue,
    /// The customs value with the value-added additions and the earlier charges of the territory.
    ValueAndCharges,
    /// The earlier charges of the territory alone.
    Charges,
    /// The customs value with the earlier charges, and the tax itself: a price that holds its tax, as that of
    /// goods under a consumption tax.
    Inclusive,
}

/// How an amount is brought to so many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Digits beyond are cut off.
    Truncate,
    /// Half goes up.
    HalfUp,
    /// Half goes to the even digit.
    HalfEven,
    /// Anything beyond goes up.
    Up,
}

/// Digits and mode of a rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rounding {
    /// Digits after the point.
    pub decimals: u32,
    /// The mode.
    pub mode: RoundingMode,
}

/// An amount this close to a figure is that figure: rates and quantities have at most six decimals, so
/// sums of them that differ from a penny differ from it long before this digit.
const GUARD_DECIMALS: u32 = 16;

impl Rounding {
    /// The amount at so many digits.
    ///
    /// ```
    /// use reference::{Rounding, RoundingMode};
    /// let pennies = Rounding { decimals: 2, mode: RoundingMode::Truncate };
    /// assert_eq!(pennies.apply("473.106".parse()?).to_string(), "473.10");
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    pub fn apply(self, amount: Decimal) -> Decimal {
        use rust_decimal::RoundingStrategy as Strategy;
        let strategy = match self.mode {
            RoundingMode::Truncate => Strategy::ToZero,
            RoundingMode::HalfUp => Strategy::MidpointAwayFromZero,
            RoundingMode::HalfEven => Strategy::MidpointNearestEven,
            RoundingMode::Up => Strategy::AwayFromZero,
        };
        // Divisions leave a last digit that is not exact; what three thirds lack must not cost a penny.
        let mut rounded = amount.round_dp(GUARD_DECIMALS).round_dp_with_strategy(self.decimals, strategy);
        rounded.rescale(self.decimals);
        rounded
    }
}

/// How taxes of a kind are calculated: on what, and rounded how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxPolicy {
    /// Tax type, or empty for a whole category.
    pub tax_type: Symbol,
    /// Category; none when the tax type says it, or for the customs value itself.
    pub category: Option<TaxCategory>,
    /// Base.
    pub base: TaxBase,
    /// Territories whose earlier charges count; empty-named charges always count unless excluded.
    pub territories: Vec<Symbol>,
    /// Rounding.
    pub rounding: Rounding,
    /// Validity and source.
    pub provenance: Provenance,
}

/// What a procedure does to a tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Assessed, then deducted in full.
    Relieved,
    /// Nothing is assessed.
    Exempt,
    /// Assessed, nothing to pay now.
    Suspended,
    /// Nothing assessed; the amount is secured and counts in later bases.
    Secured,
    /// Assessed, accounted for later by the trader.
    Postponed,
    /// A rate for the end use applies.
    EndUse,
}

impl Effect {
    /// The effect of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "relieved" => Self::Relieved,
            "exempt" => Self::Exempt,
            "suspended" => Self::Suspended,
            "secured" => Self::Secured,
            "postponed" => Self::Postponed,
            "end_use" => Self::EndUse,
            _ => return None,
        })
    }
}

/// Which taxes a treatment touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaxGroup {
    /// All duties: customs, additional, trade remedies.
    Duty,
    /// Value added tax.
    Vat,
    /// Excise.
    Excise,
    /// All of them.
    All,
}

impl TaxGroup {
    /// Whether a category belongs to the group.
    pub fn holds(self, category: TaxCategory) -> bool {
        match self {
            Self::All => true,
            Self::Vat => category == TaxCategory::Vat,
            Self::Excise => category == TaxCategory::Excise,
            Self::Duty => !matches!(category, TaxCategory::Vat | TaxCategory::Excise | TaxCategory::Other),
        }
    }
}

/// How a procedure treats a group of taxes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// Requested procedure; empty for any.
    pub requested: Symbol,
    /// Previous procedure; empty for any.
    pub previous: Symbol,
    /// Additional procedure; empty for any.
    pub additional: Symbol,
    /// Group of taxes.
    pub group: TaxGroup,
    /// One tax type instead of a group; empty for the group.
    pub tax_type: Symbol,
    /// Effect.
    pub effect: Effect,
    /// Name in English.
    pub name: Symbol,
    /// Validity and source.
    pub provenance: Provenance,
}
