//! This module decides who is away and what becomes of that person's work: cases that wait for an officer who is away go
//! to whoever stands in, if that person may handle them and is there, or else back into the queue; nobody is given a case
//! while away. Why somebody is away is nobody's business here.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use permissions::Permission;
use store::{Absence, Note, Organisation, Stranded};
use uuid::Uuid;

use crate::caller::ancestry;
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// Days of one absence; a longer one is noted again.
pub const ABSENCE_DAYS_MAX: i64 = 366;
/// How many days ahead an absence may begin.
pub const ABSENCE_AHEAD_DAYS_MAX: i64 = 732;
/// Cases passed on in one round; the next round follows at once when there were so many.
const ROUND_MAX: u32 = 100;
/// What a note says that needs no text.
const INTO_THE_QUEUE: &str = "–";

/// An absence to be.
#[derive(Debug, Clone, Copy)]
pub struct NewAbsence {
    /// Who; the caller where left out.
    pub user: Option<Uuid>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Who stands in.
    pub substitute: Option<Uuid>,
}

/// Somebody who is away, or will be.
#[derive(Debug, Clone)]
pub struct Away {
    /// The absence.
    pub absence: Absence,
    /// The name.
    pub name: String,
    /// The name of who stands in.
    pub substitute_name: Option<String>,
    /// The first day, where the law counts its days.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Whether it has begun.
    pub is_now: bool,
    /// Whether the caller may end it.
    pub is_yours_to_end: bool,
}

/// Whether somebody sees to the officers of an organisation: of the own one and what is part of it.
fn leads(caller: &Caller, organisations: &[Organisation], organisation: Uuid) -> bool {
    caller.may(Permission::ManageOfficers) && ancestry(organisations, organisation).contains(&caller.organisation)
}

