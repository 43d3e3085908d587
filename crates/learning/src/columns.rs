//! This module decides which column of somebody's own table of past declarations is what.

use std::collections::BTreeMap;

use risk::{Figures, Role};
use serde::Deserialize;

/// Which column of a table is what. Written as TOML by whoever owns the table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Column of the day of declaration, as `2026-11-22` or `22/11/2026`.
    pub date: String,
    /// Column of the commodity code.
    pub goods: String,
    /// Column of the declaration's number, where a row is one of its lines. Without it, what one importer declared on one day is
    /// taken for one declaration: lines that are found irregular together are no witnesses of their own.
    #[serde(default)]
    pub declaration: Option<String>,
    /// Column that says whether the line was irregular: `1`, `true`, `yes`, or a number above zero; empty where nobody looked.
    pub irregular: String,
    /// Column of the revenue that was recovered.
    #[serde(default)]
    pub recovered: Option<String>,
    /// Column that says whether safety was concerned.
    #[serde(default)]
    pub critical: Option<String>,
    /// The value of that column which says so; anything above zero otherwise.
    #[serde(default)]
    pub critical_value: Option<String>,
    /// Columns of parties and places, by role.
    #[serde(default)]
    pub keys: BTreeMap<Role, String>,
    /// Columns of figures, by name.
    #[serde(default)]
    pub figures: BTreeMap<Figure, String>,
    /// The rate is written in per cent.
    #[serde(default)]
    pub rate_in_percent: bool,
}

/// A figure of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Customs value.
    Value,
    /// Net mass, kg.
    NetMass,
    /// Supplementary quantity.
    Quantity,
    /// Duty rate.
    Rate,
    /// Declared duty and taxes.
    Charges,
    /// Goods items.
    Items,
    /// Amendments.
    Amendments,
    /// Disagreements of papers.
    Disagreements,
    /// Weighed over declared mass.
    Weighed,
    /// Days over the usual journey.
    Delay,
    /// Years of the company.
    CompanyAge,
    /// Authorised economic operator.
    Trusted,
}

impl Columns {
    /// The columns of the public table of Korean declarations (22 columns, one line of goods a row).
    pub fn public() -> Self {
        let key = |role: Role, column: &str| (role, column.to_owned());
        Self {
            date: "Date".to_owned(),
            goods: "HS6 Code".to_owned(),
            declaration: None,
            irregular: "Fraud".to_owned(),
            recovered: None,
            critical: Some("Critical Fraud".to_owned()),
            critical_value: Some("2".to_owned()),
            keys: [
                key(Role::Importer, "Importer ID"),
                key(Role::Declarant, "Declarant ID"),
                key(Role::Consignor, "Seller ID"),
                key(Role::Carrier, "Courier ID"),
                key(Role::Office, "Office ID"),
                key(Role::Origin, "Country of Origin"),
                key(Role::Departure, "Country of Departure"),
                key(Role::Mode, "Mode of Transport"),
                key(Role::Process, "Process Type"),
                key(Role::Procedure, "Import Type"),
                key(Role::Use, "Import Use"),
                key(Role::Payment, "Payment Type"),
                key(Role::Preference, "Tax Type"),
                key(Role::OriginMark, "Country of Origin Indicator"),
            ]
            .into_iter()
            .collect(),
            figures: [(Figure::Value, "Item Price"), (Figure::NetMass, "Net Mass"), (Figure::Rate, "Tax Rate")]
                .map(|(figure, column)| (figure, column.to_owned()))
                .into_iter()
                .collect(),
            rate_in_percent: true,
        }
    }
}

impl Figure {
    /// Where an observation keeps it.
    pub(crate) fn slot(self, figures: &mut Figures) -> &mut f32 {
        match self {
            Self::Value => &mut figures.value,
            Self::NetMass => &mut figures.net_mass,
            Self::Quantity => &mut figures.quantity,
            Self::Rate => &mut figures.rate,
            Self::Charges => &mut figures.charges,
            Self::Items => &mut figures.items,
            Self::Amendments => &mut figures.amendments,
            Self::Disagreements => &mut figures.disagreements,
            Self::Weighed => &mut figures.weighed,
            Self::Delay => &mut figures.delay,
            Self::CompanyAge => &mut figures.company_age,
            Self::Trusted => &mut figures.trusted,
        }
    }
}
