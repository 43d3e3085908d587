//! This module decides how the figures of the evidence log are measured: sealing a full database, the time from a
//! commit to its receipt, and proofs in a tree of 100 million leaves.
//!
//! The large tree is simulated: the tiles that a proof needs are real, with true roots of one another, and stand in a
//! database of their own; what is beside them is made up. So a proof costs what it would, and holds.

mod privacy;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use evidence::{Keys, Memory, Sealed, TILE_HASHES, Tile, receipt, tree};
use office::evidence::{Round, Sealer};
use office::{Office, Submission};
use serde_json::{Value, json};
use store::{Actor, Log, LogHead, LogTile, Options, Sees, Store};
use uuid::Uuid;
use verifier::hash::{self, Algorithm::Sha256};
use verifier::{Hash, Policy, verify};

use super::{DATE, Failure, cpu_time, per_second};
use crate::serve::open_office;
use crate::traffic::Traffic;

/// Leaves of the simulated tree.
const LARGE: u64 = 100_000_000;
/// Real cases that are decided and sealed.
const CASES: u64 = 2_000;
/// Events that are sealed for the rate: enough that the start does not count.
const EVENTS: u64 = 200_000;
/// Leaves that are proven in the large tree.
const PROOFS: u64 = 200;
/// Cases whose way from the commit to the receipt is timed.
const TIMED: usize = 40;
/// Seconds since 1970 at which the simulated log is signed.
const AT: u64 = 1_790_000_000;

pub(super) fn figures() -> Result<Value, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let url = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let law = Arc::new(editions::open(editions::DEFAULT_PACK)?);
    let mut figures = json!({ "tree_append_per_second": tree_rate() });
    let mut add = |more: Value| {
        if let (Some(all), Value::Object(more)) = (figures.as_object_mut(), more) {
            all.extend(more);
        }
    };
    add(runtime.block_on(sealing(&url("many.db"), &folder.path().join("many.key"), &law))?);
    let (case, more) = runtime.block_on(cases(&url("cases.db"), folder.path(), &law))?;
    add(more);
    add(privacy::figures(case.declaration.as_deref())?);
    add(runtime.block_on(large(&url("large.db"), &case))?);
    add(json!({ "machine_cores": std::thread::available_parallelism()?.get() }));
    Ok(figures)
}

/// Leaves a second that a tree in memory takes, with all its tiles.
fn tree_rate() -> u64 {
    let leaves: Vec<Hash> = (0..EVENTS).map(|place| hash::leaf(&[&place.to_be_bytes()])).collect();
    let start = Instant::now();
    let mut tree = evidence::Tree::new(Sha256);
    for some in leaves.chunks(4096) {
        std::hint::black_box(tree.append(some));
    }
    per_second(EVENTS, start.elapsed())
}

/// Seals a full database: positions, tiles, signatures, all durable.
async fn sealing(url: &str, key: &std::path::Path, law: &Arc<clearance::Law>) -> Result<Value, Failure> {
    let store = Store::open(url, Options::default()).await?;
    let office = open_office(Arc::clone(law), store.clone()).await?;
    store::bench::fill(&store, office.administration, EVENTS).await?;
    let mut sealer = Sealer::open(office.clone(), Log::C2sp, "bench.example/log", key).await?;
    let (cpu, start) = (cpu_time(), Instant::now());
    let mut sealed = 0;
    while let Round::Signed(count) = sealer.round().await? {
        sealed += count;
    }
    let (elapsed, cpu) = (start.elapsed(), cpu_time().saturating_sub(cpu));
    if sealed < EVENTS {
        return Err(format!("only {sealed} of {EVENTS} events were sealed").into());
    }
    let second = second_log(&office, &key.with_extension("key-sm")).await?;
    store.close().await;
    Ok(json!({
        "append_per_second": per_second(sealed, elapsed),
        "append_per_cpu_second": per_second(sealed, cpu),
        "second_log_per_second": per_second(EVENTS, second.0),
        "second_log_per_cpu_second": per_second(EVENTS, second.1),
    }))
}

/// Seals the same events in a second log, by SM3 and SM2, that is switched on now; by the clock and of processor time.
async fn second_log(office: &Office, key: &std::path::Path) -> Result<(Duration, Duration), Failure> {
    let mut sealer = Sealer::open(office.clone(), Log::Sm, "bench.example/log/sm", key).await?;
    let (cpu, start) = (cpu_time(), Instant::now());
    let mut sealed = 0;
    while let Round::Signed(count) = sealer.round().await? {
        sealed += count;
    }
    if sealed < EVENTS {
        return Err(format!("only {sealed} of {EVENTS} events were sealed in the second log").into());
    }
    Ok((start.elapsed(), cpu_time().saturating_sub(cpu)))
}

