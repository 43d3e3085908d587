//! This module decides how templates of declarations are kept: for a firm, whoever of it made them.

use uuid::Uuid;

use crate::error::Error;
use crate::packed::{pack, unpack};
use crate::read::Actor;
use crate::statements::templates as sql;
use crate::store::Store;

/// A declaration that others begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// The JSON form of a declaration.
    pub body: Vec<u8>,
    /// The name of who changed it last.
    pub changed_by: String,
    /// When, UTC microseconds.
    pub changed_at: i64,
}

impl Store {
    /// The templates of the actor's firm, the last changed first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn templates(&self, actor: &Actor) -> Result<Vec<Template>, Error> {
        self.many("templates", sql::TEMPLATES, &[actor.administration.into(), actor.client.into()], |row| {
            Ok(Template {
                id: row.id(0)?,
                name: row.text(1)?,
                body: unpack(row.bytes(2)?).unwrap_or_default(),
                changed_by: row.text(3)?,
                changed_at: row.int(4)?,
            })
        })
        .await
    }

    /// How many templates the actor's firm has beside one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn templates_beside(&self, actor: &Actor, id: Uuid) -> Result<u64, Error> {
        let values = [actor.administration.into(), actor.client.into(), id.into()];
        Ok(self.many("templates", sql::COUNT_OTHER_TEMPLATES, &values, |row| row.number(0)).await?.pop().unwrap_or(0))
    }

    /// Keeps a template of the actor's firm, in place of an earlier one of its id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_template(&self, actor: &Actor, new: &Template) -> Result<(), Error> {
        let packed = pack(&new.body);
        let values = [
            actor.administration.into(),
            actor.client.into(),
            new.id.into(),
            (&new.name).into(),
            packed.as_slice().into(),
            (&new.changed_by).into(),
            new.changed_at.into(),
        ];
        self.execute("a template", sql::PUT_TEMPLATE, &values).await.map(drop)
    }

    /// Drops a template of the actor's firm; false when there is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn drop_template(&self, actor: &Actor, id: Uuid) -> Result<bool, Error> {
        let values = [actor.administration.into(), actor.client.into(), id.into()];
        Ok(self.execute("a template", sql::DROP_TEMPLATE, &values).await? > 0)
    }
}
