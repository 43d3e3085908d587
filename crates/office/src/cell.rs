//! This module decides how a problem in what a person writes is told: the field, the character, what is wrong and the mend, in
//! both languages. Conditions of profiles and rules of the law are told alike.

use declaration::LanguageMap;
use serde::Serialize;
use utoipa::ToSchema;

/// The languages in which people are told.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "zh"];

/// What is wrong with what somebody writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CellProblem {
    /// The field.
    pub field: String,
    /// The character in the field, from 1; 0 for all of it.
    pub column: usize,
    /// What is wrong, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub message: LanguageMap,
    /// What to do, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub mend: LanguageMap,
}

impl CellProblem {
    /// A problem of a whole field; texts in the order of the languages: English, Chinese.
    pub(crate) fn new(field: &str, message: [&str; 2], mend: [&str; 2]) -> Self {
        let told = |texts: [&str; 2]| LANGUAGES.into_iter().zip(texts).collect();
        Self { field: field.to_owned(), column: 0, message: told(message), mend: told(mend) }
    }
}

impl From<&rules::Problem> for CellProblem {
    fn from(one: &rules::Problem) -> Self {
        let (message, mend) = one.told();
        Self { field: one.cell.clone(), column: one.column, message, mend }
    }
}
