//! This module decides how the tree grows and how proofs are taken from its tiles.
//!
//! Nothing here reads or writes by itself: whoever keeps tiles gives those that are asked for and keeps those that
//! come back. `by` is the hash function of the log; nothing else tells a tree by SM3 from one by SHA-256.

use std::collections::BTreeMap;

use verifier::Hash;
use verifier::hash::Algorithm;

use crate::tile::{self, TILE_HASHES, Tile};

/// Where tiles are read from. A tile that is kept may have more hashes than are asked for; it never changes those it
/// has.
pub trait Tiles {
    /// The hashes of a tile, at least [`Tile::width`] of them; none when it is not kept.
    fn tile(&self, tile: Tile) -> Option<&[Hash]>;
}

/// Tiles in memory, by level and number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory(BTreeMap<(u8, u64), Vec<Hash>>);

impl Memory {
    /// Keeps the hashes of a tile in place of those it had.
    pub fn keep(&mut self, level: u8, number: u64, hashes: Vec<Hash>) {
        self.0.insert((level, number), hashes);
    }

    /// Bytes that all tiles take.
    pub fn bytes(&self) -> u64 {
        self.0.values().map(|hashes| size_of_val(hashes.as_slice()) as u64).sum()
    }
}

impl Tiles for Memory {
    fn tile(&self, tile: Tile) -> Option<&[Hash]> {
        self.0.get(&(tile.level, tile.number)).map(Vec::as_slice)
    }
}

/// A tile that is missing, or shorter than the tree needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not kept, or not whole")]
pub struct MissingTile(pub Tile);

/// A growing tree: its size and the tiles on its right edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    by: Algorithm,
    size: u64,
    /// By level, the hashes that are in no full tile yet.
    edge: Vec<Vec<Hash>>,
}

/// Leaves that were added to a tree: the tiles to be kept for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// The tiles that changed, with all of their hashes.
    pub tiles: Vec<(Tile, Vec<Hash>)>,
}

impl Tree {
    /// The empty tree.
    pub fn new(by: Algorithm) -> Self {
        Self { by, size: 0, edge: Vec::new() }
    }

    /// A tree as it was left, from the tiles of its [edge](Tile::edge).
    ///
    /// # Errors
    /// A tile of the edge is missing.
    pub fn open(by: Algorithm, size: u64, tiles: &impl Tiles) -> Result<Self, MissingTile> {
        let mut edge = Vec::new();
        for tile in Tile::edge(size) {
            edge.resize(usize::from(tile.level) + 1, Vec::new());
            edge[usize::from(tile.level)] = read(tiles, tile)?.to_vec();
        }
        Ok(Self { by, size, edge })
    }

    /// Leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds leaves and gives the tiles to be kept: full ones, and those that still grow.
    ///
    /// ```
    /// use evidence::Tree;
    /// use verifier::hash::Algorithm::Sha256;
    /// let mut tree = Tree::new(Sha256);
    /// let leaves = [[1; 32], [2; 32], [3; 32]];
    /// let growth = tree.append(&leaves);
    /// assert_eq!(growth.tiles[0].0.to_string(), "tile/0/000.p/3");
    /// assert_eq!(tree.root(), Sha256.node(&Sha256.node(&leaves[0], &leaves[1]), &leaves[2]));
    /// ```
    pub fn append(&mut self, leaves: &[Hash]) -> Growth {
        let from = self.size;
        let mut full = Vec::new();
        for leaf in leaves {
            self.push(0, *leaf, &mut full);
            self.size += 1;
        }
        let mut tiles = full;
        for tile in Tile::grown(from, self.size) {
            if !tile.is_full() {
                tiles.extend(self.edge.get(usize::from(tile.level)).map(|hashes| (tile, hashes.clone())));
            }
        }
        Growth { tiles }
    }

    /// Adds a hash to a level; a tile that is full with it goes out, and its root up.
    fn push(&mut self, level: usize, hash: Hash, full: &mut Vec<(Tile, Vec<Hash>)>) {
        if self.edge.len() <= level {
            self.edge.resize(level + 1, Vec::new());
        }
        let hashes = &mut self.edge[level];
        hashes.push(hash);
        if hashes.len() as u64 == TILE_HASHES {
            let hashes = std::mem::take(hashes);
            let root = tile::root(self.by, &hashes);
            let number = self.size >> (8 * (level as u32 + 1));
            full.push((Tile { level: level as u8, number, width: TILE_HASHES as u16 }, hashes));
            self.push(level + 1, root, full);
        }
    }

    /// The root.
    pub fn root(&self) -> Hash {
        // From the right: what is in no full tile hangs on the root of all that is left of it.
        let parts = self.edge.iter().flat_map(|hashes| halves(self.by, hashes)).reduce(|right, left| self.by.node(&left, &right));
        parts.unwrap_or_else(|| self.by.empty())
    }
}

