//! This module decides how the rows of an edition are told one by one, and what two editions say
//! differently: not which lines of a file changed, but on which days the law is another.

use std::collections::BTreeMap;

use declaration::LanguageMap;

use crate::edition::Edition;
use crate::origin_rule::OriginRule;
use crate::packed::Day;
use crate::rows::*;

/// The rows of an edition in words: by table and key, what holds from when to when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing(BTreeMap<(String, String), Vec<Span>>);

/// A value with its validity.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    from: Day,
    to: Day,
    value: String,
}

/// What is told of a key that has no value beside its being there.
const THERE: &str = "✓";

impl Listing {
    /// Adds a row.
    pub fn add(&mut self, table: &str, key: String, value: String, from: Day, to: Day) {
        let value = if value.is_empty() { THERE.to_owned() } else { value };
        self.0.entry((table.to_owned(), key)).or_default().push(Span { from, to, value });
    }

    /// How many rows each table has.
    pub fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for ((table, _), spans) in &self.0 {
            *counts.entry(table.as_str()).or_default() += spans.len();
        }
        counts
    }

    /// The keys whose last day lies in a span of days: what will lapse unless somebody acts. What holds on
    /// one day alone, as a holiday, is meant to.
    pub fn lapsing(&self, from: Day, to: Day) -> impl Iterator<Item = (&str, &str, Day)> {
        self.0.iter().flat_map(move |((table, key), spans)| {
            let lasting = spans.iter().filter(|span| span.from < span.to);
            let last = lasting.map(|span| span.to).max().filter(|last| from <= *last && *last <= to);
            last.map(|last| (table.as_str(), key.as_str(), last))
        })
    }
}

/// The days on which two editions say something different about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The table (`measures`).
    pub table: String,
    /// What is meant in it (`85101000 A00 1011 100`).
    pub key: String,
    /// First day.
    pub from: Day,
    /// Last day, or open.
    pub to: Day,
    /// What the old edition says of these days; none when it says nothing.
    pub before: Option<String>,
    /// What the new edition says.
    pub after: Option<String>,
}

impl Change {
    /// The change as a sentence, by language.
    pub fn told(&self) -> LanguageMap {
        let Self { table, key, before, after, .. } = self;
        let (en_days, zh_days) = match (self.from.date(), self.to.date()) {
            (Some(from), Some(to)) => (format!(" from {from} to {to}"), format!("{from}至{to}")),
            (Some(from), None) => (format!(" from {from}"), format!("自{from}起")),
            (None, Some(to)) => (format!(" until {to}"), format!("{to}及以前")),
            (None, None) => (String::new(), String::new()),
        };
        let (en, zh) = match (before, after) {
            (Some(before), Some(after)) => {
                (format!("“{before}” becomes “{after}”{en_days}"), format!("{zh_days}由“{before}”改为“{after}”"))
            }
            (None, Some(after)) => (format!("“{after}” is new{en_days}"), format!("{zh_days}新增“{after}”")),
            (Some(before), None) => (format!("“{before}” no longer holds{en_days}"), format!("{zh_days}不再适用“{before}”")),
            (None, None) => (String::new(), String::new()),
        };
        let (en, zh) = (format!("{table}: {key}: {en}"), format!("{table}：{key}：{zh}"));
        [("en", en.as_str()), ("zh", zh.as_str())].into_iter().collect()
    }
}

/// What two listings say differently, by table, key and day.
pub fn diff(old: &Listing, new: &Listing) -> Vec<Change> {
    let mut changes = Vec::new();
    let none = Vec::new();
    let keys = old.0.keys().chain(new.0.keys().filter(|key| !old.0.contains_key(key)));
    for name in keys {
        let (before, after) = (old.0.get(name).unwrap_or(&none), new.0.get(name).unwrap_or(&none));
        if before != after {
            compare(name, before, after, &mut changes);
        }
    }
    changes.sort_by(|a, b| (&a.table, &a.key, a.from).cmp(&(&b.table, &b.key, b.from)));
    changes
}

