//! This module decides what targeting sees of one line of goods: who, what, from where, and how much.
//!
//! A declaration, a row of somebody's CSV file and a line of the generated country all become the same
//! [`Observation`], so that a model is trained on exactly what it will be asked about.

use serde::{Deserialize, Serialize};

/// Days since 1970-01-01.
pub type DayNumber = i32;

/// Who or what a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Role {
    /// Who imports.
    Importer,
    /// Who declares.
    Declarant,
    /// Who sends or sells the goods.
    Consignor,
    /// Who carries them.
    Carrier,
    /// Office of declaration.
    Office,
    /// Goods: the first six digits of the code.
    Goods,
    /// Goods: the first four digits.
    Heading,
    /// Goods: the first two digits.
    Chapter,
    /// Country of origin.
    Origin,
    /// Country of dispatch.
    Departure,
    /// Mode of transport at the border.
    Mode,
    /// Kind of declaration or process.
    Process,
    /// Kind of import: customs procedure.
    Procedure,
    /// What the goods are for.
    Use,
    /// Method of payment.
    Payment,
    /// Kind of duty: preference claimed.
    Preference,
    /// How origin is shown.
    OriginMark,
    /// The importer's address.
    Address,
    /// The bank account or the guarantor that pays.
    Account,
    /// Vehicle, vessel or container.
    Conveyance,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 20;

    /// Every role, in the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Importer,
        Self::Declarant,
        Self::Consignor,
        Self::Carrier,
        Self::Office,
        Self::Goods,
        Self::Heading,
        Self::Chapter,
        Self::Origin,
        Self::Departure,
        Self::Mode,
        Self::Process,
        Self::Procedure,
        Self::Use,
        Self::Payment,
        Self::Preference,
        Self::OriginMark,
        Self::Address,
        Self::Account,
        Self::Conveyance,
    ];
}

/// A name turned into a number; zero is nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Key(pub u64);

impl Key {
    /// The absent key.
    pub const NONE: Self = Self(0);

    /// The key of a text; an empty one is absent. The same text gives the same key in every version: models and
    /// histories are kept under it.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::NONE;
        }
        // FNV-1a, then mixed so that all bits depend on all letters.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte.to_ascii_uppercase())).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mix(hash).max(1))
    }

    /// The key of a number, to about one part in a thousand.
    pub fn of_figure(figure: f32) -> Self {
        if figure.is_nan() { Self::NONE } else { Self(mix(u64::from(figure.to_bits() >> 13)).max(1)) }
    }

    /// Both keys together; absent when one of them is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == Self::NONE || other == Self::NONE { Self::NONE } else { Self(mix(self.0.rotate_left(17) ^ other.0).max(1)) }
    }

    /// The key within a table of its own.
    #[must_use]
    pub fn within(self, table: u8) -> Self {
        if self == Self::NONE { Self::NONE } else { Self(mix(self.0 ^ (u64::from(table) << 56)).max(1)) }
    }
}

/// Spreads the bits of a number (the finaliser of splitmix64).
pub(crate) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// What is measured of a line of goods. NaN stands for what was not said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Customs value in the currency of the country.
    pub value: f32,
    /// Net mass in kilograms.
    pub net_mass: f32,
    /// Supplementary quantity in its own unit.
    pub quantity: f32,
    /// Duty rate as a share of the value.
    pub rate: f32,
    /// Duty and taxes that are declared, in the currency of the country.
    pub charges: f32,
    /// Goods items of the declaration.
    pub items: f32,
    /// Times that this declaration was amended.
    pub amendments: f32,
    /// Fields in which papers and declaration disagree.
    pub disagreements: f32,
    /// Weighed mass over declared gross mass.
    pub weighed: f32,
    /// Days that the journey took over what the route usually takes.
    pub delay: f32,
    /// Years since the importer was founded.
    pub company_age: f32,
    /// 1 for an authorised economic operator, 0 for others.
    pub trusted: f32,
}

impl Default for Figures {
    fn default() -> Self {
        const UNKNOWN: f32 = f32::NAN;
        Self {
            value: UNKNOWN,
            net_mass: UNKNOWN,
            quantity: UNKNOWN,
            rate: UNKNOWN,
            charges: UNKNOWN,
            items: UNKNOWN,
            amendments: UNKNOWN,
            disagreements: UNKNOWN,
            weighed: UNKNOWN,
            delay: UNKNOWN,
            company_age: UNKNOWN,
            trusted: UNKNOWN,
        }
    }
}

/// One line of goods as targeting sees it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Day of acceptance.
    pub day: DayNumber,
    /// Who and what, by [`Role`].
    pub keys: [Key; Role::COUNT],
    /// How much.
    pub figures: Figures,
}

impl Observation {
    /// Nothing known but the day.
    pub fn on(day: DayNumber) -> Self {
        Self { day, keys: [Key::NONE; Role::COUNT], figures: Figures::default() }
    }

    /// The key of a role.
    pub fn key(&self, role: Role) -> Key {
        self.keys[role as usize]
    }

    /// Names somebody or something.
    pub fn set(&mut self, role: Role, text: &str) {
        self.keys[role as usize] = Key::of(text);
    }

    /// Names the goods, at three depths of the nomenclature.
    pub fn set_goods(&mut self, code: &str) {
        let upto = |digits: usize| code.get(..digits).unwrap_or_default();
        self.set(Role::Goods, upto(6));
        self.set(Role::Heading, upto(4));
        self.set(Role::Chapter, upto(2));
    }

    /// Value of a kilogram, as a natural logarithm; NaN when either is unknown or not positive.
    pub fn log_unit_value(&self) -> f32 {
        positive_log(self.figures.value) - positive_log(self.figures.net_mass)
    }
}

/// The natural logarithm of what is positive; NaN otherwise.
pub(crate) fn positive_log(figure: f32) -> f32 {
    if figure > 0.0 { figure.ln() } else { f32::NAN }
}

/// What was found where somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Something was wrong.
    pub irregular: bool,
    /// Revenue recovered, in the currency of the country.
    pub recovered: f32,
    /// It concerned safety: drugs, weapons, endangered species, dual use.
    pub critical: bool,
}
