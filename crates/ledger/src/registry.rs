//! This module decides how one hash stands for the whole state: entries fall into buckets by the first bits of their
//! key, and a tree of fixed height stands over the buckets. A change touches one bucket and the sixteen nodes above it,
//! however many entries there are.

use std::collections::{BTreeMap, BTreeSet};

use verifier::{Hash, hash};

/// Levels above the buckets.
const HEIGHT: usize = 16;
const BUCKETS: usize = 1 << HEIGHT;

/// Hashes of all entries and of the tree over them.
#[derive(Debug, Clone)]
pub struct Registry {
    /// By key, the hash of the entry.
    entries: BTreeMap<Hash, Hash>,
    /// By level, from the buckets up to the root.
    levels: Vec<Vec<Hash>>,
}

/// What changes in a registry, not yet done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    entries: BTreeMap<Hash, Hash>,
    /// By level, the nodes that change.
    nodes: Vec<BTreeMap<usize, Hash>>,
}

impl Default for Registry {
    fn default() -> Self {
        let mut levels = vec![vec![hash::leaf(&[]); BUCKETS]];
        let mut node = hash::leaf(&[]);
        for level in 1..=HEIGHT {
            node = hash::node(&node, &node);
            levels.push(vec![node; BUCKETS >> level]);
        }
        Self { entries: BTreeMap::new(), levels }
    }
}

impl Registry {
    /// The root over all entries.
    pub fn root(&self) -> Hash {
        self.levels.last().and_then(|level| level.first()).copied().unwrap_or_else(hash::empty)
    }

    /// What changes when these entries are put in place.
    pub fn delta(&self, entries: BTreeMap<Hash, Hash>) -> Delta {
        let mut nodes = vec![BTreeMap::new(); HEIGHT + 1];
        let buckets: BTreeSet<usize> = entries.keys().map(bucket).collect();
        for bucket in buckets {
            nodes[0].insert(bucket, self.bucket(bucket, &entries));
        }
        for level in 0..HEIGHT {
            let parents: BTreeSet<usize> = nodes[level].keys().map(|place| place / 2).collect();
            for place in parents {
                let child = |at: usize| nodes[level].get(&at).copied().unwrap_or(self.levels[level][at]);
                let node = hash::node(&child(2 * place), &child(2 * place + 1));
                nodes[level + 1].insert(place, node);
            }
        }
        Delta { entries, nodes }
    }

    /// The root after a change.
    pub fn root_after(&self, delta: &Delta) -> Hash {
        delta.nodes.last().and_then(|level| level.get(&0)).copied().unwrap_or_else(|| self.root())
    }

    /// Makes a change, which was taken from this registry as it stands.
    pub fn apply(&mut self, delta: Delta) {
        self.entries.extend(delta.entries);
        for (level, nodes) in self.levels.iter_mut().zip(delta.nodes) {
            for (place, node) in nodes {
                if let Some(old) = level.get_mut(place) {
                    *old = node;
                }
            }
        }
    }

    /// The hash of a bucket: of its keys and entries in order.
    fn bucket(&self, number: usize, changed: &BTreeMap<Hash, Hash>) -> Hash {
        let [first, last] = [0x00, 0xff].map(|fill| {
            let mut key = [fill; 32];
            key[..2].copy_from_slice(&(number as u16).to_be_bytes());
            key
        });
        let mut entries: BTreeMap<&Hash, &Hash> = self.entries.range(first..=last).collect();
        entries.extend(changed.range(first..=last));
        let parts: Vec<&[u8]> = entries.into_iter().flat_map(|(key, entry)| [key.as_slice(), entry.as_slice()]).collect();
        hash::leaf(&parts)
    }
}

fn bucket(key: &Hash) -> usize {
    usize::from(u16::from_be_bytes([key[0], key[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_depends_on_the_entries_and_not_on_the_way_they_came() {
        let key = |n: u8| hash::of(&[n]);
        let mut at_once = Registry::default();
        let all: BTreeMap<Hash, Hash> = (0..50).map(|n| (key(n), [n; 32])).collect();
        let delta = at_once.delta(all);
        let promised = at_once.root_after(&delta);
        at_once.apply(delta);
        assert_eq!(at_once.root(), promised);

        let mut one_by_one = Registry::default();
        for n in (0..50).rev() {
            for value in [[99; 32], [n; 32]] {
                let delta = one_by_one.delta([(key(n), value)].into());
                one_by_one.apply(delta);
            }
        }
        assert_eq!(one_by_one.root(), at_once.root());
        assert_ne!(at_once.root(), Registry::default().root());
    }

    #[test]
    fn entries_of_one_bucket_do_not_hide_each_other() {
        let (mut a, mut b) = ([1; 32], [1; 32]);
        (a[31], b[31]) = (7, 8);
        let root = |entries: &[(Hash, Hash)]| {
            let registry = Registry::default();
            registry.root_after(&registry.delta(entries.iter().copied().collect()))
        };
        let roots = [root(&[(a, a)]), root(&[(b, b)]), root(&[(a, a), (b, b)]), root(&[(a, b), (b, a)])];
        assert_eq!(BTreeSet::from(roots).len(), 4);
    }
}
