//! This module decides how the tables of a wide tariff compile: areas and programmes, lines and their
//! units, charges that add, conditions, claims, limits over a declaration, agencies.

use super::{Pack, VALIDITY};
use crate::expression::Unit;
use crate::rows::*;
use crate::sheet::Row;

/// The columns of a table before its validity.
pub(super) fn columns<'a>(own: &[&'a str]) -> Vec<&'a str> {
    [own, &VALIDITY[..]].concat()
}

/// Codes of two to ten digits, or a range of them: `98230801..98230838`.
pub(super) fn headings(text: &str) -> Option<Vec<(GoodsKey, GoodsKey)>> {
    let one = |word: &str| {
        let (first, last) = word.split_once("..").unwrap_or((word, word));
        Some((GoodsKey::new(first)?, GoodsKey::new(last)?))
    };
    text.split_whitespace().map(one).collect()
}

impl Pack<'_> {
    pub(super) fn symbols(&mut self, text: &str) -> Vec<Symbol> {
        text.split_whitespace().map(|word| self.bench.strings.symbol(word)).collect()
    }

    /// A code, or the empty symbol where the table writes `*`.
    pub(super) fn any(&mut self, row: &Row<'_>, column: &str) -> Symbol {
        let text = row.text(column);
        self.bench.strings.symbol(if text == "*" { "" } else { text })
    }

    pub(super) fn areas(&mut self) -> Vec<AreaMember> {
        let mut rows = self.rows("origin/areas.csv", &columns(&["area", "country"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(AreaMember {
                area: row.required(bench, "area")?,
                country: row.required(bench, "country")?,
                provenance: row.provenance(bench)?,
            })
        });
        rows.sort_by_key(|row| (row.area, row.country, row.provenance.from));
        rows
    }

    pub(super) fn programmes(&mut self) -> Vec<Programme> {
        self.rows("origin/programmes.csv", &columns(&["programme", "area", "name_en", "name_zh"]), |pack, row| {
            Some(Programme {
                programme: row.required(&mut pack.bench, "programme")?,
                area: pack.any(row, "area"),
                names: row.names(&mut pack.bench),
                provenance: row.provenance(&mut pack.bench)?,
            })
        })
    }

    pub(super) fn rate_references(&mut self) -> Vec<RateReference> {
        let mut rows = self.rows("origin/references.csv", &columns(&["goods", "preference", "headings"]), |pack, row| {
            Some(RateReference {
                goods: pack.goods(row)?,
                programmes: row.required(&mut pack.bench, "preference")?,
                headings: row.parsed(&mut pack.bench, "headings", "codes such as 98230801..98230838 98230901", headings)?,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.goods, row.provenance.line));
        rows
    }

    pub(super) fn lines(&mut self) -> Vec<TariffLine> {
        let mut rows = self.rows("lines.csv", &columns(&["goods", "units"]), |pack, row| {
            Some(TariffLine {
                goods: pack.goods(row)?,
                units: row.symbol(&mut pack.bench, "units"),
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.goods, row.provenance.from));
        rows
    }

    pub(super) fn agency_flags(&mut self) -> Vec<AgencyFlags> {
        let mut rows = self.rows("agency_flags.csv", &columns(&["goods", "flags"]), |pack, row| {
            Some(AgencyFlags {
                goods: pack.goods(row)?,
                flags: row.required(&mut pack.bench, "flags")?,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.goods, row.provenance.from));
        rows
    }

    pub(super) fn agencies(&mut self) -> Vec<Agency> {
        self.rows("agencies.csv", &columns(&["prefix", "name_en", "name_zh"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(Agency { prefix: row.required(bench, "prefix")?, names: row.names(bench), provenance: row.provenance(bench)? })
        })
    }

    pub(super) fn additional(&mut self) -> Vec<Additional> {
        let own = ["heading", "type", "group", "rank", "expression", "list", "origin", "except_origin"];
        let mut rows = self.rows("additional.csv", &columns(&own), |pack, row| {
            Some(Additional {
                heading: row.required(&mut pack.bench, "heading")?,
                tax_type: row.required(&mut pack.bench, "type")?,
                group: row.symbol(&mut pack.bench, "group"),
                rank: row.parsed(&mut pack.bench, "rank", "a whole number", |text| text.parse().ok())?,
                expression: match row.text("expression") {
                    "" => None,
                    _ => Some(pack.expression(row, "expression")?),
                },
                list: pack.any(row, "list"),
                origin: pack.any(row, "origin"),
                except_origin: row.symbol(&mut pack.bench, "except_origin"),
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.rank, row.provenance.line));
        rows
    }

    pub(super) fn listed_goods(&mut self) -> Vec<ListedGoods> {
        let mut rows = self.rows("goods_lists.csv", &columns(&["list", "goods"]), |pack, row| {
            Some(ListedGoods {
                list: row.required(&mut pack.bench, "list")?,
                goods: pack.goods(row)?,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.list, row.goods, row.provenance.from));
        rows
    }

    pub(super) fn conditions(&mut self) -> Vec<Condition> {
        let mut rows = self.rows("conditions.csv", &columns(&["heading", "set", "kind", "value"]), |pack, row| {
            let kind = row.parsed(&mut pack.bench, "kind", "a kind of condition such as not_in_list", ConditionKind::parse)?;
            let threshold = match kind.is_threshold() {
                true => Some(row.parsed(
                    &mut pack.bench,
                    "value",
                    "a figure with its unit, such as `3.43 LTR` or `84.6 EUR DTN`",
                    |text| threshold(kind, text),
                )?),
                false => None,
            };
            row.required(&mut pack.bench, "value")?;
            Some(Condition {
                heading: row.required(&mut pack.bench, "heading")?,
                set: row.parsed(&mut pack.bench, "set", "a whole number", |text| text.parse().ok())?,
                kind,
                values: pack.symbols(row.text("value")),
                threshold,
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.heading, row.set, row.provenance.line));
        rows
    }

    pub(super) fn claims(&mut self) -> Vec<Claim> {
        let mut rows = self.rows("claims.csv", &columns(&["goods", "effect", "targets", "part"]), |pack, row| {
            let effect = row.parsed(&mut pack.bench, "effect", "exempts, replaces, base_less or base_is", ClaimEffect::parse)?;
            if matches!(effect, ClaimEffect::BaseLess | ClaimEffect::BaseIs) {
                row.required(&mut pack.bench, "part")?;
            }
            Some(Claim {
                heading: pack.goods(row)?,
                effect,
                targets: pack.symbols(row.text("targets")),
                part: row.symbol(&mut pack.bench, "part"),
                provenance: row.provenance(&mut pack.bench)?,
            })
        });
        rows.sort_by_key(|row| (row.heading, row.provenance.line));
        rows
    }

    pub(super) fn value_parts(&mut self) -> Vec<ValuePart> {
        self.rows("valuation/parts.csv", &columns(&["part", "code", "name_en", "name_zh"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(ValuePart {
                part: row.required(bench, "part")?,
                code: row.required(bench, "code")?,
                names: row.names(bench),
                provenance: row.provenance(bench)?,
            })
        })
    }

    pub(super) fn entry_bounds(&mut self) -> Vec<EntryBound> {
        self.rows("entry_bounds.csv", &columns(&["type", "minimum", "maximum"]), |pack, row| {
            let bench = &mut pack.bench;
            let (minimum, maximum) = (row.figure(bench, "minimum")?, row.figure(bench, "maximum")?);
            if maximum.0 < minimum.0 {
                row.problem(bench, "maximum", "the most is below the least");
            }
            Some(EntryBound { tax_type: row.required(bench, "type")?, minimum, maximum, provenance: row.provenance(bench)? })
        })
    }
}

fn threshold(kind: ConditionKind, text: &str) -> Option<Threshold> {
    let mut words = text.split_whitespace();
    let figure = words.next()?.parse().ok().filter(|figure: &rust_decimal::Decimal| i64::try_from(figure.mantissa()).is_ok())?;
    let rest: Vec<&str> = words.collect();
    // A currency and a unit may both be three capitals: of two words the first is the currency.
    let (currency, unit) = match (rest.as_slice(), kind.has_unit()) {
        ([currency, unit], true) if kind.is_value() => (Some(currency.parse().ok()?), Some(*unit)),
        ([unit], true) => (None, Some(*unit)),
        ([currency], false) => (Some(currency.parse().ok()?), None),
        ([], false) => (None, None),
        _ => return None,
    };
    Some(Threshold { figure: crate::Figure(figure), currency, unit: unit.map(|unit| Unit(unit.to_owned())) })
}
