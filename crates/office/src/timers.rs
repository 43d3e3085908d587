//! This module decides what happens when a deadline of a case is over: the command of the pack is carried out
//! on it, once, whichever node finds it first.

use std::time::Duration;

use clearance::case::{Command, Role};
use declaration::{Finding, Pointer, Severity};
use store::{Actor, CommitError, Sees};
use uuid::Uuid;

use crate::dossier::Dossier;
use crate::turn::{Standing, Turn};
use crate::{Office, OfficeError};

/// Cases dealt with in one round; the next round follows at once when there were so many.
const ROUND_MAX: u32 = 100;
/// How often deadlines are looked at. They end with a day, so a minute more is nothing.
pub const ROUND_EVERY: Duration = Duration::from_secs(60);

/// How long answers to calls under a key are kept: a day.
const REPLIES_KEPT_MICROSECONDS: i64 = 24 * 3_600_000_000;

impl Office {
    /// Carries out what deadlines that are over demand, and says for how many cases. Another node may do the
    /// same at the same time: the version that each commit expects lets one of them through.
    ///
    /// # Errors
    /// The store failed, or a case cannot be read.
    pub async fn keep_deadlines(&self) -> Result<u32, OfficeError> {
        let actor = Actor { administration: self.administration, client: Uuid::nil(), sees: Sees::Everything };
        let mut done = 0;
        let now = self.environment.now();
        // What was answered is not kept longer than somebody may ask again.
        let kept_from = now.as_microsecond().saturating_sub(REPLIES_KEPT_MICROSECONDS);
        self.store.forget_replies(&actor, kept_from).await.map_err(OfficeError::Read)?;
        let due = self.store.due(self.administration, now.as_microsecond(), ROUND_MAX).await.map_err(OfficeError::Read)?;
        for case in due {
            if let Some(dossier) = self.dossier(&actor, case).await?
                && self.expire(dossier).await?
            {
                done += 1;
            }
        }
        Ok(done)
    }

    /// Gives the command of a case's deadline, if it is over under the law as it is now.
    async fn expire(&self, dossier: Dossier) -> Result<bool, OfficeError> {
        let now = self.environment.now();
        let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
        let law = self.law();
        let calendar = law.calendar(life.since.to_zoned(law.time_zone()).date());
        let Some(due) = life.due(law.edition(), &calendar).filter(|due| due.at <= now) else {
            tracing::warn!(case = %case_id, "a deadline that was kept does not run under the law as it is now");
            return Ok(false);
        };
        let refusal = match due.command {
            Command::ExpireArrival => {
                let pointer = Pointer::root().child("D014", None);
                vec![Finding::new(pointer, "CDS12046", "timer.arrival", Severity::Error)]
            }
            _ => Vec::new(),
        };
        let lrn = row.lrn.clone();
        let (actor, steps) = (format!("timer/{}", due.name), vec![(due.command, Role::Timer)]);
        let turn = Turn { refusal, ..Turn::of(actor, steps, &declaration, &record.decision, &lrn) };
        let turned = self.turn(Standing { case_id, version, row, life }, turn, now)?;
        match self.store.commit(turned.commit).await {
            Ok(_) => Ok(true),
            // Somebody else changed the case meanwhile; if it is still due, the next round finds it.
            Err(CommitError::Conflict { .. }) => Ok(false),
            Err(error) => Err(OfficeError::Commit(error)),
        }
    }

    /// Looks at deadlines, and at who is away, again and again, until it is dropped.
    pub async fn keep_time(&self, changed: impl Fn(u32) + Send) {
        loop {
            match self.pass_on_work().await {
                Ok(0) => {}
                Ok(passed) => {
                    tracing::info!(cases = passed, "work of those who are away was passed on");
                    changed(passed);
                }
                Err(error) => tracing::error!(%error, "work of those who are away could not be passed on"),
            }
            match self.keep_deadlines().await {
                Ok(0) => {}
                Ok(done) => {
                    tracing::info!(cases = done, "deadlines were over");
                    changed(done);
                    if done == ROUND_MAX {
                        continue;
                    }
                }
                Err(error) => tracing::error!(%error, "deadlines could not be kept"),
            }
            tokio::time::sleep(ROUND_EVERY).await;
        }
    }
}
