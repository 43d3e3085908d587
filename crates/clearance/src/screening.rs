//! This module decides which parties, ships, containers and addresses of a declaration are held against lists, and what a hit does: it holds the goods
//! for an officer, whatever else was found.

use declaration::Declaration;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A party of a declaration, by the role it plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenedParty<'a> {
    /// `importer`, `exporter`, `declarant` and so on.
    pub role: &'static str,
    /// Its name; its number where it says no name.
    pub name: &'a str,
    /// Its country, if said.
    pub country: Option<&'a str>,
    /// Its number, if said.
    pub id: Option<&'a str>,
}

/// An entry of a list that a party may be. Kept with the decision: a replay needs no list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreeningHit {
    /// Number of the entry in its list.
    pub entry: String,
    /// Short name of the list.
    pub list: String,
    /// Hash of the list.
    pub list_hash: String,
    /// The name that was found there.
    pub listed: String,
    /// The name that was declared.
    pub name: String,
    /// The party's role.
    pub role: String,
    /// A number is the same.
    pub same_identifier: bool,
    /// How alike they are, from 0 to 1.
    pub score: Decimal,
}

/// From which likeness on goods are examined and not only looked at on paper.
const SURE: Decimal = Decimal::from_parts(95, 0, 0, false, 2);

impl ScreeningHit {
    /// Whether hardly anything speaks against it.
    pub fn is_sure(&self) -> bool {
        self.same_identifier || self.score >= SURE
    }
}

macro_rules! party {
    ($role:literal, $party:expr) => {
        $party.and_then(|party| {
            let address = party.address.as_deref();
            Some(ScreenedParty {
                role: $role,
                name: party.name.as_deref().or(party.id.as_deref())?,
                country: address.and_then(|address| address.country_code.as_deref()),
                id: party.id.as_deref(),
            })
        })
    };
}

/// The parties of a declaration that say a name or a number, each role once.
pub fn screened_parties(declaration: &Declaration) -> Vec<ScreenedParty<'_>> {
    let shipment = declaration.goods_shipment.as_deref();
    [
        party!("importer", shipment.and_then(|shipment| shipment.importer.as_deref())),
        party!("exporter", declaration.exporter.as_deref()),
        party!("declarant", declaration.declarant.as_deref()),
        party!("agent", declaration.agent.as_deref()),
        party!("seller", shipment.and_then(|shipment| shipment.seller.as_deref())),
        party!("buyer", shipment.and_then(|shipment| shipment.buyer.as_deref())),
        party!("consignee", shipment.and_then(|shipment| shipment.consignee.as_deref())),
        party!("consignor", shipment.and_then(|shipment| shipment.consignor.as_deref())),
        party!("carrier", declaration.consignment.as_deref().and_then(|contract| contract.carrier.as_deref())),
        // Whose money it is: a bank or an insurer as a rule.
        party!("payer", shipment.and_then(|shipment| shipment.payer.as_deref())),
        party!("surety", shipment.and_then(|shipment| shipment.surety.as_deref())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The numbers of the means of transport: ships are told by their IMO number.
pub fn conveyances(declaration: &Declaration) -> Vec<&str> {
    let consignment = declaration.goods_shipment.as_deref().and_then(|shipment| shipment.consignment.as_deref());
    let arrival = consignment.and_then(|one| one.arrival_transport_means.as_deref()).and_then(|means| means.id.as_deref());
    let departure = consignment.and_then(|one| one.departure_transport_means.as_deref()).and_then(|means| means.id.as_deref());
    let border = declaration.border_transport_means.as_deref().and_then(|means| means.id.as_deref());
    let mut numbers: Vec<&str> = [arrival, departure, border].into_iter().flatten().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The numbers of containers, each once.
pub fn containers(declaration: &Declaration) -> Vec<&str> {
    let consignment = declaration.goods_shipment.as_deref().and_then(|shipment| shipment.consignment.as_deref());
    let shared = consignment.into_iter().flat_map(|one| &one.transport_equipment);
    let of_items =
        declaration.items().iter().filter_map(|item| item.commodity.as_deref()).flat_map(|one| &one.transport_equipment);
    let mut numbers: Vec<&str> = shared.chain(of_items).filter_map(|equipment| equipment.id.as_deref()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

macro_rules! address {
    ($role:literal, $party:expr) => {
        $party.and_then(|party| party.address.as_deref()).map(|address| {
            let parts = [&address.line, &address.city_name, &address.postcode_id, &address.country_code];
            ($role, parts.into_iter().filter_map(|part| part.as_deref()).collect::<Vec<_>>().join(" "))
        })
    };
}

/// The addresses of parties, by role.
pub fn addresses(declaration: &Declaration) -> Vec<(&'static str, String)> {
    let shipment = declaration.goods_shipment.as_deref();
    [
        address!("importer", shipment.and_then(|shipment| shipment.importer.as_deref())),
        address!("exporter", declaration.exporter.as_deref()),
        address!("declarant", declaration.declarant.as_deref()),
        address!("seller", shipment.and_then(|shipment| shipment.seller.as_deref())),
        address!("buyer", shipment.and_then(|shipment| shipment.buyer.as_deref())),
        address!("consignee", shipment.and_then(|shipment| shipment.consignee.as_deref())),
        address!("consignor", shipment.and_then(|shipment| shipment.consignor.as_deref())),
        address!("payer", shipment.and_then(|shipment| shipment.payer.as_deref())),
        address!("surety", shipment.and_then(|shipment| shipment.surety.as_deref())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
