//! This module decides what a random declaration is: each field of each class there or not, with a value
//! that its format allows.

use declaration::Declaration;
use declaration::node::{Field, Format, Node, Occurs, Slot, set_leaf};

/// A small generator, so that a seed printed by a failing test gives the same declaration again.
struct Source(u64);

impl Source {
    fn below(&mut self, limit: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
    fn digits(&mut self, count: u64) -> String {
        (0..count).map(|_| char::from(b'1' + self.below(9) as u8)).collect()
    }
    fn text(&mut self, limit: usize) -> String {
        const LETTERS: &[char] = &['A', 'z', '7', '&', '<', '>', '"', '\'', 'é', '货', '-', 'x'];
        let length = 1 + self.below(limit.min(20) as u64);
        (0..length).map(|_| LETTERS[self.below(LETTERS.len() as u64) as usize]).collect()
    }
}

/// The declaration of a seed.
pub fn declaration(seed: u64) -> Declaration {
    let mut declaration = Declaration::default();
    fill(&mut declaration, &mut Source(seed));
    declaration
}

fn fill(node: &mut dyn Node, source: &mut Source) {
    let class = node.class();
    for (index, field) in class.fields.iter().enumerate() {
        let is_required = field.occurs == (Occurs::Once { required: true });
        if !is_required && source.below(3) == 0 {
            continue;
        }
        match node.slot(index) {
            Slot::Leaf(leaf) => {
                let (text, attribute) = value(field, source);
                set_leaf(field, leaf, text.clone().into(), attribute)
                    .unwrap_or_else(|error| panic!("{}: {text}: {error}", field.name));
            }
            Slot::One(one) => fill(one.ensure(), source),
            Slot::Many(many) => (0..source.below(3)).for_each(|_| fill(many.push(), source)),
        }
    }
}

fn value(field: &Field, source: &mut Source) -> (String, Option<&'static str>) {
    let decimal = |source: &mut Source, total: u32, fraction: u32| {
        let whole = source.below(u64::from(total - fraction)).max(1);
        let whole = source.digits(whole);
        match source.below(u64::from(fraction) + 1) {
            0 => whole,
            places => format!("{whole}.{}", source.digits(places)),
        }
    };
    match field.format.unwrap() {
        Format::Text(limit) | Format::Identifier(limit) => (source.text(limit), None),
        Format::Code(limit) => (source.digits(limit.min(4) as u64), None),
        Format::Letters(length) => ("ABCD"[..length].to_owned(), None),
        Format::Digits(limit) => (source.digits(limit as u64), None),
        Format::Ordinal(_) => (source.digits(2), None),
        Format::Amount(total, fraction) => {
            (decimal(source, total, fraction), [None, Some("GBP"), Some("CNY")][source.below(3) as usize])
        }
        Format::Quantity(total, fraction) => (decimal(source, total, fraction), [None, Some("KGM")][source.below(2) as usize]),
        Format::Decimal(total, fraction) => (decimal(source, total, fraction), None),
        Format::DateTime => {
            [("20261122", Some("102")), ("20250326112200+01", Some("304"))][source.below(2) as usize].clone_pair()
        }
    }
}

trait ClonePair {
    fn clone_pair(&self) -> (String, Option<&'static str>);
}

impl ClonePair for (&'static str, Option<&'static str>) {
    fn clone_pair(&self) -> (String, Option<&'static str>) {
        (self.0.to_owned(), self.1)
    }
}
