//! This module decides which named sets of fields there are, and how fields are called. Both are data: `purposes.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The table.
const TABLE: &str = include_str!("../purposes.toml");

/// A text in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A purpose with the fields that it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// By which it is chosen.
    pub name: String,
    /// How people call it.
    pub title: Said,
    /// Paths; `*` stands for every element of a list.
    pub fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    field: String,
    says: Said,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    purpose: Vec<Purpose>,
    name: Vec<Name>,
}

/// Read once; a test reads it, so an unreadable one does not ship.
static TABLES: LazyLock<Tables> = LazyLock::new(|| toml::from_str(TABLE).unwrap_or_default());

/// All purposes.
pub fn all() -> &'static [Purpose] {
    &TABLES.purpose
}

/// A purpose by its name.
///
/// ```
/// let bank = disclosure::purposes::purpose("bank").unwrap();
/// assert!(bank.fields.iter().any(|field| field == "/decision/mrn"));
/// assert!(disclosure::purposes::purpose("curiosity").is_none());
/// ```
pub fn purpose(name: &str) -> Option<&'static Purpose> {
    all().iter().find(|purpose| purpose.name == name)
}

/// How a field is called; none for one without a name of its own.
pub fn name_of(path: &str) -> Option<&'static Said> {
    TABLES.name.iter().filter(|name| fits(&name.field, path)).max_by_key(|name| name.field.len()).map(|name| &name.says)
}

/// Whether a path is what a pattern names, or within it.
fn fits(pattern: &str, path: &str) -> bool {
    let mut steps = path.split('/');
    pattern.split('/').all(|wanted| steps.next().is_some_and(|step| wanted == "*" || wanted == step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole_and_its_paths_begin_at_the_root() {
        toml::from_str::<Tables>(TABLE).unwrap();
        let names: Vec<&str> = all().iter().map(|purpose| purpose.name.as_str()).collect();
        assert_eq!(names, ["bank", "insurer", "foreign_customs", "carrier"]);
        for field in all().iter().flat_map(|purpose| &purpose.fields) {
            assert!(field.starts_with("/decision/") || field.starts_with("/declaration/"), "{field}");
        }
        for name in &TABLES.name {
            assert!(!name.says.zh.is_empty() && !name.says.en.is_empty(), "{}", name.field);
        }
    }

    #[test]
    fn a_name_is_of_the_field_and_of_what_is_in_it() {
        for (path, english) in [
            ("/decision/mrn", Some("Movement reference number")),
            ("/decision/values/3/customs_value", Some("Customs value")),
            ("/declaration/exporter/address/cityName", Some("Exporter")),
            ("/declaration/exporters", None),
            ("/declaration", None),
        ] {
            assert_eq!(name_of(path).map(|said| said.en.as_str()), english, "{path}");
        }
    }
}
