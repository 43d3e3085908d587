//! This module decides how cases and agreements follow each other: what happens to a case is stated as facts of the house,
//! and a release that a contract asks for goes the way of every release.
//!
//! INVARIANT: a contract lets nothing go. It asks; the case's own table of transitions answers, and a red case, which
//! needs two people, waits for them.

use std::time::Duration;

use clearance::case::{Command, Debt, Role, Status};
use store::{CommitError, Message, Note};
use uuid::Uuid;

use super::Opened;
use super::take::{NOTICE, RELEASE};
use crate::desk::{ending, impossible, is_red};
use crate::dossier::Dossier;
use crate::environment::id;
use crate::turn::{Standing, Turn};
use crate::{Office, OfficeError};

/// How often a node looks what happened.
pub const FOLLOW_EVERY: Duration = Duration::from_secs(1);
/// Messages of one round.
const ROUND_MESSAGES: u32 = 200;
/// The name under which it is kept how far messages were looked at.
const CURSOR: &str = "office/agreements";
/// The kinds of facts that the house states by itself: name, and what must be so of the case.
const OWN_FACTS: [OwnFact; 2] = [("duty_covered", is_covered), ("case_released", is_let_go)];

/// The kind of a fact, and what must be so of the case.
type OwnFact = (&'static str, fn(&Dossier) -> bool);

fn is_covered(dossier: &Dossier) -> bool {
    let case = &dossier.life.case;
    case.is_covered && case.debt != Debt::None && matches!(case.status, Status::Accepted | Status::Released | Status::Cleared)
}

fn is_let_go(dossier: &Dossier) -> bool {
    matches!(dossier.life.case.status, Status::Released | Status::Cleared | Status::Exited)
}

impl Office {
    /// Looks at what messages were written about since the last time, and says how many it looked at. Several nodes may do
    /// so at the same time: a fact that is known is not stated again, and goods that have gone are not let go again.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn follow_agreements(&self) -> Result<u32, OfficeError> {
        let actor = self.itself();
        let after = self.store.cursor(self.administration, CURSOR).await.map_err(OfficeError::Read)?;
        let messages =
            self.store.messages(&actor, store::Order::After(after), ROUND_MESSAGES).await.map_err(OfficeError::Read)?;
        let Some(last) = messages.last().map(|message| message.number) else { return Ok(0) };
        let mut cases: Vec<Uuid> = Vec::new();
        for message in &messages {
            match message.kind.as_str() {
                // What an agreement came to may be the first that it asks about its case.
                NOTICE => cases.extend(self.case_of(message.case_id).await?),
                RELEASE => self.release_asked(message).await?,
                _ => cases.push(message.case_id),
            }
        }
        cases.sort_unstable();
        cases.dedup();
        for case in cases {
            self.state_what_happened(case).await?;
        }
        self.store.move_cursor(self.administration, CURSOR, last).await.map_err(OfficeError::Read)?;
        Ok(messages.len() as u32)
    }

    /// Follows again and again, until it is dropped.
    pub async fn follow_agreements_forever(&self) {
        loop {
            match self.follow_agreements().await {
                Ok(count) if count == ROUND_MESSAGES => continue,
                Ok(_) => {}
                Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "agreements could not be followed"),
            }
            tokio::time::sleep(FOLLOW_EVERY).await;
        }
    }

    /// The case that an agreement is about.
    async fn case_of(&self, agreement: Uuid) -> Result<Option<Uuid>, OfficeError> {
        let actor = self.itself();
        let kept = self.store.agreement(&actor, agreement).await.map_err(OfficeError::Read)?;
        let Some(mrn) = kept.and_then(|kept| kept.mrn) else { return Ok(None) };
        Ok(self.store.case_by_mrn(&actor, &mrn).await.map_err(OfficeError::Read)?.map(|case| case.case_id))
    }

    /// States what a case has come to, to every agreement about it that listens and does not know it yet.
    async fn state_what_happened(&self, case: Uuid) -> Result<(), OfficeError> {
        let actor = self.itself();
        if self.signer.is_none() {
            return Ok(());
        }
        let kept = self.store.case(&actor, case).await.map_err(OfficeError::Read)?;
        let Some(mrn) = kept.and_then(|kept| kept.row.mrn) else { return Ok(()) };
        let agreements = self.store.agreements_of(self.administration, &mrn).await.map_err(OfficeError::Read)?;
        if agreements.is_empty() {
            return Ok(());
        }
        let Some(dossier) = self.dossier(&actor, case).await? else { return Ok(()) };
        for agreement in agreements {
            let agreement = agreement.id;
            for (kind, holds) in OWN_FACTS {
                if holds(&dossier) {
                    self.state_own(agreement, kind, &mrn, &dossier).await?;
                }
            }
        }
        Ok(())
    }

    async fn state_own(&self, agreement: Uuid, kind: &str, mrn: &str, dossier: &Dossier) -> Result<(), OfficeError> {
        let opened = self.open_agreement(&self.itself(), agreement).await?;
        let state: contracts::State = serde_json::from_slice(&opened.kept.state).map_err(OfficeError::Kept)?;
        let listens = opened.contract.agreement().form.listen.iter();
        let names: Vec<String> = listens.filter(|listen| listen.fact == kind).map(|listen| listen.name.clone()).collect();
        for name in names.into_iter().filter(|name| !state.known.contains_key(name)) {
            let assessment = &dossier.record.decision.assessment;
            let amount = format!("{} {}", assessment.payable(), assessment.currency);
            for role in self.own_roles(&opened.contract) {
                let members = [("mrn", mrn.to_owned()), ("amount", amount.clone())];
                let Some(note) = self.own_fact(&opened, &role, &name, members) else { continue };
                self.take_own(&opened, &note).await?;
                break;
            }
        }
        Ok(())
    }

    /// A fact of the house's own that the contract does not take is told to the log of the house, and stops nobody.
    async fn take_own(&self, opened: &Opened, note: &str) -> Result<(), OfficeError> {
        match self.run_step(opened, note, contracts::Handed::default()).await {
            Ok(step) => match self.keep_step(opened, note, &step).await {
                Ok(_) => Ok(()),
                // Another node or a party was quicker: the next message about the case, or the other node, states it.
                Err(OfficeError::Contended) => {
                    tracing::info!(agreement = %opened.kept.id, "another fact was quicker");
                    Err(OfficeError::Contended)
                }
                Err(error) => Err(error),
            },
            Err(OfficeError::Denied(denial)) => {
                tracing::warn!(agreement = %opened.kept.id, %denial, "a contract does not take a fact of the house");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Lets goods go by the system's own transition where nothing holds them and nobody has to look; otherwise says on the
    /// case that a contract asks for it.
    async fn release_asked(&self, message: &Message) -> Result<(), OfficeError> {
        let actor = self.itself();
        let mrn = String::from_utf8_lossy(&message.bytes);
        let Some(case) = self.store.case_by_mrn(&actor, &mrn).await.map_err(OfficeError::Read)? else { return Ok(()) };
        let Some(dossier) = self.dossier(&actor, case.case_id).await? else { return Ok(()) };
        if is_let_go(&dossier) {
            return Ok(());
        }
        let agreement = message.case_id;
        let steps = ending(&dossier.life.case, &dossier.record.decision, Role::System);
        let refusal = if is_red(&dossier) {
            Some("a red case is let go by two officers".to_owned())
        } else if dossier.life.case.request.is_some() {
            Some("the trader's request has no answer yet".to_owned())
        } else {
            impossible(&dossier.life.case, &steps).map(|refusal| refusal.to_string())
        };
        let case = dossier.case_id;
        if let Some(reason) = refusal {
            let now = self.environment.now();
            let text =
                format!("The agreement {agreement} asks for release; {reason}. 协议 {agreement} 请求放行，尚不能自动放行。");
            let (id, owner) = (id(self.environment.as_ref(), now), Uuid::nil());
            let note = Note { id, case_id: case, owner, kind: "note".to_owned(), text, at: now.as_microsecond() };
            return self.store.insert_note(&actor, &note).await.map_err(OfficeError::Read);
        }
        self.let_go_for(agreement, dossier, steps).await?;
        self.audit(Uuid::nil(), "case.released_for_contract", "done", &case.to_string(), &agreement.to_string(), true).await;
        Ok(())
    }

    async fn let_go_for(&self, agreement: Uuid, dossier: Dossier, steps: Vec<(Command, Role)>) -> Result<(), OfficeError> {
        let now = self.environment.now();
        let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
        let lrn = row.lrn.clone();
        let turn = Turn::of(format!("contract/{agreement}"), steps, &declaration, &record.decision, &lrn);
        let turned = self.turn(Standing { case_id, version, row, life }, turn, now)?;
        match self.store.commit(turned.commit).await {
            Ok(_) => self.put_on_desk(case_id).await,
            // Whoever was quicker decides; the message is looked at again.
            Err(CommitError::Conflict { .. }) => Err(OfficeError::Contended),
            Err(error) => Err(OfficeError::Commit(error)),
        }
    }
}
