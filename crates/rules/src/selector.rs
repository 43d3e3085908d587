//! This module decides which rules a declaration can concern at all, from the selecting columns of the
//! tables, so that most rules are skipped without looking at a condition.

use std::collections::BTreeMap;

use declaration::{AdditionalDocument, Declaration, GovernmentAgencyGoodsItem};
use serde::{Deserialize, Serialize};

use crate::problem::Fault;

/// What the selecting columns of one rule say; an empty list means any.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Selector {
    pub types: Vec<String>,
    pub types_not: Vec<String>,
    pub procedures: Vec<String>,
    pub goods: Vec<String>,
    pub documents: Vec<String>,
}

impl Selector {
    /// Reads the four columns.
    pub(crate) fn parse(types: &str, procedures: &str, goods: &str, documents: &str) -> Result<Self, (&'static str, Fault)> {
        let mut selector = Self::default();
        for pattern in types.split_whitespace() {
            let (kinds, bare) = match pattern.strip_prefix('!') {
                Some(bare) => (&mut selector.types_not, bare),
                None => (&mut selector.types, pattern),
            };
            if bare.len() != 3 || !bare.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'?') {
                return Err((
                    "declaration_types",
                    Fault::whole(
                        format!("`{pattern}` is no pattern of a declaration type"),
                        "write three capital letters, ? for any, ! before what is left out: CO? !COR",
                    ),
                ));
            }
            kinds.push(bare.to_owned());
        }
        selector.procedures =
            words(procedures, 2..=2, "requested_procedures", "a requested procedure of two digits, such as 40")?;
        selector.goods = words(goods, 2..=10, "goods", "the first 2 to 10 digits of a commodity code")?;
        for document in documents.split_whitespace() {
            if document.len() != 4 || !document.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
                return Err((
                    "documents",
                    Fault::whole(format!("`{document}` is no document code"), "write category and type, such as C506"),
                ));
            }
            selector.documents.push(document.to_owned());
        }
        Ok(selector)
    }

    pub(crate) fn takes_type(&self, code: &str) -> bool {
        let fits = |pattern: &String| {
            pattern.len() == code.len()
                && pattern.bytes().zip(code.bytes()).all(|(wanted, found)| wanted == b'?' || wanted == found)
        };
        (self.types.is_empty() || self.types.iter().any(fits)) && !self.types_not.iter().any(fits)
    }

    /// Whether the columns about goods items ask for anything.
    pub(crate) fn asks_of_items(&self) -> bool {
        !(self.procedures.is_empty() && self.goods.is_empty() && self.documents.is_empty())
    }

    /// Whether the goods item is one that the rule is about.
    pub(crate) fn takes_item(&self, item: &ItemFacts<'_>) -> bool {
        (self.procedures.is_empty() || self.procedures.iter().any(|wanted| item.requested == Some(wanted)))
            && (self.goods.is_empty() || self.goods.iter().any(|wanted| item.goods.starts_with(wanted.as_str())))
            && (self.documents.is_empty()
                || self.documents.iter().any(|wanted| item.documents().any(|document| document == wanted.as_str())))
    }
}

fn words(
    cell: &str,
    lengths: std::ops::RangeInclusive<usize>,
    column: &'static str,
    expected: &str,
) -> Result<Vec<String>, (&'static str, Fault)> {
    cell.split_whitespace()
        .map(|word| {
            if lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) {
                Ok(word.to_owned())
            } else {
                Err((column, Fault::whole(format!("`{word}` is not {expected}"), format!("write {expected}"))))
            }
        })
        .collect()
}

/// What selectors look at in one goods item.
pub(crate) struct ItemFacts<'a> {
    requested: Option<&'a str>,
    goods: String,
    own: &'a [AdditionalDocument],
    shared: &'a [AdditionalDocument],
}