/// Decides real cases, seals them, and times the way from the commit to the receipt. Gives a case with what a receipt
/// of it opens.
async fn cases(url: &str, folder: &std::path::Path, law: &Arc<clearance::Law>) -> Result<(Opened, Value), Failure> {
    let file = folder.join("cases.db");
    let length = || std::fs::metadata(&file).map(|data| data.len());
    let store = Store::open(url, Options::default()).await?;
    let office = open_office(Arc::clone(law), store).await?;
    let mut traffic = Traffic::new(law.edition(), DATE, 1, "SEAL");
    for place in 0..CASES {
        submit(&office, traffic.next_message(), place).await?;
    }
    office.store.close().await;
    let before = length()?;

    let store = Store::open(url, Options::default()).await?;
    let office = open_office(Arc::clone(law), store).await?;
    let key = folder.join("cases.key");
    let mut sealer = Sealer::open(office.clone(), Log::C2sp, "bench.example/log", &key).await?;
    let mut events = 0;
    while let Round::Signed(count) = sealer.round().await? {
        events += count;
    }
    office.store.close().await;
    let after = length()?;

    let store = Store::open(url, Options::default()).await?;
    let office = open_office(Arc::clone(law), store).await?;
    let sealing = tokio::spawn(Sealer::open(office.clone(), Log::C2sp, "bench.example/log", &key).await?.seal_forever());
    let actor = Actor { administration: office.administration, client: Uuid::nil(), sees: Sees::Everything };
    let mut waits = Vec::new();
    let mut opened = None;
    let mut place = CASES;
    while waits.len() < TIMED {
        place += 1;
        let case = submit(&office, traffic.next_message(), place).await?;
        let start = Instant::now();
        let found = loop {
            match office.receipt(Log::C2sp, &actor, case, true).await? {
                Err(office::evidence::NoReceipt::NotSealed) => tokio::time::sleep(Duration::from_millis(5)).await,
                found => break found,
            }
        };
        if let Ok(receipt) = found {
            waits.push(start.elapsed().as_millis() as u64);
            let short = office.receipt(Log::C2sp, &actor, case, false).await?.unwrap_or_default();
            opened = opened.or(Opened::of(&receipt, &short));
        }
    }
    sealing.abort();
    office.store.close().await;
    waits.sort_unstable();
    // Salt and leaf stand in each event's row from its commit on.
    let beside = events * (16 + 32);
    let opened = opened.ok_or("no case of the traffic was released")?;
    Ok((
        opened,
        json!({
            "bytes_per_case": (after.saturating_sub(before) + beside) / CASES,
            "events_per_case_hundredths": events * 100 / CASES,
            "commit_to_receipt_p50_ms": waits[waits.len() / 2],
            "commit_to_receipt_max_ms": waits[waits.len() - 1],
        }),
    ))
}

async fn submit(office: &Office, message: String, place: u64) -> Result<Uuid, Failure> {
    let submission = Submission {
        client: Uuid::from_u128(0x71),
        key: Some(place.to_string()),
        content_type: "application/xml".to_owned(),
        body: message.into_bytes().into(),
    };
    let answer: Value = serde_json::from_slice(&office.submit(submission).await?.body)?;
    Ok(answer["case"].as_str().unwrap_or_default().parse()?)
}

/// What a receipt opens, to be sealed again in the large log.
struct Opened {
    events: Vec<(String, [u8; 16])>,
    record: Option<String>,
    declaration: Option<String>,
}

impl Opened {
    fn of(receipt: &str, short: &str) -> Option<Self> {
        let receipt = verifier::Receipt::read(receipt)?;
        verifier::Receipt::read(short)?;
        let events = receipt.events.into_iter().map(|event| (event.bytes, event.salt)).collect();
        Some(Self { events, record: receipt.record, declaration: receipt.declaration })
    }
}

