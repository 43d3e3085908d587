//! This module decides whether a leaf is in a tree and whether one tree continues another: inclusion and
//! consistency proofs by RFC 9162 sections 2.1.3 and 2.1.4, and those of subtrees by the procedures of
//! draft-ietf-plants-merkle-tree-certs. `by` is the hash function of the log.

use std::fmt;

use crate::hash::{Algorithm, Hash};

/// Hashes a proof can have: one a level, and a tree of 2⁶⁴ leaves has 64 levels. One more starts a proof of
/// consistency.
pub const PROOF_HASHES_MAX: usize = 65;

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unproven {
    /// The numbers themselves cannot be: a leaf outside of the tree, a subtree that is none.
    Range,
    /// Too few hashes, or too many.
    Length,
    /// The hashes lead to another root.
    Root,
}

impl fmt::Display for Unproven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Range => "the positions cannot be",
            Self::Length => "too few or too many hashes",
            Self::Root => "the hashes lead to another root",
        })
    }
}

impl std::error::Error for Unproven {}

/// Whether a leaf stands at `index` in the tree of `size` leaves with this root.
///
/// ```
/// use verifier::{hash::Algorithm::Sha256, proof};
/// let (left, right) = (Sha256.leaf(&[b"a"]), Sha256.leaf(&[b"b"]));
/// let root = Sha256.node(&left, &right);
/// assert_eq!(proof::inclusion(Sha256, &right, 1, 2, &[left], &root), Ok(()));
/// assert!(proof::inclusion(Sha256, &right, 0, 2, &[left], &root).is_err());
/// ```
///
/// # Errors
/// The proof does not prove it.
pub fn inclusion(by: Algorithm, leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> Result<(), Unproven> {
    if climb(by, leaf, index, size, path)? == *root { Ok(()) } else { Err(Unproven::Root) }
}

/// The root to which a path leads from a leaf.
///
/// # Errors
/// The leaf is outside of the tree, or the path has another length than the tree is high there.
pub fn climb(by: Algorithm, leaf: &Hash, index: u64, size: u64, path: &[Hash]) -> Result<Hash, Unproven> {
    if index >= size {
        return Err(Unproven::Range);
    }
    let (mut place, mut last) = (index, size - 1);
    let mut reached = *leaf;
    for sibling in path {
        if last == 0 {
            return Err(Unproven::Length);
        }
        if place % 2 == 1 || place == last {
            reached = by.node(sibling, &reached);
            // On the right edge a node without sibling moves up as it is.
            while place != 0 && place.is_multiple_of(2) {
                place /= 2;
                last /= 2;
            }
        } else {
            reached = by.node(&reached, sibling);
        }
        place /= 2;
        last /= 2;
    }
    if last == 0 { Ok(reached) } else { Err(Unproven::Length) }
}

/// Whether the tree of `size2` leaves with `root2` continues the one of `size1` leaves with `root1`.
///
/// # Errors
/// The proof does not prove it. Every tree continues the empty one, so a proof about that says nothing and is
/// refused.
pub fn consistency(by: Algorithm, size1: u64, size2: u64, path: &[Hash], root1: &Hash, root2: &Hash) -> Result<(), Unproven> {
    if size1 == 0 || size1 > size2 {
        return Err(Unproven::Range);
    }
    if size1 == size2 {
        return match (path.is_empty(), root1 == root2) {
            (false, _) => Err(Unproven::Length),
            (true, false) => Err(Unproven::Root),
            (true, true) => Ok(()),
        };
    }
    subtree_consistency(by, 0, size1, size2, path, root1, root2)
}

/// Whether `start..end` is a subtree: a range whose start is a multiple of a power of two not below its length.
pub fn is_subtree(start: u64, end: u64) -> bool {
    let Some(length) = end.checked_sub(start) else { return false };
    length.checked_next_power_of_two().is_some_and(|width| start.is_multiple_of(width))
}

/// Whether a leaf stands at `index` in the subtree `start..end` with this root.
///
/// # Errors
/// The proof does not prove it.
pub fn subtree_inclusion(
    by: Algorithm,
    leaf: &Hash,
    index: u64,
    (start, end): (u64, u64),
    path: &[Hash],
    root: &Hash,
) -> Result<(), Unproven> {
    if !is_subtree(start, end) || index < start {
        return Err(Unproven::Range);
    }
    inclusion(by, leaf, index - start, end - start, path, root)
}

/// Whether the tree of `size` leaves with `root` holds the subtree `start..end` whose hash is `part`.
///
/// # Errors
/// The proof does not prove it.
pub fn subtree_consistency(
    by: Algorithm,
    start: u64,
    end: u64,
    size: u64,
    path: &[Hash],
    part: &Hash,
    root: &Hash,
) -> Result<(), Unproven> {
    if !is_subtree(start, end) || end > size {
        return Err(Unproven::Range);
    }
    if start == end {
        return match (path.is_empty(), *part == by.empty()) {
            (false, _) => Err(Unproven::Length),
            (true, false) => Err(Unproven::Root),
            (true, true) => Ok(()),
        };
    }
    // At each level: the first node of the part, its last node, and the last node of the tree.
    let (mut first, mut edge, mut last) = (start, end - 1, size - 1);
    while first != edge && (edge == last || edge % 2 == 1) {
        (first, edge, last) = (first / 2, edge / 2, last / 2);
    }
    // A part that is a whole node of the tree is where the climb begins; otherwise the proof names that node.
    let (begin, rest) = if first == edge { (part, path) } else { path.split_first().ok_or(Unproven::Length)? };
    let (mut part_reached, mut reached) = (*begin, *begin);
    for sibling in rest {
        if last == 0 {
            return Err(Unproven::Length);
        }
        if edge % 2 == 1 || edge == last {
            if first < edge {
                part_reached = by.node(sibling, &part_reached);
            }
            reached = by.node(sibling, &reached);
            while edge != 0 && edge.is_multiple_of(2) {
                (first, edge, last) = (first / 2, edge / 2, last / 2);
            }
        } else {
            reached = by.node(&reached, sibling);
        }
        (first, edge, last) = (first / 2, edge / 2, last / 2);
    }
    if last != 0 {
        return Err(Unproven::Length);
    }
    if part_reached == *part && reached == *root { Ok(()) } else { Err(Unproven::Root) }
}
