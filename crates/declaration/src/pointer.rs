//! This module decides how a field is addressed: the chain of WCO class ids from the declaration down,
//! with the place among repeated classes, and the tag of a leaf — the published form that amendments and
//! error messages share (`42A/67A/68A[1]/23A/79A/112`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::leaf::LeafSlot;
use crate::model::{Declaration, PointerElement};
use crate::node::{Class, Described, Field, Node, Occurs, OneSlot, Slot, View};

/// One step: an id, and the place among its like counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    /// A class id (`68A`) or, last, the tag of a leaf (`112`).
    pub id: String,
    /// The place among repeated classes, counted from 1; none where the class cannot repeat.
    pub place: Option<u32>,
}

/// The address of a field or of a class in a declaration.
///
/// ```
/// use declaration::Pointer;
/// let pointer: Pointer = "42A/67A/68A[2]/23A/79A/112".parse()?;
/// assert_eq!(pointer.to_string(), "42A/67A/68A[2]/23A/79A/112");
/// assert_eq!(pointer.path(), "declaration.goodsShipment.governmentAgencyGoodsItem[2].commodity.invoiceLine.itemChargeAmount");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer {
    steps: Vec<Step>,
}

/// Why a pointer leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PointerError {
    /// A step that is no id with an optional place.
    #[error("`{0}` is not a step such as 68A[1]")]
    NotAStep(String),
    /// Too many steps.
    #[error("a pointer has at most {POINTER_STEPS_MAX} steps")]
    TooLong,
    /// The chain does not begin with the declaration.
    #[error("a pointer begins with {ROOT_ID}, not with `{0}`")]
    NoRoot(String),
    /// A class has no field of this id.
    #[error("class {class} has no field `{id}`")]
    NoField {
        /// The class that was searched.
        class: &'static str,
        /// The id that was not there.
        id: String,
    },
    /// A leaf has nothing below it.
    #[error("`{0}` is a leaf; nothing lies below it")]
    BelowLeaf(String),
}

/// The deepest chain of the schema has seven classes and a tag; the limit leaves room.
pub const POINTER_STEPS_MAX: usize = 16;

/// The class id of the declaration itself.
const ROOT_ID: &str = "42A";

impl Pointer {
    /// The declaration as a whole.
    pub fn root() -> Self {
        Self { steps: vec![Step { id: ROOT_ID.to_owned(), place: None }] }
    }

    /// Goods item number so many (place among the items, counted from 1).
    pub fn item(place: u32) -> Self {
        Self::root().child("67A", None).child("68A", Some(place))
    }

    /// The address one step below this one.
    #[must_use]
    pub fn child(mut self, id: &str, place: Option<u32>) -> Self {
        self.steps.push(Step { id: id.to_owned(), place });
        self
    }

    /// The steps from the root on.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place of the goods item that this address lies in, if it lies in one.
    pub fn goods_item(&self) -> Option<u32> {
        self.steps.iter().find(|step| step.id == "68A").and_then(|step| step.place)
    }