/// Proofs in a tree of 100 million leaves whose tiles are in a database.
async fn large(url: &str, case: &Opened) -> Result<Value, Failure> {
    let leaves: Vec<Hash> = case.events.iter().map(|(bytes, salt)| hash::leaf(&[salt, bytes.as_bytes()])).collect();
    // Over the whole tree, at places that no power of two divides.
    let places: Vec<u64> = (0..PROOFS).map(|n| n * (LARGE / PROOFS) / 256 * 256 + 17 * (n % 13)).collect();
    let tiles = simulated(&places, &leaves);
    let root = tree::root(Sha256, LARGE, &tiles)?;
    let keys = Keys::new(Sha256, "bench.example/log", [7; evidence::KEY_SEED_BYTES], 0)?;
    let checkpoint = keys.checkpoint(LARGE, &root, AT, &[9; 32]);
    let policy = Policy::read(&evidence::policy(&[keys.statement()]))?;

    let store = Store::open(url, Options::default()).await?;
    let log = Uuid::from_u128(1);
    let kept: Vec<LogTile> = tiles_of(&places)
        .into_iter()
        .filter_map(|tile| {
            let hashes = evidence::Tiles::tile(&tiles, tile)?.concat();
            Some(LogTile { level: tile.level, number: tile.number, hashes })
        })
        .collect();
    let head = LogHead { size: LARGE, checkpoint: checkpoint.clone(), at: 0 };
    store.grow_log(log, Log::C2sp, 0, &kept, &head).await?;

    let (mut making, mut making_stored, mut checking, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut receipt_bytes = (0, 0);
    for place in &places {
        let start = Instant::now();
        let path = tree::inclusion(Sha256, *place, LARGE, &tiles)?;
        making.push(start.elapsed());

        let start = Instant::now();
        let needed = tree::tiles_of_inclusion(*place, LARGE);
        let wanted: Vec<(u8, u64)> = needed.iter().map(|tile| (tile.level, tile.number)).collect();
        let mut read = Memory::default();
        for tile in store.log_tiles(log, Log::C2sp, &wanted).await? {
            read.keep(tile.level, tile.number, tile.hashes.as_chunks::<32>().0.to_vec());
        }
        let stored = tree::inclusion(Sha256, *place, LARGE, &read)?;
        making_stored.push(start.elapsed());

        let first = leaves.first().copied().unwrap_or_default();
        let start = Instant::now();
        verifier::proof::inclusion(Sha256, &first, *place, LARGE, &stored, &root)?;
        checking.push(start.elapsed());
        if path != stored {
            return Err("the proof from the database is another one".into());
        }

        let sealed: Vec<Sealed> = (*place..)
            .zip(&case.events)
            .map(|(index, (bytes, salt))| Sealed { bytes: bytes.clone(), salt: *salt, index })
            .collect();
        let (record, declaration) = (case.record.clone(), case.declaration.clone());
        let short = receipt(Sha256, &sealed, record.clone(), None, (&checkpoint, LARGE, None), &tiles)?.unwrap_or_default();
        let full = receipt(Sha256, &sealed, record, declaration, (&checkpoint, LARGE, None), &tiles)?.unwrap_or_default();
        let start = Instant::now();
        let verdict = verify(&full, &policy, None);
        whole.push(start.elapsed());
        if !verdict.is_proven() {
            return Err(format!("a true receipt is not proven: {verdict:?}").into());
        }
        receipt_bytes = (full.len(), short.len());
    }
    store.close().await;
    Ok(json!({
        "leaves": LARGE,
        "prove_us": median(&mut making),
        "prove_stored_us": median(&mut making_stored),
        "verify_us": median(&mut checking),
        "verify_receipt_us": median(&mut whole),
        "receipt_events": case.events.len(),
        "receipt_bytes": receipt_bytes.0,
        "receipt_bytes_without_declaration": receipt_bytes.1,
    }))
}

fn median(times: &mut [Duration]) -> u64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0, |time| time.as_micros() as u64)
}

fn tiles_of(places: &[u64]) -> Vec<Tile> {
    let mut tiles: Vec<Tile> = places.iter().flat_map(|place| tree::tiles_of_inclusion(*place, LARGE)).collect();
    tiles.sort_unstable();
    tiles.dedup();
    tiles
}

/// The tiles about some places of a large tree. At each place stand the same leaves; the hashes of what nobody looks at
/// are made up, and each tile's root stands in the tile above it.
fn simulated(places: &[u64], leaves: &[Hash]) -> Memory {
    let mut tiles = Memory::default();
    let mut known: BTreeMap<(u8, u64), Hash> = BTreeMap::new();
    for place in places {
        known.extend((*place..).map(|index| (0, index)).zip(leaves.iter().copied()));
    }
    for tile in tiles_of(places) {
        let first = tile.number * TILE_HASHES;
        let hashes: Vec<Hash> = (first..first + u64::from(tile.width))
            .map(|index| {
                let made_up = || hash::leaf(&[&[tile.level], &index.to_be_bytes()]);
                known.get(&(tile.level, index)).copied().unwrap_or_else(made_up)
            })
            .collect();
        if tile.is_full() {
            known.insert((tile.level + 1, tile.number), whole(&hashes));
        }
        tiles.keep(tile.level, tile.number, hashes);
    }
    tiles
}

/// The root of a full tile.
fn whole(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| hash::node(&pair[0], &pair[pair.len() - 1])).collect();
    }
    row.first().copied().unwrap_or_else(hash::empty)
}
