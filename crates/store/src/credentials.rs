//! This module decides how proofs of who somebody is are kept: credentials, sessions, and what machines get for a key.
//! Of a secret that is compared, only the hash.

use std::fmt;

use uuid::Uuid;

use crate::beside::{Client, client};
use crate::error::Error;
use crate::read::Actor;
use crate::sql::{Row, Value};
use crate::statements::people as sql;
use crate::store::Store;

/// Something that proves who a user is.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its id.
    pub id: Uuid,
    /// The user.
    pub owner: Uuid,
    /// `password`, `one_time`, `recovery`, `passkey` or `directory`.
    pub kind: String,
    /// A hash, a public key, or the secret of an authenticator app.
    pub secret: String,
    /// What its user calls it.
    pub label: String,
    /// The last step of a one-time code, or the sign count of a passkey.
    pub counter: Option<i64>,
    /// Since when, UTC microseconds.
    pub created_at: i64,
    /// Since when it counts, UTC microseconds: an app counts after its first right code.
    pub confirmed_at: Option<i64>,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Credential {
    pub(crate) fn values(&self, actor: &Actor) -> Vec<Value<'_>> {
        vec![
            actor.administration.into(),
            self.id.into(),
            self.owner.into(),
            (&self.kind).into(),
            (&self.secret).into(),
            (&self.label).into(),
            self.counter.into(),
            self.created_at.into(),
            self.confirmed_at.into(),
        ]
    }
}

/// A user who is signed in somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The administration.
    pub administration: Uuid,
    /// Its id, which proves nothing.
    pub id: Uuid,
    /// The user.
    pub owner: Uuid,
    /// SHA-256 of the token that a page sends beside the cookie.
    pub csrf_hash: [u8; 32],
    /// How the user proved who it is, such as `password one_time`.
    pub factors: String,
    /// The browser, as it names itself.
    pub agent: String,
    /// Since when, UTC microseconds.
    pub created_at: i64,
    /// When it was seen last, to some minutes, UTC microseconds.
    pub seen_at: i64,
    /// When it ends, UTC microseconds.
    pub expires_at: i64,
}

impl Store {
    /// The credentials of a user, in the order they were made.
    ///
    /// # Errors
    /// The database failed.
    pub async fn credentials(&self, actor: &Actor, user: Uuid) -> Result<Vec<Credential>, Error> {
        self.many("credentials", sql::CREDENTIALS, &[actor.administration.into(), user.into()], credential).await
    }

    /// The credential of a kind with this secret: a passkey by its id, a directory's subject.
    ///
    /// # Errors
    /// The database failed.
    pub async fn credential_by_secret(&self, actor: &Actor, kind: &str, secret: &str) -> Result<Option<Credential>, Error> {
        let values = [actor.administration.into(), kind.into(), secret.into()];
        Ok(self.many("a credential", sql::CREDENTIAL_BY_SECRET, &values, credential).await?.pop())
    }

