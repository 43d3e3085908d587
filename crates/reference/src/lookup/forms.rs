//! This module decides how an edition answers about components of duties, contents, products of units and
//! interest.

use jiff::civil::Date;

use crate::edition::Edition;
use crate::packed::Day;
use crate::rows::*;

impl Edition {
    /// A component of a duty for one of some additional codes on a date.
    pub fn component(&self, name: &str, additional_codes: &[&str], date: Date) -> Option<&Component> {
        let day = Day::from(date);
        self.tables().components.iter().find(|row| {
            self.text(row.component) == name
                && row.provenance.holds(day)
                && additional_codes.contains(&self.text(row.additional_code))
        })
    }

    /// The bands of contents on a date, by additional code.
    pub fn content_bands(&self, date: Date) -> Vec<&ContentBand> {
        let day = Day::from(date);
        self.tables().content_bands.iter().filter(|row| row.provenance.holds(day)).collect()
    }

    /// The units that a unit is the product of on a date.
    pub fn product_unit(&self, unit: &str, date: Date) -> Option<&ProductUnit> {
        let day = Day::from(date);
        self.tables().product_units.iter().find(|row| self.text(row.unit) == unit && row.provenance.holds(day))
    }

    /// The rate of interest of a kind on a date.
    pub fn interest(&self, kind: &str, date: Date) -> Option<&InterestRate> {
        let day = Day::from(date);
        self.tables().interest.iter().find(|row| self.text(row.kind) == kind && row.provenance.holds(day))
    }
}
