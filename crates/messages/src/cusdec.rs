//! This module decides how a declaration stands in EDIFACT: CUSDEC of directory D.99B, segment by segment
//! by a table of qualifiers, with the segments named for which the data model has no place.
//!
//! National guides fill CUSDEC differently. What is read here is what the directory itself says of a
//! qualifier; the rest is kept as received and told as not understood.

use edifact_rs::{Segment, from_bytes};

use crate::draft::{Draft, Place, item_path};
use crate::{Fault, Message, MetaData, PROBLEMS_MAX, Problem, ReadError};

/// Segments in one interchange; a declaration of 999 full items has about 30,000.
const SEGMENTS_MAX: usize = 500_000;

/// One thing that a segment with a qualifier says.
struct Reading {
    tag: &'static str,
    /// The first component of the first element; empty for any.
    qualifier: &'static str,
    /// What it fills: element, component, member, and the component beside it that holds currency or unit.
    fills: &'static [Fill],
    /// What it means beside its values.
    means: &'static [(&'static str, &'static str)],
}

struct Fill(usize, usize, &'static str, Option<usize>);

const fn reading(tag: &'static str, qualifier: &'static str, fills: &'static [Fill]) -> Reading {
    Reading { tag, qualifier, fills, means: &[] }
}

/// The parts of a NAD segment that name a party: id, name, street, city, postcode, country.
macro_rules! party {
    ($qualifier:literal, $path:literal) => {
        reading(
            "NAD",
            $qualifier,
            &[
                Fill(1, 0, concat!($path, ".id"), None),
                Fill(3, 0, concat!($path, ".name"), None),
                Fill(4, 0, concat!($path, ".address.line"), None),
                Fill(5, 0, concat!($path, ".address.cityName"), None),
                Fill(7, 0, concat!($path, ".address.postcodeId"), None),
                Fill(8, 0, concat!($path, ".address.countryCode"), None),
            ],
        )
    };
}

/// Before the first item. `[+]` is the next element of a list.
const HEADER: &[Reading] = &[
    reading("LOC", "9", &[Fill(1, 0, "goodsShipment.consignment.loadingLocation.id", None)]),
    reading("LOC", "14", &[Fill(1, 0, "goodsShipment.consignment.goodsLocation.name", None)]),
    reading("LOC", "18", &[Fill(1, 0, "goodsShipment.warehouse.id", None)]),
    reading("LOC", "22", &[Fill(1, 0, "declarationOfficeId", None)]),
    reading("LOC", "28", &[Fill(1, 0, "goodsShipment.destination.countryCode", None)]),
    reading("LOC", "35", &[Fill(1, 0, "goodsShipment.exportCountry.id", None)]),
    reading("LOC", "36", &[Fill(1, 0, "goodsShipment.destination.countryCode", None)]),
    reading("LOC", "42", &[Fill(1, 0, "exitOffice.id", None)]),
    reading("DTM", "129", &[Fill(0, 1, "goodsShipment.exitDateTime", Some(2))]),
    reading("DTM", "148", &[Fill(0, 1, "acceptanceDateTime", Some(2))]),
    reading("EQD", "CN", &[Fill(1, 0, "goodsShipment.consignment.transportEquipment[+].id", None)]),
    Reading {
        tag: "RFF",
        qualifier: "UCN",
        fills: &[Fill(0, 1, "goodsShipment.previousDocument[+].id", None)],
        means: &[("goodsShipment.previousDocument[+].categoryCode", "Z"), ("goodsShipment.previousDocument[+].typeCode", "DCR")],
    },
    reading(
        "TDT",
        "20",
        &[
            Fill(2, 0, "borderTransportMeans.modeCode", None),
            Fill(7, 0, "borderTransportMeans.id", None),
            Fill(7, 4, "borderTransportMeans.registrationNationalityCode", None),
        ],
    ),
    party!("CN", "goodsShipment.consignee"),
    party!("CZ", "goodsShipment.consignor"),
    party!("EX", "exporter"),
    party!("IM", "goodsShipment.importer"),
    party!("DT", "declarant"),
    party!("AE", "agent"),
    party!("CB", "agent"),
    party!("BY", "goodsShipment.buyer"),
    party!("SE", "goodsShipment.seller"),
    reading("TOD", "", &[Fill(2, 0, "goodsShipment.tradeTerms.conditionCode", None)]),
    reading("CNT", "5", &[Fill(0, 1, "goodsItemQuantity", None)]),
    reading("CNT", "7", &[Fill(0, 1, "totalGrossMassMeasure", None)]),
    reading("CNT", "11", &[Fill(0, 1, "totalPackageQuantity", None)]),
];

/// After CST: what is said of a goods item.
const ITEM: &[Reading] = &[
    reading("FTX", "AAA", &[Fill(3, 0, "commodity.description", None)]),
    Reading {
        tag: "LOC",
        qualifier: "27",
        fills: &[Fill(1, 0, "origin[+].countryCode", None)],
        means: &[("origin[+].typeCode", "1")],
    },
    reading("LOC", "35", &[Fill(1, 0, "exportCountry.id", None)]),
    reading("LOC", "36", &[Fill(1, 0, "destination.countryCode", None)]),
    Reading {
        tag: "RFF",
        qualifier: "HS",
        fills: &[Fill(0, 1, "commodity.classification[+].id", None)],
        means: &[("commodity.classification[+].identificationTypeCode", "TSP")],
    },
    Reading {
        tag: "DOC",
        qualifier: "",
        fills: &[Fill(0, 0, "additionalDocument[+].typeCode", None), Fill(1, 0, "additionalDocument[+].id", None)],
        means: &[],
    },
    reading("PAC", "", &[Fill(0, 0, "packaging[+].quantityQuantity", None), Fill(2, 0, "packaging[+].typeCode", None)]),
    reading("TAX", "", &[Fill(1, 0, "commodity.dutyTaxFee[+].typeCode", None)]),
];

/// Measured attributes (C502) and application qualifiers that mean the net mass; other weights are gross.
const NET: [&str; 3] = ["AAA", "AAL", "N"];
/// Item prices: the item's amount, its customs value, its FOB value.
const PRICES: [&str; 3] = ["38", "40", "63"];
/// Digits of a commodity code that the nomenclature of the region knows.
const NOMENCLATURE_DIGITS: usize = 8;

/// Whether bytes begin as an interchange does.
pub(crate) fn is_edifact(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    [b"UNA".as_slice(), b"UNB+", b"UNH+"].iter().any(|head| text.starts_with(head))
}

/// Reads every CUSDEC message of an interchange.
///
/// # Errors
/// Says at which line and column the interchange is not well formed, or holds another message.
pub fn read(bytes: &[u8]) -> Result<Vec<Message>, ReadError> {
    let lines = Lines(bytes);
    let mut reader = Reader { lines: &lines, messages: Vec::new(), open: None };
    for (index, segment) in from_bytes(bytes).enumerate() {
        let segment = match segment {
            Ok(segment) if index < SEGMENTS_MAX => segment,
            Ok(segment) => {
                return Err(lines.refuse(segment.span.start, Fault::TooManyElements { limit: SEGMENTS_MAX }));
            }
            Err(error) => {
                let detail = error.to_string();
                return Err(lines.refuse(reader.reached(), Fault::NotEdifact { detail }));
            }
        };
        reader.segment(&segment)?;
    }
    if reader.open.is_some() {
        return Err(lines.refuse(bytes.len(), Fault::Ends { inside: "UNH".to_owned() }));
    }
    let problems: Vec<Problem> =
        reader.messages.iter_mut().flat_map(|(draft, _)| std::mem::take(&mut draft.problems)).take(PROBLEMS_MAX).collect();
    if !problems.is_empty() {
        return Err(ReadError { problems });
    }
    if reader.messages.is_empty() {
        return Err(lines.refuse(0, Fault::Blank {}));
    }
    let message = |(draft, unread): (Draft, Vec<Problem>)| Message {
        meta_data: MetaData::default(),
        declaration: draft.declaration,
        unread,
    };
    Ok(reader.messages.into_iter().map(message).collect())
}

/// Lines and columns of an interchange.
struct Lines<'a>(&'a [u8]);

