//! This module decides how the register of authorisations is kept: each entry with who proposed, who confirmed and who
//! ended it. Nobody confirms the own; a constraint stands behind it.

use uuid::Uuid;

use crate::command::NewEvent;
use crate::directives::Step;
use crate::error::Error;
use crate::list::pattern;
use crate::read::Actor;
use crate::sql::{Row, Rows, Text, Value};
use crate::statements::authorisations as sql;
use crate::store::Store;

/// Entries in one page of the register.
pub const AUTHORISATIONS_PAGE_MAX: u32 = 200;

/// An entry of the register. Days are as in `2027-01-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorisation {
    /// Its id.
    pub id: Uuid,
    /// Its type (`DPO`).
    pub kind: String,
    /// The number of its holder, as declarations name it.
    pub holder: String,
    /// Its number, as declarations name it.
    pub number: String,
    /// The name of its holder.
    pub name: String,
    /// The firm that the holder is in the house, if it is one.
    pub firm: Option<Uuid>,
    /// What it was given for, in words.
    pub conditions: String,
    /// The first day on which it is in force.
    pub from: String,
    /// The last day; none for one without end.
    pub until: Option<String>,
    /// SHA-256 of what it says.
    pub hash: [u8; 32],
    /// Who proposed it.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who confirmed it and when, UTC microseconds.
    pub confirmed: Option<(Uuid, i64)>,
    /// How it ended.
    pub ended: Option<Ended>,
}

/// The end of an entry before its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Who ended it.
    pub by: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// The first day on which it is no longer in force.
    pub from: String,
    /// Why.
    pub reason: String,
}

/// What is in force on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldAuthorisation {
    /// Its type.
    pub kind: String,
    /// The number of its holder.
    pub holder: String,
    /// Its number.
    pub number: String,
}

/// Which entries; every part that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorisationFilter {
    /// Of this type.
    pub kind: Option<String>,
    /// Of this holder.
    pub holder: Option<String>,
    /// Part of the holder's number or name or of the number, in any case.
    pub text: Option<String>,
    /// Only those that wait for the second person.
    pub is_waiting: bool,
    /// Only those that are in force on this day.
    pub on: Option<String>,
    /// Only those after this one, by when they were proposed.
    pub after: Option<(i64, Uuid)>,
}

impl Store {
    /// Keeps a proposed entry, with its event; false when the type has one of that number and first day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn propose_authorisation(&self, actor: &Actor, new: &Authorisation, event: &NewEvent) -> Result<bool, Error> {
        let search = format!("{} {} {}", new.holder, new.number, new.name).to_lowercase();
        let values = vec![
            actor.administration.into(),
            new.id.into(),
            (&new.kind).into(),
            (&new.holder).into(),
            (&new.number).into(),
            (&new.name).into(),
            new.firm.into(),
            (&new.conditions).into(),
            (&new.from).into(),
            (&new.until).into(),
            (&new.hash).into(),
            new.owner.into(),
            new.at.into(),
            (&search).into(),
        ];
        self.lay_down(actor, (new.id, Step::Proposed), (new.owner, new.at), event, (sql::PROPOSE, values)).await
    }

    /// Confirms an entry that another person proposed, with its event; false when none waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn confirm_authorisation(
        &self,
        actor: &Actor,
        id: Uuid,
        by: Uuid,
        at: i64,
        event: &NewEvent,
    ) -> Result<bool, Error> {
        let values = vec![actor.administration.into(), id.into(), by.into(), at.into()];
        self.lay_down(actor, (id, Step::Confirmed), (by, at), event, (sql::CONFIRM, values)).await
    }

    /// Ends an entry, or takes a proposal back, with its event; false when there is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_authorisation(&self, actor: &Actor, id: Uuid, end: &Ended, event: &NewEvent) -> Result<bool, Error> {
        let values =
            vec![actor.administration.into(), id.into(), end.by.into(), end.at.into(), (&end.from).into(), (&end.reason).into()];
        self.lay_down(actor, (id, Step::Withdrawn), (end.by, end.at), event, (sql::END, values)).await
    }

    /// An entry.
    ///
    /// # Errors
    /// The database failed.
    pub async fn authorisation(&self, actor: &Actor, id: Uuid) -> Result<Option<Authorisation>, Error> {
        let values = [actor.administration.into(), id.into()];
        Ok(self.many("an authorisation", sql::AUTHORISATION, &values, authorisation).await?.pop())
    }

    /// What is in force on a day of holders and under numbers, each entry once, sorted.
    ///
    /// # Errors
    /// The database failed.
    pub async fn held_authorisations<'a>(
        &self,
        administration: Uuid,
        day: &str,
        holders: impl Iterator<Item = &'a str>,
        numbers: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<HeldAuthorisation>, Error> {
        let (mut by_holder, mut by_number) = (Rows::default(), Rows::default());
        holders.for_each(|holder| by_holder.push([administration.into(), holder.into(), day.into()]));
        numbers.for_each(|number| by_number.push([administration.into(), number.into(), day.into()]));
        let what = "authorisations";
        let mut found = self.looked_up(what, &sql::HELD_BY, &by_holder, held).await?;
        found.extend(self.looked_up(what, &sql::NUMBERED, &by_number, held).await?);
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// The confirmed entries of firms, the newest first; of many firms some 500 at a time.
    ///
    /// # Errors
    /// The database failed.
    pub async fn authorisations_of(&self, actor: &Actor, firms: &[Uuid]) -> Result<Vec<Authorisation>, Error> {
        let mut rows = Rows::default();
        firms.iter().for_each(|firm| rows.push([actor.administration.into(), (*firm).into()]));
        self.looked_up("authorisations", &sql::OF_FIRMS, &rows, authorisation).await
    }

    /// A page of the register, the newest first, at most [`AUTHORISATIONS_PAGE_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn authorisations(
        &self,
        actor: &Actor,
        filter: &AuthorisationFilter,
        limit: u32,
    ) -> Result<Vec<Authorisation>, Error> {
        let pattern = filter.text.as_deref().map(pattern);
        let (text, values) = compose(actor, filter, pattern.as_deref(), limit);
        self.many("authorisations", text, &values, authorisation).await
    }
}

