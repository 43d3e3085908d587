//! This module decides how it is kept which profiles hit which case, what is counted of it, and which trials wait.

use uuid::Uuid;

use crate::cockpit::begin;
use crate::error::Error;
use crate::queue::Growing;
use crate::read::Actor;
use crate::sql::{Row, Rows, Text, Value};
use crate::statements::directives as sql;
use crate::store::Store;

/// Cases of one list.
pub const PROFILE_CASES_MAX: u32 = 200;
/// Months that are told apart.
pub const PROFILE_MONTHS: usize = 12;
/// Groups of one sum: profiles by months by lanes by results.
const GROUPS_MAX: u32 = 200_000;
const IRREGULAR: &str = "('discrepancy', 'seize')";

/// A profile that hit a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitRow {
    /// The case.
    pub case_id: Uuid,
    /// The profile.
    pub profile: Uuid,
    /// Hash of the version that hit.
    pub hash: [u8; 32],
    /// The firm that the case belongs to.
    pub owner: Uuid,
    /// The version of the case that this was taken from.
    pub version: u32,
    /// When the case was received, UTC microseconds.
    pub received_at: i64,
    /// Who declared.
    pub declarant: String,
    /// Lane of the decision.
    pub lane: Option<String>,
    /// What an examination found: `conform`, `discrepancy` or `seize`.
    pub result: Option<String>,
}

/// What a profile hit in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitMonth {
    /// The profile.
    pub profile: Uuid,
    /// Place of the month among those asked for.
    pub month: usize,
    /// Cases that it hit.
    pub hits: u64,
    /// Of these, examined.
    pub examined: u64,
    /// Of these, irregular.
    pub irregular: u64,
}

/// A profile to be tried on stored cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Its id.
    pub id: Uuid,
    /// The profile, JSON.
    pub body: Vec<u8>,
    /// The first day of the cases' receipt.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// Who asked for it.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// When somebody last worked on it, UTC microseconds; 0 while nobody has.
    pub beat_at: i64,
    /// When it was done, UTC microseconds.
    pub done_at: Option<i64>,
    /// Cases looked at so far.
    pub cases: u64,
    /// The result, JSON; empty while it is not done.
    pub result: Vec<u8>,
}

impl Store {
    /// Keeps which profiles hit. What was taken from an older version than is there changes nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_profile_hits(&self, actor: &Actor, hits: &[HitRow]) -> Result<(), Error> {
        if hits.is_empty() {
            return Ok(());
        }
        let mut rows = Rows::default();
        for one in hits {
            rows.push([
                actor.administration.into(),
                one.case_id.into(),
                one.profile.into(),
                (&one.hash).into(),
                one.owner.into(),
                one.version.into(),
                one.received_at.into(),
                (&one.declarant).into(),
                (&one.lane).into(),
                (&one.result).into(),
            ]);
        }
        self.change("hits of profiles", &sql::PUT_PROFILE_HITS, &rows).await
    }

    /// What each profile hit, by months that begin at these instants (UTC microseconds, the earliest first). Cases of
    /// related firms are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn profile_months(
        &self,
        actor: &Actor,
        related: &[Uuid],
        months: &[i64; PROFILE_MONTHS],
    ) -> Result<Vec<HitMonth>, Error> {
        let grown = compose_months(actor, related, months);
        self.many("hits of profiles", Text(grown.text.into()), &grown.values, |row| {
            Ok(HitMonth {
                profile: row.id(0)?,
                month: row.number(1)?,
                hits: row.number(2)?,
                examined: row.number(3)?,
                irregular: row.number(4)?,
            })
        })
        .await
    }

    /// How many declarants each profile stopped since an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn profile_declarants(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<(Uuid, u64)>, Error> {
        let grown = compose_declarants(actor, related, from);
        let read = |row: &Row| Ok((row.id(0)?, row.number(1)?));
        self.many("declarants of profiles", Text(grown.text.into()), &grown.values, read).await
    }

    /// The newest cases that a profile hit, each with its number, at most [`PROFILE_CASES_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn profile_cases(&self, actor: &Actor, related: &[Uuid], profile: Uuid) -> Result<Vec<(HitRow, String)>, Error> {
        let grown = compose_cases(actor, related, profile);
        self.many("cases of a profile", Text(grown.text.into()), &grown.values, |row| {
            let hit = HitRow {
                case_id: row.id(0)?,
                profile,
                hash: row.array(1)?,
                owner: row.id(2)?,
                version: row.number(3)?,
                received_at: row.int(4)?,
                declarant: row.text(5)?,
                lane: row.text_maybe(6)?,
                result: row.text_maybe(7)?,
            };
            Ok((hit, row.text(8)?))
        })
        .await
    }

    /// Keeps a trial that is to be made.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ask_trial(&self, actor: &Actor, new: &Trial) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            (&new.body).into(),
            (&new.first_day).into(),
            (&new.last_day).into(),
            new.owner.into(),
            new.at.into(),
        ];
        self.execute("a trial", sql::PUT_TRIAL, &values).await.map(drop)
    }

    /// A trial.
    ///
    /// # Errors
    /// The database failed.
    pub async fn trial(&self, actor: &Actor, id: Uuid) -> Result<Option<Trial>, Error> {
        Ok(self.many("a trial", sql::TRIAL, &[actor.administration.into(), id.into()], trial).await?.pop())
    }

    /// The last trial of exactly what is laid down in a body.
    ///
    /// # Errors
    /// The database failed.
    pub async fn last_trial_of(&self, actor: &Actor, body: &[u8]) -> Result<Option<Trial>, Error> {
        Ok(self.many("a trial", sql::LAST_TRIAL_OF, &[actor.administration.into(), body.into()], trial).await?.pop())
    }

    /// The trial of exactly what is laid down in a body, and whether it is done: one that is done before one that is not, then the
    /// newest.
    ///
    /// # Errors
    /// The database failed.
    pub async fn trial_of(&self, actor: &Actor, body: &[u8]) -> Result<Option<(Uuid, bool)>, Error> {
        let read = |row: &crate::sql::Row| Ok((row.id(0)?, row.int_maybe(1)?.is_some()));
        Ok(self.many("a trial", sql::TRIAL_OF, &[actor.administration.into(), body.into()], read).await?.pop())
    }

    /// How many trials are not done.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_trials(&self, actor: &Actor) -> Result<u64, Error> {
        let found = self.many("trials", sql::COUNT_OPEN_TRIALS, &[actor.administration.into()], |row| row.number(0)).await?;
        Ok(found.into_iter().next().unwrap_or(0))
    }

    /// The oldest trial that is not done and that nobody has worked on since an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting_trial(&self, actor: &Actor, since: i64) -> Result<Option<Trial>, Error> {
        Ok(self.many("a trial", sql::OPEN_TRIAL, &[actor.administration.into(), since.into()], trial).await?.pop())
    }

    /// Says that somebody works on a trial, and how many cases are done; false when somebody else has taken it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn beat_trial(&self, actor: &Actor, id: Uuid, before: i64, now: i64, cases: u64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), before.into(), now.into(), whole(cases)];
        Ok(self.execute("a trial", sql::BEAT_TRIAL, &values).await? > 0)
    }

    /// Keeps the result of a trial.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_trial(&self, actor: &Actor, id: Uuid, at: i64, cases: u64, result: &[u8]) -> Result<(), Error> {
        let values = [actor.administration.into(), id.into(), at.into(), whole(cases), result.into()];
        self.execute("a trial", sql::CONCLUDE_TRIAL, &values).await.map(drop)
    }
}

