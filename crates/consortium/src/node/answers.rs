//! This module decides what a node tells those who ask it locally.

use arc_malachitebft_app_channel::app::net::Multiaddr;
use arc_malachitebft_app_channel::app::types::PeerId;
use arc_malachitebft_app_channel::{Channels, NetworkRequest};
use ledger::{Agreement, Handover, path};
use serde_json::json;
use verifier::Hash;
use verifier::encoding::encode;

use super::{Node, SHARED_BYTES_MAX};
use crate::desk::{Asked, Found, Given};
use crate::engine::{Terms, decode_block};
use crate::store::StoreError;

/// Contradictions of members that a status names.
const LIES_SHOWN_MAX: usize = 16;
/// Who may wait for decisions at once.
const WAITING_MAX: usize = 65_536;

impl Node {
    /// Answers one request. Whoever is gone gets no answer.
    pub(super) async fn asked(&mut self, request: Asked, channels: &Channels<Terms>) {
        match request {
            Asked::Submit(text, reply) => {
                let next = self.next();
                let answer = self.pool.submit(&self.state, next, &text);
                if answer.is_ok() {
                    self.to_share.push(text);
                }
                let _ = reply.send(answer);
            }
            Asked::Wait(id, reply) => match self.places.get(&id) {
                Some(found) => {
                    let _ = reply.send(*found);
                }
                None => {
                    if self.waiting.len() >= WAITING_MAX {
                        self.waiting.retain(|_, waiting| waiting.iter().any(|reply| !reply.is_closed()));
                    }
                    if self.waiting.len() < WAITING_MAX {
                        self.waiting.entry(id).or_default().push(reply);
                    }
                }
            },
            Asked::Status(reply) => {
                let _ = reply.send(self.status());
            }
            Asked::Block(height, reply) => {
                let _ = reply.send(self.block(height));
            }
            Asked::Agreement(id, reply) => {
                let _ = reply.send(self.agreement(&id));
            }
            Asked::Title(id, reply) => {
                let text = self.state.title(&id).map(|title| title.text(&id));
                let _ = reply.send(text.map_or(Given::None, Given::Text));
            }
            Asked::Log(origin, reply) => {
                let text = self.state.log(&origin).map(|log| log.text(&origin));
                let _ = reply.send(text.map_or(Given::None, Given::Text));
            }
            Asked::Peer(address, reply) => {
                let _ = reply.send(self.peer(&address, channels).await);
            }
            Asked::Stop => {}
        }
    }

    /// Operations that another member sends: no more from one at a height than an honest one sends, and not beyond half
    /// of what may wait, so that those who submit here find room.
    pub(super) fn shared(&mut self, operations: &[String], publisher: PeerId) {
        let next = self.next();
        let heard = self.heard.entry(publisher).or_default();
        for text in operations {
            *heard = heard.saturating_add(text.len());
            if *heard > SHARED_BYTES_MAX || self.pool.is_half_full() {
                return;
            }
            // What is refused is the sender's business: it was refused there, too, or has been decided since.
            let _ = self.pool.submit(&self.state, next, text);
        }
    }

    fn status(&self) -> String {
        let members: Vec<&str> = self.state.members().iter().map(ledger::Member::name).collect();
        let (operations, bytes) = self.pool.size();
        let forked: Vec<&str> = self.state.forked().map(|(origin, _)| origin).collect();
        let lies = self.store.lies(LIES_SHOWN_MAX).unwrap_or_default();
        let lies: Vec<_> =
            lies.iter().map(|(height, name, notes)| json!({"height": height, "member": name, "notes": notes})).collect();
        let last = self.last.as_ref();
        json!({
            "name": self.name,
            "consortium": self.genesis.name,
            "genesis": encode(&self.genesis.hash),
            "height": last.map_or(0, |header| header.height),
            "block": encode(&last.map_or(self.genesis.hash, ledger::Header::id)),
            "time_us": last.map_or(0, |header| header.time_us),
            "state": encode(&self.state.root()),
            "decided_operations": self.places.len(),
            "members": members,
            "change": self.state.members().change(),
            "waiting": {"operations": operations, "bytes": bytes},
            "forked_logs": forked,
            "contradictions": lies,
        })
        .to_string()
    }

    fn block(&self, height: u64) -> Given {
        match self.store.block(height) {
            Ok(Some(kept)) => match decode_block(&kept.block) {
                Ok(block) => {
                    Given::Text(format!("{}\n{}\n{}", block.header.text(), kept.certificate, block.operations.join("\n")))
                }
                Err(_) => Given::Failed,
            },
            Ok(None) => Given::None,
            Err(_) => Given::Failed,
        }
    }

    fn agreement(&self, id: &Hash) -> Given {
        let Some(found) = self.places.get(id) else { return Given::None };
        match self.prove(*found) {
            Ok(Some(agreement)) => Given::Text(agreement.write()),
            Ok(None) | Err(_) => Given::Failed,
        }
    }

    fn prove(&self, found: Found) -> Result<Option<Agreement>, StoreError> {
        let mut handovers = Vec::new();
        for (height, members) in self.store.members_before(found.height)? {
            let Some(kept) = self.store.block(height)? else { return Ok(None) };
            let Ok(block) = decode_block(&kept.block) else { return Ok(None) };
            handovers.push(Handover { header: block.header.text(), certificate: kept.certificate, members });
        }
        let Some(kept) = self.store.block(found.height)? else { return Ok(None) };
        let Ok(mut block) = decode_block(&kept.block) else { return Ok(None) };
        let index = found.index as usize;
        let Some(path) = path(&block.operations, index) else { return Ok(None) };
        let operation = block.operations.swap_remove(index);
        let (header, certificate) = (block.header.text(), kept.certificate);
        Ok(Some(Agreement { handovers, header, certificate, index: u64::from(found.index), path, operation }))
    }

    /// Takes a peer in that came later.
    async fn peer(&self, address: &str, channels: &Channels<Terms>) -> Given {
        let Ok(known) = address.parse::<Multiaddr>() else { return Given::None };
        if self.store.add_peer(address).is_err() {
            return Given::Failed;
        }
        match NetworkRequest::add_persistent_peer(&channels.net_requests, known).await {
            Ok(_) => Given::Text("peer\n".to_owned()),
            Err(_) => Given::Failed,
        }
    }
}
