//! This module decides of whom and of what the past is asked: single parties and goods, and the relations
//! between them.

use crate::observation::{Key, Observation, Role};

/// What a pairing is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Part {
    /// Somebody or something.
    Of(Role),
    /// The declared net mass.
    Mass,
    /// The declared value.
    Value,
    /// The value of a kilogram, in bands of a quarter.
    UnitValueBand,
}

impl Part {
    fn key(self, observation: &Observation) -> Key {
        match self {
            Self::Of(role) => observation.key(role).within(role as u8),
            Self::Mass => Key::of_figure(observation.figures.net_mass),
            Self::Value => Key::of_figure(observation.figures.value),
            Self::UnitValueBand => Key::of_figure((observation.log_unit_value() * 4.0).floor()),
        }
    }
}

/// A relation that has a past.
pub(crate) struct Pairing {
    /// Its name: the parts, joined by `.`.
    pub(crate) name: &'static str,
    /// What must agree.
    pub(crate) parts: &'static [Part],
    /// In words.
    pub(crate) en: &'static str,
    /// In words.
    pub(crate) zh: &'static str,
}

macro_rules! pairings {
    ($($name:literal [$($part:expr),+] $en:literal $zh:literal;)+) => {
        /// Every relation whose past is a signal.
        pub(crate) const PAIRINGS: &[Pairing] = &[
            $(Pairing { name: $name, parts: &[$($part),+], en: $en, zh: $zh }),+
        ];
    };
}

use Part::{Mass, Of, UnitValueBand, Value};
use Role::{
    Account, Address, Carrier, Chapter, Consignor, Conveyance, Declarant, Departure, Goods, Heading, Importer, Mode, Office,
    Origin, OriginMark, Preference, Procedure, Process,
};

pairings! {
    "importer" [Of(Importer)] "this importer" "该进口商";
    "declarant" [Of(Declarant)] "this declarant" "该申报人";
    "consignor" [Of(Consignor)] "this consignor" "该发货人";
    "carrier" [Of(Carrier)] "this carrier" "该承运人";
    "address" [Of(Address)] "this address" "该地址";
    "account" [Of(Account)] "this account" "该账户";
    "conveyance" [Of(Conveyance)] "this conveyance" "该运输工具";
    "office" [Of(Office)] "this office" "该海关";
    "goods" [Of(Goods)] "these goods" "该商品";
    "heading" [Of(Heading)] "this heading" "该品目";
    "origin" [Of(Origin)] "this origin" "该原产国";
    "preference" [Of(Preference)] "this preference" "该优惠";
    "importer.heading" [Of(Importer), Of(Heading)] "this importer with this heading" "该进口商与该品目";
    "importer.origin" [Of(Importer), Of(Origin)] "this importer with this origin" "该进口商与该原产国";
    "importer.consignor" [Of(Importer), Of(Consignor)] "this importer with this consignor" "该进口商与该发货人";
    "importer.declarant" [Of(Importer), Of(Declarant)] "this importer with this declarant" "该进口商与该申报人";
    "consignor.goods" [Of(Consignor), Of(Goods)] "this consignor with these goods" "该发货人与该商品";
    "consignor.origin" [Of(Consignor), Of(Origin)] "this consignor with this origin" "该发货人与该原产国";
    "declarant.chapter" [Of(Declarant), Of(Chapter)] "this declarant with this chapter" "该申报人与该章";
    "goods.origin" [Of(Goods), Of(Origin)] "these goods from this origin" "该商品与该原产国";
    "goods.preference" [Of(Goods), Of(Preference)] "these goods with this preference" "该商品与该优惠";
    "origin.departure" [Of(Origin), Of(Departure), Of(Mode)] "this route" "该路线";
    "office.chapter" [Of(Office), Of(Chapter)] "this chapter at this office" "该海关与该章";
    "goods.price" [Of(Goods), UnitValueBand] "these goods at this price" "该商品与该价位";
    "goods.mark" [Of(Goods), Of(OriginMark)] "these goods marked so" "该商品与该原产地标记";
    "procedure" [Of(Procedure), Of(Process)] "this procedure" "该程序";
    "goods.mass" [Of(Goods), Mass] "these goods in this mass" "该商品与该净重";
    "twin" [Of(Goods), Mass, Value, Of(Origin), Of(Departure)] "a consignment declared alike" "申报相同的货物";
}

/// How many relations there are.
pub(crate) const PAIRING_COUNT: usize = 28;

/// The keys of a line in all relations.
pub(crate) fn keys(observation: &Observation) -> [Key; PAIRING_COUNT] {
    let mut keys = [Key::NONE; PAIRING_COUNT];
    for (table, (slot, pairing)) in keys.iter_mut().zip(PAIRINGS).enumerate() {
        let mut parts = pairing.parts.iter().map(|part| part.key(observation));
        let first = parts.next().unwrap_or_default();
        // The number of a relation is part of its key, so that all share one table.
        *slot = parts.fold(first, Key::and).within(table as u8 + 1);
    }
    keys
}

const _: () = assert!(PAIRINGS.len() == PAIRING_COUNT, "the count is the table's");
