//! This module decides which keys there are, how they are written (a "vkey" of C2SP `signed-note`), and whether one
//! signed a checkpoint.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use ed25519_dalek::{Signature, VerifyingKey};
use fips204::ml_dsa_44;
use fips204::traits::{SerDes, Verifier as _};

use crate::checkpoint::Checkpoint;
use crate::encoding::{decode, encode};
use crate::hash;

/// Bytes of a key's name; the signed message has one byte for its length.
pub const NAME_BYTES_MAX: usize = 255;
/// Characters of a written key: an ML-DSA-44 key in base64, its name and its id.
pub const KEY_CHARACTERS_MAX: usize = 2048 + NAME_BYTES_MAX;
/// The largest timestamp a cosignature may carry.
const TIME_MAX: u64 = i64::MAX as u64;

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suite {
    /// Ed25519 over the note's text (type 1); says nothing of the time.
    Ed25519,
    /// Ed25519 over the time and the note's text (type 4 of `tlog-cosignature`).
    Ed25519Cosignature,
    /// ML-DSA-44 (FIPS 204) over time, signer, log, size and root (type 6). It withstands quantum computers.
    MlDsa44Cosignature,
}

impl Suite {
    /// The byte that stands for it.
    pub fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Ed25519Cosignature => 4,
            Self::MlDsa44Cosignature => 6,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Ed25519, Self::Ed25519Cosignature, Self::MlDsa44Cosignature].into_iter().find(|suite| suite.byte() == byte)
    }

    fn key_bytes(self) -> usize {
        match self {
            Self::Ed25519 | Self::Ed25519Cosignature => 32,
            Self::MlDsa44Cosignature => ml_dsa_44::PK_LEN,
        }
    }
}

/// A public key with the name it signs under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    suite: Suite,
    public: Vec<u8>,
    /// The point that an Ed25519 key stands for: finding it takes a third as long as checking a signature.
    point: Option<Arc<VerifyingKey>>,
}

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadKey {
    /// Not `name+id+base64`.
    Form,
    /// The name is empty, too long, or has a space or a plus in it.
    Name,
    /// A kind of signature that is not known here.
    Suite,
    /// The id does not belong to the key.
    Id,
    /// No key of its kind, or one under which anybody could sign.
    Key,
}

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "a key is written name+id+base64",
            Self::Name => "a key's name is 1 to 255 bytes without spaces and plus",
            Self::Suite => "keys are of type 1, 4 or 6",
            Self::Id => "the id does not belong to this key and name",
            Self::Key => "this is no usable public key",
        })
    }
}

impl std::error::Error for BadKey {}

impl VerifierKey {
    /// A key under a name.
    ///
    /// # Errors
    /// The name or the key cannot be used.
    pub fn new(name: &str, suite: Suite, public: &[u8]) -> Result<Self, BadKey> {
        if !is_name(name) {
            return Err(BadKey::Name);
        }
        let (point, is_usable) = match suite {
            Suite::Ed25519 | Suite::Ed25519Cosignature => {
                let point = ed25519(public);
                // Under a point of small order a signature holds for any message.
                (point, point.is_some_and(|point| !point.is_weak()))
            }
            Suite::MlDsa44Cosignature => (None, ml_dsa(public).is_some()),
        };
        if !is_usable {
            return Err(BadKey::Key);
        }
        Ok(Self { name: name.to_owned(), suite, public: public.to_vec(), point: point.map(Arc::new) })
    }

    /// The name it signs under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it signs.
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// The key itself.
    pub fn public(&self) -> &[u8] {
        &self.public
    }

    /// The short id that signature lines carry: with the name, it tells the key.
    pub fn id(&self) -> [u8; 4] {
        let mut named = self.name.clone().into_bytes();
        named.extend([b'\n', self.suite.byte()]);
        named.extend(&self.public);
        let [a, b, c, d, ..] = hash::of(&named);
        [a, b, c, d]
    }

    /// Whether it signed the text of a note as it stands, which only a key of type 1 does.
    ///
    /// ```
    /// use verifier::key::{Suite, VerifierKey};
    /// let key = VerifierKey::new("example", Suite::Ed25519, &[
    ///     0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72,
    ///     0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
    /// ]).unwrap();
    /// assert!(!key.signed("a text\n", &[0; 64]));
    /// ```
    pub fn signed(&self, text: &str, signature: &[u8]) -> bool {
        self.suite == Suite::Ed25519 && self.ed25519_holds(text.as_bytes(), signature)
    }

