//! This module decides how answers are written: the WCO `Response` messages of the HMRC profile, one per
//! thing that happened to a case.

use std::fmt::Write as _;

use declaration::{CurrencyCode, Pointer};
use quick_xml::escape::partial_escape;
use rust_decimal::Decimal;

use crate::xml::META_DATA_NAMESPACE;

/// Namespace of the response.
pub const RESPONSE_NAMESPACE: &str = "urn:wco:datamodel:WCO:RES-DMS:2";
/// Namespace of its data types, in which `DateTimeString` stands.
const DATA_TYPES_NAMESPACE: &str = "urn:wco:datamodel:WCO:Response_DS:DMS:2";

/// What a response says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// Function code, with a status after a slash where there is one (`13/67`).
    pub code: String,
    /// The message's own reference, at most 35 characters.
    pub reference: String,
    /// When it was issued, as `YYYYMMDDHHMMSSZ`.
    pub issued: String,
    /// When the declaration was accepted, rejected or cancelled, in the same form.
    pub happened: Option<String>,
    /// The declarant's reference.
    pub lrn: Option<String>,
    /// The movement reference number.
    pub mrn: Option<String>,
    /// Version of the declaration.
    pub version: u32,
    /// What is wrong, by published code and place.
    pub errors: Vec<(String, Pointer)>,
    /// What is asked for or explained, with a date until which an answer is due.
    pub statements: Vec<Statement>,
    /// What is owed.
    pub taxes: Vec<Tax>,
}

/// A statement of a response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Code, or none.
    pub code: Option<String>,
    /// Text, or none.
    pub text: Option<String>,
    /// Until when an answer is due, as `YYYYMMDDHHMMSSZ`.
    pub due: Option<String>,
    /// The place it speaks of.
    pub pointer: Option<Pointer>,
}

/// A tax line of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tax {
    /// Item, counted from 1.
    pub item: u32,
    /// Tax type.
    pub tax_type: String,
    /// Preference applied.
    pub preference: Option<String>,
    /// Base, where the tax is calculated on a value.
    pub base: Option<Decimal>,
    /// Rate in per cent, where the tax is one.
    pub rate: Option<Decimal>,
    /// Deducted by reliefs.
    pub deducted: Decimal,
    /// Assessed.
    pub amount: Decimal,
    /// To be paid.
    pub payable: Decimal,
    /// Currency of the amounts.
    pub currency: CurrencyCode,
}

/// Descriptions are cut to the length that the schema allows.
const TEXT_LENGTH_MAX: usize = 512;

/// Writes a response as XML of the published schema.
///
/// ```
/// use messages::response::{Response, write};
/// let response = Response { code: "01".into(), reference: "a1".into(), issued: "20261122080000Z".into(), version: 1, ..Response::default() };
/// assert!(write(&response).contains("<FunctionCode>01</FunctionCode>"));
/// ```
pub fn write(response: &Response) -> String {
    let mut out = String::with_capacity(2048);
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<md:MetaData xmlns:md=\"{META_DATA_NAMESPACE}\" xmlns=\"{RESPONSE_NAMESPACE}\" xmlns:ds=\"{DATA_TYPES_NAMESPACE}\">\
         <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode><md:WCOTypeName>RES</md:WCOTypeName><Response>"
    );
    let (function, status) =
        response.code.split_once('/').map_or((response.code.as_str(), None), |(function, status)| (function, Some(status)));
    element(&mut out, "FunctionCode", function);
    element(&mut out, "FunctionalReferenceID", &response.reference);
    date(&mut out, "IssueDateTime", &response.issued);
    for statement in &response.statements {
        out.push_str("<AdditionalInformation>");
        optional(&mut out, "StatementCode", statement.code.as_deref());
        if let Some(text) = &statement.text {
            element(&mut out, "StatementDescription", &text.chars().take(TEXT_LENGTH_MAX).collect::<String>());
        }
        if let Some(due) = &statement.due {
            date(&mut out, "LimitDateTime", due);
        }
        statement.pointer.iter().for_each(|pointer| write_pointer(&mut out, pointer));
        out.push_str("</AdditionalInformation>");
    }
    for (code, pointer) in &response.errors {
        out.push_str("<Error>");
        element(&mut out, "ValidationCode", code);
        write_pointer(&mut out, pointer);
        out.push_str("</Error>");
    }
    if let Some(status) = status {
        let _ = write!(out, "<Status><NameCode>{}</NameCode></Status>", partial_escape(status));
    }
    declaration(&mut out, response, function);
    out.push_str("</Response></md:MetaData>\n");
    out
}

fn declaration(out: &mut String, response: &Response, function: &str) {
    out.push_str("<Declaration>");
    let happened = |out: &mut String, wanted: &[&str], name: &str| {
        if let Some(instant) = response.happened.as_deref().filter(|_| wanted.contains(&function)) {
            date(out, name, instant);
        }
    };
    happened(out, &["01"], "AcceptanceDateTime");
    happened(out, &["10"], "CancellationDateTime");
    optional(out, "FunctionalReferenceID", response.lrn.as_deref());
    optional(out, "ID", response.mrn.as_deref());
    happened(out, &["03"], "RejectionDateTime");
    element(out, "VersionID", &response.version.to_string());
    if !response.taxes.is_empty() {
        out.push_str("<GoodsShipment>");
        for items in response.taxes.chunk_by(|left, right| left.item == right.item) {
            let _ = write!(out, "<GovernmentAgencyGoodsItem><SequenceNumeric>{}</SequenceNumeric><Commodity>", items[0].item);
            items.iter().for_each(|tax| write_tax(out, tax));
            out.push_str("</Commodity></GovernmentAgencyGoodsItem>");
        }
        out.push_str("</GoodsShipment>");
    }
    out.push_str("</Declaration>");
}

fn write_tax(out: &mut String, tax: &Tax) {
    let amount = |out: &mut String, name: &str, value: Decimal| {
        let _ = write!(out, "<{name} currencyID=\"{}\">{value}</{name}>", tax.currency);
    };
    out.push_str("<DutyTaxFee>");
    if let Some(base) = tax.base {
        amount(out, "AdValoremTaxBaseAmount", base);
    }
    amount(out, "DeductAmount", tax.deducted);
    optional(out, "DutyRegimeCode", tax.preference.as_deref());
    if let Some(rate) = tax.rate {
        element(out, "TaxRateNumeric", &rate.to_string());
    }
    element(out, "TypeCode", &tax.tax_type);
    out.push_str("<Payment>");
    amount(out, "TaxAssessedAmount", tax.amount);
    amount(out, "PaymentAmount", tax.payable);
    out.push_str("</Payment></DutyTaxFee>");
}

fn write_pointer(out: &mut String, pointer: &Pointer) {
    for element_of in pointer.to_elements() {
        out.push_str("<Pointer>");
        if let Some(place) = element_of.sequence_numeric {
            element(out, "SequenceNumeric", &place.to_string());
        }
        optional(out, "DocumentSectionCode", element_of.document_section_code.as_deref());
        optional(out, "TagID", element_of.tag_id.as_deref());
        out.push_str("</Pointer>");
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>{}</{name}>", partial_escape(text));
}

fn optional(out: &mut String, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        element(out, name, text);
    }
}

fn date(out: &mut String, name: &str, instant: &str) {
    let _ = write!(out, "<{name}><ds:DateTimeString formatCode=\"304\">{}</ds:DateTimeString></{name}>", partial_escape(instant));
}