    /// Puts new credentials in the place of all of their kinds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn replace_credentials(&self, actor: &Actor, user: Uuid, kind: &str, new: &[Credential]) -> Result<(), Error> {
        let mut steps = vec![(sql::DELETE_CREDENTIALS, vec![actor.administration.into(), user.into(), kind.into()])];
        steps.extend(new.iter().map(|one| (sql::INSERT_CREDENTIAL, one.values(actor))));
        self.execute_all("credentials", &steps).await
    }

    /// Adds a credential.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_credential(&self, actor: &Actor, new: &Credential) -> Result<(), Error> {
        self.execute("a credential", sql::INSERT_CREDENTIAL, &new.values(actor)).await.map(drop)
    }

    /// Lets a credential count from an instant on; false when it does already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn confirm_credential(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), at.into()];
        Ok(self.execute("a credential", sql::CONFIRM_CREDENTIAL, &values).await? > 0)
    }

    /// Moves a credential's counter on; false when somebody has moved it so far already, so that of two that use one
    /// code at the same time only one gets in.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_credential(&self, actor: &Actor, id: Uuid, counter: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), counter.into()];
        Ok(self.execute("a credential", sql::COUNT_CREDENTIAL, &values).await? > 0)
    }

    /// Removes a user's credential; false when it has no such one: of two that use one recovery code, one gets in.
    ///
    /// # Errors
    /// The database failed.
    pub async fn delete_credential(&self, actor: &Actor, user: Uuid, id: Uuid) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), user.into()];
        Ok(self.execute("a credential", sql::DELETE_CREDENTIAL, &values).await? > 0)
    }

    /// Keeps what a browser is asked to sign, and drops what was not answered in time (instants in UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_challenge(
        &self,
        actor: &Actor,
        hash: &[u8; 32],
        owner: Uuid,
        purpose: &str,
        now: i64,
        expires_at: i64,
    ) -> Result<(), Error> {
        let new = vec![actor.administration.into(), hash.into(), owner.into(), purpose.into(), expires_at.into()];
        let steps = [(sql::DROP_CHALLENGES, vec![actor.administration.into(), now.into()]), (sql::INSERT_CHALLENGE, new)];
        self.execute_all("a challenge", &steps).await
    }

    /// Spends a challenge; false when there is none such that has not expired, or when somebody has spent it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn spend_challenge(
        &self,
        actor: &Actor,
        hash: &[u8; 32],
        owner: Uuid,
        purpose: &str,
        now: i64,
    ) -> Result<bool, Error> {
        let values = [actor.administration.into(), hash.into(), owner.into(), purpose.into(), now.into()];
        Ok(self.execute("a challenge", sql::SPEND_CHALLENGE, &values).await? > 0)
    }

    /// Keeps a session; of its token only the SHA-256.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_session(&self, new: &Session, token_hash: &[u8; 32]) -> Result<(), Error> {
        let values = [
            new.administration.into(),
            new.id.into(),
            new.owner.into(),
            token_hash.into(),
            (&new.csrf_hash).into(),
            (&new.factors).into(),
            (&new.agent).into(),
            new.created_at.into(),
            new.seen_at.into(),
            new.expires_at.into(),
        ];
        self.execute("a session", sql::INSERT_SESSION, &values).await.map(drop)
    }

    /// The session of a token that was not ended and whose user is active; whether it has expired is for the caller to
    /// see. The token tells the administration.
    ///
    /// # Errors
    /// The database failed.
    pub async fn session_by_token_hash(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, Error> {
        Ok(self.many("a session", sql::SESSION_BY_TOKEN, &[token_hash.into()], session).await?.pop())
    }

    /// The sessions of a user that have neither ended nor expired, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sessions(&self, actor: &Actor, user: Uuid, now: i64) -> Result<Vec<Session>, Error> {
        let values = [actor.administration.into(), user.into(), now.into()];
        self.many("sessions", sql::SESSIONS_OF_USER, &values, session).await
    }

    /// Notes that a session was seen, and when it ends now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn see_session(&self, session: &Session, seen_at: i64, expires_at: i64) -> Result<(), Error> {
        let values = [session.administration.into(), session.id.into(), seen_at.into(), expires_at.into()];
        self.execute("a session", sql::SEE_SESSION, &values).await.map(drop)
    }

    /// Ends a session of a user; false when there is no such open one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&self, actor: &Actor, user: Uuid, id: Uuid, at: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), user.into(), at.into()];
        Ok(self.execute("a session", sql::END_SESSION, &values).await? > 0)
    }

    /// Ends all sessions of a user.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_sessions(&self, actor: &Actor, user: Uuid, at: i64) -> Result<(), Error> {
        let values = [actor.administration.into(), user.into(), at.into()];
        self.execute("sessions", sql::END_SESSIONS, &values).await.map(drop)
    }

    /// The machine with this id and key, unless it is disabled.
    ///
    /// # Errors
    /// The database failed.
    pub async fn client_by_key(&self, actor: &Actor, id: Uuid, token_hash: &[u8; 32]) -> Result<Option<Client>, Error> {
        let values = [actor.administration.into(), id.into(), token_hash.into()];
        Ok(self.many("a client", sql::CLIENT_BY_ID_AND_TOKEN, &values, client).await?.pop())
    }

    /// Keeps an access token of a machine, and drops those that have expired.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_access_token(
        &self,
        actor: &Actor,
        client: Uuid,
        token_hash: &[u8; 32],
        now: i64,
        expires_at: i64,
    ) -> Result<(), Error> {
        let steps = [
            (sql::DROP_ACCESS_TOKENS, vec![actor.administration.into(), now.into()]),
            (sql::INSERT_ACCESS_TOKEN, vec![actor.administration.into(), token_hash.into(), client.into(), expires_at.into()]),
        ];
        self.execute_all("an access token", &steps).await
    }

    /// The machine of an access token that has not expired. The token tells the administration.
    ///
    /// # Errors
    /// The database failed.
    pub async fn client_by_access_token(&self, token_hash: &[u8; 32], now: i64) -> Result<Option<Client>, Error> {
        let values = [token_hash.into(), now.into()];
        Ok(self.many("a client", sql::CLIENT_BY_ACCESS_TOKEN, &values, client).await?.pop())
    }
}

fn credential(row: &Row) -> Result<Credential, sqlx::Error> {
    Ok(Credential {
        id: row.id(0)?,
        owner: row.id(1)?,
        kind: row.text(2)?,
        secret: row.text(3)?,
        label: row.text(4)?,
        counter: row.int_maybe(5)?,
        created_at: row.int(6)?,
        confirmed_at: row.int_maybe(7)?,
    })
}

fn session(row: &Row) -> Result<Session, sqlx::Error> {
    Ok(Session {
        administration: row.id(0)?,
        id: row.id(1)?,
        owner: row.id(2)?,
        csrf_hash: row.array(3)?,
        factors: row.text(4)?,
        agent: row.text(5)?,
        created_at: row.int(6)?,
        seen_at: row.int(7)?,
        expires_at: row.int(8)?,
    })
}
