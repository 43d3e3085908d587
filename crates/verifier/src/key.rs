//! This module decides which keys there are, how they are written (a "vkey" of C2SP `signed-note`), and whether one
//! signed a checkpoint.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use ed25519_dalek::{Signature, VerifyingKey};
use fips204::ml_dsa_44;
use fips204::traits::{SerDes, Verifier as _};
use sm2::dsa::signature::Verifier as _;

use crate::checkpoint::Checkpoint;
use crate::encoding::{decode, encode};
use crate::hash::{self, Algorithm};

/// Bytes of a key's name; the signed message has one byte for its length.
pub const NAME_BYTES_MAX: usize = 255;
/// Characters of a written key: an ML-DSA-44 key in base64, its name and its id.
pub const KEY_CHARACTERS_MAX: usize = 2048 + NAME_BYTES_MAX;
/// The signer's name that goes into every SM2 signature: the default of GM/T 0009.
pub const SM2_USER: &str = "1234567812345678";
/// Bytes of an SM2 key: a four, and both coordinates. A key has this one form.
const SM2_KEY_BYTES: usize = 65;
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
    /// SM2 with SM3 (GB/T 32918.2) over the time and the note's text, as type 4 has it. C2SP has no number for it, so
    /// it stands under 255 and a name of ours, which no reader of C2SP takes for anything else.
    Sm2Cosignature,
}

impl Suite {
    const ALL: [Self; 4] = [Self::Ed25519, Self::Ed25519Cosignature, Self::MlDsa44Cosignature, Self::Sm2Cosignature];

    /// The bytes that stand for it before a key. None of them begins with those of another.
    pub fn identifier(self) -> &'static [u8] {
        match self {
            Self::Ed25519 => &[1],
            Self::Ed25519Cosignature => &[4],
            Self::MlDsa44Cosignature => &[6],
            Self::Sm2Cosignature => b"\xfftongguan/sm2-cosignature/v1",
        }
    }

    /// The hash function of a log whose own keys are of this kind.
    pub fn algorithm(self) -> Algorithm {
        match self {
            Self::Ed25519 | Self::Ed25519Cosignature | Self::MlDsa44Cosignature => Algorithm::Sha256,
            Self::Sm2Cosignature => Algorithm::Sm3,
        }
    }

    /// The kind of a key, and the key.
    fn split(bytes: &[u8]) -> Option<(Self, &[u8])> {
        Self::ALL.into_iter().find_map(|suite| Some((suite, bytes.strip_prefix(suite.identifier())?)))
    }
}

/// A public key with the name it signs under.
#[derive(Debug, Clone)]
pub struct VerifierKey {
    name: String,
    suite: Suite,
    public: Vec<u8>,
    point: Point,
}

/// What the bytes of a key stand for, where finding that takes a good part of checking a signature.
#[derive(Debug, Clone)]
enum Point {
    Ed25519(Arc<VerifyingKey>),
    Sm2(Arc<sm2::dsa::VerifyingKey>),
    /// An ML-DSA-44 key is read anew for each signature.
    None,
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
            Self::Suite => "keys are of type 1, 4 or 6, or of SM2",
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
        let point = match suite {
            // Under a point of small order a signature holds for any message.
            Suite::Ed25519 | Suite::Ed25519Cosignature => {
                ed25519(public).filter(|point| !point.is_weak()).map(|point| Point::Ed25519(Arc::new(point)))
            }
            Suite::MlDsa44Cosignature => ml_dsa(public).map(|_| Point::None),
            Suite::Sm2Cosignature => sm2(public).map(|point| Point::Sm2(Arc::new(point))),
        };
        let point = point.ok_or(BadKey::Key)?;
        Ok(Self { name: name.to_owned(), suite, public: public.to_vec(), point })
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
        let [a, b, c, d, ..] = hash::of(&[self.name.as_bytes(), b"\n", self.suite.identifier(), &self.public].concat());
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
    /// SM2:    time[8] r[32] s[32]
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
                Suite::Sm2Cosignature => self.sm2_holds(&dated_message(time, checkpoint), signature),
                Suite::Ed25519 | Suite::Ed25519Cosignature => self.ed25519_holds(&dated_message(time, checkpoint), signature),
            };
        holds.then_some(if time == 0 { None } else { Some(time) })
    }

    fn ed25519_holds(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        matches!(&self.point, Point::Ed25519(point) if point.verify_strict(message, &signature).is_ok())
    }

    fn sm2_holds(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = sm2::dsa::Signature::from_slice(signature) else { return false };
        matches!(&self.point, Point::Sm2(point) if point.verify(message, &signature).is_ok())
    }
}