impl<'a> ItemFacts<'a> {
    pub(crate) fn of(item: &'a GovernmentAgencyGoodsItem, declaration: &'a Declaration) -> Self {
        let requested = item
            .government_procedure
            .iter()
            .find(|procedure| procedure.previous_code.is_some())
            .and_then(|procedure| procedure.current_code.as_deref());
        let mut goods = String::new();
        // The national digits (TRC) follow the code of the combined nomenclature (TSP).
        for wanted in ["TSP", "TRC"] {
            let classifications = item.commodity.iter().flat_map(|commodity| &commodity.classification);
            let found = classifications
                .filter(|code| code.identification_type_code.as_deref() == Some(wanted))
                .find_map(|code| code.id.as_deref());
            goods.push_str(found.unwrap_or_default());
        }
        Self { requested, goods, own: &item.additional_document, shared: &declaration.additional_document }
    }

    fn documents(&self) -> impl Iterator<Item = String> + use<'_> {
        self.own.iter().chain(self.shared).map(|document| {
            format!(
                "{}{}",
                document.category_code.as_deref().unwrap_or_default(),
                document.type_code.as_deref().unwrap_or_default()
            )
        })
    }
}

/// A set of rules, a bit for each.
type Bits = Vec<u64>;

fn mark(bits: &mut Bits, rule: usize) {
    if let Some(word) = bits.get_mut(rule / 64) {
        *word |= 1 << (rule % 64);
    }
}

/// Rules by the most telling of their selectors: each rule stands in one map, or in the general set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    general: Bits,
    by_procedure: BTreeMap<String, Vec<usize>>,
    by_goods: BTreeMap<String, Vec<usize>>,
    by_document: BTreeMap<String, Vec<usize>>,
    /// Rules that name the same declaration types, with a selector that does.
    by_types: Vec<(Selector, Bits)>,
}

impl Index {
    pub(crate) fn of<'a>(selectors: impl ExactSizeIterator<Item = &'a Selector>) -> Self {
        let empty: Bits = vec![0; selectors.len().div_ceil(64)];
        let mut index = Self { general: empty.clone(), ..Self::default() };
        for (rule, selector) in selectors.enumerate() {
            let same =
                |(known, _): &&mut (Selector, Bits)| known.types == selector.types && known.types_not == selector.types_not;
            match index.by_types.iter_mut().find(same) {
                Some((_, rules)) => mark(rules, rule),
                None => {
                    let mut rules = empty.clone();
                    mark(&mut rules, rule);
                    index.by_types.push((selector.clone(), rules));
                }
            }
            let (map, keys) = if !selector.documents.is_empty() {
                (&mut index.by_document, &selector.documents)
            } else if !selector.goods.is_empty() {
                (&mut index.by_goods, &selector.goods)
            } else if !selector.procedures.is_empty() {
                (&mut index.by_procedure, &selector.procedures)
            } else {
                mark(&mut index.general, rule);
                continue;
            };
            for key in keys {
                map.entry(key.clone()).or_default().push(rule);
            }
        }
        index
    }

    /// Rules that may concern a declaration of this type with these items, in the order of the tables.
    pub(crate) fn candidates(&self, type_code: &str, items: &[ItemFacts<'_>]) -> impl Iterator<Item = usize> + use<> {
        let mut rules = self.general.clone();
        let mut add = |found: Option<&Vec<usize>>| found.into_iter().flatten().for_each(|rule| mark(&mut rules, *rule));
        for item in items {
            add(item.requested.and_then(|requested| self.by_procedure.get(requested)));
            if !self.by_goods.is_empty() {
                for length in 2..=item.goods.len() {
                    add(item.goods.get(..length).and_then(|prefix| self.by_goods.get(prefix)));
                }
            }
            if !self.by_document.is_empty() {
                item.documents().for_each(|document| add(self.by_document.get(&document)));
            }
        }
        for (_, others) in self.by_types.iter().filter(|(selector, _)| !selector.takes_type(type_code)) {
            rules.iter_mut().zip(others).for_each(|(word, other)| *word &= !other);
        }
        rules.into_iter().enumerate().flat_map(|(place, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
                word &= word - 1;
                Some(place * 64 + bit)
            })
        })
    }
}
