//! This module decides how one private key of a log signs a checkpoint. The verifier's `key` is its other half.

use ed25519_dalek::{Signer as _, SigningKey};
use fips204::ml_dsa_44;
use fips204::traits::{KeyGen as _, SerDes as _, Signer as _};
use sm2::dsa::signature::Signer as _;
use sm2::elliptic_curve::sec1::ToSec1Point as _;
use verifier::checkpoint::Checkpoint;
use verifier::hash::Algorithm;
use verifier::key::{BadKey, SM2_USER, Suite, VerifierKey, dated_message, subtree_message};

/// Random bytes that an Ed25519 or ML-DSA-44 key is made of; an SM2 key is made of twice as many.
pub const HALF_BYTES: usize = 32;

/// A private key.
pub enum Signer {
    Ed25519(Box<SigningKey>),
    MlDsa44(Box<ml_dsa_44::PrivateKey>),
    Sm2(Box<sm2::dsa::SigningKey>),
}

impl Signer {
    /// An Ed25519 key with its public one.
    pub fn ed25519(name: &str, seed: &[u8; HALF_BYTES]) -> Result<(VerifierKey, Self), BadKey> {
        let key = SigningKey::from_bytes(seed);
        Ok((VerifierKey::new(name, Suite::Ed25519, key.verifying_key().as_bytes())?, Self::Ed25519(Box::new(key))))
    }

    /// An ML-DSA-44 key with its public one.
    pub fn ml_dsa44(name: &str, seed: &[u8; HALF_BYTES]) -> Result<(VerifierKey, Self), BadKey> {
        let (public, key) = ml_dsa_44::KG::keygen_from_seed(seed);
        Ok((VerifierKey::new(name, Suite::MlDsa44Cosignature, &public.into_bytes())?, Self::MlDsa44(Box::new(key))))
    }

    /// An SM2 key with its public one: the first SM3 hash of the seed and a count that is a number below the order. Of
    /// four thousand million hashes one is not.
    pub fn sm2(name: &str, seed: &[u8; 2 * HALF_BYTES]) -> Result<(VerifierKey, Self), BadKey> {
        let candidate = |count: u8| Algorithm::Sm3.of(&[seed.as_slice(), &[count]].concat());
        let key = (0..=u8::MAX).find_map(|count| sm2::dsa::SigningKey::from_slice(SM2_USER, &candidate(count)).ok());
        let key = key.ok_or(BadKey::Key)?;
        let public = key.verifying_key().to_sec1_point(false);
        Ok((VerifierKey::new(name, Suite::Sm2Cosignature, public.as_bytes())?, Self::Sm2(Box::new(key))))
    }

    /// What stands behind the id in the line of a signature. None only for a name that is too long for ML-DSA-44, or
    /// when arithmetic meets a number that it never meets.
    pub fn sign(&self, name: &str, checkpoint: &Checkpoint<'_>, at: u64, fresh: &[u8; 32]) -> Option<Vec<u8>> {
        let dated = |signature: &[u8]| [at.to_be_bytes().as_slice(), signature].concat();
        match self {
            Self::Ed25519(key) => Some(key.sign(checkpoint.text.as_bytes()).to_bytes().to_vec()),
            Self::MlDsa44(key) => {
                let message = subtree_message(name, at, checkpoint)?;
                Some(dated(&key.try_sign_with_seed(fresh, &message, &[]).ok()?))
            }
            Self::Sm2(key) => Some(dated(&key.try_sign(&dated_message(at, checkpoint)).ok()?.to_bytes())),
        }
    }

    /// The signature of an Ed25519 key over any text; none by another kind of key.
    pub fn sign_text(&self, text: &str) -> Option<[u8; 64]> {
        match self {
            Self::Ed25519(key) => Some(key.sign(text.as_bytes()).to_bytes()),
            Self::MlDsa44(_) | Self::Sm2(_) => None,
        }
    }
}
