//! This module decides who belongs together: importers that share an address, an account, a conveyance or a
//! consignor nobody else buys from. A smuggler changes the name of the company; relations stay.
//!
//! Parties are joined as they are met (union-find), so the ring of a line is known while the line waits. What
//! very many share (a port, a forwarder's address) joins nobody.

use serde::{Deserialize, Serialize};

use crate::memory::{Entry, Table};
use crate::observation::{DayNumber, Finding, Key, Observation, Role};

/// Importers that may share an attribute before it stops meaning anything.
const HUB: u16 = 12;
/// Attributes that join importers.
const JOINING: [Role; 3] = [Role::Address, Role::Account, Role::Conveyance];

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Attribute {
    /// Importer that was met with it last.
    holder: u32,
    /// Importers that were joined through it.
    holders: u16,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Member {
    parent: u32,
    size: u32,
    entry: Entry,
}

/// The rings of importers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Rings {
    importers: Table<u32>,
    attributes: Table<Attribute>,
    members: Vec<Member>,
}

/// The ring of one importer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// Importers in it.
    pub size: u32,
    /// What is remembered of all of them.
    pub entry: Entry,
}

impl Rings {
    /// The ring that a line would belong to: its importer's, or that of whom its attributes were met with.
    pub fn of(&self, observation: &Observation) -> Option<Ring> {
        let own = self.importers.get(&observation.key(Role::Importer)).copied();
        let shared = || {
            JOINING.iter().find_map(|role| {
                let attribute = self.attributes.get(&attribute_key(observation, *role))?;
                (attribute.holders < HUB).then_some(attribute.holder)
            })
        };
        let root = self.root(own.or_else(shared)?);
        let member = self.members.get(root as usize)?;
        Some(Ring { size: member.size, entry: member.entry.at(observation.day) })
    }

    /// Meets a line: its importer joins those it shares an attribute with.
    pub(crate) fn see(&mut self, observation: &Observation) {
        let Some(importer) = self.importer(observation) else { return };
        for role in JOINING {
            let key = attribute_key(observation, role);
            if key == Key::NONE {
                continue;
            }
            let known = self.attributes.entry(key).or_insert(Attribute { holder: importer, holders: 1 });
            let other = known.holder;
            if other == importer {
                continue;
            }
            known.holder = importer;
            known.holders = known.holders.saturating_add(1);
            if known.holders < HUB {
                self.join(importer, other);
            }
        }
        let root = self.root(importer);
        if let Some(member) = self.members.get_mut(root as usize) {
            member.entry.see(observation.day);
        }
    }

    pub(crate) fn learn(&mut self, observation: &Observation, day: DayNumber, finding: &Finding) {
        let Some(importer) = self.importer(observation) else { return };
        let root = self.root(importer);
        if let Some(member) = self.members.get_mut(root as usize) {
            member.entry.learn(day, finding);
        }
    }

    fn importer(&mut self, observation: &Observation) -> Option<u32> {
        let key = observation.key(Role::Importer);
        if key == Key::NONE {
            return None;
        }
        let next = u32::try_from(self.members.len()).ok()?;
        let number = *self.importers.entry(key).or_insert(next);
        if number == next {
            self.members.push(Member { parent: next, size: 1, entry: Entry::empty(observation.day) });
        }
        Some(number)
    }

    fn root(&self, mut number: u32) -> u32 {
        while let Some(member) = self.members.get(number as usize) {
            if member.parent == number {
                break;
            }
            number = member.parent;
        }
        number
    }

    fn join(&mut self, left: u32, right: u32) {
        let (left, right) = (self.root(left), self.root(right));
        if left == right {
            return;
        }
        let size = |rings: &Self, number: u32| rings.members.get(number as usize).map_or(0, |member| member.size);
        // The smaller goes under the larger, so that no path grows long.
        let (large, small) = if size(self, left) >= size(self, right) { (left, right) } else { (right, left) };
        let Some(moved) = self.members.get_mut(small as usize).map(|member| {
            member.parent = large;
            *member
        }) else {
            return;
        };
        if let Some(member) = self.members.get_mut(large as usize) {
            member.size += moved.size;
            member.entry.absorb(moved.entry);
        }
    }
}

/// The key of what importers may share.
pub(crate) fn attribute_key(observation: &Observation, role: Role) -> Key {
    observation.key(role).within(role as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(importer: &str, address: &str) -> Observation {
        let mut line = Observation::on(0);
        line.set(Role::Importer, importer);
        line.set(Role::Address, address);
        line
    }

    const CAUGHT: Finding = Finding { irregular: true, recovered: 10.0, critical: false };

    #[test]
    fn a_new_name_at_an_old_address_inherits_what_was_found_there() {
        let mut rings = Rings::default();
        rings.see(&line("ALPHA", "1 DOCK ROAD"));
        rings.learn(&line("ALPHA", "1 DOCK ROAD"), 0, &CAUGHT);
        let ring = rings.of(&line("BETA", "1 DOCK ROAD"));
        assert!(ring.is_some_and(|ring| ring.entry.irregular > 0.9), "{ring:?}");
        rings.see(&line("BETA", "1 DOCK ROAD"));
        assert_eq!(rings.of(&line("BETA", "ELSEWHERE")).map(|ring| ring.size), Some(2));
    }

    #[test]
    fn what_many_share_joins_nobody() {
        let mut rings = Rings::default();
        for number in 0..200 {
            rings.see(&line(&format!("TRADER {number}"), "PORT OFFICE"));
        }
        let size = rings.of(&line("TRADER 150", "PORT OFFICE")).map(|ring| ring.size);
        assert_eq!(size, Some(1));
    }
}
