//! This module decides what a trader may say of how a product was made, and in which form.

use declaration::GoodsCode;
use rust_decimal::Decimal;
use serde::Deserialize;

/// No product of ours is made from more; what has more is no list of materials.
const MATERIALS_MAX: usize = 10_000;
/// A quadrillion: values beyond it are no prices, and sums of them could not be multiplied.
const VALUE_MAX: i64 = 1_000_000_000_000_000;

/// How a product was made. All values are in one currency, per the same amount of product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Production {
    /// Whether the product is wholly obtained; none when nobody says.
    pub wholly_obtained: Option<bool>,
    /// Whether the work goes beyond minimal operations.
    pub more_than_minimal: Option<bool>,
    /// Whether the goods came directly, or unaltered under customs supervision.
    pub direct_transport: Option<bool>,
    /// The ex-works price.
    pub ex_works_price: Option<Decimal>,
    /// The value free on board.
    pub free_on_board: Option<Decimal>,
    /// The net weight in kilograms.
    pub net_weight: Option<Decimal>,
    /// The materials.
    pub materials: Vec<Material>,
}

/// A material.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Its code; without it no change can be seen.
    #[serde(default)]
    pub goods: Option<GoodsCode>,
    /// Its value.
    pub value: Decimal,
    /// Its net weight in kilograms.
    #[serde(default)]
    pub weight: Option<Decimal>,
    /// Its country of preferential origin, proven; none for a material without origin.
    #[serde(default)]
    pub origin: Option<String>,
    /// Whether it is wholly obtained there.
    #[serde(default)]
    pub wholly_obtained: bool,
}

/// Facts of production that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProductionError {
    /// Not of this form.
    #[error("the facts of production are not of the form that is expected")]
    Form(#[source] serde_json::Error),
    /// Too many materials.
    #[error("more than {MATERIALS_MAX} materials")]
    Materials,
    /// A figure below zero or beyond any price.
    #[error("{0} is not a price, value or weight")]
    Figure(Decimal),
}

impl Production {
    /// Reads facts of production.
    ///
    /// ```
    /// let text = r#"{"ex_works_price": "100.00", "materials": [{"goods": "850760", "value": "30.00"}]}"#;
    /// assert_eq!(tariff::origin::Production::read(text)?.materials.len(), 1);
    /// # Ok::<(), tariff::origin::ProductionError>(())
    /// ```
    ///
    /// # Errors
    /// The text has another form, too many materials, or figures that are no prices.
    pub fn read(text: &str) -> Result<Self, ProductionError> {
        let production: Self = serde_json::from_str(text).map_err(ProductionError::Form)?;
        if production.materials.len() > MATERIALS_MAX {
            return Err(ProductionError::Materials);
        }
        let own = [production.ex_works_price, production.free_on_board, production.net_weight];
        let materials = production.materials.iter().flat_map(|material| [Some(material.value), material.weight]);
        match own
            .into_iter()
            .chain(materials)
            .flatten()
            .find(|figure| figure.is_sign_negative() || *figure > Decimal::from(VALUE_MAX))
        {
            Some(figure) => Err(ProductionError::Figure(figure)),
            None => Ok(production),
        }
    }
}