impl Lines<'_> {
    fn at(&self, offset: usize) -> (usize, usize) {
        let before = &self.0[..offset.min(self.0.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        (line, column)
    }

    fn refuse(&self, offset: usize, fault: Fault) -> ReadError {
        let (line, column) = self.at(offset);
        ReadError { problems: vec![Problem { line, column, path: String::new(), fault }] }
    }
}

struct Reader<'a> {
    lines: &'a Lines<'a>,
    messages: Vec<(Draft, Vec<Problem>)>,
    open: Option<Open>,
}

/// A message between UNH and UNT.
struct Open {
    draft: Draft,
    unread: Vec<Problem>,
    item: usize,
    /// Whether the segment before was TOD, whose place follows.
    in_terms: bool,
    currency: Option<String>,
    reached: usize,
}

fn component<'s>(segment: &'s Segment<'_>, element: usize, component: usize) -> &'s str {
    segment.elements.get(element).map_or("", |element| element.component_or_empty(component)).trim()
}

impl Reader<'_> {
    fn reached(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.reached)
    }

    fn segment(&mut self, segment: &Segment<'_>) -> Result<(), ReadError> {
        match segment.tag.as_ref() {
            "UNH" => {
                let kind = component(segment, 1, 0);
                if kind != "CUSDEC" {
                    return Err(self.lines.refuse(segment.span.start, Fault::OtherMessage { name: kind.to_owned() }));
                }
                let draft = Draft::default();
                self.open = Some(Open { draft, unread: Vec::new(), item: 0, in_terms: false, currency: None, reached: 0 });
            }
            "UNT" => {
                if let Some(mut open) = self.open.take() {
                    let (line, column) = self.lines.at(segment.span.start);
                    open.finish(Place { line, column, name: "UNT" });
                    self.messages.push((open.draft, open.unread));
                }
            }
            "UNA" | "UNB" | "UNZ" | "UNG" | "UNE" => {}
            tag => {
                let (line, column) = self.lines.at(segment.span.start);
                let Some(open) = &mut self.open else {
                    return Err(self.lines.refuse(segment.span.start, Fault::Unexpected { name: tag.to_owned() }));
                };
                open.reached = segment.span.end;
                open.segment(segment, Place { line, column, name: tag });
            }
        }
        Ok(())
    }
}

