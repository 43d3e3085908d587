//! This module decides which keys a log signs with, how they are kept in a file, and how old ones hand over to new ones.
//!
//! A log by SHA-256 signs each checkpoint with Ed25519, which every reader of logs knows, and with ML-DSA-44, which
//! withstands quantum computers. A log by SM3 signs with SM2.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use verifier::Hash;
use verifier::checkpoint::{self, Checkpoint};
use verifier::hash::{self, Algorithm};
use verifier::key::{BadKey, Suite, VerifierKey};
use verifier::succession::{self, Statement};
use verifier::tlog_proof::TlogProof;

use crate::signer::{HALF_BYTES, Signer};
use crate::tree::{self, Memory, Tree};

/// Random bytes that the keys of a log are made of.
pub const KEY_SEED_BYTES: usize = 2 * HALF_BYTES;
/// What the policy calls the operator's own ML-DSA-44 key: C2SP knows such keys as witnesses.
const OPERATOR: &str = "operator";

/// The keys of a log.
pub struct Keys {
    by: Algorithm,
    origin: String,
    seed: [u8; KEY_SEED_BYTES],
    from: u64,
    public: Vec<VerifierKey>,
    /// In the same order.
    private: Vec<Signer>,
}

/// A key file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("this is no key file of this evidence log: line {line} must be “{wanted}”")]
pub struct BadKeyFile {
    line: usize,
    wanted: &'static str,
}

/// The first line of a key file.
fn format(by: Algorithm) -> &'static str {
    match by {
        Algorithm::Sha256 => "tongguan-evidence-keys/v1",
        Algorithm::Sm3 => "tongguan-evidence-keys-sm/v1",
    }
}

impl Keys {
    /// The keys of a log, made of random bytes, good from a time in seconds since 1970 on.
    ///
    /// # Errors
    /// The origin cannot be a key's name.
    pub fn new(by: Algorithm, origin: &str, seed: [u8; KEY_SEED_BYTES], from: u64) -> Result<Self, BadKey> {
        let pairs = match by {
            Algorithm::Sha256 => {
                let ([one, other], _) = seed.as_chunks::<HALF_BYTES>() else { return Err(BadKey::Key) };
                vec![Signer::ed25519(origin, one)?, Signer::ml_dsa44(origin, other)?]
            }
            Algorithm::Sm3 => vec![Signer::sm2(origin, &seed)?],
        };
        let (public, private) = pairs.into_iter().unzip();
        Ok(Self { by, origin: origin.to_owned(), seed, from, public, private })
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Since when they are good, in seconds since 1970.
    pub fn from(&self) -> u64 {
        self.from
    }

    /// The hash function of the log.
    pub fn algorithm(&self) -> Algorithm {
        self.by
    }

    /// The public keys: Ed25519, then ML-DSA-44; or SM2.
    pub fn public(&self) -> &[VerifierKey] {
        &self.public
    }

    /// What is said of them in public.
    pub fn statement(&self) -> Statement {
        Statement { origin: self.origin().to_owned(), from: self.from, keys: self.public.clone() }
    }

    /// The file that keeps them.
    pub fn to_file(&self) -> SecretString {
        let seed = STANDARD.encode(self.seed);
        format!("{}\norigin {}\nfrom {}\nseed {seed}\n", format(self.by), self.origin, self.from).into()
    }

    /// Reads the file that keeps the keys of a log by a hash function.
    ///
    /// # Errors
    /// A line of the file is not as it was written.
    pub fn of_file(by: Algorithm, file: &SecretString) -> Result<Self, BadKeyFile> {
        let mut lines = (1..).zip(file.expose_secret().lines());
        let mut next = |wanted: &'static str| match lines.next() {
            Some((line, text)) => text.strip_prefix(wanted).ok_or(BadKeyFile { line, wanted }),
            None => Err(BadKeyFile { line: 0, wanted }),
        };
        next(format(by))?;
        let (origin, from, seed) = (next("origin ")?, next("from ")?, next("seed ")?);
        let from = from.parse().map_err(|_| BadKeyFile { line: 3, wanted: "from SECONDS" })?;
        let seed = STANDARD.decode(seed).ok().and_then(|seed| seed.try_into().ok());
        let seed = seed.ok_or(BadKeyFile { line: 4, wanted: "seed BASE64" })?;
        Self::new(by, origin, seed, from).map_err(|_| BadKeyFile { line: 2, wanted: "origin NAME" })
    }

