//! This module decides how the tables of preferential origin compile: schemes, members, cumulation,
//! proofs, tolerances, and rules of products.

use std::collections::HashMap;

use super::Pack;
use super::breadth::columns;
use crate::rows::*;

/// Tables of product rules lie here, one for each group of schemes.
const RULES_FOLDER: &str = "origin/rules/";

/// `84` or `8401..8406` as ten digits, first and last.
fn range(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let last = GoodsKey::new(last)?;
    let end = last.padded + 10_u64.pow(10 - u32::from(last.digits)) - 1;
    let start = GoodsKey::new(first)?.padded;
    (start <= end).then_some((start, end))
}

impl Pack<'_> {
    pub(super) fn origin(&mut self) -> OriginTables {
        let mut tables = OriginTables {
            schemes: self.schemes(),
            members: self.members(),
            cumulation: self.cumulation(),
            proofs: self.proofs(),
            tolerances: self.tolerances(),
            ..OriginTables::default()
        };
        self.product_rules(&mut tables);
        tables
    }

    fn schemes(&mut self) -> Vec<Scheme> {
        self.rows("origin/schemes.csv", &columns(&["scheme", "name_en", "name_zh", "proofs", "series"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(Scheme {
                scheme: row.required(bench, "scheme")?,
                names: row.names(bench),
                proofs: row.text("proofs").split(';').map(|kind| bench.strings.symbol(kind)).collect(),
                series: row.required(bench, "series")?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn members(&mut self) -> Vec<SchemeMember> {
        self.rows("origin/members.csv", &columns(&["scheme", "country"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(SchemeMember {
                scheme: row.required(bench, "scheme")?,
                country: row.required(bench, "country")?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn cumulation(&mut self) -> Vec<Cumulation> {
        self.rows("origin/cumulation.csv", &columns(&["scheme", "kind", "countries"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(Cumulation {
                scheme: row.required(bench, "scheme")?,
                kind: row.required(bench, "kind")?,
                countries: row.text("countries").split_whitespace().map(|code| bench.strings.symbol(code)).collect(),
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn proofs(&mut self) -> Vec<ProofDocument> {
        self.rows("origin/proofs.csv", &columns(&["proof", "scheme", "document"]), |pack, row| {
            let bench = &mut pack.bench;
            Some(ProofDocument {
                proof: row.required(bench, "proof")?,
                scheme: row.symbol(bench, "scheme"),
                document: row.required(bench, "document")?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn tolerances(&mut self) -> Vec<Tolerance> {
        self.rows("origin/tolerances.csv", &columns(&["scheme", "chapters", "percent", "basis"]), |pack, row| {
            let bench = &mut pack.bench;
            let chapters = row.parsed(bench, "chapters", "chapters such as 01..49", |text| {
                let (first, last) = text.split_once("..").unwrap_or((text, text));
                Some((first.parse().ok()?, last.parse().ok()?))
            })?;
            Some(Tolerance {
                scheme: row.required(bench, "scheme")?,
                chapters,
                percent: row.figure(bench, "percent")?,
                basis: row.parsed(bench, "basis", "ex_works, fob or weight", ToleranceBasis::parse)?,
                provenance: row.provenance(bench)?,
            })
        })
    }

    fn product_rules(&mut self, tables: &mut OriginTables) {
        let files: Vec<String> = self.files.keys().filter(|file| file.starts_with(RULES_FOLDER)).cloned().collect();
        let mut known: HashMap<String, u32> = HashMap::new();
        for file in files {
            let rules = &mut tables.rules;
            let rows = self.rows(&file, &columns(&["goods", "part", "rule", "schemes"]), |pack, row| {
                let (from, to) = row.parsed(&mut pack.bench, "goods", "a code, or a range such as 8401..8406", range)?;
                let text = row.text("rule");
                let rule = match known.get(text) {
                    Some(place) => *place,
                    None => match text.parse() {
                        Ok(rule) => {
                            let place = rules.len() as u32;
                            rules.push(rule);
                            known.insert(text.to_owned(), place);
                            place
                        }
                        Err(error) => {
                            row.problem(&mut pack.bench, "rule", format!("{error}"));
                            return None;
                        }
                    },
                };
                let is_partial = row.parsed(&mut pack.bench, "part", "`ex` or nothing", |text| match text {
                    "" => Some(false),
                    "ex" => Some(true),
                    _ => None,
                })?;
                let provenance = row.provenance(&mut pack.bench)?;
                let schemes: Vec<Symbol> =
                    row.text("schemes").split_whitespace().map(|name| pack.bench.strings.symbol(name)).collect();
                Some(schemes.into_iter().map(move |scheme| ProductRule { scheme, from, to, is_partial, rule, provenance }))
            });
            tables.product_rules.extend(rows.into_iter().flatten());
        }
        tables.product_rules.sort_by_key(|row| (row.scheme, row.from, row.to, row.provenance.line));
    }
}
