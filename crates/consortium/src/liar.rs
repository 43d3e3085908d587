//! This module decides how a validator lies, so that tests see what honest ones do about it.

use arc_malachitebft_app_channel::{ByzantineContext, NetworkIdentity};
use arc_malachitebft_engine_byzantine::{ByzantineConfig, Trigger};

use crate::engine::{BlockId, Codec, Hand, Terms};
use crate::run::Lie;

/// Another block's name: nobody has that block.
fn other(id: &BlockId) -> BlockId {
    let mut other = id.0;
    other[31] ^= 1;
    BlockId(other)
}

/// The network of a liar.
pub fn context(lie: Lie, identity: NetworkIdentity, hand: Hand) -> ByzantineContext<Terms, Codec> {
    let config = ByzantineConfig::new(Some(1));
    let config = match lie {
        Lie::Equivocate => config.with_equivocate_votes(Trigger::Always).with_equivocate_proposals(Trigger::Always),
        Lie::Withhold => config.with_force_precommit_nil(Trigger::Always).with_drop_proposals(Trigger::Always),
        // That one lies in what it puts forward, not on the network.
        Lie::Blocks => config,
    };
    ByzantineContext {
        identity,
        codec: Codec,
        config,
        address: hand.name(),
        signer: Box::new(hand),
        conflicting_value_fn: Some(Box::new(other)),
        conflicting_vote_value_fn: Some(Box::new(|id| id.map_or(BlockId([7; 32]), other))),
    }
}
