//! This module decides what of the country is seen and what stays hidden: a line as it was declared, and its truth.

use risk::{DayNumber, Figures, Finding, Observation, Role};

/// What is wrong with a line, and how it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mechanism {
    /// Somebody made a mistake.
    Error,
    /// The value is too low.
    Undervaluation,
    /// The goods are called something that pays less.
    Misclassification,
    /// The origin is not where they were made.
    FalseOrigin,
    /// One consignment is cut into many small ones below the duty threshold.
    Splitting,
    /// There is more than was declared.
    Quantity,
    /// Something forbidden is hidden among the goods.
    Concealment,
    /// Goods that need a licence are called something that needs none.
    Licence,
    /// A relief is claimed that does not apply. Kept for tests: no training seed knows it.
    FalseRelief,
}

impl Mechanism {
    /// Every mechanism.
    pub const ALL: [Self; 9] = [
        Self::Error,
        Self::Undervaluation,
        Self::Misclassification,
        Self::FalseOrigin,
        Self::Splitting,
        Self::Quantity,
        Self::Concealment,
        Self::Licence,
        Self::FalseRelief,
    ];

    /// Its name in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Undervaluation => "undervaluation",
            Self::Misclassification => "misclassification",
            Self::FalseOrigin => "false_origin",
            Self::Splitting => "splitting",
            Self::Quantity => "quantity",
            Self::Concealment => "concealment",
            Self::Licence => "licence",
            Self::FalseRelief => "false_relief",
        }
    }
}

/// The truth of a line. Only an examination may look at it, and the oracle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truth {
    /// What is wrong; none for a true declaration.
    pub mechanism: Option<Mechanism>,
    /// Duty and taxes that are missing, in pounds.
    pub shortfall: f64,
    /// An examination would see it.
    pub is_visible: bool,
}

impl Truth {
    /// What an examination says.
    pub fn finding(&self) -> Finding {
        let is_seen = self.mechanism.is_some() && self.is_visible;
        Finding {
            irregular: is_seen,
            recovered: if is_seen { self.shortfall as f32 } else { 0.0 },
            critical: is_seen && matches!(self.mechanism, Some(Mechanism::Concealment | Mechanism::Licence)),
        }
    }
}

/// A line of goods as it was declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Shipment {
    /// Number of the line, from 0.
    pub number: u64,
    /// Day of acceptance.
    pub day: DayNumber,
    /// Commodity code, six digits.
    pub goods: String,
    /// Names of parties, places and kinds, by role; empty where there is none.
    pub names: [String; Role::COUNT],
    /// Figures, in pounds, kilograms, days.
    pub figures: Figures,
    /// What nobody sees.
    pub truth: Truth,
    pub(crate) trader: usize,
}

impl Shipment {
    /// The line as targeting sees it.
    pub fn observation(&self) -> Observation {
        let mut line = Observation::on(self.day);
        for (role, name) in Role::ALL.into_iter().zip(&self.names) {
            line.set(role, name);
        }
        line.set_goods(&self.goods);
        line.figures = self.figures;
        line
    }

    /// The calendar day.
    pub fn date(&self) -> jiff::civil::Date {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(self.day))
    }
}
