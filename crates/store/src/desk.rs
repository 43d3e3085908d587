//! This module decides how it is kept whose desk a case lies on: what of it decides that, who has taken it up, what
//! officers noted, what waits for a second pair of eyes.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::{Row, Rows, Value};
use crate::statements::desk as sql;
use crate::store::Store;

/// Proposals of all cases in one list.
pub const PROPOSALS_READ_MAX: u32 = 200;

/// What of a case decides whose desk it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// The version of the case that this was taken from.
    pub version: u32,
    /// Whom it waits for: `officer`, `trader` or `agency`; none when it is done or waits for a day.
    pub waits_for: Option<String>,
    /// The step it waits for (`check_documents`).
    pub stage: String,
    /// Since when, UTC microseconds.
    pub stage_since: i64,
    /// The procedures of its items, each after a space.
    pub procedures: String,
    /// Their goods codes, each after a space.
    pub goods: String,
    /// Where the goods are or are presented.
    pub place: String,
    /// The names of the parties.
    pub parties: String,
    /// The lane as it is now: an officer may have routed anew.
    pub lane: Option<String>,
    /// When the case was received, UTC microseconds.
    pub received_at: i64,
    /// When the next step is due, UTC microseconds.
    pub due_at: Option<i64>,
    /// What an examination was expected to be worth, in hundredths; zero where nothing was scored.
    pub worth: i64,
    /// The matter that it waits for (`origin`); empty for none of its own.
    pub subject: String,
}

/// Who has taken a case up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// The case.
    pub case_id: Uuid,
    /// Who has it.
    pub owner: Uuid,
    /// Who gave it; the same when it was taken.
    pub given_by: Uuid,
    /// Since when, UTC microseconds.
    pub at: i64,
}

/// What officers tell each other about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// Who wrote it.
    pub owner: Uuid,
    /// `note`, or the act that it gives the reason of.
    pub kind: String,
    /// The text.
    pub text: String,
    /// When, UTC microseconds.
    pub at: i64,
}

/// What one person proposed and another must confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The case.
    pub case_id: Uuid,
    /// The act (`release`).
    pub act: String,
    /// Who proposed it.
    pub owner: Uuid,
    /// The version of the case that was seen; with another version the proposal is void.
    pub version: u32,
    /// What exactly was proposed, JSON.
    pub detail: String,
    /// When, UTC microseconds.
    pub at: i64,
}

