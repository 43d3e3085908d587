//! The random draw that chooses whom to look at.
//!
//! A draw is a verifiable random function (RFC 9381, ECVRF-EDWARDS25519-SHA512-TAI) of what was declared: whoever
//! has not the key cannot predict it, whoever has it cannot steer it, the same goods draw the same number again, and
//! anybody with the public key can check it.
//!
//! ```
//! let key = draws::Key::from_seed([7; 32]);
//! let drawn = key.draw(b"these goods")?;
//! assert_eq!(draws::check(&key.public(), b"these goods", &drawn.proof), Ok(drawn.value));
//! assert!(draws::check(&key.public(), b"other goods", &drawn.proof).is_err());
//! # Ok::<(), draws::DrawError>(())
//! ```

use ed25519_dalek::SigningKey;
use rust_decimal::Decimal;
use secrecy::{ExposeSecret, SecretBox};
use vrf_rfc9381::ec::edwards25519::tai::{EdVrfEdwards25519TaiPublicKey, EdVrfEdwards25519TaiSecretKey};
use vrf_rfc9381::{Ciphersuite, Proof, Prover, Verifier};

/// How a number was drawn, as records name it.
pub const SUITE: &str = "ECVRF-EDWARDS25519-SHA512-TAI";
/// Bytes of a seed and of a public key.
pub const KEY_BYTES: usize = 32;
/// Bytes of a proof.
pub const PROOF_BYTES: usize = 80;
/// Decimals of a drawn number.
const DECIMALS: u32 = 9;

/// Why a draw could not be made or is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// Not a key.
    #[error("this is no key of a draw: 32 bytes are expected")]
    Key,
    /// Not a proof of this input under this key.
    #[error("the proof does not hold for this input and key: the number was not drawn so")]
    Proof,
}

/// The secret key of an administration.
pub struct Key {
    seed: SecretBox<[u8; KEY_BYTES]>,
}

/// A number with its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// From 0 to below 1, nine decimals.
    pub value: Decimal,
    /// The proof.
    pub proof: [u8; PROOF_BYTES],
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(secret)")
    }
}

impl Key {
    /// From the bytes of a seed.
    pub fn from_seed(seed: [u8; KEY_BYTES]) -> Self {
        Self { seed: SecretBox::new(Box::new(seed)) }
    }

    fn prover(&self) -> Result<EdVrfEdwards25519TaiSecretKey, DrawError> {
        EdVrfEdwards25519TaiSecretKey::from_slice(self.seed.expose_secret()).map_err(|_| DrawError::Key)
    }

    /// The public key.
    pub fn public(&self) -> [u8; KEY_BYTES] {
        // RFC 9381 takes the key of Ed25519 (section 5.5).
        SigningKey::from_bytes(self.seed.expose_secret()).verifying_key().to_bytes()
    }

    /// Draws for an input.
    ///
    /// # Errors
    /// The key cannot be used.
    pub fn draw(&self, input: &[u8]) -> Result<Drawn, DrawError> {
        let proof = self.prover()?.prove(input).map_err(|_| DrawError::Key)?;
        let hash = proof.proof_to_hash(Ciphersuite::ECVRF_EDWARDS25519_SHA512_TAI).map_err(|_| DrawError::Key)?;
        let proof = proof.encode_to_pi().try_into().map_err(|_| DrawError::Key)?;
        Ok(Drawn { value: fraction(&hash), proof })
    }
}

/// The number that was drawn for an input, if the proof holds under the public key.
///
/// # Errors
/// The key is none, or the proof does not hold.
pub fn check(public: &[u8], input: &[u8], proof: &[u8]) -> Result<Decimal, DrawError> {
    let verifier = EdVrfEdwards25519TaiPublicKey::from_slice(public).map_err(|_| DrawError::Key)?;
    if proof.len() != PROOF_BYTES {
        return Err(DrawError::Proof);
    }
    let proof = Proof::decode_pi(proof).map_err(|_| DrawError::Proof)?;
    let hash = verifier.verify(input, proof).map_err(|_| DrawError::Proof)?;
    Ok(fraction(&hash))
}

/// Bytes as small hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Hexadecimal digits as bytes; none when they are not.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// The first eight bytes of a hash as a number from 0 to below 1.
fn fraction(hash: &[u8]) -> Decimal {
    let bytes: [u8; 8] = hash.first_chunk().copied().unwrap_or_default();
    let billionths = (u128::from(u64::from_be_bytes(bytes)) * 10_u128.pow(DECIMALS)) >> 64;
    Decimal::new(i64::try_from(billionths).unwrap_or_default(), DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes(hex: &str) -> Vec<u8> {
        unhex(hex).unwrap()
    }

    /// RFC 9381, appendix B.3, example 16: the empty input.
    #[test]
    fn the_example_of_the_standard() {
        let seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let key = Key::from_seed(seed.try_into().unwrap());
        assert_eq!(key.public().to_vec(), bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        let drawn = key.draw(b"").unwrap();
        let proof = "8657106690b5526245a92b003bb079ccd1a92130477671f6fc01ad16f26f723f26f8a57ccaed74ee1b190bed1f479d97\
                     27d2d0f9b005a6e456a35d4fb0daab1268a1b0db10836d9826a528ca76567805";
        assert_eq!(drawn.proof.to_vec(), bytes(proof));
        // The hash begins with 90cf1df3b703cce5.
        assert_eq!(drawn.value, Decimal::new(565_660_354, 9));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn only_the_proof_of_the_input_holds(seed: [u8; 32], input: Vec<u8>, at in 0..PROOF_BYTES, bit in 0_u8..8) {
            let key = Key::from_seed(seed);
            let drawn = key.draw(&input).unwrap();
            prop_assert!(drawn.value >= Decimal::ZERO && drawn.value < Decimal::ONE);
            prop_assert_eq!(check(&key.public(), &input, &drawn.proof), Ok(drawn.value));
            let mut forged = drawn.proof;
            forged[at] ^= 1 << bit;
            prop_assert!(check(&key.public(), &input, &forged).is_err());
            let other = [&input[..], b"."].concat();
            prop_assert!(check(&key.public(), &other, &drawn.proof).is_err());
        }

        #[test]
        fn no_bytes_panic(public: Vec<u8>, input: Vec<u8>, proof: Vec<u8>) {
            let _ = check(&public, &input, &proof);
        }
    }
}