impl Open {
    fn segment(&mut self, segment: &Segment<'_>, place: Place<'_>) {
        let tag = segment.tag.as_ref();
        let qualifier = component(segment, 0, 0);
        let follows_terms = std::mem::replace(&mut self.in_terms, tag == "TOD");
        match tag {
            "BGM" => self.begin(segment, place),
            "CST" => self.item(segment, place),
            "UNS" => {
                // The summary is about the whole again.
                if qualifier == "S" {
                    self.item = 0;
                }
            }
            "LOC" if follows_terms => {
                self.draft.put("goodsShipment.tradeTerms.locationId", component(segment, 1, 0), None, place);
            }
            "MOA" => self.amount(segment, qualifier, place),
            "MEA" if self.item > 0 => self.measurement(segment, qualifier, place),
            _ => {
                let readings = if self.item > 0 { ITEM } else { HEADER };
                let known =
                    |reading: &&Reading| reading.tag == tag && (reading.qualifier.is_empty() || reading.qualifier == qualifier);
                match readings.iter().find(known) {
                    Some(reading) => self.fill(reading, segment, place),
                    None => self.not_understood(segment, place),
                }
            }
        }
    }

    fn not_understood(&mut self, segment: &Segment<'_>, place: Place<'_>) {
        let elements: Vec<String> =
            segment.elements.iter().map(|element| element.components().collect::<Vec<_>>().join(":")).collect();
        let text = format!("{}+{}", segment.tag, elements.join("+"));
        self.unread.push(place.problem(Fault::NoPlace { segment: text }));
    }

    fn begin(&mut self, segment: &Segment<'_>, place: Place<'_>) {
        let (code, name) = (component(segment, 0, 0), component(segment, 0, 3));
        let movement = match code {
            "830" => "EX",
            "929" | "914" => "IM",
            _ => "",
        };
        // A sender who knows the types of declaration names one; else it is a complete one, goods present.
        let kind = if name.len() == 3 && name.starts_with(movement) { name.to_owned() } else { format!("{movement}A") };
        let reference = [component(segment, 1, 0), component(segment, 0, 2)].into_iter().find(|text| !text.is_empty());
        for (path, text) in
            [("typeCode", kind.as_str()), ("functionalReferenceId", reference.unwrap_or_default()), ("functionCode", "9")]
        {
            if !text.is_empty() {
                self.draft.put(path, text, None, place);
            }
        }
        if movement.is_empty() || !matches!(component(segment, 2, 0), "" | "9") {
            self.draft.refuse(place.problem(Fault::OtherMessage { name: format!("BGM+{code}++{}", component(segment, 2, 0)) }));
        }
    }

