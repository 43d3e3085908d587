//! This module decides how the verifier is held against published proofs: every one that says it is good must be
//! accepted, every other one refused.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use verifier::hash::{self, Algorithm::Sha256};
use verifier::{Hash, proof};

use super::report::Report;

/// A case as it is published; which members it has tells what it is about.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    leaf_idx: Option<u64>,
    tree_size: Option<u64>,
    start: Option<u64>,
    end: Option<u64>,
    size: Option<u64>,
    size1: Option<u64>,
    size2: Option<u64>,
    root: Option<String>,
    root1: Option<String>,
    root2: Option<String>,
    leaf_hash: Option<String>,
    proof: Option<Vec<String>>,
    want_err: bool,
}

/// Whether a folder holds such cases.
pub fn is_here(folder: &Path) -> bool {
    folder.join("merkle/testdata").is_dir()
}

/// Runs every case and prints counts by kind.
pub fn run(folder: &Path, verbose: bool) -> ExitCode {
    let root = folder.join("merkle/testdata");
    let mut report = Report::new(verbose);
    for kind in ["inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"] {
        let mut files = Vec::new();
        find(&root.join(kind), &mut files);
        files.sort();
        if files.is_empty() {
            report.fail(kind, "all", "there are no cases");
        }
        for file in &files {
            let name = file.display().to_string();
            match judge(file) {
                Ok((true, true)) => report.count(kind, "ok, accepted", &name),
                Ok((false, false)) => report.count(kind, "ok, refused", &name),
                Ok((true, false)) => report.fail(kind, &name, "was accepted"),
                Ok((false, true)) => report.fail(kind, &name, "was refused"),
                Err(message) => report.fail(kind, &name, &message),
            }
        }
    }
    report.finish()
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

/// Whether the verifier accepted a case, and whether it should.
fn judge(file: &Path) -> Result<(bool, bool), String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let case: Case = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let path: Vec<Hash> = case.proof.iter().flatten().map(|text| of_any_length(text)).collect();
    // No hash at all equals nothing, not even another one that is missing.
    let hash = |text: &Option<String>, name: &str| of_any_length(text.as_deref().filter(|text| !text.is_empty()).unwrap_or(name));
    let (root, leaf) = (hash(&case.root, "root"), hash(&case.leaf_hash, "leaf"));
    let (root1, root2) = (hash(&case.root1, "old"), hash(&case.root2, "new"));
    let proven = match case {
        Case { leaf_idx: Some(index), tree_size: Some(size), .. } => proof::inclusion(Sha256, &leaf, index, size, &path, &root),
        Case { leaf_idx: Some(index), start: Some(start), end: Some(end), .. } => {
            proof::subtree_inclusion(Sha256, &leaf, index, (start, end), &path, &root)
        }
        Case { start: Some(start), end: Some(end), size: Some(size), .. } => {
            proof::subtree_consistency(Sha256, start, end, size, &path, &root1, &root2)
        }
        Case { size1: Some(size1), size2: Some(size2), .. } => proof::consistency(Sha256, size1, size2, &path, &root1, &root2),
        _ => return Err("it is no case of a known kind".to_owned()),
    };
    Ok((proven.is_ok(), !case.want_err))
}

/// The cases have hashes of wrong lengths, which our types exclude. Each becomes another hash that nothing else has:
/// what was equal stays equal, and what was wrong stays wrong.
fn of_any_length(text: &str) -> Hash {
    let bytes = STANDARD.decode(text).unwrap_or_else(|_| text.as_bytes().to_vec());
    bytes.as_slice().try_into().unwrap_or_else(|_| hash::of(&[b"another length: ".as_slice(), bytes.as_slice()].concat()))
}
