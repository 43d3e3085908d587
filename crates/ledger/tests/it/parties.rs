//! Parties and a chain to test with, all made of fixed seeds.

use evidence::{Memory, Tree};
use ledger::{
    Agreement, Block, Certificate, Checked, Genesis, Handover, Header, Member, Members, Operation, Refusal, Signer, State, path,
    precommit,
};
use verifier::hash::{self, Algorithm};
use verifier::{Hash, checkpoint};

pub const NAMES: [&str; 4] = ["bank.example", "carrier.example", "customs.example", "port.example"];

pub fn signer(name: &str) -> Signer {
    Signer::new(name, hash::of(name.as_bytes())).unwrap()
}

/// A member whose log has the same key under the name `<name>/log`.
pub fn member(name: &str) -> Member {
    let log = signer(&format!("{name}/log"));
    Member { key: signer(name).key().clone(), log: vec![log.key().clone()] }
}

pub fn genesis_file() -> String {
    Genesis::write("port of example", &NAMES.map(member))
}

pub fn genesis() -> Genesis {
    Genesis::read(&genesis_file()).unwrap()
}

/// A log that grows; its checkpoints as operations.
pub struct Log {
    pub signer: Signer,
    pub tree: Tree,
    pub tiles: Memory,
}

impl Log {
    pub fn new(member: &str) -> Self {
        Self { signer: signer(&format!("{member}/log")), tree: Tree::new(Algorithm::Sha256), tiles: Memory::default() }
    }

    /// Grows to a size with leaves of a kind, and signs a checkpoint that continues `old`.
    pub fn grow(&mut self, old: u64, size: u64, kind: u8) -> String {
        let leaves: Vec<Hash> = (self.tree.size()..size).map(|leaf| hash::leaf(&[&[kind], &leaf.to_be_bytes()])).collect();
        for (tile, hashes) in self.tree.append(&leaves).tiles {
            self.tiles.keep(tile.level, tile.number, hashes);
        }
        let proof = evidence::tree::consistency(Algorithm::Sha256, old, size, &self.tiles).unwrap();
        let note = self.signer.note(&checkpoint::write(self.signer.key().name(), size, &self.tree.root()));
        Operation::Checkpoint { old, proof, note }.write()
    }
}

/// A chain whose members always agree.
pub struct Chain {
    pub genesis: Genesis,
    pub state: State,
    pub blocks: Vec<(Block, String)>,
    pub handovers: Vec<Handover>,
}

impl Chain {
    pub fn new() -> Self {
        let genesis = genesis();
        Self { state: State::new(&genesis), genesis, blocks: Vec::new(), handovers: Vec::new() }
    }

    pub fn last(&self) -> Option<&Header> {
        self.blocks.last().map(|(block, _)| &block.header)
    }

    /// Decides a block of operations; gives back why some were refused.
    pub fn decide(&mut self, operations: &[String]) -> Vec<Refusal> {
        let (block, outcome, refused) = Block::make(&self.state, self.last(), 1_000_000, operations, &Checked);
        let members = self.state.members().clone();
        let certificate = certificate(&self.genesis, &block.header, &members, members.count());
        let checked = block.check(&self.state, self.last(), u64::MAX, &Checked).unwrap();
        assert_eq!((checked.root, block.header.state), (outcome.root, outcome.root));
        self.state.decide(outcome);
        if *self.state.members() != members {
            let (header, members) = (block.header.text(), self.state.members().text());
            self.handovers.push(Handover { header, certificate: certificate.clone(), members });
        }
        self.blocks.push((block, certificate));
        refused.into_iter().map(|(_, reason)| reason).collect()
    }

    /// Decides one operation.
    pub fn put(&mut self, operation: &str) -> Result<(), Refusal> {
        self.decide(&[operation.to_owned()]).pop().map_or(Ok(()), Err)
    }

    /// The proof of an operation of a block, counted from 1.
    pub fn agreement(&self, height: usize, index: usize) -> Agreement {
        let (block, certificate) = &self.blocks[height - 1];
        let before = |handover: &&Handover| Header::read(&handover.header).unwrap().height < height as u64;
        Agreement {
            handovers: self.handovers.iter().filter(before).cloned().collect(),
            header: block.header.text(),
            certificate: certificate.clone(),
            index: index as u64,
            path: path(&block.operations, index).unwrap(),
            operation: block.operations[index].clone(),
        }
    }
}

/// The certificate of the first so many members.
pub fn certificate(genesis: &Genesis, header: &Header, members: &Members, count: usize) -> String {
    let text = precommit(&genesis.hash, header.height, 0, &header.id());
    let signatures = members.iter().take(count).map(|member| (member.name().to_owned(), signer(member.name()).sign(&text)));
    let certificate = Certificate { round: 0, signatures: signatures.collect() };
    certificate.write(&genesis.hash, header.height, &header.id(), members)
}