/// The roots of the largest whole trees that hashes side by side consist of, from the right.
fn halves(by: Algorithm, hashes: &[Hash]) -> Vec<Hash> {
    let (mut roots, mut rest) = (Vec::new(), hashes);
    while !rest.is_empty() {
        let width = 1 << (usize::BITS - 1 - rest.len().leading_zeros());
        let (whole, after) = rest.split_at(width);
        roots.push(tile::root(by, whole));
        rest = after;
    }
    roots.reverse();
    roots
}

/// The tiles that a proof about `index` in a tree of `size` leaves is taken from.
pub fn tiles_of_inclusion(index: u64, size: u64) -> Vec<Tile> {
    // The tiles above the leaf and those of the edge; a path has no hash elsewhere.
    let mut tiles: Vec<Tile> =
        (0..8).filter_map(|level: u8| Tile::of(level, index >> (8 * (u32::from(level) + 1)).min(63), size)).collect();
    tiles.extend(Tile::edge(size));
    tiles.sort_unstable();
    tiles.dedup();
    tiles
}

/// The tiles that a proof that the tree of `size` leaves continues that of `old` leaves is taken from.
pub fn tiles_of_consistency(old: u64, size: u64) -> Vec<Tile> {
    // Where both part, a whole tree ends with the last old leaf; all else stands beside the way up from there.
    tiles_of_inclusion(old.saturating_sub(1), size)
}

/// The path from a leaf to the root of the first `size` leaves; empty when the leaf is not among them.
///
/// # Errors
/// A tile is missing.
pub fn inclusion(by: Algorithm, index: u64, size: u64, tiles: &impl Tiles) -> Result<Vec<Hash>, MissingTile> {
    let mut path = Vec::new();
    if index < size {
        descend(by, index, (0, size), tiles, &mut path)?;
    }
    Ok(path)
}

fn descend(
    by: Algorithm,
    index: u64,
    (start, end): (u64, u64),
    tiles: &impl Tiles,
    path: &mut Vec<Hash>,
) -> Result<(), MissingTile> {
    if end - start < 2 {
        return Ok(());
    }
    let middle = start + split(end - start);
    if index < middle {
        descend(by, index, (start, middle), tiles, path)?;
        path.push(range(by, middle, end, tiles)?);
    } else {
        descend(by, index, (middle, end), tiles, path)?;
        path.push(range(by, start, middle, tiles)?);
    }
    Ok(())
}

/// The proof that the tree of `size` leaves continues that of `old` leaves, by RFC 6962 section 2.1.2; empty when
/// there is nothing to prove.
///
/// # Errors
/// A tile is missing.
pub fn consistency(by: Algorithm, old: u64, size: u64, tiles: &impl Tiles) -> Result<Vec<Hash>, MissingTile> {
    let mut path = Vec::new();
    if 0 < old && old < size {
        grow(by, old, (0, size), true, tiles, &mut path)?;
    }
    Ok(path)
}

fn grow(
    by: Algorithm,
    old: u64,
    (start, end): (u64, u64),
    is_whole: bool,
    tiles: &impl Tiles,
    path: &mut Vec<Hash>,
) -> Result<(), MissingTile> {
    if old == end - start {
        if !is_whole {
            path.push(range(by, start, end, tiles)?);
        }
        return Ok(());
    }
    let width = split(end - start);
    let middle = start + width;
    if old <= width {
        grow(by, old, (start, middle), is_whole, tiles, path)?;
        path.push(range(by, middle, end, tiles)?);
    } else {
        grow(by, old - width, (middle, end), false, tiles, path)?;
        path.push(range(by, start, middle, tiles)?);
    }
    Ok(())
}

/// The root of the first `size` leaves.
///
/// # Errors
/// A tile is missing.
pub fn root(by: Algorithm, size: u64, tiles: &impl Tiles) -> Result<Hash, MissingTile> {
    if size == 0 { Ok(by.empty()) } else { range(by, 0, size, tiles) }
}

/// The largest power of two below a length above one.
fn split(length: u64) -> u64 {
    1 << (u64::BITS - 1 - (length - 1).leading_zeros())
}

/// The root over leaves `start..end`, a node of some tree: it begins at a multiple of its width.
fn range(by: Algorithm, start: u64, end: u64, tiles: &impl Tiles) -> Result<Hash, MissingTile> {
    let length = end - start;
    if !length.is_power_of_two() {
        let middle = start + split(length);
        return Ok(by.node(&range(by, start, middle, tiles)?, &range(by, middle, end, tiles)?));
    }
    // A whole tree of 2ʰ leaves stands in one tile: as one hash of it, or as up to half of its hashes.
    let height = length.trailing_zeros();
    let level = (height / 8) as u8;
    let shift = 8 * u32::from(level);
    let (first, last) = (start >> shift, (end - 1) >> shift);
    let (number, place) = (first / TILE_HASHES, (first % TILE_HASHES) as usize);
    let count = (last - first + 1) as usize;
    let tile = Tile { level, number, width: (place + count) as u16 };
    Ok(tile::root(by, &read(tiles, tile)?[place..]))
}

fn read(tiles: &impl Tiles, tile: Tile) -> Result<&[Hash], MissingTile> {
    tiles.tile(tile).and_then(|hashes| hashes.get(..usize::from(tile.width))).ok_or(MissingTile(tile))
}
