//! This module decides how it is kept who and what a case ties together, and how the cases of one of them are found. It is a
//! projection of declarations, which hold the truth.

use std::collections::HashMap;

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::{Row, Rows};
use crate::statements::ties as sql;
use crate::store::Store;

/// Cases of one party, address, account or thing in one read, the newest first.
pub const TIED_MAX: u32 = 1_000;

/// Somebody or something that a case names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tie {
    /// What it is: `importer`, `address`, …
    pub kind: String,
    /// Its number, name or text, in one spelling.
    pub value: String,
}

/// What a case ties together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// When the case was received, UTC microseconds.
    pub received_at: i64,
    /// Whom and what it names.
    pub ties: Vec<Tie>,
}

/// A case that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TiedCase {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// When it was received, UTC microseconds.
    pub received_at: i64,
    /// Movement reference number.
    pub mrn: Option<String>,
    /// Local reference number.
    pub lrn: String,
    /// Lane of the decision.
    pub lane: Option<String>,
    /// What an examination found: `conform`, `discrepancy` or `seize`.
    pub result: Option<String>,
}

/// Somebody or something that one of the newest cases names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TiedTogether {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// What an examination found: `conform`, `discrepancy` or `seize`.
    pub result: Option<String>,
    /// Whom or what it names.
    pub tie: Tie,
}

impl Store {
    /// Keeps what cases tie together; what is there already stays.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_ties(&self, actor: &Actor, cases: &[Tied]) -> Result<(), Error> {
        let mut rows = Rows::default();
        for case in cases {
            for tie in &case.ties {
                rows.push([
                    actor.administration.into(),
                    (&tie.kind).into(),
                    (&tie.value).into(),
                    case.received_at.into(),
                    case.case_id.into(),
                    case.owner.into(),
                ]);
            }
        }
        self.change("ties", &sql::PUT_TIES, &rows).await
    }

    /// The cases received from an instant on (UTC microseconds) that name somebody or something, the newest first, at most
    /// `limit` (and [`TIED_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn tied_cases(&self, actor: &Actor, tie: &Tie, from: i64, limit: u32) -> Result<Vec<TiedCase>, Error> {
        let values =
            [actor.administration.into(), (&tie.kind).into(), (&tie.value).into(), from.into(), limit.min(TIED_MAX).into()];
        self.many("ties", sql::TIED_CASES, &values, |row| {
            Ok(TiedCase {
                case_id: row.id(0)?,
                owner: row.id(1)?,
                received_at: row.int(2)?,
                mrn: row.text_maybe(3)?,
                lrn: row.text(4)?,
                lane: row.text_maybe(5)?,
                result: row.text_maybe(6)?,
            })
        })
        .await
    }

    /// Whom and what the newest imports name that were received from an instant on (UTC microseconds), of at most so many cases:
    /// importers, suppliers and what several may share, in no order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tied_together(&self, actor: &Actor, from: i64, cases: u32) -> Result<Vec<TiedTogether>, Error> {
        let values = [actor.administration.into(), from.into(), cases.into()];
        self.many("ties", sql::TIED_TOGETHER, &values, |row| {
            let tie = Tie { kind: row.text(3)?, value: row.text(4)? };
            Ok(TiedTogether { case_id: row.id(0)?, owner: row.id(1)?, result: row.text_maybe(2)?, tie })
        })
        .await
    }

    /// Whom and what cases name, by case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ties_of(&self, actor: &Actor, cases: &[Uuid]) -> Result<HashMap<Uuid, Vec<Tie>>, Error> {
        let fail = Error::read("ties");
        let mut rows = Rows::default();
        for case in cases {
            rows.push([actor.administration.into(), (*case).into()]);
        }
        let mut connection = self.reader().await.map_err(&fail)?;
        let mut found: HashMap<Uuid, Vec<Tie>> = HashMap::with_capacity(cases.len());
        for row in connection.look_up(&sql::TIES_OF, &rows).await.map_err(&fail)? {
            let (case, tie) = read(&row).map_err(&fail)?;
            found.entry(case).or_default().push(tie);
        }
        Ok(found)
    }
}

fn read(row: &Row) -> Result<(Uuid, Tie), sqlx::Error> {
    Ok((row.id(0)?, Tie { kind: row.text(1)?, value: row.text(2)? }))
}
