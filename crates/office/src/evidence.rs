//! This module decides how an evidence log follows the store: sealed events become leaves, tiles grow, and the root
//! is signed. A house that must go by SM2 and SM3 keeps a second log over the same events at the same positions.
//!
//! Every node may run a sealer of each log. The store gives positions under a lock, and moves the signed head only for
//! whoever names where it stands; so one of them is active at a time, and the others find nothing to do. What stops one
//! log does not stop the other.

mod agreed;
pub mod audit;
mod band;
pub(crate) mod committed;
mod disclose;
mod proof;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use evidence::{KEY_SEED_BYTES, Keys, Memory, Tile, Tree};
use secrecy::SecretString;
use store::{Log, LogHead, LogKeys, LogTile, SEAL_MAX, SealedEvent};
use uuid::Uuid;
use verifier::hash::{self, Algorithm};
use verifier::succession::Statement;
use verifier::{Hash, Policy};

use crate::environment::random;
use crate::{Office, OfficeError};

pub use agreed::Growth;
pub use band::{BandWish, NoBand};
pub use disclose::{NoDisclosure, Shown, Wish};
pub use proof::NoReceipt;

/// How often a sealer looks: what was committed has a receipt within half a second.
const EVERY: Duration = Duration::from_millis(250);
/// How long a sealer rests after another one was quicker.
const REST: Duration = Duration::from_secs(2);

