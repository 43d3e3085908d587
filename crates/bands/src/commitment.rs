//! This module decides what an event commits to: a value in hundredths, hidden by a number that only the record's secret
//! gives. Two tables, made once, let a commitment cost two short multiplications.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bulletproofs::PedersenGens;
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_TABLE;
use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoBasepointTable};
use curve25519_dalek::scalar::Scalar;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// Random bytes of a record's secret.
pub const SECRET_BYTES: usize = 32;
/// What keeps numbers made of the secret apart from any others that might be made of it.
const DOMAIN: &[u8] = b"tongguan/band/v1";

/// The points that values and blindings are multiplied with: those of the Bulletproofs crate.
pub static GENERATORS: LazyLock<PedersenGens> = LazyLock::new(PedersenGens::default);
/// Multiples of the second one; of the first one the curve's crate has them.
static BLINDING_TABLE: LazyLock<RistrettoBasepointTable> =
    LazyLock::new(|| RistrettoBasepointTable::create(&GENERATORS.B_blinding));

/// The secret that opens the commitments of a decision. It is kept in its record.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// A secret of random bytes.
    pub fn new(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    /// As records write it: base64.
    pub fn write(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// From a record; none for another form.
    ///
    /// ```
    /// let secret = bands::Secret::new([7; 32]);
    /// assert!(bands::Secret::read(&secret.write()) == Some(secret));
    /// assert!(bands::Secret::read("AAAA").is_none());
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What hides the value of a name.
    pub(crate) fn blinding(&self, of: &str) -> Scalar {
        let mut wide = [0; 64];
        // It fails for more than 255 hashes only.
        let _ = Hkdf::<Sha256>::new(Some(DOMAIN), &self.0).expand(of.as_bytes(), &mut wide);
        Scalar::from_bytes_mod_order_wide(&wide)
    }
}

/// A commitment as an event carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    /// The point, 32 bytes in base64.
    pub commitment: String,
    /// The currency of the value.
    pub currency: String,
}

/// Commits to a value of a name, in hundredths of a currency.
///
/// ```
/// let secret = bands::Secret::new([7; 32]);
/// let one = bands::commit(120_000, "GBP", bands::CUSTOMS_VALUE, &secret);
/// assert_ne!(one, bands::commit(120_001, "GBP", bands::CUSTOMS_VALUE, &secret));
/// assert_ne!(one.commitment, bands::commit(120_000, "GBP", bands::INVOICE, &secret).commitment);
/// ```
pub fn commit(hundredths: u64, currency: &str, of: &str, secret: &Secret) -> Committed {
    let point = &Scalar::from(hundredths) * RISTRETTO_BASEPOINT_TABLE + &secret.blinding(of) * &*BLINDING_TABLE;
    Committed { commitment: STANDARD.encode(point.compress().as_bytes()), currency: currency.to_owned() }
}

/// The point of a commitment; none for what is no point.
pub(crate) fn point(commitment: &str) -> Option<CompressedRistretto> {
    let bytes: [u8; 32] = STANDARD.decode(commitment).ok()?.try_into().ok()?;
    let point = CompressedRistretto(bytes);
    point.decompress().map(|_| point)
}
