//! This module decides how a log signs: each checkpoint with Ed25519, which every reader of logs knows, and with
//! ML-DSA-44, which withstands quantum computers; and how old keys hand over to new ones.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use fips204::ml_dsa_44;
use fips204::traits::{KeyGen as _, SerDes as _, Signer as _};
use secrecy::{ExposeSecret, SecretString};
use verifier::checkpoint::{self, Checkpoint};
use verifier::key::{BadKey, Suite, VerifierKey, subtree_message};
use verifier::succession::{self, Statement};
use verifier::tlog_proof::TlogProof;
use verifier::{Hash, hash};

use crate::tree::{self, Memory, Tree};

/// Random bytes that a pair of keys is made of.
pub const KEY_SEED_BYTES: usize = 64;
/// What the policy calls the operator's own ML-DSA-44 key: C2SP knows such keys as witnesses.
const OPERATOR: &str = "operator";

/// The keys of a log.
pub struct Keys {
    seed: [u8; KEY_SEED_BYTES],
    from: u64,
    ed25519: SigningKey,
    ml_dsa: ml_dsa_44::PrivateKey,
    public: [VerifierKey; 2],
}

/// A key file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("this is no key file of an evidence log: line {line} must be “{wanted}”")]
pub struct BadKeyFile {
    line: usize,
    wanted: &'static str,
}

impl Keys {
    /// The keys of a log, made of random bytes, good from a time in seconds since 1970 on.
    ///
    /// # Errors
    /// The origin cannot be a key's name.
    pub fn new(origin: &str, seed: [u8; KEY_SEED_BYTES], from: u64) -> Result<Self, BadKey> {
        let (one, other) = seed.split_at(KEY_SEED_BYTES / 2);
        let ed25519 = SigningKey::from_bytes(one.try_into().map_err(|_| BadKey::Key)?);
        let (public, ml_dsa) = ml_dsa_44::KG::keygen_from_seed(other.try_into().map_err(|_| BadKey::Key)?);
        let public = [
            VerifierKey::new(origin, Suite::Ed25519, ed25519.verifying_key().as_bytes())?,
            VerifierKey::new(origin, Suite::MlDsa44Cosignature, &public.into_bytes())?,
        ];
        Ok(Self { seed, from, ed25519, ml_dsa, public })
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        self.public[0].name()
    }

    /// Since when they are good, in seconds since 1970.
    pub fn from(&self) -> u64 {
        self.from
    }

    /// The public keys: Ed25519, then ML-DSA-44.
    pub fn public(&self) -> &[VerifierKey; 2] {
        &self.public
    }

    /// What is said of them in public.
    pub fn statement(&self) -> Statement {
        Statement { origin: self.origin().to_owned(), from: self.from, keys: self.public.to_vec() }
    }

    /// The file that keeps them.
    pub fn to_file(&self) -> SecretString {
        let seed = STANDARD.encode(self.seed);
        format!("tongguan-evidence-keys/v1\norigin {}\nfrom {}\nseed {seed}\n", self.origin(), self.from).into()
    }