/// Why the log cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The key file cannot be read or written.
    #[error("the key file {path} cannot be used")]
    KeyFile {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Others may read the key file.
    #[error("the key file {path} can be read by others; chmod 600 it")]
    OpenKeyFile {
        /// Where it is.
        path: PathBuf,
    },
    /// The key file is no key file.
    #[error(transparent)]
    BadKeyFile(#[from] evidence::BadKeyFile),
    /// The origin cannot name keys.
    #[error("the log cannot be called so")]
    Origin(#[source] verifier::key::BadKey),
    /// The log is signed by other keys than those of the file.
    #[error("the log is signed by other keys than those in the key file; hand over with `tongguan evidence rotate`")]
    OtherKeys,
    /// A tile of the log is missing or damaged.
    #[error("the log is damaged; run `tongguan audit`")]
    Tile(#[from] evidence::MissingTile),
    /// The root over the tiles is not what was signed.
    #[error("the tiles do not have the root that was signed at size {size}; run `tongguan audit`")]
    Root {
        /// Leaves.
        size: u64,
    },
    /// An event is gone or was changed since it got its position.
    #[error("the event at position {position} is not the one that was committed; run `tongguan audit`")]
    Event {
        /// Position, from 1.
        position: u64,
    },
    /// What the log keeps cannot be read.
    #[error("what the log keeps cannot be read: {0}")]
    Kept(&'static str),
    /// The store failed.
    #[error("the log cannot be kept")]
    Store(#[from] store::Error),
    /// A case could not be read.
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// What lets a log of an administration grow.
pub struct Sealer {
    office: Office,
    log: Log,
    keys: Arc<Keys>,
    tree: Option<Tree>,
}

/// What a round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// There was nothing to seal.
    Idle,
    /// So many leaves were signed.
    Signed(u64),
    /// Another node signed first.
    Overtaken,
}

impl Sealer {
    /// A sealer with the keys of a file, which is made when there is neither a file nor a log. Every node of a house
    /// needs the same file.
    ///
    /// # Errors
    /// The file cannot be used, or its keys are not those that sign the log.
    pub async fn open(office: Office, log: Log, origin: &str, file: &Path) -> Result<Self, EvidenceError> {
        let known = office.store.log_keys(office.administration, log).await?;
        let keys = match read_keys(log, file) {
            Ok(keys) => keys,
            Err(EvidenceError::KeyFile { source, .. }) if source.kind() == std::io::ErrorKind::NotFound && known.is_empty() => {
                let keys = office.new_keys(log, origin)?;
                write_keys(file, &keys)?;
                keys
            }
            Err(error) => return Err(error),
        };
        let statement = keys.statement().to_string();
        match known.last() {
            Some(last) if last.statement == statement => {}
            Some(_) => return Err(EvidenceError::OtherKeys),
            None => {
                let first = LogKeys { statement, hand_over: None };
                office.store.add_log_keys(office.administration, log, 0, &first).await?;
            }
        }
        Ok(Self { office, log, keys: Arc::new(keys), tree: None })
    }

    /// The keys that it signs with.
    pub fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys)
    }

    /// Seals what was committed, and signs what was sealed.
    ///
    /// # Errors
    /// The store failed, or the log is not what was signed.
    pub async fn round(&mut self) -> Result<Round, EvidenceError> {
        let (store, house) = (&self.office.store, self.office.administration);
        while store.has_unsealed(house).await? && store.seal(house, SEAL_MAX).await?.len() as u32 == SEAL_MAX {}
        let mut tree = match self.tree.take() {
            Some(tree) => tree,
            None => self.office.tree(self.log).await?,
        };
        let from = tree.size();
        let leaves = self.leaves(from).await?;
        if leaves.is_empty() {
            self.tree = Some(tree);
            return Ok(Round::Idle);
        }
        let tiles: Vec<LogTile> = tree.append(&leaves).tiles.into_iter().map(|(tile, hashes)| kept(tile, &hashes)).collect();
        let now = self.office.environment.now();
        let fresh = random(self.office.environment.as_ref());
        let checkpoint = self.keys.checkpoint(tree.size(), &tree.root(), seconds(now), &fresh);
        let head = LogHead { size: tree.size(), checkpoint, at: now.as_microsecond() };
        if !store.grow_log(house, self.log, from, &tiles, &head).await? {
            return Ok(Round::Overtaken);
        }
        self.tree = Some(tree);
        Ok(Round::Signed(leaves.len() as u64))
    }

    /// The leaves after a position, in order; not all of them, if they are many.
    async fn leaves(&self, after: u64) -> Result<Vec<Hash>, EvidenceError> {
        let (store, house) = (&self.office.store, self.office.administration);
        match self.log {
            // They stand beside the events from the commit on.
            Log::C2sp => Ok(store.leaves(house, after, store::LOG_READ_MAX).await?),
            Log::Sm => {
                let events = store.sealed_events(house, after, SEAL_MAX).await?;
                (after + 1..).zip(&events).map(|(position, event)| second_leaf(position, event)).collect()
            }
        }
    }

    /// Seals again and again, until it is dropped.
    pub async fn seal_forever(mut self) {
        loop {
            let pause = match self.round().await {
                Ok(Round::Signed(count)) if count >= u64::from(SEAL_MAX) => Duration::ZERO,
                Ok(Round::Signed(_) | Round::Idle) => EVERY,
                Ok(Round::Overtaken) => REST,
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "the evidence log does not go on");
                    REST
                }
            };
            tokio::time::sleep(pause).await;
        }
    }
}

impl Office {
    /// New keys of a log, good from now on.
    ///
    /// # Errors
    /// The origin cannot name keys.
    pub fn new_keys(&self, log: Log, origin: &str) -> Result<Keys, EvidenceError> {
        let now = seconds(self.environment.now());
        // One drawing a key.
        let halves: [[u8; KEY_SEED_BYTES / 2]; 2] = [random(self.environment.as_ref()), random(self.environment.as_ref())];
        let mut seed = [0; KEY_SEED_BYTES];
        seed.as_chunks_mut().0.copy_from_slice(&halves);
        Keys::new(algorithm(log), origin, seed, now).map_err(EvidenceError::Origin)
    }

    /// The tree as it is signed.
    async fn tree(&self, log: Log) -> Result<Tree, EvidenceError> {
        let by = algorithm(log);
        let Some(head) = self.store.log_head(self.administration, log).await? else { return Ok(Tree::new(by)) };
        let tiles = self.tiles(log, &Tile::edge(head.size)).await?;
        let tree = Tree::open(by, head.size, &tiles)?;
        let signed = verifier::note::Note::read(&head.checkpoint)
            .and_then(|note| verifier::checkpoint::Checkpoint::read(note.text).map(|checkpoint| checkpoint.root));
        if signed == Some(tree.root()) { Ok(tree) } else { Err(EvidenceError::Root { size: head.size }) }
    }

    /// Tiles as they are kept.
    async fn tiles(&self, log: Log, tiles: &[Tile]) -> Result<Memory, EvidenceError> {
        let places: Vec<(u8, u64)> = tiles.iter().map(|tile| (tile.level, tile.number)).collect();
        let mut memory = Memory::default();
        for tile in self.store.log_tiles(self.administration, log, &places).await? {
            memory.keep(tile.level, tile.number, hashes(&tile.hashes));
        }
        Ok(memory)
    }

    /// Whether this house keeps a log; the one by C2SP it keeps from the first sealer on.
    ///
    /// # Errors
    /// The store failed.
    pub async fn keeps(&self, log: Log) -> Result<bool, EvidenceError> {
        Ok(!self.store.log_keys(self.administration, log).await?.is_empty())
    }

    /// The signed checkpoint; none before the first event was sealed.
    ///
    /// # Errors
    /// The store failed.
    pub async fn checkpoint(&self, log: Log) -> Result<Option<LogHead>, EvidenceError> {
        Ok(self.store.log_head(self.administration, log).await?)
    }

    /// The bytes of a tile by its path; none when the path names none, or one that no checkpoint needs yet.
    ///
    /// # Errors
    /// The store failed.
    pub async fn tile(&self, log: Log, path: &str) -> Result<Option<Vec<u8>>, EvidenceError> {
        let Ok(tile) = path.parse::<Tile>() else { return Ok(None) };
        let kept = self.store.log_tiles(self.administration, log, &[(tile.level, tile.number)]).await?.pop();
        Ok(kept.and_then(|kept| kept.hashes.get(..usize::from(tile.width) * size_of::<Hash>()).map(<[u8]>::to_vec)))
    }

    /// The policy by which receipts of a log hold, as a file.
    ///
    /// # Errors
    /// The store failed, or has keys that cannot be read.
    pub async fn policy(&self, log: Log) -> Result<String, EvidenceError> {
        let keys = self.store.log_keys(self.administration, log).await?;
        let statements: Option<Vec<Statement>> = keys.iter().map(|keys| Statement::read(&keys.statement)).collect();
        Ok(evidence::policy(&statements.ok_or(EvidenceError::Kept("the keys"))?))
    }

    /// The same, ready to judge by.
    ///
    /// # Errors
    /// The store failed, or has keys that cannot be read.
    pub async fn trusted(&self, log: Log) -> Result<Policy, EvidenceError> {
        Policy::read(&self.policy(log).await?).map_err(|_| EvidenceError::Kept("the policy"))
    }

    /// The clock of this house, in seconds since 1970.
    pub fn now_seconds(&self) -> u64 {
        seconds(self.environment.now())
    }

    /// How the keys handed over to their successors, the first change first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn hand_overs(&self, log: Log) -> Result<Vec<String>, EvidenceError> {
        let keys = self.store.log_keys(self.administration, log).await?;
        Ok(keys.into_iter().filter_map(|keys| keys.hand_over).collect())
    }

    /// Hands a log over to new keys, which take the place of the old ones in the key file. What signs from then on
    /// must be started again with it.
    ///
    /// # Errors
    /// The file cannot be used, or its keys are not those that sign the log.
    pub async fn rotate_keys(&self, log: Log, file: &Path) -> Result<String, EvidenceError> {
        let old = read_keys(log, file)?;
        let known = self.store.log_keys(self.administration, log).await?;
        let statements: Vec<String> = known.iter().map(|keys| keys.statement.clone()).collect();
        if statements.last() != Some(&old.statement().to_string()) {
            return Err(EvidenceError::OtherKeys);
        }
        let new = self.new_keys(log, old.origin())?;
        // Signed a moment before the new keys begin: from then on the old ones sign nothing.
        let at = new.from().saturating_sub(1);
        let hand_over = old.hand_over(&new, statements.get(1..).unwrap_or_default(), at, &random(self.environment.as_ref()));
        let next = LogKeys { statement: new.statement().to_string(), hand_over: Some(hand_over.clone()) };
        // The new file first: keys that sign and are lost would be worse than keys that never signed.
        let beside = file.with_extension("next");
        write_keys(&beside, &new)?;
        self.store.add_log_keys(self.administration, log, known.len() as u32, &next).await?;
        std::fs::rename(&beside, file).map_err(|source| EvidenceError::KeyFile { path: file.to_owned(), source })?;
        Ok(hand_over)
    }
}

