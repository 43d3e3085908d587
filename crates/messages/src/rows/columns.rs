//! This module decides the columns of a table of declarations by their plain names.

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
