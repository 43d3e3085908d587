//! This module decides how the tree is cut into tiles and what they are called: C2SP `tlog-tiles`, height 8.
//!
//! A tile holds up to 256 hashes of one level. Level 0 holds leaves; each hash of a higher level is the root of a full
//! tile below. A partial tile of w hashes is the first w of the tile that grows out of it, so each tile is kept once.

use std::fmt;
use std::str::FromStr;

use verifier::Hash;
use verifier::hash::Algorithm;

/// Hashes of a full tile.
pub const TILE_HASHES: u64 = 256;
/// Levels of hashes within a tile.
const TILE_HEIGHT: u32 = 8;
/// The highest level of tiles that 2⁶⁴ leaves have.
const LEVEL_MAX: u8 = 7;

/// A tile by its place, with as many hashes as a tree of some size has in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// Level of tiles, from 0.
    pub level: u8,
    /// Place within the level, from 0.
    pub number: u64,
    /// Hashes, 1 to 256.
    pub width: u16,
}

impl Tile {
    /// The tile at a place in a tree of `size` leaves; none when it would be empty.
    ///
    /// ```
    /// use evidence::Tile;
    /// // A tree of 70,000 leaves, the example of the specification.
    /// assert_eq!(Tile::of(0, 273, 70_000).unwrap().to_string(), "tile/0/273.p/112");
    /// assert_eq!(Tile::of(1, 0, 70_000).unwrap().to_string(), "tile/1/000");
    /// assert_eq!(Tile::of(2, 0, 70_000).unwrap().to_string(), "tile/2/000.p/1");
    /// assert_eq!(Tile::of(2, 1, 70_000), None);
    /// ```
    pub fn of(level: u8, number: u64, size: u64) -> Option<Self> {
        let hashes = size.checked_shr(TILE_HEIGHT * u32::from(level)).unwrap_or(0);
        let width = hashes.saturating_sub(number.saturating_mul(TILE_HASHES)).min(TILE_HASHES);
        let width = u16::try_from(width).unwrap_or_default();
        (width > 0 && level <= LEVEL_MAX).then_some(Self { level, number, width })
    }

    /// The tiles in which trees of `from` and of `to` leaves differ, lowest level first: those a log writes when it
    /// grows.
    pub fn grown(from: u64, to: u64) -> Vec<Self> {
        let mut tiles = Vec::new();
        for level in 0..=LEVEL_MAX {
            let shift = TILE_HEIGHT * u32::from(level);
            let (before, after) = (from >> shift, to >> shift);
            if before == after {
                break;
            }
            for number in before / TILE_HASHES..=(after - 1) / TILE_HASHES {
                tiles.extend(Self::of(level, number, to));
            }
        }
        tiles
    }

    /// The tiles on the right edge of a tree: what has to be known to let it grow.
    pub fn edge(size: u64) -> Vec<Self> {
        let last = |level: u8| {
            let hashes = size.checked_shr(TILE_HEIGHT * u32::from(level)).unwrap_or(0);
            Self::of(level, hashes / TILE_HASHES, size)
        };
        (0..=LEVEL_MAX).filter_map(last).collect()
    }

    /// Whether nothing can be added.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_HASHES
    }
}

impl fmt::Display for Tile {
    /// The path of the specification: `tile/0/x001/x234/067.p/8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tile/{}/", self.level)?;
        let mut groups = vec![self.number % 1000];
        let mut rest = self.number / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for (place, group) in groups.iter().enumerate().rev() {
            if place > 0 { write!(f, "x{group:03}/")? } else { write!(f, "{group:03}")? }
        }
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

/// A path that names no tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this path names no tile")]
pub struct NoTile;

impl FromStr for Tile {
    type Err = NoTile;

    /// Reads the one form that a tile's path has.
    fn from_str(path: &str) -> Result<Self, NoTile> {
        const PATH_MAX: usize = 64;
        let rest = path.strip_prefix("tile/").filter(|rest| rest.len() <= PATH_MAX).ok_or(NoTile)?;
        let (level, rest) = rest.split_once('/').ok_or(NoTile)?;
        let (digits, width) = match rest.split_once(".p/") {
            Some((digits, width)) => (digits, width.parse().map_err(|_| NoTile)?),
            None => (rest, TILE_HASHES as u16),
        };
        let mut number: u64 = 0;
        for group in digits.split('/') {
            let group: u64 = group.trim_start_matches('x').parse().map_err(|_| NoTile)?;
            number = number.checked_mul(1000).and_then(|number| number.checked_add(group)).ok_or(NoTile)?;
        }
        let tile = Self { level: level.parse().map_err(|_| NoTile)?, number, width };
        let is_possible = tile.level <= LEVEL_MAX && (1..=TILE_HASHES).contains(&u64::from(width));
        // Leading zeros, signs and other ways to write the same numbers are not paths of ours.
        if is_possible && tile.to_string() == path { Ok(tile) } else { Err(NoTile) }
    }
}

/// The root over hashes that stand side by side, by the rule for trees whose size is no power of two.
pub(crate) fn root(by: Algorithm, hashes: &[Hash]) -> Hash {
    match hashes {
        [] => by.empty(),
        [one] => *one,
        _ => {
            let (left, right) = hashes.split_at(hashes.len().next_power_of_two() / 2);
            by.node(&root(by, left), &root(by, right))
        }
    }
}