const COLUMNS: &str = "SELECT id, kind, holder, number, name, firm, conditions, valid_from, valid_to, hash, owner, at, confirmed_by, \
    confirmed_at, ended_by, ended_at, ended_from, reason FROM authorisations WHERE administration_id = $1";

fn compose<'a>(actor: &Actor, filter: &'a AuthorisationFilter, pattern: Option<&'a str>, limit: u32) -> (Text, Vec<Value<'a>>) {
    let mut text = COLUMNS.to_owned();
    let mut values: Vec<Value<'a>> = vec![actor.administration.into()];
    let mut and = |values: &mut Vec<Value<'a>>, condition: &'static str, value: Value<'a>| {
        values.push(value);
        text.push_str(" AND ");
        text.push_str(&condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(kind) = &filter.kind {
        and(&mut values, "kind = ?", kind.into());
    }
    if let Some(holder) = &filter.holder {
        and(&mut values, "holder = ?", holder.into());
    }
    if let Some(pattern) = pattern {
        and(&mut values, r"search LIKE ? ESCAPE '\'", pattern.into());
    }
    if let Some(day) = &filter.on {
        and(&mut values, "confirmed_at IS NOT NULL AND valid_from <= ?", day.into());
        and(&mut values, "(valid_to IS NULL OR valid_to >= ?)", day.into());
        and(&mut values, "(ended_from IS NULL OR ended_from > ?)", day.into());
    }
    if let Some((at, id)) = filter.after {
        and(&mut values, "(at, id) < (?, ", at.into());
        values.push(id.into());
        text.push_str(&format!("${})", values.len()));
    }
    if filter.is_waiting {
        text.push_str(" AND confirmed_at IS NULL AND ended_at IS NULL");
    }
    values.push(limit.min(AUTHORISATIONS_PAGE_MAX).into());
    text.push_str(&format!(" ORDER BY at DESC, id DESC LIMIT ${}", values.len()));
    (Text(text.into()), values)
}

fn authorisation(row: &Row) -> Result<Authorisation, sqlx::Error> {
    let ended = row.id_maybe(14)?.zip(row.int_maybe(15)?);
    let (from, reason) = (row.text_maybe(16)?.unwrap_or_default(), row.text_maybe(17)?.unwrap_or_default());
    Ok(Authorisation {
        id: row.id(0)?,
        kind: row.text(1)?,
        holder: row.text(2)?,
        number: row.text(3)?,
        name: row.text(4)?,
        firm: row.id_maybe(5)?,
        conditions: row.text(6)?,
        from: row.text(7)?,
        until: row.text_maybe(8)?,
        hash: row.array(9)?,
        owner: row.id(10)?,
        at: row.int(11)?,
        confirmed: row.id_maybe(12)?.zip(row.int_maybe(13)?),
        ended: ended.map(|(by, at)| Ended { by, at, from, reason }),
    })
}

fn held(row: &Row) -> Result<HeldAuthorisation, sqlx::Error> {
    Ok(HeldAuthorisation { kind: row.text(0)?, holder: row.text(1)?, number: row.text(2)? })
}

/// The statements of all filters, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_authorisation_text() -> Vec<Text> {
    let nobody = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Everything };
    let some = |bit: u32| move |mask: u32| (mask & bit != 0).then(String::new);
    (0..1 << 6)
        .map(|mask| {
            let filter = AuthorisationFilter {
                kind: some(1)(mask),
                holder: some(2)(mask),
                text: some(4)(mask),
                is_waiting: mask & 8 != 0,
                on: some(16)(mask),
                after: (mask & 32 != 0).then_some((0, Uuid::nil())),
            };
            compose(&nobody, &filter, filter.text.as_deref(), 1).0
        })
        .collect()
}
