//! This module decides how declarations stand in a plain table: a row for each goods item, rows of one
//! local reference together, columns by plain names or by the path of any member.

use std::collections::BTreeMap;

use declaration::Pointer;

use crate::draft::{Draft, Place, item_path};
use crate::{Fault, Message, MetaData, PROBLEMS_MAX, Problem, ReadError};

/// Columns about the declaration as a whole, and the member each fills.
pub const HEADER_COLUMNS: [(&str, &str); 24] = [
    ("lrn", "functionalReferenceId"),
    ("type", "typeCode"),
    ("declarant", "declarant.id"),
    ("declarant_name", "declarant.name"),
    ("agent", "agent.id"),
    ("agent_function", "agent.functionCode"),
    ("importer", "goodsShipment.importer.id"),
    ("importer_name", "goodsShipment.importer.name"),
    ("exporter", "exporter.id"),
    ("exporter_name", "exporter.name"),
    ("exporter_country", "exporter.address.countryCode"),
    ("dispatch_country", "goodsShipment.exportCountry.id"),
    ("destination_country", "goodsShipment.destination.countryCode"),
    ("incoterm", "goodsShipment.tradeTerms.conditionCode"),
    ("incoterm_place", "goodsShipment.tradeTerms.locationId"),
    ("transport_mode", "borderTransportMeans.modeCode"),
    ("transport_id", "borderTransportMeans.id"),
    ("transport_nationality", "borderTransportMeans.registrationNationalityCode"),
    ("location", "goodsShipment.consignment.goodsLocation.name"),
    ("location_type", "goodsShipment.consignment.goodsLocation.typeCode"),
    ("location_qualifier", "goodsShipment.consignment.goodsLocation.address.typeCode"),
    ("location_country", "goodsShipment.consignment.goodsLocation.address.countryCode"),
    ("nature", "goodsShipment.transactionNatureCode"),
    ("total_packages", "totalPackageQuantity"),
];

/// Columns about a goods item that fill one member.
pub const ITEM_COLUMNS: [(&str, &str); 9] = [
    ("description", "commodity.description"),
    ("gross_kg", "commodity.goodsMeasure.grossMassMeasure"),
    ("net_kg", "commodity.goodsMeasure.netNetWeightMeasure"),
    ("preference", "commodity.dutyTaxFee[1].dutyRegimeCode"),
    ("valuation_method", "customsValuation.methodCode"),
    ("packages", "packaging[1].quantityQuantity"),
    ("package_type", "packaging[1].typeCode"),
    ("marks", "packaging[1].marksNumbersId"),
    ("quota", "commodity.dutyTaxFee[1].quotaOrderId"),
];

/// Columns that fill several members; lists are parted by semicolons.
pub const COMPOUND_COLUMNS: [&str; 14] = [
    "ducr",
    "invoice_total",
    "invoice_currency",
    "goods_code",
    "additional_codes",
    "origin",
    "preferential_origin",
    "procedure",
    "additional_procedures",
    "price",
    "currency",
    "quantity",
    "unit",
    "documents",
];

/// Rows in one table; a declaration has at most 999 items.
const ROWS_MAX: usize = 100_000;
/// Digits of a commodity code that the nomenclature of the region knows; what follows is the country's own.
const NOMENCLATURE_DIGITS: usize = 8;

/// Whether a text looks like a table of declarations: its first line names the column of the reference.
pub(crate) fn is_table(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.split([',', ';', '\t']).any(|name| name.trim().trim_matches('"') == "lrn"))
}

/// Reads the declarations of a table, in the order in which their references first stand.
///
/// # Errors
/// Names every cell that does not fit, with line and column, up to a limit.
pub fn read(text: &str) -> Result<Vec<Message>, ReadError> {
    let head = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, |position| position.line() as usize);
        let fault = Fault::NotTable { detail: error.to_string() };
        ReadError { problems: vec![Problem { line, column: 1, path: String::new(), fault }] }
    };
    let columns: Vec<String> = reader.headers().map_err(|error| broken(&error))?.iter().map(str::to_owned).collect();
    let mut problems: Vec<Problem> = columns
        .iter()
        .enumerate()
        .filter(|(_, name)| !is_known(name))
        .map(|(index, name)| Place { line: 1, column: index + 1, name }.problem(Fault::NoColumn { name: name.clone() }))
        .collect();
    let mut table = Table { columns, places: BTreeMap::new(), drafts: Vec::new() };
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| broken(&error))?;
        if index >= ROWS_MAX {
            let line = record.position().map_or(0, |position| position.line() as usize);
            problems.push(Place { line, column: 1, name: "" }.problem(Fault::TooManyRows { limit: ROWS_MAX }));
            break;
        }
        table.row(&record);
    }
    let mut messages = Vec::with_capacity(table.drafts.len());
    for (mut draft, items, line) in table.drafts {
        draft.finish(items, line);
        problems.append(&mut draft.problems);
        messages.push(Message { meta_data: MetaData::default(), declaration: draft.declaration, unread: Vec::new() });
    }
    if messages.is_empty() && problems.is_empty() {
        problems.push(Place { line: 1, column: 1, name: "" }.problem(Fault::Blank {}));
    }
    problems.truncate(PROBLEMS_MAX);
    if problems.is_empty() { Ok(messages) } else { Err(ReadError { problems }) }
}