/// The hash function of a log.
pub fn algorithm(log: Log) -> Algorithm {
    match log {
        Log::C2sp => Algorithm::Sha256,
        Log::Sm => Algorithm::Sm3,
    }
}

/// The leaf of an event in the second log. An event that was changed since it was committed gets none; of one that was
/// erased before, nothing is left but its leaf in the first log, and that is what the second one seals.
fn second_leaf(position: u64, event: &SealedEvent) -> Result<Hash, EvidenceError> {
    let by = algorithm(Log::Sm);
    if event.position != position {
        return Err(EvidenceError::Event { position });
    }
    if event.bytes.is_empty() {
        return Ok(by.leaf(&[&event.leaf]));
    }
    if event.leaf != hash::leaf(&[&event.salt, &event.bytes]) {
        return Err(EvidenceError::Event { position });
    }
    Ok(by.leaf(&[&event.salt, &event.bytes]))
}

fn kept(tile: Tile, hashes: &[Hash]) -> LogTile {
    LogTile { level: tile.level, number: tile.number, hashes: hashes.concat() }
}

fn hashes(bytes: &[u8]) -> Vec<Hash> {
    bytes.as_chunks::<32>().0.to_vec()
}

/// Seconds since 1970; the clock of a machine that runs this is past that.
pub(crate) fn seconds(at: jiff::Timestamp) -> u64 {
    u64::try_from(at.as_second()).unwrap_or_default()
}

