//! This module decides what was found near a line: with those who share an address, an account, a conveyance, a consignor or a
//! declarant with its importer, and with those who share one with them. A smuggler changes the name of the company; relations
//! stay. What somebody's own examinations found does not count here, and what very many share means nothing.
//!
//! It is a walk of two steps in the graph of what is shared, over the newest ties alone, so that a line costs the same however
//! large the country is.

use serde::{Deserialize, Serialize};

use crate::memory::{Entry, Table};
use crate::observation::{DayNumber, Finding, Key, Observation, Role};
use crate::rings::attribute_key;

/// What relates importers.
const SHARED: [Role; 5] = [Role::Address, Role::Account, Role::Conveyance, Role::Consignor, Role::Declarant];
/// Importers that may share a thing before it stops meaning anything: a broker of half a port relates nobody.
const HUB: u16 = 32;
/// The newest importers kept of each thing that is shared.
const HOLDERS: usize = 8;
/// The newest addresses, accounts … kept of each importer, of each kind.
const EACH: usize = 3;
/// Of those found at the first step, how many are asked for the second: the nearest.
const ASKED: usize = 12;
/// What the second step counts for beside the first.
const SECOND: f32 = 0.5;

/// An importer.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Party {
    /// What its own examinations found.
    entry: Entry,
    /// Numbers of the things that it was met with, by kind, the newest last.
    things: [Vec<u32>; SHARED.len()],
}

/// Something that importers share.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Thing {
    /// Numbers of importers, the newest last.
    holders: Vec<u32>,
    /// How many there were. One that left the newest and is met again counts twice, so this is an upper bound.
    count: u16,
}

/// Who shares what with whom, and what was found with each.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Near {
    party_numbers: Table<u32>,
    parties: Vec<Party>,
    thing_numbers: Table<u32>,
    things: Vec<Thing>,
}

/// What was found with others near a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Around {
    /// Importers, each for as much as it is near.
    pub(crate) size: f32,
    /// What their examinations found, each for as much as it is near.
    pub(crate) entry: Entry,
}

/// An importer and how near it is: 1 where it alone shares one thing.
type Neighbour = (u32, f32);

impl Near {
    /// What was found near a line, as it stands on its day.
    pub(crate) fn of(&self, line: &Observation) -> Around {
        let own = self.party_numbers.get(&line.key(Role::Importer)).copied();
        let mut first = Vec::new();
        let mut things: Vec<u32> =
            SHARED.iter().filter_map(|role| self.thing_numbers.get(&attribute_key(line, *role))).copied().collect();
        let known = own.and_then(|own| self.parties.get(own as usize));
        things.extend(known.into_iter().flat_map(|own| own.things.iter().flatten()));
        things.sort_unstable();
        things.dedup();
        things.iter().for_each(|thing| self.step(*thing, own, 1.0, &mut first));
        merge(&mut first);
        let mut all = first.clone();
        // The nearest, and of equally near ones the first that was met.
        first.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        for (party, near) in first.iter().take(ASKED) {
            let Some(known) = self.parties.get(*party as usize) else { continue };
            // Who is met on the way back to what the line itself has was met already.
            let further = known.things.iter().flatten().filter(|thing| things.binary_search(thing).is_err());
            further.for_each(|thing| self.step(*thing, Some(*party), near * SECOND, &mut all));
        }
        all.retain(|neighbour| Some(neighbour.0) != own);
        merge(&mut all);
        self.sum(&all, line.day)
    }

    /// Goes from somebody through a thing to those who share it: each of n others is 1/n as near.
    fn step(&self, thing: u32, from: Option<u32>, near: f32, found: &mut Vec<Neighbour>) {
        let Some(thing) = self.things.get(thing as usize).filter(|thing| thing.count <= HUB) else { return };
        let is_held = from.is_some_and(|from| thing.holders.contains(&from));
        let others = thing.count.saturating_sub(u16::from(is_held)).max(1);
        let share = near / f32::from(others);
        found.extend(thing.holders.iter().filter(|holder| Some(**holder) != from).map(|holder| (*holder, share)));
    }

    fn sum(&self, neighbours: &[Neighbour], day: DayNumber) -> Around {
        let mut around = Around { size: 0.0, entry: Entry::empty(day) };
        for (party, near) in neighbours {
            around.size += near;
            let Some(party) = self.parties.get(*party as usize).filter(|party| party.entry.examined > 0.0) else { continue };
            let entry = party.entry.at(day);
            around.entry.examined += entry.examined * near;
            around.entry.irregular += entry.irregular * near;
            around.entry.recovered += entry.recovered * near;
        }
        around
    }

    /// Meets a line: its importer is related to those who share something with it.
    pub(crate) fn see(&mut self, line: &Observation) {
        let Some(importer) = self.party(line) else { return };
        for (kind, role) in SHARED.iter().enumerate() {
            let key = attribute_key(line, *role);
            if key == Key::NONE {
                continue;
            }
            let next = self.things.len() as u32;
            let number = *self.thing_numbers.entry(key).or_insert(next);
            if number == next {
                self.things.push(Thing::default());
            }
            let Some(thing) = self.things.get_mut(number as usize) else { continue };
            if thing.count > HUB {
                continue;
            }
            if push(&mut thing.holders, importer, HOLDERS) {
                thing.count += 1;
            }
            if thing.count > HUB {
                thing.holders = Vec::new();
            }
            if let Some(things) = self.parties.get_mut(importer as usize).and_then(|party| party.things.get_mut(kind)) {
                push(things, number, EACH);
            }
        }
    }

