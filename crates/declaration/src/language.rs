//! This module decides how a text is carried in several languages: a map by language tag.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text by language tag (`en`, `zh`), in the order of the tags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LanguageMap(pub BTreeMap<String, String>);

impl LanguageMap {
    /// The text in the first of the wanted languages that there is, else in English, else in any.
    ///
    /// ```
    /// let name: declaration::LanguageMap = [("en", "lane"), ("zh", "通道")].into_iter().collect();
    /// assert_eq!(name.get(&["zh"]), "通道");
    /// assert_eq!(name.get(&["fr"]), "lane");
    /// ```
    pub fn get(&self, wanted: &[&str]) -> &str {
        wanted
            .iter()
            .find_map(|tag| self.0.get(*tag))
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for LanguageMap {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(texts: I) -> Self {
        Self(texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect())
    }
}
