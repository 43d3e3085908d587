//! This module decides where lists of denied parties come from: those that ship with the binary, files, and folders.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use screening::List;

use super::ScreenError;

/// The lists that ship, with the name of each file. Their day is told with every answer: they are old.
const SHIPPED: [(&str, &[u8]); 3] = [
    ("lists/ofac-sdn.jsonl.gz", include_bytes!("../../../../lists/ofac-sdn.jsonl.gz")),
    ("lists/ofac-consolidated.jsonl.gz", include_bytes!("../../../../lists/ofac-consolidated.jsonl.gz")),
    ("lists/us-denied-persons.jsonl.gz", include_bytes!("../../../../lists/us-denied-persons.jsonl.gz")),
];
/// No list is longer when it is unpacked.
const MAX_BYTES: u64 = 512 << 20;

/// The lists that ship with the binary.
pub fn shipped() -> Result<Vec<List>, ScreenError> {
    SHIPPED.iter().map(|(path, bytes)| read(Path::new(path), bytes)).collect()
}

/// The lists in files and folders.
pub fn open(paths: &[PathBuf]) -> Result<Vec<List>, ScreenError> {
    let mut lists = Vec::new();
    for path in paths {
        let before = lists.len();
        for file in files(path)? {
            lists.push(read(&file, &fs::read(&file).map_err(|error| ScreenError::Open(file.clone(), error))?)?);
        }
        if lists.len() == before {
            return Err(ScreenError::NoList(path.clone()));
        }
    }
    Ok(lists)
}

fn files(path: &Path) -> Result<Vec<PathBuf>, ScreenError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let folder = fs::read_dir(path).map_err(|error| ScreenError::Open(path.into(), error))?;
    let is_list = |path: &PathBuf| path.to_str().is_some_and(|name| name.ends_with(".jsonl") || name.ends_with(".jsonl.gz"));
    let mut files: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).filter(is_list).collect();
    files.sort();
    Ok(files)
}

fn read(path: &Path, bytes: &[u8]) -> Result<List, ScreenError> {
    let text = unpacked(bytes).map_err(|error| ScreenError::Open(path.into(), error))?;
    List::read(&text).map_err(|error| ScreenError::List(path.into(), error))
}

/// The text of a file, unpacked when it is packed. Bytes that are no text are kept as the mark for that.
pub fn unpacked(bytes: &[u8]) -> std::io::Result<String> {
    let mut plain = Vec::new();
    match bytes.starts_with(&[0x1f, 0x8b]) {
        true => GzDecoder::new(bytes).take(MAX_BYTES).read_to_end(&mut plain).map(|_| ())?,
        false => plain.extend_from_slice(bytes),
    }
    Ok(String::from_utf8_lossy(&plain).into_owned())
}
