//! This module decides who has a case: the next one of the queue, one that an officer takes, one that is handed over.

use permissions::{Permission, Role};
use store::Assignment;
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::desk::queue::QueueQuery;
use crate::{Caller, Denial, Office, OfficeError, Proof};

/// Cases at the head of a queue that are tried before somebody is told that there is nothing to do.
const TRIED_MAX: u32 = 20;

impl Office {
    /// The next case for an officer, of those asked for and in the order asked for: one that it has already, or else the first
    /// that nobody has, taken up. None when there is nothing to do.
    ///
    /// # Errors
    /// The caller is away, or the store failed.
    pub async fn next_task(&self, caller: &Caller, asked: &QueueQuery) -> Result<Option<Uuid>, OfficeError> {
        self.check_is_there(caller).await?;
        let asked = || QueueQuery { assignee: None, only_mine: false, only_free: false, after: None, ..asked.clone() };
        let mine = QueueQuery { only_mine: true, limit: 1, ..asked() };
        if let Some(own) = self.queue(caller, &mine).await?.first() {
            return Ok(Some(own.case.case_id));
        }
        let free = QueueQuery { only_free: true, limit: TRIED_MAX, ..asked() };
        for queued in self.queue(caller, &free).await? {
            let case = queued.case.case_id;
            // Somebody else may take it at the same time: then the next one.
            if self.store.claim(&caller.actor, &self.assignment(case, caller.id, caller.id)).await.map_err(OfficeError::Read)? {
                return Ok(Some(case));
            }
        }
        Ok(None)
    }

    fn assignment(&self, case_id: Uuid, owner: Uuid, given_by: Uuid) -> Assignment {
        Assignment { case_id, owner, given_by, at: self.environment.now().as_microsecond() }
    }

    /// Takes up a case that nobody has. Internal control sees who picks cases.
    ///
    /// # Errors
    /// Somebody else has it, the caller is away, or the store failed.
    pub async fn claim(&self, caller: &Caller, case: Uuid) -> Result<(), OfficeError> {
        self.check_is_there(caller).await?;
        let claimed = self.store.claim(&caller.actor, &self.assignment(case, caller.id, caller.id)).await;
        if !claimed.map_err(OfficeError::Read)? {
            return match self.store.assignment(&caller.actor, case).await.map_err(OfficeError::Read)? {
                Some(held) if held.owner != caller.id => Err(Denial::Claimed { by: held.owner }.into()),
                _ => Ok(()),
            };
        }
        self.audit(caller.id, "case.self_assigned", "done", &case.to_string(), "", true).await;
        Ok(())
    }

    /// Refuses who is away: what it took up would be passed on at once.
    async fn check_is_there(&self, caller: &Caller) -> Result<(), OfficeError> {
        if self.is_away(caller.id).await? { Err(Denial::Forbidden { reason: "away" }.into()) } else { Ok(()) }
    }

    /// Makes sure that the caller has a case before acting on it. A supervisor may act on what others have.
    pub(crate) async fn take(&self, caller: &Caller, case: Uuid) -> Result<(), OfficeError> {
        match self.claim(caller, case).await {
            Err(OfficeError::Denied(Denial::Claimed { .. })) if caller.roles.contains(&Role::Supervisor) => Ok(()),
            other => other,
        }
    }

    /// Gives a case to another officer, or puts it back into the queue.
    ///
    /// # Errors
    /// The caller neither has it nor leads, the other may not handle it or is away, or the store failed.
    pub async fn hand_over(&self, caller: &Caller, case: Uuid, to: Option<Uuid>, reason: &str) -> Result<(), OfficeError> {
        let reason = text("reason", reason, NAME_CHARACTERS_MAX)?;
        let held = self.store.assignment(&caller.actor, case).await.map_err(OfficeError::Read)?;
        let leads = caller.roles.contains(&Role::Supervisor);
        if !leads && held.is_none_or(|held| held.owner != caller.id) {
            return Err(Denial::Forbidden { reason: "not_yours_to_hand_over" }.into());
        }
        match to {
            None => self.store.unassign(&caller.actor, case).await.map_err(OfficeError::Read)?,
            Some(to) => {
                let other = self.caller_of_user(to).await?.ok_or(Denial::Invalid { field: "to", reason: "unknown" })?;
                let access = self.case_access(&other, case).await?.ok_or(Denial::NotFound)?;
                if !other.may_on(Permission::HandleCase, &access) {
                    return Err(Denial::Invalid { field: "to", reason: "may_not_handle_it" }.into());
                }
                if self.is_away(to).await? {
                    return Err(Denial::Invalid { field: "to", reason: "absent" }.into());
                }
                let given = self.assignment(case, to, caller.id);
                self.store.assign(&caller.actor, &given).await.map_err(OfficeError::Read)?;
            }
        }
        self.note(caller, case, "handed_over", &reason).await?;
        let to = to.map(|to| to.to_string()).unwrap_or_default();
        self.audit(caller.id, "case.handed_over", "done", &case.to_string(), &to, false).await;
        Ok(())
    }

    /// What a user could do if it were signed in.
    pub(crate) async fn caller_of_user(&self, user: Uuid) -> Result<Option<Caller>, OfficeError> {
        let actor = self.itself();
        let Some(user) = self.store.user(&actor, user).await.map_err(OfficeError::Read)? else { return Ok(None) };
        if user.disabled_at.is_some() {
            return Ok(None);
        }
        let roles = self.store.roles(&actor, user.id).await.map_err(OfficeError::Read)?;
        let roles = roles.iter().filter_map(|role| Role::parse(role)).collect();
        let related = self.store.relations(&actor, user.id).await.map_err(OfficeError::Read)?;
        let related = related.into_iter().map(|(firm, _)| firm).collect();
        self.caller(user.id, user.name, user.owner, roles, related, Proof::Token).await.map(Some)
    }
}
