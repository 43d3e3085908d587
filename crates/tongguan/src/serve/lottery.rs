//! This module decides with which key lanes are drawn: one in a file of its own that only this user can read, made
//! at the first start.

use std::io::{Read, Write};
use std::path::Path;

use draws::{KEY_BYTES, Key};

use super::Failure;

/// The key in a file, which is made when there is none.
pub fn key(path: &Path) -> Result<Key, Failure> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    match std::fs::File::open(path) {
        Ok(file) => {
            let mut bytes = Vec::new();
            // One byte more than a key has, so that a longer file is refused.
            file.take(KEY_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(told)?;
            let seed: [u8; KEY_BYTES] = bytes
                .try_into()
                .map_err(|_| format!("{}: this is no key of draws: {KEY_BYTES} bytes are expected", path.display()))?;
            Ok(Key::from_seed(seed))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut seed = [0; KEY_BYTES];
            getrandom::fill(&mut seed).map_err(|error| error.to_string())?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(path).and_then(|mut file| file.write_all(&seed)).map_err(told)?;
            Ok(Key::from_seed(seed))
        }
        Err(error) => Err(told(error).into()),
    }
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
