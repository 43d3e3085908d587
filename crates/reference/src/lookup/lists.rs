//! This module decides how a code is found in the code lists and among the tax types: lists by name, codes
//! by their first bytes.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::edition::Edition;
use crate::packed::Day;
use crate::rows::{Code, CodeList, TaxType};

/// Where each list stands, and the keys of its codes and of the tax types in their order.
#[derive(Default)]
pub(crate) struct ListIndex {
    places: HashMap<Box<str>, usize>,
    keys: Vec<Vec<u64>>,
    tax_types: Vec<u64>,
}

/// The first eight bytes of a code, in the order of texts.
fn key(code: &str) -> u64 {
    let mut first = [0; size_of::<u64>()];
    first.iter_mut().zip(code.bytes()).for_each(|(place, byte)| *place = byte);
    u64::from_be_bytes(first)
}

impl ListIndex {
    pub(crate) fn of(edition: &Edition) -> Self {
        let lists = &edition.tables().lists;
        let keys = lists.iter().map(|list| list.codes.iter().map(|row| key(edition.text(row.code))).collect());
        // Of two lists with one name the first counts.
        let places = lists.iter().enumerate().rev().map(|(place, list)| (edition.text(list.name).into(), place));
        let tax_types = edition.tables().tax_types.iter().map(|row| key(edition.text(row.code)));
        Self { keys: keys.collect(), places: places.collect(), tax_types: tax_types.collect() }
    }
}

impl Edition {
    /// A code list by name.
    pub fn list(&self, name: &str) -> Option<&CodeList> {
        self.tables().lists.get(*self.lists.places.get(name)?)
    }

    /// A code of a list on a date.
    pub fn code(&self, list: &str, code: &str, date: Date) -> Option<&Code> {
        self.code_at(*self.lists.places.get(list)?, code, date)
    }

    /// Whether a code stands in a list on a date; none when there is no such list.
    pub fn in_list(&self, list: &str, code: &str, date: Date) -> Option<bool> {
        let place = self.lists.places.get(list)?;
        Some(self.code_at(*place, code, date).is_some())
    }

    /// The tax type of a code on a date.
    pub fn tax_type(&self, code: &str, date: Date) -> Option<&TaxType> {
        let (wanted, day) = (key(code), Day::from(date));
        let rows = self.lists.tax_types.iter().zip(&self.tables().tax_types);
        let same = rows.filter(|(key, _)| **key == wanted).map(|(_, row)| row);
        same.filter(|row| self.text(row.code) == code).find(|row| row.provenance.holds(day))
    }

    fn code_at(&self, place: usize, code: &str, date: Date) -> Option<&Code> {
        let (rows, keys) = (&self.tables().lists.get(place)?.codes, self.lists.keys.get(place)?);
        let wanted = key(code);
        let start = keys.partition_point(|key| *key < wanted);
        let day = Day::from(date);
        let same = keys[start..].iter().zip(rows.get(start..)?).take_while(|(key, _)| **key == wanted).map(|(_, row)| row);
        same.filter(|row| self.text(row.code) == code).find(|row| row.provenance.holds(day))
    }
}
