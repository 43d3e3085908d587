//! This module decides what is said of a claim to a preferential scheme before any rate is looked up: that
//! the origin belongs to one, that it is in force, that a proof is declared, and whether its rule is prose.

use declaration::Severity;
use reference::{Day, Scheme};

use super::ItemSelector;
use crate::origin;

impl ItemSelector<'_, '_> {
    /// Looks at a claim; a pack without schemes of this kind of preference says nothing.
    pub(super) fn claim(&mut self, claimed: &str, country: &str) {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let is_series = edition.origin().schemes.iter().any(|scheme| claimed.starts_with(edition.text(scheme.series)));
        // Without a country of preferential origin a rule of the pack asks for one.
        if !is_series || country.is_empty() {
            return;
        }
        let preference = self.pointer().child("50A", Some(1)).child("164", None);
        let named: Vec<&Scheme> = edition.schemes_of(country, claimed).collect();
        let day = Day::from(date);
        let in_force: Vec<&Scheme> = named.iter().copied().filter(|scheme| scheme.provenance.holds(day)).collect();
        let list = |schemes: &[&Scheme]| schemes.iter().map(|scheme| edition.text(scheme.scheme)).collect::<Vec<_>>().join(", ");
        if named.is_empty() {
            return self.gap(preference, "TG1021", &[("preference", claimed), ("origin", country)]);
        }
        if in_force.is_empty() {
            let day = date.to_string();
            return self.gap(preference, "TG1022", &[("scheme", &list(&named)), ("date", &day)]);
        }
        let mut documents: Vec<&str> = in_force.iter().flat_map(|scheme| edition.proof_documents(scheme, date)).collect();
        documents.sort_unstable();
        documents.dedup();
        if !documents.is_empty() && !documents.iter().any(|code| self.has_document(code)) {
            let documents = documents.join(", ");
            let pointer = declaration::Pointer::item(self.place).child("02A", None);
            // The rate is known; whether it may be granted is for a person.
            self.finding(pointer, "TG1023", Severity::Warning, &[("scheme", &list(&in_force)), ("documents", &documents)]);
        }
        let goods = self.goods.clone();
        if in_force.iter().all(|scheme| origin::needs_person(edition, scheme, &goods, date)) {
            let arguments = [("scheme", list(&in_force)), ("goods", goods.as_str().to_owned())];
            let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.finding(self.classification(), "TG1024", Severity::Information, &arguments);
        }
    }

    /// Whether a document is declared for the item: its code is its category with its type.
    fn has_document(&self, code: &str) -> bool {
        self.item.additional_document.iter().any(|document| {
            let category = document.category_code.as_deref().unwrap_or_default();
            let kind = document.type_code.as_deref().unwrap_or_default();
            code.strip_prefix(category).is_some_and(|rest| !category.is_empty() && rest == kind)
        })
    }
}