fn is_known(name: &str) -> bool {
    let named = |columns: &[(&str, &str)]| columns.iter().any(|(known, _)| *known == name);
    named(&HEADER_COLUMNS)
        || named(&ITEM_COLUMNS)
        || COMPOUND_COLUMNS.contains(&name)
        || name == "statements"
        || match name.strip_prefix("item.") {
            Some(member) => Pointer::from_path(&item_path(1, member)).is_ok(),
            None => Pointer::from_path(name).is_ok(),
        }
}

struct Table {
    columns: Vec<String>,
    /// Which draft a reference has.
    places: BTreeMap<String, usize>,
    /// Each declaration, how many items it has, and the line it begins on.
    drafts: Vec<(Draft, usize, usize)>,
}

impl Table {
    fn row(&mut self, record: &csv::StringRecord) {
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cells: Vec<(usize, &str, &str)> = self
            .columns
            .iter()
            .zip(record)
            .enumerate()
            .filter(|(_, (_, cell))| !cell.is_empty())
            .map(|(index, (name, cell))| (index + 1, name.as_str(), cell))
            .collect();
        if cells.is_empty() {
            return;
        }
        let of = |wanted: &str| cells.iter().find(|(_, name, _)| *name == wanted).map(|(_, _, cell)| *cell);
        let lrn = of("lrn").unwrap_or_default().to_owned();
        let index = *self.places.entry(lrn).or_insert_with(|| {
            self.drafts.push((Draft::default(), 0, line));
            self.drafts.len() - 1
        });
        let Some((draft, items, _)) = self.drafts.get_mut(index) else { return };
        *items += 1;
        let item = *items;
        for (column, name, cell) in &cells {
            let place = Place { line, column: *column, name };
            if let Some((_, path)) = HEADER_COLUMNS.iter().find(|(known, _)| known == name) {
                draft.header(path, cell, None, place);
            } else if let Some((_, member)) = ITEM_COLUMNS.iter().find(|(known, _)| known == name) {
                draft.put(&item_path(item, member), cell, None, place);
                if member.starts_with("packaging[1]") {
                    draft.once(&item_path(item, "packaging[1].sequenceNumeric"), "1", place);
                }
            } else if let Some(member) = name.strip_prefix("item.") {
                draft.put(&item_path(item, member), cell, None, place);
            } else if COMPOUND_COLUMNS.contains(name) || *name == "statements" {
                draft.compound(item, name, cell, &of, place);
            } else if is_known(name) {
                draft.header(name, cell, None, place);
            }
        }
        draft.put(&item_path(item, "sequenceNumeric"), &item.to_string(), None, Place { line, column: 1, name: "" });
    }
}

impl Draft {
    /// A value that stands unless another was said.
    fn once(&mut self, path: &str, text: &str, place: Place<'_>) {
        let stands = Pointer::from_path(path).ok().and_then(|pointer| pointer.text(&self.declaration));
        if stands.is_none() {
            self.put(path, text, None, place);
        }
    }

    /// A value of the declaration: said once, or the same in every row.
    fn header(&mut self, path: &str, cell: &str, attribute: Option<&str>, place: Place<'_>) {
        let stands = Pointer::from_path(path).ok().and_then(|pointer| pointer.text(&self.declaration));
        match stands {
            None => self.put(path, cell, attribute, place),
            Some(stands) if stands == cell => {}
            Some(stands) => self.refuse(place.problem(Fault::SaidTwice { first: stands, second: cell.to_owned() })),
        }
    }

    fn compound<'c>(&mut self, item: usize, name: &str, cell: &str, of: &impl Fn(&str) -> Option<&'c str>, place: Place<'_>) {
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
    fn finish(&mut self, items: usize, line: usize) {
        let place = Place { line, column: 1, name: "" };
        self.once("functionCode", "9", place);
        self.once("goodsItemQuantity", &items.to_string(), place);
    }
}