    /// The fields that the steps after the root name, in order.
    pub fn fields(&self) -> Result<Vec<&'static Field>, PointerError> {
        let first = self.steps.first().map_or("", |step| step.id.as_str());
        if first != ROOT_ID {
            return Err(PointerError::NoRoot(first.to_owned()));
        }
        let mut class: Option<&'static Class> = Some(Declaration::CLASS);
        let mut fields = Vec::with_capacity(self.steps.len());
        for (index, step) in self.steps[1..].iter().enumerate() {
            let here = class.ok_or_else(|| PointerError::BelowLeaf(self.steps[index].id.clone()))?;
            let (_, field) = find_field(here, &step.id)?;
            class = field.class.map(|class| class());
            fields.push(field);
        }
        Ok(fields)
    }

    /// What stands at this address. A class that is absent on the way shows as absent.
    pub fn find<'a>(&self, declaration: &'a Declaration) -> Result<View<'a>, PointerError> {
        self.fields()?;
        let mut view = View::One(Some(declaration as &dyn Node));
        for step in &self.steps[1..] {
            let node = match view {
                View::One(node) => node,
                View::Many(nodes) => nodes.at(0),
                View::Leaf(_) => None,
            };
            let Some(node) = node else { return Ok(View::One(None)) };
            let (index, _) = find_field(node.class(), &step.id)?;
            view = match (node.view(index), step.place) {
                (View::Many(nodes), Some(place)) => View::One(nodes.at(place.saturating_sub(1) as usize)),
                (other, _) => other,
            };
        }
        Ok(view)
    }

    /// The text of the leaf at this address, if one stands there.
    pub fn text(&self, declaration: &Declaration) -> Option<String> {
        match self.find(declaration).ok()? {
            View::Leaf(leaf) => leaf.text().map(std::borrow::Cow::into_owned),
            _ => None,
        }
    }

    /// Goes to this address in a declaration, makes what is absent on the way, and hands the place over.
    pub fn with_slot<R>(
        &self,
        declaration: &mut Declaration,
        act: impl FnOnce(&'static Field, Target<'_>) -> R,
    ) -> Result<R, PointerError> {
        self.fields()?;
        let mut node: &mut dyn Node = declaration;
        let last = self.steps.len() - 1;
        for (depth, step) in self.steps.iter().enumerate().skip(1) {
            let (index, field) = find_field(node.class(), &step.id)?;
            let place = step.place.map_or(0, |place| place.saturating_sub(1) as usize);
            match node.slot(index) {
                Slot::Leaf(leaf) => return Ok(act(field, Target::Leaf(leaf))),
                Slot::One(one) if depth == last => return Ok(act(field, Target::One(one))),
                Slot::Many(many) if depth == last => return Ok(act(field, Target::Many(many, place))),
                Slot::One(one) => node = one.ensure(),
                Slot::Many(many) => {
                    while many.count() <= place.min(MAKE_PLACES_MAX) {
                        many.push();
                    }
                    node = many.at_mut(place).ok_or_else(|| PointerError::NotAStep(step.to_string()))?;
                }
            }
        }
        Err(PointerError::NoRoot(String::new()))
    }

    /// The address in words that follow the JSON form, for people who do not know the ids.
    pub fn path(&self) -> String {
        let mut path = String::from("declaration");
        for (field, step) in self.fields().unwrap_or_default().iter().zip(self.steps.iter().skip(1)) {
            path.push('.');
            path.push_str(field.member);
            if let Some(place) = step.place {
                path.push_str(&format!("[{place}]"));
            }
        }
        path
    }

    /// The address that a path of members names; what [`Pointer::path`] says, with or without `declaration.`.
    ///
    /// ```
    /// use declaration::Pointer;
    /// let pointer = Pointer::from_path("goodsShipment.governmentAgencyGoodsItem[2].commodity.description")?;
    /// assert_eq!(pointer.to_string(), "42A/67A/68A[2]/23A/137");
    /// # Ok::<(), declaration::pointer::PointerError>(())
    /// ```
    ///
    /// # Errors
    /// A class has no member of that name.
    pub fn from_path(path: &str) -> Result<Self, PointerError> {
        let mut pointer = Self::root();
        let mut class = Some(Declaration::CLASS);
        for (depth, part) in path.strip_prefix("declaration.").unwrap_or(path).split('.').enumerate() {
            if depth >= POINTER_STEPS_MAX {
                return Err(PointerError::TooLong);
            }
            let (member, place) = name_and_place(part)?;
            let owner = class.ok_or_else(|| PointerError::NotAStep(part.to_owned()))?;
            let field = owner.fields.iter().find(|field| field.member == member);
            let field = field.ok_or_else(|| PointerError::NoField { class: owner.name, id: member.to_owned() })?;
            pointer.steps.push(Step { id: field.id().to_owned(), place });
            class = field.class.map(|class| class());
        }
        Ok(pointer)
    }

    /// The address that a message's `Pointer` elements spell. Places beside classes that cannot repeat
    /// are left out, since messages count them in any way they like.
    pub fn from_elements(elements: &[PointerElement]) -> Result<Self, PointerError> {
        if elements.len() > POINTER_STEPS_MAX {
            return Err(PointerError::TooLong);
        }
        let mut pointer = Self::default();
        let mut class: Option<&'static Class> = None;
        for element in elements {
            let id = element.document_section_code.as_deref().unwrap_or_default();
            let mut place = None;
            if let Some(here) = class {
                let (_, field) = find_field(here, id)?;
                if matches!(field.occurs, Occurs::Many(_)) {
                    place = Some(element.sequence_numeric.unwrap_or(1).max(1));
                }
                class = field.class.map(|class| class());
            } else if id == ROOT_ID {
                class = Some(Declaration::CLASS);
            } else {
                return Err(PointerError::NoRoot(id.to_owned()));
            }
            pointer.steps.push(Step { id: id.to_owned(), place });
            if let Some(tag) = element.tag_id.as_deref() {
                pointer.steps.push(Step { id: tag.to_owned(), place: None });
            }
        }
        pointer.fields()?;
        Ok(pointer)
    }

    /// The address as a message's `Pointer` elements.
    pub fn to_elements(&self) -> Vec<PointerElement> {
        let mut elements: Vec<PointerElement> = Vec::with_capacity(self.steps.len());
        let fields = self.fields().unwrap_or_default();
        for (index, step) in self.steps.iter().enumerate() {
            let is_leaf = index > 0 && fields.get(index - 1).is_some_and(|field| field.class.is_none());
            match elements.last_mut() {
                Some(last) if is_leaf => last.tag_id = Some(step.id.as_str().into()),
                _ => elements.push(PointerElement {
                    sequence_numeric: step.place,
                    document_section_code: Some(step.id.as_str().into()),
                    tag_id: None,
                }),
            }
        }
        elements
    }
}

