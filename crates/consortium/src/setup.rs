//! This module decides what a node needs to begin: the genesis of the consortium, its own key, and a file that says where it
//! listens and whom it knows.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use arc_malachitebft_app_channel::app::net::Multiaddr;
use ledger::{BadGenesis, Genesis, Member, SEED_BYTES, Signer};
use serde::{Deserialize, Serialize};
use verifier::Policy;
use verifier::encoding::{decode, encode};
use verifier::key::{BadKey, VerifierKey};
use verifier::policy::BadPolicy;

use crate::engine::peer_keys;

/// The file in a node's folder with what its consortium began with.
pub const GENESIS: &str = "genesis.toml";
const NODE: &str = "node.toml";
const KEY: &str = "key";
const KEY_FORMAT: &str = "tongguan-consortium-key/v1";
/// Milliseconds without operations after which an empty block shows that the consortium is alive.
pub const IDLE_MS: u64 = 5_000;

/// Why a node cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// A file cannot be read or written.
    #[error("{path} cannot be read or written")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The genesis cannot be used.
    #[error("the genesis cannot be used")]
    Genesis(#[from] BadGenesis),
    /// A name cannot be a member's.
    #[error("“{name}” cannot be a member's name: {reason}")]
    Name {
        /// The name.
        name: String,
        /// Why.
        reason: BadKey,
    },
    /// The file that says where a node listens is of another form.
    #[error("{path}: {reason}")]
    Form {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no randomness.
    #[error("the system gives no random bytes")]
    Random,
}

/// Where a node listens and whom it knows: `node.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Where the other members reach it.
    pub listen: SocketAddr,
    /// Where programs on this machine reach it. Whoever reaches it may submit and stop: keep it to this machine.
    pub local: SocketAddr,
    /// Milliseconds without operations after which an empty block is decided.
    #[serde(default = "idle")]
    pub idle_ms: u64,
    /// Bytes the store may have; at the limit the node stops.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store_bytes_max: Option<u64>,
    /// The other members: `/ip4/10.0.0.2/tcp/27000/p2p/…`. Nobody else is talked to.
    #[serde(default)]
    pub peers: Vec<String>,
}

fn idle() -> u64 {
    IDLE_MS
}

/// A member to be.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Its name.
    pub name: String,
    /// The keys of its evidence log.
    pub log: Vec<VerifierKey>,
    /// Where the other members reach it.
    pub listen: SocketAddr,
    /// Where programs on this machine reach it.
    pub local: SocketAddr,
}

/// A node as its folder describes it.
pub struct Setup {
    /// What the consortium began with.
    pub genesis: Genesis,
    /// Who the node is.
    pub signer: Signer,
    /// What its keys are made of.
    pub seed: [u8; SEED_BYTES],
    /// Where it listens and whom it knows.
    pub places: Places,
    /// Its folder.
    pub folder: PathBuf,
}

/// What the others must know of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The member with its keys, as a genesis or a vote names it.
    pub member: String,
    /// The address under which it is reached.
    pub address: String,
}

/// Makes folders for the members of a new consortium: `FOLDER/<name>`. Members on other machines get theirs by a way that
/// keeps the key secret, or join by a vote with a key of their own making.
///
/// # Errors
/// A name cannot be used, or a folder cannot be written. What is there already is not written over.
pub fn found(folder: &Path, name: &str, seats: &[Seat], idle_ms: u64) -> Result<Vec<PathBuf>, SetupError> {
    let mut made = Vec::new();
    for seat in seats {
        let seed = seed()?;
        made.push((seat, seed, signer(&seat.name, seed)?));
    }
    let member = |(seat, _, signer): &(&Seat, _, Signer)| Member { key: signer.key().clone(), log: seat.log.clone() };
    let genesis = Genesis::write(name, &made.iter().map(member).collect::<Vec<_>>());
    Genesis::read(&genesis)?;
    let addresses: Vec<String> = made.iter().map(|(seat, seed, _)| address(seat.listen, seed)).collect();
    let mut folders = Vec::new();
    for (place, (seat, seed, _)) in made.iter().enumerate() {
        let others = addresses.iter().enumerate().filter(|(other, _)| *other != place);
        let peers = others.map(|(_, address)| address.clone()).collect();
        folders.push(node(&folder.join(&seat.name), &genesis, seat, seed, peers, idle_ms)?);
    }
    Ok(folders)
}

/// Makes the folder of a node that joins a consortium; its members let it in by voting for its card.
///
/// # Errors
/// As [`found`].
pub fn join(folder: &Path, genesis: &str, seat: &Seat, peers: Vec<String>, idle_ms: u64) -> Result<Card, SetupError> {
    Genesis::read(genesis)?;
    let seed = seed()?;
    let member = Member { key: signer(&seat.name, seed)?.key().clone(), log: seat.log.clone() };
    node(folder, genesis, seat, &seed, peers, idle_ms)?;
    Ok(Card { member: member.text(), address: address(seat.listen, &seed) })
}

