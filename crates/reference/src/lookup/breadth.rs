//! This module decides how an edition answers about areas, programmes, lists of goods, charges that add,
//! and declared headings.

use declaration::GoodsCode;
use jiff::civil::Date;

use crate::edition::Edition;
use crate::packed::Day;
use crate::rows::*;

impl Edition {
    /// Whether a country belongs to an area on a date. An area that has no members is a country's own code;
    /// the empty area is every country.
    pub fn is_in_area(&self, area: Symbol, country: &str, date: Date) -> bool {
        if area.0 == 0 {
            return true;
        }
        let day = Day::from(date);
        let rows = &self.tables().areas;
        let start = rows.partition_point(|row| row.area < area);
        let mut members = rows[start..].iter().take_while(|row| row.area == area).peekable();
        if members.peek().is_none() {
            return self.text(area) == country;
        }
        members.any(|row| self.text(row.country) == country && row.provenance.holds(day))
    }

    /// The programme of a symbol: the row that holds on the date, else any, so that a lapsed programme can be
    /// told from an unknown one.
    pub fn programme(&self, symbol: &str, date: Date) -> Option<&Programme> {
        let day = Day::from(date);
        let rows = || self.tables().programmes.iter().filter(|row| self.text(row.programme) == symbol);
        rows().find(|row| row.provenance.holds(day)).or_else(|| rows().next())
    }

    /// The headings where the rate of a programme for goods is to be found.
    pub fn rate_reference(&self, goods: &GoodsCode, programme: &str, date: Date) -> Option<&RateReference> {
        let day = Day::from(date);
        let rows = &self.tables().rate_references;
        self.keys(goods).into_iter().flatten().find_map(|key| {
            let start = rows.partition_point(|row| row.goods < key);
            rows[start..].iter().take_while(|row| row.goods == key).find(|row| {
                row.provenance.holds(day) && self.text(row.programmes).split_whitespace().any(|symbol| symbol == programme)
            })
        })
    }

    /// The line of a code, if it is one that may be declared on a date.
    pub fn line(&self, goods: &GoodsCode, date: Date) -> Option<&TariffLine> {
        let key = GoodsKey::new(goods.as_str())?;
        let rows = &self.tables().lines;
        let start = rows.partition_point(|row| row.goods < key);
        let day = Day::from(date);
        rows[start..].iter().take_while(|row| row.goods == key).find(|row| row.provenance.holds(day))
    }

    /// The row of a list that names goods on a date, the most specific code first.
    pub fn listed(&self, list: Symbol, goods: &GoodsCode, date: Date) -> Option<&ListedGoods> {
        let day = Day::from(date);
        let rows = &self.tables().listed_goods;
        self.keys(goods).into_iter().flatten().find_map(|key| {
            let start = rows.partition_point(|row| (row.list, row.goods) < (list, key));
            rows[start..].iter().take_while(|row| (row.list, row.goods) == (list, key)).find(|row| row.provenance.holds(day))
        })
    }

    /// The conditions of a charge on a date, by set.
    pub fn conditions(&self, heading: Symbol, date: Date) -> impl Iterator<Item = &Condition> {
        let day = Day::from(date);
        let rows = &self.tables().conditions;
        let start = rows.partition_point(|row| row.heading < heading);
        rows[start..].iter().take_while(move |row| row.heading == heading).filter(move |row| row.provenance.holds(day))
    }

    /// What a declared heading changes on a date: the rows of the longest code that matches it.
    pub fn claims(&self, heading: &str, date: Date) -> Vec<&Claim> {
        let day = Day::from(date);
        let rows = &self.tables().claims;
        for digits in (2..=heading.len().min(10)).rev() {
            let Some(key) = heading.get(..digits).and_then(GoodsKey::new) else { continue };
            let start = rows.partition_point(|row| row.heading < key);
            let found = rows[start..].iter().take_while(|row| row.heading == key).filter(|row| row.provenance.holds(day));
            let found: Vec<&Claim> = found.collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The charge code under which a part of the value is declared.
    pub fn value_part(&self, part: &str, date: Date) -> Option<&ValuePart> {
        let day = Day::from(date);
        self.tables().value_parts.iter().find(|row| self.text(row.part) == part && row.provenance.holds(day))
    }

    /// The limits of a tax type over a declaration on a date.
    pub fn entry_bound(&self, tax_type: &str, date: Date) -> Option<&EntryBound> {
        let day = Day::from(date);
        self.tables().entry_bounds.iter().find(|row| self.text(row.tax_type) == tax_type && row.provenance.holds(day))
    }

    /// The flags of agencies on goods on a date.
    pub fn agency_flags(&self, goods: &GoodsCode, date: Date) -> Option<&AgencyFlags> {
        let key = GoodsKey::new(goods.as_str())?;
        let rows = &self.tables().agency_flags;
        let start = rows.partition_point(|row| row.goods < key);
        let day = Day::from(date);
        rows[start..].iter().take_while(|row| row.goods == key).find(|row| row.provenance.holds(day))
    }

    /// The agency of a flag.
    pub fn agency(&self, flag: &str, date: Date) -> Option<&Agency> {
        let day = Day::from(date);
        self.tables().agencies.iter().find(|row| flag.starts_with(self.text(row.prefix)) && row.provenance.holds(day))
    }
}
