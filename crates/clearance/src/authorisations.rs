//! This module decides whether a claimed authorisation is in force: by the register of the administration, as far as the
//! decision was told of it. Where no register of a type is kept, a claim is all there is.

use std::collections::BTreeSet;

use declaration::Declaration;
use serde::{Deserialize, Serialize};

/// The category of documents that name an authorisation or certificate (DE 2/3).
const AUTHORISING_DOCUMENTS: &str = "C";

/// What a declaration claims: types with their holders (DE 3/39), and the numbers that its documents name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims<'a> {
    /// Types (`DPO`), each with the number of a holder.
    pub held: BTreeSet<(&'a str, &'a str)>,
    /// Numbers of authorisations.
    pub numbers: BTreeSet<&'a str>,
}

/// Says what a declaration claims.
pub fn claims(declaration: &Declaration) -> Claims<'_> {
    // What no register can hold is not asked for.
    let sound = |text: &&str| !text.contains('\0');
    let holders = declaration.authorisation_holder.iter();
    let held = holders.filter_map(|one| Some((one.category_code.as_deref()?, one.id.as_deref().filter(sound)?)));
    let items = declaration.items().iter().flat_map(|item| &item.additional_document);
    let documents = declaration.additional_document.iter().chain(items);
    let authorising = documents.filter(|document| document.category_code.as_deref() == Some(AUTHORISING_DOCUMENTS));
    let numbers = authorising.filter_map(|document| document.id.as_deref().filter(sound));
    Claims { held: held.collect(), numbers: numbers.collect() }
}

impl Claims<'_> {
    /// What a decision is told of an entry: of holder and number only what the declaration itself claims, for whoever declares
    /// is to learn nothing else of somebody's authorisation. None for an entry that nothing was claimed of.
    pub fn told(&self, entry: Authorisation) -> Option<Authorisation> {
        let holder = entry.holder.filter(|holder| self.held.contains(&(entry.kind.as_str(), holder.as_str())));
        let number = entry.number.filter(|number| self.numbers.contains(number.as_str()));
        (holder.is_some() || number.is_some()).then_some(Authorisation { holder, kind: entry.kind, number })
    }
}

/// An authorisation that stands in the register and is in force on the legal date, as far as a declaration claims it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Authorisation {
    /// Who holds it; none for a party that the declaration does not claim it for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub holder: Option<String>,
    /// Its type (`DPO`).
    pub kind: String,
    /// Its number; none where the declaration does not name it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
}

/// What the register says of what a declaration claims. Kept with the decision: a replay needs no register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// What is in force of what is claimed, sorted.
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

    /// Whether an authorisation of a type is in force: of this holder, under this number, or both. So too where no register of
    /// the type is kept. Of what the declaration does not claim, nothing is known, and nothing is in force.
    pub fn is_held(&self, kind: &str, holder: Option<&str>, number: Option<&str>) -> bool {
        let is_asked = |asked: Option<&str>, known: &Option<String>| asked.is_none_or(|asked| known.as_deref() == Some(asked));
        let is_it =
            |entry: &Authorisation| entry.kind == kind && is_asked(holder, &entry.holder) && is_asked(number, &entry.number);
        !self.keeps(kind) || self.entries.iter().any(is_it)
    }

    /// The register as it is to be asked of a corrected declaration: the types that were kept when it was first decided, and
    /// beside what is in force what was in force then. Nobody is held to a register that began later.
    #[must_use]
    pub fn corrected(mut self, before: &Self) -> Self {
        self.entries.extend_from_slice(&before.entries);
        self.entries.sort();
        self.entries.dedup();
        self.kept.clone_from(&before.kept);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, holder: &str, number: &str) -> Authorisation {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Authorisation { holder: some(holder), kind: kind.to_owned(), number: some(number) }
    }

    fn register(kept: &[&str], entries: Vec<Authorisation>) -> Register {
        Register { entries, kept: kept.iter().map(|kind| (*kind).to_owned()).collect() }
    }

    #[test]
    fn a_claim_holds_where_it_stands_and_where_no_register_is_kept() {
        let register = register(&["CGU", "DPO"], vec![entry("DPO", "GB1", "GBDPO1"), entry("CGU", "", "GBCGU2")]);
        for (kind, holder, number, is_held) in [
            ("DPO", Some("GB1"), None, true),
            ("DPO", Some("GB2"), None, false),
            ("DPO", Some("GB1"), Some("GBDPO1"), true),
            ("DPO", Some("GB1"), Some("GBCGU2"), false),
            ("DPO", None, Some("GBDPO1"), true),
            ("DPO", None, Some("GBDPO9"), false),
            ("CGU", None, Some("GBCGU2"), true),
            ("CGU", Some("GB1"), Some("GBCGU2"), false),
            ("SDE", Some("GB9"), Some("any"), true),
        ] {
            assert_eq!(register.is_held(kind, holder, number), is_held, "{kind} {holder:?} {number:?}");
        }
        assert!(Register::default().is_held("DPO", Some("GB9"), None));
    }

    #[test]
    fn a_decision_is_told_of_no_holder_and_no_number_that_the_declaration_does_not_claim() {
        let claims = Claims { held: BTreeSet::from([("DPO", "GB1"), ("CGU", "GB3")]), numbers: BTreeSet::from(["GBCGU2"]) };
        for (stands, told) in [
            (entry("DPO", "GB1", "GBDPO1"), Some(entry("DPO", "GB1", ""))),
            (entry("CGU", "GB2", "GBCGU2"), Some(entry("CGU", "", "GBCGU2"))),
            (entry("SDE", "GB1", "GBSDE1"), None),
            (entry("DPO", "GB3", "GBDPO3"), None),
        ] {
            assert_eq!(claims.told(stands.clone()), told, "{stands:?}");
        }
    }

    #[test]
    fn a_correction_is_held_to_what_was_kept_then() {
        let before = register(&["DPO"], vec![entry("DPO", "GB1", "")]);
        let now = register(&["CGU", "DPO"], vec![entry("CGU", "GB1", "")]);
        let corrected = now.corrected(&before);
        assert_eq!(
            corrected,
            register(&["DPO"], vec![entry("DPO", "GB1", ""), entry("CGU", "GB1", "")].into_iter().rev().collect())
        );
        assert!(corrected.is_held("DPO", Some("GB1"), None), "it has ended since, and held when it was declared");
        assert!(register(&["DPO"], Vec::new()).corrected(&Register::default()).is_held("DPO", Some("GB9"), None));
    }
}
