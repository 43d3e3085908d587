//! This module decides how the engine is set: whom it talks to, how large messages are, and how long it waits.

use std::time::Duration;

use arc_malachitebft_app_channel::app::config::{ConsensusConfig, NodeConfig, P2pConfig, ValuePayload, ValueSyncConfig};
use arc_malachitebft_app_channel::app::net::Multiaddr;
use arc_malachitebft_app_channel::app::types::core::LinearTimeouts;
use ledger::BLOCK_BYTES_MAX;

/// How long members wait for a small block that is put forward. Four members on one machine need 10 to 100 ms for it, so
/// an absent one costs its turn and no more.
const PROPOSE: Duration = Duration::from_millis(400);
/// How long they wait for the last votes when votes differ.
const VOTE: Duration = Duration::from_millis(150);
/// How much longer they wait for a block as large as can be, which four members on two cores need half a second to send
/// and to check. With 400 ms for all, such blocks were decided in the third or fourth round.
const LARGE: Duration = Duration::from_millis(2_000);
/// Each round waits so much longer, until the slowest network has had time enough.
const MORE: Duration = Duration::from_millis(200);
/// No wait is longer.
const LONGEST: Duration = Duration::from_secs(20);
/// How often a node tells others how far it is. One that lags learns of it by this.
const STATUS: Duration = Duration::from_secs(1);
/// Connections from one address: on one machine all members share it.
const PER_ADDRESS: usize = 64;

/// How long a member waits in each part of a round, when a block of so many bytes is to be expected.
pub fn timeouts(bytes: usize) -> LinearTimeouts {
    let bytes = bytes.min(BLOCK_BYTES_MAX) as u32;
    let large = LARGE.saturating_mul(bytes) / BLOCK_BYTES_MAX as u32;
    LinearTimeouts {
        propose: PROPOSE + large,
        propose_delta: MORE,
        prevote: VOTE + large / 4,
        prevote_delta: MORE,
        precommit: VOTE + large / 4,
        precommit_delta: MORE,
        rebroadcast: PROPOSE + VOTE + VOTE + large,
        max_timeout: LONGEST,
    }
}

/// How the engine is set for one node.
pub struct Settings {
    name: String,
    consensus: ConsensusConfig,
    sync: ValueSyncConfig,
}

impl Settings {
    /// A node that listens at an address and talks to these peers only.
    pub fn new(name: &str, listen: Multiaddr, peers: Vec<Multiaddr>) -> Self {
        let mut p2p =
            P2pConfig { listen_addr: listen, persistent_peers: peers, persistent_peers_only: true, ..P2pConfig::default() };
        p2p.discovery.max_connections_per_ip = PER_ADDRESS;
        p2p.discovery.ip_throttle_duration = Duration::ZERO;
        let consensus = ConsensusConfig { p2p, value_payload: ValuePayload::ProposalAndParts, ..ConsensusConfig::default() };
        let sync = ValueSyncConfig { status_update_interval: STATUS, ..ValueSyncConfig::default() };
        Self { name: name.to_owned(), consensus, sync }
    }
}

impl NodeConfig for Settings {
    fn moniker(&self) -> &str {
        &self.name
    }

    fn consensus(&self) -> &ConsensusConfig {
        &self.consensus
    }

    fn consensus_mut(&mut self) -> &mut ConsensusConfig {
        &mut self.consensus
    }

    fn value_sync(&self) -> &ValueSyncConfig {
        &self.sync
    }

    fn value_sync_mut(&mut self) -> &mut ValueSyncConfig {
        &mut self.sync
    }
}
