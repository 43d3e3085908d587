//! This module decides which goods codes are suggested for goods that somebody describes: subheadings whose words fit, those
//! first under which the caller's earlier cases described such goods, with the lines that the tariff in force has below them.

use std::collections::BTreeMap;

use nomenclature::{Suggestion, subheading, suggest};
use permissions::Permission;
use serde::Serialize;
use store::Page;
use utoipa::ToSchema;

use crate::desk::search::query;
use crate::{Caller, Denial, Office, OfficeError};

/// Suggestions in one answer.
pub const SUGGESTED_MAX: usize = 20;
/// Letters of a description.
const TEXT_MAX: usize = 2_000;
/// Words by which earlier cases are found, and how long they are at least; Chinese words are pairs of characters.
const TELLING_MAX: usize = 3;
const LETTERS_MIN: usize = 4;
/// Earlier cases that are looked at.
const EARLIER_MAX: u32 = 100;

/// Codes that goods may have; who declares decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GoodsCodes {
    /// The likeliest first.
    pub suggestions: Vec<GoodsCodeSuggestion>,
}

/// A subheading of the Harmonized System that described goods may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GoodsCodeSuggestion {
    /// Its six digits.
    pub code: String,
    /// What it is called, in English.
    pub designation: String,
    /// Its heading.
    pub heading: GoodsCodeName,
    /// Its chapter.
    pub chapter: GoodsCodeName,
    /// The codes of the tariff in force today that begin with it.
    pub lines: Vec<String>,
    /// How many of the caller's earlier cases with these words bore it.
    pub used: u64,
}

/// A code with its designation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GoodsCodeName {
    /// Its digits.
    pub code: String,
    /// What it is called, in English.
    pub designation: String,
}

impl From<nomenclature::Named> for GoodsCodeName {
    fn from(one: nomenclature::Named) -> Self {
        Self { code: one.code.to_owned(), designation: one.designation.to_owned() }
    }
}

/// The words of a text that tell most: few, and none so short that half the house has it.
fn telling(text: &str) -> Vec<String> {
    let letters = |word: &str| word.trim_end_matches('*').chars().count();
    let is_telling = |word: &String| if word.is_ascii() { letters(word) >= LETTERS_MIN } else { letters(word) > 1 };
    let mut words: Vec<String> = query(text).into_iter().filter(is_telling).collect();
    words.sort_by_key(|word| std::cmp::Reverse(letters(word)));
    words.truncate(TELLING_MAX);
    words
}

impl Office {
    /// Codes for goods that a text describes.
    ///
    /// # Errors
    /// The text is too long, or the store failed.
    pub async fn goods_codes(&self, caller: &Caller, text: &str, limit: usize) -> Result<GoodsCodes, OfficeError> {
        if text.chars().count() > TEXT_MAX {
            return Err(Denial::Invalid { field: "text", reason: "too_long" }.into());
        }
        let limit = limit.clamp(1, SUGGESTED_MAX);
        let used = self.used(caller, text).await?;
        let today = self.today();
        let law = self.law();
        let told = |one: Suggestion| GoodsCodeSuggestion {
            lines: law.edition().lines_below(one.code, today),
            used: used.get(one.code).copied().unwrap_or_default(),
            code: one.code.to_owned(),
            designation: one.designation.to_owned(),
            heading: one.heading.into(),
            chapter: one.chapter.into(),
        };
        let by_words = suggest(text, limit);
        let by_use = used.keys().filter_map(|code| subheading(code)).filter(|one| !by_words.contains(one));
        let mut suggestions: Vec<GoodsCodeSuggestion> = by_words.iter().copied().chain(by_use).map(told).collect();
        // Of those used as often, the order of the words stays.
        suggestions.sort_by_key(|one| std::cmp::Reverse(one.used));
        suggestions.truncate(limit);
        Ok(GoodsCodes { suggestions })
    }

    /// How many of the caller's newest cases with the words of a text bore which subheading. A case of several subheadings
    /// does not say which of them the words are of.
    async fn used(&self, caller: &Caller, text: &str) -> Result<BTreeMap<String, u64>, OfficeError> {
        // Who may not search learns nothing of cases.
        let words = telling(text);
        if words.is_empty() || !caller.may(Permission::SearchCases) {
            return Ok(BTreeMap::new());
        }
        let found = self
            .store
            .search(&caller.actor, &words, Page { after: None, limit: EARLIER_MAX })
            .await
            .map_err(OfficeError::Read)?;
        let mut used = BTreeMap::new();
        for case in found.iter().filter(|case| !caller.is_related(case.row.owner)) {
            let mut codes: Vec<&str> = case.row.goods_codes.split_ascii_whitespace().filter_map(|code| code.get(..6)).collect();
            codes.dedup();
            if let [only] = codes.as_slice() {
                *used.entry((*only).to_owned()).or_default() += 1;
            }
        }
        Ok(used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_cases_are_found_by_few_words_that_tell() {
        for (text, expected) in [
            ("Green tea in 500 g packs", vec!["green*", "packs*"]),
            ("Porcelain tea sets, tableware of china", vec!["porcelain*", "tableware*", "china*"]),
            ("绿茶", vec!["绿茶"]),
            ("茶", vec![]),
            ("a b c", vec![]),
        ] {
            assert_eq!(telling(text), expected, "{text}");
        }
    }
}
