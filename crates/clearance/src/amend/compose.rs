//! This module decides which correction message brings a declaration from one form into another: one pointer a change, and
//! the message carries at each what is to stand there.

use declaration::{Declaration, Pointer};
use serde_json::{Map, Value, json};

/// Why no correction can be composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// A place that a correction cannot name.
    #[error("{path} cannot be corrected")]
    Place {
        /// The place.
        path: String,
    },
    /// Nothing differs.
    #[error("nothing is changed")]
    Nothing,
}

/// What a correction says beside its changes.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The movement reference number of the case.
    pub mrn: &'a str,
    /// The reason code for what is set.
    pub set: &'a str,
    /// The reason code for what is taken away.
    pub delete: &'a str,
    /// Why, in the trader's words.
    pub reason: &'a str,
}

/// Members that no correction touches: they say which message it is.
const OWN: [&str; 5] = ["functionCode", "functionalReferenceId", "typeCode", "id", "amendment"];

/// A correction message, as JSON, that makes `after` of `before`. Elements of lists are compared by their place: what is
/// taken away must be the last of its list.
///
/// # Errors
/// Nothing differs, or a place cannot be named by a pointer.
pub fn compose(before: &Declaration, after: &Declaration, wording: Wording<'_>) -> Result<Value, ComposeError> {
    let value = |declaration| serde_json::to_value(declaration).unwrap_or_default();
    let (before, after) = (value(before), value(after));
    let mut work = Work { message: json!({}), amendments: Vec::new(), after: &after, wording };
    for member in members(&before, &after) {
        if !OWN.contains(&member.as_str()) {
            work.differ(&[Step::Member(member.clone())], before.get(&member), after.get(&member))?;
        }
    }
    if work.amendments.is_empty() {
        return Err(ComposeError::Nothing);
    }
    let mut message = work.message;
    message["functionCode"] = json!("13");
    message["typeCode"] = json!("COR");
    message["id"] = json!(wording.mrn);
    message["amendment"] = Value::Array(work.amendments);
    let why = json!({ "statementDescription": wording.reason, "statementTypeCode": "AES" });
    // An empty statement cannot be read; before the reason is written, a trial goes without.
    if !wording.reason.trim().is_empty() && message.get("additionalInformation").is_none() {
        message["additionalInformation"] = json!([why]);
    }
    Ok(message)
}

/// The member by which elements of numbered classes are found. Here each must be the element's place.
const NUMBER: &str = "sequenceNumeric";

#[derive(Debug, Clone)]
enum Step {
    Member(String),
    Place(usize),
}

struct Work<'a> {
    message: Value,
    amendments: Vec<Value>,
    after: &'a Value,
    wording: Wording<'a>,
}

impl Work<'_> {
    fn differ(&mut self, at: &[Step], before: Option<&Value>, after: Option<&Value>) -> Result<(), ComposeError> {
        if before == after {
            return Ok(());
        }
        match (before, after) {
            (Some(Value::Object(one)), Some(Value::Object(other))) if !is_figure(one) && !is_figure(other) => {
                let (one, other) = (Value::Object(one.clone()), Value::Object(other.clone()));
                members(&one, &other).into_iter().try_for_each(|member| {
                    self.differ(&joined(at, Step::Member(member.clone())), one.get(&member), other.get(&member))
                })
            }
            (_, Some(Value::Array(list))) => {
                let old: &[Value] = before.and_then(Value::as_array).map_or(&[], Vec::as_slice);
                (0..list.len().max(old.len()))
                    .try_for_each(|place| self.differ(&joined(at, Step::Place(place)), old.get(place), list.get(place)))
            }
            (Some(Value::Array(old)), None) => {
                let places = (0..old.len()).rev();
                places.into_iter().try_for_each(|place| self.differ(&joined(at, Step::Place(place)), old.get(place), None))
            }
            // A class that is new as a whole is set member by member: a pointer names fields.
            (None, Some(Value::Object(new))) if !is_figure(new) && !matches!(at.last(), Some(Step::Place(_))) => new
                .iter()
                .try_for_each(|(member, value)| self.differ(&joined(at, Step::Member(member.clone())), None, Some(value))),
            (_, Some(value)) => self.order(at, Some(value)),
            (_, None) => self.order(at, None),
        }
    }

    fn order(&mut self, at: &[Step], value: Option<&Value>) -> Result<(), ComposeError> {
        let path = path(at);
        let pointer = Pointer::from_path(&path).map_err(|_| ComposeError::Place { path: path.clone() })?;
        let elements = serde_json::to_value(pointer.to_elements()).unwrap_or_default();
        let reason = if value.is_some() { self.wording.set } else { self.wording.delete };
        self.amendments.push(json!({ "changeReasonCode": reason, "pointer": elements }));
        if let Some(value) = value {
            put(&mut self.message, self.after, at, value);
        }
        Ok(())
    }
}

/// Whether members are one figure: an amount with its currency, a quantity with its unit.
fn is_figure(members: &Map<String, Value>) -> bool {
    members.contains_key("value")
}

fn members(one: &Value, other: &Value) -> Vec<String> {
    let names = [one, other].into_iter().filter_map(Value::as_object).flat_map(Map::keys);
    let mut names: Vec<String> = names.cloned().collect();
    names.retain(|name| name != NUMBER);
    names.sort();
    names.dedup();
    names
}

fn joined(at: &[Step], step: Step) -> Vec<Step> {
    at.iter().cloned().chain([step]).collect()
}

fn path(at: &[Step]) -> String {
    at.iter().fold("declaration".to_owned(), |path, step| match step {
        Step::Member(member) => format!("{path}.{member}"),
        Step::Place(place) => format!("{path}[{}]", place + 1),
    })
}

/// Puts a value where the declaration has it; elements before it are empty, and numbered ones keep their number.
fn put(root: &mut Value, whole: &Value, at: &[Step], value: &Value) {
    let (mut here, mut there) = (root, whole);
    for step in at {
        here = match step {
            Step::Member(member) => {
                if !here.is_object() {
                    *here = json!({});
                }
                &mut here[member.as_str()]
            }
            Step::Place(place) => {
                if !here.is_array() {
                    *here = json!([]);
                }
                if let Value::Array(list) = here {
                    while list.len() <= *place {
                        let number = there.get(list.len()).and_then(|element| element.get(NUMBER));
                        list.push(number.map_or_else(|| json!({}), |number| json!({ NUMBER: number })));
                    }
                }
                &mut here[*place]
            }
        };
        there = match step {
            Step::Member(member) => &there[member.as_str()],
            Step::Place(place) => &there[*place],
        };
    }
    value.clone_into(here);
}
