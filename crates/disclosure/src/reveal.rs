//! This module decides how disclosures go back to where they belong (RFC 9901, section 7.1): each stands behind one
//! digest, none behind two, and what is not shown is left out.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::DEPTH_MAX;
use crate::disclosure::Disclosure;
use crate::refusal::{Part, Refusal};

/// A field that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its path; places in lists are counted from 0, as in the whole document.
    pub path: String,
    /// Its value.
    pub value: Value,
}

/// What is shown of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// The claims with the disclosed ones among them, as RFC 9901 has it.
    pub claims: Value,
    /// The fields that were disclosed, leaves only, in the order of the document.
    pub fields: Vec<Field>,
}

/// Puts disclosures into claims.
///
/// # Errors
/// A digest stands there twice, a disclosure belongs nowhere or where something is already, or it is too deep.
pub fn reveal(claims: &Value, disclosures: &[Disclosure]) -> Result<Revealed, Refusal> {
    if let Some(name) = claims.get("_sd_alg").filter(|name| name.as_str() != Some("sha-256")) {
        return Err(Refusal::HashAlgorithm { found: name.as_str().unwrap_or_default().to_owned() });
    }
    let mut by_digest = HashMap::with_capacity(disclosures.len());
    for (number, disclosure) in (1..).zip(disclosures) {
        let digest = disclosure.digest();
        if by_digest.insert(digest.clone(), (number, disclosure)).is_some() {
            return Err(Refusal::TwiceTheSame { digest });
        }
    }
    let mut reader = Reader { by_digest, seen: HashSet::new(), used: HashSet::new(), fields: Vec::new() };
    let mut claims = reader.value(claims, &mut String::new(), false, 0)?;
    if let Some(claims) = claims.as_object_mut() {
        claims.remove("_sd_alg");
    }
    if let Some(number) = (1..=disclosures.len()).find(|number| !reader.used.contains(number)) {
        return Err(Refusal::NotSigned { at: Part::Disclosure(number) });
    }
    Ok(Revealed { claims, fields: reader.fields })
}

/// The digests right within a value, with their places in a list.
pub fn children(value: &Value) -> Vec<(Option<usize>, &str)> {
    match value {
        Value::Object(fields) => {
            let digests = fields.get("_sd").and_then(Value::as_array).into_iter().flatten();
            digests.filter_map(Value::as_str).map(|digest| (None, digest)).collect()
        }
        Value::Array(elements) => {
            (0..).zip(elements).filter_map(|(place, element)| Some((Some(place), element_digest(element)?))).collect()
        }
        _ => Vec::new(),
    }
}

/// The digests right within a value.
pub fn digests(value: &Value) -> impl Iterator<Item = &str> {
    children(value).into_iter().map(|(_, digest)| digest)
}

/// The digest that an element of a list stands behind.
fn element_digest(element: &Value) -> Option<&str> {
    let fields = element.as_object()?;
    fields.get("...").filter(|_| fields.len() == 1)?.as_str()
}

struct Reader<'a> {
    by_digest: HashMap<String, (usize, &'a Disclosure)>,
    /// Digests that stood somewhere, shown or not.
    seen: HashSet<String>,
    /// Numbers of disclosures that found their place.
    used: HashSet<usize>,
    fields: Vec<Field>,
}

impl<'a> Reader<'a> {
    fn value(&mut self, value: &Value, path: &mut String, is_disclosed: bool, depth: usize) -> Result<Value, Refusal> {
        if depth > DEPTH_MAX {
            return Err(Refusal::TooDeep);
        }
        match value {
            Value::Object(fields) => self.object(fields, path, is_disclosed, depth),
            Value::Array(elements) => {
                let mut shown = Vec::new();
                for (place, element) in elements.iter().enumerate() {
                    let here = path.len();
                    path.push_str(&format!("/{place}"));
                    match element_digest(element) {
                        None => shown.push(self.value(element, path, is_disclosed, depth + 1)?),
                        Some(digest) => {
                            if let Some((number, disclosure)) = self.take(digest)? {
                                if disclosure.name().is_some() {
                                    return Err(Refusal::Misplaced { at: Part::Disclosure(number) });
                                }
                                shown.push(self.value(disclosure.value(), path, true, depth + 1)?);
                            }
                        }
                    }
                    path.truncate(here);
                }
                Ok(shown.into())
            }
            leaf => {
                if is_disclosed {
                    self.fields.push(Field { path: path.clone(), value: leaf.clone() });
                }
                Ok(leaf.clone())
            }
        }
    }

    fn object(
        &mut self,
        fields: &Map<String, Value>,
        path: &mut String,
        is_disclosed: bool,
        depth: usize,
    ) -> Result<Value, Refusal> {
        let mut named: Vec<(String, &Value, bool, Option<usize>)> = Vec::new();
        for (name, value) in fields.iter().filter(|(name, _)| *name != "_sd") {
            if name == "..." {
                return Err(Refusal::Malformed { at: Part::Token });
            }
            named.push((name.clone(), value, is_disclosed, None));
        }
        if let Some(digests) = fields.get("_sd") {
            let malformed = Refusal::Malformed { at: Part::Token };
            for digest in digests.as_array().ok_or_else(|| malformed.clone())? {
                let digest = digest.as_str().ok_or_else(|| malformed.clone())?;
                let Some((number, disclosure)) = self.take(digest)? else { continue };
                let misplaced = Refusal::Misplaced { at: Part::Disclosure(number) };
                named.push((disclosure.name().ok_or(misplaced)?.to_owned(), disclosure.value(), true, Some(number)));
            }
        }
        named.sort_by(|one, other| one.0.cmp(&other.0));
        let mut shown = Map::new();
        for (name, value, is_disclosed, number) in named {
            if shown.contains_key(&name) {
                return Err(Refusal::Misplaced { at: number.map_or(Part::Token, Part::Disclosure) });
            }
            let here = path.len();
            path.push_str(&format!("/{}", name.replace('~', "~0").replace('/', "~1")));
            let value = self.value(value, path, is_disclosed, depth + 1)?;
            path.truncate(here);
            shown.insert(name, value);
        }
        Ok(shown.into())
    }

    /// The disclosure behind a digest, if it is shown.
    fn take(&mut self, digest: &str) -> Result<Option<(usize, &'a Disclosure)>, Refusal> {
        if !self.seen.insert(digest.to_owned()) {
            return Err(Refusal::TwiceTheSame { digest: digest.to_owned() });
        }
        let found = self.by_digest.get(digest).copied();
        self.used.extend(found.map(|(number, _)| number));
        Ok(found)
    }
}
