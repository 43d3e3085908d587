//! This module decides how what a case holds is kept unreadable without its key, so that losing the key is forgetting it.
//!
//! Each case has a data key of its own (AES-256-GCM), drawn when the case begins and kept wrapped by a key that is in no
//! database and no backup of one. What a row holds is bound to its place (administration, case, kind, version), so that
//! rows cannot be exchanged. Keys and nonces are the only random numbers that the store draws.

use std::sync::Arc;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use uuid::Uuid;

/// Bytes of the key that wraps the others, and of those.
pub const VAULT_KEY_BYTES: usize = 32;

/// What the rows of a case hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// A message as received, by the version that it led to.
    Original = 1,
    /// The record of a decision, by the version that it led to.
    Record = 2,
    /// A supporting document, by its id.
    Document = 3,
    /// The case's key itself.
    Key = 4,
}

/// What wraps the keys of cases. It does not let itself be shown.
#[derive(Clone)]
pub struct Vault {
    key: Arc<LessSafeKey>,
    random: SystemRandom,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// The key of a case.
#[derive(Debug)]
pub(crate) struct CaseKey {
    key: LessSafeKey,
    random: SystemRandom,
    administration: Uuid,
    case_id: Uuid,
}

impl Vault {
    /// A vault whose key is these bytes; none when the machine's library cannot take them.
    ///
    /// ```
    /// assert!(store::Vault::new(&[7; store::VAULT_KEY_BYTES]).is_some());
    /// ```
    pub fn new(key: &[u8; VAULT_KEY_BYTES]) -> Option<Self> {
        Some(Self { key: Arc::new(cipher(key)?), random: SystemRandom::new() })
    }

    /// Draws the key of a new case; gives it as it is kept. None when the machine gives no random numbers.
    pub(crate) fn draw(&self, administration: Uuid, case_id: Uuid) -> Option<Vec<u8>> {
        let mut key = [0; VAULT_KEY_BYTES];
        self.random.fill(&mut key).ok()?;
        close(&self.key, &self.random, &place(administration, case_id, Held::Key, &[]), &key)
    }

    /// The key of a case from what is kept; none when it was wrapped by another vault, or is another case's.
    pub(crate) fn open(&self, administration: Uuid, case_id: Uuid, wrapped: &[u8]) -> Option<CaseKey> {
        let key = open(&self.key, &place(administration, case_id, Held::Key, &[]), wrapped)?;
        let key = cipher(key.as_slice().try_into().ok()?)?;
        Some(CaseKey { key, random: self.random.clone(), administration, case_id })
    }
}

impl CaseKey {
    /// What a row holds, unreadable.
    pub fn close(&self, held: Held, id: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        close(&self.key, &self.random, &place(self.administration, self.case_id, held, id), plain)
    }

    /// What a row holds; none when it was changed, or stood in another place.
    pub fn open(&self, held: Held, id: &[u8], closed: &[u8]) -> Option<Vec<u8>> {
        open(&self.key, &place(self.administration, self.case_id, held, id), closed)
    }
}

fn cipher(key: &[u8; VAULT_KEY_BYTES]) -> Option<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, key).ok().map(LessSafeKey::new)
}

/// What a ciphertext is bound to.
fn place(administration: Uuid, case_id: Uuid, held: Held, id: &[u8]) -> Vec<u8> {
    [b"tongguan/vault/v1".as_slice(), administration.as_bytes(), case_id.as_bytes(), &[held as u8], id].concat()
}

/// Nonce, ciphertext, tag. Nonces are drawn: a case has far fewer rows than the 2³² at which they might meet.
fn close(key: &LessSafeKey, random: &SystemRandom, place: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE_LEN];
    random.fill(&mut nonce).ok()?;
    let mut closed = Vec::with_capacity(NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
    closed.extend(nonce);
    let mut text = plain.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut text).ok()?;
    closed.append(&mut text);
    Some(closed)
}

fn open(key: &LessSafeKey, place: &[u8], closed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = closed.split_first_chunk::<NONCE_LEN>()?;
    let mut text = text.to_vec();
    let plain = key.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(place), &mut text).ok()?.len();
    text.truncate(plain);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_opens_at_its_own_place_alone() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let vault = Vault::new(&[7; 32]).unwrap();
        let wrapped = vault.draw(one, one).unwrap();
        assert_ne!(wrapped, vault.draw(one, one).unwrap());
        let key = vault.open(one, one, &wrapped).unwrap();
        for (administration, case) in [(one, other), (other, one)] {
            assert!(vault.open(administration, case, &wrapped).is_none());
        }
        assert!(Vault::new(&[8; 32]).unwrap().open(one, one, &wrapped).is_none());

        for plain in [b"".as_slice(), b"a declaration", &[0; 70_000]] {
            let closed = key.close(Held::Original, &[1], plain).unwrap();
            assert_eq!(key.open(Held::Original, &[1], &closed).as_deref(), Some(plain));
            assert_eq!(key.open(Held::Original, &[2], &closed), None);
            assert_eq!(key.open(Held::Record, &[1], &closed), None);
            for place in [0, closed.len() / 2, closed.len() - 1] {
                let mut changed = closed.clone();
                changed[place] ^= 1;
                assert_eq!(key.open(Held::Original, &[1], &changed), None, "{place}");
            }
            assert_eq!(key.open(Held::Original, &[1], &closed[..closed.len().min(11)]), None);
        }
        // A case that began again has another key, though all its places are the same.
        let again = vault.open(one, one, &vault.draw(one, one).unwrap()).unwrap();
        let closed = key.close(Held::Record, &[1], b"x").unwrap();
        assert_eq!(again.open(Held::Record, &[1], &closed), None);
    }
}
