//! This module decides how a class of the WCO Data Model is seen without naming its type: a list of
//! fields with their tags and formats, and a view of each field's value.
//!
//! Every reader, writer, pointer, rule and difference walks these views, so a class is described once.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::leaf::{LeafError, LeafSlot};

/// How often a field may occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// At most once; the flag says whether it must.
    Once {
        /// Whether the published schema refuses a message without it.
        required: bool,
    },
    /// Up to so many times.
    Many(usize),
}

/// The format of a leaf, as the published schema restricts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Free text of at most so many characters, not blank.
    Text(usize),
    /// An identifier of at most so many characters, spaces kept as they are.
    Identifier(usize),
    /// A code of at most so many characters, surrounding space taken off.
    Code(usize),
    /// Exactly so many letters.
    Letters(usize),
    /// At most so many digits.
    Digits(usize),
    /// A decimal with a currency: total digits, digits after the point.
    Amount(u32, u32),
    /// A decimal with a unit: total digits, digits after the point.
    Quantity(u32, u32),
    /// A plain decimal: total digits, digits after the point.
    Decimal(u32, u32),
    /// A whole number of at most so many digits.
    Ordinal(u32),
    /// A date (102) or an instant (304) as the message wrote it.
    DateTime,
}

/// One field of a class.
#[derive(Debug)]
pub struct Field {
    /// The element's name in XML (`NetNetWeightMeasure`).
    pub name: &'static str,
    /// The member's name in JSON and in rules (`netNetWeightMeasure`).
    pub member: &'static str,
    /// The WCO tag of a leaf (`128`), empty for a class (its own id counts).
    pub tag: &'static str,
    /// The leaf's format; none for a class.
    pub format: Option<Format>,
    /// The class below; none for a leaf. A function, because classes refer to each other.
    pub class: Option<fn() -> &'static Class>,
    /// How often the field may occur.
    pub occurs: Occurs,
}

impl Field {
    /// The id that a pointer uses for this field: the tag of a leaf, the class id of a class.
    pub fn id(&self) -> &'static str {
        self.class.map_or(self.tag, |class| class().id)
    }
}

/// One class of the data model.
#[derive(Debug)]
pub struct Class {
    /// The class's name (`GovernmentAgencyGoodsItem`).
    pub name: &'static str,
    /// Its WCO id (`68A`).
    pub id: &'static str,
    /// Its fields in the order of the published schema.
    pub fields: &'static [Field],
    /// The places of the fields in the order of their members; found once.
    pub sorted: OnceLock<Vec<usize>>,
}

impl Class {
    /// The places of the fields in the order of their members, as canonical JSON wants them.
    pub fn by_member(&self) -> &[usize] {
        self.sorted.get_or_init(|| {
            let mut places: Vec<usize> = (0..self.fields.len()).collect();
            places.sort_by_key(|place| self.fields[*place].member);
            places
        })
    }
}

/// A value of some class, seen through its field list.
pub trait Node: Send + Sync {
    /// The class of this value.
    fn class(&self) -> &'static Class;
    /// The value of the field at `index` of [`Class::fields`]; an absent class beyond its end.
    fn view(&self, index: usize) -> View<'_>;
    /// The place of the field at `index`, to be filled.
    fn slot(&mut self, index: usize) -> Slot<'_>;
}

/// A [`Node`] that knows its class without a value.
pub trait Described: Node + Default {
    /// The class of every value of this type.
    const CLASS: &'static Class;
}

/// What stands in a field.
pub enum View<'a> {
    /// A leaf, present or not.
    Leaf(&'a dyn LeafSlot),
    /// A single class, present or not.
    One(Option<&'a dyn Node>),
    /// A repeated class.
    Many(&'a dyn Nodes),
}

/// A field to be filled.
pub enum Slot<'a> {
    /// A leaf.
    Leaf(&'a mut dyn LeafSlot),
    /// A single class.
    One(&'a mut dyn OneSlot),
    /// A repeated class.
    Many(&'a mut dyn Nodes),
}

/// A single class that may be absent.
pub trait OneSlot {
    /// Whether a value stands there.
    fn is_present(&self) -> bool;
    /// The value, made empty if it was absent.
    fn ensure(&mut self) -> &mut dyn Node;
    /// Takes the value away.
    fn clear(&mut self);
}

impl<T: Described> OneSlot for Option<Box<T>> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
    fn ensure(&mut self) -> &mut dyn Node {
        self.get_or_insert_default().as_mut()
    }
    fn clear(&mut self) {
        *self = None;
    }
}

/// A repeated class.
pub trait Nodes: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// The one at `index`, counted from zero.
    fn at(&self, index: usize) -> Option<&dyn Node>;
    /// The one at `index`, counted from zero, to be changed.
    fn at_mut(&mut self, index: usize) -> Option<&mut dyn Node>;
    /// Adds an empty one at the end.
    fn push(&mut self) -> &mut dyn Node;
    /// Puts an empty one at `index`, at the end when there are fewer.
    fn insert(&mut self, index: usize) -> &mut dyn Node;
    /// Removes the one at `index`; nothing happens when there is none.
    fn remove(&mut self, index: usize);
}

impl<T: Described> Nodes for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }
    fn at(&self, index: usize) -> Option<&dyn Node> {
        self.get(index).map(|node| node as &dyn Node)
    }
    fn at_mut(&mut self, index: usize) -> Option<&mut dyn Node> {
        self.get_mut(index).map(|node| node as &mut dyn Node)
    }
    fn push(&mut self) -> &mut dyn Node {
        let index = self.len();
        Vec::push(self, T::default());
        &mut self[index]
    }
    fn insert(&mut self, index: usize) -> &mut dyn Node {
        let index = index.min(self.len());
        Vec::insert(self, index, T::default());
        &mut self[index]
    }
    fn remove(&mut self, index: usize) {
        if index < self.len() {
            Vec::remove(self, index);
        }
    }
}

/// Whether nothing at all stands in this value.
pub fn is_empty(node: &dyn Node) -> bool {
    (0..node.class().fields.len()).all(|index| match node.view(index) {
        View::Leaf(leaf) => !leaf.is_present(),
        View::One(one) => one.is_none(),
        View::Many(many) => many.count() == 0,
    })
}

/// A field that the schema requires but that stands empty, with the class it belongs to.
pub fn missing_required(node: &dyn Node) -> Option<&'static Field> {
    let required = node.class().fields.iter().enumerate().filter(|(_, field)| field.occurs == Occurs::Once { required: true });
    let mut absent = required.filter(|(index, _)| match node.view(*index) {
        View::Leaf(leaf) => !leaf.is_present(),
        View::One(one) => one.is_none(),
        View::Many(many) => many.count() == 0,
    });
    absent.next().map(|(_, field)| field)
}

/// Puts a text into a leaf, checked against the field's format.
pub fn set_leaf(field: &Field, slot: &mut dyn LeafSlot, text: Cow<'_, str>, attribute: Option<&str>) -> Result<(), LeafError> {
    let format = field.format.ok_or(LeafError::NotALeaf)?;
    slot.set(format, text, attribute)
}