    /// Whether it signed a checkpoint; with the time in seconds since 1970, if the signature carries one.
    ///
    /// ```text
    /// type 1: signature[64]
    /// type 4: time[8] signature[64]
    /// type 6: time[8] signature[2420]
    /// ```
    pub fn check(&self, checkpoint: &Checkpoint<'_>, signature: &[u8]) -> Option<Option<u64>> {
        if self.suite == Suite::Ed25519 {
            return self.signed(checkpoint.text, signature).then_some(None);
        }
        let (time, signature) = signature.split_first_chunk::<8>()?;
        let time = u64::from_be_bytes(*time);
        let holds = time <= TIME_MAX
            && match self.suite {
                Suite::MlDsa44Cosignature => {
                    let message = subtree_message(&self.name, time, checkpoint)?;
                    ml_dsa_holds(&self.public, &message, signature)
                }
                _ => self.ed25519_holds(&dated_message(time, checkpoint), signature),
            };
        holds.then_some(if time == 0 { None } else { Some(time) })
    }

    fn ed25519_holds(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        self.point.as_ref().is_some_and(|point| point.verify_strict(message, &signature).is_ok())
    }
}

/// What an Ed25519 cosigner signs.
pub fn dated_message(time: u64, checkpoint: &Checkpoint<'_>) -> Vec<u8> {
    format!("cosignature/v1\ntime {time}\n{}", checkpoint.text).into_bytes()
}

/// What an ML-DSA-44 cosigner signs: the subtree from the first leaf to the last, which is the whole tree. None when
/// a name is longer than its length byte can say.
pub fn subtree_message(name: &str, time: u64, checkpoint: &Checkpoint<'_>) -> Option<Vec<u8>> {
    let mut message = b"subtree/v1\n\0".to_vec();
    message.push(u8::try_from(name.len()).ok()?);
    message.extend(name.as_bytes());
    message.extend(time.to_be_bytes());
    message.push(u8::try_from(checkpoint.origin.len()).ok()?);
    message.extend(checkpoint.origin.as_bytes());
    message.extend(0_u64.to_be_bytes());
    message.extend(checkpoint.size.to_be_bytes());
    message.extend(checkpoint.root);
    Some(message)
}

/// Whether a text can be a key's name.
pub(crate) fn is_name(name: &str) -> bool {
    let is_short = !name.is_empty() && name.len() <= NAME_BYTES_MAX;
    is_short && name.chars().all(|c| !c.is_whitespace() && !c.is_control() && c != '+')
}

fn ed25519(public: &[u8]) -> Option<VerifyingKey> {
    let key = VerifyingKey::from_bytes(public.try_into().ok()?).ok()?;
    // Another encoding of the same point would be another key with the same signatures.
    (key.to_edwards().compress().as_bytes() == public).then_some(key)
}

fn ml_dsa(public: &[u8]) -> Option<ml_dsa_44::PublicKey> {
    ml_dsa_44::PublicKey::try_from_bytes(public.try_into().ok()?).ok()
}

fn ml_dsa_holds(public: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(signature) = <&[u8; ml_dsa_44::SIG_LEN]>::try_from(signature) else { return false };
    ml_dsa(public).is_some_and(|key| key.verify(message, signature, &[]))
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![self.suite.byte()];
        bytes.extend(&self.public);
        write!(f, "{}+{}+{}", self.name, hash::hex(&self.id()), encode(&bytes))
    }
}

impl FromStr for VerifierKey {
    type Err = BadKey;

    /// Reads `name+id+base64(type and key)`.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        if text.len() > KEY_CHARACTERS_MAX {
            return Err(BadKey::Form);
        }
        let (name, rest) = text.split_once('+').ok_or(BadKey::Form)?;
        let (id, key) = rest.split_once('+').ok_or(BadKey::Form)?;
        let bytes = decode(key).ok_or(BadKey::Form)?;
        let (byte, public) = bytes.split_first().ok_or(BadKey::Form)?;
        let suite = Suite::of(*byte).ok_or(BadKey::Suite)?;
        if public.len() != suite.key_bytes() {
            return Err(BadKey::Key);
        }
        let key = Self::new(name, suite, public)?;
        if hash::hex(&key.id()) == id { Ok(key) } else { Err(BadKey::Id) }
    }
}