/// A pointer may ask for one place more than there are; anything beyond is bounded by this.
const MAKE_PLACES_MAX: usize = 998;

/// What stands at the end of a pointer.
pub enum Target<'a> {
    /// A leaf.
    Leaf(&'a mut dyn LeafSlot),
    /// A single class.
    One(&'a mut dyn OneSlot),
    /// A repeated class and the place in it, counted from zero.
    Many(&'a mut dyn crate::node::Nodes, usize),
}

/// `68A[2]` is the name `68A` and the place 2, counted from 1.
fn name_and_place(part: &str) -> Result<(&str, Option<u32>), PointerError> {
    let Some((name, rest)) = part.split_once('[') else { return Ok((part, None)) };
    let place = rest.strip_suffix(']').and_then(|place| place.parse().ok()).filter(|place| *place > 0);
    place.map(|place| (name, Some(place))).ok_or_else(|| PointerError::NotAStep(part.to_owned()))
}

fn find_field(class: &'static Class, id: &str) -> Result<(usize, &'static Field), PointerError> {
    class
        .fields
        .iter()
        .enumerate()
        .find(|(_, field)| field.id() == id)
        .ok_or_else(|| PointerError::NoField { class: class.name, id: id.to_owned() })
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(place) => write!(f, "{}[{place}]", self.id),
            None => f.write_str(&self.id),
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                f.write_str("/")?;
            }
            write!(f, "{step}")?;
        }
        Ok(())
    }
}

impl FromStr for Pointer {
    type Err = PointerError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut steps = Vec::new();
        for part in text.split('/') {
            if steps.len() == POINTER_STEPS_MAX {
                return Err(PointerError::TooLong);
            }
            let (id, place) = name_and_place(part)?;
            if id.is_empty() || id.len() > 4 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(PointerError::NotAStep(part.to_owned()));
            }
            steps.push(Step { id: id.to_owned(), place });
        }
        let pointer = Self { steps };
        pointer.fields()?;
        Ok(pointer)
    }
}

impl Serialize for Pointer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
