//! The country is what it was when the first selector ran on it: its first quarter, for every seed, by hash.
//!
//! Whoever changes the country makes another one: raise [`EDITION`], run with `TONGGUAN_UPDATE=1`, and measure every
//! selector again, for figures of two editions do not compare.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};
use world::{Mechanism, Planted, Settings, TEST_SEEDS, TRAINING_SEEDS, World, row};

const EDITION: u32 = 1;
const DAYS: usize = 90;

fn hash(settings: Settings) -> String {
    let mut world = World::new(settings);
    let mut hash = Sha256::new();
    for _ in 0..DAYS {
        for (at, line) in world.day().iter().enumerate() {
            hash.update(row(line, true));
            // Every tenth line is looked at, so that what the caught do next is pinned too.
            if at % 10 == 0 && line.truth.mechanism.is_some() {
                world.caught(line);
            }
        }
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[test]
fn the_country_is_the_one_that_was_measured() {
    let planted = Planted { after: 30, mechanism: Mechanism::FalseRelief, traders: 8 };
    let mut pinned = format!("# edition {EDITION}: seed, planted fraud, SHA-256 of the first {DAYS} days\n");
    for seed in TRAINING_SEEDS.into_iter().chain(TEST_SEEDS) {
        let settings = Settings { seed, ..Settings::default() };
        let _ = writeln!(pinned, "{seed} none {}", hash(settings));
    }
    for seed in TEST_SEEDS {
        let settings = Settings { seed, planted: Some(planted), ..Settings::default() };
        let _ = writeln!(pinned, "{seed} false_relief {}", hash(settings));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/pinned.txt");
    if std::env::var_os("TONGGUAN_UPDATE").is_some() {
        std::fs::write(&path, &pinned).expect("the pins are written");
    }
    let before = std::fs::read_to_string(&path).expect("the pins are there");
    assert_eq!(pinned, before, "the country has changed");
}
