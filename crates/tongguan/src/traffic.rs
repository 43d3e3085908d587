//! This module decides what made-up traffic looks like: declarations drawn over a pack's own tables, in the
//! mix of kinds that a country sees, a few of them with the mistakes that people make.
//!
//! The same seed gives the same traffic. Names and numbers are invented; codes and rates are the pack's.

use std::sync::Arc;

use declaration::*;
use jiff::civil::Date;
use nomenclature::subheading;
use reference::{Edition, TaxCategory};
use rust_decimal::Decimal;

/// A source of declarations.
pub struct Traffic {
    goods: Arc<[String]>,
    /// Currencies in which invoices are written: those that the pack has a rate for, with its own.
    currencies: Arc<[CurrencyCode]>,
    random: Random,
    count: u64,
    /// Part of every reference, so that two runs over one database do not repeat them.
    run: String,
}

/// A small generator; a seed gives the same numbers on every machine.
pub struct Random(u64);

impl Random {
    /// The generator of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64, by Steele, Lea and Flood (2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }
    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// Invented firms; the numbers are no real registrations.
pub const FIRMS: [(&str, &str); 8] = [
    ("GB100000000001", "Albion Tea & Grocery Ltd"),
    ("GB100000000002", "Tyne Machine Works Ltd"),
    ("GB100000000003", "Cheviot Wool Mills Ltd"),
    ("GB100000000004", "Severn Home Stores Ltd"),
    ("GB100000000005", "Kestrel Electronics Ltd"),
    ("GB100000000006", "Pennine Outdoor Ltd"),
    ("GB100000000007", "Solent Chemicals Ltd"),
    ("GB100000000008", "Larkhill Toys Ltd"),
];

/// The types of authorisations that invented firms hold.
pub const HELD: [&str; 3] = ["CGU", "DPO", "SDE"];

/// The number of a firm's authorisation of a type.
pub fn authorisation(kind: &str, firm: &str) -> String {
    let number = firm.trim_start_matches("GB");
    if kind == "CGU" { format!("GBCGU{number}20240101000001") } else { format!("GB{kind}{number}") }
}

/// Invented suppliers, by country.
const SUPPLIERS: [(&str, &str, &str, &str); 6] = [
    ("CN", "Ningbo Haichuan Trading Co.", "Ningbo", "USD"),
    ("US", "Lakeside Components Inc.", "Chicago", "USD"),
    ("FR", "Maison Belvaux SA", "Lyon", "EUR"),
    ("JP", "Asahigawa Seiki KK", "Nagoya", "JPY"),
    ("IN", "Malabar Exports Pvt", "Kochi", "INR"),
    ("TR", "Anadolu Tekstil AS", "Bursa", "EUR"),
];

/// Letters of a description: what a trader would write.
const TEXT_MAX: usize = 90;
/// Items of most declarations; a few have many.
const ITEMS_USUAL_MAX: u64 = 4;

impl Traffic {
    /// Traffic over an edition on a date. `run` is part of every reference number, in capital letters and digits.
    pub fn new(edition: &Edition, date: Date, seed: u64, run: &str) -> Self {
        let duty = edition
            .tables()
            .tax_types
            .iter()
            .find(|tax| tax.category == TaxCategory::CustomsDuty && edition.text(tax.territory) == "GB")
            .map(|tax| tax.code);
        // Goods with a plain percentage all the year round: others need quantities that vary with the goods.
        let goods = edition
            .tables()
            .measures
            .iter()
            .filter(|row| Some(row.tax_type) == duty && row.season.is_none() && row.goods.digits == 8)
            .filter(|row| edition.expression(row.expression).is_some_and(|expression| expression.to_string().ends_with('%')))
            .map(|row| row.goods.to_string())
            .collect();
        let wanted = SUPPLIERS.iter().filter_map(|(_, _, _, currency)| currency.parse().ok());
        let currencies = wanted.filter(|currency| edition.exchange_rate(*currency, date).is_some()).collect();
        Self { goods, currencies, random: Random(seed), count: 0, run: run.to_owned() }
    }

    /// Other traffic over the same goods.
    pub fn fork(&self, seed: u64, run: &str) -> Self {
        Self {
            goods: Arc::clone(&self.goods),
            currencies: Arc::clone(&self.currencies),
            random: Random(seed),
            count: 0,
            run: run.to_owned(),
        }
    }

    /// The next declaration, of one to a few items.
    pub fn next(&mut self) -> Declaration {
        // Most declarations have one item; the average is 1.6.
        let items = if self.random.chance(60) { 1 } else { 1 + self.random.below(ITEMS_USUAL_MAX) };
        self.of_items(items as u32)
    }

