//! This module decides what a careful colleague would remark on the tables of a pack that compiles: what is
//! missing, what never applies, and what looks like a slip of the hand. Each remark says the mend.

use std::collections::{BTreeMap, BTreeSet};

use clearance::Law;
use declaration::LanguageMap;
use jiff::civil::Date;
use reference::{Day, Edition, Expression, Provenance, TaxCategory, Term, Unit};

use super::check::text;

/// Chapters of the Harmonized System; 77 is reserved and empty.
const CHAPTERS: std::ops::RangeInclusive<u64> = 1..=97;
const CHAPTER_RESERVED: u64 = 77;
/// Codes of a length that fewer than one row in so many has look like a slip.
const RARE: usize = 50;

pub fn remarks(law: &Law, date: Date) -> Vec<LanguageMap> {
    let edition = law.edition();
    let day = Day::from(date);
    let mut remarks = Vec::new();
    remarks.extend(measures(edition));
    remarks.extend(tax_types(edition, day, date));
    remarks.extend(lengths(edition));
    remarks.extend(chapters(edition));
    remarks.extend(expressions(edition, day, date));
    remarks.extend(languages(law));
    remarks
}

fn measures(edition: &Edition) -> Option<LanguageMap> {
    edition.tables().measures.is_empty().then(|| {
        text(
            "measures: there is no rate of duty yet, so every import waits for an officer; add a row for each commodity code"
                .to_owned(),
            "measures：尚无任何税率，所有进口报关单都须由关员处理；请为每个商品编码填写一行".to_owned(),
        )
    })
}

/// Tax types without a policy, and rates under types that do not exist or are never looked for.
fn tax_types(edition: &Edition, day: Day, date: Date) -> Vec<LanguageMap> {
    let tables = edition.tables();
    let mut remarks = Vec::new();
    for tax in tables.tax_types.iter().filter(|tax| tax.provenance.holds(day)) {
        let code = edition.text(tax.code);
        if edition.policy(code, Some(tax.category), date).is_none() {
            remarks.push(text(
                format!("tax_types: {code} has no row in policies; add on what it is charged and how it is rounded"),
                format!("tax_types：{code}在policies中没有对应行；请填写其计税基础和舍入方法"),
            ));
        }
    }
    let mut unknown: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut misplaced: BTreeMap<&str, u32> = BTreeMap::new();
    let own = tables.measures.iter().map(|row| ("measures", row.tax_type, &row.provenance));
    let beside = tables.additional.iter().map(|row| ("additional", row.tax_type, &row.provenance));
    for (table, symbol, provenance) in own.chain(beside).filter(|(_, _, provenance)| provenance.holds(day)) {
        let code = edition.text(symbol);
        match edition.tax_type(code, date) {
            None => _ = unknown.entry((table, code)).or_insert(provenance.line),
            Some(tax) if table == "measures" && tax.category != TaxCategory::CustomsDuty => {
                misplaced.entry(code).or_insert(provenance.line);
            }
            Some(_) => {}
        }
    }
    for ((table, code), line) in unknown {
        remarks.push(text(
            format!("{table}: {code} (first in row {line}) is not in tax_types on {date}; add it there, or correct the code"),
            format!("{table}：{code}（首见第{line}行）在{date}不在tax_types中；请在该表补充，或更正代码"),
        ));
    }
    for (code, line) in misplaced {
        remarks.push(text(
            format!(
                "measures: {code} (first in row {line}) is no customs duty, and measures holds customs duties only; move the rows to additional and goods_lists, or to vat_rates"
            ),
            format!("measures：{code}（首见第{line}行）不是关税，而本表只用于关税；请移至additional和goods_lists，或vat_rates"),
        ));
    }
    remarks
}

/// Codes that no declared code can match, and codes of a length that few others have.
fn lengths(edition: &Edition) -> Vec<LanguageMap> {
    let rows = &edition.tables().measures;
    let mut lengths: BTreeMap<u8, (usize, String, u32)> = BTreeMap::new();
    for row in rows {
        let found = lengths.entry(row.goods.digits).or_insert_with(|| (0, row.goods.to_string(), row.provenance.line));
        found.0 += 1;
    }
    let usual = lengths.iter().max_by_key(|(_, (count, ..))| *count).map_or(0, |(digits, _)| *digits);
    let mut remarks = Vec::new();
    for (digits, (count, first, line)) in &lengths {
        if digits % 2 == 1 {
            remarks.push(text(
                format!(
                    "measures: {count} codes have {digits} digits (first {first} in row {line}) and never match; a leading zero may be lost: format the column as text and write it again"
                ),
                format!("measures：{count}个编码为{digits}位（首见第{line}行{first}），永远不会匹配；可能丢失了前导零，请将该列设为文本格式后重新填写"),
            ));
        } else if *digits != usual && count * RARE < rows.len() {
            let (en, zh) = if *digits < usual { ("shorter", "短") } else { ("longer", "长") };
            remarks.push(text(
                format!(
                    "measures: {count} codes of {digits} digits (first {first} in row {line}) are {en} than the usual {usual}; check that this is meant"
                ),
                format!("measures：{count}个{digits}位编码（首见第{line}行{first}）比通常的{usual}位{zh}；请确认是否有意如此"),
            ));
        }
    }
    remarks
}

