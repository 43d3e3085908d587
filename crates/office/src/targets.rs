//! This module decides what is scored and what is remembered of it: the model in use, the one that only looks on, the past
//! they look at, and the worths that today's threshold is told from.

mod gates;
mod heard;
mod knowledge;
mod known;
mod recalling;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use clearance::{Capacity, Draft, Facts, LineRisk, RiskFacts, Room, capacity, observe, place};
use declaration::Declaration;
use jiff::civil::Date;
use reference::{Day, Hash};
use risk::{Bundle, BundleError, Champion, Finding, Observation, SIGNALS, Signal, Training};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use store::Shadow;
use uuid::Uuid;

use crate::Office;
pub(crate) use gates::Gates;
pub(crate) use heard::{Heard, OVERLAP, Step};
use knowledge::Knowledge;
pub(crate) use known::Known;
pub(crate) use recalling::Which;

/// Items of a declaration that are scored; the rest of a very long one follows its first ones.
const ITEMS_MAX: usize = 99;

/// Cases that the challenger is known to have met; when there are more, it begins anew.
const MET_MAX: usize = 200_000;

/// The model in use. Each node has its own: it knows the past of the house, and what it decided itself since it went through
/// that.
#[derive(Debug, Default)]
pub struct Targets {
    state: RwLock<Option<State>>,
    /// The champion that two analysts promoted; none where the program's own counts.
    registered: RwLock<Option<String>>,
    /// The program's own: what counts when no champion does.
    own: Mutex<Option<(Bundle, String)>>,
    challenger: Mutex<Option<Challenger>>,
}

/// A model that only looks on.
#[derive(Debug)]
struct Challenger {
    champion: Champion,
    knowledge: Knowledge,
    hash: String,
    met: HashSet<Uuid>,
}

#[derive(Debug)]
struct State {
    champion: Champion,
    knowledge: Knowledge,
    hash: String,
    gates: Gates,
}

impl Targets {
    /// Nothing is scored.
    pub fn none() -> Arc<Self> {
        Arc::default()
    }

    /// Takes the program's own model into use, in place of the one before; where a champion was promoted, that one goes on
    /// counting. A model that is refused changes nothing.
    ///
    /// # Errors
    /// The bytes are no model of this version.
    pub fn install(&self, bytes: &[u8]) -> Result<String, BundleError> {
        let bundle = Bundle::from_bytes(bytes)?;
        let hash = Hash::of(bytes).to_string();
        *self.own.lock().unwrap_or_else(PoisonError::into_inner) = Some((bundle.clone(), hash.clone()));
        if self.registered().is_none() {
            self.take(Some((bundle, hash.clone())));
        }
        Ok(hash)
    }

    /// Takes a champion into use that two analysts promoted. One that looked on brings what it knows.
    pub(crate) fn register(&self, bundle: Bundle, hash: String) {
        *self.registered.write().unwrap_or_else(PoisonError::into_inner) = Some(hash.clone());
        let mut challenger = self.challenger.lock().unwrap_or_else(PoisonError::into_inner);
        let looked_on = challenger.take_if(|one| one.hash == hash && one.knowledge.recalled_at.is_some());
        drop(challenger);
        match looked_on {
            Some(one) => self.put(Some((one.champion, one.knowledge, hash))),
            None => self.take(Some((bundle, hash))),
        }
    }

    /// No champion counts any more: the program's own model does, or none.
    pub(crate) fn unregister(&self) {
        *self.registered.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.take(self.own());
    }

    /// Hash of the champion that two analysts promoted.
    pub(crate) fn registered(&self) -> Option<String> {
        self.registered.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes a model with the past that is in its file; the house's own is gone through again soon.
    fn take(&self, model: Option<(Bundle, String)>) {
        self.put(model.map(|(bundle, hash)| (bundle.champion, Knowledge::new(bundle.signals), hash)));
    }

    fn put(&self, model: Option<(Champion, Knowledge, String)>) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        // Worths stay, so that there is a threshold at once; those of the new model take their place as lines come.
        let gates = state.take().map(|state| state.gates).unwrap_or_default();
        *state = model.map(|(champion, knowledge, hash)| State { champion, knowledge, hash, gates });
    }