    /// The signed checkpoint of a tree. `at` is the time in seconds since 1970; `fresh` are random bytes that keep
    /// faults of the machine from giving the ML-DSA key away.
    pub fn checkpoint(&self, size: u64, root: &Hash, at: u64, fresh: &[u8; 32]) -> String {
        self.sign(&checkpoint::write(self.origin(), size, root), at, fresh)
    }

    /// The first of the keys as policies name it: the log's name, a plus sign, the id in hexadecimal digits.
    pub fn token_key(&self) -> String {
        let id = self.public.first().map_or_else(String::new, |key| hash::hex(&key.id()));
        format!("{}+{id}", self.origin)
    }

    /// Signs the text of a token (two parts in base64url with a dot between them) with the Ed25519 key; none for any
    /// other text, and none by a log that has no such key. A checkpoint has three lines, so that neither can be taken
    /// for the other.
    pub fn sign_token(&self, text: &str) -> Option<[u8; 64]> {
        let is_part =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let (header, claims) = text.split_once('.')?;
        let signer = self.private.first().filter(|_| is_part(header) && is_part(claims))?;
        signer.sign_text(text)
    }

    /// Without a line that could not be made the note proves less, and every policy of ours refuses it.
    fn sign(&self, text: &str, at: u64, fresh: &[u8; 32]) -> String {
        let mut note = format!("{text}\n");
        let Some(checkpoint) = Checkpoint::read(text) else { return note };
        for (public, private) in self.public.iter().zip(&self.private) {
            if let Some(signature) = private.sign(&self.origin, &checkpoint, at, fresh) {
                note += &format!("— {} {}\n", self.origin, STANDARD.encode([&public.id(), signature.as_slice()].concat()));
            }
        }
        note
    }

    /// The old keys hand over to new ones: a proof file of the log of keys, whose leaves are the statements so far
    /// and the new one.
    pub fn hand_over(&self, to: &Self, earlier: &[String], at: u64, fresh: &[u8; 32]) -> String {
        let statement = to.statement().to_string();
        let mut tiles = Memory::default();
        let mut log = Tree::new(self.by);
        let leaves: Vec<Hash> =
            earlier.iter().chain([&statement]).map(|statement| self.by.leaf(&[statement.as_bytes()])).collect();
        for (tile, hashes) in log.append(&leaves).tiles {
            tiles.keep(tile.level, tile.number, hashes);
        }
        let index = earlier.len() as u64;
        let text = checkpoint::write(&succession::log_of_keys(self.origin()), log.size(), &log.root());
        let checkpoint = self.sign(&text, at, fresh);
        // Every tile was kept just now.
        let path = tree::inclusion(self.by, index, log.size(), &tiles).unwrap_or_default();
        TlogProof { extra: Some(statement.into_bytes()), index, path, checkpoint: &checkpoint }.write()
    }
}

/// The policy by which receipts of a log hold: signed by Ed25519 and by ML-DSA-44, or by SM2, each key while it was good. The
/// statements are in the order of their times; the keys of each are good until those of the next.
pub fn policy(keys: &[Statement]) -> String {
    let mut file = String::from("# Whose receipts hold. Add witnesses that you trust, and name them in the quorum.\n");
    let mut members = Vec::new();
    for (place, statement) in keys.iter().enumerate() {
        let until = keys.get(place + 1).map_or_else(|| "-".to_owned(), |next| next.from.to_string());
        for key in &statement.keys {
            if key.suite() != Suite::MlDsa44Cosignature {
                file += &format!("log {key}\n");
            } else {
                let name = format!("{OPERATOR}-{}", members.len() + 1);
                file += &format!("witness {name} {key}\n");
                members.push(name);
            }
            file += &format!("#validity {}+{} {} {until}\n", key.name(), hash::hex(&key.id()), statement.from);
        }
    }
    match members.as_slice() {
        [] => file + "quorum none\n",
        members => file + &format!("group {OPERATOR} any {}\nquorum {OPERATOR}\n", members.join(" ")),
    }
}