/// Chapters of which neither a rate nor a reason for its absence is known.
fn chapters(edition: &Edition) -> Option<LanguageMap> {
    let tables = edition.tables();
    if tables.measures.is_empty() {
        return None;
    }
    let known = tables.measures.iter().map(|row| row.goods).chain(tables.not_covered.iter().filter_map(|row| row.goods));
    let known: BTreeSet<u64> = known.map(|goods| goods.padded / 100_000_000).collect();
    let missing: Vec<String> = CHAPTERS
        .filter(|chapter| *chapter != CHAPTER_RESERVED && !known.contains(chapter))
        .map(|chapter| format!("{chapter:02}"))
        .collect();
    (!missing.is_empty()).then(|| {
        text(
            format!(
                "measures: {} chapters have no row ({}); add their rates, or say in not_covered why there are none",
                missing.len(),
                missing.join(" ")
            ),
            format!("measures：有{}章没有任何行（{}）；请补充税率，或在not_covered中说明原因", missing.len(), missing.join(" ")),
        )
    })
}

/// Currencies and units of rates in force that the pack cannot convert or does not know.
fn expressions(edition: &Edition, day: Day, date: Date) -> Vec<LanguageMap> {
    let tables = edition.tables();
    let holds = |provenance: &Provenance| provenance.holds(day);
    let used = tables.measures.iter().filter(|row| holds(&row.provenance)).map(|row| row.expression);
    let used = used.chain(tables.additional.iter().filter(|row| holds(&row.provenance)).filter_map(|row| row.expression));
    let used: BTreeSet<u32> =
        used.chain(tables.vat_rates.iter().filter(|row| holds(&row.provenance)).map(|row| row.expression)).collect();
    let terms: Vec<&Term> = used.iter().filter_map(|index| edition.expression(*index)).flat_map(terms).collect();
    let own = tables.manifest.currency;
    let currencies = terms.iter().filter_map(|term| match term {
        Term::Fixed(_, currency) | Term::Specific { currency, .. } => Some(*currency),
        _ => None,
    });
    let currencies: BTreeSet<_> =
        currencies.filter(|currency| *currency != own && edition.exchange_rate(*currency, date).is_none()).collect();
    let mut remarks: Vec<LanguageMap> = currencies
        .into_iter()
        .map(|currency| {
            text(
                format!("exchange_rates: rates are written in {currency}, and there is no rate of exchange for it on {date}; add the period"),
                format!("exchange_rates：有税率以{currency}表示，但{date}没有其汇率；请补充该期间的汇率"),
            )
        })
        .collect();
    if edition.list("units").is_some() {
        let is_known = |unit: &Unit| {
            let base = unit.0.split('#').next().unwrap_or_default();
            [unit.0.as_str(), base].into_iter().any(|code| edition.code("units", code, date).is_some())
        };
        let units = terms.iter().filter_map(|term| match term {
            Term::Specific { units, .. } => Some(units),
            _ => None,
        });
        let units: BTreeSet<&Unit> = units.flatten().filter(|unit| !is_known(unit)).collect();
        remarks.extend(units.into_iter().map(|unit| {
            text(
                format!("codes/units: rates are written per {}, which is not in the list; add it, or correct the rate", unit.0),
                format!("codes/units：有税率按{}计征，但该单位不在代码表中；请补充，或更正税率", unit.0),
            )
        }));
    }
    remarks
}

fn terms(expression: &Expression) -> impl Iterator<Item = &Term> {
    let limits = expression.limits.iter().flat_map(|(_, sum)| sum);
    expression.base.iter().chain(limits).map(|(_, term)| term)
}

/// Findings that cannot be told in a language of the pack: those of rules, and those of the platform.
fn languages(law: &Law) -> Vec<LanguageMap> {
    let languages = law.edition().setting("languages");
    let mut codes: BTreeSet<(&str, &str)> =
        law.rules().rules().iter().map(|rule| (rule.code.as_str(), rule.id.as_str())).collect();
    codes.extend(editions::template::platform_codes().map(|code| (code, "")));
    let mut remarks = Vec::new();
    for language in languages.split_whitespace() {
        let missing: BTreeSet<&str> =
            codes.iter().filter(|(code, rule)| !law.texts().tells(code, rule, language)).map(|(code, _)| *code).collect();
        let Some(first) = missing.first() else { continue };
        let count = missing.len();
        remarks.push(text(
            format!(
                "texts/findings: {count} codes ({first} …) have no text in `{language}`; translate the rows and take their # away"
            ),
            format!("texts/findings：{count}个代码（{first}等）没有“{language}”文本；请翻译相应行并去掉行首的#"),
        ));
    }
    remarks
}
