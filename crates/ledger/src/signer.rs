//! This module decides how a party signs: its name, its key, and texts as C2SP signed notes, so that other people's
//! tools can check them.

use ed25519_dalek::{Signer as _, SigningKey};
use verifier::checkpoint::Checkpoint;
use verifier::encoding::encode;
use verifier::key::{BadKey, Suite, VerifierKey};
use verifier::note::Note;

/// Random bytes that a key is made of.
pub const SEED_BYTES: usize = 32;

/// A party that can sign.
#[derive(Clone)]
pub struct Signer {
    secret: SigningKey,
    key: VerifierKey,
}

impl Signer {
    /// A signer of a name, made of random bytes.
    ///
    /// ```
    /// let bank = ledger::Signer::new("bank.example", [7; 32]).unwrap();
    /// assert!(bank.note("a text\n").starts_with("a text\n\n— bank.example "));
    /// ```
    ///
    /// # Errors
    /// The name cannot be a key's name.
    pub fn new(name: &str, seed: [u8; SEED_BYTES]) -> Result<Self, BadKey> {
        let secret = SigningKey::from_bytes(&seed);
        let key = VerifierKey::new(name, Suite::Ed25519, secret.verifying_key().as_bytes())?;
        Ok(Self { secret, key })
    }

    /// The public key with its name.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// The signature of a text.
    pub fn sign(&self, text: &str) -> [u8; 64] {
        self.secret.sign(text.as_bytes()).to_bytes()
    }

    /// A text with its signature, as a note. The text ends with a line end.
    pub fn note(&self, text: &str) -> String {
        format!("{text}\n{}", line(&self.key, &self.sign(text)))
    }
}

/// A line of signature.
pub fn line(key: &VerifierKey, signature: &[u8]) -> String {
    format!("— {} {}\n", key.name(), encode(&[&key.id(), signature].concat()))
}

/// Who says whether signatures hold. A node remembers those it has checked; a replay of what was decided trusts them.
pub trait Signatures {
    /// Whether a key signed a text.
    fn holds(&self, key: &VerifierKey, text: &str, signature: &[u8]) -> bool;
}

/// Checks each signature.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checked;

impl Signatures for Checked {
    fn holds(&self, key: &VerifierKey, text: &str, signature: &[u8]) -> bool {
        match key.suite() {
            Suite::Ed25519 => key.signed(text, signature),
            _ => Checkpoint::read(text).is_some_and(|checkpoint| key.check(&checkpoint, signature).is_some()),
        }
    }
}

/// Whether a key is among those who signed a note, and its signature holds.
pub(crate) fn signed_by(note: &Note<'_>, key: &VerifierKey, signatures: &dyn Signatures) -> bool {
    let is_its = |line: &&verifier::note::NoteSignature<'_>| line.name == key.name() && line.key == key.id();
    note.signatures.iter().find(is_its).is_some_and(|line| signatures.holds(key, note.text, &line.bytes))
}
