//! This module decides what `tongguan reference test` does: every test of a pack run under its own law, and what came instead
//! where one fails.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::json;

use super::check::text;
use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// A test fails.
const EXIT_FAILED: u8 = 1;

#[derive(clap::Args)]
pub struct Arguments {
    /// The pack's folder or workbook, or the name of one that ships.
    pack: PathBuf,
    /// The language of what is said.
    #[arg(long, default_value = "en")]
    language: String,
    /// One JSON line a test.
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let opened =
        editions::open(&arguments.pack.to_string_lossy()).and_then(|law| Ok((law, editions::read_tables(&arguments.pack)?)));
    let (law, files) = match opened {
        Ok(opened) => opened,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let results = editions::run_tests(&law, &files);
    for result in &results {
        let told = result.told();
        if arguments.json {
            print(&json!({ "test": result.name, "has_passed": told.is_none(), "told": told }).to_string());
        } else if let Some(told) = told {
            print(&format!("- {}", told.get(&[&arguments.language])));
        }
    }
    let failed = results.iter().filter(|result| !result.has_passed()).count();
    if !arguments.json {
        let id = law.id();
        let both = text(
            format!("{} {}: {} of {} tests pass.", id.pack, id.version, results.len() - failed, results.len()),
            format!("{} {}：{}项测试中{}项通过。", id.pack, id.version, results.len(), results.len() - failed),
        );
        print(both.get(&[&arguments.language]));
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(EXIT_FAILED) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn every_pack_of_ours_passes_its_own_tests() {
        let folders = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
        let mut count = 0;
        for name in ["gb", "us", "sahil"] {
            let folder = folders.join(name);
            let law = editions::open(&folder.to_string_lossy()).unwrap();
            let results = editions::run_tests(&law, &editions::read_tables(&folder).unwrap());
            let failing: Vec<_> = results.iter().filter_map(editions::TestResult::told).collect();
            assert_eq!(failing, []);
            count += results.len();
        }
        assert!(count > 0, "there are tests");
    }
}
