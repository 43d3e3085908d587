//! This module decides what a disclosure is: salt, name and value of one field, and the digest that stands for it in
//! what is signed (RFC 9901, section 4.2).

use serde_json::Value;

use crate::encoding::{decode, encode, hash};

/// Random bytes of a salt: 128 bits, so that nobody tries values through (RFC 9901, section 9.3).
pub const SALT_BYTES: usize = 16;

/// One field that may be shown.
///
/// ```
/// // The example of RFC 9901, section 4.2.1.
/// let one = disclosure::Disclosure::read("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0").unwrap();
/// assert_eq!((one.name(), one.value()), (Some("family_name"), &serde_json::json!("Möbius")));
/// assert_eq!(one.digest(), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    encoded: String,
    name: Option<String>,
    value: Value,
}

impl Disclosure {
    /// A field of an object (with a name) or an element of a list (without).
    pub fn new(salt: &[u8; SALT_BYTES], name: Option<&str>, value: Value) -> Self {
        let salt = Value::from(encode(salt));
        let parts = match name {
            Some(name) => Value::from(vec![salt, name.into(), value.clone()]),
            None => Value::from(vec![salt, value.clone()]),
        };
        Self { encoded: encode(parts.to_string().as_bytes()), name: name.map(str::to_owned), value }
    }

    /// Reads a disclosure; none when it is not one, or hides a digest under a reserved name.
    pub fn read(encoded: &str) -> Option<Self> {
        let parts: Vec<Value> = serde_json::from_slice(&decode(encoded)?).ok()?;
        let (name, value) = match parts.as_slice() {
            [Value::String(_), Value::String(name), value] => (Some(name.clone()), value.clone()),
            [Value::String(_), value] => (None, value.clone()),
            _ => return None,
        };
        if matches!(name.as_deref(), Some("_sd" | "...")) {
            return None;
        }
        Some(Self { encoded: encoded.to_owned(), name, value })
    }

    /// The name of the field; none for an element of a list.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The value; within it, what is concealed stands as digests.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// How it is written: what the digest is over, so it is never written anew.
    pub fn encoded(&self) -> &str {
        &self.encoded
    }

    /// What stands for it in what is signed.
    pub fn digest(&self) -> String {
        hash(&self.encoded)
    }
}