/// Two keys are one when they are written the same way.
impl PartialEq for VerifierKey {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.suite, &self.public) == (&other.name, other.suite, &other.public)
    }
}

impl Eq for VerifierKey {}

/// What an Ed25519 or SM2 cosigner signs.
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

fn sm2(public: &[u8]) -> Option<sm2::dsa::VerifyingKey> {
    // The library reads points in other forms too; the same key would have several.
    let is_whole = public.len() == SM2_KEY_BYTES && public.first() == Some(&4);
    if is_whole { sm2::dsa::VerifyingKey::from_sec1_bytes(SM2_USER, public).ok() } else { None }
}

fn ml_dsa_holds(public: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(signature) = <&[u8; ml_dsa_44::SIG_LEN]>::try_from(signature) else { return false };
    ml_dsa(public).is_some_and(|key| key.verify(message, signature, &[]))
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.suite.identifier(), &self.public].concat();
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
        let (suite, public) = Suite::split(&bytes).ok_or(BadKey::Suite)?;
        let key = Self::new(name, suite, public)?;
        if hash::hex(&key.id()) == id { Ok(key) } else { Err(BadKey::Id) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hexadecimal: &str) -> Vec<u8> {
        let digits: Vec<u8> = hexadecimal.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
        digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
    }

    /// GB/T 32918.5-2017, appendix A.2: the printed key, the text "message digest", and the printed signature.
    const PRINTED_KEY: &str = "04
        09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
        CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    const PRINTED_SIGNATURE: &str = "
        F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
        B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    #[test]
    fn sm2_accepts_what_the_standard_prints_and_nothing_beside_it() {
        let key = VerifierKey::new("printed", Suite::Sm2Cosignature, &bytes(PRINTED_KEY)).unwrap();
        let printed = bytes(PRINTED_SIGNATURE);
        assert!(key.sm2_holds(b"message digest", &printed));
        assert!(!key.sm2_holds(b"message digesT", &printed));
        for place in 0..printed.len() {
            let mut changed = printed.clone();
            changed[place] ^= 1;
            assert!(!key.sm2_holds(b"message digest", &changed), "{place}");
        }
        for signature in [&printed[..63], &[], &[0; 64], &[0xff; 64]] {
            assert!(!key.sm2_holds(b"message digest", signature));
        }
        assert!(!key.signed("message digest", &printed), "it signs texts with their time only");
    }

    #[test]
    fn an_sm2_key_has_one_form_and_lies_on_the_curve() {
        let good = bytes(PRINTED_KEY);
        let key = VerifierKey::new("printed", Suite::Sm2Cosignature, &good).unwrap();
        assert_eq!(key.to_string().parse(), Ok(key));
        let compressed = [&[3], &good[1..33]].concat();
        let mut beside = good.clone();
        beside[64] ^= 1;
        for other in [&compressed[..], &good[1..], &beside, &[4; 65], &[0], &[]] {
            assert_eq!(VerifierKey::new("printed", Suite::Sm2Cosignature, other), Err(BadKey::Key));
        }
    }

    #[test]
    fn no_kind_of_key_begins_like_another() {
        for one in Suite::ALL {
            for other in Suite::ALL {
                assert!(one == other || !one.identifier().starts_with(other.identifier()), "{one:?} {other:?}");
            }
        }
    }
}
