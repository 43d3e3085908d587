//! Proofs against trees that are built the plain way, by the definition in RFC 6962.

use proptest::prelude::*;
use verifier::hash::Algorithm::{self, Sha256, Sm3};
use verifier::{Hash, proof};

fn leaves(by: Algorithm, count: usize) -> Vec<Hash> {
    (0..count).map(|place| by.leaf(&[&place.to_be_bytes()])).collect()
}

/// The largest power of two below a length above one.
fn split(length: usize) -> usize {
    length.next_power_of_two() / 2
}

fn root(by: Algorithm, leaves: &[Hash]) -> Hash {
    match leaves {
        [] => by.empty(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            by.node(&root(by, left), &root(by, right))
        }
    }
}

fn path(by: Algorithm, index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut rest, sibling) =
        if index < middle { (path(by, index, left), root(by, right)) } else { (path(by, index - middle, right), root(by, left)) };
    rest.push(sibling);
    rest
}

fn growth(by: Algorithm, old: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole { Vec::new() } else { vec![root(by, leaves)] };
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut rest, sibling) = if old <= middle {
        (growth(by, old, left, is_whole), root(by, right))
    } else {
        (growth(by, old - middle, right, false), root(by, left))
    };
    rest.push(sibling);
    rest
}

proptest! {
    #[test]
    fn a_leaf_is_proven_where_it_is_and_nowhere_else(by in prop::sample::select(vec![Sha256, Sm3]), (size, index, other) in (1_usize..300).prop_flat_map(|size| (Just(size), 0..size, 0..size))) {
        let leaves = leaves(by, size);
        let (root, path) = (root(by, &leaves), path(by, index, &leaves));
        prop_assert_eq!(proof::inclusion(by, &leaves[index], index as u64, size as u64, &path, &root), Ok(()));
        if other != index {
            prop_assert!(proof::inclusion(by, &leaves[other], index as u64, size as u64, &path, &root).is_err());
            prop_assert!(proof::inclusion(by, &leaves[index], other as u64, size as u64, &path, &root).is_err());
        }
        if let Some((_, short)) = path.split_last() {
            prop_assert!(proof::inclusion(by, &leaves[index], index as u64, size as u64, short, &root).is_err());
        }
    }

    #[test]
    fn a_longer_tree_continues_a_shorter_one(by in prop::sample::select(vec![Sha256, Sm3]), (size, old) in (1_usize..300).prop_flat_map(|size| (Just(size), 1..=size)), bit in 0_usize..256) {
        let leaves = leaves(by, size);
        let (old_root, new_root) = (root(by, &leaves[..old]), root(by, &leaves));
        let mut path = growth(by, old, &leaves, true);
        prop_assert_eq!(proof::consistency(by, old as u64, size as u64, &path, &old_root, &new_root), Ok(()));
        if !path.is_empty() {
            let place = bit % path.len();
            path[place][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(proof::consistency(by, old as u64, size as u64, &path, &old_root, &new_root).is_err());
        }
    }

    #[test]
    fn no_numbers_make_it_panic(index: u64, start: u64, end: u64, size: u64, count in 0_usize..70) {
        let path = vec![[7; 32]; count];
        let hash = [9; 32];
        let _ = proof::inclusion(Sha256, &hash, index, size, &path, &hash);
        let _ = proof::consistency(Sha256, start, size, &path, &hash, &hash);
        let _ = proof::subtree_inclusion(Sha256, &hash, index, (start, end), &path, &hash);
        let _ = proof::subtree_consistency(Sha256, start, end, size, &path, &hash, &hash);
    }
}

#[test]
fn a_subtree_is_a_range_that_begins_at_a_multiple_of_its_width() {
    for (start, end, is) in [(0, 0, true), (0, 5, true), (4, 7, true), (8, 16, true), (1, 3, false), (2, 6, false), (6, 5, false)]
    {
        assert_eq!(proof::is_subtree(start, end), is, "{start}..{end}");
    }
}
