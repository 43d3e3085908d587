//! This module decides how it is kept who is away and who stands in, and which cases are passed on for it.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::desk as sql;
use crate::store::Store;

/// Absences in one list: more than an administration has at a time.
pub const ABSENCES_READ_MAX: u32 = 1_000;

/// When somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: Uuid,
    /// Who is away.
    pub owner: Uuid,
    /// Who stands in; none where what waits goes back into the queue.
    pub substitute: Option<Uuid>,
    /// From when, UTC microseconds.
    pub from: i64,
    /// Until before when, UTC microseconds.
    pub until: i64,
    /// Who noted it.
    pub noted_by: Uuid,
    /// When it was noted, UTC microseconds.
    pub noted_at: i64,
}

/// A case that waits for somebody who is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stranded {
    /// The case.
    pub case_id: Uuid,
    /// Who has it.
    pub owner: Uuid,
    /// Who stands in.
    pub substitute: Option<Uuid>,
}

impl Store {
    /// Who is away now or will be, the first to come back first, at most [`ABSENCES_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn absences(&self, actor: &Actor, now: i64) -> Result<Vec<Absence>, Error> {
        let values = [actor.administration.into(), now.into(), ABSENCES_READ_MAX.into()];
        self.many("absences", sql::ABSENCES, &values, absence).await
    }

    /// The absence of a person at an instant; none when the person is there.
    ///
    /// # Errors
    /// The database failed.
    pub async fn absence_of(&self, actor: &Actor, owner: Uuid, at: i64) -> Result<Option<Absence>, Error> {
        let values = [actor.administration.into(), owner.into(), at.into()];
        Ok(self.many("an absence", sql::ABSENCE_OF, &values, absence).await?.pop())
    }

    /// Notes an absence.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_absence(&self, actor: &Actor, new: &Absence) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            new.substitute.into(),
            new.from.into(),
            new.until.into(),
            new.noted_by.into(),
            new.noted_at.into(),
        ];
        self.execute("an absence", sql::INSERT_ABSENCE, &values).await.map(drop)
    }

    /// Ends an absence, or takes back one that has not begun; false when there is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_absence(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        Ok(self.execute("an absence", sql::END_ABSENCE, &[actor.administration.into(), id.into(), at.into()]).await? > 0)
    }

    /// Cases that wait for somebody who is away.
    ///
    /// # Errors
    /// The database failed.
    pub async fn stranded(&self, actor: &Actor, now: i64, limit: u32) -> Result<Vec<Stranded>, Error> {
        let values = [actor.administration.into(), now.into(), limit.into()];
        self.many("cases of who is away", sql::STRANDED, &values, |row| {
            Ok(Stranded { case_id: row.id(0)?, owner: row.id(1)?, substitute: row.id_maybe(2)? })
        })
        .await
    }

    /// Passes a case on from one person to another, or back into the queue; false when somebody did so meanwhile.
    ///
    /// # Errors
    /// The database failed.
    pub async fn pass_on(&self, actor: &Actor, case_id: Uuid, from: Uuid, to: Option<Uuid>, at: i64) -> Result<bool, Error> {
        let changed = match to {
            Some(to) => {
                let values = [actor.administration.into(), case_id.into(), from.into(), to.into(), at.into()];
                self.execute("an assignment", sql::PASS_ON, &values).await?
            }
            None => {
                self.execute("an assignment", sql::PUT_BACK, &[actor.administration.into(), case_id.into(), from.into()]).await?
            }
        };
        Ok(changed > 0)
    }
}

fn absence(row: &Row) -> Result<Absence, sqlx::Error> {
    Ok(Absence {
        id: row.id(0)?,
        owner: row.id(1)?,
        substitute: row.id_maybe(2)?,
        from: row.int(3)?,
        until: row.int(4)?,
        noted_by: row.id(5)?,
        noted_at: row.int(6)?,
    })
}
