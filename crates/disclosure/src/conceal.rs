//! This module decides how a document becomes disclosures: each field of each object and each element of each list,
//! from the leaves up (the recursive form of RFC 9901, section 4.2.6), so that a field that is not shown does not even
//! say that it exists.

use serde_json::{Map, Value};

use crate::disclosure::{Disclosure, SALT_BYTES};

/// A document whose fields are concealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concealed {
    /// What is left in the open: digests.
    pub open: Value,
    /// All fields, each after what is within it.
    pub disclosures: Vec<Disclosure>,
}

/// Conceals every field of a document. `salt` gives fresh random bytes at each call.
///
/// ```
/// let mut count = 0;
/// let concealed = disclosure::conceal(&serde_json::json!({ "mrn": "26GB1", "items": ["wine"] }), &mut || { count += 1; [count; 16] });
/// assert_eq!(concealed.disclosures.len(), 3);
/// assert!(!concealed.open.to_string().contains("mrn"));
/// ```
pub fn conceal(document: &Value, salt: &mut dyn FnMut() -> [u8; SALT_BYTES]) -> Concealed {
    let mut disclosures = Vec::new();
    let open = within(document, salt, &mut disclosures);
    Concealed { open, disclosures }
}

/// A value with everything in it concealed.
fn within(value: &Value, salt: &mut dyn FnMut() -> [u8; SALT_BYTES], disclosures: &mut Vec<Disclosure>) -> Value {
    let mut one = |name: Option<&str>, value: &Value| {
        let inner = within(value, salt, disclosures);
        let disclosure = Disclosure::new(&salt(), name, inner);
        let digest = disclosure.digest();
        disclosures.push(disclosure);
        digest
    };
    match value {
        Value::Object(fields) => {
            let mut digests: Vec<String> = fields.iter().map(|(name, value)| one(Some(name), value)).collect();
            // In the order of fields, digests would tell which field is which.
            digests.sort_unstable();
            Value::Object(Map::from_iter([("_sd".to_owned(), digests.into())]))
        }
        Value::Array(elements) => elements
            .iter()
            .map(|element| Value::Object(Map::from_iter([("...".to_owned(), one(None, element).into())])))
            .collect(),
        leaf => leaf.clone(),
    }
}