    /// Reads the file that keeps them.
    ///
    /// # Errors
    /// A line of the file is not as it was written.
    pub fn of_file(file: &SecretString) -> Result<Self, BadKeyFile> {
        let mut lines = (1..).zip(file.expose_secret().lines());
        let mut next = |wanted: &'static str| match lines.next() {
            Some((line, text)) => text.strip_prefix(wanted).ok_or(BadKeyFile { line, wanted }),
            None => Err(BadKeyFile { line: 0, wanted }),
        };
        next("tongguan-evidence-keys/v1")?;
        let (origin, from, seed) = (next("origin ")?, next("from ")?, next("seed ")?);
        let from = from.parse().map_err(|_| BadKeyFile { line: 3, wanted: "from SECONDS" })?;
        let seed = STANDARD.decode(seed).ok().and_then(|seed| seed.try_into().ok());
        let seed = seed.ok_or(BadKeyFile { line: 4, wanted: "seed BASE64" })?;
        Self::new(origin, seed, from).map_err(|_| BadKeyFile { line: 2, wanted: "origin NAME" })
    }

    /// The signed checkpoint of a tree. `at` is the time in seconds since 1970; `fresh` are random bytes that keep
    /// faults of the machine from giving the ML-DSA key away.
    pub fn checkpoint(&self, size: u64, root: &Hash, at: u64, fresh: &[u8; 32]) -> String {
        self.sign(&checkpoint::write(self.origin(), size, root), at, fresh)
    }

    /// The Ed25519 key as policies name it: the log's name, a plus sign, the id in hexadecimal digits.
    pub fn token_key(&self) -> String {
        format!("{}+{}", self.origin(), hash::hex(&self.public[0].id()))
    }

    /// Signs the text of a token (two parts in base64url with a dot between them) with the Ed25519 key; none for any
    /// other text. A checkpoint has three lines, so that neither can be taken for the other.
    pub fn sign_token(&self, text: &str) -> Option<[u8; 64]> {
        let is_part =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let (header, claims) = text.split_once('.')?;
        (is_part(header) && is_part(claims)).then(|| self.ed25519.sign(text.as_bytes()).to_bytes())
    }

    fn sign(&self, text: &str, at: u64, fresh: &[u8; 32]) -> String {
        let line = |key: &VerifierKey, signature: &[u8]| {
            let bytes = [&key.id(), signature].concat();
            format!("— {} {}\n", key.name(), STANDARD.encode(bytes))
        };
        let mut note = format!("{text}\n");
        note += &line(&self.public[0], &self.ed25519.sign(text.as_bytes()).to_bytes());
        // Neither can fail: the text is a checkpoint's, and the key was made here. Without the line the note proves
        // less, and every policy of ours refuses it.
        let message = Checkpoint::read(text).and_then(|checkpoint| subtree_message(self.origin(), at, &checkpoint));
        if let Some(signature) = message.and_then(|message| self.ml_dsa.try_sign_with_seed(fresh, &message, &[]).ok()) {
            note += &line(&self.public[1], &[at.to_be_bytes().as_slice(), &signature].concat());
        }
        note
    }

    /// The old keys hand over to new ones: a proof file of the log of keys, whose leaves are the statements so far
    /// and the new one.
    pub fn hand_over(&self, to: &Self, earlier: &[String], at: u64, fresh: &[u8; 32]) -> String {
        let statement = to.statement().to_string();
        let mut tiles = Memory::default();
        let mut log = Tree::new();
        let leaves: Vec<Hash> = earlier.iter().chain([&statement]).map(|statement| hash::leaf(&[statement.as_bytes()])).collect();
        for (tile, hashes) in log.append(&leaves).tiles {
            tiles.keep(tile.level, tile.number, hashes);
        }
        let index = earlier.len() as u64;
        let text = checkpoint::write(&succession::log_of_keys(self.origin()), log.size(), &log.root());
        let checkpoint = self.sign(&text, at, fresh);
        // Every tile was kept just now.
        let path = tree::inclusion(index, log.size(), &tiles).unwrap_or_default();
        TlogProof { extra: Some(statement.into_bytes()), index, path, checkpoint: &checkpoint }.write()
    }
}

/// The policy by which receipts of a log hold: signed by Ed25519 and by ML-DSA-44, each key while it was good. The
/// statements are in the order of their times; the keys of each are good until those of the next.
pub fn policy(keys: &[Statement]) -> String {
    let mut file = String::from("# Whose receipts hold. Add witnesses that you trust, and name them in the quorum.\n");
    let mut members = Vec::new();
    for (place, statement) in keys.iter().enumerate() {
        let until = keys.get(place + 1).map_or_else(|| "-".to_owned(), |next| next.from.to_string());
        for key in &statement.keys {
            if key.suite() == Suite::Ed25519 {
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
