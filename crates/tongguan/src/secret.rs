//! This module decides how a secret of random bytes is kept: in a file of its own that only this user can read, made at the
//! first start, never in a database.

use std::io::{Read, Write};
use std::path::Path;

use store::{Options, Store, VAULT_KEY_BYTES, Vault};

use crate::evidence::Failure;
use crate::serve::beside;

/// What the file of the vault key is called beside its database.
pub const VAULT_KEY: &str = "vault-key";

/// The secret in a file; none when there is no file.
pub fn read<const N: usize>(path: &Path, what: &str) -> Result<Option<[u8; N]>, Failure> {
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(told(path, &error)),
    };
    let mut bytes = Vec::new();
    // One byte more than it has, so that a longer file is refused.
    file.take(N as u64 + 1).read_to_end(&mut bytes).map_err(|error| told(path, &error))?;
    let secret = bytes.try_into().map_err(|_| format!("{}: this is no {what}: {N} bytes are expected", path.display()))?;
    Ok(Some(secret))
}

/// A new secret in a new file.
pub fn make<const N: usize>(path: &Path) -> Result<[u8; N], Failure> {
    let mut secret = [0; N];
    getrandom::fill(&mut secret).map_err(|error| error.to_string())?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(&secret).and_then(|()| file.sync_all()));
    written.map_err(|error| told(path, &error))?;
    Ok(secret)
}

/// Opens a database with the vault key beside it, if there is one. What is locked up cannot be read without.
pub async fn open_store(database: &str) -> Result<Store, Failure> {
    let store = Store::open(database, Options::default()).await?;
    match read::<VAULT_KEY_BYTES>(&beside(database, VAULT_KEY), "vault key")? {
        Some(key) => with_vault(store, &key),
        None => Ok(store),
    }
}

/// The same with a vault key, which is made where there is neither a file nor anything locked up. Every node of a house
/// needs the same file; without it, what its cases hold is lost.
pub async fn open_vault(database: &str, file: &Path) -> Result<Store, Failure> {
    let store = Store::open(database, Options::default()).await?;
    let key = match read::<VAULT_KEY_BYTES>(file, "vault key")? {
        Some(key) => key,
        None if store.has_locked().await? => {
            return Err(format!(
                "{}: cases of this database are locked up by the vault key that was here; bring it back",
                file.display()
            )
            .into());
        }
        None => make(file)?,
    };
    with_vault(store, &key)
}

fn with_vault(store: Store, key: &[u8; VAULT_KEY_BYTES]) -> Result<Store, Failure> {
    Ok(store.with_vault(Vault::new(key).ok_or("the vault key cannot be used")?))
}

fn told(path: &Path, error: &std::io::Error) -> Failure {
    format!("{}: {error}", path.display()).into()
}
