//! A case that was sealed under fixed keys, from which true and false receipts are made.

use evidence::{Keys, Memory, Sealed, Tree, receipt};
use verifier::hash::{self, Algorithm};
use verifier::receipt::Receipt;
use verifier::{Hash, Policy};

pub const ORIGIN: &str = "customs.example/log";
pub const SM_ORIGIN: &str = "customs.example/log/sm";
pub const SEALED_AT: u64 = 1_790_000_000;

/// A pair of keys made of one byte.
pub fn keys(byte: u8, from: u64) -> Keys {
    Keys::new(Algorithm::Sha256, ORIGIN, [byte; evidence::KEY_SEED_BYTES], from).unwrap()
}

/// The key of the second log, made of one byte.
pub fn sm_keys(byte: u8, from: u64) -> Keys {
    Keys::new(Algorithm::Sm3, SM_ORIGIN, [byte; evidence::KEY_SEED_BYTES], from).unwrap()
}

pub fn policy_text() -> String {
    evidence::policy(&[keys(1, 1_700_000_000).statement()])
}

pub fn policy() -> Policy {
    Policy::read(&policy_text()).unwrap()
}

/// Canonical JSON as the platform writes it.
pub const DECLARATION: &str = r#"{"goodsShipment":{"governmentAgencyGoodsItem":[{"commodity":{"classification":[{"id":"22042109","identificationTypeCode":"TSP"},{"id":"10","identificationTypeCode":"TRC"}],"description":"葡萄酒 wine","goodsMeasure":{"netNetWeightMeasure":{"unitCode":"KGM","value":"900"}}},"origin":[{"countryCode":"FR","typeCode":"1"}]}]},"typeCode":"IMA"}"#;

pub fn record(declaration: &str, payable: &str) -> String {
    let declaration = hash::hex(&hash::of(declaration.as_bytes()));
    format!(
        r#"{{"decision":{{"assessment":{{"currency":"GBP","is_complete":true,"lines":[],"totals":[{{"amount":"{payable}","payable":"{payable}","type":"*"}}],"values":[]}},"edition":{{"hash":"cf4e8ab6d7fd7c87f4fbeedecec2aabdcc30c9db73ba54d419f6a85c7a8c6066","pack":"gb","version":"2026.11"}},"findings":[],"outcome":"cleared"}},"declaration":"{declaration}","engine":"0.1.0","facts":{{"legal_date":"2026-09-21","now":"2026-09-21T14:13:19Z"}}}}"#
    )
}

pub fn event(case: &str, sequence: u32, kind: &str, decision: Option<&str>) -> String {
    let decision = decision.map(|record| format!(r#","decision":"{}""#, hash::hex(&hash::of(record.as_bytes()))));
    format!(
        r#"{{"at":"2026-09-21T14:13:19Z","case":"{case}"{},"event":{{}},"kind":"{kind}","mrn":"26GB00000000000018","sequence":{sequence}}}"#,
        decision.unwrap_or_default()
    )
}

pub const CASE: &str = "01999999-0000-7000-8000-000000000001";
const OTHER: &str = "01999999-0000-7000-8000-000000000002";

/// A log with a case among others: its events, the tiles, and the signed checkpoint.
pub struct Log {
    pub by: Algorithm,
    pub events: Vec<Sealed>,
    pub tiles: Memory,
    pub tree: Tree,
    pub checkpoint: String,
}

impl Log {
    /// Seals events with strangers before, between and after them.
    pub fn of(events: &[String], keys: &Keys) -> Self {
        let by = keys.algorithm();
        let stranger = |place: u64| by.leaf(&[b"another case", &place.to_be_bytes()]);
        let mut leaves: Vec<Hash> = (0..300).map(stranger).collect();
        let mut sealed = Vec::new();
        for (place, bytes) in (0_u8..).zip(events) {
            let salt = [place + 10; 16];
            sealed.push(Sealed { bytes: bytes.clone(), salt, index: leaves.len() as u64 });
            leaves.push(by.leaf(&[&salt, bytes.as_bytes()]));
            leaves.push(stranger(1000 + u64::from(place)));
        }
        leaves.extend((2000..2100).map(stranger));
        let (mut tree, mut tiles) = (Tree::new(by), Memory::default());
        for (tile, hashes) in tree.append(&leaves).tiles {
            tiles.keep(tile.level, tile.number, hashes);
        }
        let checkpoint = keys.checkpoint(tree.size(), &tree.root(), SEALED_AT, &[9; 32]);
        Self { by, events: sealed, tiles, tree, checkpoint }
    }

    /// The case of these tests: decided, routed, decided again after an amendment, cleared; and one of another case.
    pub fn usual() -> Self {
        Self::usual_by(&keys(1, 1_700_000_000))
    }

    /// The same case in a log of these keys.
    pub fn usual_by(keys: &Keys) -> Self {
        let (old, new) = (record(DECLARATION, "90.00"), record(DECLARATION, "100.00"));
        let events = [
            event(CASE, 1, "case.accepted.v1", Some(&old)),
            event(CASE, 2, "case.request_granted.v1", Some(&new)),
            event(CASE, 3, "case.routed.v1", None),
            event(CASE, 4, "case.settled.v1", None),
            event(CASE, 5, "case.cleared.v1", None),
            event(OTHER, 5, "case.cleared.v1", None),
        ];
        Self::of(&events, keys)
    }

    /// A case whose record is not for everybody: what is, has a hash beside it.
    pub fn with_public_record() -> Self {
        let (whole, public) = (record(DECLARATION, "100.00").replace("engine", "secret"), record(DECLARATION, "100.00"));
        let public = format!(r#""mrn":"26GB00000000000018","public":"{}""#, hash::hex(&hash::of(public.as_bytes())));
        let first = event(CASE, 2, "case.accepted.v1", Some(&whole)).replace(r#""mrn":"26GB00000000000018""#, &public);
        Self::of(&[first, event(CASE, 3, "case.cleared.v1", None)], &keys(1, 1_700_000_000))
    }

    /// A receipt of some of the events.
    pub fn receipt(&self, events: std::ops::Range<usize>) -> Receipt {
        let checkpoint = (self.checkpoint.as_str(), self.tree.size(), None);
        let (record, declaration) = (record(DECLARATION, "100.00"), DECLARATION.to_owned());
        let file =
            receipt(self.by, &self.events[events], Some(record), Some(declaration), checkpoint, &self.tiles).unwrap().unwrap();
        Receipt::read(&file).unwrap()
    }
}
