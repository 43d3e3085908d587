//! This module decides that open cases are held against lists that have changed: a new hit puts a case that is not yet
//! released back to a person, with a new decision in its record.

use clearance::case::{Command, Hold, Role};
use clearance::{Facts, Lane, ScreeningHit, decide};
use jiff::SignedDuration;
use store::{CommitError, Filter, Note, PAGE_MAX, Page, Rescreen};
use uuid::Uuid;

use crate::desk::act::impossible;
use crate::dossier::Dossier;
use crate::environment::id;
use crate::submit::ATTEMPTS_MAX;
use crate::turn::{Standing, Turn};
use crate::{Office, OfficeError};

/// Open cases are held against new lists so long after a node first had them: by then every node has looked, and what was
/// handed in under the old lists is committed.
pub const RESCREEN_AFTER: SignedDuration = SignedDuration::from_secs(15);
/// Who works on it says so; after so long without a word another takes it.
const STALE_MICROSECONDS: i64 = 60_000_000;
/// A word is given after so many cases.
const BEAT_EVERY: u64 = 200;
/// The state of cases that were accepted and not yet released. What is only registered is screened when it arrives.
const OPEN: &str = "accepted";
/// The name under which events are made.
const ACTOR: &str = "screening";
/// Names of entries that a note tells.
const TOLD_MAX: usize = 5;

impl Office {
    /// Holds open cases against the lists in use, once for each change of them, whichever node is first; says how many came
    /// back to a person.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn keep_rescreening(&self) -> Result<u32, OfficeError> {
        let Some(lists) = self.watchlists.fingerprint() else { return Ok(0) };
        let now = self.environment.now().as_microsecond();
        let known = self.store.ask_rescreen(&self.itself(), &lists, now).await.map_err(OfficeError::Read)?;
        let is_ready = known.at.saturating_add(RESCREEN_AFTER.as_micros().try_into().unwrap_or(i64::MAX)) <= now;
        if known.done_at.is_some() || !is_ready || known.beat_at > now - STALE_MICROSECONDS {
            return Ok(0);
        }
        let taken = self.store.beat_rescreen(&self.itself(), &lists, known.beat_at, now, 0).await.map_err(OfficeError::Read)?;
        if taken { self.rescreen(&known, now).await } else { Ok(0) }
    }

    async fn rescreen(&self, asked: &Rescreen, mut beat_at: i64) -> Result<u32, OfficeError> {
        let actor = self.itself();
        let filter = Filter { status: Some(OPEN.to_owned()), ..Filter::default() };
        let (mut after, mut seen, mut held) = (None, 0_u64, 0_u32);
        loop {
            let cases = self.store.cases(&actor, &filter, Page { after, limit: PAGE_MAX }).await.map_err(OfficeError::Read)?;
            let Some(last) = cases.last() else { break };
            after = Some(last.cursor());
            for case in &cases {
                seen += 1;
                match self.screen_again(case.case_id).await {
                    Ok(is_held) => held += u32::from(is_held),
                    // One case that cannot be read must not keep all others from being held against the lists.
                    Err(error @ (OfficeError::Kept(_) | OfficeError::Unreadable(_) | OfficeError::Change(_))) => {
                        tracing::error!(%error, case = %case.case_id, "a case is not screened again");
                    }
                    Err(error) => return Err(error),
                }
                if seen.is_multiple_of(BEAT_EVERY) {
                    let now = self.environment.now().as_microsecond().max(beat_at + 1);
                    let mine = self.store.beat_rescreen(&actor, &asked.lists, beat_at, now, seen).await;
                    if !mine.map_err(OfficeError::Read)? {
                        return Ok(held);
                    }
                    beat_at = now;
                }
            }
        }
        let at = self.environment.now().as_microsecond();
        self.store.conclude_rescreen(&actor, &asked.lists, at, seen, held).await.map_err(OfficeError::Read)?;
        tracing::info!(cases = seen, held, "open cases were held against lists that have changed");
        Ok(held)
    }

    /// Holds one case against the lists; whether something new was found.
    async fn screen_again(&self, case: Uuid) -> Result<bool, OfficeError> {
        for _ in 0..ATTEMPTS_MAX {
            if let Some(is_held) = self.screen_once(case).await? {
                return Ok(is_held);
            }
        }
        Err(OfficeError::Contended)
    }

    /// The same; none when somebody changed the case meanwhile.
    async fn screen_once(&self, case: Uuid) -> Result<Option<bool>, OfficeError> {
        let dossier = self.dossier(&self.itself(), case).await?;
        // Released meanwhile, its goods are gone; what is only registered is screened when it arrives.
        let Some(dossier) = dossier.filter(|dossier| dossier.row.status == OPEN) else { return Ok(Some(false)) };
        let found = self.watchlists.hits(&dossier.declaration);
        let before = &dossier.record.facts.screening;
        let fresh: Vec<ScreeningHit> = found.into_iter().filter(|hit| !before.iter().any(|one| is_same(one, hit))).collect();
        if fresh.is_empty() {
            return Ok(Some(false));
        }
        let now = self.environment.now();
        let note = note(&fresh);
        let mut facts = Facts { now, ..dossier.record.facts.clone() };
        facts.screening.extend(fresh);
        let law = self.on(facts.legal_date).await?;
        let decision = decide(&dossier.declaration, &law.law(), &facts, None);
        let Dossier { case_id, version, row, life, declaration, .. } = dossier;
        let lane = decision.lane().unwrap_or(Lane::Yellow);
        let (hold, command) = match lane {
            Lane::Red => (Hold::Examination, Command::OrderExamination),
            _ => (Hold::Documents, Command::RequestDocuments),
        };
        let mut steps = vec![(Command::Route { lane }, Role::System)];
        if !life.case.holds.contains(&hold) {
            steps.push((command, Role::System));
        }
        if let Some(refusal) = impossible(&life.case, &steps) {
            tracing::warn!(%case, %refusal, "a case with a new hit cannot be held");
            return Ok(Some(false));
        }
        let record = self.record_of(&declaration, facts, decision)?;
        let lrn = row.lrn.clone();
        // Events are the trader's to read: what was found stands in the record and in the note, and nothing is said.
        let turn = Turn { record: Some(&record), ..Turn::of(ACTOR.to_owned(), steps, &declaration, &record.decision, &lrn) };
        let turned = law.turn(Standing { case_id, version, row, life }, turn, now)?;
        match self.store.commit(turned.commit).await {
            Ok(_) => {}
            Err(CommitError::Conflict { .. }) => return Ok(None),
            Err(error) => return Err(OfficeError::Commit(error)),
        }
        let kept = Note {
            id: id(self.environment.as_ref(), now),
            case_id: case,
            owner: Uuid::nil(),
            kind: "screening".to_owned(),
            text: note,
            at: now.as_microsecond(),
        };
        self.store.insert_note(&self.itself(), &kept).await.map_err(OfficeError::Read)?;
        self.put_on_desk(case).await?;
        Ok(Some(true))
    }
}

/// Whether two hits are about the same party and entry, whatever the list's other entries are.
pub(crate) fn is_same(one: &ScreeningHit, other: &ScreeningHit) -> bool {
    one.list == other.list && one.entry == other.entry && one.role == other.role && one.name == other.name
}

fn note(hits: &[ScreeningHit]) -> String {
    let told: Vec<String> =
        hits.iter().take(TOLD_MAX).map(|hit| format!("{} ≈ {} ({})", hit.name, hit.listed, hit.list)).collect();
    format!("名单更新后命中 / hit after a list changed: {}", told.join("; "))
}