fn whole(count: u64) -> Value<'static> {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn trial(row: &Row) -> Result<Trial, sqlx::Error> {
    let done_at = row.int_maybe(7)?;
    Ok(Trial {
        id: row.id(0)?,
        body: row.bytes(1)?,
        first_day: row.text(2)?,
        last_day: row.text(3)?,
        owner: row.id(4)?,
        at: row.int(5)?,
        beat_at: row.int(6)?,
        done_at,
        cases: row.number(8)?,
        result: if done_at.is_some() { row.bytes(9)? } else { Vec::new() },
    })
}

fn compose_months<'a>(actor: &Actor, related: &[Uuid], months: &[i64; PROFILE_MONTHS]) -> Growing<'a> {
    let later = months.iter().enumerate().skip(1);
    let month: String = later.map(|(place, begins)| format!(" WHEN h.received_at < {begins} THEN {}", place - 1)).collect();
    let last = PROFILE_MONTHS - 1;
    let columns = format!(
        "SELECT h.profile, CAST(CASE{month} ELSE {last} END AS BIGINT), count(*), count(h.result), \
         count(CASE WHEN h.result IN {IRREGULAR} THEN 1 END) FROM profile_hits h"
    );
    let mut grown = begin(actor, related, "h", columns);
    grown.and("h.received_at >= ?", months[0]);
    grown.text.push_str(&format!(" GROUP BY 1, 2 ORDER BY 1, 2 LIMIT {GROUPS_MAX}"));
    grown
}

fn compose_declarants<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let columns = "SELECT h.profile, count(DISTINCT h.declarant) FROM profile_hits h".to_owned();
    let mut grown = begin(actor, related, "h", columns);
    grown.and("h.received_at >= ?", from);
    grown.text.push_str(&format!(" GROUP BY 1 ORDER BY 1 LIMIT {GROUPS_MAX}"));
    grown
}

fn compose_cases<'a>(actor: &Actor, related: &[Uuid], profile: Uuid) -> Growing<'a> {
    let columns = "SELECT h.case_id, h.hash, h.owner, h.version, h.received_at, h.declarant, h.lane, h.result, COALESCE(c.mrn, c.lrn) \
        FROM profile_hits h JOIN cases c ON c.administration_id = h.administration_id AND c.case_id = h.case_id";
    let mut grown = begin(actor, related, "h", columns.to_owned());
    grown.and("h.profile = ?", profile);
    grown.text.push_str(&format!(" ORDER BY h.received_at DESC, h.case_id DESC LIMIT {PROFILE_CASES_MAX}"));
    grown
}

/// The statements over hits, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_hit_text() -> Vec<Text> {
    let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Everything };
    let months = [0; PROFILE_MONTHS];
    [&[][..], &[Uuid::nil()]]
        .into_iter()
        .flat_map(|related| {
            [
                compose_months(&actor, related, &months),
                compose_declarants(&actor, related, 0),
                compose_cases(&actor, related, Uuid::nil()),
            ]
        })
        .map(|grown| Text(grown.text.into()))
        .collect()
}
