//! This module decides how an edition answers about schemes, their members, and the rules of a product.

use declaration::GoodsCode;
use jiff::civil::Date;

use crate::edition::Edition;
use crate::origin_rule::OriginRule;
use crate::packed::Day;
use crate::rows::*;

impl Edition {
    /// What the pack says about preferential origin.
    pub fn origin(&self) -> &OriginTables {
        &self.tables().origin
    }

    /// A scheme by name: the row that holds on the date, else any, so that a lapsed scheme can be told from
    /// an unknown one.
    pub fn scheme(&self, name: &str, date: Date) -> Option<&Scheme> {
        let day = Day::from(date);
        let rows = || self.origin().schemes.iter().filter(|row| self.text(row.scheme) == name);
        rows().find(|row| row.provenance.holds(day)).or_else(|| rows().next())
    }

    /// The schemes that goods of a country may claim with a preference code, whether in force or not.
    pub fn schemes_of<'a>(&'a self, country: &'a str, preference: &'a str) -> impl Iterator<Item = &'a Scheme> {
        let is_member = move |scheme: Symbol| {
            self.origin().members.iter().any(|row| row.scheme == scheme && self.text(row.country) == country)
        };
        self.origin().schemes.iter().filter(move |row| preference.starts_with(self.text(row.series)) && is_member(row.scheme))
    }

    /// Whether a country's goods may claim a scheme on a date.
    pub fn is_scheme_member(&self, scheme: Symbol, country: &str, date: Date) -> bool {
        let day = Day::from(date);
        let mut rows = self.origin().members.iter();
        rows.any(|row| row.scheme == scheme && self.text(row.country) == country && row.provenance.holds(day))
    }

    /// How a country's materials may count beside those of home and members, if at all.
    pub fn cumulation(&self, scheme: Symbol, country: &str, date: Date) -> Option<&Cumulation> {
        let day = Day::from(date);
        let mut rows = self.origin().cumulation.iter();
        rows.find(|row| {
            row.scheme == scheme && row.provenance.holds(day) && row.countries.iter().any(|code| self.text(*code) == country)
        })
    }

    /// The documents that prove origin under a scheme.
    pub fn proof_documents(&self, scheme: &Scheme, date: Date) -> Vec<&str> {
        let day = Day::from(date);
        let rows = self.origin().proofs.iter().filter(|row| {
            scheme.proofs.contains(&row.proof) && (row.scheme.0 == 0 || row.scheme == scheme.scheme) && row.provenance.holds(day)
        });
        rows.map(|row| self.text(row.document)).collect()
    }

    /// The general tolerances of a scheme for products of a chapter.
    pub fn tolerances(&self, scheme: Symbol, goods: &GoodsCode, date: Date) -> impl Iterator<Item = &Tolerance> {
        let day = Day::from(date);
        let chapter: u8 = goods.prefix(2).parse().unwrap_or_default();
        self.origin().tolerances.iter().filter(move |row| {
            row.scheme == scheme && (row.chapters.0..=row.chapters.1).contains(&chapter) && row.provenance.holds(day)
        })
    }

    /// The rules of a scheme that may be those of a product: the narrowest range that names it and, while a
    /// range names only part of its goods, the next wider one too.
    pub fn product_rules(&self, scheme: Symbol, goods: &GoodsCode, date: Date) -> Vec<&ProductRule> {
        let day = Day::from(date);
        let Some(key) = GoodsKey::new(goods.as_str()) else { return Vec::new() };
        let code = key.padded;
        let rows = &self.origin().product_rules;
        let start = rows.partition_point(|row| row.scheme < scheme);
        let mine = rows[start..].iter().take_while(|row| row.scheme == scheme && row.from <= code);
        let mut found: Vec<&ProductRule> = mine.filter(|row| code <= row.to && row.provenance.holds(day)).collect();
        found.sort_by_key(|row| (row.to - row.from, row.from, row.provenance.line));
        let mut end = 0;
        while end < found.len() {
            let width = found[end].to - found[end].from;
            let level = end;
            end += found[level..].iter().take_while(|row| row.to - row.from == width).count();
            if found[level..end].iter().any(|row| !row.is_partial) {
                break;
            }
        }
        found.truncate(end);
        found
    }

    /// The rule of origin at a place.
    pub fn origin_rule(&self, place: u32) -> Option<&OriginRule> {
        self.origin().rules.get(place as usize)
    }
}
