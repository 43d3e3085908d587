//! This module lists the classes for documents, statements, amendments, references and guarantees.

use super::*;

classes! {
    /// A document, certificate or authorisation, produced or referred to.
    AdditionalDocument "AdditionalDocument" "02A" {
        leaf category_code: CompactString as Code(3) = "CategoryCode" "categoryCode" "D031";
        leaf effective_date_time: DateTime as DateTime = "EffectiveDateTime" "effectiveDateTime" "276";
        leaf id: CompactString as Identifier(70) = "ID" "id" "D005";
        leaf name: CompactString as Text(35) = "Name" "name" "D028";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "D006";
        leaf lpco_exemption_code: CompactString as Code(3) = "LPCOExemptionCode" "lpcoExemptionCode" "360";
        one submitter: Submitter = "Submitter" "submitter";
        one write_off: WriteOff = "WriteOff" "writeOff";
    }

    /// What is written off a licence.
    WriteOff "WriteOff" "22C" {
        leaf quantity_quantity: Quantity as Quantity(16, 6) = "QuantityQuantity" "quantityQuantity" "502";
        leaf amount_amount: Amount as Amount(16, 3) = "AmountAmount" "amountAmount" "503";
    }

    /// One step of a pointer as messages write it.
    PointerElement "Pointer" "97A" {
        leaf sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf document_section_code: CompactString as Code(3) = "DocumentSectionCode" "documentSectionCode" "375";
        leaf tag_id: CompactString as Identifier(4) = "TagID" "tagId" "381";
    }

    /// A statement by code and text.
    AdditionalInformation "AdditionalInformation" "03A" {
        leaf statement_code: CompactString as Code(17) = "StatementCode" "statementCode" "226";
        leaf statement_description: CompactString as Text(512) = "StatementDescription" "statementDescription" "225";
        leaf statement_type_code: CompactString as Code(3) = "StatementTypeCode" "statementTypeCode" "369";
        many pointer: PointerElement = "Pointer" "pointer";
    }

    /// One change that an additional message asks for.
    Amendment "Amendment" "06A" {
        leaf change_reason_code: CompactString as Code(3) = "ChangeReasonCode" "changeReasonCode" "099";
        many pointer: PointerElement = "Pointer" "pointer";
    }

    /// A document that covered the goods before.
    PreviousDocument "PreviousDocument" "99A" {
        leaf category_code: CompactString as Code(3) = "CategoryCode" "categoryCode" "D031";
        leaf id: CompactString as Identifier(70) = "ID" "id" "D018";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "D019";
        leaf line_numeric: u32 as Ordinal(5) = "LineNumeric" "lineNumeric" "171";
    }

    /// The commercial invoice.
    Invoice "Invoice" "78A" {
        leaf id: CompactString as Identifier(70) = "ID" "id" "D016";
        leaf issue_date_time: DateTime as DateTime = "IssueDateTime" "issueDateTime" "D015";
    }

    /// The unique consignment reference.
    Ucr "UCR" "35B" {
        leaf id: CompactString as Identifier(35) = "ID" "id" "016";
        leaf trader_assigned_reference_id: CompactString as Identifier(35) = "TraderAssignedReferenceID" "traderAssignedReferenceId" "009";
    }

    /// The office where a guarantee is lodged.
    GuaranteeOffice "GuaranteeOffice" "14C" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "G014";
    }

    /// A guarantee for the customs debt.
    ObligationGuarantee "ObligationGuarantee" "90A" {
        leaf amount_amount: Amount as Amount(16, 3) = "AmountAmount" "amountAmount" "492";
        leaf id: CompactString as Identifier(70) = "ID" "id" "D014";
        leaf reference_id: CompactString as Identifier(35) = "ReferenceID" "referenceId" "100";
        leaf security_details_code: CompactString as Code(3) = "SecurityDetailsCode" "securityDetailsCode" "101";
        leaf access_code: CompactString as Code(4) = "AccessCode" "accessCode" "499";
        one guarantee_office: GuaranteeOffice = "GuaranteeOffice" "guaranteeOffice";
    }
}
