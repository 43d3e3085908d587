//! This module decides how the fields of a declaration that belong together are read together: the
//! procedure of an item, its codes, its origin, its preference.

use crate::identifier::GoodsCode;
use crate::model::{AdditionalInformation, Declaration, GovernmentAgencyGoodsItem};

impl Declaration {
    /// The goods items, in the order of the message.
    pub fn items(&self) -> &[GovernmentAgencyGoodsItem] {
        self.goods_shipment.as_deref().map_or(&[], |shipment| &shipment.government_agency_goods_item)
    }

    /// Movement and additional type: `IMA` is (`IM`, `A`). Additional messages have a type of their own.
    pub fn movement(&self) -> (&str, &str) {
        let code = self.type_code.as_deref().unwrap_or_default();
        code.split_at_checked(2).unwrap_or((code, ""))
    }

    /// Whether this message speaks about a declaration lodged before (amendment, cancellation, arrival).
    pub fn is_additional_message(&self) -> bool {
        self.function_code.as_deref() == Some("13")
    }

    /// Whether goods of this declaration are not there yet (types D, E, F and K).
    pub fn is_pre_lodged(&self) -> bool {
        !self.is_additional_message() && matches!(self.movement().1, "D" | "E" | "F" | "K")
    }
}

impl GovernmentAgencyGoodsItem {
    /// Requested and previous procedure (`("40", "71")`).
    pub fn procedure(&self) -> Option<(&str, &str)> {
        self.government_procedure
            .iter()
            .find_map(|procedure| Some((procedure.current_code.as_deref()?, procedure.previous_code.as_deref()?)))
    }

    /// The additional procedure codes (`000`, `1RV`).
    pub fn additional_procedures(&self) -> impl Iterator<Item = &str> {
        self.government_procedure
            .iter()
            .filter(|procedure| procedure.previous_code.is_none())
            .filter_map(|procedure| procedure.current_code.as_deref())
    }

    /// The codes of one nomenclature (`TSP` combined nomenclature, `TRC` TARIC, `TRA` TARIC additional,
    /// `GN` national additional, `CV` CUS number).
    pub fn classifications<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.commodity
            .iter()
            .flat_map(|commodity| &commodity.classification)
            .filter(move |classification| classification.identification_type_code.as_deref() == Some(kind))
            .filter_map(|classification| classification.id.as_deref())
    }

    /// The commodity code with its TARIC digits, if both are well formed.
    pub fn goods_code(&self) -> Option<GoodsCode> {
        let combined = self.classifications("TSP").next()?;
        let taric = self.classifications("TRC").next().unwrap_or_default();
        format!("{combined}{taric}").parse().or_else(|_| combined.parse()).ok()
    }

    /// Country of origin: type 1 is non-preferential, 2 preferential.
    pub fn origin(&self, kind: &str) -> Option<&str> {
        self.origin
            .iter()
            .find(|origin| origin.type_code.as_deref() == Some(kind))
            .and_then(|origin| origin.country_code.as_deref())
    }

    /// The preference claimed (`100` none).
    pub fn preference(&self) -> Option<&str> {
        self.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fee).find_map(|tax| tax.duty_regime_code.as_deref())
    }

    /// Whether an additional information code stands on the item or on the declaration.
    pub fn has_statement(&self, declaration: &Declaration, code: &str) -> bool {
        let has = |statements: &[AdditionalInformation]| statements.iter().any(|one| one.statement_code.as_deref() == Some(code));
        has(&self.additional_information) || has(&declaration.additional_information)
    }
}