    /// Takes a model that only looks on, or none.
    pub(crate) fn challenge(&self, model: Option<(Bundle, String)>) {
        let challenger = model.map(|(bundle, hash)| Challenger {
            champion: bundle.champion,
            knowledge: Knowledge::new(bundle.signals),
            hash,
            met: HashSet::new(),
        });
        *self.challenger.lock().unwrap_or_else(PoisonError::into_inner) = challenger;
    }

    /// The program's own model, as it was installed.
    pub(crate) fn own(&self) -> Option<(Bundle, String)> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many relations the model in use knows of the past; none where there is no model.
    pub fn knows(&self) -> Option<usize> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state.as_ref().map(|state| state.knowledge.signals.relations())
    }

    /// The models that score, with their hash.
    pub(crate) fn champion(&self) -> Option<(Champion, String)> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        state.as_ref().map(|state| (state.champion.clone(), state.hash.clone()))
    }

    /// The models of a hash, where they score here, or are the program's own.
    pub(crate) fn known(&self, hash: &str) -> Option<Champion> {
        let scores = self.champion().filter(|(_, scoring)| scoring == hash).map(|(champion, _)| champion);
        let own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        scores.or_else(|| own.as_ref().filter(|(_, own)| own == hash).map(|(bundle, _)| bundle.champion.clone()))
    }

    /// The signals that a model of a hash asks and that were known of no line when it went through the past of the house; none of
    /// one that neither scores nor looks on here.
    pub(crate) fn never_known(&self, hash: &str) -> Vec<&'static Signal> {
        let never = |champion: &Champion, knowledge: &Knowledge| {
            knowledge.known.never(champion).into_iter().filter_map(|place| SIGNALS.get(place)).collect()
        };
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = state.as_ref().filter(|state| state.hash == hash) {
            return never(&state.champion, &state.knowledge);
        }
        let challenger = self.challenger.lock().unwrap_or_else(PoisonError::into_inner);
        let challenger = challenger.as_ref().filter(|one| one.hash == hash);
        challenger.map(|one| never(&one.champion, &one.knowledge)).unwrap_or_default()
    }

    /// Hash of the model that only looks on.
    pub(crate) fn challenger(&self) -> Option<String> {
        self.challenger.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|one| one.hash.clone())
    }

    /// What the model that only looks on says of a case that it meets for the first time. It is asked when the case is on its
    /// desk: no submission waits for it, and whatever it does stops none.
    pub(crate) fn shadow(&self, case: Uuid, lines: &[(u32, Observation)], capacity: &Capacity) -> Option<Shadow> {
        let mut challenger = self.challenger.lock().unwrap_or_else(PoisonError::into_inner);
        let Challenger { champion, knowledge, hash, met } = challenger.as_mut()?;
        if met.len() >= MET_MAX {
            met.clear();
        }
        if !met.insert(case) || knowledge.heard.knows(case, Step::Met) {
            return None;
        }
        let worths = capacity.worths();
        let outlooks = lines.iter().take(ITEMS_MAX).map(|(_, line)| champion.outlook(&knowledge.signals.of(line)));
        let best =
            outlooks.map(|outlook| (outlook.worth(&worths), outlook.probability)).max_by(|one, other| one.0.total_cmp(&other.0));
        for (_, line) in lines {
            knowledge.see(case, line);
        }
        let (worth, probability) = best?;
        Some(Shadow { model: hash.clone(), probability: scaled(probability, 6).min(PROBABILITY_MAX), worth: scaled(worth, 2) })
    }

    /// Hash of the model in use.
    pub fn model(&self) -> Option<String> {
        self.state.read().ok()?.as_ref().map(|state| state.hash.clone())
    }

    /// The model in use, and what an examination must be worth more than to be among this share.
    pub(crate) fn in_use(&self, share: Decimal) -> Option<InUse> {
        let state = self.state.read().ok()?;
        let State { champion, hash, gates, .. } = state.as_ref()?;
        Some(InUse { hash: hash.clone(), training: champion.training, threshold: gates.threshold(share) })
    }

    /// What the model says of items; none where there is no model or the law asks for no score.
    fn score(&self, lines: &[(u32, Observation)], capacity: &Capacity, room: Room) -> Option<RiskFacts> {
        let state = self.state.read().ok()?;
        let State { champion, knowledge, hash, gates } = state.as_ref()?;
        let worths = capacity.worths();
        let expected = champion.probability.expected();
        let scored = lines.iter().take(ITEMS_MAX).map(|(item, line)| {
            let vector = knowledge.signals.of(line);
            let (outlook, score) = champion.explain(&vector);
            LineRisk::new(*item, &outlook, &score, expected, &vector, &worths)
        });
        let mut told = RiskFacts {
            lines: scored.collect(),
            model: hash.clone(),
            papers_threshold: None,
            room: Room::default(),
            threshold: None,
            unknown_threshold: None,
        };
        gates.tell(&mut told, room, capacity);
        told.keep_reasons_of_worst();
        Some(told)
    }

    /// Meets a case that was accepted.
    fn see(&self, case: Uuid, lines: &[(u32, Observation)], told: Option<&RiskFacts>) {
        let Ok(mut state) = self.state.write() else { return };
        let Some(state) = state.as_mut() else { return };
        for (_, line) in lines {
            state.knowledge.see(case, line);
        }
        if let Some(told) = told {
            state.gates.meet(told);
        }
    }

    /// Learns what was found in the goods of a case that were examined.
    pub(crate) fn learn(&self, case: Uuid, lines: &[(u32, Observation)], day: Date, finding: &Finding) {
        let day = Day::from(day).0;
        self.each(|knowledge| lines.iter().for_each(|(_, line)| knowledge.found(case, line, day, finding)));
    }

    /// Learns what a correction of a case brought for goods in which something had been found.
    pub(crate) fn recover(&self, case: Uuid, gained: &[(Observation, f32)], day: Date) {
        let day = Day::from(day).0;
        self.each(|knowledge| gained.iter().for_each(|(line, amount)| knowledge.recovered(case, line, day, *amount)));
    }

    fn each(&self, learn: impl Fn(&mut Knowledge)) {
        if let Some(state) = self.state.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            learn(&mut state.knowledge);
        }
        if let Some(challenger) = self.challenger.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            learn(&mut challenger.knowledge);
        }
    }
}