    fn item(&mut self, segment: &Segment<'_>, place: Place<'_>) {
        self.item = self.draft.declaration.items().len() + 1;
        let item = self.item;
        let at = |member: &str| item_path(item, member);
        self.draft.put(&at("sequenceNumeric"), component(segment, 0, 0), None, place);
        let code = component(segment, 1, 0);
        if code.len() >= 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            let (nomenclature, national) = code.split_at_checked(NOMENCLATURE_DIGITS).unwrap_or((code, ""));
            for (list_place, kind, part) in [(1, "TSP", nomenclature), (2, "TRC", national)] {
                if !part.is_empty() {
                    self.draft.put(&at(&format!("commodity.classification[{list_place}].id")), part, None, place);
                    let member = format!("commodity.classification[{list_place}].identificationTypeCode");
                    self.draft.put(&at(&member), kind, None, place);
                }
            }
        } else if !code.is_empty() {
            self.not_understood(segment, place);
        }
        let procedure = component(segment, 2, 0);
        if let Some((requested, previous)) = procedure.split_at_checked(2).filter(|(_, previous)| previous.len() == 2) {
            self.draft.put(&at("governmentProcedure[1].currentCode"), requested, None, place);
            self.draft.put(&at("governmentProcedure[1].previousCode"), previous, None, place);
        }
    }

    fn amount(&mut self, segment: &Segment<'_>, qualifier: &str, place: Place<'_>) {
        let (amount, currency) = (decimal(component(segment, 0, 1)), component(segment, 0, 2));
        if !currency.is_empty() && self.item == 0 {
            self.currency = Some(currency.to_owned());
        }
        let currency = Some(currency).filter(|text| !text.is_empty()).map(str::to_owned).or_else(|| self.currency.clone());
        match (self.item, qualifier) {
            (_, "39") if amount.is_empty() => {}
            (0, "39") => self.draft.put("invoiceAmount", &amount, currency.as_deref(), place),
            (0, _) => self.not_understood(segment, place),
            (item, qualifier) if PRICES.contains(&qualifier) => {
                self.draft.put(&item_path(item, "commodity.invoiceLine.itemChargeAmount"), &amount, currency.as_deref(), place);
            }
            _ => self.not_understood(segment, place),
        }
    }

    fn measurement(&mut self, segment: &Segment<'_>, qualifier: &str, place: Place<'_>) {
        let (attribute, unit, figure) = (component(segment, 1, 0), component(segment, 2, 0), decimal(component(segment, 2, 1)));
        let unit = match unit {
            "KG" => "KGM",
            unit => unit,
        };
        let is_weight = matches!(qualifier, "WT" | "WX") || ["G", "AAB", "N", "AAA", "AAL"].contains(&attribute);
        let member = match (is_weight, NET.contains(&attribute)) {
            (true, true) => "netNetWeightMeasure",
            (true, false) => "grossMassMeasure",
            (false, _) => "tariffQuantity",
        };
        self.draft.put(&item_path(self.item, &format!("commodity.goodsMeasure.{member}")), &figure, Some(unit), place);
    }

    fn fill(&mut self, reading: &Reading, segment: &Segment<'_>, place: Place<'_>) {
        let mut next = None;
        let mut path = |open: &Self, member: &str| {
            let member = if open.item > 0 { item_path(open.item, member) } else { member.to_owned() };
            match member.split_once("[+]") {
                Some((list, rest)) => {
                    let index = *next.get_or_insert_with(|| open.draft.count(list) + 1);
                    format!("{list}[{index}]{rest}")
                }
                None => member,
            }
        };
        let mut filled = false;
        for Fill(element, at, member, beside) in reading.fills {
            let text = component(segment, *element, *at);
            if text.is_empty() {
                continue;
            }
            filled = true;
            let path = path(self, member);
            let beside = beside.map(|beside| component(segment, *element, beside));
            self.draft.put(&path, text, beside, place);
        }
        for (member, text) in reading.means.iter().filter(|_| filled) {
            let path = path(self, member);
            self.draft.put(&path, text, None, place);
        }
        // Lists whose elements are numbered.
        if filled && let Some(list) = reading.fills.first().and_then(|fill| fill.2.split_once("[+]")).map(|(list, _)| list) {
            let full = if self.item > 0 { item_path(self.item, list) } else { list.to_owned() };
            let count = self.draft.count(&full);
            if list.ends_with("packaging") || list.ends_with("transportEquipment") {
                self.draft.put(&format!("{full}[{count}].sequenceNumeric"), &count.to_string(), None, place);
            }
        }
    }

    fn finish(&mut self, place: Place<'_>) {
        let count = self.draft.declaration.items().len();
        if self.draft.declaration.goods_item_quantity.is_none() && count > 0 {
            self.draft.put("goodsItemQuantity", &count.to_string(), None, place);
        }
    }
}

/// A figure with a point: the interchange may write a comma.
fn decimal(text: &str) -> String {
    text.replace(',', ".")
}