fn compare((table, key): &(String, String), before: &[Span], after: &[Span], changes: &mut Vec<Change>) {
    let spans = || before.iter().chain(after);
    let mut bounds: Vec<Day> = spans().map(|span| span.from).collect();
    bounds.extend(spans().filter(|span| span.to != Day::OPEN).map(|span| Day(span.to.0.saturating_add(1))));
    bounds.sort_unstable();
    bounds.dedup();
    let first = changes.len();
    for (index, from) in bounds.iter().enumerate() {
        let to = bounds.get(index + 1).map_or(Day::OPEN, |next| Day(next.0 - 1));
        let (before, after) = (on(before, *from), on(after, *from));
        if before == after {
            continue;
        }
        match changes[first..].last_mut() {
            Some(last) if last.to.0.saturating_add(1) == from.0 && last.before == before && last.after == after => last.to = to,
            _ => changes.push(Change { table: table.clone(), key: key.clone(), from: *from, to, before, after }),
        }
    }
}

/// What holds on a day, several values joined.
fn on(spans: &[Span], day: Day) -> Option<String> {
    let mut values: Vec<&str> =
        spans.iter().filter(|span| span.from <= day && day <= span.to).map(|span| span.value.as_str()).collect();
    values.sort_unstable();
    (!values.is_empty()).then(|| values.join(" / "))
}

impl Edition {
    /// The rows of this edition in words.
    pub fn listing(&self) -> Listing {
        let mut listing = Listing::default();
        let mut teller = Teller { edition: self, listing: &mut listing };
        teller.goods();
        teller.taxes();
        teller.values();
        teller.origin();
        teller.life();
        listing
    }
}

struct Teller<'a> {
    edition: &'a Edition,
    listing: &'a mut Listing,
}

