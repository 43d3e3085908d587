//! This module decides how models are kept, and what is read to compare the one that counts with the one that looks on.

use uuid::Uuid;

use crate::cockpit::begin;
use crate::error::Error;
use crate::queue::Growing;
use crate::read::Actor;
use crate::sql::Text;
use crate::statements::directives as sql;
use crate::store::Store;

/// Cases of one comparison, the newest.
pub const SHADOWED_MAX: u32 = 50_000;
/// Findings of one look for a change of their rate, the newest.
pub const FINDINGS_MAX: u32 = 20_000;

/// What a model that only looks on said of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shadow {
    /// Hash of the model.
    pub model: String,
    /// Millionths.
    pub probability: i64,
    /// What an examination was worth, in hundredths.
    pub worth: i64,
}

/// A case of which two models spoke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shadowed {
    /// What chose it.
    pub basis: String,
    /// What an examination found.
    pub result: Option<String>,
    /// What the model that counted said: millionths.
    pub probability: i64,
    /// In hundredths.
    pub worth: i64,
    /// What the one that looked on said: millionths.
    pub shadow_probability: i64,
    /// In hundredths.
    pub shadow_worth: i64,
}

impl Store {
    /// Keeps a model; one that is there already stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_model(&self, actor: &Actor, hash: &[u8; 32], bytes: &[u8], at: i64) -> Result<(), Error> {
        let values = [actor.administration.into(), hash.into(), bytes.into(), at.into()];
        self.execute("a model", sql::PUT_MODEL, &values).await.map(drop)
    }

    /// The bytes of a model.
    ///
    /// # Errors
    /// The database failed.
    pub async fn model(&self, actor: &Actor, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.many("a model", sql::MODEL, &[actor.administration.into(), hash.into()], |row| row.bytes(0)).await?.pop())
    }

    /// The newest cases since an instant (UTC microseconds) of which this model spoke beside the one that counted, at most
    /// [`SHADOWED_MAX`]. Cases of related firms are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn shadowed(&self, actor: &Actor, related: &[Uuid], from: i64, model: &str) -> Result<Vec<Shadowed>, Error> {
        let grown = compose_shadowed(actor, related, from, model);
        self.many("cases that two models scored", Text(grown.text.into()), &grown.values, |row| {
            Ok(Shadowed {
                basis: row.text(0)?,
                result: row.text_maybe(1)?,
                probability: row.int(2)?,
                worth: row.int(3)?,
                shadow_probability: row.int(4)?,
                shadow_worth: row.int(5)?,
            })
        })
        .await
    }

    /// What was found in cases that the score stopped since an instant, the newest first, at most [`FINDINGS_MAX`]: when the
    /// case was received (UTC microseconds), and whether it was irregular.
    ///
    /// # Errors
    /// The database failed.
    pub async fn score_findings(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<(i64, bool)>, Error> {
        let grown = compose_findings(actor, related, from);
        let read = |row: &crate::sql::Row| Ok((row.int(0)?, row.text(1)? != "conform"));
        self.many("findings", Text(grown.text.into()), &grown.values, read).await
    }
}

fn compose_shadowed<'a>(actor: &Actor, related: &[Uuid], from: i64, model: &'a str) -> Growing<'a> {
    let columns = "SELECT s.basis, s.result, s.probability, s.worth, s.shadow_probability, s.shadow_worth FROM selections s";
    let mut grown = begin(actor, related, "s", columns.to_owned());
    grown.and("s.received_at >= ?", from);
    grown.and("s.shadow_model = ?", model);
    grown.text.push_str(&format!(
        " AND s.worth IS NOT NULL AND s.probability IS NOT NULL ORDER BY s.received_at DESC, s.case_id DESC LIMIT {SHADOWED_MAX}"
    ));
    grown
}

fn compose_findings<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let mut grown = begin(actor, related, "s", "SELECT s.received_at, s.result FROM selections s".to_owned());
    grown.and("s.received_at >= ?", from);
    grown.text.push_str(&format!(
        " AND s.basis = 'score' AND s.result IS NOT NULL ORDER BY s.received_at DESC, s.case_id DESC LIMIT {FINDINGS_MAX}"
    ));
    grown
}

/// The statements over models, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_model_text() -> Vec<Text> {
    let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Everything };
    let texts = [compose_shadowed(&actor, &[Uuid::nil()], 0, ""), compose_findings(&actor, &[], 0)];
    texts.map(|grown| Text(grown.text.into())).into()
}