    /// The next declaration as an XML message.
    pub fn next_message(&mut self) -> String {
        messages::xml::write(&messages::Message { declaration: self.next(), ..messages::Message::default() })
    }

    /// The next declaration as an XML message, and the number of the firm that declares.
    pub fn next_of_firm(&mut self) -> (String, String) {
        let declaration = self.next();
        let declarant = declaration.declarant.as_deref().and_then(|declarant| declarant.id.as_deref()).unwrap_or_default();
        let firm = declarant.to_owned();
        (firm, messages::xml::write(&messages::Message { declaration, ..messages::Message::default() }))
    }

    /// The next declaration, of so many items.
    pub fn of_items(&mut self, items: u32) -> Declaration {
        self.count += 1;
        let mut declaration = match self.random.below(100) {
            0..=64 => self.import("IMA", items),
            65..=76 => self.import("IMD", items),
            77..=82 => self.import("IMY", items),
            _ => self.export(items),
        };
        if self.random.chance(4) {
            self.spoil(&mut declaration);
        }
        declaration
    }

    fn frame(&mut self, type_code: &str, items: u32) -> Declaration {
        Declaration {
            function_code: Some("9".into()),
            functional_reference_id: Some(format!("{}{:07}", self.run, self.count).into()),
            type_code: Some(type_code.into()),
            goods_item_quantity: Some(Quantity::of(items.into())),
            border_transport_means: Some(Box::new(BorderTransportMeans {
                registration_nationality_code: Some("GB".into()),
                mode_code: Some(["1", "1", "4"][self.random.below(3) as usize].into()),
                ..BorderTransportMeans::default()
            })),
            ..Declaration::default()
        }
    }

    fn ducr(&self, firm: &str) -> PreviousDocument {
        PreviousDocument {
            category_code: Some("Z".into()),
            type_code: Some("DCR".into()),
            id: Some(format!("6{firm}-{}{}", self.run, self.count).into()),
            ..PreviousDocument::default()
        }
    }

    fn consignment(&mut self) -> Consignment {
        let serial = format!("TGHU{:06}", 100_000 + self.count % 900_000);
        let container = format!("{serial}{}", identifier::check_digit(&serial));
        Consignment {
            container_code: Some("1".into()),
            arrival_transport_means: Some(Box::new(ArrivalTransportMeans {
                id: Some(format!("VOY{:05}", self.random.below(100_000)).into()),
                identification_type_code: Some("10".into()),
                ..ArrivalTransportMeans::default()
            })),
            goods_location: Some(Box::new(GoodsLocation {
                name: Some(self.random.pick(&["WLALONBTW", "BELBELBEL", "TILLONTIL"]).into()),
                type_code: Some("A".into()),
                address: Some(Box::new(Address {
                    type_code: Some("U".into()),
                    country_code: Some("GB".into()),
                    ..Address::default()
                })),
                ..GoodsLocation::default()
            })),
            transport_equipment: vec![TransportEquipment {
                sequence_numeric: Some(1),
                id: Some(container.into()),
                seal: Vec::new(),
            }],
            ..Consignment::default()
        }
    }

