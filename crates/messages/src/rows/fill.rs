//! This module decides what a cell of a table fills: one member of the declaration, or several.

use declaration::Pointer;

use crate::Fault;
use crate::draft::{Draft, Place, item_path};

/// Digits of a commodity code that the nomenclature of the region knows; what follows is the country's own.
const NOMENCLATURE_DIGITS: usize = 8;

impl Draft {
    /// A value that stands unless another was said.
    pub(super) fn once(&mut self, path: &str, text: &str, place: Place<'_>) {
        let stands = Pointer::from_path(path).ok().and_then(|pointer| pointer.text(&self.declaration));
        if stands.is_none() {
            self.put(path, text, None, place);
        }
    }

    /// A value of the declaration: said once, or the same in every row.
    pub(super) fn header(&mut self, path: &str, cell: &str, attribute: Option<&str>, place: Place<'_>) {
        let stands = Pointer::from_path(path).ok().and_then(|pointer| pointer.text(&self.declaration));
        match stands {
            None => self.put(path, cell, attribute, place),
            Some(stands) if stands == cell => {}
            Some(stands) => self.refuse(place.problem(Fault::SaidTwice { first: stands, second: cell.to_owned() })),
        }
    }

    pub(super) fn compound<'c>(
        &mut self,
        item: usize,
        name: &str,
        cell: &str,
        of: &impl Fn(&str) -> Option<&'c str>,
        place: Place<'_>,
    ) {
        let at = |member: &str| item_path(item, member);
        let parts = || cell.split(';').map(str::trim).filter(|part| !part.is_empty());
        match name {
            "ducr" => {
                for (member, text) in [("categoryCode", "Z"), ("typeCode", "DCR"), ("id", cell)] {
                    self.header(&format!("goodsShipment.previousDocument[1].{member}"), text, None, place);
                }
            }
            "invoice_total" => self.header("invoiceAmount", cell, of("invoice_currency"), place),
            "goods_code" => {
                let digits: String = cell.chars().filter(|sign| !matches!(sign, ' ' | '.')).collect();
                let (nomenclature, national) = digits.split_at_checked(NOMENCLATURE_DIGITS).unwrap_or((&digits, ""));
                for (place_of, kind, code) in [(1, "TSP", nomenclature), (2, "TRC", national)] {
                    if !code.is_empty() {
                        self.put(&at(&format!("commodity.classification[{place_of}].id")), code, None, place);
                        self.put(&at(&format!("commodity.classification[{place_of}].identificationTypeCode")), kind, None, place);
                    }
                }
            }
            "additional_codes" => {
                for code in parts() {
                    let next = self.count(&at("commodity.classification")) + 1;
                    self.put(&at(&format!("commodity.classification[{next}].id")), code, None, place);
                    self.put(&at(&format!("commodity.classification[{next}].identificationTypeCode")), "GN", None, place);
                }
            }
            "origin" | "preferential_origin" => {
                let kind = if name == "origin" { "1" } else { "2" };
                let next = self.count(&at("origin")) + 1;
                self.put(&at(&format!("origin[{next}].countryCode")), cell, None, place);
                self.put(&at(&format!("origin[{next}].typeCode")), kind, None, place);
            }
            "procedure" => match cell.split_at_checked(2) {
                Some((requested, previous)) if previous.len() == 2 => {
                    self.put(&at("governmentProcedure[1].currentCode"), requested, None, place);
                    self.put(&at("governmentProcedure[1].previousCode"), previous, None, place);
                    for (index, code) in of("additional_procedures").unwrap_or_default().split(';').enumerate() {
                        if !code.trim().is_empty() {
                            let member = format!("governmentProcedure[{}].currentCode", index + 2);
                            self.put(&at(&member), code.trim(), None, place);
                        }
                    }
                }
                _ => self.refuse(place.problem(Fault::NoProcedure { text: cell.to_owned() })),
            },
            "price" => self.put(&at("commodity.invoiceLine.itemChargeAmount"), cell, of("currency"), place),
            "quantity" => self.put(&at("commodity.goodsMeasure.tariffQuantity"), cell, of("unit"), place),
            "documents" => {
                for document in parts() {
                    let next = self.count(&at("additionalDocument")) + 1;
                    let (code, id) = document.split_once(':').unwrap_or((document, ""));
                    let (category, kind) = code.split_at_checked(1).unwrap_or((code, ""));
                    for (member, text) in [("categoryCode", category), ("typeCode", kind), ("id", id.trim())] {
                        if !text.is_empty() {
                            self.put(&at(&format!("additionalDocument[{next}].{member}")), text, None, place);
                        }
                    }
                }
            }
            "statements" => {
                for statement in parts() {
                    let next = self.count(&at("additionalInformation")) + 1;
                    let (code, text) = statement.split_once(':').unwrap_or((statement, ""));
                    self.put(&at(&format!("additionalInformation[{next}].statementCode")), code.trim(), None, place);
                    if !text.is_empty() {
                        let member = format!("additionalInformation[{next}].statementDescription");
                        self.put(&at(&member), text.trim(), None, place);
                    }
                }
            }
            // Said beside the column that they belong to.
            _ => {}
        }
    }

    /// What a table need not say: that it is an original, and how many items it has.
    pub(super) fn finish(&mut self, items: usize, line: usize) {
        let place = Place { line, column: 1, name: "" };
        self.once("functionCode", "9", place);
        self.once("goodsItemQuantity", &items.to_string(), place);
    }
}
