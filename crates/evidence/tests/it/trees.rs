//! What a tree of tiles says against what the verifier accepts, and the paths of the specification.

use std::collections::BTreeSet;

use evidence::{Memory, Tile, Tiles, Tree, tree};
use proptest::prelude::*;
use verifier::hash::Algorithm::{self, Sha256, Sm3};
use verifier::{Hash, proof};

fn leaf(by: Algorithm, place: u64) -> Hash {
    by.leaf(&[&place.to_be_bytes()])
}

/// A tree that grew in steps, with its tiles.
fn grown(by: Algorithm, steps: &[u64]) -> (Tree, Memory) {
    let (mut tree, mut tiles) = (Tree::new(by), Memory::default());
    for step in steps {
        let leaves: Vec<Hash> = (tree.size()..tree.size() + step).map(|place| leaf(by, place)).collect();
        for (tile, hashes) in tree.append(&leaves).tiles {
            assert_eq!(hashes.len(), usize::from(tile.width), "{tile}");
            tiles.keep(tile.level, tile.number, hashes);
        }
    }
    (tree, tiles)
}

/// Gives only tiles that were announced, and only as many hashes.
struct Strict<'a>(&'a Memory, BTreeSet<(u8, u64, u16)>);

impl Tiles for Strict<'_> {
    fn tile(&self, tile: Tile) -> Option<&[Hash]> {
        let (.., width) = self.1.iter().find(|(level, number, _)| (*level, *number) == (tile.level, tile.number))?;
        self.0.tile(tile)?.get(..usize::from(*width))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_proof_from_the_tiles_it_asks_for_is_accepted(by in prop::sample::select(vec![Sha256, Sm3]), steps in prop::collection::vec(1_u64..40_000, 1..4), place: prop::sample::Index, older: prop::sample::Index) {
        let (tree, tiles) = grown(by, &steps);
        let size = tree.size();
        let root = tree.root();
        prop_assert_eq!(tree::root(by, size, &tiles), Ok(root));
        // Grown at once or in steps, it is the same tree; and it opens again from its edge.
        prop_assert_eq!(grown(by, &[size]).0.root(), root);
        prop_assert_eq!(Tree::open(by, size, &tiles).unwrap(), tree);

        let index = place.index(size as usize) as u64;
        let asked = tree::tiles_of_inclusion(index, size).iter().map(|tile| (tile.level, tile.number, tile.width)).collect();
        let path = tree::inclusion(by, index, size, &Strict(&tiles, asked)).unwrap();
        prop_assert_eq!(proof::inclusion(by, &leaf(by, index), index, size, &path, &root), Ok(()));

        let old = older.index(size as usize) as u64 + 1;
        let old_root = tree::root(by, old, &tiles).unwrap();
        let asked = tree::tiles_of_consistency(old, size).iter().map(|tile| (tile.level, tile.number, tile.width)).collect();
        let path = tree::consistency(by, old, size, &Strict(&tiles, asked)).unwrap();
        prop_assert_eq!(proof::consistency(by, old, size, &path, &old_root, &root), Ok(()));
    }

    #[test]
    fn a_path_names_one_tile_and_no_text_makes_it_panic(level in 0_u8..8, number in 0..u64::MAX / 1000, width in 1_u16..=256, noise in "[tile/x0-9.p+-]{0,40}") {
        let tile = Tile { level, number, width };
        prop_assert_eq!(tile.to_string().parse(), Ok(tile));
        if let Ok(tile) = noise.parse::<Tile>() {
            prop_assert_eq!(tile.to_string(), noise);
        }
    }
}

#[test]
fn tiles_have_the_paths_of_the_specification() {
    for (level, number, width, path) in [
        (0, 0, 256, "tile/0/000"),
        (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (0, 273, 112, "tile/0/273.p/112"),
        (2, 1_000, 1, "tile/2/x001/000.p/1"),
    ] {
        assert_eq!(Tile { level, number, width }.to_string(), path);
    }
    for path in [
        "",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/007",
        "tile/8/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/+12",
        "tile/-1/000",
        "tile/0/x001",
        "tile/entries/000",
        "/tile/0/000",
    ] {
        assert!(path.parse::<Tile>().is_err(), "{path}");
    }
}

#[test]
fn the_tiles_that_grow_are_those_that_differ() {
    let names = |from, to| Tile::grown(from, to).iter().map(Tile::to_string).collect::<Vec<_>>();
    assert_eq!(names(0, 0), Vec::<String>::new());
    assert_eq!(names(0, 3), ["tile/0/000.p/3"]);
    assert_eq!(names(3, 256), ["tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(names(256, 257), ["tile/0/001.p/1"]);
    assert_eq!(names(255, 513), ["tile/0/000", "tile/0/001", "tile/0/002.p/1", "tile/1/000.p/2"]);
}

#[test]
fn a_missing_tile_is_named() {
    let (tree, tiles) = grown(Sha256, &[70_000]);
    let mut rest = Memory::default();
    for tile in Tile::grown(0, 70_000) {
        if tile.to_string() != "tile/0/003" {
            rest.keep(tile.level, tile.number, tiles.tile(tile).unwrap().to_vec());
        }
    }
    let error = tree::inclusion(Sha256, 800, tree.size(), &rest).unwrap_err();
    assert_eq!(error.0.number, 3);
    assert!(tree::inclusion(Sha256, 2000, tree.size(), &rest).is_ok());
}
