//! This module decides with which key lanes are drawn: one in a file of its own that only this user can read, made
//! at the first start.

use std::path::Path;

use draws::{KEY_BYTES, Key};

use super::Failure;
use crate::secret;

/// The key in a file, which is made when there is none.
pub fn key(path: &Path) -> Result<Key, Failure> {
    let seed: [u8; KEY_BYTES] = match secret::read(path, "key of draws")? {
        Some(seed) => seed,
        None => secret::make(path)?,
    };
    Ok(Key::from_seed(seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draw.key");
        let made = key(&path).unwrap();
        assert_eq!(key(&path).unwrap().public(), made.public());
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
        std::fs::write(&path, b"short").unwrap();
        assert!(key(&path).is_err());
    }
}