    fn import(&mut self, type_code: &str, items: u32) -> Declaration {
        let mut declaration = self.frame(type_code, items);
        let (firm, _) = self.random.pick(&FIRMS);
        let (country, supplier, city, currency) = self.random.pick(&SUPPLIERS);
        declaration.additional_document = vec![AdditionalDocument {
            category_code: Some("1".into()),
            id: Some("1000001".into()),
            type_code: Some("DAN".into()),
            ..AdditionalDocument::default()
        }];
        for category in ["CGU", "DPO"] {
            declaration
                .authorisation_holder
                .push(AuthorisationHolder { id: Some(firm.into()), category_code: Some(category.into()) });
        }
        if type_code == "IMY" {
            declaration
                .authorisation_holder
                .push(AuthorisationHolder { id: Some(firm.into()), category_code: Some("SDE".into()) });
        }
        declaration.agent = Some(Box::new(Agent { function_code: Some("2".into()), ..Agent::default() }));
        declaration.declarant = Some(Box::new(Declarant { id: Some(firm.into()), ..Declarant::default() }));
        declaration.exporter = Some(Box::new(Exporter {
            name: Some(supplier.into()),
            address: Some(Box::new(Address {
                city_name: Some(city.into()),
                country_code: Some(country.into()),
                line: Some("1 Harbour Road".into()),
                postcode_id: Some("100001".into()),
                ..Address::default()
            })),
            ..Exporter::default()
        }));
        declaration.obligation_guarantee = vec![ObligationGuarantee {
            id: Some(authorisation("CGU", firm).into()),
            security_details_code: Some("1".into()),
            ..ObligationGuarantee::default()
        }];
        let mut packages = 0;
        let goods: Vec<GovernmentAgencyGoodsItem> = (1..=items)
            .map(|place| {
                let count = 1 + self.random.below(80) as u32;
                packages += count;
                self.import_item(place, count, (country, currency), firm)
            })
            .collect();
        declaration.total_package_quantity = Some(Quantity::of(packages.into()));
        declaration.goods_shipment = Some(Box::new(GoodsShipment {
            transaction_nature_code: Some("1".into()),
            consignment: Some(Box::new(self.consignment())),
            destination: Some(Box::new(Destination { country_code: Some("GB".into()), region_id: None })),
            export_country: Some(Box::new(ExportCountry { id: Some(country.into()) })),
            government_agency_goods_item: goods,
            importer: Some(Box::new(Importer { id: Some(firm.into()), ..Importer::default() })),
            previous_document: vec![self.ducr(firm)],
            trade_terms: Some(Box::new(TradeTerms {
                condition_code: Some("CIF".into()),
                location_id: Some("GBTIL".into()),
                ..TradeTerms::default()
            })),
            ..GoodsShipment::default()
        }));
        declaration
    }

    fn goods_code(&mut self) -> (String, String) {
        let index = self.random.below(self.goods.len() as u64) as usize;
        let code = self.goods.get(index).cloned().unwrap_or_else(|| "85109000".to_owned());
        let text = subheading(&code).map_or_else(|| "Goods".to_owned(), |one| one.designation.chars().take(TEXT_MAX).collect());
        (code, text)
    }

    fn import_item(
        &mut self,
        place: u32,
        packages: u32,
        (country, currency): (&str, &str),
        firm: &str,
    ) -> GovernmentAgencyGoodsItem {
        let (code, text) = self.goods_code();
        let net = Decimal::from(5 + self.random.below(4_000));
        let price = Decimal::new((5_000 + self.random.below(4_000_000)) as i64, 2);
        let foreign = currency.parse().ok().filter(|currency| self.currencies.contains(currency));
        let currency = if self.random.chance(40) { None } else { foreign }.unwrap_or(CurrencyCode::GBP);
        let tax = |tax_type: &str, preference: Option<&str>| DutyTaxFee {
            duty_regime_code: preference.map(Into::into),
            type_code: Some(tax_type.into()),
            payment: Some(Box::new(Payment { method_code: Some("E".into()), ..Payment::default() })),
            ..DutyTaxFee::default()
        };
        let document = |category: &str, kind: &str, id: &str, status: Option<&str>| AdditionalDocument {
            category_code: Some(category.into()),
            type_code: Some(kind.into()),
            id: Some(id.into()),
            lpco_exemption_code: status.map(Into::into),
            ..AdditionalDocument::default()
        };
        let code_of = |kind: &str, id: &str| Classification { id: Some(id.into()), identification_type_code: Some(kind.into()) };
        GovernmentAgencyGoodsItem {
            sequence_numeric: Some(place),
            additional_document: vec![
                document("C", "506", &authorisation("DPO", firm), None),
                document("N", "935", &format!("INV-{}-{place}", self.count), Some("AC")),
                document("C", "505", &authorisation("CGU", firm), None),
            ],
            commodity: Some(Box::new(Commodity {
                description: Some(text.into()),
                classification: vec![code_of("TSP", &code), code_of("TRC", "00")],
                duty_tax_fee: vec![tax("A00", Some("100")), tax("B00", None)],
                goods_measure: Some(Box::new(GoodsMeasure {
                    gross_mass_measure: Some(Quantity::of(net + Decimal::from(2 + packages))),
                    net_net_weight_measure: Some(Quantity::of(net)),
                    tariff_quantity: None,
                })),
                invoice_line: Some(Box::new(InvoiceLine {
                    item_charge_amount: Some(Amount { value: price, currency: Some(currency) }),
                })),
                ..Commodity::default()
            })),
            customs_valuation: Some(Box::new(CustomsValuation { method_code: Some("1".into()), ..CustomsValuation::default() })),
            government_procedure: vec![
                GovernmentProcedure { current_code: Some("40".into()), previous_code: Some("00".into()) },
                GovernmentProcedure { current_code: Some("000".into()), previous_code: None },
            ],
            origin: vec![Origin { country_code: Some(country.into()), type_code: Some("1".into()), region_id: None }],
            packaging: vec![packaging(place, packages)],
            valuation_adjustment: Some(Box::new(ValuationAdjustment { addition_code: Some("0000".into()) })),
            ..GovernmentAgencyGoodsItem::default()
        }
    }

