//! This module decides which classes a declaration is made of. The tables below are the published
//! WCO Data Model 3.6 profile: name, WCO id, and each field with its format and tag. From one table
//! come the type, the reader, the writer, the pointers and the schema.

use std::sync::OnceLock;

use compact_str::CompactString;
use rust_decimal::Decimal;

use crate::leaf::{Amount, DateTime, Quantity};
use crate::node::{Class, Described, Field, Format, Node, Occurs, Slot, View};

/// The published schema leaves most repetitions unbounded; the longest real lists are items (999).
pub const OCCURRENCES_MAX: usize = 999;

macro_rules! classes {
    ($(
        $(#[$doc:meta])*
        $name:ident $xml:literal $id:literal {
            $( $kind:ident $field:ident : $type:ident $(as $format:ident $(($($facet:literal),*))?)? = $element:literal $member:literal $($tag:literal)?; )*
        }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            $(
                #[doc = concat!("Element `", $element, "`", $(", tag `", $tag, "`",)? ".")]
                pub $field: field_type!($kind $type),
            )*
        }

        impl Described for $name {
            const CLASS: &'static Class = {
                static TABLE: Class = Class {
                name: $xml,
                id: $id,
                fields: &[ $( field!($kind $type [$($format $(($($facet),*))?)?] $element $member [$($tag)?]), )* ],
                sorted: OnceLock::new(),
                };
                &TABLE
            };
        }

        impl Node for $name {
            fn class(&self) -> &'static Class {
                Self::CLASS
            }
            fn view(&self, index: usize) -> View<'_> {
                let views: &[fn(&Self) -> View<'_>] = &[ $( |node| view!($kind node.$field) ),* ];
                views.get(index).map_or(View::One(None), |view| view(self))
            }
            fn slot(&mut self, index: usize) -> Slot<'_> {
                let slots: &[fn(&mut Self) -> Slot<'_>] = &[ $( |node| slot!($kind node.$field) ),* ];
                slots[index](self)
            }
        }

        serde_node!($name);
    )* };
}

macro_rules! field_type {
    (leaf $type:ident) => { Option<$type> };
    (must $type:ident) => { Option<$type> };
    (one $type:ident) => { Option<Box<$type>> };
    (many $type:ident) => { Vec<$type> };
}

macro_rules! field {
    (leaf $type:ident [$($format:tt)+] $element:literal $member:literal [$tag:literal]) => {
        Field { name: $element, member: $member, tag: $tag, format: Some(Format::$($format)+), class: None, occurs: Occurs::Once { required: false } }
    };
    (must $type:ident [$($format:tt)+] $element:literal $member:literal [$tag:literal]) => {
        Field { name: $element, member: $member, tag: $tag, format: Some(Format::$($format)+), class: None, occurs: Occurs::Once { required: true } }
    };
    (one $type:ident [] $element:literal $member:literal []) => {
        Field { name: $element, member: $member, tag: "", format: None, class: Some(|| $type::CLASS), occurs: Occurs::Once { required: false } }
    };
    (many $type:ident [] $element:literal $member:literal []) => {
        Field { name: $element, member: $member, tag: "", format: None, class: Some(|| $type::CLASS), occurs: Occurs::Many(OCCURRENCES_MAX) }
    };
}

macro_rules! view {
    (leaf $place:expr) => {
        View::Leaf(&$place)
    };
    (must $place:expr) => {
        View::Leaf(&$place)
    };
    (one $place:expr) => {
        View::One($place.as_deref().map(|node| node as &dyn Node))
    };
    (many $place:expr) => {
        View::Many(&$place)
    };
}

macro_rules! slot {
    (leaf $place:expr) => {
        Slot::Leaf(&mut $place)
    };
    (must $place:expr) => {
        Slot::Leaf(&mut $place)
    };
    (one $place:expr) => {
        Slot::One(&mut $place)
    };
    (many $place:expr) => {
        Slot::Many(&mut $place)
    };
}

macro_rules! serde_node {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::serde_node::serialize(self, serializer)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut node = Self::default();
                crate::serde_node::deserialize_into(&mut node, deserializer)?;
                Ok(node)
            }
        }
    };
}

mod document;
mod item;
mod party;
mod shipment;

pub use document::*;
pub use item::*;
pub use party::*;
pub use shipment::*;
