//! This module decides whether a claimed authorisation is in force: by the register of the administration, as far as the
//! decision was told of it. Where no register of a type is kept, a claim is all there is.

use std::collections::BTreeSet;

use declaration::Declaration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The category of documents that name an authorisation or certificate (DE 2/3).
const AUTHORISING_DOCUMENTS: &str = "C";

/// What a declaration claims: the types and holders (DE 3/39), and the numbers that its documents name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims<'a> {
    /// Types (`DPO`).
    pub types: BTreeSet<&'a str>,
    /// Numbers of holders.
    pub holders: BTreeSet<&'a str>,
    /// Numbers of authorisations.
    pub numbers: BTreeSet<&'a str>,
}

/// Says what a declaration claims.
pub fn claims(declaration: &Declaration) -> Claims<'_> {
    let mut claims = Claims::default();
    for holder in &declaration.authorisation_holder {
        claims.types.extend(holder.category_code.as_deref());
        claims.holders.extend(holder.id.as_deref());
    }
    let items = declaration.items().iter().flat_map(|item| &item.additional_document);
    let documents = declaration.additional_document.iter().chain(items);
    let authorising = documents.filter(|document| document.category_code.as_deref() == Some(AUTHORISING_DOCUMENTS));
    claims.numbers.extend(authorising.filter_map(|document| document.id.as_deref()));
    claims
}

impl Claims<'_> {
    /// Whether nothing is claimed.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty() && self.numbers.is_empty()
    }

    /// What a decision is told of an entry: of holder and number only what the declaration itself names, for whoever declares
    /// is to learn nothing else of somebody's authorisation. None for an entry that nothing was claimed of.
    pub fn told(&self, entry: Authorisation) -> Option<Authorisation> {
        let holder = entry.holder.filter(|holder| self.holders.contains(holder.as_str()));
        let number = entry.number.filter(|number| self.numbers.contains(number.as_str()));
        let is_claimed = number.is_some() || holder.is_some() && self.types.contains(entry.kind.as_str());
        is_claimed.then_some(Authorisation { holder, number, ..entry })
    }
}

/// An authorisation that stands in the register, as far as a declaration names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// The first day on which it is in force.
    pub from: Date,
    /// Who holds it; none for a party that the declaration does not name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub holder: Option<String>,
    /// Its type (`DPO`).
    pub kind: String,
    /// Its number; none where the declaration does not name it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// The last day on which it is in force.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<Date>,
}

impl Authorisation {
    /// Whether it is in force on a day.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What the register says of what a declaration claims. Kept with the decision: a replay needs no register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// What was found.
    pub entries: Vec<Authorisation>,
    /// The types of which a register is kept.
    pub kept: Vec<String>,
}

impl Register {
    /// Whether nothing of it can matter to a decision.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether a register of the type is kept.
    pub fn keeps(&self, kind: &str) -> bool {
        self.kept.iter().any(|kept| kept == kind)
    }

    /// Whether an authorisation of a type is in force on a day: of this holder, under this number, or both. So too where no
    /// register of the type is kept.
    pub fn is_held(&self, kind: &str, holder: Option<&str>, number: Option<&str>, day: Date) -> bool {
        let is_asked = |asked: Option<&str>, known: &Option<String>| asked.is_none_or(|asked| known.as_deref() == Some(asked));
        let is_it =
            |entry: &&Authorisation| entry.kind == kind && is_asked(holder, &entry.holder) && is_asked(number, &entry.number);
        !self.keeps(kind) || self.entries.iter().filter(is_it).any(|entry| entry.is_in_force(day))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry(kind: &str, holder: &str, number: &str, until: Option<Date>) -> Authorisation {
        Authorisation {
            from: date(2026, 1, 1),
            holder: Some(holder.to_owned()),
            kind: kind.to_owned(),
            number: Some(number.to_owned()),
            until,
        }
    }

    #[test]
    fn a_claim_holds_on_the_days_of_its_entry_and_where_no_register_is_kept() {
        let entries = vec![entry("DPO", "GB1", "GBDPO1", Some(date(2026, 6, 30))), entry("CGU", "GB2", "GBCGU2", None)];
        let register = Register { entries, kept: vec!["CGU".to_owned(), "DPO".to_owned()] };
        let (before, first, last, after) = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1));
        for (kind, holder, number, day, is_held) in [
            ("DPO", Some("GB1"), None, first, true),
            ("DPO", Some("GB1"), None, last, true),
            ("DPO", Some("GB1"), None, before, false),
            ("DPO", Some("GB1"), None, after, false),
            ("DPO", Some("GB2"), None, first, false),
            ("DPO", Some("GB1"), Some("GBDPO1"), first, true),
            ("DPO", Some("GB1"), Some("GBCGU2"), first, false),
            ("DPO", None, Some("GBDPO1"), first, true),
            ("DPO", None, Some("GBDPO9"), first, false),
            ("CGU", Some("GB2"), None, after, true),
            ("SDE", Some("GB9"), Some("any"), first, true),
        ] {
            assert_eq!(register.is_held(kind, holder, number, day), is_held, "{kind} {holder:?} {number:?} {day}");
        }
        assert!(Register::default().is_held("DPO", Some("GB9"), None, first));
    }

    #[test]
    fn a_decision_is_told_of_no_holder_and_no_number_that_the_declaration_does_not_name() {
        let claims =
            Claims { types: BTreeSet::from(["DPO"]), holders: BTreeSet::from(["GB1"]), numbers: BTreeSet::from(["GBCGU2"]) };
        let own = claims.told(entry("DPO", "GB1", "GBDPO1", None));
        assert_eq!(own, Some(Authorisation { number: None, ..entry("DPO", "GB1", "", None) }));
        let of_another = claims.told(entry("CGU", "GB2", "GBCGU2", None));
        assert_eq!(of_another, Some(Authorisation { holder: None, ..entry("CGU", "", "GBCGU2", None) }));
        assert_eq!(claims.told(entry("SDE", "GB1", "GBSDE1", None)), None);
    }
}
