//! This module decides how a node starts: it takes its place, replays what it kept, starts the engine, and works until it is
//! told to stop.

use std::path::Path;
use std::time::Duration;

use arc_malachitebft_app_channel::app::types::codec::Codec as _;
use arc_malachitebft_app_channel::{
    ConsensusContext, EngineBuilder, NetworkContext, NetworkIdentity, RequestContext, Signer as _, SyncContext, WalContext,
};
use tokio::net::TcpListener;

use crate::desk;
use crate::engine::{Codec, Hand, Notary, Settings, Terms, peer_keys};
use crate::node::{Node, NodeError, Start};
use crate::setup::{Setup, SetupError, multiaddr, peers};
use crate::store::{Store, StoreError};

/// Requests to the engine that are under way.
const REQUESTS: usize = 64;

/// Why a node did not run, or ended.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Its folder cannot be used.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// It stopped.
    #[error(transparent)]
    Node(#[from] NodeError),
    /// Its store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot listen.
    #[error("{address} cannot be listened at; does a node run there already? 无法监听 {address}，是否已有节点在运行？")]
    Listen {
        /// Where.
        address: std::net::SocketAddr,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The engine does not start.
    #[error("the consensus engine does not start: {0}. 共识引擎无法启动。")]
    Engine(String),
}

/// How a validator lies, for tests.
#[cfg(feature = "byzantine")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Lie {
    /// It votes for two blocks, and puts two forward, in the same round.
    Equivocate,
    /// It puts blocks forward whose header does not belong to them.
    Blocks,
    /// It never says that it found a block good.
    Withhold,
}

/// How a node runs beside what its folder says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conduct {
    /// How it lies.
    #[cfg(feature = "byzantine")]
    pub lie: Option<Lie>,
}

/// Runs the node of a folder until it is told to stop.
///
/// # Errors
/// It cannot start, or has to stop.
pub async fn run(folder: &Path, conduct: Conduct) -> Result<(), RunError> {
    let setup = Setup::read(folder)?;
    let places = &setup.places;
    let listen = |source| RunError::Listen { address: places.local, source };
    let listener = TcpListener::bind(places.local).await.map_err(listen)?;
    let store = Store::open(&folder.join("store.redb"), places.store_bytes_max)?;
    let mut known = peers(&places.peers)?;
    known.extend(peers(&store.peers()?)?);

    let name = setup.signer.key().name().to_owned();
    let idle = Duration::from_millis(places.idle_ms);
    let start = Start { name: name.clone(), genesis: setup.genesis.clone(), store, idle };
    let mut node = Node::new(start)?;
    tracing::info!(name, height = node.height(), "replayed");

    let address = peers(&[multiaddr(places.listen)])?.pop();
    let address = address.ok_or_else(|| RunError::Engine("no address".to_owned()))?;
    let settings = Settings::new(&name, address, known);
    let channels = start_engine(&setup, settings, conduct).await?;
    #[cfg(feature = "byzantine")]
    {
        node.damages_blocks = conduct.lie == Some(Lie::Blocks);
    }
    let asked = desk::open(listener);
    node.work(channels, asked).await?;
    Ok(())
}

type Channels = arc_malachitebft_app_channel::Channels<Terms>;

async fn start_engine(setup: &Setup, settings: Settings, conduct: Conduct) -> Result<Channels, RunError> {
    let failed = |error: &dyn std::fmt::Display| RunError::Engine(error.to_string());
    let consortium = setup.genesis.hash;
    let hand = || Hand { signer: setup.signer.clone(), consortium };
    let keys = peer_keys(&setup.seed).ok_or_else(|| failed(&"its network key cannot be made"))?;
    let key = setup.signer.key().to_string().into_bytes();
    let peer = keys.public().to_peer_id().to_bytes();
    let proof = hand().sign_validator_proof(key, peer).await.map_err(|error| failed(&error))?;
    let proof = Codec.encode(&proof).map_err(|error| failed(&error))?;
    let name = setup.signer.key().name().to_owned();
    let identity = NetworkIdentity::new_validator(name.clone(), keys, name, proof);

    let log = setup.folder.join("wal");
    std::fs::create_dir_all(&log).map_err(|error| failed(&error))?;
    let log = WalContext::new(log.join("consensus.wal"), Codec);
    let votes = ConsensusContext::new_validator(hand().name(), Box::new(Notary { consortium }), Box::new(hand()));
    let builder = EngineBuilder::new(Terms, settings)
        .with_default_wal(log)
        .with_default_sync(SyncContext::new(Codec))
        .with_default_consensus(votes)
        .with_default_request(RequestContext::new(REQUESTS));
    #[cfg(feature = "byzantine")]
    if let Some(lie) = conduct.lie {
        let context = crate::liar::context(lie, identity, hand());
        let builder = builder.with_byzantine_network(context).await.map_err(|error| failed(&error))?;
        let (channels, _) = builder.build().await.map_err(|error| failed(&error))?;
        return Ok(channels);
    }
    let _ = conduct;
    let builder = builder.with_default_network(NetworkContext::new(identity, Codec));
    let (channels, _) = builder.build().await.map_err(|error| failed(&error))?;
    Ok(channels)
}
