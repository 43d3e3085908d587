//! This module decides how deciding is measured as a house does it: every party held against the lists that ship (verdicts
//! remembered), every line scored with its reasons, the threshold told, all of it met.

use std::sync::Arc;
use std::time::Instant;

use clearance::Law;
use declaration::Declaration;
use draws::Key;
use jiff::tz::TimeZone;
use office::Office;
use serde_json::{Value, json};
use store::{Options, Store};

use super::{DATE, DECIDING, Failure, per_second};
use crate::screen::lists;
use crate::serve::model::demonstration;
use crate::serve::open_office;

/// The key that draws here; a house has one of its own, which nobody knows.
const DRAW_SEED: [u8; 32] = [7; 32];

pub(super) async fn figures(law: &Arc<Law>, declarations: &[Declaration], database: &str) -> Result<Value, Failure> {
    let store = Store::open(database, Options::default()).await?;
    let mut office = open_office(Arc::clone(law), store.clone()).await?;
    office.watchlists.install(lists::shipped()?);
    office.targets.install(&demonstration()?)?;
    let names: usize = office.watchlists.lists().iter().map(|(_, _, names)| names).sum();
    let plain = rate(&office, declarations)?;
    office.lottery = Some(Arc::new(Key::from_seed(DRAW_SEED)));
    let proven = rate(&office, declarations)?;
    store.close().await;
    Ok(json!({ "names_screened": names, "per_second": plain, "with_draw_proof_per_second": proven }))
}

/// Decisions a second on one core. The first round meets everybody, as a house has after its first days.
fn rate(office: &Office, declarations: &[Declaration]) -> Result<u64, Failure> {
    let now = DATE.at(12, 0, 0, 0).to_zoned(TimeZone::UTC)?.timestamp();
    let decide = || declarations.iter().map(|one| office.consider(one, now)).filter(|one| !one.findings.is_empty()).count();
    std::hint::black_box(decide());
    let (start, mut decided) = (Instant::now(), 0);
    while start.elapsed() < DECIDING {
        std::hint::black_box(decide());
        decided += declarations.len() as u64;
    }
    Ok(per_second(decided, start.elapsed()))
}
