//! A small world for tests: fixed dates, short code lists, two used references.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};

/// Code lists as short as the tests allow.
const LISTS: &[(&str, &str)] = &[
    ("additional_procedures", "000 17X F15"),
    ("additions_deductions", "AK"),
    ("authorisation_types", "DPO CGU SDE EIR"),
    ("countries", "CN DE FR GB US"),
    ("currencies", "EUR GBP USD"),
    ("document_status", "AC AE EA EE"),
    ("document_types", "C505 C506 C512 C514 N853 N935 999L"),
    ("goods_locations", "GBAUWLALONBTW"),
    ("guarantee_types", "0 1"),
    ("incoterms", "CIF"),
    ("nature_of_transaction", "11"),
    ("offices", "GB000001"),
    ("package_types", "BX CT NE"),
    ("preferences", "100 110 120 300"),
    ("previous_document_types", "355 CLE DCR MCR ZZZ"),
    ("procedures", "0012 1040 4000 4200 5100 5300 7100"),
    ("statement_codes", "00500 NIAID NIDOM NIEXP NIIMP NIREM OSR42 OVR01 UVC01"),
    ("tax_payment_methods", "A E"),
    ("tax_types", "A00 B00"),
    ("transport_means_types", "10 11"),
    ("transport_modes", "1 3 4"),
    ("units", "KGM LTR"),
    ("valuation_methods", "1"),
];

/// The world of 1 July 2026.
pub struct Calm;

impl rules::World for Calm {
    fn date(&self) -> Date {
        date(2026, 7, 1)
    }
    fn today(&self) -> Date {
        date(2026, 7, 1)
    }
    fn in_list(&self, list: &str, code: &str) -> Option<bool> {
        static SETS: LazyLock<HashMap<&str, HashSet<&str>>> =
            LazyLock::new(|| LISTS.iter().map(|(name, codes)| (*name, codes.split(' ').collect())).collect());
        SETS.get(list).map(|codes| codes.contains(code))
    }
    fn seen(&self, _: &str, value: &str) -> bool {
        value.ends_with("USED")
    }
    fn is_held(&self, kind: &str, holder: Option<&str>, number: Option<&str>) -> bool {
        // One holder has nothing, one number is unknown, and one is held by somebody who is never named.
        let is_borrowed = holder.is_some() && number.is_some_and(|number| number.ends_with("OTHERS"));
        kind != "REP"
            && holder != Some("GB999999999999")
            && !number.is_some_and(|number| number.ends_with("LAPSED"))
            && !is_borrowed
    }
    fn is_kept(&self, kind: &str) -> bool {
        kind == "DPO"
    }
}
