//! This module decides how somebody else's software judges our logs: a verifier from the Python package index reads the
//! tiles, checkpoints and a receipt that our crates write; those of a second log, by SM3 and SM2, OpenSSL judges. Nothing
//! of ours helps them but the files.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::python::installed;
use evidence::{Keys, Memory, Sealed, Tree, receipt};
use verifier::Hash;
use verifier::hash::Algorithm;

/// The verifier, pinned.
const PACKAGE: &str = "aics-tlog==0.2.1";
/// Leaves of the log: tiles of three levels, full and partial.
const LEAVES: u64 = 70_000;
/// A size it had earlier, from which the later one must be reached.
const EARLIER: u64 = 1_003;
/// The leaf that the receipt opens.
const PROVEN: u64 = 41_234;

type Failure = Box<dyn std::error::Error>;

/// Writes two logs and has them judged. Without the package or OpenSSL it says so and is no failure.
pub fn run() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for judged in [judged(), judged_by_openssl()] {
        match judged {
            Ok(said) => eprintln!("independent verifier: {said}"),
            Err(error) => {
                eprintln!("independent verifier: FAILED: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn judged() -> Result<String, Failure> {
    let folder = tempfile::tempdir()?;
    let packages = match installed(PACKAGE, folder.path()) {
        Ok(packages) => packages,
        Err(reason) => return Ok(format!("SKIPPED, {reason}")),
    };
    let log = folder.path().join("log");
    write(Algorithm::Sha256, &log)?;
    said(PACKAGE, "independent.py", Command::new("python3").env("PYTHONPATH", &packages), &log)
}

fn judged_by_openssl() -> Result<String, Failure> {
    let has_sm3 = "import hashlib; hashlib.new('sm3')";
    let has = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    if !has(Command::new("openssl").arg("version")) || !has(Command::new("python3").args(["-c", has_sm3])) {
        return Ok("SKIPPED, OpenSSL with SM3 is not here".to_owned());
    }
    let folder = tempfile::tempdir()?;
    write(Algorithm::Sm3, folder.path())?;
    said("OpenSSL", "independent_sm.py", &mut Command::new("python3"), folder.path())
}

fn said(who: &str, script: &str, python: &mut Command, log: &Path) -> Result<String, Failure> {
    let output = python.arg(crate::root().join("xtask").join(script)).arg(log).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(format!("{who} says: {}", String::from_utf8_lossy(&output.stdout).trim()))
}

/// A log as a folder: tiles, an earlier and a later checkpoint, the policy, and a receipt.
fn write(by: Algorithm, folder: &Path) -> Result<(), Failure> {
    let keys = Keys::new(by, "customs.example/log", [3; evidence::KEY_SEED_BYTES], 0)?;
    let event = |place: u64| (format!("{{\"sequence\":{place}}}"), (u128::from(place) << 64 | 7).to_be_bytes());
    let leaves: Vec<Hash> = (0..LEAVES)
        .map(|place| {
            let (bytes, salt) = event(place);
            by.leaf(&[&salt, bytes.as_bytes()])
        })
        .collect();
    let (early, late) = leaves.split_at(usize::try_from(EARLIER)?);
    let (mut tree, mut tiles) = (Tree::new(by), Memory::default());
    for (part, name, at) in [(early, "checkpoint.earlier", 1_790_000_000), (late, "checkpoint", 1_790_000_060)] {
        for (tile, hashes) in tree.append(part).tiles {
            let file = folder.join(tile.to_string());
            std::fs::create_dir_all(file.parent().unwrap_or(folder))?;
            std::fs::write(file, hashes.concat())?;
            tiles.keep(tile.level, tile.number, hashes);
        }
        std::fs::write(folder.join(name), keys.checkpoint(tree.size(), &tree.root(), at, &[5; 32]))?;
    }
    std::fs::write(folder.join("policy"), evidence::policy(&[keys.statement()]))?;
    let (bytes, salt) = event(PROVEN);
    let checkpoint = std::fs::read_to_string(folder.join("checkpoint"))?;
    let events = [Sealed { bytes, salt, index: PROVEN }];
    let file = receipt(by, &events, None, None, (&checkpoint, tree.size(), None), &tiles)?.ok_or("no receipt")?;
    std::fs::write(folder.join("receipt"), file)?;
    Ok(())
}
