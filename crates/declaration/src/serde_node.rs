//! This module decides the JSON form: the members sorted by name, absent fields left out,
//! figures as strings, and a leaf with a currency, unit or format code as a small object.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use crate::leaf::{LeafSlot, attribute_name};
use crate::node::{Field, Node, Nodes, Occurs, Slot, View, missing_required, set_leaf};

/// A value of any class, to be written as JSON.
pub struct NodeRef<'a>(pub &'a dyn Node);

impl Serialize for NodeRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// A leaf that is present, with its field, to be written as JSON.
pub struct LeafRef<'a>(pub &'a dyn LeafSlot, pub &'a Field);

impl Serialize for LeafRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.text().unwrap_or_default();
        match self.0.attribute() {
            Some((name, attribute)) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry(name, attribute)?;
                map.serialize_entry("value", &text)?;
                map.end()
            }
            None if matches!(self.1.format, Some(crate::node::Format::Ordinal(_))) => match text.parse::<u32>() {
                Ok(number) => serializer.serialize_u32(number),
                Err(_) => serializer.serialize_str(&text),
            },
            None => serializer.serialize_str(&text),
        }
    }
}

struct ManyRef<'a>(&'a dyn Nodes);

impl Serialize for ManyRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.count()))?;
        for index in 0..self.0.count() {
            if let Some(node) = self.0.at(index) {
                sequence.serialize_element(&NodeRef(node))?;
            }
        }
        sequence.end()
    }
}

pub(crate) fn serialize<S: Serializer>(node: &dyn Node, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let class = node.class();
    for index in class.by_member() {
        let field = &class.fields[*index];
        match node.view(*index) {
            View::Leaf(leaf) if leaf.is_present() => map.serialize_entry(field.member, &LeafRef(leaf, field))?,
            View::One(Some(one)) => map.serialize_entry(field.member, &NodeRef(one))?,
            View::Many(many) if many.count() > 0 => map.serialize_entry(field.member, &ManyRef(many))?,
            _ => {}
        }
    }
    map.end()
}

/// An empty value of any class, to be filled from JSON.
pub struct NodeSeed<'a>(pub &'a mut dyn Node);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object of class {}", self.0.class().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let class = self.0.class();
        while let Some(member) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let Some(index) = class.fields.iter().position(|field| field.member == member) else {
                return Err(A::Error::custom(format!("class {} has no member `{member}`", class.name)));
            };
            let field = &class.fields[index];
            match self.0.slot(index) {
                Slot::Leaf(leaf) if leaf.is_present() => return Err(A::Error::custom(format!("`{member}` stands twice"))),
                Slot::Leaf(leaf) => map.next_value_seed(LeafSeed(leaf, field))?,
                Slot::One(one) if one.is_present() => return Err(A::Error::custom(format!("`{member}` stands twice"))),
                Slot::One(one) => map.next_value_seed(NodeSeed(one.ensure()))?,
                Slot::Many(many) => map.next_value_seed(ManySeed(many, field))?,
            }
        }
        match missing_required(self.0) {
            Some(field) => Err(A::Error::custom(format!("`{}` is missing in {}", field.member, class.name))),
            None => Ok(()),
        }
    }
}

struct ManySeed<'a>(&'a mut dyn Nodes, &'a Field);

impl<'de> DeserializeSeed<'de> for ManySeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

struct PushSeed<'a>(&'a mut dyn Nodes, usize, &'a Field);

impl<'de> DeserializeSeed<'de> for PushSeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.count() == self.1 {
            IgnoredAny::deserialize(deserializer)?;
            return Err(D::Error::custom(format!("`{}` may occur at most {} times", self.2.member, self.1)));
        }
        NodeSeed(self.0.push()).deserialize(deserializer)
    }
}

impl<'de> Visitor<'de> for ManySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list for `{}`", self.1.member)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let limit = if let Occurs::Many(limit) = self.1.occurs { limit } else { 1 };
        while sequence.next_element_seed(PushSeed(&mut *self.0, limit, self.1))?.is_some() {}
        Ok(())
    }
}

/// A leaf with its field, to be filled from JSON.
pub struct LeafSeed<'a>(pub &'a mut dyn LeafSlot, pub &'a Field);

impl LeafSeed<'_> {
    fn set<E: serde::de::Error>(self, text: &str, attribute: Option<&str>) -> Result<(), E> {
        set_leaf(self.1, self.0, text.into(), attribute).map_err(|error| E::custom(format!("`{}`: {error}", self.1.member)))
    }
}

impl<'de> DeserializeSeed<'de> for LeafSeed<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for LeafSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text for `{}` (figures too are written as strings)", self.1.member)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.set(text, None)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.set(&number.to_string(), None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let allowed = self.1.format.and_then(attribute_name);
        let (mut value, mut attribute) = (None, None);
        while let Some(member) = map.next_key::<String>()? {
            if member == "value" {
                value = Some(map.next_value::<String>()?);
            } else if Some(member.as_str()) == allowed {
                attribute = Some(map.next_value::<String>()?);
            } else {
                return Err(A::Error::custom(format!("`{}` has no member `{member}`", self.1.member)));
            }
        }
        let value = value.ok_or_else(|| A::Error::custom(format!("`{}` has no `value`", self.1.member)))?;
        self.set(&value, attribute.as_deref())
    }
}

pub(crate) fn deserialize_into<'de, D: Deserializer<'de>>(node: &mut dyn Node, deserializer: D) -> Result<(), D::Error> {
    NodeSeed(node).deserialize(deserializer)
}
