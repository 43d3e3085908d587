//! This module decides the one rate that an item's line provides: of the programme that is claimed, of the
//! area that the origin belongs to, of all countries — or of a declared heading in its place.

use declaration::{GoodsCode, Pointer};
use reference::{Expression, Measure, TaxCategory};

use super::{Applicable, ItemSelector};
use crate::assessment::{RowReference, Step, StepKind};
use crate::quota;

/// Every country, unless the pack says otherwise.
const ERGA_OMNES: &str = "1011";

/// How an origin stands to a programme.
enum Membership {
    Member,
    Lapsed,
    Outside,
    /// The pack does not know the programme.
    Unknown,
}

impl ItemSelector<'_, '_> {
    /// Adds the rate of the line, and gives the preference that was granted.
    pub(super) fn base(&mut self) -> Option<String> {
        let (own, granted) = self.rate(&self.goods.clone())?;
        let Some(heading) = self.claims.replacing() else {
            self.selection.measures.push(own);
            return granted;
        };
        let code = heading.parse::<GoodsCode>().ok();
        let (mut replaced, granted) = code.and_then(|code| self.rate(&code))?;
        let row = replaced.row.clone();
        replaced
            .reasons
            .insert(0, Step::new(StepKind::Replaced, rust_decimal::Decimal::ZERO).with("heading", heading.as_str()).from(row));
        replaced.heading = Some(heading);
        replaced.provided = Some((own.expression, own.row));
        self.selection.measures.push(replaced);
        granted
    }

    /// The rate of a code for the item's origin and claim; a finding when there is none.
    fn rate(&mut self, goods: &GoodsCode) -> Option<(Applicable, Option<String>)> {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let territory = self.selector.territory(self.item);
        let none = self.selector.no_preference().to_owned();
        let claimed = self.item.preference().unwrap_or(&none).to_owned();
        let candidates: Vec<&Measure> = edition
            .measures(goods, date)
            .filter(|measure| {
                let known = edition.tax_type(edition.text(measure.tax_type), date);
                known
                    .is_some_and(|known| known.category == TaxCategory::CustomsDuty && edition.text(known.territory) == territory)
            })
            .collect();
        let is_quota = quota::is_known(edition, self.item, date);
        if claimed != none && !is_quota && goods.as_str() == self.goods.as_str() {
            let country = self.preferential_origin().to_owned();
            self.claim(&claimed, &country);
        }
        let preferential = if claimed == none || is_quota { None } else { self.preferential(goods, &claimed, &candidates) };
        let granted = preferential.map(|_| claimed);
        match preferential.or_else(|| self.general(&none, &candidates)) {
            Some(measure) => {
                let expression: Expression = edition.expression(measure.expression)?.clone();
                let row = RowReference::new(edition, "measures.csv", &measure.provenance);
                let preference = granted.as_deref().unwrap_or(&none);
                let mut rate = self.selector.applicable(edition.text(measure.tax_type), expression, Some(preference), Some(row));
                rate.base_changes = self.claims.base_changes(self.selector, &rate.tax_type, None);
                Some((rate, granted))
            }
            None => {
                self.no_rate(goods, &territory);
                None
            }
        }
    }

    /// The rate of no preference: of an area that the origin belongs to before that of all countries.
    fn general<'m>(&self, none: &str, candidates: &[&'m Measure]) -> Option<&'m Measure> {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let erga_omnes = self.selector.setting_or("erga_omnes", ERGA_OMNES);
        let mut open = candidates.iter().filter(|measure| edition.text(measure.preference) == none);
        let own = open
            .clone()
            .copied()
            .find(|measure| edition.text(measure.origin) != erga_omnes && edition.is_in_area(measure.origin, self.origin, date));
        // Goods of some areas take no other rate than the one that names their area.
        let exclusive = self.selector.edition.setting("exclusive_areas").split_whitespace().any(|area| {
            let named = edition.tables().areas.iter().find(|row| edition.text(row.area) == area);
            named.is_some_and(|row| edition.is_in_area(row.area, self.origin, date))
        });
        match own {
            Some(measure) => Some(measure),
            None if exclusive => None,
            None => open.find(|measure| edition.text(measure.origin) == erga_omnes).copied(),
        }
    }

    fn preferential<'m>(&mut self, goods: &GoodsCode, claimed: &str, candidates: &[&'m Measure]) -> Option<&'m Measure> {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let pointer = self.pointer().child("50A", Some(1)).child("164", None);
        match self.membership(claimed) {
            Membership::Member => {}
            Membership::Unknown => {
                self.gap(pointer, "TG1005", &[("preference", claimed), ("goods", goods.as_str())]);
                return None;
            }
            Membership::Lapsed => {
                let day = date.to_string();
                self.gap(pointer, "TG1014", &[("preference", claimed), ("date", &day)]);
                return None;
            }
            Membership::Outside => {
                let origin = self.preferential_origin().to_owned();
                self.gap(pointer, "TG1015", &[("preference", claimed), ("origin", &origin)]);
                return None;
            }
        }
        let erga_omnes = self.selector.setting_or("erga_omnes", ERGA_OMNES);
        let origin = self.preferential_origin();
        let found = candidates.iter().find(|measure| {
            edition.text(measure.preference).split_whitespace().any(|code| code == claimed)
                && (edition.text(measure.origin) == erga_omnes || edition.is_in_area(measure.origin, origin, date))
        });
        if found.is_none() && self.claims.replacing().is_none() {
            match edition.rate_reference(goods, claimed, date) {
                Some(reference) => {
                    let headings: Vec<String> = reference.headings.iter().map(range).collect();
                    let headings = headings.join(", ");
                    let arguments = [("preference", claimed), ("goods", goods.as_str()), ("headings", &headings)];
                    self.gap(pointer, "TG1016", &arguments);
                }
                None => self.gap(pointer, "TG1005", &[("preference", claimed), ("goods", goods.as_str())]),
            }
        }
        found.copied()
    }

    fn preferential_origin(&self) -> &str {
        self.item.origin("2").unwrap_or(self.origin)
    }

    /// A pack without programmes leaves the area to the measure.
    fn membership(&self, claimed: &str) -> Membership {
        let (edition, date) = (self.selector.edition, self.selector.date);
        if edition.tables().programmes.is_empty() {
            return Membership::Member;
        }
        match edition.programme(claimed, date) {
            None => Membership::Unknown,
            Some(programme) if !programme.provenance.holds(reference::Day::from(date)) => Membership::Lapsed,
            Some(programme) if !edition.is_in_area(programme.area, self.preferential_origin(), date) => Membership::Outside,
            Some(_) => Membership::Member,
        }
    }

    fn no_rate(&mut self, goods: &GoodsCode, territory: &str) {
        let (edition, date) = (self.selector.edition, self.selector.date);
        let type_code = self.selector.duty_type(territory);
        let pointer: Pointer = self.classification();
        match edition.not_covered(goods, &type_code) {
            Some(row) => {
                let reason = edition.text(row.reason);
                self.gap(pointer, "TG1002", &[("kind", reason), ("goods", goods.as_str())]);
            }
            None => {
                let day = date.to_string();
                self.gap(pointer, "TG1001", &[("goods", goods.as_str()), ("date", &day)]);
            }
        }
    }
}

fn range((first, last): &(reference::GoodsKey, reference::GoodsKey)) -> String {
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}
