//! This module decides how an edition answers: by code, by date, most specific row first.

mod breadth;
mod forms;
mod lists;
mod origin;
mod quota;

use declaration::{CurrencyCode, GoodsCode, LanguageMap};
use jiff::civil::Date;

use crate::edition::Edition;
use crate::expression::Expression;
use crate::packed::Day;
use crate::rows::*;

pub(crate) use lists::ListIndex;

/// The digits at which tariffs hang rows, from the national line up to the chapter.
const LEVELS: [usize; 5] = [10, 8, 6, 4, 2];

impl Edition {
    /// The measures on a commodity code that hold on a date, the most specific code first.
    pub fn measures<'a>(&'a self, goods: &GoodsCode, date: Date) -> impl Iterator<Item = &'a Measure> + use<'a> {
        let day = Day::from(date);
        let keys = self.keys(goods);
        keys.into_iter()
            .flatten()
            .flat_map(move |key| {
                let rows = &self.tables().measures;
                let start = rows.partition_point(|row| row.goods < key);
                rows[start..].iter().take_while(move |row| row.goods == key)
            })
            .filter(move |row| row.provenance.holds(day) && row.season.is_none_or(|season| season.holds(date)))
    }

    /// The lines of the tariff below a code that hold on a date, in order: what a declaration may name. Where the pack does
    /// not list them, the codes that its measures are of.
    pub fn lines_below(&self, code: &str, date: Date) -> Vec<String> {
        let Some(key) = GoodsKey::new(code) else { return Vec::new() };
        let end = key.padded + 10_u64.pow(10 - u32::from(key.digits));
        let is_below = |goods: GoodsKey| goods.digits > key.digits && (key.padded..end).contains(&goods.padded);
        let (day, tables) = (Day::from(date), self.tables());
        let mut found: Vec<GoodsKey> = if tables.lines.is_empty() {
            let from = tables.measures.partition_point(|row| row.goods < key);
            let rows = tables.measures[from..].iter().take_while(|row| row.goods.padded < end);
            rows.filter(|row| is_below(row.goods) && row.provenance.holds(day)).map(|row| row.goods).collect()
        } else {
            let from = tables.lines.partition_point(|row| row.goods < key);
            let rows = tables.lines[from..].iter().take_while(|row| row.goods.padded < end);
            rows.filter(|row| is_below(row.goods) && row.provenance.holds(day)).map(|row| row.goods).collect()
        };
        found.dedup();
        let codes: Vec<String> = found.iter().map(GoodsKey::to_string).collect();
        // A code that is divided further is no line; what divides it comes right after it.
        let next = codes.iter().skip(1).map(Some).chain([None]);
        codes
            .iter()
            .zip(next)
            .filter(|(code, next)| !next.is_some_and(|next| next.starts_with(code.as_str())))
            .map(|(code, _)| code.clone())
            .collect()
    }

    /// Why a tax on a commodity code is not covered, if the pack says so for the code itself.
    pub fn not_covered(&self, goods: &GoodsCode, tax_type: &str) -> Option<&NotCovered> {
        self.keys(goods).into_iter().flatten().find_map(|key| {
            let rows = &self.tables().not_covered;
            let start = rows.partition_point(|row| row.goods < Some(key));
            rows[start..].iter().take_while(|row| row.goods == Some(key)).find(|row| self.text(row.kind) == tax_type)
        })
    }

    fn keys(&self, goods: &GoodsCode) -> [Option<GoodsKey>; LEVELS.len()] {
        LEVELS.map(|digits| (digits <= goods.as_str().len()).then(|| GoodsKey::new(goods.prefix(digits))).flatten())
    }

    /// The expression at a place.
    pub fn expression(&self, index: u32) -> Option<&Expression> {
        self.tables().expressions.get(index as usize)
    }

    /// How a tax is calculated on a date: the row of the type itself, else of its category.
    pub fn policy(&self, tax_type: &str, category: Option<TaxCategory>, date: Date) -> Option<&TaxPolicy> {
        let day = Day::from(date);
        let rows = || self.tables().policies.iter().filter(|row| row.provenance.holds(day));
        rows()
            .find(|row| self.text(row.tax_type) == tax_type)
            .or_else(|| rows().find(|row| row.category.is_some() && row.category == category))
    }

    /// The names of a row in the languages it has.
    pub fn names(&self, names: [Symbol; 2]) -> LanguageMap {
        ["en", "zh"]
            .into_iter()
            .zip(names)
            .map(|(tag, name)| (tag, self.text(name)))
            .filter(|(_, name)| !name.is_empty())
            .collect()
    }

    /// The rate of exchange of a currency on a date.
    pub fn exchange_rate(&self, currency: CurrencyCode, date: Date) -> Option<&ExchangeRate> {
        let rows = &self.tables().exchange_rates;
        let start = rows.partition_point(|row| row.currency < currency);
        let day = Day::from(date);
        rows[start..].iter().take_while(|row| row.currency == currency).find(|row| row.provenance.holds(day))
    }

    /// An addition or deduction by code on a date.
    pub fn charge(&self, code: &str, date: Date) -> Option<&Charge> {
        let day = Day::from(date);
        self.tables().charges.iter().find(|row| self.text(row.code) == code && row.provenance.holds(day))
    }

    /// A delivery term by code on a date.
    pub fn incoterm(&self, code: &str, date: Date) -> Option<&Incoterm> {
        let day = Day::from(date);
        self.tables().incoterms.iter().find(|row| self.text(row.code) == code && row.provenance.holds(day))
    }

    /// What a procedure does to a tax of some category: the row that names most of it wins.
    pub fn treatment(
        &self,
        requested: &str,
        previous: &str,
        additional: &[&str],
        (category, tax_type): (TaxCategory, &str),
        date: Date,
    ) -> Option<&Treatment> {
        let day = Day::from(date);
        let fits = |symbol: Symbol, value: &str| symbol.0 == 0 || self.text(symbol) == value;
        self.tables()
            .treatments
            .iter()
            .filter(|row| {
                row.provenance.holds(day)
                    && row.group.holds(category)
                    && fits(row.tax_type, tax_type)
                    && fits(row.requested, requested)
                    && fits(row.previous, previous)
                    && (row.additional.0 == 0 || additional.contains(&self.text(row.additional)))
            })
            .max_by_key(|row| {
                let named = [row.additional, row.requested, row.previous, row.tax_type].map(|symbol| symbol.0 != 0);
                (named, std::cmp::Reverse(row.effect))
            })
    }

    /// A switch of the pack by its name; empty when the pack does not set it.
    pub fn setting(&self, name: &str) -> &str {
        let settings = &self.tables().manifest.settings;
        settings.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// The rate of value added tax for the additional codes of an item on a date.
    pub fn vat_rate(&self, additional_codes: &[&str], date: Date) -> Option<&VatRate> {
        let day = Day::from(date);
        let rows = || self.tables().vat_rates.iter().filter(|row| row.provenance.holds(day));
        rows()
            .find(|row| row.additional_code.0 != 0 && additional_codes.contains(&self.text(row.additional_code)))
            .or_else(|| rows().find(|row| row.additional_code.0 == 0))
    }

    /// A source by the symbol that rows name.
    pub fn source(&self, id: Symbol) -> Option<&Source> {
        self.tables().sources.iter().find(|row| row.id == id)
    }
}
