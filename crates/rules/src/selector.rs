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

/// Rules by the most telling of their selectors: each rule stands in one map, or in the general list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    general: Vec<usize>,
    by_procedure: BTreeMap<String, Vec<usize>>,
    by_goods: BTreeMap<String, Vec<usize>>,
    by_document: BTreeMap<String, Vec<usize>>,
}

impl Index {
    pub(crate) fn of<'a>(selectors: impl Iterator<Item = &'a Selector>) -> Self {
        let mut index = Self::default();
        for (rule, selector) in selectors.enumerate() {
            let (map, keys) = if !selector.documents.is_empty() {
                (&mut index.by_document, &selector.documents)
            } else if !selector.goods.is_empty() {
                (&mut index.by_goods, &selector.goods)
            } else if !selector.procedures.is_empty() {
                (&mut index.by_procedure, &selector.procedures)
            } else {
                index.general.push(rule);
                continue;
            };
            for key in keys {
                map.entry(key.clone()).or_default().push(rule);
            }
        }
        index
    }

    /// Rules that may concern these items, in the order of the tables.
    pub(crate) fn candidates(&self, items: &[ItemFacts<'_>]) -> Vec<usize> {
        let mut rules = self.general.clone();
        for item in items {
            if let Some(found) = item.requested.and_then(|requested| self.by_procedure.get(requested)) {
                rules.extend(found);
            }
            if !self.by_goods.is_empty() {
                for length in 2..=item.goods.len() {
                    rules.extend(item.goods.get(..length).and_then(|prefix| self.by_goods.get(prefix)).into_iter().flatten());
                }
            }
            if !self.by_document.is_empty() {
                rules.extend(item.documents().filter_map(|document| self.by_document.get(&document)).flatten());
            }
        }
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}