    fn export(&mut self, items: u32) -> Declaration {
        let mut declaration = self.frame("EXA", items);
        let (firm, _) = self.random.pick(&FIRMS);
        let (country, customer, city, _) = self.random.pick(&SUPPLIERS);
        declaration.declarant = Some(Box::new(Declarant { id: Some(firm.into()), ..Declarant::default() }));
        declaration.exporter = Some(Box::new(Exporter { id: Some(firm.into()), ..Exporter::default() }));
        declaration.agent = Some(Box::new(Agent { function_code: Some("2".into()), ..Agent::default() }));
        declaration.specific_circumstances_code_code = Some("A20".into());
        declaration.exit_office = Some(Box::new(ExitOffice { id: Some("GB000060".into()) }));
        let mut packages = 0;
        let goods: Vec<GovernmentAgencyGoodsItem> = (1..=items)
            .map(|place| {
                let count = 1 + self.random.below(80) as u32;
                packages += count;
                let mut item = self.import_item(place, count, ("GB", "GBP"), firm);
                item.additional_document.clear();
                item.customs_valuation = None;
                item.valuation_adjustment = None;
                item.origin.clear();
                item.government_procedure[0].current_code = Some("10".into());
                item.government_procedure[0].previous_code = Some("40".into());
                if let Some(commodity) = item.commodity.as_deref_mut() {
                    commodity.duty_tax_fee.clear();
                    commodity.classification.truncate(1);
                    let price = commodity.invoice_line.take().and_then(|line| line.item_charge_amount);
                    item.statistical_value_amount =
                        price.map(|price| Amount { value: price.value, currency: Some(CurrencyCode::GBP) });
                }
                item
            })
            .collect();
        declaration.total_package_quantity = Some(Quantity::of(packages.into()));
        declaration.goods_shipment = Some(Box::new(GoodsShipment {
            transaction_nature_code: Some("1".into()),
            consignee: Some(Box::new(Consignee {
                name: Some(customer.into()),
                address: Some(Box::new(Address {
                    city_name: Some(city.into()),
                    country_code: Some(country.into()),
                    line: Some("1 Harbour Road".into()),
                    postcode_id: Some("100001".into()),
                    ..Address::default()
                })),
                ..Consignee::default()
            })),
            consignment: Some(Box::new(self.consignment())),
            destination: Some(Box::new(Destination { country_code: Some(country.into()), region_id: None })),
            export_country: Some(Box::new(ExportCountry { id: Some("GB".into()) })),
            government_agency_goods_item: goods,
            previous_document: vec![self.ducr(firm)],
            ..GoodsShipment::default()
        }));
        declaration
    }

    /// One of the mistakes that people make.
    fn spoil(&mut self, declaration: &mut Declaration) {
        let mistake = self.random.below(4);
        let items = declaration.items().len() as u32;
        if mistake == 0 {
            declaration.goods_item_quantity = Some(Quantity::of((items + 1).into()));
            return;
        }
        let Some(item) =
            declaration.goods_shipment.as_deref_mut().and_then(|shipment| shipment.government_agency_goods_item.first_mut())
        else {
            return;
        };
        match mistake {
            1 => {
                if let Some(measure) = item.commodity.as_deref_mut().and_then(|commodity| commodity.goods_measure.as_deref_mut())
                {
                    std::mem::swap(&mut measure.gross_mass_measure, &mut measure.net_net_weight_measure);
                }
            }
            2 => {
                if let Some(packaging) = item.packaging.first_mut() {
                    packaging.type_code = Some("Q9".into());
                }
            }
            _ => {
                if let Some(classification) =
                    item.commodity.as_deref_mut().and_then(|commodity| commodity.classification.first_mut())
                {
                    classification.id = Some("99999999".into());
                }
            }
        }
    }
}

fn packaging(place: u32, packages: u32) -> Packaging {
    Packaging {
        sequence_numeric: Some(1),
        marks_numbers_id: Some(format!("TG/{place}").into()),
        quantity_quantity: Some(Quantity::of(packages.into())),
        type_code: Some("BX".into()),
        ..Packaging::default()
    }
}
