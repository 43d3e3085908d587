//! This module decides what is kept beside the cases: clients, cursors of subscribers, and editions of
//! the law.

use uuid::Uuid;

use crate::error::Error;
use crate::sql::{Bulk, Row, Rows, Value};
use crate::statements as sql;
use crate::store::Store;

/// Somebody with access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The administration.
    pub administration: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: String,
    /// Since when, UTC microseconds.
    pub created_at: i64,
    /// Since when no longer, UTC microseconds.
    pub disabled_at: Option<i64>,
    /// The firm or organisation it works for: whose cases are its own. Often itself.
    pub owner: Uuid,
    /// Who made it; none for those that the program made.
    pub made_by: Option<String>,
    /// When its token ends, UTC microseconds; none for never.
    pub expires_at: Option<i64>,
}

impl Store {
    /// Adds a client. Of its token only the SHA-256 is kept.
    ///
    /// # Errors
    /// The id or token is in use, or the database failed.
    pub async fn insert_client(&self, client: &Client, token_hash: &[u8; 32]) -> Result<(), Error> {
        let values = [
            client.administration.into(),
            client.id.into(),
            (&client.name).into(),
            (&client.role).into(),
            token_hash.into(),
            client.created_at.into(),
            client.owner.into(),
            (&client.made_by).into(),
            client.expires_at.into(),
        ];
        self.execute("a client", sql::INSERT_CLIENT, &values).await.map(drop)
    }

    /// The client that a token belongs to, unless it is disabled. The token tells the administration.
    ///
    /// # Errors
    /// The database failed.
    pub async fn client_by_token_hash(&self, token_hash: &[u8; 32]) -> Result<Option<Client>, Error> {
        Ok(self.many("a client", sql::CLIENT_BY_TOKEN, &[token_hash.into()], client).await?.pop())
    }

    /// The clients of an administration, in the order of their ids.
    ///
    /// # Errors
    /// The database failed.
    pub async fn clients(&self, administration: Uuid) -> Result<Vec<Client>, Error> {
        self.many("clients", sql::CLIENTS, &[administration.into()], client).await
    }

    /// Disables a client from an instant (UTC microseconds) on; false when there is no such active client.
    ///
    /// # Errors
    /// The database failed.
    pub async fn disable_client(&self, administration: Uuid, id: Uuid, at: i64) -> Result<bool, Error> {
        let changed = self.execute("a client", sql::DISABLE_CLIENT, &[administration.into(), id.into(), at.into()]).await?;
        Ok(changed > 0)
    }

    /// The number of the last message a subscriber has dealt with; 0 at first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cursor(&self, administration: Uuid, subscriber: &str) -> Result<u64, Error> {
        let values = [administration.into(), subscriber.into()];
        Ok(self.many("a cursor", sql::CURSOR, &values, |row| row.number(0)).await?.pop().unwrap_or(0))
    }

    /// Moves a subscriber's cursor on; it never moves back.
    ///
    /// # Errors
    /// The database failed.
    pub async fn move_cursor(&self, administration: Uuid, subscriber: &str, number: u64) -> Result<(), Error> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.execute("a cursor", sql::MOVE_CURSOR, &[administration.into(), subscriber.into(), number.into()]).await.map(drop)
    }

    /// Keeps an edition of the law under its hash; keeping it again changes nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_edition(&self, administration: Uuid, hash: &[u8; 32], bytes: &[u8]) -> Result<(), Error> {
        self.execute("an edition", sql::KEEP_EDITION, &[administration.into(), hash.into(), bytes.into()]).await.map(drop)
    }

    /// An edition by its hash.
    ///
    /// # Errors
    /// The database failed.
    pub async fn edition(&self, administration: Uuid, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, Error> {
        let values = [administration.into(), hash.into()];
        Ok(self.many("an edition", sql::EDITION, &values, |row| row.bytes(0)).await?.pop())
    }

    pub(crate) async fn execute(&self, what: &'static str, text: &'static str, values: &[Value<'_>]) -> Result<u64, Error> {
        let fail = Error::write(what);
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.execute(text, values).await.map_err(&fail)
    }

    /// Runs a statement over many rows in one transaction, however many texts it takes.
    pub(crate) async fn change(&self, what: &'static str, bulk: &'static Bulk, rows: &Rows<'_>) -> Result<(), Error> {
        let fail = Error::write(what);
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = connection.change(bulk, rows).await.map(|_| true);
        connection.end(done).await.map(drop).map_err(fail)
    }

    /// Runs statements in one transaction: all, or none.
    pub(crate) async fn execute_all(&self, what: &'static str, steps: &[(&'static str, Vec<Value<'_>>)]) -> Result<(), Error> {
        let fail = Error::write(what);
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = async {
            for (text, values) in steps {
                connection.execute(text, values).await?;
            }
            Ok(true)
        }
        .await;
        connection.end(done).await.map(drop).map_err(fail)
    }
}

pub(crate) fn client(row: &Row) -> Result<Client, sqlx::Error> {
    Ok(Client {
        administration: row.id(0)?,
        id: row.id(1)?,
        name: row.text(2)?,
        role: row.text(3)?,
        created_at: row.int(4)?,
        disabled_at: row.int_maybe(5)?,
        // Clients older than firms belong to themselves.
        owner: row.id_maybe(6)?.unwrap_or(row.id(1)?),
        made_by: row.text_maybe(7)?,
        expires_at: row.int_maybe(8)?,
    })
}
