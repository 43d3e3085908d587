//! This module decides how models come to know the past of the house: it is gone through once when a model comes into use or
//! begins to look on, at each start, and once a day, off the request path; so a restart forgets nothing. What other nodes
//! decide in between is heard of every minute (`hear`). A model whose file brings a past of its own goes on from there.

use clearance::capacity;
use jiff::{Timestamp, ToSpan};
use learning::Replay;
use risk::{Bundle, Champion, GATE_LINES, Vector, Worths, unknown};
use store::PastCase;

use super::{Going, PAST_DAYS, case_of};
use crate::targets::{Gates, Heard, Known, Step, Which};
use crate::{Office, OfficeError};

/// After so many hours the past is gone through again: what was not heard of is in it.
const RECALLED_HOURS: i64 = 24;

/// A past that is gone through for a model.
struct Recalling {
    replay: Replay,
    champion: Champion,
    worths: Option<Worths>,
    gates: Gates,
    known: Known,
    /// What was read of cases that may be heard of again.
    read: Heard,
    /// Cases until the last ones, whose worths tell today's threshold.
    unweighed: u64,
}

impl Office {
    /// Has each model that scores know the past of the house, unless it has since a day.
    ///
    /// # Errors
    /// The store failed.
    pub async fn recall_past(&self) -> Result<(), OfficeError> {
        for which in [Which::Champion, Which::Challenger] {
            let since = self.environment.now().saturating_sub(RECALLED_HOURS.hours()).unwrap_or(Timestamp::MIN);
            let Some(hash) = self.targets.unknowing(which, since) else { continue };
            let own = self.targets.own().filter(|(_, own)| *own == hash);
            let bundle = match own {
                Some((bundle, _)) => Some(bundle),
                None => self.read_model(&hash).await?,
            };
            if let Some(bundle) = bundle {
                Box::pin(self.recall(which, &hash, bundle)).await?;
            }
        }
        Ok(())
    }

    async fn recall(&self, which: Which, hash: &str, bundle: Bundle) -> Result<(), OfficeError> {
        // In this order: what is met from now on is kept for the end, and what came before is in the past.
        self.targets.listen(which, hash);
        let now = self.environment.now();
        self.complete_past().await?;
        let zone = self.law().time_zone();
        let pages = self.pages(now).await?.after(&bundle, &zone);
        let (from, before) = pages.period();
        let size = self.store.past_size(&self.itself(), from, before).await.map_err(OfficeError::Read)?;
        let today = now.to_zoned(zone).date();
        let recalling = Recalling {
            replay: Replay::on(bundle.signals),
            champion: bundle.champion,
            worths: capacity(self.law().edition(), today).map(|capacity| capacity.worths()),
            gates: Gates::default(),
            known: Known::default(),
            read: Heard::from(now.as_microsecond()),
            unweighed: size.cases.saturating_sub(GATE_LINES as u64),
        };
        let (mut going, mut cases) = Going::new(pages, recalling, Recalling::meet).on(self).await?;
        while cases > 0 {
            (going, cases) = going.on(self).await?;
        }
        let Recalling { replay, gates, known, read, .. } = going.state;
        self.targets.recall((which, hash), replay.into_signals(), (read, gates, known), now);
        tracing::info!(model = hash, cases = size.cases, days = PAST_DAYS, "a model knows the past of the house");
        Ok(())
    }
}

impl Recalling {
    fn meet(&mut self, kept: &PastCase, zone: &jiff::tz::TimeZone) {
        let is_weighed = self.unweighed == 0;
        self.unweighed = self.unweighed.saturating_sub(1);
        let Some(case) = case_of(kept, zone) else { return };
        if self.read.comes_again(kept.noted_at) {
            self.read.note(kept.case_id, Step::Met);
            if let Some(found) = &case.found {
                self.read.note(kept.case_id, Step::Found);
                found.recovered.iter().for_each(|_| self.read.note(kept.case_id, Step::Recovered));
            }
        }
        if let Some(worths) = self.worths.filter(|_| is_weighed) {
            let vectors = self.replay.signals_of(&case);
            vectors.iter().for_each(|vector| self.known.meet(vector));
            let best = |of: &dyn Fn(&Vector) -> f32| vectors.iter().map(of).max_by(f32::total_cmp);
            if let Some(worth) = best(&|vector| self.champion.outlook(vector).worth(&worths)) {
                // Where it lay is not in the past: places fill as cases come.
                self.gates.see(worth, best(&unknown).unwrap_or(f32::NAN), "");
            }
        }
        self.replay.meet(&case);
    }
}