impl Teller<'_> {
    fn row(&mut self, table: &str, key: String, value: String, provenance: &Provenance) {
        self.listing.add(table, key, value, provenance.from, provenance.to);
    }

    fn text(&self, symbol: Symbol) -> &str {
        self.edition.text(symbol)
    }

    fn join(&self, symbols: &[Symbol]) -> String {
        let texts: Vec<&str> = symbols.iter().map(|symbol| self.text(*symbol)).filter(|text| !text.is_empty()).collect();
        texts.join(" ")
    }

    fn expression(&self, place: u32) -> String {
        self.edition.expression(place).map(ToString::to_string).unwrap_or_default()
    }

    fn goods(&mut self) {
        let edition = self.edition;
        let tables = edition.tables();
        for row in &tables.measures {
            let season = row.season.map(|season| format!(" {:04}–{:04}", season.from, season.to)).unwrap_or_default();
            let rest = self.join(&[row.tax_type, row.origin, row.preference]);
            self.row("measures", format!("{} {rest}{season}", row.goods), self.expression(row.expression), &row.provenance);
        }
        for row in &tables.lines {
            self.row("lines", row.goods.to_string(), self.join(&[row.units]), &row.provenance);
        }
        for row in &tables.agency_flags {
            self.row("agency_flags", row.goods.to_string(), self.join(&[row.flags]), &row.provenance);
        }
        for row in &tables.listed_goods {
            self.row("goods_lists", format!("{} {}", self.text(row.list), row.goods), String::new(), &row.provenance);
        }
        for row in &tables.additional {
            let value = row.expression.map_or("—".to_owned(), |place| self.expression(place));
            let key = self.join(&[row.heading, row.tax_type, row.list, row.origin]);
            self.row("additional", key, value, &row.provenance);
        }
        for row in &tables.conditions {
            let threshold = row.threshold.as_ref().map(|threshold| format!(" {threshold}"));
            let key = format!("{} {} {}", self.text(row.heading), row.set, row.kind.as_str());
            let value = format!("{}{}", self.join(&row.values), threshold.unwrap_or_default());
            self.row("conditions", key, value.trim().to_owned(), &row.provenance);
        }
        for row in &tables.claims {
            let value = format!("{:?} {} {}", row.effect, self.join(&row.targets), self.text(row.part));
            self.row("claims", row.heading.to_string(), value.trim().to_owned(), &row.provenance);
        }
    }

    fn taxes(&mut self) {
        let edition = self.edition;
        let tables = edition.tables();
        for row in &tables.tax_types {
            let value = format!("{} {:?} {}", self.text(row.names[0]), row.category, row.stack_order);
            self.row("tax_types", self.join(&[row.code]), value, &row.provenance);
        }
        for row in &tables.policies {
            let category = row.category.map(|category| format!("{category:?}")).unwrap_or_default();
            let Rounding { decimals, mode } = row.rounding;
            let value = format!("{:?} {} {decimals} {mode:?}", row.base, self.join(&row.territories));
            self.row("policies", format!("{}{category}", self.text(row.tax_type)), value, &row.provenance);
        }
        for row in &tables.vat_rates {
            let key = Some(self.join(&[row.additional_code])).filter(|code| !code.is_empty());
            self.row("vat_rates", key.unwrap_or("*".to_owned()), self.expression(row.expression), &row.provenance);
        }
        for row in &tables.treatments {
            let group = if row.tax_type.0 == 0 { format!("{:?}", row.group) } else { self.join(&[row.tax_type]) };
            let key = format!("{} {} {} {group}", self.text(row.requested), self.text(row.previous), self.text(row.additional));
            self.row("treatments", key, format!("{:?}", row.effect), &row.provenance);
        }
        for row in &tables.entry_bounds {
            let value = format!("{} – {}", row.minimum.0, row.maximum.0);
            self.row("entry_bounds", self.join(&[row.tax_type]), value, &row.provenance);
        }
        for row in &tables.components {
            let key = self.join(&[row.component, row.additional_code]);
            self.row("components", key, self.expression(row.expression), &row.provenance);
        }
        for row in &tables.content_bands {
            let below = row.below.map_or("…".to_owned(), |below| below.0.to_string());
            let key = format!("{} {}", self.text(row.additional_code), row.unit.0);
            self.row("contents", key, format!("{} – {below}", row.from.0), &row.provenance);
        }
        for row in &tables.product_units {
            let factors: Vec<&str> = row.factors.iter().map(|unit| unit.0.as_str()).collect();
            self.row("quantities", self.join(&[row.unit]), factors.join(" × "), &row.provenance);
        }
        for row in &tables.interest {
            let Rounding { decimals, mode } = row.rounding;
            let value = format!("{}% {:?} {:?} {decimals} {mode:?} {}", row.rate.0, row.period, row.fixing, row.least.0);
            self.row("interest", self.join(&[row.kind]), value, &row.provenance);
        }
        for row in &tables.targeting {
            let shares =
                [&row.examined_share, &row.examined_share_max, &row.papers_share, &row.papers_share_max, &row.unknown_share];
            let worths = [&row.hit_worth, &row.critical_worth, &row.trusted_factor];
            let figures: Vec<String> = shares.into_iter().chain(worths).map(|figure| figure.0.to_string()).collect();
            let value = figures.join(" ");
            self.row("targeting", String::new(), value, &row.provenance);
        }
        for row in &tables.lanes {
            let value = format!("{} {}", row.random_share.0, row.trusted_share.0);
            self.row("lanes", self.join(&[row.lane]), value, &row.provenance);
        }
    }

    fn values(&mut self) {
        let edition = self.edition;
        let tables = edition.tables();
        for row in &tables.exchange_rates {
            self.row("exchange_rates", row.currency.to_string(), row.rate.0.to_string(), &row.provenance);
        }
        for row in &tables.charges {
            let value = format!("{:?} {} {} {}", row.enters, row.deducts, row.is_percentage, row.by_weight);
            self.row("charges", self.join(&[row.code]), value, &row.provenance);
        }
        for row in &tables.incoterms {
            let value = format!("{} {} {} {}", row.has_freight, row.has_insurance, row.has_inland, row.has_duty);
            self.row("incoterms", self.join(&[row.code]), value, &row.provenance);
        }
        for list in &tables.lists {
            let name = format!("codes/{}", self.text(list.name));
            for row in &list.codes {
                self.row(&name, self.join(&[row.code]), self.join(&row.names), &row.provenance);
            }
        }
    }

    fn origin(&mut self) {
        let edition = self.edition;
        let tables = edition.tables();
        for row in &tables.areas {
            self.row("areas", self.join(&[row.area, row.country]), String::new(), &row.provenance);
        }
        for row in &tables.programmes {
            self.row("programmes", self.join(&[row.programme]), self.join(&[row.area]), &row.provenance);
        }
        for row in &tables.quotas.orders {
            let key = self.join(&[row.order, row.origin]);
            self.row("quota_orders", key, self.expression(row.expression), &row.provenance);
        }
        for row in &tables.quotas.definitions {
            let value = format!("{} {}", row.volume.0, self.text(row.unit));
            self.row("quota_definitions", self.join(&[row.order]), value, &row.provenance);
        }
        for row in &tables.quotas.suspensions {
            let value = if row.is_closed { "closed" } else { "suspended" };
            self.row("quota_suspensions", self.join(&[row.order]), value.to_owned(), &row.provenance);
        }
        let origin = edition.origin();
        for row in &origin.schemes {
            self.row("schemes", self.join(&[row.scheme]), self.join(&row.proofs), &row.provenance);
        }
        for row in &origin.members {
            self.row("members", self.join(&[row.scheme, row.country]), String::new(), &row.provenance);
        }
        for row in &origin.cumulation {
            self.row("cumulation", self.join(&[row.scheme, row.kind]), self.join(&row.countries), &row.provenance);
        }
        for row in &origin.proofs {
            self.row("proofs", self.join(&[row.proof, row.scheme, row.document]), String::new(), &row.provenance);
        }
        for row in &origin.tolerances {
            let key = format!("{} {:02}–{:02} {:?}", self.text(row.scheme), row.chapters.0, row.chapters.1, row.basis);
            self.row("tolerances", key, row.percent.0.to_string(), &row.provenance);
        }
        for row in &origin.product_rules {
            let part = if row.is_partial { " ex" } else { "" };
            let key = format!("{} {:010}–{:010}{part}", self.text(row.scheme), row.from, row.to);
            self.row(
                "product_rules",
                key,
                edition.origin_rule(row.rule).map(OriginRule::to_string).unwrap_or_default(),
                &row.provenance,
            );
        }
    }

    fn life(&mut self) {
        let edition = self.edition;
        let life = &edition.tables().life;
        for row in &life.timers {
            let value = format!("{:?} {}", row.term, self.text(row.command));
            self.row("timers", self.join(&[row.name, row.status]), value, &row.provenance);
        }
        for row in &life.service {
            self.row("service", self.join(&[row.stage]), row.term.to_string(), &row.provenance);
        }
        for row in &life.subjects {
            self.row("subjects", self.join(&[row.code]), self.text(row.findings).to_owned(), &row.provenance);
        }
        for row in &life.reasons {
            self.row("amendment_reasons", self.join(&[row.code]), format!("{:?}", row.effect), &row.provenance);
        }
        for row in &life.fixed {
            self.row("fixed_fields", self.join(&[row.pointer]), String::new(), &row.provenance);
        }
        for row in &life.holidays {
            let day = row.day.date().unwrap_or_default().to_string();
            self.listing.add("holidays", day, edition.text(row.names[0]).to_owned(), row.day, row.day);
        }
    }
}