impl Office {
    /// Who of the caller's own organisation, and of those that the caller sees to, is away or will be; the first to come
    /// back first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn absences(&self, caller: &Caller) -> Result<Vec<Away>, OfficeError> {
        let read = OfficeError::Read;
        let now = self.environment.now();
        let users = self.store.users(&self.itself()).await.map_err(read)?;
        let organisations = self.store.organisations(&caller.actor).await.map_err(read)?;
        let mut away = Vec::new();
        for absence in self.store.absences(&caller.actor, now.as_microsecond()).await.map_err(read)? {
            let Some(user) = users.iter().find(|user| user.id == absence.owner) else { continue };
            let is_yours_to_end = user.id == caller.id || leads(caller, &organisations, user.owner);
            if user.owner != caller.organisation && !is_yours_to_end {
                continue;
            }
            let substitute = absence.substitute.and_then(|id| users.iter().find(|user| user.id == id));
            away.push(Away {
                absence,
                name: user.name.clone(),
                substitute_name: substitute.map(|user| user.name.clone()),
                from: self.day(absence.from),
                until: self.day(absence.until - 1),
                is_now: absence.from <= now.as_microsecond(),
                is_yours_to_end,
            });
        }
        Ok(away)
    }

    /// The day of an instant, UTC microseconds, where the law counts its days.
    fn day(&self, at: i64) -> Date {
        Timestamp::from_microsecond(at).unwrap_or_default().to_zoned(self.law().time_zone()).date()
    }

    /// Notes that the caller, or an officer whom the caller sees to, will be away; what waits for that person then goes to
    /// whoever stands in.
    ///
    /// # Errors
    /// The days cannot be taken, the substitute works no queue or is away too, another absence overlaps, the other is not
    /// the caller's to see to, or the store failed.
    pub async fn note_absence(&self, caller: &Caller, new: &NewAbsence) -> Result<Absence, OfficeError> {
        let read = OfficeError::Read;
        let owner = match new.user.filter(|user| *user != caller.id) {
            None => caller.id,
            Some(other) => {
                let found = self.store.user(&caller.actor, other).await.map_err(read)?.ok_or(Denial::NotFound)?;
                let organisations = self.store.organisations(&caller.actor).await.map_err(read)?;
                if !leads(caller, &organisations, found.owner) {
                    return Err(Denial::NotFound.into());
                }
                self.check_works(other, "user").await?;
                other
            }
        };
        let (from, until) = self.days_of(new)?;
        let (now, all) = (self.environment.now(), self.store.absences(&caller.actor, from).await.map_err(read)?);
        let overlaps = |user: Uuid| all.iter().any(|one| one.owner == user && one.from < until && from < one.until);
        if overlaps(owner) {
            return Err(Denial::Invalid { field: "from", reason: "overlaps" }.into());
        }
        if let Some(substitute) = new.substitute {
            if substitute == owner || overlaps(substitute) {
                return Err(Denial::Invalid { field: "substitute", reason: "absent" }.into());
            }
            self.check_works(substitute, "substitute").await?;
        }
        let id = id(self.environment.as_ref(), now);
        let absence =
            Absence { id, owner, substitute: new.substitute, from, until, noted_by: caller.id, noted_at: now.as_microsecond() };
        self.store.insert_absence(&caller.actor, &absence).await.map_err(read)?;
        let days = format!("{} {}", new.from, new.until);
        self.audit(caller.id, "absence.noted", "done", &owner.to_string(), &days, false).await;
        // The absence stands whatever happens here: the next round passes on what was left.
        if let Err(error) = self.pass_on_work().await {
            tracing::error!(%error, "work of somebody who is away is passed on later");
        }
        Ok(absence)
    }

    /// The instants of an absence: from the beginning of its first day to the end of its last.
    fn days_of(&self, new: &NewAbsence) -> Result<(i64, i64), Denial> {
        let invalid = |field, reason| Denial::Invalid { field, reason };
        let today = self.today();
        let days = |from: Date, to: Date| from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()));
        if new.until < new.from || new.until < today {
            return Err(invalid("until", "too_early"));
        }
        if days(new.from, new.until) >= ABSENCE_DAYS_MAX {
            return Err(invalid("until", "too_late"));
        }
        if days(today, new.from) > ABSENCE_AHEAD_DAYS_MAX {
            return Err(invalid("from", "too_late"));
        }
        let zone = self.law().time_zone();
        let begins = |day: Date| day.to_zoned(zone.clone()).map(|at| at.timestamp().as_microsecond());
        let after = new.until.checked_add(1.day()).and_then(begins);
        Ok((begins(new.from).map_err(|_| invalid("from", "form"))?, after.map_err(|_| invalid("until", "form"))?))
    }

    /// Refuses who works no queue.
    async fn check_works(&self, user: Uuid, field: &'static str) -> Result<(), OfficeError> {
        let works = self.caller_of_user(user).await?.is_some_and(|user| user.may(Permission::WorkQueue));
        if works { Ok(()) } else { Err(Denial::Invalid { field, reason: "works_no_queue" }.into()) }
    }

    /// Ends an absence now, or takes back one that has not begun. What was passed on stays where it is.
    ///
    /// # Errors
    /// There is none that the caller may end, or the store failed.
    pub async fn end_absence(&self, caller: &Caller, absence: Uuid) -> Result<(), OfficeError> {
        let found = self.absences(caller).await?.into_iter().find(|away| away.absence.id == absence && away.is_yours_to_end);
        let found = found.ok_or(Denial::NotFound)?;
        let now = self.environment.now().as_microsecond();
        if !self.store.end_absence(&caller.actor, absence, now).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "absence.ended", "done", &found.absence.owner.to_string(), "", false).await;
        Ok(())
    }

    /// Whether somebody is away now.
    pub(crate) async fn is_away(&self, user: Uuid) -> Result<bool, OfficeError> {
        let now = self.environment.now().as_microsecond();
        Ok(self.store.absence_of(&self.itself(), user, now).await.map_err(OfficeError::Read)?.is_some())
    }

    /// Passes on what waits for those who are away, and says how many cases. Another node may do the same at the same
    /// time: each case is passed on once.
    ///
    /// # Errors
    /// The store failed.
    pub async fn pass_on_work(&self) -> Result<u32, OfficeError> {
        let actor = self.itself();
        let now = self.environment.now();
        let mut passed = 0;
        loop {
            let round = self.store.stranded(&actor, now.as_microsecond(), ROUND_MAX).await.map_err(OfficeError::Read)?;
            for case in &round {
                passed += u32::from(self.pass_on_case(case, now).await?);
            }
            if round.len() < ROUND_MAX as usize {
                return Ok(passed);
            }
        }
    }

    async fn pass_on_case(&self, stranded: &Stranded, now: Timestamp) -> Result<bool, OfficeError> {
        let (actor, at, case) = (self.itself(), now.as_microsecond(), stranded.case_id);
        let to = match stranded.substitute {
            Some(substitute) => self.who_stands_in(substitute, case).await?,
            None => None,
        };
        let to_id = to.as_ref().map(|caller| caller.id);
        if !self.store.pass_on(&actor, case, stranded.owner, to_id, at).await.map_err(OfficeError::Read)? {
            return Ok(false);
        }
        let note = Note {
            id: id(self.environment.as_ref(), now),
            case_id: case,
            owner: stranded.owner,
            kind: if to.is_some() { "passed_on" } else { "put_back" }.to_owned(),
            text: to.map_or_else(|| INTO_THE_QUEUE.to_owned(), |caller| caller.name),
            at,
        };
        self.store.insert_note(&actor, &note).await.map_err(OfficeError::Read)?;
        let to = to_id.map(|id| id.to_string()).unwrap_or_default();
        self.audit(stranded.owner, "case.passed_on", "done", &case.to_string(), &to, false).await;
        Ok(true)
    }

    /// A substitute who is there and may handle the case.
    async fn who_stands_in(&self, substitute: Uuid, case: Uuid) -> Result<Option<Caller>, OfficeError> {
        let Some(other) = self.caller_of_user(substitute).await? else { return Ok(None) };
        let Some(access) = self.case_access(&other, case).await? else { return Ok(None) };
        // What the case waits for must be something that this person may do.
        let needed = match access.desk.as_ref().and_then(|desk| desk.waits_for.as_deref()) {
            Some("agency") => Permission::DecideForAgency,
            _ => Permission::HandleCase,
        };
        Ok(if other.may_on(needed, &access) && !self.is_away(substitute).await? { Some(other) } else { None })
    }
}
