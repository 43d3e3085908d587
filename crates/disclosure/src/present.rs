//! This module decides what of an issued document is shown: the fields that were chosen with everything in them, the
//! objects and lists on the way to them, and nothing else.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::binding::{self, HolderKey};
use crate::disclosure::Disclosure;
use crate::reveal::{children, digests};
use crate::token;
use crate::{DEPTH_MAX, DISCLOSURES_MAX, Part, TEXT_BYTES_MAX, issue};

/// What a holder signs with.
pub struct Binding<'a> {
    /// The holder's key.
    pub key: &'a HolderKey,
    /// Who alone it is shown to.
    pub audience: &'a str,
    /// The number that they gave.
    pub nonce: &'a str,
    /// When, in seconds since 1970.
    pub at: u64,
}

/// Why nothing can be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotPresented {
    /// The file is no issued document.
    #[error("the file is no issued declaration")]
    NotIssued,
    /// A field was chosen that the document does not have.
    #[error("the document has no field {0}")]
    NoField(String),
}

/// Shows fields of an issued document. A field is named by its path (`/declaration/goodsShipment/consignee`), in which
/// `*` stands for every element of a list, and comes with all that is in it. With `is_strict`, a field that is not there
/// is an error; without, it is left out, as a named set of fields may hold more than a document has.
///
/// # Errors
/// The file was not issued here, or a field is not there.
pub fn present(issued: &str, fields: &[&str], is_strict: bool, binding: Option<&Binding<'_>>) -> Result<String, NotPresented> {
    if issued.len() > TEXT_BYTES_MAX {
        return Err(NotPresented::NotIssued);
    }
    let mut parts = issued.trim().split('~');
    let signed = parts.next().ok_or(NotPresented::NotIssued)?;
    let token = token::read(signed, issue::KIND, Part::Token).map_err(|_| NotPresented::NotIssued)?;
    let mut kept = HashMap::new();
    let mut order = Vec::new();
    for part in parts.filter(|part| !part.is_empty()).take(DISCLOSURES_MAX) {
        let disclosure = Disclosure::read(part).ok_or(NotPresented::NotIssued)?;
        order.push(disclosure.digest());
        kept.insert(disclosure.digest(), disclosure);
    }
    let mut shown = HashSet::new();
    for field in fields {
        let steps: Vec<&str> = field.split('/').skip(1).collect();
        let found = !steps.is_empty() && choose(&token.claims, &steps, &kept, &mut shown, 0);
        if is_strict && !found {
            return Err(NotPresented::NoField((*field).to_owned()));
        }
    }
    let mut text = format!("{signed}~");
    for digest in order {
        if let (true, Some(disclosure)) = (shown.contains(&digest), kept.get(&digest)) {
            text.push_str(disclosure.encoded());
            text.push('~');
        }
    }
    if let Some(Binding { key, audience, nonce, at }) = binding {
        text += &binding::write(&text, key, audience, nonce, *at);
    }
    Ok(text)
}

/// Adds what the steps lead to, and the way there; false when they lead nowhere.
fn choose(at: &Value, steps: &[&str], kept: &HashMap<String, Disclosure>, shown: &mut HashSet<String>, depth: usize) -> bool {
    if depth > DEPTH_MAX {
        return false;
    }
    let Some((step, rest)) = steps.split_first() else {
        for digest in digests(at) {
            if let Some(disclosure) = kept.get(digest) {
                shown.insert(digest.to_owned());
                choose(disclosure.value(), &[], kept, shown, depth + 1);
            }
        }
        return true;
    };
    let mut found = false;
    for (place, digest) in children(at) {
        let Some(disclosure) = kept.get(digest) else { continue };
        let is_it = match (disclosure.name(), place) {
            (Some(name), _) => name == *step,
            (None, Some(place)) => *step == "*" || step.parse() == Ok(place),
            (None, None) => false,
        };
        if is_it && choose(disclosure.value(), rest, kept, shown, depth + 1) {
            shown.insert(digest.to_owned());
            found = true;
        }
    }
    found
}