impl Store {
    /// Puts cases on their desks and makes them searchable by words, all or nothing. What was taken from an older version
    /// than is there changes nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_desks(&self, actor: &Actor, desks: &[(Desk, Vec<String>)]) -> Result<(), Error> {
        let (mut rows, mut keys, mut terms) = (Rows::default(), Rows::default(), Rows::default());
        for (desk, words) in desks {
            keys.push([actor.administration.into(), desk.case_id.into()]);
            rows.push([
                actor.administration.into(),
                desk.case_id.into(),
                desk.owner.into(),
                desk.version.into(),
                (&desk.waits_for).into(),
                (&desk.stage).into(),
                desk.stage_since.into(),
                (&desk.procedures).into(),
                (&desk.goods).into(),
                (&desk.place).into(),
                (&desk.parties).into(),
                (&desk.lane).into(),
                desk.received_at.into(),
                desk.due_at.into(),
                desk.worth.into(),
                (&desk.subject).into(),
            ]);
            for word in words {
                terms.push([actor.administration.into(), word.into(), desk.case_id.into(), desk.owner.into()]);
            }
        }
        let fail = Error::write("desks");
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let mut done = connection.change(&sql::PUT_DESKS, &rows).await;
        // A statement of its own, so that it sees a referral for whose desk the one before had to wait.
        if done.is_ok() {
            done = connection.change(&sql::KEEP_REFERRED, &keys).await;
        }
        if done.is_ok() {
            done = connection.change(&sql::PUT_TERMS, &terms).await;
        }
        connection.end(done.map(|_| true)).await.map(drop).map_err(fail)
    }

    /// The desk facts of a case; none when it has not been looked at yet.
    ///
    /// # Errors
    /// The database failed.
    pub async fn desk(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Desk>, Error> {
        Ok(self.many("a desk", sql::DESK, &[actor.administration.into(), case_id.into()], desk).await?.pop())
    }

    /// Who has a case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn assignment(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Assignment>, Error> {
        let values = [actor.administration.into(), case_id.into()];
        let found = self.many("an assignment", sql::ASSIGNMENT, &values, |row| {
            Ok(Assignment { case_id: row.id(0)?, owner: row.id(1)?, given_by: row.id(2)?, at: row.int(3)? })
        });
        Ok(found.await?.pop())
    }

    /// Takes a case that nobody has; false when somebody was quicker.
    ///
    /// # Errors
    /// The database failed.
    pub async fn claim(&self, actor: &Actor, new: &Assignment) -> Result<bool, Error> {
        let values = [actor.administration.into(), new.case_id.into(), new.owner.into(), new.given_by.into(), new.at.into()];
        Ok(self.execute("an assignment", sql::CLAIM, &values).await? > 0)
    }

    /// Gives a case to somebody, whoever had it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn assign(&self, actor: &Actor, new: &Assignment) -> Result<(), Error> {
        let values = [actor.administration.into(), new.case_id.into(), new.owner.into(), new.given_by.into(), new.at.into()];
        self.execute("an assignment", sql::ASSIGN, &values).await.map(drop)
    }

    /// Puts a case back.
    ///
    /// # Errors
    /// The database failed.
    pub async fn unassign(&self, actor: &Actor, case_id: Uuid) -> Result<(), Error> {
        self.execute("an assignment", sql::UNASSIGN, &[actor.administration.into(), case_id.into()]).await.map(drop)
    }

    /// How many waiting cases each person has.
    ///
    /// # Errors
    /// The database failed.
    pub async fn workloads(&self, actor: &Actor) -> Result<Vec<(Uuid, u64)>, Error> {
        self.many("workloads", sql::WORKLOADS, &[actor.administration.into()], |row| Ok((row.id(0)?, row.number(1)?))).await
    }

    /// The notes on a case, the oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn notes(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<Note>, Error> {
        self.many("notes", sql::NOTES, &[actor.administration.into(), case_id.into()], |row| {
            Ok(Note { id: row.id(0)?, case_id, owner: row.id(1)?, kind: row.text(2)?, text: row.text(3)?, at: row.int(4)? })
        })
        .await
    }

    /// Adds a note.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_note(&self, actor: &Actor, new: &Note) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.case_id.into(),
            new.owner.into(),
            (&new.kind).into(),
            (&new.text).into(),
            new.at.into(),
        ];
        self.execute("a note", sql::INSERT_NOTE, &values).await.map(drop)
    }

    /// What waits for a second pair of eyes in a case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn proposals(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<Proposal>, Error> {
        self.many("proposals", sql::PROPOSALS, &[actor.administration.into(), case_id.into()], |row| {
            Ok(Proposal {
                case_id,
                act: row.text(0)?,
                owner: row.id(1)?,
                version: row.number(2)?,
                detail: row.text(3)?,
                at: row.int(4)?,
            })
        })
        .await
    }

    /// What waits for a second pair of eyes in all cases, of one act, the newest first, at most [`PROPOSALS_READ_MAX`]. A
    /// proposal for a version that the case no longer has is void. With each goes the movement reference number of its case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting_proposals(&self, actor: &Actor, act: &str) -> Result<Vec<(Proposal, Option<String>)>, Error> {
        let values: [Value<'_>; 3] = [actor.administration.into(), act.into(), PROPOSALS_READ_MAX.into()];
        self.many("proposals", sql::WAITING_PROPOSALS, &values, |row| {
            let proposal = Proposal {
                case_id: row.id(0)?,
                act: row.text(1)?,
                owner: row.id(2)?,
                version: row.number(3)?,
                detail: row.text(4)?,
                at: row.int(5)?,
            };
            Ok((proposal, row.text_maybe(6)?))
        })
        .await
    }

    /// Keeps a proposal in the place of an older one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn propose(&self, actor: &Actor, new: &Proposal) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.case_id.into(),
            (&new.act).into(),
            new.owner.into(),
            new.version.into(),
            (&new.detail).into(),
            new.at.into(),
        ];
        self.execute("a proposal", sql::PROPOSE, &values).await.map(drop)
    }

    /// Drops a proposal.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw(&self, actor: &Actor, case_id: Uuid, act: &str) -> Result<(), Error> {
        self.execute("a proposal", sql::WITHDRAW, &[actor.administration.into(), case_id.into(), act.into()]).await.map(drop)
    }
}

fn desk(row: &Row) -> Result<Desk, sqlx::Error> {
    Ok(Desk {
        case_id: row.id(0)?,
        owner: row.id(1)?,
        version: row.number(2)?,
        waits_for: row.text_maybe(3)?,
        stage: row.text(4)?,
        stage_since: row.int(5)?,
        procedures: row.text(6)?,
        goods: row.text(7)?,
        place: row.text(8)?,
        parties: row.text(9)?,
        lane: row.text_maybe(10)?,
        received_at: row.int(11)?,
        due_at: row.int_maybe(12)?,
        worth: row.int(13)?,
        subject: row.text(14)?,
    })
}
