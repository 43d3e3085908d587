//! This module lists the classes of a goods item: commodity, duties claimed, measures, origin, packaging.

use super::*;

classes! {
    /// One code of the goods and the nomenclature it belongs to (TSP, TRC, TRA, GN, CV).
    Classification "Classification" "21A" {
        leaf id: CompactString as Identifier(18) = "ID" "id" "145";
        leaf identification_type_code: CompactString as Code(3) = "IdentificationTypeCode" "identificationTypeCode" "337";
    }

    /// A UN number of dangerous goods.
    DangerousGoods "DangerousGoods" "12C" {
        leaf undg_id: CompactString as Digits(4) = "UNDGID" "undgId" "506";
    }

    /// How a tax is paid and how much.
    Payment "Payment" "94A" {
        leaf method_code: CompactString as Letters(1) = "MethodCode" "methodCode" "107";
        leaf tax_assessed_amount: Amount as Amount(16, 3) = "TaxAssessedAmount" "taxAssessedAmount" "120";
        leaf payment_amount: Amount as Amount(16, 3) = "PaymentAmount" "paymentAmount" "378";
    }

    /// A duty, tax or fee as declared: type, preference, base, quota.
    DutyTaxFee "DutyTaxFee" "50A" {
        leaf ad_valorem_tax_base_amount: Amount as Amount(16, 3) = "AdValoremTaxBaseAmount" "adValoremTaxBaseAmount" "116";
        leaf deduct_amount: Amount as Amount(16, 3) = "DeductAmount" "deductAmount" "111";
        leaf duty_regime_code: CompactString as Code(3) = "DutyRegimeCode" "dutyRegimeCode" "164";
        leaf specific_tax_base_quantity: Quantity as Quantity(16, 6) = "SpecificTaxBaseQuantity" "specificTaxBaseQuantity" "129";
        leaf tax_rate_numeric: Decimal as Decimal(17, 3) = "TaxRateNumeric" "taxRateNumeric" "115";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "113";
        leaf quota_order_id: CompactString as Identifier(17) = "QuotaOrderID" "quotaOrderId" "401";
        one payment: Payment = "Payment" "payment";
    }

    /// Masses and the supplementary quantity.
    GoodsMeasure "GoodsMeasure" "65A" {
        leaf gross_mass_measure: Quantity as Quantity(16, 6) = "GrossMassMeasure" "grossMassMeasure" "126";
        leaf net_net_weight_measure: Quantity as Quantity(16, 6) = "NetNetWeightMeasure" "netNetWeightMeasure" "128";
        leaf tariff_quantity: Quantity as Quantity(16, 6) = "TariffQuantity" "tariffQuantity" "130";
    }

    /// The price of the item.
    InvoiceLine "InvoiceLine" "79A" {
        leaf item_charge_amount: Amount as Amount(16, 3) = "ItemChargeAmount" "itemChargeAmount" "112";
    }

    /// What the goods are.
    Commodity "Commodity" "23A" {
        leaf description: CompactString as Text(512) = "Description" "description" "137";
        many classification: Classification = "Classification" "classification";
        many dangerous_goods: DangerousGoods = "DangerousGoods" "dangerousGoods";
        many duty_tax_fee: DutyTaxFee = "DutyTaxFee" "dutyTaxFee";
        one goods_measure: GoodsMeasure = "GoodsMeasure" "goodsMeasure";
        one invoice_line: InvoiceLine = "InvoiceLine" "invoiceLine";
        many transport_equipment: TransportEquipment = "TransportEquipment" "transportEquipment";
    }

    /// Requested and previous procedure, or an additional procedure.
    GovernmentProcedure "GovernmentProcedure" "70A" {
        leaf current_code: CompactString as Code(7) = "CurrentCode" "currentCode" "166";
        leaf previous_code: CompactString as Code(7) = "PreviousCode" "previousCode" "161";
    }

    /// Country of origin: 1 non-preferential, 2 preferential.
    Origin "Origin" "92A" {
        leaf country_code: CompactString as Code(4) = "CountryCode" "countryCode" "063";
        leaf region_id: CompactString as Identifier(9) = "RegionID" "regionId" "066";
        leaf type_code: CompactString as Code(3) = "TypeCode" "typeCode" "501";
    }

    /// Packages: kind, number, marks.
    Packaging "Packaging" "93A" {
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf marks_numbers_id: CompactString as Identifier(512) = "MarksNumbersID" "marksNumbersId" "142";
        leaf quantity_quantity: Quantity as Quantity(8, 0) = "QuantityQuantity" "quantityQuantity" "144";
        leaf type_code: CompactString as Code(2) = "TypeCode" "typeCode" "141";
        leaf packing_material_description: CompactString as Text(256) = "PackingMaterialDescription" "packingMaterialDescription" "344";
        leaf length_measure: Quantity as Quantity(15, 0) = "LengthMeasure" "lengthMeasure" "367";
        leaf width_measure: Quantity as Quantity(15, 0) = "WidthMeasure" "widthMeasure" "368";
        leaf height_measure: Quantity as Quantity(15, 0) = "HeightMeasure" "heightMeasure" "402";
        leaf volume_measure: Quantity as Quantity(16, 6) = "VolumeMeasure" "volumeMeasure" "395";
    }

    /// The four valuation indicators.
    ValuationAdjustment "ValuationAdjustment" "39B" {
        leaf addition_code: CompactString as Code(4) = "AdditionCode" "additionCode" "188";
    }

    /// One goods item.
    GovernmentAgencyGoodsItem "GovernmentAgencyGoodsItem" "68A" {
        leaf customs_value_amount: Amount as Amount(16, 3) = "CustomsValueAmount" "customsValueAmount" "108";
        must sequence_numeric: u32 as Ordinal(5) = "SequenceNumeric" "sequenceNumeric" "006";
        leaf statistical_value_amount: Amount as Amount(16, 3) = "StatisticalValueAmount" "statisticalValueAmount" "114";
        leaf transaction_nature_code: CompactString as Digits(2) = "TransactionNatureCode" "transactionNatureCode" "103";
        many additional_document: AdditionalDocument = "AdditionalDocument" "additionalDocument";
        many additional_information: AdditionalInformation = "AdditionalInformation" "additionalInformation";
        many aeo_mutual_recognition_party: AeoMutualRecognitionParty = "AEOMutualRecognitionParty" "aeoMutualRecognitionParty";
        one buyer: Buyer = "Buyer" "buyer";
        one commodity: Commodity = "Commodity" "commodity";
        one consignee: Consignee = "Consignee" "consignee";
        one consignor: Consignor = "Consignor" "consignor";
        one customs_valuation: CustomsValuation = "CustomsValuation" "customsValuation";
        one destination: Destination = "Destination" "destination";
        many domestic_duty_tax_party: DomesticDutyTaxParty = "DomesticDutyTaxParty" "domesticDutyTaxParty";
        one export_country: ExportCountry = "ExportCountry" "exportCountry";
        many government_procedure: GovernmentProcedure = "GovernmentProcedure" "governmentProcedure";
        many origin: Origin = "Origin" "origin";
        many packaging: Packaging = "Packaging" "packaging";
        many previous_document: PreviousDocument = "PreviousDocument" "previousDocument";
        one seller: Seller = "Seller" "seller";
        one ucr: Ucr = "UCR" "ucr";
        one valuation_adjustment: ValuationAdjustment = "ValuationAdjustment" "valuationAdjustment";
    }
}
