//! This module lists the classes of the declaration, its goods shipment, transport, places and values.

use super::*;

classes! {
    /// The active means of transport at the border.
    BorderTransportMeans "BorderTransportMeans" "15A" {
        leaf name: CompactString as Text(35) = "Name" "name" "T005";
        leaf id: CompactString as Identifier(35) = "ID" "id" "T006";
        leaf identification_type_code: CompactString as Code(17) = "IdentificationTypeCode" "identificationTypeCode" "T018";
        leaf type_code: CompactString as Code(4) = "TypeCode" "typeCode" "T010";
        leaf registration_nationality_code: CompactString as Letters(2) = "RegistrationNationalityCode" "registrationNationalityCode" "T014";
        leaf mode_code: CompactString as Digits(1) = "ModeCode" "modeCode" "T022";
    }

    /// How transport charges are paid.
    Freight "Freight" "62A" {
        leaf payment_method_code: CompactString as Code(3) = "PaymentMethodCode" "paymentMethodCode" "098";
    }

    /// An item of the transport contract.
    ConsignmentItem "ConsignmentItem" "29A" {
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        one consignor: Consignor = "Consignor" "consignor";
        one freight: Freight = "Freight" "freight";
    }

    /// A country on the route.
    Itinerary "Itinerary" "81A" {
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf routing_country_code: CompactString as Letters(2) = "RoutingCountryCode" "routingCountryCode" "064";
    }

    /// The transport contract, for safety and security.
    DeclarationConsignment "Consignment" "28A" {
        one carrier: Carrier = "Carrier" "carrier";
        many consignment_item: ConsignmentItem = "ConsignmentItem" "consignmentItem";
        one consignor: Consignor = "Consignor" "consignor";
        one freight: Freight = "Freight" "freight";
        many itinerary: Itinerary = "Itinerary" "itinerary";
    }

    /// A rate of exchange agreed beforehand.
    CurrencyExchange "CurrencyExchange" "40A" {
        leaf currency_type_code: CompactString as Letters(3) = "CurrencyTypeCode" "currencyTypeCode" "135";
        leaf rate_numeric: Decimal as Decimal(12, 5) = "RateNumeric" "rateNumeric" "118";
    }

    /// The office of exit.
    ExitOffice "ExitOffice" "56A" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "G005";
    }

    /// The means of transport on arrival.
    ArrivalTransportMeans "ArrivalTransportMeans" "10A" {
        leaf name: CompactString as Text(35) = "Name" "name" "T001";
        leaf id: CompactString as Identifier(35) = "ID" "id" "T002";
        leaf identification_type_code: CompactString as Code(17) = "IdentificationTypeCode" "identificationTypeCode" "T034";
        leaf type_code: CompactString as Code(4) = "TypeCode" "typeCode" "T008";
        leaf mode_code: CompactString as Digits(1) = "ModeCode" "modeCode" "T020";
    }

    /// The means of transport on departure.
    DepartureTransportMeans "DepartureTransportMeans" "46A" {
        leaf name: CompactString as Text(35) = "Name" "name" "T003";
        leaf id: CompactString as Identifier(35) = "ID" "id" "T004";
        leaf identification_type_code: CompactString as Code(17) = "IdentificationTypeCode" "identificationTypeCode" "T029";
        leaf type_code: CompactString as Code(4) = "TypeCode" "typeCode" "T009";
        leaf mode_code: CompactString as Digits(1) = "ModeCode" "modeCode" "T021";
    }

    /// Where the goods may be examined.
    GoodsLocation "GoodsLocation" "64A" {
        leaf name: CompactString as Text(256) = "Name" "name" "L016";
        leaf id: CompactString as Identifier(17) = "ID" "id" "L017";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "L110";
        one address: Address = "Address" "address";
    }

    /// Where the goods were loaded.
    LoadingLocation "LoadingLocation" "83A" {
        leaf name: CompactString as Text(256) = "Name" "name" "L009";
        leaf id: CompactString as Identifier(17) = "ID" "id" "L010";
    }

    /// A seal on equipment.
    Seal "Seal" "44B" {
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf id: CompactString as Identifier(35) = "ID" "id" "165";
    }

    /// A container or other equipment.
    TransportEquipment "TransportEquipment" "31B" {
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf id: CompactString as Identifier(17) = "ID" "id" "159";
        many seal: Seal = "Seal" "seal";
    }

    /// The consignment of the goods shipment.
    Consignment "Consignment" "28A" {
        leaf container_code: CompactString as Code(3) = "ContainerCode" "containerCode" "096";
        one arrival_transport_means: ArrivalTransportMeans = "ArrivalTransportMeans" "arrivalTransportMeans";
        one departure_transport_means: DepartureTransportMeans = "DepartureTransportMeans" "departureTransportMeans";
        one goods_location: GoodsLocation = "GoodsLocation" "goodsLocation";
        one loading_location: LoadingLocation = "LoadingLocation" "loadingLocation";
        many transport_equipment: TransportEquipment = "TransportEquipment" "transportEquipment";
    }

    /// An addition to or deduction from the price.
    ChargeDeduction "ChargeDeduction" "58B" {
        leaf charges_type_code: CompactString as Code(3) = "ChargesTypeCode" "chargesTypeCode" "371";
        leaf other_charge_deduction_amount: Amount as Amount(16, 3) = "OtherChargeDeductionAmount" "otherChargeDeductionAmount" "181";
    }

    /// How the customs value is made up.
    CustomsValuation "CustomsValuation" "41A" {
        leaf freight_charge_amount: Amount as Amount(16, 3) = "FreightChargeAmount" "freightChargeAmount" "117";
        leaf method_code: CompactString as Code(3) = "MethodCode" "methodCode" "122";
        many charge_deduction: ChargeDeduction = "ChargeDeduction" "chargeDeduction";
    }

    /// Country of destination.
    Destination "Destination" "99B" {
        leaf country_code: CompactString as Letters(2) = "CountryCode" "countryCode" "465";
        leaf region_id: CompactString as Identifier(9) = "RegionID" "regionId" "477";
    }

    /// Country of dispatch or export.
    ExportCountry "ExportCountry" "95B" {
        leaf id: CompactString as Letters(2) = "ID" "id" "062";
    }

    /// Terms of delivery.
    TradeTerms "TradeTerms" "22B" {
        leaf condition_code: CompactString as Letters(3) = "ConditionCode" "conditionCode" "090";
        leaf country_relationship_code: CompactString as Code(3) = "CountryRelationshipCode" "countryRelationshipCode" "106";
        leaf description: CompactString as Text(70) = "Description" "description" "089";
        leaf location_id: CompactString as Identifier(17) = "LocationID" "locationId" "L002";
        leaf location_name: CompactString as Text(256) = "LocationName" "locationName" "L001";
    }

    /// The customs warehouse.
    Warehouse "Warehouse" "43B" {
        leaf id: CompactString as Identifier(35) = "ID" "id" "L019";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "L112";
    }

    /// The goods, the parties and the terms of one shipment.
    GoodsShipment "GoodsShipment" "67A" {
        leaf exit_date_time: DateTime as DateTime = "ExitDateTime" "exitDateTime" "024";
        leaf transaction_nature_code: CompactString as Digits(2) = "TransactionNatureCode" "transactionNatureCode" "103";
        many aeo_mutual_recognition_party: AeoMutualRecognitionParty = "AEOMutualRecognitionParty" "aeoMutualRecognitionParty";
        one buyer: Buyer = "Buyer" "buyer";
        one consignee: Consignee = "Consignee" "consignee";
        one consignment: Consignment = "Consignment" "consignment";
        one consignor: Consignor = "Consignor" "consignor";
        one customs_valuation: CustomsValuation = "CustomsValuation" "customsValuation";
        one destination: Destination = "Destination" "destination";
        many domestic_duty_tax_party: DomesticDutyTaxParty = "DomesticDutyTaxParty" "domesticDutyTaxParty";
        one export_country: ExportCountry = "ExportCountry" "exportCountry";
        many government_agency_goods_item: GovernmentAgencyGoodsItem = "GovernmentAgencyGoodsItem" "governmentAgencyGoodsItem";
        one importer: Importer = "Importer" "importer";
        one invoice: Invoice = "Invoice" "invoice";
        one payer: Payer = "Payer" "payer";
        many previous_document: PreviousDocument = "PreviousDocument" "previousDocument";
        one seller: Seller = "Seller" "seller";
        one surety: Surety = "Surety" "surety";
        one trade_terms: TradeTerms = "TradeTerms" "tradeTerms";
        one ucr: Ucr = "UCR" "ucr";
        one warehouse: Warehouse = "Warehouse" "warehouse";
    }

    /// The office where goods are presented.
    PresentationOffice "PresentationOffice" "15C" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "G015";
    }

    /// The office that supervises the procedure.
    SupervisingOffice "SupervisingOffice" "97B" {
        leaf id: CompactString as Identifier(17) = "ID" "id" "G012";
    }

    /// A customs declaration, or an additional message about one.
    Declaration "Declaration" "42A" {
        leaf acceptance_date_time: DateTime as DateTime = "AcceptanceDateTime" "acceptanceDateTime" "023";
        must function_code: CompactString as Digits(2) = "FunctionCode" "functionCode" "017";
        leaf functional_reference_id: CompactString as Identifier(35) = "FunctionalReferenceID" "functionalReferenceId" "D026";
        leaf id: CompactString as Identifier(70) = "ID" "id" "D014";
        leaf issue_date_time: DateTime as DateTime = "IssueDateTime" "issueDateTime" "D011";
        leaf issue_location_id: CompactString as Identifier(5) = "IssueLocationID" "issueLocationId" "D012";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "D013";
        leaf goods_item_quantity: Quantity as Quantity(5, 0) = "GoodsItemQuantity" "goodsItemQuantity" "228";
        leaf declaration_office_id: CompactString as Identifier(17) = "DeclarationOfficeID" "declarationOfficeId" "065";
        leaf invoice_amount: Amount as Amount(16, 3) = "InvoiceAmount" "invoiceAmount" "109";
        leaf loading_list_quantity: Quantity as Quantity(5, 0) = "LoadingListQuantity" "loadingListQuantity" "013";
        leaf total_gross_mass_measure: Quantity as Quantity(16, 6) = "TotalGrossMassMeasure" "totalGrossMassMeasure" "131";
        leaf total_package_quantity: Quantity as Quantity(8, 0) = "TotalPackageQuantity" "totalPackageQuantity" "146";
        leaf specific_circumstances_code_code: CompactString as Code(3) = "SpecificCircumstancesCodeCode" "specificCircumstancesCodeCode" "504";
        one authentication: Authentication = "Authentication" "authentication";
        one submitter: Submitter = "Submitter" "submitter";
        many additional_document: AdditionalDocument = "AdditionalDocument" "additionalDocument";
        many additional_information: AdditionalInformation = "AdditionalInformation" "additionalInformation";
        one agent: Agent = "Agent" "agent";
        many amendment: Amendment = "Amendment" "amendment";
        many authorisation_holder: AuthorisationHolder = "AuthorisationHolder" "authorisationHolder";
        one border_transport_means: BorderTransportMeans = "BorderTransportMeans" "borderTransportMeans";
        one consignment: DeclarationConsignment = "Consignment" "consignment";
        many currency_exchange: CurrencyExchange = "CurrencyExchange" "currencyExchange";
        one declarant: Declarant = "Declarant" "declarant";
        one exit_office: ExitOffice = "ExitOffice" "exitOffice";
        one exporter: Exporter = "Exporter" "exporter";
        one goods_shipment: GoodsShipment = "GoodsShipment" "goodsShipment";
        many obligation_guarantee: ObligationGuarantee = "ObligationGuarantee" "obligationGuarantee";
        one presentation_office: PresentationOffice = "PresentationOffice" "presentationOffice";
        one supervising_office: SupervisingOffice = "SupervisingOffice" "supervisingOffice";
    }
}
