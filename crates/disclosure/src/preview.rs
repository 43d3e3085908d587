//! This module decides what somebody would be shown of a document, and what not, before anything is signed. It chooses as
//! [`present`](crate::present) does; a test holds one against the other.

use serde_json::Value;

use crate::{DEPTH_MAX, Field};

/// The fields of a document, leaves only, by name as readers find them: those that are shown and those that are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// What is shown.
    pub shown: Vec<Field>,
    /// What is not.
    pub hidden: Vec<Field>,
    /// The places, among the wished fields, of those that lead nowhere.
    pub nowhere: Vec<usize>,
}

/// What showing these fields of a document would show. A field is named as for [`present`](crate::present).
pub fn preview(document: &Value, fields: &[&str]) -> Preview {
    let mut chooser = Chooser { preview: Preview::default(), found: vec![false; fields.len()] };
    let wished = fields.iter().enumerate().map(|(place, field)| (place, field.split('/').skip(1).collect::<Vec<_>>()));
    let wished: Vec<_> = wished.filter(|(_, steps)| !steps.is_empty()).collect();
    let open: Vec<(usize, &[&str])> = wished.iter().map(|(place, steps)| (*place, steps.as_slice())).collect();
    chooser.walk(document, &mut String::new(), &open, false, 0);
    let Chooser { mut preview, found } = chooser;
    preview.nowhere = found.iter().enumerate().filter(|(_, found)| !**found).map(|(place, _)| place).collect();
    preview
}

struct Chooser {
    preview: Preview,
    /// Of each wished field, whether it led somewhere.
    found: Vec<bool>,
}

impl Chooser {
    /// `open` are the wished fields that lead here, with the steps that are left.
    fn walk(&mut self, value: &Value, path: &mut String, open: &[(usize, &[&str])], is_shown: bool, depth: usize) {
        for (place, _) in open.iter().filter(|(_, rest)| rest.is_empty()) {
            if let Some(found) = self.found.get_mut(*place) {
                *found = true;
            }
        }
        let is_shown = is_shown || open.iter().any(|(_, rest)| rest.is_empty());
        let length = path.len();
        match value {
            _ if depth > DEPTH_MAX => {}
            Value::Object(members) => {
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                members.sort_by_key(|(name, _)| *name);
                for (name, member) in members {
                    path.push('/');
                    path.push_str(name);
                    self.walk(member, path, &after(open, |step| step == name), is_shown, depth + 1);
                    path.truncate(length);
                }
            }
            Value::Array(elements) => {
                for (place, element) in elements.iter().enumerate() {
                    path.push_str(&format!("/{place}"));
                    let below = after(open, |step| step == "*" || step.parse() == Ok(place));
                    self.walk(element, path, &below, is_shown, depth + 1);
                    path.truncate(length);
                }
            }
            leaf => {
                let side = if is_shown { &mut self.preview.shown } else { &mut self.preview.hidden };
                side.push(Field { path: path.clone(), value: leaf.clone() });
            }
        }
    }
}

/// The wished fields whose next step is this one, without it.
fn after<'a, 'b>(open: &[(usize, &'a [&'b str])], is_it: impl Fn(&str) -> bool) -> Vec<(usize, &'a [&'b str])> {
    let next = |(place, steps): &(usize, &'a [&'b str])| {
        let (step, rest) = steps.split_first()?;
        is_it(step).then_some((*place, rest))
    };
    open.iter().filter_map(next).collect()
}
