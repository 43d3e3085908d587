//! This module decides what one change of a declaration is, how it is carried out and how it is undone.

use declaration::node::View;
use declaration::pointer::{PointerError, Target};
use declaration::serde_node::{LeafRef, LeafSeed, NodeRef, NodeSeed};
use declaration::{Declaration, Pointer};
use serde::de::DeserializeSeed;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Something stands where nothing stood.
    Added,
    /// Something else stands there.
    Changed,
    /// Nothing stands there any more.
    Removed,
}

/// One change of a declaration. Values have the JSON form of the declaration: a text for a leaf, an object
/// for a class with all below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What stands there afterwards.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub after: Option<Value>,
    /// What stood there before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<Value>,
    /// What the change does.
    pub kind: ChangeKind,
    /// Where; places are counted in the declaration as the changes before this one left it.
    pub pointer: Pointer,
    /// The reason that the message gave; none for what follows from another change.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

/// A change that does not fit the declaration.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The pointer leads nowhere.
    #[error("the change at {0} leads nowhere")]
    Pointer(Pointer, #[source] PointerError),
    /// Something else stands there than the change says.
    #[error("at {0} stands something else than the change says")]
    OtherValue(Pointer),
    /// The value does not fit the field.
    #[error("the value at {0} does not fit")]
    Value(Pointer, #[source] serde_json::Error),
}

impl Change {
    /// The tag of the leaf or the id of the class that is changed.
    pub fn tag(&self) -> &str {
        self.pointer.steps().last().map_or("", |step| step.id.as_str())
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let kind = match self.kind {
            ChangeKind::Added => ChangeKind::Removed,
            ChangeKind::Changed => ChangeKind::Changed,
            ChangeKind::Removed => ChangeKind::Added,
        };
        Self { after: self.before.clone(), before: self.after.clone(), kind, ..self.clone() }
    }

    /// Carries the change out.
    ///
    /// # Errors
    /// The declaration is not the one that the change was made for.
    pub fn apply(&self, declaration: &mut Declaration) -> Result<(), ChangeError> {
        // A class added to a list goes before the one that stands at its place, so nothing must be free there.
        let is_inserted = self.kind == ChangeKind::Added && self.pointer.steps().last().is_some_and(|step| step.place.is_some());
        if !is_inserted && value_at(declaration, &self.pointer) != self.before {
            return Err(ChangeError::OtherValue(self.pointer.clone()));
        }
        let done = self.pointer.with_slot(declaration, |field, target| match (target, &self.after) {
            (Target::Leaf(leaf), after) => {
                leaf.clear();
                after.as_ref().map_or(Ok(()), |value| LeafSeed(leaf, field).deserialize(value))
            }
            (Target::One(one), after) => {
                one.clear();
                after.as_ref().map_or(Ok(()), |value| NodeSeed(one.ensure()).deserialize(value))
            }
            (Target::Many(many, place), after) => {
                if self.kind != ChangeKind::Added {
                    many.remove(place);
                }
                after.as_ref().map_or(Ok(()), |value| NodeSeed(many.insert(place)).deserialize(value))
            }
        });
        done.map_err(|error| ChangeError::Pointer(self.pointer.clone(), error))?
            .map_err(|error| ChangeError::Value(self.pointer.clone(), error))
    }
}

/// Carries changes out, in order.
///
/// # Errors
/// The declaration is not the one that the changes were made for; it is left as it was.
pub fn apply(declaration: &Declaration, changes: &[Change]) -> Result<Declaration, ChangeError> {
    let mut changed = declaration.clone();
    changes.iter().try_for_each(|change| change.apply(&mut changed))?;
    Ok(changed)
}

/// The changes that undo these.
pub fn inverse(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}

/// What stands at a pointer, in the JSON form; none where nothing stands.
pub fn value_at(declaration: &Declaration, pointer: &Pointer) -> Option<Value> {
    let field = pointer.fields().ok()?.last().copied();
    match pointer.find(declaration).ok()? {
        View::Leaf(leaf) if leaf.is_present() => serde_json::to_value(LeafRef(leaf, field?)).ok(),
        View::One(Some(node)) => serde_json::to_value(NodeRef(node)).ok(),
        View::Leaf(_) | View::One(None) | View::Many(_) => None,
    }
}

/// The member that numbers repeated classes.
pub(super) const SEQUENCE_MEMBER: &str = "sequenceNumeric";
/// Its tag.
pub(super) const SEQUENCE_TAG: &str = "006";
