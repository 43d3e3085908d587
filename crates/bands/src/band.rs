//! This module decides what a proof of a band says and how it is made: the value less the lower bound, and the upper bound
//! less the value, are both not negative. One proof shows both; everything it is bound to goes into its transcript.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bulletproofs::{BulletproofGens, RangeProof};
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::scalar::Scalar;
use merlin::Transcript;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::amount::{read_amount, write_amount};
use crate::commitment::{Committed, GENERATORS, Secret, commit, point};

/// The file's name.
const FORMAT: &str = "tongguan-band/v1";
/// Widths of bands that there are proofs for, in bits: the narrowest that fits is taken, since it is cheaper.
const BITS: [usize; 4] = [8, 16, 32, 64];
/// Sides of a band.
const SIDES: usize = 2;

/// The points that a proof is made over.
static PROOF_GENERATORS: LazyLock<BulletproofGens> = LazyLock::new(|| BulletproofGens::new(64, SIDES));

/// Where the event with the commitment stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandLog {
    /// The log's name.
    pub origin: String,
    /// Place of the event's leaf, from 0.
    pub index: u64,
}

/// A proof that a value lies in a band, as it is written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    format: String,
    /// Which value: [`crate::CUSTOMS_VALUE`] or [`crate::INVOICE`].
    pub of: String,
    /// The currency.
    pub currency: String,
    /// The lower bound, a decimal with two places.
    pub from: String,
    /// The upper bound, a decimal with two places; the value may be equal to either.
    pub to: String,
    /// Where the commitment stands.
    pub log: BandLog,
    /// The commitment that the event carries.
    pub commitment: String,
    /// Who alone it is for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub audience: Option<String>,
    /// The proof, in base64.
    proof: String,
}

/// What is to be proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish<'a> {
    /// Which value.
    pub of: &'a str,
    /// Its currency.
    pub currency: &'a str,
    /// Lower bound, in hundredths.
    pub from: u64,
    /// Upper bound, in hundredths.
    pub to: u64,
    /// Where the commitment stands.
    pub log: BandLog,
    /// Who alone it is for.
    pub audience: Option<String>,
}

/// Why a band is not proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotProven {
    /// The lower bound is above the upper one.
    #[error("the lower bound is above the upper one")]
    Inverted,
    /// The value is outside.
    #[error("the value is not in this band")]
    Outside,
    /// The record's secret does not open the commitment.
    #[error("the commitment is of another value")]
    OtherCommitment,
    /// The proof could not be made: a defect.
    #[error("the proof could not be made")]
    Defect,
}

/// Proves that a value, in hundredths, lies in a band. `fresh` are random bytes, used once.
///
/// ```
/// use bands::{BandLog, CUSTOMS_VALUE, Secret, Wish, commit, prove};
/// let secret = Secret::new([7; 32]);
/// let sealed = commit(120_000, "GBP", CUSTOMS_VALUE, &secret);
/// let log = BandLog { origin: "customs.example/log".to_owned(), index: 41 };
/// let wish = Wish { of: CUSTOMS_VALUE, currency: "GBP", from: 100_000, to: 500_000, log, audience: None };
/// let band = prove(120_000, &secret, &sealed, &wish, &[9; 32]).unwrap();
/// assert!(band.holds());
/// assert!(prove(90_000, &secret, &sealed, &wish, &[9; 32]).is_err());
/// ```
///
/// # Errors
/// The value is not in the band, or not what was committed to.
pub fn prove(hundredths: u64, secret: &Secret, sealed: &Committed, wish: &Wish<'_>, fresh: &[u8; 32]) -> Result<Band, NotProven> {
    let width = wish.to.checked_sub(wish.from).ok_or(NotProven::Inverted)?;
    let above = hundredths.checked_sub(wish.from).ok_or(NotProven::Outside)?;
    let below = wish.to.checked_sub(hundredths).ok_or(NotProven::Outside)?;
    if commit(hundredths, wish.currency, wish.of, secret) != *sealed {
        return Err(NotProven::OtherCommitment);
    }
    let mut band = Band {
        format: FORMAT.to_owned(),
        of: wish.of.to_owned(),
        currency: wish.currency.to_owned(),
        from: write_amount(wish.from),
        to: write_amount(wish.to),
        log: wish.log.clone(),
        commitment: sealed.commitment.clone(),
        audience: wish.audience.clone(),
        proof: String::new(),
    };
    let blinding = secret.blinding(wish.of);
    let (proof, _) = RangeProof::prove_multiple_with_rng(
        &PROOF_GENERATORS,
        &GENERATORS,
        &mut band.transcript(wish.from, wish.to),
        &[above, below],
        &[blinding, -blinding],
        bits(width),
        &mut ChaCha20Rng::from_seed(*fresh),
    )
    .map_err(|_| NotProven::Defect)?;
    band.proof = STANDARD.encode(proof.to_bytes());
    Ok(band)
}

impl Band {
    /// Reads a file; none when it is not one. Nothing of it is checked yet.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > crate::FILE_BYTES_MAX {
            return None;
        }
        serde_json::from_str(text).ok().filter(|band: &Self| band.format == FORMAT)
    }

    /// The file.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Bytes of the proof itself.
    pub fn proof_bytes(&self) -> usize {
        STANDARD.decode(&self.proof).map_or(0, |bytes| bytes.len())
    }

    /// Whether the proof is of this statement: the value behind the commitment lies in the band. That the event carries
    /// the commitment, a receipt proves.
    pub fn holds(&self) -> bool {
        self.check().is_some()
    }

    fn check(&self) -> Option<()> {
        let (from, to) = (read_amount(&self.from)?, read_amount(&self.to)?);
        let width = to.checked_sub(from)?;
        let value = point(&self.commitment)?.decompress()?;
        let proof = RangeProof::from_bytes(&STANDARD.decode(&self.proof).ok()?).ok()?;
        let base = &GENERATORS.B;
        let sides: [CompressedRistretto; SIDES] =
            [(value - Scalar::from(from) * base).compress(), (Scalar::from(to) * base - value).compress()];
        // The verifier's own numbers weigh equations against each other. Made of everything that is checked, nobody can
        // choose a proof that fits them.
        let seed: [u8; 32] = Sha256::new().chain_update(b"tongguan/band/v1/weights").chain_update(self.write()).finalize().into();
        let mut weights = ChaCha20Rng::from_seed(seed);
        let mut transcript = self.transcript(from, to);
        proof.verify_multiple_with_rng(&PROOF_GENERATORS, &GENERATORS, &mut transcript, &sides, bits(width), &mut weights).ok()
    }

    /// Everything that the proof is bound to.
    fn transcript(&self, from: u64, to: u64) -> Transcript {
        let mut transcript = Transcript::new(b"tongguan/band/v1");
        transcript.append_message(b"of", self.of.as_bytes());
        transcript.append_message(b"currency", self.currency.as_bytes());
        transcript.append_u64(b"from", from);
        transcript.append_u64(b"to", to);
        transcript.append_message(b"origin", self.log.origin.as_bytes());
        transcript.append_u64(b"index", self.log.index);
        transcript.append_message(b"commitment", self.commitment.as_bytes());
        transcript.append_u64(b"has audience", u64::from(self.audience.is_some()));
        transcript.append_message(b"audience", self.audience.as_deref().unwrap_or_default().as_bytes());
        transcript
    }
}

/// The bits of a proof for a band so wide.
fn bits(width: u64) -> usize {
    let needed = (u64::BITS - width.leading_zeros()) as usize;
    BITS.into_iter().find(|bits| *bits >= needed).unwrap_or(BITS[BITS.len() - 1])
}