/// Addresses on this machine that nobody listens at, for a trial: somebody else could take them before they are used.
///
/// # Errors
/// The system gives none.
pub fn free_addresses(count: usize) -> std::io::Result<Vec<SocketAddr>> {
    let held: Vec<TcpListener> =
        (0..count).map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).collect::<std::io::Result<_>>()?;
    held.iter().map(TcpListener::local_addr).collect()
}

/// The keys that sign an evidence log now, by its policy: that of the house, at `/evidence/policy`.
///
/// # Errors
/// It is no policy.
pub fn log_keys(policy: &str) -> Result<Vec<VerifierKey>, BadPolicy> {
    let policy = Policy::read(policy)?;
    let log = policy.logs().first().map(VerifierKey::name).unwrap_or_default();
    Ok(policy.in_use(log).cloned().collect())
}

fn node(
    folder: &Path,
    genesis: &str,
    seat: &Seat,
    seed: &[u8; SEED_BYTES],
    peers: Vec<String>,
    idle_ms: u64,
) -> Result<PathBuf, SetupError> {
    std::fs::create_dir_all(folder).map_err(|source| SetupError::File { path: folder.to_owned(), source })?;
    let places = Places { listen: seat.listen, local: seat.local, idle_ms, store_bytes_max: None, peers };
    let form = |error: toml::ser::Error| SetupError::Form { path: folder.join(NODE), reason: error.to_string() };
    let places = toml::to_string(&places).map_err(form)?;
    write(&folder.join(KEY), &format!("{KEY_FORMAT}\nname {}\nseed {}\n", seat.name, encode(seed)), 0o600)?;
    write(&folder.join(GENESIS), genesis, 0o644)?;
    write(&folder.join(NODE), &places, 0o644)?;
    Ok(folder.to_owned())
}

impl Setup {
    /// Reads a node's folder.
    ///
    /// # Errors
    /// A file is missing or of another form.
    pub fn read(folder: &Path) -> Result<Self, SetupError> {
        let text = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).map_err(|source| SetupError::File { path, source })
        };
        let form = |name: &str, reason: String| SetupError::Form { path: folder.join(name), reason };
        let genesis = Genesis::read(&text(GENESIS)?)?;
        let places: Places = toml::from_str(&text(NODE)?).map_err(|error| form(NODE, error.message().to_owned()))?;
        let (name, seed) = key(&text(KEY)?).ok_or_else(|| form(KEY, format!("this is no key file ({KEY_FORMAT})")))?;
        Ok(Self { genesis, signer: signer(&name, seed)?, seed, places, folder: folder.to_owned() })
    }

    /// What the others must know of it.
    pub fn card(&self) -> Card {
        let member = self.genesis.members.get(self.signer.key().name());
        let member = member.map_or_else(|| self.signer.key().to_string(), Member::text);
        Card { member, address: address(self.places.listen, &self.seed) }
    }
}

/// Reads a key file: name and seed.
fn key(file: &str) -> Option<(String, [u8; SEED_BYTES])> {
    let mut lines = file.lines();
    if lines.next()? != KEY_FORMAT {
        return None;
    }
    let name = lines.next()?.strip_prefix("name ")?.to_owned();
    let seed = decode(lines.next()?.strip_prefix("seed ")?)?.try_into().ok()?;
    Some((name, seed))
}

fn signer(name: &str, seed: [u8; SEED_BYTES]) -> Result<Signer, SetupError> {
    // The name is a folder's, too.
    let reason = if name.contains(['/', '\\']) || name.starts_with('.') { Err(BadKey::Name) } else { Ok(()) };
    let signer = reason.and_then(|()| Signer::new(name, seed));
    signer.map_err(|reason| SetupError::Name { name: name.to_owned(), reason })
}

fn seed() -> Result<[u8; SEED_BYTES], SetupError> {
    let mut seed = [0; SEED_BYTES];
    getrandom::fill(&mut seed).map_err(|_| SetupError::Random)?;
    Ok(seed)
}

/// An address without the key behind it.
pub(crate) fn multiaddr(address: SocketAddr) -> String {
    let kind = match address.ip() {
        IpAddr::V4(_) => "ip4",
        IpAddr::V6(_) => "ip6",
    };
    format!("/{kind}/{}/tcp/{}", address.ip(), address.port())
}

/// The address under which a member is reached, with the key that must answer there.
fn address(listen: SocketAddr, seed: &[u8; SEED_BYTES]) -> String {
    let peer = peer_keys(seed).map(|keys| keys.public().to_peer_id().to_string()).unwrap_or_default();
    format!("{}/p2p/{peer}", multiaddr(listen))
}

/// Peers as the engine knows them.
pub(crate) fn peers(texts: &[String]) -> Result<Vec<Multiaddr>, SetupError> {
    let form = |text: &String| SetupError::Form { path: NODE.into(), reason: format!("“{text}” is no address") };
    texts.iter().map(|text| text.parse().map_err(|_| form(text))).collect()
}

/// Writes a new file with the rights it should have from the first byte on.
fn write(path: &Path, text: &str, mode: u32) -> Result<(), SetupError> {
    let open = || -> std::io::Result<()> {
        let mut file: File = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    open().map_err(|source| SetupError::File { path: path.to_owned(), source })
}