    /// Learns on a day what was found in a line that was met.
    pub(crate) fn learn(&mut self, line: &Observation, day: DayNumber, finding: &Finding) {
        if let Some(party) = self.known(line) {
            party.entry.learn(day, finding);
        }
    }

    /// Learns on a day what was recovered of a line in which something had been found before.
    pub(crate) fn recover(&mut self, line: &Observation, day: DayNumber, recovered: f32) {
        if let Some(party) = self.known(line) {
            party.entry.recover(day, recovered);
        }
    }

    fn known(&mut self, line: &Observation) -> Option<&mut Party> {
        let number = self.party(line)?;
        self.parties.get_mut(number as usize)
    }

    fn party(&mut self, line: &Observation) -> Option<u32> {
        let key = line.key(Role::Importer);
        if key == Key::NONE {
            return None;
        }
        let next = u32::try_from(self.parties.len()).ok()?;
        let number = *self.party_numbers.entry(key).or_insert(next);
        if number == next {
            self.parties.push(Party { entry: Entry::empty(line.day), things: Default::default() });
        }
        Some(number)
    }
}

/// Adds up who was met several times; in the order of their numbers.
fn merge(neighbours: &mut Vec<Neighbour>) {
    neighbours.sort_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    neighbours.dedup_by(|again, kept| {
        let is_same = again.0 == kept.0;
        if is_same {
            kept.1 += again.1;
        }
        is_same
    });
}

/// Adds a number to the newest, of which so many are kept; whether it was not among them.
fn push(newest: &mut Vec<u32>, number: u32, kept: usize) -> bool {
    if newest.contains(&number) {
        return false;
    }
    if newest.len() == kept {
        newest.remove(0);
    }
    newest.push(number);
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(importer: &str, address: &str, account: &str) -> Observation {
        let mut line = Observation::on(0);
        line.set(Role::Importer, importer);
        line.set(Role::Address, address);
        line.set(Role::Account, account);
        line
    }

    const CAUGHT: Finding = Finding { irregular: true, recovered: 10.0, critical: false };

    #[test]
    fn what_was_found_reaches_two_steps_and_never_its_own_importer() {
        let mut near = Near::default();
        let lines = [line("A", "1 DOCK ROAD", "ONE"), line("B", "1 DOCK ROAD", "TWO"), line("C", "2 MILL LANE", "TWO")];
        lines.iter().for_each(|line| near.see(line));
        near.see(&line("D", "2 MILL LANE", "FOUR"));
        near.learn(&lines[0], 0, &CAUGHT);
        let of = |line: &Observation| (near.of(line).size, near.of(line).entry.irregular);
        assert_eq!(of(&lines[0]), (1.5, 0.0), "B, and C behind B; its own finding does not count");
        assert_eq!(of(&lines[1]), (2.5, 1.0), "A and C, and D behind C");
        assert_eq!(of(&lines[2]), (2.5, 0.5), "A behind B");
        assert_eq!(of(&line("D", "2 MILL LANE", "FOUR")), (1.5, 0.0), "A is three steps away");
        assert_eq!(
            of(&line("NEW", "1 DOCK ROAD", "FIVE")),
            (1.25, 0.5),
            "A and B, each half as near as one alone, and C behind B"
        );
        assert_eq!(of(&line("NEW", "", "")), (0.0, 0.0));
    }

    #[test]
    fn what_very_many_share_relates_nobody() {
        let mut near = Near::default();
        for number in 0..=HUB {
            let office = line(&format!("TRADER {number}"), "PORT OFFICE", "");
            near.see(&office);
            near.learn(&office, 0, &CAUGHT);
        }
        assert_eq!(near.of(&line("NEW", "PORT OFFICE", "")).size, 0.0);
    }

    proptest! {
        #[test]
        fn any_past_gives_finite_figures_that_do_not_depend_on_ones_own_findings(
            past in prop::collection::vec((0_u8..12, 0_u8..8, 0_u8..8, any::<bool>()), 0..120),
            asked in (0_u8..12, 0_u8..8, 0_u8..8),
        ) {
            let of = |(importer, address, account): (u8, u8, u8)| {
                line(&format!("I{importer}"), &format!("AD{address}"), &format!("AC{account}"))
            };
            let (mut all, mut others) = (Near::default(), Near::default());
            for (importer, address, account, irregular) in past {
                let (line, finding) = (of((importer, address, account)), Finding { irregular, ..CAUGHT });
                all.see(&line);
                others.see(&line);
                all.learn(&line, 0, &finding);
                if importer != asked.0 {
                    others.learn(&line, 0, &finding);
                }
            }
            let told = all.of(&of(asked));
            prop_assert_eq!(told, others.of(&of(asked)));
            prop_assert!(told.size.is_finite() && told.size >= 0.0 && told.entry.irregular <= told.entry.examined + 1e-3);
        }
    }
}