/// Millionths below one, so that the last band holds the certain ones too.
const PROBABILITY_MAX: i64 = 999_999;

/// A figure as a whole number of so many decimals.
fn scaled(figure: f32, decimals: u32) -> i64 {
    let decimal = Decimal::from_f32(figure).unwrap_or_default();
    decimal.checked_mul(Decimal::from(10_i64.pow(decimals))).and_then(|scaled| scaled.round().to_i64()).unwrap_or_default()
}

/// The model in use, as an analyst is told.
pub(crate) struct InUse {
    pub hash: String,
    pub training: Training,
    pub threshold: Option<Decimal>,
}

/// A declaration as it was scored: to be met when its decision is committed.
pub(crate) struct Scored {
    lines: Vec<(u32, Observation)>,
    told: Option<RiskFacts>,
}

impl Office {
    /// Scores an import that is not refused; what was said goes into the facts.
    pub(crate) fn score(&self, declaration: &Declaration, draft: &Draft, facts: &mut Facts) -> Option<Scored> {
        self.targets.model()?;
        if draft.is_rejected() || declaration.movement().0 == "EX" {
            return None;
        }
        let capacity = capacity(self.law().edition(), facts.legal_date)?;
        let lines = observe(declaration, &draft.assessment, facts);
        let told = self.targets.score(&lines, &capacity, self.rooms.at(&place(declaration)));
        facts.risk.clone_from(&told);
        Some(Scored { lines, told })
    }

    /// Meets a declaration whose decision was committed as a case.
    pub(crate) fn met(&self, case: Uuid, scored: Option<Scored>) {
        if let Some(scored) = scored {
            self.targets.see(case, &scored.lines, scored.told.as_ref());
        }
    }
}