/// A time in seconds since 1970 as people read it.
pub fn clock(seconds: u64) -> String {
    let at = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    at.map_or_else(|| seconds.to_string(), |at| at.to_string())
}

/// Reads a key file that nobody else may read.
///
/// # Errors
/// The file cannot be used.
pub fn read_keys(log: Log, file: &Path) -> Result<Keys, EvidenceError> {
    use std::os::unix::fs::PermissionsExt;
    let fail = |source| EvidenceError::KeyFile { path: file.to_owned(), source };
    let mode = std::fs::metadata(file).map_err(fail)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(EvidenceError::OpenKeyFile { path: file.to_owned() });
    }
    let text: SecretString = std::fs::read_to_string(file).map_err(fail)?.into();
    Ok(Keys::of_file(algorithm(log), &text)?)
}

/// Writes a key file that nobody else may read, and none over another.
fn write_keys(file: &Path, keys: &Keys) -> Result<(), EvidenceError> {
    use secrecy::ExposeSecret;
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let fail = |source| EvidenceError::KeyFile { path: file.to_owned(), source };
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(fail)?;
    file.write_all(keys.to_file().expose_secret().as_bytes()).map_err(fail)?;
    file.sync_all().map_err(fail)
}

/// The log's name when none is given: of the administration, so that no two logs have one name.
pub fn origin(administration: Uuid) -> String {
    format!("tongguan.example/{}", administration.simple())
}

/// The name of the second log of a house, by that of the first.
pub fn second_origin(first: &str) -> String {
    format!("{first}/sm")
}
