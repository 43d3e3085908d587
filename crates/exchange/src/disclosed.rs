//! This module decides what of a declaration is told to another administration, field by field. Goods are told by the six
//! digits of the Harmonized System, which all countries share, not by items, which each counts its own way.

use std::collections::BTreeMap;

use clearance::{containers, screened_parties};
use declaration::{Declaration, GovernmentAgencyGoodsItem, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Digits of a commodity code that all countries share.
const SHARED_DIGITS: usize = 6;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// A field that may be asked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name),* }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The field of a name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.as_str() == name)
            }
        }
    };
}

fields! {
    /// Which commodities, by six digits.
    Commodities = "commodities",
    /// The numbers of containers.
    Containers = "containers",
    /// Gross and net masses.
    Masses = "masses",
    /// The names of the parties.
    Parties = "parties",
    /// Supplementary quantities.
    Quantities = "quantities",
    /// Invoice values.
    Values = "values",
}

/// What of a declaration is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosed {
    /// The declaration, as it was asked for.
    pub declaration: String,
    /// The numbers of containers, in order.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub containers: Option<Vec<String>>,
    /// The goods by the six digits of their commodity code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub goods: Option<BTreeMap<String, Goods>>,
    /// Gross mass of all goods, kilograms.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gross_mass: Option<Decimal>,
    /// The names of the parties, by role.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub parties: Option<BTreeMap<String, String>>,
    /// The value of all goods, by currency.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub values: Option<BTreeMap<String, Decimal>>,
}

/// Goods of one commodity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    /// Net mass, kilograms.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub net_mass: Option<Decimal>,
    /// Supplementary quantity.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quantity: Option<Decimal>,
    /// Value by currency.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub values: Option<BTreeMap<String, Decimal>>,
}

impl Disclosed {
    /// The fields that it tells.
    pub fn fields(&self) -> Vec<Field> {
        let goods = || self.goods.iter().flat_map(BTreeMap::values);
        let tells = |field: &Field| match field {
            Field::Commodities => self.goods.is_some(),
            Field::Containers => self.containers.is_some(),
            Field::Masses => self.gross_mass.is_some() || goods().any(|goods| goods.net_mass.is_some()),
            Field::Parties => self.parties.is_some(),
            Field::Quantities => goods().any(|goods| goods.quantity.is_some()),
            Field::Values => self.values.is_some() || goods().any(|goods| goods.values.is_some()),
        };
        Field::ALL.iter().copied().filter(tells).collect()
    }
}

/// The roles whose names are told.
const ROLES: [&str; 5] = ["buyer", "consignee", "exporter", "importer", "seller"];

/// The fields of a declaration. Masses, quantities and values of single commodities are told only where commodities are
/// asked for too. A figure that would overflow is left out.
pub fn disclose(reference: &str, declaration: &Declaration, fields: &[Field]) -> Disclosed {
    let has = |field| fields.contains(&field);
    let items = declaration.items();
    let parties = || {
        let named = screened_parties(declaration).into_iter().filter(|party| ROLES.contains(&party.role));
        named.map(|party| (party.role.to_owned(), party.name.to_owned())).collect()
    };
    let goods = || {
        let mut goods: BTreeMap<String, Vec<&GovernmentAgencyGoodsItem>> = BTreeMap::new();
        for item in items {
            let code = item.goods_code().map(|code| code.to_string()).unwrap_or_default();
            goods.entry(code.chars().take(SHARED_DIGITS).collect()).or_default().push(item);
        }
        let one = |items: Vec<&GovernmentAgencyGoodsItem>| Goods {
            net_mass: sum(&items, net_mass).filter(|_| has(Field::Masses)),
            quantity: sum(&items, quantity).filter(|_| has(Field::Quantities)),
            values: Some(values(&items)).filter(|_| has(Field::Values)),
        };
        goods.into_iter().map(|(code, items)| (code, one(items))).collect()
    };
    let all: Vec<&GovernmentAgencyGoodsItem> = items.iter().collect();
    Disclosed {
        declaration: reference.to_owned(),
        containers: has(Field::Containers).then(|| containers(declaration).into_iter().map(str::to_owned).collect()),
        goods: has(Field::Commodities).then(goods),
        gross_mass: sum(&all, gross_mass).filter(|_| has(Field::Masses)),
        parties: has(Field::Parties).then(parties),
        values: has(Field::Values).then(|| values(&all)),
    }
}

fn net_mass(item: &GovernmentAgencyGoodsItem) -> Option<Decimal> {
    Some(item.commodity.as_deref()?.goods_measure.as_deref()?.net_net_weight_measure.as_ref()?.value)
}

fn gross_mass(item: &GovernmentAgencyGoodsItem) -> Option<Decimal> {
    Some(item.commodity.as_deref()?.goods_measure.as_deref()?.gross_mass_measure.as_ref()?.value)
}

fn quantity(item: &GovernmentAgencyGoodsItem) -> Option<Decimal> {
    Some(item.commodity.as_deref()?.goods_measure.as_deref()?.tariff_quantity.as_ref()?.value)
}

/// The sum of what is declared; none where nothing is.
fn sum(items: &[&GovernmentAgencyGoodsItem], of: fn(&GovernmentAgencyGoodsItem) -> Option<Decimal>) -> Option<Decimal> {
    let mut figures = items.iter().filter_map(|item| of(item)).peekable();
    figures.peek()?;
    figures.try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn values(items: &[&GovernmentAgencyGoodsItem]) -> BTreeMap<String, Decimal> {
    let mut values: BTreeMap<String, Decimal> = BTreeMap::new();
    let price = |item: &GovernmentAgencyGoodsItem| -> Option<Money> {
        let charge = item.commodity.as_deref()?.invoice_line.as_deref()?.item_charge_amount.clone()?;
        Some(Money::new(charge.value, charge.currency?))
    };
    for money in items.iter().filter_map(|item| price(item)) {
        let sum = values.entry(money.currency.to_string()).or_default();
        *sum = sum.checked_add(money.amount).unwrap_or(*sum);
    }
    values
}
